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

static GBytes *
make_pdf (CliffScript           *script,
          const CliffPageExport *what,
          const char            *path,
          GCancellable          *cancellable,
          GError               **error)
{
  CliffPageSetup setup = { .paper = what->paper, .numbers = TRUE, .title = what->title };
  g_autoptr(CliffPages) pages = NULL;
  g_autofree char *header = NULL;

  if (what->revised != NULL && what->revised->len > 0 && what->colour != NULL && what->colour[0] != '\0')
    {
      header = g_strdup_printf ("%c%s Revision", g_ascii_toupper (what->colour[0]), what->colour + 1);
      setup.header = header;
      setup.colour = what->colour;
      setup.revised = (const CliffTextRange *) what->revised->data;
      setup.n_revised = what->revised->len;
    }
  pages = cliff_pages_new (script, &setup);

  return cliff_pages_write_pdf (pages, path, g_get_real_time () / G_USEC_PER_SEC, cancellable, error)
           ? g_bytes_new (NULL, 0) : NULL;
}

static gboolean
write_temporary (CliffScript           *script,
                 gboolean               turned,
                 const CliffPageExport *what,
                 const char            *path,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_autoptr(GBytes) bytes = NULL;
  CliffPageExport plain = *what;

  /* In the other layout the places of the revision are none. */
  plain.revised = NULL;
  switch (what->format)
    {
    case CLIFF_EXPORT_FOUNTAIN:
      bytes = take_text (cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN));
      break;
    case CLIFF_EXPORT_DRAMA:
      bytes = take_text (cliff_script_write (script, CLIFF_SCRIPT_DRAMA));
      break;
    case CLIFF_EXPORT_FDX:
      bytes = cliff_fdx_write (script, what->fdx, NULL, error);
      break;
    case CLIFF_EXPORT_DOCX:
      bytes = cliff_docx_write (script, what->title, what->paper == CLIFF_PAPER_LETTER);
      break;
    case CLIFF_EXPORT_PDF:
      bytes = make_pdf (script, turned ? &plain : what, path, cancellable, error);
      return bytes != NULL;
    case CLIFF_EXPORT_TEXT:
    default:
      bytes = take_text (cliff_script_dup_plain (script));
      break;
    }

  return bytes != NULL && g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                    G_FILE_SET_CONTENTS_NONE, 0666, error);
}

static gboolean
publish (const char  *temporary,
         const char  *path,
         gboolean     replace,
         GError     **error)
{
  int errnum;

  if (replace)
    return cliff_file_publish (temporary, path, error);
  if (!cliff_file_sync (temporary, error))
    return FALSE;
  errnum = cliff_file_rename_new (temporary, path);
  if (errnum != 0)
    cliff_file_set_error (error, errnum, "write", path);

  return errnum == 0;
}

/* The script in the layout asked for: (transfer full) (nullable), NULL where it is in that already. */
static CliffScript *
dup_laid_out (CliffScript           *script,
              const CliffPageExport *what)
{
  gboolean laid_out = what->format == CLIFF_EXPORT_DOCX || what->format == CLIFF_EXPORT_PDF ||
                      what->format == CLIFF_EXPORT_TEXT;
  g_autofree char *text = NULL;

  if (!laid_out || what->layout == CLIFF_SCRIPT_AUTO || what->layout == cliff_script_get_format (script))
    return NULL;
  text = cliff_script_write (script, what->layout);

  return cliff_script_new (text, -1, what->layout);
}

gboolean
cliff_page_export (CliffScript            *script,
                   const CliffPageExport  *what,
                   const char             *path,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_autoptr(CliffScript) turned = dup_laid_out (script, what);
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path), *inside = NULL;
  g_autofree char *unique = g_uuid_string_random (), *hidden = g_strdup_printf (".%.8s.%.80s", unique, name);
  GStatBuf there;
  gboolean ok;

  /* Found out before the work is done; the renaming below is what makes sure.  Only a file is ever replaced: a link or a
   * device of that name is something else. */
  if (g_lstat (path, &there) == 0 && (!what->replace || !S_ISREG (there.st_mode)))
    {
      cliff_file_set_error (error, EEXIST, "write", path);
      return FALSE;
    }
  inside = g_build_filename (folder, hidden, NULL);
  ok = write_temporary (turned != NULL ? turned : script, turned != NULL, what, inside, cancellable, error) &&
       publish (inside, path, what->replace, error);
  if (!ok)
    g_unlink (inside);

  return ok;
}
