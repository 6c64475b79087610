/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mentions.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"

#include <string.h>

/* Between two people who speak together. */
#define PARTERS "/ ／ & ＆ 、 ， , + 和 与"

typedef struct
{
  CliffScript *script;
  CliffSlice   text;
  CliffSlice   name;
  gboolean     cased;    /* its first letter has two cases */
  gboolean     single;   /* one character that is in many words: 白 */
  GPtrArray   *longer;   /* char *: names that hold @name and more */
  GArray      *found;
} Search;

static gunichar
fold (gunichar character)
{
  return character < CLIFF_INVALID_CHARACTER ? g_unichar_tolower (character) : character;
}

/* The size of @name at the front of @text in any case, or 0. */
static gsize
match (CliffSlice text,
       CliffSlice name)
{
  CliffSlice rest = text;
  gsize size, name_size;

  while (name.length > 0)
    {
      if (fold (cliff_slice_peek (rest, &size)) != fold (cliff_slice_peek (name, &name_size)) || size == 0)
        return 0;
      rest = cliff_slice_sub (rest, size, rest.length);
      name = cliff_slice_sub (name, name_size, name.length);
    }

  return rest.data - text.data;
}

/* A letter of a script that parts its words. */
static gboolean
is_word_letter (gunichar character)
{
  if (character >= CLIFF_INVALID_CHARACTER || !g_unichar_isalnum (character))
    return FALSE;

  return character < 0x2e80 || (character >= 0xac00 && character < 0xd7b0);
}

/* Whether a word goes on over @at: letters on both sides, or a hyphen or an apostrophe between letters. */
static gboolean
is_inside_word (CliffSlice text,
                gsize      at,
                gboolean   front)
{
  CliffSlice before = cliff_slice_sub (text, 0, at), after = cliff_slice_sub (text, at, text.length);
  gsize left_size, right_size;
  gunichar left = cliff_slice_last (before, &left_size), right = cliff_slice_peek (after, &right_size);
  gunichar outside = front ? left : right;

  if (!is_word_letter (front ? right : left))
    return FALSE;
  if (is_word_letter (outside))
    return TRUE;
  if (outside != '-' && !(front && (outside == '\'' || outside == 0x2019)))
    return FALSE;
  if (front)
    return is_word_letter (cliff_slice_last (cliff_slice_sub (before, 0, before.length - left_size), &left_size));

  return is_word_letter (cliff_slice_peek (cliff_slice_sub (after, right_size, after.length), &right_size));
}

/* Whether the name at @at is only a part of somebody else's. */
static gboolean
is_hidden (const Search *self,
           gsize         at)
{
  for (guint i = 0; i < self->longer->len; i++)
    {
      const char *other = g_ptr_array_index (self->longer, i);
      gsize length = strlen (other);

      for (gsize offset = 0; offset + self->name.length <= length; offset++)
        if (offset <= at && match (cliff_slice_sub (self->text, at - offset, self->text.length),
                                   cliff_slice (other, length)) > 0 &&
            match (cliff_slice (other + offset, length - offset), self->name) > 0)
          return TRUE;
    }

  return FALSE;
}

static gboolean
is_capitals (CliffSlice text)
{
  guint upper = 0;
  gsize size;

  while (text.length > 0)
    {
      gunichar character = cliff_slice_peek (text, &size);

      if (character < CLIFF_INVALID_CHARACTER && g_unichar_islower (character))
        return FALSE;
      upper += character < CLIFF_INVALID_CHARACTER && g_unichar_isupper (character);
      text = cliff_slice_sub (text, size, text.length);
    }

  return upper > 0;
}

/* What a place is, as far as a line of speech or a list has places of its own. */
typedef struct
{
  CliffMentionRole role;    /* of the whole */
  CliffMentionRole inner;   /* inside @place */
  CliffSlice       place;
} Roles;

static void
search_span (Search      *self,
             CliffSpan    span,
             const Roles *roles)
{
  gsize at = span.start, size;

  while (at < span.end)
    {
      CliffSlice rest = cliff_slice_sub (self->text, at, self->text.length);
      gsize length = match (rest, self->name);
      gboolean inner = roles->place.data != NULL && rest.data >= roles->place.data &&
                       rest.data < roles->place.data + roles->place.length;
      CliffMention mention = { inner ? roles->inner : roles->role, at, at + length, FALSE };

      /* "will" is not Will. */
      if (length > 0 && (inner || !self->single) && (inner || !self->cased || g_unichar_isupper (cliff_slice_peek (rest, &size))) &&
          !is_inside_word (self->text, at, TRUE) && !is_inside_word (self->text, at + length, FALSE) &&
          !is_hidden (self, at))
        {
          mention.capitals =
              is_capitals (cliff_slice_sub (rest, 0, length)) && !is_capitals (self->name);
          g_array_append_val (self->found, mention);
          at += length;
          continue;
        }
      cliff_slice_peek (rest, &size);
      at += size;
    }
}

static void
find_speaker (Search    *self,
              CliffSpan  span,
              Roles     *roles)
{
  CliffSlice bare = cliff_slice_trim (cliff_slice_sub (self->text, span.start, span.end));
  CliffDramaPart part = { 0 };
  gsize end;
  gboolean markdown;

  if (cliff_slice_find (bare, "\n", &end))
    bare.length = end;
  bare = cliff_drama_strip (bare, &markdown);
  cliff_slice_eat_any (&bare, "台词： 台词:");
  roles->role = CLIFF_MENTION_SPEECH;
  roles->inner = span.kind == CLIFF_ELEMENT_DIALOGUE ? CLIFF_MENTION_CUE : CLIFF_MENTION_VOICE;
  if (cliff_drama_read_speech (cliff_slice_trim (bare), &part))
    roles->place = part.speaker;
}

static gboolean
is_voice_cue (CliffSlice cue)
{
  gsize at;

  if (!cliff_slice_find (cue, "(", &at) && !cliff_slice_find (cue, "（", &at))
    return FALSE;
  cue = cliff_slice_sub (cue, at, cue.length);

  return cliff_slice_holds (cue, "OS") || cliff_slice_holds (cue, "O.S") || cliff_slice_holds (cue, "V.O") ||
         cliff_slice_holds (cue, "VO") || cliff_slice_holds (cue, "O.C") || cliff_slice_holds (cue, "旁白") ||
         cliff_slice_holds (cue, "画外") || cliff_slice_holds (cue, "内心");
}

static void
find_roles (Search    *self,
            CliffSpan  span,
            Roles     *roles)
{
  CliffSlice text = cliff_slice_sub (self->text, span.start, span.end), names;
  CliffHeading heading;

  *roles = (Roles) { .role = CLIFF_MENTION_OTHER };
  switch (span.kind)
    {
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      if (self->script->format == CLIFF_SCRIPT_DRAMA)
        find_speaker (self, span, roles);
      else
        roles->role = CLIFF_MENTION_SPEECH;
      break;
    case CLIFF_ELEMENT_CHARACTER:
      roles->role = roles->inner = is_voice_cue (text) ? CLIFF_MENTION_VOICE : CLIFF_MENTION_CUE;
      roles->place = text;
      break;
    case CLIFF_ELEMENT_CAST:
      roles->role = roles->inner = CLIFF_MENTION_CAST;
      if (cliff_drama_read_cast (cliff_slice_trim (text), &names))
        roles->place = names;
      break;
    case CLIFF_ELEMENT_SCENE:
      roles->role = CLIFF_MENTION_HEADING;
      roles->inner = CLIFF_MENTION_CAST;
      if (self->script->format == CLIFF_SCRIPT_DRAMA &&
          cliff_convention_is_heading (cliff_slice_trim (text), &heading))
        roles->place = heading.names;
      break;
    case CLIFF_ELEMENT_ACTION:
      roles->role = CLIFF_MENTION_ACTION;
      break;
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_LYRIC:
      roles->role = CLIFF_MENTION_SPEECH;
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
}

/* ── Who there is ── */

typedef struct
{
  GHashTable *seen;
  GPtrArray  *people;
} People;

static void
add_person (People     *self,
            CliffSlice  name)
{
  g_autofree char *owned = cliff_slice_dup (cliff_slice_trim (name));

  if (owned[0] == '\0' || !g_hash_table_add (self->seen, g_utf8_casefold (owned, -1)))
    return;
  g_ptr_array_add (self->people, g_steal_pointer (&owned));
}

/* "A/B" are two. */
static void
add_people (People     *self,
            const char *names)
{
  CliffSlice rest = cliff_slice (names, strlen (names)), name = { names, 0 };
  gsize size;

  while (rest.length > 0)
    {
      CliffSlice after = rest;

      if (name.length > 0 && (cliff_slice_eat_any (&after, PARTERS) || cliff_slice_eat (&after, " AND ")) &&
          after.length > 0)
        {
          add_person (self, name);
          rest = after;
          name = cliff_slice (rest.data, 0);
          continue;
        }
      cliff_slice_peek (rest, &size);
      rest = cliff_slice_sub (rest, size, rest.length);
      name.length = rest.data - name.data;
    }
  add_person (self, name);
}

static void
take_element (const CliffElement *element,
              gpointer            user_data)
{
  People *self = user_data;

  if (element->kind == CLIFF_ELEMENT_CHARACTER || cliff_element_kind_is_speech (element->kind))
    {
      if (element->name != NULL)
        add_people (self, element->name);
    }
  else if ((element->kind == CLIFF_ELEMENT_CAST || element->kind == CLIFF_ELEMENT_SCENE) && element->names != NULL)
    for (guint i = 0; i < element->names->len; i++)
      add_people (self, g_ptr_array_index (element->names, i));
}

/**
 * cliff_mentions_list_people:
 *
 * Returns: (transfer full) (element-type utf8): everybody who speaks or is in a cast list, once, as first written
 */
GPtrArray *
cliff_mentions_list_people (CliffScript *script)
{
  People people = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    g_ptr_array_new_with_free_func (g_free) };

  cliff_script_foreach_element (script, take_element, &people);
  g_hash_table_unref (people.seen);

  return people.people;
}

static void
add_longer (Search    *self,
            GPtrArray *names)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *other = g_ptr_array_index (names, i);
      gsize length = strlen (other);

      for (gsize at = 0; at + self->name.length <= length; at++)
        if (length > self->name.length && match (cliff_slice (other + at, length - at), self->name) > 0)
          {
            g_ptr_array_add (self->longer, (gpointer) other);
            break;
          }
    }
}

/**
 * cliff_mentions_find:
 * @name: not empty, without white space round it
 * @others: (element-type utf8) (nullable)
 *
 * Returns: (transfer full) (element-type CliffMention): the places, in the order of the text
 */
GArray *
cliff_mentions_find (CliffScript *script,
                     const char  *name,
                     GPtrArray   *others)
{
  g_autoptr(GPtrArray) people = cliff_mentions_list_people (script);
  g_autoptr(GPtrArray) longer = g_ptr_array_new ();
  Search self = { .script = script, .longer = longer };
  gsize n_spans = cliff_script_get_n_spans (script), size;
  gunichar first;

  g_return_val_if_fail (name[0] != '\0', NULL);

  self.found = g_array_new (FALSE, FALSE, sizeof (CliffMention));
  self.text = cliff_slice (script->text->str, script->text->len);
  self.name = cliff_slice (name, strlen (name));
  first = cliff_slice_peek (self.name, &size);
  self.single = size == self.name.length && first >= 0x2e80;
  self.cased = first < CLIFF_INVALID_CHARACTER && g_unichar_isupper (first);
  add_longer (&self, people);
  add_longer (&self, others);
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      Roles roles;

      if (span.kind == CLIFF_ELEMENT_BLANK)
        continue;
      find_roles (&self, span, &roles);
      search_span (&self, span, &roles);
    }

  return self.found;
}

char *
cliff_mention_dup_name (const CliffMention *mention,
                        const char         *name)
{
  return mention->capitals ? g_utf8_strup (name, -1) : g_strdup (name);
}
