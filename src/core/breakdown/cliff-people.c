/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-people.h"

#include "cliff-breakdown.h"
#include "cliff-lexicon.h"

#include <string.h>

/* No drama has more people; names of a file that does are read as words. */
#define MAX_PEOPLE 2000

typedef struct
{
  char *text;
  int   person;
} Alias;

struct _CliffPeople
{
  GPtrArray  *names;    /* char * */
  GArray     *genders;  /* char */
  GHashTable *indices;  /* name → index + 1 */
  GArray     *aliases;  /* Alias, longest first */
};

static void
clear_alias (gpointer data)
{
  g_free (((Alias *) data)->text);
}

char **
cliff_people_split_speaker (const char *speaker)
{
  static GRegex *divider;
  g_auto(GStrv) parts = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  /* Every speech of a series is asked about, once an episode: compiling took longer than all the rest. */
  if (g_once_init_enter_pointer (&divider))
    g_once_init_leave_pointer (&divider, g_regex_new ("\\s*(?:/|／|、|＆|&|,|，|\\bAND\\b|\\band\\b)\\s*",
                                                      G_REGEX_OPTIMIZE, 0, NULL));
  parts = g_regex_split (divider, speaker, 0);

  for (int i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

static void
add_person (CliffPeople *self,
            const char  *name)
{
  char none = 0;

  if (self->names->len >= MAX_PEOPLE || *name == '\0' ||
      cliff_lexicon_has (CLIFF_WORDS_NARRATOR, name) || g_hash_table_contains (self->indices, name))
    return;

  g_ptr_array_add (self->names, g_strdup (name));
  g_array_append_val (self->genders, none);
  g_hash_table_insert (self->indices, g_ptr_array_index (self->names, self->names->len - 1),
                       GINT_TO_POINTER (self->names->len));
}

static void
add_scene (CliffPeople       *self,
           CliffOutlineScene *scene)
{
  for (guint i = 0; i < scene->cast->len; i++)
    add_person (self, g_ptr_array_index (scene->cast, i));
  for (guint i = 0; i < scene->elements->len; i++)
    {
      CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);
      g_auto(GStrv) names = NULL;

      if (!cliff_element_kind_is_speech (element->kind) || element->kind == CLIFF_ELEMENT_NARRATION)
        continue;
      names = cliff_people_split_speaker (element->speaker);
      for (int j = 0; names[j] != NULL; j++)
        add_person (self, names[j]);
    }
}

static void
add_alias (CliffPeople *self,
           const char  *text,
           int          person)
{
  for (guint i = 0; i < self->aliases->len; i++)
    {
      Alias *alias = &g_array_index (self->aliases, Alias, i);

      /* A form two people share names neither. */
      if (g_ascii_strcasecmp (alias->text, text) == 0)
        {
          if (alias->person >= 0 && alias->person != person &&
              g_ascii_strcasecmp (g_ptr_array_index (self->names, alias->person), text) != 0)
            alias->person = -1;
          return;
        }
    }
  g_array_append_vals (self->aliases, &(Alias) { g_strdup (text), person }, 1);
}

static void
add_chinese_aliases (CliffPeople *self,
                     const char  *name,
                     int          person)
{
  static const char *const titles[] = { "总",   "少",   "董",   "先生", "小姐",
                                        "太太", "夫人", "老师", "医生", "律师",
                                        "经理", "主任", "警官", "老板", NULL };
  g_autofree char *surname = g_utf8_substring (name, 0, 1);
  glong length = g_utf8_strlen (name, -1);

  if (length < 2 || length > 4)
    return;
  if (length == 3 && !cliff_lexicon_has (CLIFF_WORDS_PROP, name))
    add_alias (self, g_utf8_next_char (name), person);
  if (length >= 3)
    for (int i = 0; titles[i] != NULL; i++)
      {
        g_autofree char *form = g_strconcat (surname, titles[i], NULL);

        add_alias (self, form, person);
      }
}

static void
add_english_aliases (CliffPeople *self,
                     const char  *name,
                     int          person)
{
  static const char *const titles[] = { "mr",    "mrs",    "ms",    "miss",    "dr",        "lady",
                                        "lord",  "sir",    "the",   "old",     "young",     "man",
                                        "woman", "rev",    "canon", "officer", "detective", "guard",
                                        "nurse", "doctor", "of",    "and",     "no",        "one",
                                        "two",   NULL };
  g_auto(GStrv) words = g_str_tokenize_and_fold (name, "en", NULL);

  if (words[0] == NULL || words[1] == NULL)
    return;
  for (int i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= 3 && !g_strv_contains (titles, words[i]))
      add_alias (self, words[i], person);
}

static int
compare_aliases (gconstpointer a,
                 gconstpointer b)
{
  const Alias *left = a;
  const Alias *right = b;
  int longer = (int) strlen (right->text) - (int) strlen (left->text);

  return longer != 0 ? longer : strcmp (left->text, right->text);
}

static char
gender_of_words (const char *text)
{
  gsize female = G_MAXSIZE;
  gsize male = G_MAXSIZE;

  cliff_lexicon_find (CLIFF_WORDS_FEMALE, text, &female);
  cliff_lexicon_find (CLIFF_WORDS_MALE, text, &male);
  if (female == male)
    return 0;

  return female < male ? 'f' : 'm';
}

/* A biography tells before a name does: what follows the name up to the paragraph's end. */
char
cliff_breakdown_guess_gender (const char *name,
                              GPtrArray  *bios)
{
  for (guint i = 0; bios != NULL && i < bios->len; i++)
    {
      const char *bio = g_ptr_array_index (bios, i);
      const char *at = strstr (bio, name);
      char gender = at != NULL && at - bio < 32 ? gender_of_words (at + strlen (name)) : 0;

      if (gender != 0)
        return gender;
    }

  return gender_of_words (name);
}

CliffPeople *
cliff_people_new (CliffOutline *outline)
{
  CliffPeople *self = g_new0 (CliffPeople, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->genders = g_array_new (FALSE, TRUE, sizeof (char));
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->aliases = g_array_new (FALSE, TRUE, sizeof (Alias));
  g_array_set_clear_func (self->aliases, clear_alias);

  for (guint i = 0; i < outline->episodes->len; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        add_scene (self, g_ptr_array_index (episode->scenes, j));
    }

  for (guint i = 0; i < self->names->len; i++)
    add_alias (self, g_ptr_array_index (self->names, i), i);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      g_array_index (self->genders, char, i) = cliff_breakdown_guess_gender (name, outline->bios);
      if (cliff_text_is_chinese (name))
        add_chinese_aliases (self, name, i);
      else
        add_english_aliases (self, name, i);
    }
  g_array_sort (self->aliases, compare_aliases);

  return self;
}

void
cliff_people_free (CliffPeople *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->genders);
  g_hash_table_unref (self->indices);
  g_array_unref (self->aliases);
  g_free (self);
}

guint
cliff_people_get_n (CliffPeople *self)
{
  return self->names->len;
}

const char *
cliff_people_get_name (CliffPeople *self,
                       int          person)
{
  return g_ptr_array_index (self->names, person);
}

char
cliff_people_get_gender (CliffPeople *self,
                         int          person)
{
  return g_array_index (self->genders, char, person);
}

int
cliff_people_find (CliffPeople *self,
                   const char  *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->indices, name)) - 1;
}

static const Alias *
alias_at (CliffPeople *self,
          const char  *text,
          gsize        offset)
{
  const char *at = text + offset;
  gboolean latin = g_ascii_isalnum (*at);

  if (latin && offset > 0 && g_ascii_isalnum (at[-1]))
    return NULL;
  for (guint i = 0; i < self->aliases->len; i++)
    {
      const Alias *alias = &g_array_index (self->aliases, Alias, i);
      gsize length = strlen (alias->text);

      /* In actions English names have a capital: "will" is not Will. */
      if (alias->person < 0 || g_ascii_strncasecmp (at, alias->text, length) != 0)
        continue;
      if (!latin || (g_ascii_isupper (*at) && !g_ascii_isalnum (at[length])))
        return alias;
    }

  return NULL;
}

GArray *
cliff_people_find_all (CliffPeople *self,
                       const char  *text)
{
  GArray *mentions = g_array_new (FALSE, TRUE, sizeof (CliffMention));

  for (const char *p = text; *p != '\0';)
    {
      const Alias *alias = alias_at (self, text, p - text);

      if (alias == NULL)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      g_array_append_vals (mentions,
                           &(CliffMention) { alias->person, p - text, strlen (alias->text) }, 1);
      p += strlen (alias->text);
    }

  return mentions;
}
