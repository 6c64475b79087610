/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-subject.h"

struct _CliffCutSubject
{
  GObject        parent_instance;

  CliffProject  *project;
  GArray        *items;  /* CliffCutItem */
  gboolean       active;
  gconstpointer  who;    /* has an act going on; never looked into */
  CliffId        step;   /* of the act; 0 before its first change */
};

enum
{
  CHANGED,
  FLUSH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffCutSubject, cliff_cut_subject, G_TYPE_OBJECT)

/* ── What it is ── */

/* (transfer full) */
static GArray *
list_items (CliffCutSubject *self)
{
  CliffCut *cut = cliff_project_get_cut (self->project);
  CliffRecord *shot = cliff_project_get_shot (self->project);
  GArray *selection = cliff_project_get_selection (self->project);
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CliffCutItem));
  CliffTime start, length;

  for (guint i = 0; i < selection->len; i++)
    if (cliff_cut_subject_get_span (self, g_array_index (selection, CliffCutItem, i), &start, &length))
      g_array_append_val (items, g_array_index (selection, CliffCutItem, i));
  if (selection->len == 0 && cut != NULL && shot != NULL && cliff_project_get_marker (self->project) == 0 &&
      cliff_cut_find_shot (cut, cliff_record_get_id (shot)) != NULL)
    {
      CliffCutItem item = { CLIFF_CUT_SHOT, cliff_record_get_id (shot) };

      g_array_append_val (items, item);
    }

  return items;
}

static gboolean
is_same (GArray *one,
         GArray *other)
{
  for (guint i = 0; i < one->len && one->len == other->len; i++)
    if (g_array_index (one, CliffCutItem, i).id != g_array_index (other, CliffCutItem, i).id ||
        g_array_index (one, CliffCutItem, i).kind != g_array_index (other, CliffCutItem, i).kind)
      return FALSE;

  return one->len == other->len;
}

static void
flush_cb (CliffCutSubject *self)
{
  g_signal_emit (self, signals[FLUSH], 0);
  cliff_cut_subject_end_act (self);
}

static void
changed_cb (CliffCutSubject *self)
{
  g_autoptr(GArray) items = list_items (self);

  if (!is_same (items, self->items))
    {
      flush_cb (self);
      g_clear_pointer (&self->items, g_array_unref);
      self->items = g_steal_pointer (&items);
    }
  if (self->active)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* While it plays, nobody sets anything: the rows rest. */
static void
position_changed_cb (CliffCutSubject *self)
{
  if (self->active && !cliff_player_get_playing (cliff_project_get_player (self->project)))
    g_signal_emit (self, signals[CHANGED], 0);
}

CliffProject *
cliff_cut_subject_get_project (CliffCutSubject *self)
{
  return self->project;
}

CliffStore *
cliff_cut_subject_get_store (CliffCutSubject *self)
{
  return cliff_project_get_store (self->project);
}

CliffCut *
cliff_cut_subject_get_cut (CliffCutSubject *self)
{
  return cliff_project_get_cut (self->project);
}

CliffTime
cliff_cut_subject_get_playhead (CliffCutSubject *self)
{
  return cliff_player_get_position (cliff_project_get_player (self->project));
}

void
cliff_cut_subject_set_active (CliffCutSubject *self,
                              gboolean         active)
{
  if (self->active == active)
    return;
  self->active = active;
  if (!active)
    flush_cb (self);
  changed_cb (self);
}

GArray *
cliff_cut_subject_get_items (CliffCutSubject *self)
{
  return self->items;
}

const CliffCutShot *
cliff_cut_subject_get_shot (CliffCutSubject *self,
                            CliffCutItem     item)
{
  CliffCut *cut = cliff_project_get_cut (self->project);

  return cut != NULL && item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
}

const CliffCutLine *
cliff_cut_subject_get_line (CliffCutSubject *self,
                            CliffCutItem     item)
{
  CliffCut *cut = cliff_project_get_cut (self->project);

  return cut != NULL && item.kind == CLIFF_CUT_LINE ? cliff_cut_find_line (cut, item.id) : NULL;
}

const CliffCutClip *
cliff_cut_subject_get_clip (CliffCutSubject *self,
                            CliffCutItem     item)
{
  CliffCut *cut = cliff_project_get_cut (self->project);

  return cut != NULL && item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
}

const CliffCutSource *
cliff_cut_subject_get_source (CliffCutSubject *self,
                              CliffCutItem     item)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (self, item);
  const CliffCutLine *line = cliff_cut_subject_get_line (self, item);
  const CliffCutClip *clip = cliff_cut_subject_get_clip (self, item);

  return shot != NULL ? &shot->source : line != NULL ? &line->source : clip != NULL ? &clip->source : NULL;
}

CliffLaneKind
cliff_cut_subject_get_lane_kind (CliffCutSubject *self,
                                 CliffCutItem     item)
{
  const CliffCutClip *clip = cliff_cut_subject_get_clip (self, item);

  g_return_val_if_fail (clip != NULL, CLIFF_LANE_TITLE);

  return g_array_index (cliff_project_get_cut (self->project)->lanes, CliffCutLane, clip->lane).kind;
}

gboolean
cliff_cut_subject_get_span (CliffCutSubject *self,
                            CliffCutItem     item,
                            CliffTime       *start,
                            CliffTime       *length)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (self, item);
  const CliffCutLine *line = cliff_cut_subject_get_line (self, item);
  const CliffCutClip *clip = cliff_cut_subject_get_clip (self, item);

  if (shot == NULL && line == NULL && clip == NULL)
    return FALSE;
  *start = shot != NULL ? shot->start : line != NULL ? line->start : clip->start;
  *length = shot != NULL ? shot->length : line != NULL ? line->length : clip->length;

  return TRUE;
}

/* ── Values ── */

gboolean
cliff_cut_subject_get_value (CliffCutSubject *self,
                             CliffCutGetFunc  get,
                             gconstpointer    data,
                             gint64          *value,
                             gboolean        *common)
{
  gboolean found = FALSE;
  gint64 one;

  *common = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      if (!get (self, g_array_index (self->items, CliffCutItem, i), data, &one))
        continue;
      if (found && one != *value)
        *common = FALSE;
      if (!found)
        *value = one;
      found = TRUE;
    }

  return found;
}

static gboolean
set_each (CliffCutSubject  *self,
          CliffCutGetFunc   get,
          CliffCutSetFunc   set,
          gconstpointer     data,
          gint64            value,
          GError          **error)
{
  g_autoptr(GArray) items = g_array_copy (self->items);
  gint64 old;

  for (guint i = 0; i < items->len; i++)
    {
      CliffCutItem item = g_array_index (items, CliffCutItem, i);

      if ((get == NULL || get (self, item, data, &old)) && !set (self, item, data, value, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_cut_subject_set_value (CliffCutSubject *self,
                             gconstpointer    who,
                             const char      *label,
                             CliffCutGetFunc  get,
                             CliffCutSetFunc  set,
                             gconstpointer    data,
                             gint64           value)
{
  CliffStore *store = cliff_cut_subject_get_store (self);
  CliffId before = cliff_store_get_step (store);
  g_autoptr(GError) error = NULL;

  if (who == NULL || who != self->who)
    cliff_cut_subject_end_act (self);
  self->who = who;
  if (cliff_store_begin (store, label, &error))
    {
      gboolean done = set_each (self, get, set, data, value, &error);

      if (done && self->step != 0)
        cliff_store_join (store, self->step);
      cliff_store_end (store, done, &error);
    }
  if (error != NULL)
    {
      cliff_project_report (self->project, error);
      return FALSE;
    }
  /* Where nothing changed there is no step of the act's own to join. */
  if (who != NULL && cliff_store_get_step (store) != before)
    self->step = cliff_store_get_step (store);

  return TRUE;
}

void
cliff_cut_subject_end_act (CliffCutSubject *self)
{
  self->who = NULL;
  self->step = 0;
}

/* ── GObject ── */

static void
cliff_cut_subject_finalize (GObject *object)
{
  CliffCutSubject *self = CLIFF_CUT_SUBJECT (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_cut_subject_parent_class)->finalize (object);
}

static void
cliff_cut_subject_class_init (CliffCutSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_cut_subject_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLIFF_TYPE_CUT_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FLUSH] = g_signal_new ("flush", CLIFF_TYPE_CUT_SUBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cliff_cut_subject_init (CliffCutSubject *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (CliffCutItem));
}

CliffCutSubject *
cliff_cut_subject_new (CliffProject *project)
{
  CliffCutSubject *self = g_object_new (CLIFF_TYPE_CUT_SUBJECT, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "cut-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (project), "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);

  return self;
}
