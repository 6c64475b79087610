/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-edit.h"

#include "cliff-cli.h"
#include "cliff-cut-words.h"

/* Far beyond any episode, and far below what overflows. */
#define MOST_SECONDS 1000000

static void
refuse (CliffCliEdit *self,
        const char   *format,
        const char   *word)
{
  if (self->error == NULL)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, word);
}

const char *
cliff_cli_edit_take_word (CliffCliEdit *self,
                          const char   *what)
{
  if (self->next < self->n_words)
    return self->words[self->next++];
  refuse (self, "%s is missing; see “cliffhanger-cli edit --help”", what);

  return "";
}

/* Digits and at most nine more behind a point, in units of 1/@unit. */
static gboolean
parse_decimal (const char *word,
               gint64      unit,
               gint64     *value)
{
  char *end;
  guint64 whole;

  if (!g_ascii_isdigit (*word))
    return FALSE;
  whole = g_ascii_strtoull (word, &end, 10);
  if (whole > MOST_SECONDS)
    return FALSE;
  *value = (gint64) whole * unit;
  if (*end == '.')
    {
      end++;
      for (gint64 part = unit / 10; g_ascii_isdigit (*end); end++, part /= 10)
        *value += (*end - '0') * part;
    }

  return *end == '\0';
}

/* The sign; @word then stands behind it.  A minus sign of typography is one too: a hyphen before a digit would be read as an option. */
static int
take_sign (const char **word)
{
  if (g_str_has_prefix (*word, "−"))
    {
      *word += strlen ("−");
      return -1;
    }
  if (**word != '-' && **word != '+')
    return 1;

  return *(*word)++ == '-' ? -1 : 1;
}

static gboolean
parse_frames (CliffCliEdit *self,
              const char   *word,
              CliffTime    *time)
{
  g_autofree char *digits = g_strndup (word, strlen (word) - 1);
  gint64 num = cliff_store_get_int (self->store, 30, "SELECT fps_num FROM series", "");
  gint64 den = cliff_store_get_int (self->store, 1, "SELECT fps_den FROM series", "");
  gint64 frames;

  if (strchr (digits, '.') != NULL || !parse_decimal (digits, 1, &frames) || num < 1 || den < 1 || den > 1001)
    return FALSE;
  /* Split, so that nothing overflows. */
  *time = frames / num * den * CLIFF_SECOND + (frames % num * den * CLIFF_SECOND + num - 1) / num;

  return TRUE;
}

CliffTime
cliff_cli_edit_parse_time (CliffCliEdit *self,
                           const char   *word)
{
  const char *rest = word;
  int sign = take_sign (&rest);
  const char *colon = strchr (rest, ':');
  g_autofree char *minutes = colon != NULL ? g_strndup (rest, (gsize) (colon - rest)) : NULL;
  gint64 whole = 0;
  CliffTime time = 0;
  gboolean done;

  if (g_str_has_suffix (rest, "f"))
    done = parse_frames (self, rest, &time);
  else if (colon != NULL)
    done = parse_decimal (minutes, 1, &whole) && parse_decimal (colon + 1, CLIFF_SECOND, &time);
  else
    done = parse_decimal (rest, CLIFF_SECOND, &time);
  if (!done)
    refuse (self, "“%s” is no time: seconds, MM:SS.mmm or frames, as 12f", word);

  return sign * (whole * 60 * CLIFF_SECOND + time);
}

gint64
cliff_cli_edit_parse_factor (CliffCliEdit *self,
                             const char   *word)
{
  const char *rest = word;
  int sign = take_sign (&rest);
  gint64 value = 0;

  if (!parse_decimal (rest, CLIFF_PPM, &value))
    refuse (self, "“%s” is no number", word);

  return sign * value;
}

gint64
cliff_cli_edit_parse_int (CliffCliEdit *self,
                          const char   *word)
{
  const char *rest = word;
  int sign = take_sign (&rest);
  gint64 value = 0;

  if (!g_ascii_string_to_signed (rest, 10, 0, G_MAXINT64, &value, NULL))
    refuse (self, "“%s” is no whole number", word);

  return sign * value;
}

GArray *
cliff_cli_edit_parse_items (CliffCliEdit *self,
                            const char   *word)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CliffCutItem));
  g_auto(GStrv) parts = g_strsplit (word, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], ":", 2);
      CliffCutItem item = { CLIFF_CUT_SHOT, 0 };

      if (g_strv_length (pair) == 2 && cliff_cut_kind_find (pair[0], &item.kind))
        item.id = cliff_cli_edit_parse_int (self, pair[1]);
      else
        refuse (self, "“%s” is none of shot:ID, line:ID, clip:ID", parts[i]);
      g_array_append_val (items, item);
    }
  /* Whoever goes on with one finds it. */
  if (items->len == 0)
    {
      refuse (self, "“%s” names nothing", word);
      g_array_set_size (items, 1);
    }

  return items;
}

int
cliff_cli_edit_parse_choice (CliffCliEdit       *self,
                             const char         *word,
                             const char * const *words)
{
  g_autofree char *all = NULL;

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  all = g_strjoinv (", ", (char **) words);
  if (self->error == NULL)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is none of %s", word, all);

  return 0;
}

CliffId
cliff_cli_edit_take_episode (CliffCliEdit *self)
{
  const char *word = cliff_cli_edit_take_word (self, "the episode");

  return self->error == NULL ? cliff_cli_find_episode (self->store, word, &self->error) : 0;
}
