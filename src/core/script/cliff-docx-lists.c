/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-docx-private.h"

#include <string.h>

#define N_LEVELS 9
#define MOST_LISTS 4096
/* Of what stands before an entry: it is repeated at each. */
#define MOST_TEXT 200

typedef struct
{
  int   start;
  int   count;
  char *format;
  char *text;   /* "第%1集" */
  char *behind; /* a tab, a space or nothing */
} Level;

typedef struct
{
  Level levels[N_LEVELS];
} List;

struct _CliffDocxLists
{
  GHashTable *kinds;    /* abstract id → List */
  GHashTable *numbers;  /* id → abstract id */
  List       *list;     /* being read */
  Level      *level;
  int         number;
};

static void
list_free (List *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_free (self->levels[i].format);
      g_free (self->levels[i].text);
      g_free (self->levels[i].behind);
    }
  g_free (self);
}

static gboolean
take_node (xmlTextReader *reader,
           gpointer       user_data)
{
  CliffDocxLists *self = user_data;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
    return TRUE;
  if (cliff_docx_is_word (reader, "abstractNum"))
    {
      self->list = g_new0 (List, 1);
      self->level = NULL;
      g_hash_table_replace (self->kinds, GINT_TO_POINTER (cliff_docx_get_number (reader, "abstractNumId", 0)), self->list);
      if (g_hash_table_size (self->kinds) > MOST_LISTS)
        return FALSE;
    }
  else if (cliff_docx_is_word (reader, "lvl") && self->list != NULL)
    {
      self->level = &self->list->levels[CLAMP (cliff_docx_get_number (reader, "ilvl", 0), 0, N_LEVELS - 1)];
      self->level->start = 1;
    }
  else if (cliff_docx_is_word (reader, "start") && self->level != NULL)
    self->level->start = CLAMP (cliff_docx_get_number (reader, "val", 1), 0, 99999);
  else if (cliff_docx_is_word (reader, "numFmt") && self->level != NULL)
    g_free (self->level->format), self->level->format = cliff_docx_dup_value (reader, "val");
  else if (cliff_docx_is_word (reader, "lvlText") && self->level != NULL)
    {
      g_free (self->level->text);
      self->level->text = cliff_docx_dup_value (reader, "val");
      if (self->level->text != NULL && strlen (self->level->text) > MOST_TEXT)
        g_clear_pointer (&self->level->text, g_free);
    }
  else if (cliff_docx_is_word (reader, "suff") && self->level != NULL)
    g_free (self->level->behind), self->level->behind = cliff_docx_dup_value (reader, "val");
  else if (cliff_docx_is_word (reader, "num"))
    {
      self->list = NULL;
      self->level = NULL;
      self->number = cliff_docx_get_number (reader, "numId", 0);
    }
  else if (cliff_docx_is_word (reader, "abstractNumId") && self->list == NULL &&
           g_hash_table_size (self->numbers) < MOST_LISTS)
    g_hash_table_replace (self->numbers, GINT_TO_POINTER (self->number),
                          GINT_TO_POINTER (cliff_docx_get_number (reader, "val", 0)));

  return TRUE;
}

CliffDocxLists *
cliff_docx_lists_new (GByteArray *numbering)
{
  CliffDocxLists *self = g_new0 (CliffDocxLists, 1);

  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) list_free);
  self->numbers = g_hash_table_new (NULL, NULL);
  /* Numbers that cannot be read are no reason to lose the words. */
  cliff_docx_walk (numbering, take_node, self);

  return self;
}

void
cliff_docx_lists_free (CliffDocxLists *self)
{
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* ── Counting ───────────────────────────────────────────────────────────────────────────────────── */

static void
append_chinese (GString *out,
                int      number)
{
  static const char * const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const struct { int unit; const char *name; } units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
  gboolean any = FALSE, gap = FALSE;

  if (number <= 0 || number >= 10000)
    {
      g_string_append_printf (out, "%d", number);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      int digit = number / units[i].unit % 10;

      if (digit == 0)
        {
          gap = any;
          continue;
        }
      if (gap)
        g_string_append (out, "零");
      /* 十二, not 一十二 */
      if (any || digit != 1 || units[i].unit != 10)
        g_string_append (out, digits[digit]);
      g_string_append (out, units[i].name);
      any = TRUE;
      gap = FALSE;
    }
}

static void
append_roman (GString *out,
              int      number,
              gboolean upper)
{
  static const struct { int value; const char *letters; } parts[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
    { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  gsize start = out->len;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && number < 4000; i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (out, parts[i].letters);
  for (gsize i = start; upper && i < out->len; i++)
    out->str[i] = g_ascii_toupper (out->str[i]);
}

static void
append_count (GString     *out,
              const Level *level)
{
  const char *format = level->format != NULL ? level->format : "decimal";

  if (g_str_has_prefix (format, "chinese") || g_str_has_prefix (format, "japanese") ||
      g_str_has_prefix (format, "taiwanese") || g_str_has_prefix (format, "ideograph"))
    append_chinese (out, level->count);
  else if (g_str_has_suffix (format, "Roman"))
    append_roman (out, level->count, format[0] == 'u');
  else if (g_str_has_suffix (format, "Letter") && level->count >= 1)
    g_string_append_c (out, (format[0] == 'u' ? 'A' : 'a') + (level->count - 1) % 26);
  else if (g_str_equal (format, "decimalZero"))
    g_string_append_printf (out, "%02d", level->count);
  else if (!g_str_equal (format, "none"))
    g_string_append_printf (out, "%d", level->count);
}

/* Bullets say nothing, but the triangles of actions do. */
static gboolean
is_silent (const Level *level)
{
  return g_strcmp0 (level->format, "bullet") == 0 && !g_str_equal (level->text, "△") && !g_str_equal (level->text, "▲");
}

char *
cliff_docx_lists_next (CliffDocxLists *self,
                       int             id,
                       int             level)
{
  gpointer kind;
  List *list = NULL;
  GString *out;

  level = CLAMP (level, 0, N_LEVELS - 1);
  if (g_hash_table_lookup_extended (self->numbers, GINT_TO_POINTER (id), NULL, &kind))
    list = g_hash_table_lookup (self->kinds, kind);
  if (list == NULL || list->levels[level].text == NULL)
    return g_strdup ("");
  for (int i = 0; i <= level; i++)
    if (i == level || list->levels[i].count == 0)
      list->levels[i].count = list->levels[i].count == 0 ? list->levels[i].start : list->levels[i].count + 1;
  for (int i = level + 1; i < N_LEVELS; i++)
    list->levels[i].count = 0;
  if (is_silent (&list->levels[level]))
    return g_strdup ("");

  out = g_string_new (NULL);
  for (const char *at = list->levels[level].text; *at != '\0'; at++)
    if (*at == '%' && at[1] >= '1' && at[1] <= '9')
      append_count (out, &list->levels[*++at - '1']);
    else
      g_string_append_c (out, *at);
  if (g_strcmp0 (list->levels[level].behind, "nothing") != 0)
    g_string_append_c (out, ' ');

  return g_string_free (out, FALSE);
}
