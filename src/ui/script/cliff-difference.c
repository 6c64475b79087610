/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-difference.h"

#include "cliff-edit-outline.h"
#include "cliff-edit-version.h"

#include <string.h>

struct _CliffDifference
{
  GObject           parent_instance;

  CliffCompareKind  kind;
  char             *before;
  char             *after;
  PangoAttrList    *before_attributes;
  PangoAttrList    *after_attributes;
  int               scene;
  gboolean          begins_run;
};

G_DEFINE_FINAL_TYPE (CliffDifference, cliff_difference, G_TYPE_OBJECT)

/** One of the two texts that are compared. */
typedef struct
{
  char         *text;
  CliffScript  *script;
  CliffOutline *outline;
} Side;

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->outline, cliff_outline_free);
  g_clear_pointer (&side->script, cliff_script_free);
  g_clear_pointer (&side->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static void
side_read (Side       *side,
           CliffStore *store,
           CliffId     version_id,
           CliffId     episode_id)
{
  side->text = cliff_edit_dup_version_text (store, version_id, episode_id);
  side->script = cliff_edit_parse_episode (store, side->text, &side->outline);
}

/* The scene in which the byte @at stands, -1 when it stands in none. */
static int
find_scene (const Side *side,
            gsize       at)
{
  const CliffOutlineEpisode *episode;
  int found = -1;

  if (side->outline->episodes->len == 0)
    return -1;
  episode = g_ptr_array_index (side->outline->episodes, 0);
  for (guint i = 0; i < episode->scenes->len; i++)
    if (((CliffOutlineScene *) g_ptr_array_index (episode->scenes, i))->start <= at)
      found = (int) i;

  return found;
}

/* The element without the blanks round it; @start (out) is where it begins. */
static char *
dup_words (const Side *side,
           CliffSpan   span,
           gsize      *start)
{
  while (span.start < span.end && g_ascii_isspace (side->text[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (side->text[span.end - 1]))
    span.end--;
  *start = span.start;

  return g_strndup (side->text + span.start, span.end - span.start);
}

/* Marks that are seen without colour, too. */
static PangoAttrList *
mark_words (GArray     *words,
            const char *text,
            gsize       start,
            gboolean    removed)
{
  PangoAttrList *list = NULL;
  gsize length = strlen (text);

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const CliffTextRange *range = &g_array_index (words, CliffTextRange, i);
      PangoAttribute *marks[] = { removed ? pango_attr_strikethrough_new (TRUE)
                                          : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
                                  pango_attr_weight_new (PANGO_WEIGHT_BOLD) };

      list = list != NULL ? list : pango_attr_list_new ();
      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          marks[j]->start_index = (guint) MIN (range->start > start ? range->start - start : 0, length);
          marks[j]->end_index = (guint) MIN (range->end > start ? range->end - start : 0, length);
          pango_attr_list_insert (list, marks[j]);
        }
    }

  return list;
}

static CliffDifference *
create_difference (const Side            *before,
                   const Side            *after,
                   const CliffCompareRow *row)
{
  CliffDifference *self = g_object_new (CLIFF_TYPE_DIFFERENCE, NULL);
  gsize start;

  self->kind = row->kind;
  self->before = dup_words (before, row->before, &start);
  self->before_attributes = mark_words (row->before_words, self->before, start, TRUE);
  self->after = dup_words (after, row->after, &start);
  self->after_attributes = mark_words (row->after_words, self->after, start, FALSE);

  return self;
}

GPtrArray *
cliff_difference_read_all (CliffStore *store,
                           CliffId     version_id,
                           CliffId     episode_id)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(Side) before = { 0 };
  g_auto(Side) after = { 0 };
  g_autoptr(GArray) rows = NULL;
  CliffCompareKind previous = CLIFF_COMPARE_SAME;
  int scene = -1, scene_now = -1;

  side_read (&before, store, version_id, episode_id);
  side_read (&after, store, 0, episode_id);
  rows = cliff_compare_scripts (before.script, after.script);
  for (guint i = 0; i < rows->len; i++)
    {
      const CliffCompareRow *row = &g_array_index (rows, CliffCompareRow, i);
      CliffDifference *self = create_difference (&before, &after, row);
      gboolean was = row->before.end > row->before.start, is = row->after.end > row->after.start;
      int now = is ? find_scene (&after, row->after.start) : scene_now;

      /* What was not there belongs to the scene round it, unless that was not there either. */
      if (was)
        scene = find_scene (&before, row->before.start);
      else if (now != scene_now)
        scene = -1;
      scene_now = now;
      self->scene = scene;
      self->begins_run = row->kind != CLIFF_COMPARE_SAME && previous == CLIFF_COMPARE_SAME;
      previous = row->kind;
      g_ptr_array_add (all, self);
    }

  return all;
}

/* ── What it says ── */

CliffCompareKind
cliff_difference_get_kind (CliffDifference *self)
{
  return self->kind;
}

const char *
cliff_difference_get_before (CliffDifference  *self,
                             PangoAttrList   **attributes)
{
  if (attributes != NULL)
    *attributes = self->before_attributes;

  return self->before;
}

const char *
cliff_difference_get_after (CliffDifference  *self,
                            PangoAttrList   **attributes)
{
  if (attributes != NULL)
    *attributes = self->after_attributes;

  return self->after;
}

int
cliff_difference_get_scene (CliffDifference *self)
{
  return self->scene;
}

gboolean
cliff_difference_begins_run (CliffDifference *self)
{
  return self->begins_run;
}

/* ── GObject ── */

static void
cliff_difference_finalize (GObject *object)
{
  CliffDifference *self = CLIFF_DIFFERENCE (object);

  g_clear_pointer (&self->before_attributes, pango_attr_list_unref);
  g_clear_pointer (&self->after_attributes, pango_attr_list_unref);
  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (cliff_difference_parent_class)->finalize (object);
}

static void
cliff_difference_class_init (CliffDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_difference_finalize;
}

static void
cliff_difference_init (CliffDifference *self)
{
}
