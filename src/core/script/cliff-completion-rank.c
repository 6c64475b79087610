/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-completion-private.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"
#include "cliff-initials.h"

#include <string.h>

#define MOST_PROPOSALS 40

static gboolean
begins_with (const char *label,
             CliffSlice  typed)
{
  CliffSlice rest = cliff_slice (label, strlen (label));
  gsize size, typed_size;

  while (typed.length > 0)
    {
      gunichar one = cliff_slice_peek (rest, &size), two = cliff_slice_peek (typed, &typed_size);

      if (size == 0 || two >= CLIFF_INVALID_CHARACTER || g_unichar_tolower (one) != g_unichar_tolower (two))
        return FALSE;
      rest = cliff_slice_sub (rest, size, rest.length);
      typed = cliff_slice_sub (typed, typed_size, typed.length);
    }

  return TRUE;
}

/* Letters typed for Chinese. */
static gboolean
initials_begin_with (const char *initials,
                     const char *label,
                     CliffSlice  typed)
{
  if (typed.length == 0 || (guchar) label[0] < 0xe3)
    return FALSE;
  for (gsize i = 0; i < typed.length; i++)
    if (!g_ascii_isalpha (typed.data[i]))
      return FALSE;

  return begins_with (initials, typed);
}

static void
add (CliffProposing    *self,
     CliffProposalKind  kind,
     const char        *label,
     const char        *initials,
     char              *text)
{
  CliffProposal *proposal;

  if (self->items->len >= MOST_PROPOSALS || g_hash_table_contains (self->seen, label) ||
      !(begins_with (label, self->typed) || initials_begin_with (initials, label, self->typed)))
    {
      g_free (text);
      return;
    }
  proposal = g_new (CliffProposal, 1);
  *proposal = (CliffProposal) { kind, g_strdup (label), text };
  g_ptr_array_add (self->items, proposal);
  g_hash_table_add (self->seen, proposal->label);
}

void
cliff_proposing_add (CliffProposing    *self,
                     CliffProposalKind  kind,
                     const char        *label,
                     const char        *text)
{
  g_autofree char *initials = (guchar) label[0] < 0xe3 ? g_strdup ("") : cliff_initials_dup (label);

  add (self, kind, label, initials, g_strdup (text == NULL ? label : text));
}

/* @words: parted by "|". */
void
cliff_proposing_add_words (CliffProposing    *self,
                           CliffProposalKind  kind,
                           const char        *words,
                           const char        *tail)
{
  g_auto(GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *text = g_strconcat (list[i], tail, NULL);

      cliff_proposing_add (self, kind, list[i], text);
    }
}

/* Half a word, known from nowhere but the line it is being typed in. */
static gboolean
is_typed_here (const CliffProposing *self,
               const CliffKnown     *known)
{
  return known->count == 1 && known->rank == 0 && known->last == self->line->start;
}

void
cliff_proposing_add_known (CliffProposing    *self,
                           CliffProposalKind  kind,
                           CliffKnownSet     *set,
                           const char        *tail)
{
  GPtrArray *order = cliff_known_set_get_order (set);

  for (guint i = 0; i < order->len; i++)
    {
      const CliffKnown *known = g_ptr_array_index (order, i);

      if (!is_typed_here (self, known))
        add (self, kind, known->text, known->initials, g_strconcat (known->text, tail, NULL));
    }
}

/* A cue as Fountain wants it: in capitals, or behind its mark where capitals do not tell. (transfer full) */
static char *
dup_cue (const char *name,
         gboolean    forced)
{
  g_autofree char *upper = g_utf8_strup (name, -1);

  if (forced || !cliff_fountain_is_upper (cliff_slice (upper, strlen (upper))))
    return g_strconcat ("@", name, NULL);

  return g_steal_pointer (&upper);
}

static void
add_name (CliffProposing *self,
          const char     *name,
          const char     *tail)
{
  CliffKnown *known =
      cliff_known_set_find (&self->completion->names, cliff_slice (name, strlen (name)));
  g_autofree char *initials = known == NULL ? cliff_initials_dup (name) : NULL;

  add (self, CLIFF_PROPOSAL_NAME, name, known == NULL ? initials : known->initials,
       tail == NULL ? dup_cue (name, known != NULL && known->forced) : g_strconcat (name, tail, NULL));
}

static void
add_cast (CliffProposing      *self,
          const CliffFlowLine *line,
          const char          *tail)
{
  CliffSlice list;
  g_autoptr(GPtrArray) names = NULL;

  if (!cliff_drama_read_cast (line->bare, &list))
    return;
  names = cliff_drama_dup_names (list);
  for (guint i = 0; i < names->len; i++)
    add_name (self, g_ptr_array_index (names, i), tail);
}

void
cliff_proposing_add_names (CliffProposing *self,
                           const char     *tail)
{
  g_autofree char *next = cliff_flow_dup_next_speaker (self->line);
  GPtrArray *order = cliff_known_set_get_order (&self->completion->names);
  CliffFlowLine line = *self->line;

  if (next != NULL)
    add_name (self, next, tail);
  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && cliff_flow_line_above (&line, &line); i++)
    {
      CliffSlice speaker;
      gboolean forced;

      if (line.line->kind == CLIFF_ELEMENT_SCENE)
        break;
      if (line.line->kind == CLIFF_ELEMENT_CAST)
        add_cast (self, &line, tail);
      else if (cliff_flow_find_speaker (&line, &speaker, &forced))
        {
          g_autofree char *name = cliff_slice_dup (speaker);

          add_name (self, name, tail);
        }
    }
  for (guint i = 0; i < order->len; i++)
    {
      const CliffKnown *known = g_ptr_array_index (order, i);

      if (!is_typed_here (self, known))
        add (self, CLIFF_PROPOSAL_NAME, known->text, known->initials,
             tail == NULL ? dup_cue (known->text, known->forced) : g_strconcat (known->text, tail, NULL));
    }
}
