/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-facts.h"

#include "cliff-edit-script.h"
#include "cliff-numbers.h"
#include "cliff-synopsis.h"
#include "cliff-weak.h"

/** A scene as its episode's text was measured. */
typedef struct
{
  gsize      start;
  CliffTime  length;
  char      *synopsis;
} Fact;

/** An episode as its text was measured. */
typedef struct
{
  CliffTime  length;
  GArray    *facts;   /* Fact: in the order of the text */
} Measured;

/** What is known of an episode. */
typedef struct
{
  CliffId    id;
  CliffId    text_id;
  Measured  *measured;  /* NULL until the first time */
  gboolean   waiting;   /* it stands in the queue */
} Entry;

/** What a worker needs. */
typedef struct
{
  CliffId            episode_id;
  int                number;
  char              *text;
  CliffScriptFormat  format;
} Request;

struct _CliffSceneFacts
{
  GObject       parent_instance;

  CliffProject *project;
  GHashTable   *entries;  /* id → Entry */
  GQueue        queue;    /* Entry: to be measured */
  gboolean      working;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffSceneFacts, cliff_scene_facts, G_TYPE_OBJECT)

static void work (CliffSceneFacts *self);

static void
fact_clear (Fact *fact)
{
  g_free (fact->synopsis);
}

static void
measured_free (Measured *measured)
{
  g_array_unref (measured->facts);
  g_free (measured);
}

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->measured, measured_free);
  g_free (entry);
}

static void
request_free (Request *request)
{
  g_free (request->text);
  g_free (request);
}

/* ── Measuring, in the worker ── */

/* The last fact that starts at or before @start, NULL when there is none. */
static Fact *
find_fact (GArray *facts,
           gsize   start)
{
  for (guint i = facts->len; i > 0; i--)
    if (g_array_index (facts, Fact, i - 1).start <= start)
      return &g_array_index (facts, Fact, i - 1);

  return NULL;
}

static void
measure_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr(CliffScript) script = cliff_script_new (request->text, -1, request->format);
  CliffMeasure measure = { .episode = request->number };
  g_autoptr(CliffScriptNumbers) numbers = cliff_script_measure (script, &measure);
  Measured *measured = g_new0 (Measured, 1);

  measured->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_array_set_clear_func (measured->facts, (GDestroyNotify) fact_clear);
  for (guint i = 0; i < numbers->episodes->len; i++)
    {
      CliffEpisodeNumbers *episode = g_ptr_array_index (numbers->episodes, i);

      measured->length += episode->numbers.length;
      for (guint j = 0; j < episode->scenes->len; j++)
        {
          CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, j);
          Fact fact = { scene->start, scene->numbers.length,
                        cliff_script_dup_synopsis (script, scene->start, scene->end) };

          g_array_append_val (measured->facts, fact);
        }
    }
  g_task_return_pointer (task, measured, (GDestroyNotify) measured_free);
}

/* ── The queue ── */

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CliffSceneFacts) self = cliff_weak_take (data);
  Request *request = g_task_get_task_data (G_TASK (result));
  Measured *measured = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry;

  if (self == NULL || self->entries == NULL || measured == NULL)
    {
      g_clear_pointer (&measured, measured_free);
      return;
    }
  self->working = FALSE;
  entry = g_hash_table_lookup (self->entries, GSIZE_TO_POINTER ((gsize) request->episode_id));
  g_clear_pointer (&entry->measured, measured_free);
  entry->measured = measured;
  g_signal_emit (self, signals[CHANGED], 0);
  work (self);
}

static CliffScriptFormat
get_format (CliffSceneFacts *self)
{
  CliffRecord *series = cliff_project_get_series (self->project);

  return g_str_equal (cliff_record_get_text (series, "script_format"), "drama") ? CLIFF_SCRIPT_DRAMA
                                                                                 : CLIFF_SCRIPT_FOUNTAIN;
}

static void
work (CliffSceneFacts *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(CliffRecord) episode = NULL;
  g_autoptr(GTask) task = NULL;
  Request *request;
  Entry *entry;

  while (!self->working && (entry = g_queue_pop_head (&self->queue)) != NULL)
    {
      entry->waiting = FALSE;
      episode = cliff_record_get (store, CLIFF_TYPE_EPISODE, entry->id);
      if (episode == NULL)
        continue;
      entry->text_id = cliff_record_get_int (episode, "text_id");
      request = g_new0 (Request, 1);
      request->episode_id = entry->id;
      request->number = (int) cliff_record_get_int (episode, "number");
      request->text = cliff_edit_dup_episode_text (store, entry->id);
      request->format = get_format (self);
      task = g_task_new (NULL, NULL, measured_cb, cliff_weak_new (self));
      g_task_set_source_tag (task, work);
      g_task_set_task_data (task, request, (GDestroyNotify) request_free);
      self->working = TRUE;
      g_task_run_in_thread (task, measure_thread);
    }
}

static void
enqueue (CliffSceneFacts *self,
         Entry           *entry)
{
  if (entry->waiting)
    return;
  entry->waiting = TRUE;
  g_queue_push_tail (&self->queue, entry);
}

static Entry *
get_entry (CliffSceneFacts *self,
           CliffId          episode_id)
{
  Entry *entry = g_hash_table_lookup (self->entries, GSIZE_TO_POINTER ((gsize) episode_id));

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->id = episode_id;
  g_hash_table_insert (self->entries, GSIZE_TO_POINTER ((gsize) episode_id), entry);
  enqueue (self, entry);
  work (self);

  return entry;
}

/* Typing writes into the row of the text itself, other edits make a new row. */
static void
store_changed_cb (CliffStore      *store,
                  GPtrArray       *changes,
                  CliffSceneFacts *self)
{
  GHashTableIter iter;
  gpointer entry;

  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);
      gboolean text = g_str_equal (change->table, "script_text");

      if (!text && !g_str_equal (change->table, "episode"))
        continue;
      g_hash_table_iter_init (&iter, self->entries);
      while (g_hash_table_iter_next (&iter, NULL, &entry))
        if (change->id == (text ? ((Entry *) entry)->text_id : ((Entry *) entry)->id))
          enqueue (self, entry);
    }
  work (self);
}

/* ── GObject ── */

static void
cliff_scene_facts_dispose (GObject *object)
{
  CliffSceneFacts *self = CLIFF_SCENE_FACTS (object);

  g_queue_clear (&self->queue);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_scene_facts_parent_class)->dispose (object);
}

static void
cliff_scene_facts_class_init (CliffSceneFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_scene_facts_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cliff_scene_facts_init (CliffSceneFacts *self)
{
  g_queue_init (&self->queue);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
}

CliffSceneFacts *
cliff_scene_facts_new (CliffProject *project)
{
  CliffSceneFacts *self = g_object_new (CLIFF_TYPE_SCENE_FACTS, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);

  return self;
}

static Fact *
get_fact (CliffSceneFacts *self,
          CliffRecord     *scene)
{
  Entry *entry = get_entry (self, cliff_record_get_int (scene, "episode_id"));

  return entry->measured != NULL ? find_fact (entry->measured->facts, (gsize) cliff_record_get_int (scene, "start")) : NULL;
}

CliffTime
cliff_scene_facts_get_length (CliffSceneFacts *self,
                              CliffRecord     *scene)
{
  Fact *fact = get_fact (self, scene);

  return fact != NULL ? fact->length : -1;
}

CliffTime
cliff_scene_facts_get_episode_length (CliffSceneFacts *self,
                                      CliffRecord     *episode)
{
  Entry *entry = get_entry (self, cliff_record_get_id (episode));

  return entry->measured != NULL ? entry->measured->length : -1;
}

const char *
cliff_scene_facts_get_synopsis (CliffSceneFacts *self,
                                CliffRecord     *scene)
{
  Fact *fact = get_fact (self, scene);

  return fact != NULL ? fact->synopsis : "";
}
