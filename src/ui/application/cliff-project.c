/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-project.h"

#include "cliff-cut-things.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-local.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* Changes come in bursts (a batch of takes, a word typed): the first is shown at once, and no more than one in so many ms. */
#define PLAN_PAUSE_MS 60

struct _CliffProject
{
  GObject          parent_instance;

  CliffStore      *store;
  CliffRecord     *series;
  CliffRecordList *episodes;
  CliffPlayer     *player;
  CliffProxies    *proxies;     /* NULL where the project cannot be written */
  CliffFilmstrip  *filmstrip;   /* the same */
  CliffPlan       *plan;
  CliffCut        *cut;         /* NULL also while it is out of date */
  GArray          *selection;   /* CliffCutItem */
  CliffRange      *range;
  CliffId          marker;      /* that is selected instead; 0: none */
  CliffWaveform   *waveform;    /* NULL where the project cannot be written */
  CliffJobs       *jobs;

  CliffRecord     *episode;
  CliffRecord     *shot;

  GCancellable    *work;
  guint            n_busy;
  gboolean         replaying;
  gboolean         seen;        /* what is replayed shows itself where the person looks */
  guint            plan_source;
  gint64           planned;     /* monotonic time of the present plan */
  guint            cut_source;
};

enum
{
  PROP_0,
  PROP_EPISODE,
  PROP_SHOT,
  PROP_BUSY,
  N_PROPS
};

enum
{
  MESSAGE,
  FLUSH,
  PLAN_CHANGED,
  MEDIA_FOUND,
  CUT_CHANGED,
  SELECTION_CHANGED,
  INSPECT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffProject, cliff_project, G_TYPE_OBJECT)

/* ── The plan and the playhead ── */

static void
set_shot (CliffProject *self,
          CliffRecord  *shot)
{
  if (g_set_object (&self->shot, shot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOT]);
}

static CliffPlanShot *
find_planned (CliffProject *self,
              CliffId       shot_id)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->shots->len; i++)
    {
      CliffPlanShot *planned = g_ptr_array_index (self->plan->shots, i);

      if (planned->shot_id == shot_id)
        return planned;
    }

  return NULL;
}

/* Puts the selection on the shot at @position. */
static void
follow_playhead (CliffProject *self,
                 CliffTime     position)
{
  const CliffPlanShot *planned;

  if (self->plan == NULL)
    return;
  planned = g_ptr_array_index (self->plan->shots,
                               cliff_plan_find_shot (self->plan, cliff_plan_get_frame_at (self->plan, position)));
  if (self->shot == NULL || cliff_record_get_id (self->shot) != planned->shot_id)
    {
      g_autoptr(CliffRecord) shot = cliff_record_get (self->store, CLIFF_TYPE_SHOT, planned->shot_id);

      set_shot (self, shot);
    }
}

/* Puts the playhead on the first frame of the selected shot, unless it is inside the shot already. */
static void
stand_on_shot (CliffProject *self)
{
  CliffPlanShot *planned = self->shot != NULL ? find_planned (self, cliff_record_get_id (self->shot)) : NULL;
  gint64 position;
  int frame;

  if (planned == NULL)
    return;
  g_object_get (self->player, "position", &position, NULL);
  frame = cliff_plan_get_frame_at (self->plan, position);
  if (frame < planned->start || frame >= planned->start + planned->length)
    cliff_player_seek (self->player, cliff_plan_get_frame_time (self->plan, planned->start));
}

static void
rebuild_plan (CliffProject *self)
{
  gboolean playing;

  g_clear_handle_id (&self->plan_source, g_source_remove);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  /* An episode without shots has no plan: that is no error here, the pages say so. */
  if (cliff_project_get_cut (self) != NULL)
    self->plan = cliff_plan_new_for_cut (self->store, self->cut, 0, NULL);
  self->planned = g_get_monotonic_time ();
  cliff_player_set_plan (self->player, self->plan);
  /* Shots before the selected one may have moved or changed their length. */
  g_object_get (self->player, "playing", &playing, NULL);
  if (!playing)
    stand_on_shot (self);
  g_signal_emit (self, signals[PLAN_CHANGED], 0);
}

/* How long the next plan waits, in ms. */
static guint
get_plan_wait (CliffProject *self)
{
  gint64 passed = (g_get_monotonic_time () - self->planned) / 1000;

  return (guint) CLAMP (PLAN_PAUSE_MS - passed, 0, PLAN_PAUSE_MS);
}

static gboolean
rebuild_plan_cb (gpointer data)
{
  CliffProject *self = data;

  self->plan_source = 0;
  rebuild_plan (self);
  return G_SOURCE_REMOVE;
}

/* ── The cut and what is selected of it ── */

/* Takes what is no longer there out of the selection. */
static void
prune_selection (CliffProject *self)
{
  CliffCut *cut = cliff_project_get_cut (self);
  guint n_before = self->selection->len;

  for (guint i = n_before; i > 0; i--)
    if (!cliff_cut_things_has_item (cut, g_array_index (self->selection, CliffCutItem, i - 1)))
      g_array_remove_index (self->selection, i - 1);
  if (self->marker != 0 && cliff_cut_things_find_marker (cut, self->marker) == NULL)
    cliff_project_set_marker (self, 0);
  if (self->selection->len != n_before)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
measure_range (CliffProject *self)
{
  CliffCut *cut = cliff_project_get_cut (self);

  cliff_range_set_duration (self->range, cut != NULL ? cut->duration : 0);
}

static gboolean
tell_of_cut_cb (gpointer data)
{
  CliffProject *self = data;

  self->cut_source = 0;
  prune_selection (self);
  measure_range (self);
  g_signal_emit (self, signals[CUT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Changes of one turn of the main loop make one new cut, read when somebody asks and told before anything is drawn. */
static void
outdate_cut (CliffProject *self)
{
  g_clear_pointer (&self->cut, cliff_cut_unref);
  if (self->cut_source == 0)
    self->cut_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_of_cut_cb, self, NULL);
}

static gboolean
row_is_gone (CliffRecord *record)
{
  gboolean exists = TRUE;

  if (record == NULL)
    return FALSE;
  g_object_get (record, "exists", &exists, NULL);
  return !exists;
}

static void
store_changed_cb (CliffStore   *store,
                  GPtrArray    *changes,
                  CliffProject *self)
{
  if (row_is_gone (self->shot))
    set_shot (self, NULL);
  if (row_is_gone (self->episode) || self->episode == NULL)
    {
      g_autoptr(CliffRecord) first = g_list_model_get_item (G_LIST_MODEL (self->episodes), 0);

      cliff_project_set_episode (self, first);
    }
  outdate_cut (self);
  if (self->plan_source == 0)
    self->plan_source = g_timeout_add (get_plan_wait (self), rebuild_plan_cb, self);
}

static void
position_changed_cb (CliffPlayer  *player,
                     GParamSpec   *pspec,
                     CliffProject *self)
{
  gint64 position;
  gboolean playing;

  g_object_get (player, "position", &position, "playing", &playing, NULL);
  if (playing)
    follow_playhead (self, position);
}

/* ── GObject ── */

static void
cliff_project_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CliffProject *self = CLIFF_PROJECT (object);

  switch (prop_id)
    {
    case PROP_EPISODE:
      g_value_set_object (value, self->episode);
      break;
    case PROP_SHOT:
      g_value_set_object (value, self->shot);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_busy > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_project_dispose (GObject *object)
{
  CliffProject *self = CLIFF_PROJECT (object);

  if (self->player != NULL)
    cliff_player_set_plan (self->player, NULL);
  g_clear_object (&self->shot);
  g_clear_object (&self->episode);
  g_clear_object (&self->work);
  g_clear_object (&self->jobs);
  g_clear_object (&self->waveform);
  g_clear_object (&self->player);
  g_clear_object (&self->filmstrip);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_clear_object (&self->episodes);
  g_clear_object (&self->series);
  /* What ends with the jobs is still told by the store, and may have asked for a new plan and a new cut. */
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_handle_id (&self->plan_source, g_source_remove);
  g_clear_handle_id (&self->cut_source, g_source_remove);
  g_clear_pointer (&self->cut, cliff_cut_unref);
  g_clear_pointer (&self->selection, g_array_unref);
  g_clear_object (&self->range);

  G_OBJECT_CLASS (cliff_project_parent_class)->dispose (object);
}

static void
cliff_project_class_init (CliffProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_project_get_property;
  object_class->dispose = cliff_project_dispose;

  properties[PROP_EPISODE] =
    g_param_spec_object ("episode", NULL, NULL, CLIFF_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOT] =
    g_param_spec_object ("shot", NULL, NULL, CLIFF_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FLUSH] = g_signal_new ("flush", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[MEDIA_FOUND] = g_signal_new ("media-found", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[PLAN_CHANGED] = g_signal_new ("plan-changed", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[CUT_CHANGED] = g_signal_new ("cut-changed", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
  signals[INSPECT] = g_signal_new ("inspect", CLIFF_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
cliff_project_init (CliffProject *self)
{
  self->player = cliff_player_new ();
  self->selection = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  self->range = cliff_range_new ();
}

static CliffProject *
create_for_store (CliffStore *store)
{
  CliffProject *self = g_object_new (CLIFF_TYPE_PROJECT, NULL);
  g_autoptr(CliffRecord) first = NULL;

  self->store = g_object_ref (store);
  self->series = cliff_record_get (store, CLIFF_TYPE_SERIES, 1);
  self->episodes = cliff_record_list_new (store, CLIFF_TYPE_EPISODE, NULL, 0);
  if (cliff_project_get_writable (self))
    {
      g_autoptr(GPtrArray) engines = cliff_local_engines_new ();
      g_autofree char *waveforms = cliff_store_dup_cache_path (store, "waveforms");
      g_autofree char *folder = cliff_store_dup_cache_path (store, "proxies");

      self->jobs = cliff_jobs_new (store, engines);
      self->proxies = cliff_proxies_new (folder, CLIFF_PROXIES_QUOTA);
      cliff_player_set_proxies (self->player, self->proxies);
      self->filmstrip = cliff_filmstrip_new (self->proxies);
      self->waveform = cliff_waveform_new (waveforms);
    }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->player, "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_DEFAULT);
  first = g_list_model_get_item (G_LIST_MODEL (self->episodes), 0);
  cliff_project_set_episode (self, first);

  return self;
}

/* ── Public: what there is ── */

CliffProject *
cliff_project_open (const char  *path,
                    GError     **error)
{
  g_autoptr(CliffStore) store = cliff_store_open (path, FALSE, error);

  return store != NULL ? create_for_store (store) : NULL;
}

CliffProject *
cliff_project_create (const char  *path,
                      const char  *title,
                      GError     **error)
{
  g_autoptr(CliffStore) store = cliff_store_create (path, error);

  if (store == NULL || !cliff_edit_set_series_text (store, "title", title, error))
    return NULL;

  return create_for_store (store);
}

const char *
cliff_project_get_path (CliffProject *self)
{
  return cliff_store_get_path (self->store);
}

CliffStore *
cliff_project_get_store (CliffProject *self)
{
  return self->store;
}

gboolean
cliff_project_get_writable (CliffProject *self)
{
  return cliff_store_get_read_only (self->store) == CLIFF_READ_ONLY_NOT;
}

CliffRecord *
cliff_project_get_series (CliffProject *self)
{
  return self->series;
}

GListModel *
cliff_project_get_episodes (CliffProject *self)
{
  return G_LIST_MODEL (self->episodes);
}

CliffProxies *
cliff_project_get_proxies (CliffProject *self)
{
  return self->proxies;
}

CliffPlayer *
cliff_project_get_player (CliffProject *self)
{
  return self->player;
}

CliffRange *
cliff_project_get_range (CliffProject *self)
{
  return self->range;
}

CliffPlan *
cliff_project_get_plan (CliffProject *self)
{
  return self->plan;
}

CliffCut *
cliff_project_get_cut (CliffProject *self)
{
  g_autoptr(GError) error = NULL;

  if (self->cut != NULL || self->episode == NULL)
    return self->cut;
  self->cut = cliff_cut_new (self->store, cliff_record_get_id (self->episode), &error);
  if (self->cut == NULL)
    g_warning ("The cut of the episode could not be read: %s", error->message);

  return self->cut;
}

CliffFilmstrip *
cliff_project_get_filmstrip (CliffProject *self)
{
  return self->filmstrip;
}

CliffWaveform *
cliff_project_get_waveform (CliffProject *self)
{
  return self->waveform;
}

CliffJobs *
cliff_project_get_jobs (CliffProject *self)
{
  return self->jobs;
}

/* ── Public: where one stands ── */

CliffRecord *
cliff_project_get_episode (CliffProject *self)
{
  return self->episode;
}

CliffId
cliff_project_get_episode_id (CliffProject *self)
{
  return self->episode != NULL ? cliff_record_get_id (self->episode) : 0;
}

void
cliff_project_set_episode (CliffProject *self,
                           CliffRecord  *episode)
{
  if (self->episode == episode)
    return;

  cliff_project_flush (self);
  cliff_player_pause (self->player);
  g_set_object (&self->episode, episode);
  set_shot (self, NULL);
  cliff_player_seek (self->player, 0);
  g_array_set_size (self->selection, 0);
  cliff_range_clear (self->range);
  self->marker = 0;
  outdate_cut (self);
  measure_range (self);
  rebuild_plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EPISODE]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
cliff_project_look_again (CliffProject *self)
{
  rebuild_plan (self);
  g_signal_emit (self, signals[MEDIA_FOUND], 0);
}

CliffRecord *
cliff_project_get_shot (CliffProject *self)
{
  return self->shot;
}

void
cliff_project_select_shot (CliffProject *self,
                           CliffRecord  *shot)
{
  if (self->shot == shot)
    return;
  set_shot (self, shot);
  stand_on_shot (self);
}

GArray *
cliff_project_get_selection (CliffProject *self)
{
  return self->selection;
}

void
cliff_project_set_selection (CliffProject       *self,
                             const CliffCutItem *items,
                             guint               n_items)
{
  gboolean same = n_items == self->selection->len && self->marker == 0;

  for (guint i = 0; i < n_items && same; i++)
    {
      const CliffCutItem *selected = &g_array_index (self->selection, CliffCutItem, i);

      same = items[i].id == selected->id && items[i].kind == selected->kind;
    }
  if (same)
    return;
  g_array_set_size (self->selection, 0);
  self->marker = 0;
  if (n_items > 0)
    g_array_append_vals (self->selection, items, n_items);
  if (n_items == 1 && items[0].kind == CLIFF_CUT_SHOT)
    {
      g_autoptr(CliffRecord) shot = cliff_record_get (self->store, CLIFF_TYPE_SHOT, items[0].id);

      cliff_project_select_shot (self, shot);
    }
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gboolean
cliff_project_is_selected (CliffProject *self,
                           CliffCutItem  item)
{
  for (guint i = 0; i < self->selection->len; i++)
    {
      const CliffCutItem *selected = &g_array_index (self->selection, CliffCutItem, i);

      if (selected->id == item.id && selected->kind == item.kind)
        return TRUE;
    }

  return FALSE;
}

CliffId
cliff_project_get_marker (CliffProject *self)
{
  return self->marker;
}

void
cliff_project_set_marker (CliffProject *self,
                          CliffId       marker_id)
{
  if (self->marker == marker_id)
    return;
  if (marker_id != 0)
    g_array_set_size (self->selection, 0);
  self->marker = marker_id;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
cliff_project_inspect (CliffProject *self,
                       const char   *what)
{
  g_signal_emit (self, signals[INSPECT], 0, what);
}

void
cliff_project_seek (CliffProject *self,
                    CliffTime     position)
{
  CliffTime last = self->plan != NULL ? cliff_plan_get_duration (self->plan) : 0;

  position = CLAMP (position, 0, last);
  cliff_player_seek (self->player, position);
  follow_playhead (self, position);
}

void
cliff_project_step (CliffProject *self,
                    int           frames)
{
  gint64 position;
  int frame;

  if (self->plan == NULL)
    return;
  g_object_get (self->player, "position", &position, NULL);
  frame = CLAMP (cliff_plan_get_frame_at (self->plan, position) + frames, 0, self->plan->n_frames - 1);
  cliff_player_step (self->player, frames);
  follow_playhead (self, cliff_plan_get_frame_time (self->plan, frame));
}

/* ── Public: telling the person ── */

void
cliff_project_say (CliffProject *self,
                   const char   *text,
                   gboolean      undoable)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undoable);
}

void
cliff_project_flush (CliffProject *self)
{
  g_signal_emit (self, signals[FLUSH], 0);
}

/* ── Public: edits of the whole ── */

static gboolean
replay (CliffProject *self,
        gboolean      redo)
{
  const char *borrowed;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  cliff_project_flush (self);
  borrowed = redo ? cliff_store_get_redo_label (self->store) : cliff_store_get_undo_label (self->store);
  if (!cliff_project_get_writable (self) || borrowed == NULL)
    return FALSE;
  label = g_strdup (borrowed);
  self->replaying = TRUE;
  self->seen = FALSE;
  done = redo ? cliff_store_redo (self->store, &error) : cliff_store_undo (self->store, &error);
  self->replaying = FALSE;
  if (!done)
    {
      cliff_project_report (self, error);
      return FALSE;
    }
  /* Only typing is all there where the words are; other steps that change words change more. */
  if (self->seen && g_str_equal (label, "Edit Script"))
    return TRUE;
  /* Translators: the name of a step, such as "Move Shots", follows */
  text = g_strdup_printf (redo ? _("Redone: %s") : _("Undone: %s"), cliff_words_get_step (label));
  cliff_project_say (self, text, FALSE);

  return TRUE;
}

gboolean
cliff_project_undo (CliffProject *self)
{
  return replay (self, FALSE);
}

gboolean
cliff_project_redo (CliffProject *self)
{
  return replay (self, TRUE);
}

gboolean
cliff_project_get_replaying (CliffProject *self)
{
  return self->replaying;
}

void
cliff_project_set_seen (CliffProject *self)
{
  self->seen = TRUE;
}

/* ── Public: work in the background ── */

gboolean
cliff_project_get_busy (CliffProject *self)
{
  return self->n_busy > 0;
}

GCancellable *
cliff_project_hold (CliffProject *self)
{
  if (self->n_busy++ == 0)
    self->work = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  return self->work;
}

void
cliff_project_release (CliffProject *self)
{
  g_return_if_fail (self->n_busy > 0);

  if (--self->n_busy == 0)
    g_clear_object (&self->work);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
cliff_project_cancel_work (CliffProject *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}
