/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-page-export.h"

#include "cliff-docx-write.h"
#include "cliff-fdx.h"
#include "cliff-file.h"
#include "cliff-script-text.h"

#include <glib/gstdio.h>
#include <errno.h>
#include <string.h>

static const char * const names[] = {
  [CLIFF_EXPORT_FOUNTAIN] = "fountain", [CLIFF_EXPORT_DRAMA] = "drama", [CLIFF_EXPORT_FDX] = "fdx",
  [CLIFF_EXPORT_DOCX] = "docx",         [CLIFF_EXPORT_PDF] = "pdf",     [CLIFF_EXPORT_TEXT] = "txt",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == CLIFF_N_EXPORT_FORMATS);

const char *
cliff_export_format_to_string (CliffExportFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (names), "fountain");

  return names[format];
}

gboolean
cliff_export_format_from_string (const char        *name,
                                 CliffExportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* A script and what is revised in it, both in the layout asked for. */
typedef struct
{
  CliffScript *script;
  CliffScript *turned;   /* owns @script where that is not the caller's */
  GArray      *revised;  /* nullable: CliffTextRange */
} LaidOut;

static void
laid_out_clear (LaidOut *self)
{
  g_clear_pointer (&self->turned, cliff_script_free);
  g_clear_pointer (&self->revised, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LaidOut, laid_out_clear)

static GBytes *
make_pdf (const LaidOut         *laid_out,
          const CliffPageExport *what,
          GCancellable          *cancellable,
          GError               **error)
{
  CliffPageSetup setup = what->setup;
  g_autoptr(CliffPages) pages = NULL;

  setup.revised = laid_out->revised != NULL ? (const CliffTextRange *) laid_out->revised->data : NULL;
  setup.n_revised = laid_out->revised != NULL ? laid_out->revised->len : 0;
  pages = cliff_pages_new (laid_out->script, &setup);

  return cliff_pages_make_pdf (pages, g_get_real_time () / G_USEC_PER_SEC, cancellable, error);
}

static GBytes *
make_fdx (const LaidOut         *laid_out,
          const CliffPageExport *what,
          GError               **error)
{
  g_autoptr(GPtrArray) revisions = NULL;

  if (laid_out->revised != NULL)
    {
      const char *colour = what->setup.colour;
      CliffFdxRevision *revision = g_new0 (CliffFdxRevision, 1);

      revision->name = g_strdup_printf ("%c%s Rev.", g_ascii_toupper (colour[0]), colour + 1);
      revision->colour = g_strdup (colour);
      revision->spans = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
      for (guint i = 0; i < laid_out->revised->len; i++)
        {
          CliffTextRange range = g_array_index (laid_out->revised, CliffTextRange, i);
          CliffSpan span = { CLIFF_ELEMENT_BLANK, range.start, range.end };

          g_array_append_val (revision->spans, span);
        }
      revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_revision_free);
      g_ptr_array_add (revisions, revision);
    }

  return cliff_fdx_write (laid_out->script, what->fdx, revisions, error);
}

/* (transfer full) (nullable) */
static GBytes *
make (const LaidOut         *laid_out,
      const CliffPageExport *what,
      GCancellable          *cancellable,
      GError               **error)
{
  CliffScript *script = laid_out->script;

  switch (what->format)
    {
    case CLIFF_EXPORT_FOUNTAIN:
      return take_text (cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN));
    case CLIFF_EXPORT_DRAMA:
      return take_text (cliff_script_write (script, CLIFF_SCRIPT_DRAMA));
    case CLIFF_EXPORT_FDX:
      return make_fdx (laid_out, what, error);
    case CLIFF_EXPORT_DOCX:
      return cliff_docx_write (script, what->setup.title, what->setup.paper == CLIFF_PAPER_LETTER);
    case CLIFF_EXPORT_PDF:
      return make_pdf (laid_out, what, cancellable, error);
    case CLIFF_EXPORT_TEXT:
    default:
      return take_text (cliff_script_dup_plain (script));
    }
}

/* (transfer full) (nullable): NULL where @script is in @format already. */
static CliffScript *
dup_turned (CliffScript       *script,
            CliffScriptFormat  format)
{
  g_autofree char *text = NULL;

  if (format == CLIFF_SCRIPT_AUTO || format == cliff_script_get_format (script))
    return NULL;
  text = cliff_script_write (script, format);

  return cliff_script_new (text, -1, format);
}

/* Final Draft's documents say what Fountain says: what is revised in them is looked for in that. */
static void
lay_out (CliffScript           *script,
         const CliffPageExport *what,
         LaidOut               *laid_out)
{
  gboolean paged = what->format == CLIFF_EXPORT_DOCX || what->format == CLIFF_EXPORT_PDF || what->format == CLIFF_EXPORT_TEXT;
  gboolean marked = what->before != NULL && what->setup.colour != NULL && what->setup.colour[0] != '\0' &&
                    (what->format == CLIFF_EXPORT_PDF || what->format == CLIFF_EXPORT_FDX);
  CliffScriptFormat format = what->format == CLIFF_EXPORT_FDX ? CLIFF_SCRIPT_FOUNTAIN : paged ? what->layout : CLIFF_SCRIPT_AUTO;
  g_autoptr(CliffScript) before = marked ? dup_turned (what->before, format) : NULL;

  laid_out->turned = dup_turned (script, format);
  laid_out->script = laid_out->turned != NULL ? laid_out->turned : script;
  if (marked)
    laid_out->revised = cliff_compare_find_revised (before != NULL ? before : what->before, laid_out->script);
}

gboolean
cliff_page_export (CliffScript            *script,
                   const CliffPageExport  *what,
                   const char             *path,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_auto(LaidOut) laid_out = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  GStatBuf there;

  /* Found out before the work is done; the renaming below is what makes sure.  Only a file is ever replaced: a link or a
   * device of that name is something else. */
  if (g_lstat (path, &there) == 0 && (!what->replace || !S_ISREG (there.st_mode)))
    {
      cliff_file_set_error (error, EEXIST, "write", path);
      return FALSE;
    }
  lay_out (script, what, &laid_out);
  bytes = make (&laid_out, what, cancellable, error);

  return bytes != NULL && cliff_file_write (path, bytes, what->replace, error);
}
