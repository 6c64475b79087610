/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-page-block.h"

#include <string.h>

/* ── Runs ── */

/* The runs between @start and @end, counted from @start.  (transfer full) (nullable) */
static GArray *
slice_runs (GArray *runs,
            gsize   start,
            gsize   end)
{
  g_autoptr(GArray) slice = NULL;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      CliffRun run = g_array_index (runs, CliffRun, i);

      if (run.end <= start || run.start >= end)
        continue;
      run.start = MAX (run.start, start) - start;
      run.end = MIN (run.end, end) - start;
      if (slice == NULL)
        slice = g_array_new (FALSE, FALSE, sizeof (CliffRun));
      g_array_append_val (slice, run);
    }

  return g_steal_pointer (&slice);
}

/* The style at @at, and in @end where it may change next. */
static CliffStyle
style_at (CliffPageBlock *self,
          gsize           at,
          gsize          *end)
{
  CliffStyle style = self->box.style;

  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (self->runs, CliffRun, i);

      if (run->start <= at && at < run->end)
        {
          style |= run->style;
          *end = MIN (*end, run->end);
        }
      else if (run->start > at)
        *end = MIN (*end, run->start);
    }

  return style;
}

/* ── Wrapping ── */

static void
add_line (CliffPageBlock *self,
          gsize           start,
          gsize           end)
{
  CliffPageLine line;

  while (end > start && self->text[end - 1] == ' ')
    end--;
  line = (CliffPageLine) { (guint) start, (guint) end };
  g_array_append_val (self->lines, line);
}

/* Wraps one paragraph, of a letter a column, behind spaces and hyphens. */
static void
wrap_paragraph (CliffPageBlock *self,
                gsize           start,
                gsize           end,
                guint           columns)
{
  const char *text = self->text;
  gsize line = start, good = start;  /* where this line begins; the last place for the next one */
  guint column = 0;

  for (gsize at = start; at < end; at = g_utf8_next_char (text + at) - text)
    {
      if (column >= columns && text[at] != ' ')
        {
          gsize next = good > line ? good : at;

          add_line (self, line, next);
          line = good = next;
          column = (guint) g_utf8_strlen (text + line, (gssize) (at - line));
        }
      column++;
      if (text[at] == ' ' || (text[at] == '-' && at + 1 < end && g_ascii_isalpha (text[at + 1])))
        good = at + 1;
    }
  add_line (self, line, end);
}

static void
wrap_plain (CliffPageBlock *self)
{
  guint columns = MAX (1, (guint) (self->box.width / CLIFF_PAGE_COLUMN + 0.01));
  gsize length = strlen (self->text), start = 0;

  for (;;)
    {
      const char *end = memchr (self->text + start, '\n', length - start);

      wrap_paragraph (self, start, end != NULL ? (gsize) (end - self->text) : length, columns);
      if (end == NULL)
        break;
      start = (gsize) (end - self->text) + 1;
    }
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               const CliffRun *run)
{
  attribute->start_index = (guint) run->start;
  attribute->end_index = (guint) run->end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttrList *
make_attributes (CliffPageBlock *self)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (self->runs, CliffRun, i);

      if ((run->style & CLIFF_STYLE_BOLD) != 0)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), run);
      if ((run->style & CLIFF_STYLE_ITALIC) != 0)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), run);
      if ((run->style & CLIFF_STYLE_UNDERLINE) != 0)
        add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), run);
    }
  if ((self->box.style & CLIFF_STYLE_UNDERLINE) != 0)
    pango_attr_list_insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));

  return list;
}

/* (transfer full) */
static PangoLayout *
make_layout (CliffPageBlock *self,
             CliffPageFonts *fonts)
{
  PangoLayout *layout = cliff_page_fonts_new_layout (fonts, self->box.size, self->box.style);
  g_autoptr(PangoAttrList) attributes = make_attributes (self);

  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (self->box.width * PANGO_SCALE));
  pango_layout_set_indent (layout, -(int) (self->box.hang * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, self->box.align);
  pango_layout_set_justify (layout, self->box.justify);
  pango_layout_set_auto_dir (layout, FALSE);

  return layout;
}

static void
wrap_layout (CliffPageBlock *self,
             CliffPageFonts *fonts)
{
  g_autoptr(PangoLayout) layout = make_layout (self, fonts);

  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next)
    {
      PangoLayoutLine *line = at->data;
      gsize start = (gsize) pango_layout_line_get_start_index (line);

      add_line (self, start, start + (gsize) pango_layout_line_get_length (line));
    }
}

CliffPageBlock *
cliff_page_block_new (CliffPageFonts     *fonts,
                      const CliffPageBox *box,
                      const char         *text,
                      GArray             *runs,
                      GArray             *revised)
{
  CliffPageBlock *self = g_new0 (CliffPageBlock, 1);

  self->box = *box;
  self->text = g_strdup (text);
  self->runs = slice_runs (runs, 0, G_MAXSIZE);
  self->revised = slice_runs (revised, 0, G_MAXSIZE);
  self->lines = g_array_new (FALSE, FALSE, sizeof (CliffPageLine));
  self->plain = box->size == CLIFF_PAGE_SIZE && box->hang == 0 && cliff_page_fonts_is_plain (fonts, text);
  if (self->plain)
    wrap_plain (self);
  else
    wrap_layout (self, fonts);

  return self;
}

void
cliff_page_block_free (CliffPageBlock *self)
{
  g_free (self->text);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->revised, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self);
}

CliffPageBlock *
cliff_page_block_slice (CliffPageBlock *self,
                        CliffPageFonts *fonts,
                        gsize           start,
                        gsize           end)
{
  g_autofree char *text = g_strndup (self->text + start, end - start);
  g_autoptr(GArray) runs = slice_runs (self->runs, start, end), revised = slice_runs (self->revised, start, end);

  return cliff_page_block_new (fonts, &self->box, text, runs, revised);
}

gboolean
cliff_page_block_is_revised (CliffPageBlock *self,
                             guint           line)
{
  const CliffPageLine *at = &g_array_index (self->lines, CliffPageLine, line);

  for (guint i = 0; self->revised != NULL && i < self->revised->len; i++)
    {
      const CliffRun *run = &g_array_index (self->revised, CliffRun, i);

      if (run->start < MAX (at->end, at->start + 1) && run->end > at->start)
        return TRUE;
    }

  return FALSE;
}

/* ── Drawing ── */

static void
draw_underline (cairo_t *cairo,
                double   x,
                double   baseline,
                double   width)
{
  cairo_rectangle (cairo, x, baseline + 1.5, width, 0.6);
  cairo_fill (cairo);
}

static void
draw_plain_line (CliffPageBlock      *self,
                 CliffPageFonts      *fonts,
                 cairo_t             *cairo,
                 const CliffPageLine *line,
                 double               baseline)
{
  double width = (double) g_utf8_strlen (self->text + line->start, line->end - line->start) * CLIFF_PAGE_COLUMN;
  double x = self->box.x;

  if (self->box.align == PANGO_ALIGN_CENTER)
    x += (self->box.width - width) / 2;
  else if (self->box.align == PANGO_ALIGN_RIGHT)
    x += self->box.width - width;
  for (gsize at = line->start, end; at < line->end; at = end)
    {
      CliffStyle style;
      g_autofree char *part = NULL;
      double advance;

      end = line->end;
      style = style_at (self, at, &end);
      part = g_strndup (self->text + at, end - at);
      advance = (double) g_utf8_strlen (part, -1) * CLIFF_PAGE_COLUMN;
      cairo_set_scaled_font (cairo, cliff_page_fonts_get_face (fonts, style));
      cairo_move_to (cairo, x, baseline);
      cairo_show_text (cairo, part);
      cairo_new_path (cairo);
      if ((style & CLIFF_STYLE_UNDERLINE) != 0)
        draw_underline (cairo, x, baseline, advance);
      x += advance;
    }
}

static void
draw_layout_lines (CliffPageBlock *self,
                   CliffPageFonts *fonts,
                   cairo_t        *cairo,
                   guint           first,
                   guint           n_lines,
                   double          baseline,
                   double          leading)
{
  g_autoptr(PangoLayout) layout = make_layout (self, fonts);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint index = 0;

  do
    {
      PangoRectangle logical;

      if (index >= first && index < first + n_lines)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cairo, self->box.x + logical.x / (double) PANGO_SCALE, baseline + (index - first) * leading);
          pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (iter));
        }
      index++;
    }
  while (pango_layout_iter_next_line (iter));
  cairo_new_path (cairo);
  pango_layout_iter_free (iter);
}

void
cliff_page_block_draw (CliffPageBlock *self,
                       CliffPageFonts *fonts,
                       cairo_t        *cairo,
                       guint           first,
                       guint           n_lines,
                       double          y,
                       double          leading)
{
  double baseline = y + cliff_page_fonts_get_ascent (fonts, leading);

  if (!self->plain)
    {
      draw_layout_lines (self, fonts, cairo, first, n_lines, baseline, leading);
      return;
    }
  for (guint i = 0; i < n_lines; i++)
    draw_plain_line (self, fonts, cairo, &g_array_index (self->lines, CliffPageLine, first + i),
                     baseline + i * leading);
}
