/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-page.h"

#include "cliff-fountain-build.h"
#include "cliff-slice.h"

#include <string.h>

enum
{
  STAGE_TITLE,
  STAGE_CREDIT,
  STAGE_AUTHOR,
  STAGE_SOURCE,
};

static const char * const centred_keys[] = { "Title", "Credit", "Author", "Source" };

static void
add_value (CliffTitlePage *self,
           const char     *key,
           const char     *value)
{
  CliffElement *element = NULL;

  for (guint i = 0; i < self->titles->len && element == NULL; i++)
    {
      CliffElement *one = g_ptr_array_index (self->titles, i);

      if (g_ascii_strcasecmp (one->name, key) == 0)
        element = one;
    }
  if (element == NULL)
    {
      element = cliff_element_new (CLIFF_ELEMENT_TITLE);
      element->name = g_strdup (key);
      element->names = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->titles, element);
    }
  g_ptr_array_add (element->names, g_strdup (value));
}

static gboolean
is_credit (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_str_equal (lower, "by") || g_str_has_suffix (lower, " by") || g_str_has_suffix (lower, "编剧") ||
         g_str_has_suffix (lower, "作者");
}

static gboolean
is_source (const char *text)
{
  return g_ascii_strncasecmp (text, "based on", 8) == 0 || g_ascii_strncasecmp (text, "from ", 5) == 0 ||
         g_str_has_prefix (text, "改编自") || g_str_has_prefix (text, "根据");
}

static void
add_centred (CliffTitlePage *self,
             const char     *text)
{
  switch (self->stage)
    {
    case STAGE_TITLE:
      if (self->titles->len == 0 || !self->gap)
        break;
      self->stage = is_source (text) ? STAGE_SOURCE : STAGE_CREDIT;
      break;
    case STAGE_CREDIT:
      self->stage = STAGE_AUTHOR;
      break;
    case STAGE_AUTHOR:
      self->stage += self->gap || is_source (text);
      break;
    case STAGE_SOURCE:
    default:
      break;
    }
  if (self->stage == STAGE_TITLE && self->titles->len > 0 && is_credit (text))
    self->stage = STAGE_CREDIT;
  if (self->stage == STAGE_CREDIT && !is_credit (text))
    self->stage = is_source (text) ? STAGE_SOURCE : STAGE_AUTHOR;
  add_value (self, centred_keys[self->stage], text);
}

static gboolean
is_date (const char *text)
{
  guint n_digits = 0, n_others = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      n_digits++;
    else if (strchr ("-/. ,", *at) == NULL)
      n_others++;

  return n_digits >= 4 && n_digits <= 8 && n_others <= 9 && strlen (text) <= 24;
}

static void
add_other (CliffTitlePage *self,
           const char     *text)
{
  const char *colon = strchr (text, ':');
  g_autofree char *key = colon != NULL ? g_strndup (text, colon - text) : NULL;
  const char *value = colon != NULL ? colon + 1 : text;

  while (*value == ' ')
    value++;
  if (key != NULL && *value != '\0' && key[0] != '\0' && strlen (key) <= 24 && strpbrk (key, ".,;!?@") == NULL)
    add_value (self, key, value);
  else
    add_value (self, is_date (text) ? "Draft date" : "Contact", text);
}

void
cliff_title_page_init (CliffTitlePage *self)
{
  *self = (CliffTitlePage) { .titles = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_element_free) };
}

void
cliff_title_page_add (CliffTitlePage *self,
                      const char     *text,
                      gboolean        centred)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  self->gap = self->gap || text[0] == '\0';
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (lines[i][0] != '\0' && centred)
        add_centred (self, lines[i]);
      else if (lines[i][0] != '\0')
        add_other (self, lines[i]);
      self->gap = lines[i][0] == '\0';
    }
}

GPtrArray *
cliff_title_page_end (CliffTitlePage *self)
{
  return g_steal_pointer (&self->titles);
}

/* ── Writing ────────────────────────────────────────────────────────────────────────────────────── */

static int
stage_of (const CliffElement *element)
{
  if (g_ascii_strcasecmp (element->name, "Authors") == 0)
    return STAGE_AUTHOR;
  for (guint i = 0; i < G_N_ELEMENTS (centred_keys); i++)
    if (g_ascii_strcasecmp (element->name, centred_keys[i]) == 0)
      return i;

  return -1;
}

static void
write_values (const CliffElement *element,
              gboolean            centred,
              CliffTitleLineFunc  func,
              gpointer            user_data)
{
  gboolean named = !centred && (g_ascii_strcasecmp (element->name, "Contact") != 0 || element->names->len == 0);

  for (guint i = 0; i < element->names->len; i++)
    {
      const char *value = g_ptr_array_index (element->names, i);
      g_autofree char *line = named || (!centred && strchr (value, ':') != NULL)
                                ? g_strdup_printf ("%s: %s", element->name, value) : g_strdup (value);

      func (line, centred, user_data);
    }
}

void
cliff_title_page_foreach_line (GPtrArray          *titles,
                               CliffTitleLineFunc  func,
                               gpointer            user_data)
{
  for (int stage = STAGE_TITLE; stage <= STAGE_SOURCE; stage++)
    for (guint i = 0; i < titles->len; i++)
      {
        const CliffElement *element = g_ptr_array_index (titles, i);

        if (stage_of (element) != stage || element->names->len == 0)
          continue;
        write_values (element, TRUE, func, user_data);
        if (stage != STAGE_CREDIT)
          func ("", TRUE, user_data);
      }
  for (guint i = 0; i < titles->len; i++)
    if (stage_of (g_ptr_array_index (titles, i)) < 0)
      write_values (g_ptr_array_index (titles, i), FALSE, func, user_data);
}
