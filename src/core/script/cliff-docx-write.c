/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-docx-write.h"

#include "cliff-docx-styles.h"
#include "cliff-script-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* The first day that a zip file can name: the same script gives the same bytes. */
#define FIXED_TIME 315532800

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD_NAMES                                                                                 \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                      \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PART "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char types[] =
  HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
       "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
       "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
       "<Override PartName=\"/word/document.xml\" ContentType=\"" PART "document.main+xml\"/>"
       "<Override PartName=\"/word/styles.xml\" ContentType=\"" PART "styles+xml\"/>"
       "<Override PartName=\"/word/header1.xml\" ContentType=\"" PART "header+xml\"/>"
       "<Override PartName=\"/docProps/core.xml\" "
       "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

static const char package_relations[] =
  HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"word/document.xml\"/>"
       "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
       "core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] =
  HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
       "<Relationship Id=\"rId1\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
       "<Relationship Id=\"rId2\" Type=\"" RELATION "header\" Target=\"header1.xml\"/></Relationships>";

static const char page_number[] =
  HEAD "<w:hdr" WORD_NAMES "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
       "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
       "<w:r><w:t>.</w:t></w:r></w:p></w:hdr>";

/**
 * Writer:
 *
 * The body of the document that is being written.
 */
typedef struct
{
  GString           *body;
  CliffScriptFormat  format;
  gboolean           breaks;   /* the next paragraph begins a page */
  gboolean           titling;
} Writer;

/* ── Paragraphs ─────────────────────────────────────────────────────────────────────────────────── */

/* (transfer full) */
static char *
escape (const char *text)
{
  g_autofree char *printable = cliff_script_dup_for_xml (text);

  return g_markup_escape_text (printable, -1);
}

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  g_autofree char *part = g_strndup (text, length), *escaped = escape (part);

  g_string_append (out, escaped);
}

static void
append_run (GString    *out,
            const char *text,
            gsize       length,
            CliffStyle  style)
{
  const char *end = text + length;

  if (length == 0)
    return;
  g_string_append (out, "<w:r>");
  if (style != 0)
    g_string_append_printf (out, "<w:rPr>%s%s%s</w:rPr>", (style & CLIFF_STYLE_BOLD) != 0 ? "<w:b/>" : "",
                            (style & CLIFF_STYLE_ITALIC) != 0 ? "<w:i/>" : "",
                            (style & CLIFF_STYLE_UNDERLINE) != 0 ? "<w:u w:val=\"single\"/>" : "");
  while (text < end)
    {
      gsize part = strcspn (text, "\n\t");

      part = MIN (part, (gsize) (end - text));
      if (part > 0)
        {
          g_string_append (out, "<w:t xml:space=\"preserve\">");
          append_escaped (out, text, part);
          g_string_append (out, "</w:t>");
        }
      text += part;
      if (text < end)
        g_string_append (out, *text++ == '\t' ? "<w:tab/>" : "<w:br/>");
    }
  g_string_append (out, "</w:r>");
}

static void
begin_paragraph (Writer           *self,
                 CliffElementKind  kind,
                 int               level)
{
  const CliffDocxStyle *style = cliff_docx_get_style (self->format, kind);

  g_string_append_printf (self->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style->id);
  if (self->breaks)
    g_string_append (self->body, "<w:pageBreakBefore/>");
  if (kind == CLIFF_ELEMENT_SECTION && level > 1)
    g_string_append_printf (self->body, "<w:outlineLvl w:val=\"%d\"/>", MIN (level, 9) - 1);
  g_string_append (self->body, "</w:pPr>");
  self->breaks = FALSE;
}

static void
append_text (Writer     *self,
             const char *text)
{
  append_run (self->body, text, strlen (text), 0);
}

static void
append_runs (Writer             *self,
             const CliffElement *element)
{
  const char *text = element->text != NULL ? element->text : "";
  gsize at = 0, length = strlen (text);

  for (guint i = 0; element->runs != NULL && i < element->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (element->runs, CliffRun, i);

      append_run (self->body, text + at, MIN (run->start, length) - at, 0);
      append_run (self->body, text + run->start, MIN (run->end, length) - run->start, run->style);
      at = MIN (run->end, length);
    }
  append_run (self->body, text + at, length - at, 0);
}

/* ── A screenplay ───────────────────────────────────────────────────────────────────────────────── */

static void
append_cue (Writer             *self,
            const CliffElement *element)
{
  append_text (self, element->name != NULL ? element->name : "");
  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    {
      append_text (self, " (");
      append_text (self, g_ptr_array_index (element->names, i));
      append_text (self, ")");
    }
  append_text (self, element->dual ? " ^" : "");
}

static void
append_note (Writer     *self,
             const char *note)
{
  append_text (self, "[[");
  append_text (self, note);
  append_text (self, "]]");
}

static void
append_title (Writer             *self,
              const CliffElement *element)
{
  gboolean named = g_ascii_strcasecmp (element->name, "Title") != 0;

  for (guint i = 0; i < element->names->len; i++)
    {
      begin_paragraph (self, CLIFF_ELEMENT_TITLE, 0);
      append_text (self, named ? element->name : "");
      append_text (self, named ? ": " : "");
      append_run (self->body, g_ptr_array_index (element->names, i), strlen (g_ptr_array_index (element->names, i)),
                  named ? 0 : CLIFF_STYLE_BOLD);
      g_string_append (self->body, "</w:p>");
    }
  self->titling = TRUE;
}

static const char *
tag_of (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_SFX        ? "SFX: "
         : kind == CLIFF_ELEMENT_VFX      ? "VFX: "
         : kind == CLIFF_ELEMENT_SUBTITLE ? "ON-SCREEN TEXT: "
         : kind == CLIFF_ELEMENT_HOOK     ? "[HOOK] "
         : kind == CLIFF_ELEMENT_PAYWALL  ? "[PAYWALL] "
                                          : "";
}

static void
write_element (const CliffElement *element,
               gpointer            user_data)
{
  Writer *self = user_data;

  if (element->kind == CLIFF_ELEMENT_TITLE)
    {
      append_title (self, element);
      return;
    }
  self->breaks = self->breaks || self->titling || element->kind == CLIFF_ELEMENT_PAGE_BREAK;
  self->titling = FALSE;
  if (element->kind == CLIFF_ELEMENT_PAGE_BREAK)
    return;
  begin_paragraph (self, element->kind, element->level);
  if (element->kind == CLIFF_ELEMENT_CHARACTER)
    append_cue (self, element);
  else if (element->kind == CLIFF_ELEMENT_NOTE)
    append_note (self, element->text);
  else
    {
      append_text (self, element->kind == CLIFF_ELEMENT_PAREN ? "(" : tag_of (element->kind));
      append_runs (self, element);
      append_text (self, element->kind == CLIFF_ELEMENT_PAREN ? ")" : "");
    }
  if (element->kind == CLIFF_ELEMENT_SCENE && element->number != NULL)
    {
      append_text (self, " #");
      append_text (self, element->number);
      append_text (self, "#");
    }
  for (guint i = 0; element->notes != NULL && i < element->notes->len; i++)
    {
      append_text (self, " ");
      append_note (self, g_ptr_array_index (element->notes, i));
    }
  g_string_append (self->body, "</w:p>");
}

/* ── A micro-drama ──────────────────────────────────────────────────────────────────────────────── */

/* Marks that have no style of their own share one. */
static CliffElementKind
style_kind (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_VFX || kind == CLIFF_ELEMENT_FLASHBACK_START || kind == CLIFF_ELEMENT_FLASHBACK_END ||
             kind == CLIFF_ELEMENT_HOOK || kind == CLIFF_ELEMENT_PAYWALL || kind == CLIFF_ELEMENT_EPISODE_END
           ? CLIFF_ELEMENT_SFX : kind;
}

/* A paragraph a line, in the style of the line's first element. */
static void
write_lines (Writer      *self,
             CliffScript *script)
{
  gsize length, at = 0, span = 0, n_spans = cliff_script_get_n_spans (script);
  const char *text = cliff_script_get_text (script, &length);

  while (at < length)
    {
      gsize size = strcspn (text + at, "\n"), bare = size;
      CliffElementKind kind = CLIFF_ELEMENT_BLANK;

      while (span + 1 < n_spans && cliff_script_get_span (script, span).end <= at)
        span++;
      if (span < n_spans)
        kind = cliff_script_get_span (script, span).kind;
      if (bare > 0 && text[at + bare - 1] == '\r')
        bare--;
      if (bare == 0)
        g_string_append (self->body, "<w:p/>");
      else
        {
          begin_paragraph (self, style_kind (kind), 0);
          append_run (self->body, text + at, bare, 0);
          g_string_append (self->body, "</w:p>");
        }
      at += size + 1;
    }
}

/* ── The package ────────────────────────────────────────────────────────────────────────────────── */

static la_ssize_t
write_bytes (struct archive *archive,
             void           *user_data,
             const void     *data,
             size_t          length)
{
  g_byte_array_append (user_data, data, length);

  return length;
}

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *content)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (content);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, FIXED_TIME, 0);
  archive_write_header (archive, entry);
  archive_write_data (archive, content, length);
  archive_entry_free (entry);
}

static char *
dup_core (const char *title)
{
  g_autofree char *escaped = escape (title != NULL ? title : "");

  return g_strdup_printf (HEAD "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                               "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%s</dc:title>"
                               "</cp:coreProperties>", escaped);
}

GBytes *
cliff_docx_write (CliffScript *script,
                  const char  *title,
                  gboolean     letter)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GString) body = g_string_new (HEAD "<w:document" WORD_NAMES "><w:body>");
  CliffScriptFormat format = cliff_script_get_format (script);
  g_autofree char *styles = cliff_docx_dup_styles (format), *core = dup_core (title);
  Writer self = { .body = body, .format = format };
  struct archive *archive = archive_write_new ();
  gboolean chinese = format == CLIFF_SCRIPT_DRAMA;

  if (chinese)
    write_lines (&self, script);
  else
    cliff_script_foreach_element (script, write_element, &self);
  g_string_append_printf (body,
                          "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"/>"
                          "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"%d\" w:header=\"720\" "
                          "w:footer=\"720\" w:gutter=\"0\"/>%s</w:sectPr></w:body></w:document>",
                          letter ? 12240 : 11906, letter ? 15840 : 16838, chinese ? 1440 : 2160,
                          chinese ? "" : "<w:titlePg/>");
  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  archive_write_open (archive, bytes, NULL, write_bytes, NULL);
  add_part (archive, "[Content_Types].xml", types);
  add_part (archive, "_rels/.rels", package_relations);
  add_part (archive, "word/document.xml", body->str);
  add_part (archive, "word/_rels/document.xml.rels", document_relations);
  add_part (archive, "word/styles.xml", styles);
  add_part (archive, "word/header1.xml", page_number);
  add_part (archive, "docProps/core.xml", core);
  archive_write_close (archive);
  archive_write_free (archive);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
