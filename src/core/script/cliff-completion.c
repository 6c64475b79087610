/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion-private.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"
#include "cliff-initials.h"

#include <string.h>

#define MOST_KNOWN 4000
#define MOST_LABEL 120

/* ── What is known ── */

static void
known_free (gpointer data)
{
  CliffKnown *self = data;

  g_free (self->text);
  g_free (self->initials);
  g_free (self);
}

static void
known_set_init (CliffKnownSet *self)
{
  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
}

static void
known_set_clear (CliffKnownSet *self)
{
  g_hash_table_unref (self->table);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}

/* The script's words that nobody counts any more go, the series' stay. */
static void
known_set_reset (CliffKnownSet *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_hash_table_iter_init (&iter, self->table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CliffKnown *known = value;

      known->count = 0;
      if (known->rank == 0)
        g_hash_table_iter_remove (&iter);
    }
}

CliffKnown *
cliff_known_set_find (CliffKnownSet *self,
                      CliffSlice     text)
{
  g_autofree char *plain = cliff_slice_dup (text), *key = g_utf8_casefold (plain, -1);

  return g_hash_table_lookup (self->table, key);
}

static CliffKnown *
known_set_take (CliffKnownSet *self,
                CliffSlice     text)
{
  g_autofree char *plain = cliff_slice_dup (cliff_slice_trim (text)), *key = g_utf8_casefold (plain, -1);
  CliffKnown *known = g_hash_table_lookup (self->table, key);

  if (known != NULL || plain[0] == '\0' || strlen (plain) > MOST_LABEL ||
      g_hash_table_size (self->table) >= MOST_KNOWN)
    return known;
  known = g_new0 (CliffKnown, 1);
  known->initials = cliff_initials_dup (plain);
  known->text = g_steal_pointer (&plain);
  g_hash_table_insert (self->table, g_steal_pointer (&key), known);
  g_clear_pointer (&self->order, g_ptr_array_unref);

  return known;
}

static void
count (CliffKnownSet *self,
       CliffSlice     text,
       gsize          place,
       gboolean       forced)
{
  CliffKnown *known = text.length == 0 ? NULL : known_set_take (self, text);

  if (known == NULL)
    return;
  known->count++;
  known->last = place;
  known->forced = known->forced || forced;
}

/* What is written often and late comes first, and then what the series has. */
static int
compare_known (gconstpointer a,
               gconstpointer b)
{
  const CliffKnown *one = *(CliffKnown **) a, *two = *(CliffKnown **) b;

  if ((one->count > 0) != (two->count > 0))
    return one->count > 0 ? -1 : 1;
  if (one->count != two->count)
    return one->count > two->count ? -1 : 1;
  if (one->count > 0 && one->last != two->last)
    return one->last > two->last ? -1 : 1;

  return one->rank < two->rank ? -1 : one->rank > two->rank;
}

GPtrArray *
cliff_known_set_get_order (CliffKnownSet *self)
{
  if (self->order == NULL)
    {
      self->order = g_hash_table_get_values_as_ptr_array (self->table);
      g_ptr_array_sort (self->order, compare_known);
    }

  return self->order;
}

CliffCompletion *
cliff_completion_new (void)
{
  CliffCompletion *self = g_new0 (CliffCompletion, 1);

  known_set_init (&self->names);
  known_set_init (&self->locations);
  known_set_init (&self->times);
  known_set_init (&self->extensions);

  return self;
}

void
cliff_completion_free (CliffCompletion *self)
{
  if (self == NULL)
    return;
  known_set_clear (&self->names);
  known_set_clear (&self->locations);
  known_set_clear (&self->times);
  known_set_clear (&self->extensions);
  g_free (self);
}

static void
set_ranks (CliffKnownSet *self,
           GPtrArray     *texts)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ((CliffKnown *) value)->rank = 0;
      if (((CliffKnown *) value)->count == 0)
        g_hash_table_iter_remove (&iter);
    }
  g_clear_pointer (&self->order, g_ptr_array_unref);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      CliffKnown *known = known_set_take (self, cliff_slice (text, strlen (text)));

      if (known != NULL && known->rank == 0)
        known->rank = i + 1;
    }
}

void
cliff_completion_set_series (CliffCompletion *self,
                             GPtrArray       *cast,
                             GPtrArray       *locations)
{
  set_ranks (&self->names, cast);
  set_ranks (&self->locations, locations);
}

/* ── Counting ── */

static void
count_heading (CliffCompletion     *self,
               const CliffFlowLine *line)
{
  CliffHeading heading = { 0 };
  CliffSlice text = line->bare, number;
  gboolean markdown;

  if (line->script->format == CLIFF_SCRIPT_DRAMA)
    {
      if (!cliff_convention_is_heading (cliff_drama_strip (text, &markdown), &heading))
        return;
    }
  else
    {
      number = text;
      if (cliff_slice_eat_end (&number, "#"))
        while (number.length > 0 && !cliff_slice_eat_end (&number, "#"))
          number.length--;
      if (number.length > 0 && number.length < text.length)
        text = cliff_slice_trim (number);
      cliff_slice_eat (&text, ".");
      cliff_convention_split_slugline (text, &heading);
    }
  count (&self->locations, heading.location, line->start, FALSE);
  count (&self->times, heading.time, line->start, FALSE);
}

static void
count_cast (CliffCompletion     *self,
            const CliffFlowLine *line)
{
  CliffSlice list;
  g_autoptr(GPtrArray) names = NULL;

  if (!cliff_drama_read_cast (line->bare, &list))
    return;
  names = cliff_drama_dup_names (list);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      count (&self->names, cliff_slice (name, strlen (name)), line->start, FALSE);
    }
}

/* Words in brackets behind a name that are used again. */
static void
count_moods (CliffCompletion     *self,
             const CliffFlowLine *line)
{
  CliffDramaPart part = { 0 };
  CliffSlice rest, inside;
  gsize end;

  if (line->script->format == CLIFF_SCRIPT_DRAMA)
    {
      if (cliff_drama_read_speech (line->bare, &part) && part.n_moods > 0)
        count (&self->extensions, part.moods[0], line->start, FALSE);
      return;
    }
  rest = line->bare;
  if (cliff_slice_find (rest, "(", &end))
    {
      inside = rest = cliff_slice_sub (rest, end + 1, rest.length);
      if (cliff_slice_find (rest, ")", &end))
        inside.length = end;
      count (&self->extensions, inside, line->start, FALSE);
    }
}

static void
count_line (CliffCompletion     *self,
            const CliffFlowLine *line)
{
  CliffSlice name;
  gboolean forced;

  switch ((guint) line->line->kind)
    {
    case CLIFF_ELEMENT_SCENE:
      count_heading (self, line);
      break;
    case CLIFF_ELEMENT_CAST:
      count_cast (self, line);
      break;
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
      if (cliff_flow_find_speaker (line, &name, &forced))
        {
          count (&self->names, name, line->start, forced && !cliff_fountain_is_upper (name));
          count_moods (self, line);
        }
      break;
    default:
      break;
    }
}

void
cliff_completion_read (CliffCompletion *self,
                       CliffScript     *script)
{
  CliffFlowLine line;

  known_set_reset (&self->names);
  known_set_reset (&self->locations);
  known_set_reset (&self->times);
  known_set_reset (&self->extensions);
  cliff_flow_line_at (&line, script, 0);
  do
    if (line.line != NULL)
      count_line (self, &line);
  while (cliff_flow_line_below (&line, &line));
}

GPtrArray *
cliff_completion_list_names (CliffCompletion *self)
{
  GPtrArray *order = cliff_known_set_get_order (&self->names), *names = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (names, ((CliffKnown *) g_ptr_array_index (order, i))->text);

  return names;
}

/* ── Proposing ── */

static void
proposal_free (gpointer data)
{
  CliffProposal *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

void
cliff_proposals_clear (CliffProposals *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

gboolean
cliff_completion_propose (CliffCompletion *self,
                          CliffScript     *script,
                          gsize            caret,
                          CliffProposals  *proposals)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (proposal_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  CliffFlowLine line;
  CliffProposing proposing = { self, &line, caret, { NULL, 0 }, items, seen };

  g_return_val_if_fail (caret <= script->text->len, FALSE);

  cliff_flow_line_at (&line, script, caret);
  if (caret > line.end ||
      !(script->format == CLIFF_SCRIPT_DRAMA ? cliff_completion_at_drama (&proposing)
                                             : cliff_completion_at_fountain (&proposing)) ||
      items->len == 0)
    return FALSE;
  /* All is written already, and Enter means a new line; who wants the longer word types on. */
  for (guint i = 0; i < items->len; i++)
    if (cliff_slice_equal (proposing.typed, ((CliffProposal *) g_ptr_array_index (items, i))->text))
      return FALSE;
  *proposals = (CliffProposals) { proposing.typed.data - script->text->str, caret,
                                  g_steal_pointer (&items) };

  return TRUE;
}
