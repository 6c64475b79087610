/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-document.h"

#include "cliff-edit-script.h"
#include "cliff-text-diff.h"
#include "cliff-text-map.h"
#include "cliff-typing-act.h"

#include <string.h>

/* The first key not committed yet waits this long at most, whatever is typed after it. */
#define COMMIT_DELAY_MS 900
#define PAUSE_MS 333

/** A text that was shown before, to come back to where it was left. */
typedef struct
{
  char  *text;
  gsize  caret;
} Left;

struct _CliffScriptDocument
{
  GObject          parent_instance;

  CliffProject    *project;
  CliffRecord     *episode;
  GtkSourceBuffer *buffer;
  CliffScript     *script;
  CliffTextMap     map;
  CliffTypingAct   act;
  gsize            head;          /* bytes at the start whose elements the store has */
  gsize            tail;          /* and at the end */
  CliffId          step;          /* the history's, which the act is committed to; 0 before its first commit */
  GHashTable      *left;          /* id of an episode → Left */
  guint            commit_source;
  guint            pause_source;
  gboolean         waiting;       /* something typed is not committed */
  gboolean         loaded;        /* a text is shown */
  gboolean         loading;       /* the buffer changes because the store did, not because someone types */
  gboolean         in_action;     /* what comes now belongs to the edit before */
  gboolean         action_begun;
  gint64           deleted;       /* when the event came that deleted something */
  gboolean         applying;      /* the change is made for the person */
  gunichar         typed;         /* the last character put in by the action that goes on */
};

enum
{
  PROP_0,
  PROP_EPISODE,
  N_PROPS
};

enum
{
  PARSED,
  TYPED,
  CARET_MOVED,
  PAUSED,
  REVEAL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffScriptDocument, cliff_script_document, G_TYPE_OBJECT)

static void
left_free (gpointer data)
{
  Left *left = data;

  g_free (left->text);
  g_free (left);
}

static const char *
get_text (CliffScriptDocument *self)
{
  return cliff_script_get_text (self->script, NULL);
}

static CliffId
get_episode_id (CliffScriptDocument *self)
{
  return self->episode != NULL ? cliff_record_get_id (self->episode) : 0;
}

/* ── Text to the store ── */

static void
commit (CliffScriptDocument *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(GError) error = NULL;
  gboolean done;

  g_clear_handle_id (&self->commit_source, g_source_remove);
  if (!self->waiting)
    return;
  done = self->episode != NULL
           ? cliff_edit_type_episode (store, get_episode_id (self), self->script, self->head, self->tail, &self->step,
                                      &error)
           : cliff_edit_type_preamble_text (store, get_text (self), &self->step, &error);
  /* What could not be written goes with the next key. */
  self->waiting = !done;
  if (done)
    self->head = self->tail = G_MAXSIZE / 4;
  if (!done)
    cliff_project_report (self->project, error);
}

static gboolean
commit_cb (gpointer data)
{
  CliffScriptDocument *self = data;

  self->commit_source = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static gboolean
pause_cb (gpointer data)
{
  CliffScriptDocument *self = data;

  self->pause_source = 0;
  g_signal_emit (self, signals[PAUSED], 0);
  return G_SOURCE_REMOVE;
}

/* Called before an edit by the person: what does not go on with the act of before begins one, and that one is complete. */
static void
begin_edit (CliffScriptDocument *self,
            gboolean             goes_on)
{
  if (!goes_on && !self->action_begun)
    {
      commit (self);
      self->step = 0;
    }
  self->action_begun = self->in_action;
}

static void
edited (CliffScriptDocument *self)
{
  self->waiting = TRUE;
  if (self->commit_source == 0)
    self->commit_source = g_timeout_add (COMMIT_DELAY_MS, commit_cb, self);
}

/* ── The buffer ── */

static void
edit_script (CliffScriptDocument *self,
             gsize                offset,
             gsize                removed,
             const char          *inserted,
             gsize                length)
{
  gsize start, end;

  cliff_text_map_edit (&self->map, get_text (self), offset, removed, inserted, length);
  cliff_script_edit (self->script, offset, removed, inserted, (gssize) length);
  cliff_script_get_reparsed (self->script, &start, &end);
  self->head = MIN (self->head, start);
  self->tail = MIN (self->tail, self->map.all_bytes - end);
}

/* The same for all that one event brings. */
static gint64
get_event_time (void)
{
  return g_main_current_source () != NULL ? g_source_get_time (g_main_current_source ()) : g_get_monotonic_time ();
}

static void
insert_text_cb (CliffScriptDocument *self,
                const GtkTextIter   *location,
                const char          *text,
                int                  length)
{
  gsize place = cliff_script_document_to_bytes (self, gtk_text_iter_get_offset (location));
  gint64 now = g_get_monotonic_time ();

  if (length == 0)
    return;
  if (!self->loading)
    {
      /* The text view deletes what is selected in one action and types over it in another. */
      begin_edit (self, (self->act.deleting && place == self->act.place && self->deleted == get_event_time ()) ||
                        cliff_typing_act_takes_insert (&self->act, place, text, now));
      cliff_typing_act_add_insert (&self->act, get_text (self), place, text, (gsize) length, now);
      self->typed = g_utf8_get_char (g_utf8_prev_char (text + length));
      edited (self);
    }
  edit_script (self, place, 0, text, (gsize) length);
}

static void
delete_range_cb (CliffScriptDocument *self,
                 const GtkTextIter   *from,
                 const GtkTextIter   *to)
{
  gsize start = cliff_script_document_to_bytes (self, gtk_text_iter_get_offset (from));
  gsize end = cliff_script_document_to_bytes (self, gtk_text_iter_get_offset (to));
  gint64 now = g_get_monotonic_time ();

  if (start == end)
    return;
  if (!self->loading)
    {
      begin_edit (self, cliff_typing_act_takes_delete (&self->act, start, end, now));
      cliff_typing_act_add_delete (&self->act, start, now);
      self->deleted = get_event_time ();
      edited (self);
    }
  edit_script (self, start, end - start, "", 0);
}

static void
emit_parsed (CliffScriptDocument *self,
             gsize                start,
             gsize                end)
{
  g_signal_emit (self, signals[PARSED], 0, (guint64) start, (guint64) end);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
changed_cb (CliffScriptDocument *self)
{
  gsize start, end;

  cliff_script_get_reparsed (self->script, &start, &end);
  emit_parsed (self, start, end);
}

static void
begin_user_action_cb (CliffScriptDocument *self)
{
  self->in_action = TRUE;
  self->typed = 0;
}

static void
end_user_action_cb (CliffScriptDocument *self)
{
  gunichar typed = self->typed;

  self->in_action = self->action_begun = FALSE;
  self->typed = 0;
  if (typed != 0 && !self->applying && !self->loading)
    g_signal_emit (self, signals[TYPED], 0, (guint) typed);
}

static void
caret_cb (CliffScriptDocument *self)
{
  if (self->loading)
    return;
  if (!self->in_action && cliff_script_document_get_caret (self) != self->act.place)
    self->act.open = FALSE;
  g_signal_emit (self, signals[CARET_MOVED], 0);
}

/* ── Text from the store ── */

static char *
dup_stored_text (CliffScriptDocument *self)
{
  CliffStore *store = cliff_project_get_store (self->project);

  return self->episode != NULL ? cliff_edit_dup_episode_text (store, get_episode_id (self))
                               : cliff_edit_dup_preamble_text (store);
}

static CliffScriptFormat
get_format (CliffScriptDocument *self)
{
  CliffRecord *series = cliff_project_get_series (self->project);

  return g_str_equal (cliff_record_get_text (series, "script_format"), "drama") ? CLIFF_SCRIPT_DRAMA
                                                                                 : CLIFF_SCRIPT_FOUNTAIN;
}

static void
get_iter (CliffScriptDocument *self,
          GtkTextIter         *iter,
          gsize                place)
{
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), iter, cliff_script_document_to_chars (self, place));
}

static void
replace_range (CliffScriptDocument *self,
               gsize                start,
               gsize                end,
               const char          *text,
               gsize                length)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to;

  get_iter (self, &from, start);
  get_iter (self, &to, end);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, text, (int) length);
}

static void
place_caret (CliffScriptDocument *self,
             gsize                anchor,
             gsize                caret)
{
  GtkTextIter insert, bound;

  get_iter (self, &insert, caret);
  get_iter (self, &bound, anchor);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &insert, &bound);
}

static gsize
get_anchor (CliffScriptDocument *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_selection_bound (buffer));
  return cliff_script_document_to_bytes (self, gtk_text_iter_get_offset (&iter));
}

/* The end of the change that is nearest to the caret. */
static gsize
find_change (GArray *hunks,
             gsize   caret)
{
  const CliffTextHunk *best = NULL;
  gsize least = G_MAXSIZE;

  for (guint i = 0; i < hunks->len; i++)
    {
      const CliffTextHunk *hunk = &g_array_index (hunks, CliffTextHunk, i);
      gsize far = caret < hunk->old_start ? hunk->old_start - caret
                  : caret > hunk->old_end ? caret - hunk->old_end
                                          : 0;

      if (far < least)
        {
          least = far;
          best = hunk;
        }
    }

  return best->new_end;
}

/* Makes the buffer hold @text by changing what differs.  The caret stays with what it stands at; @follow takes it to the change. */
static void
update_text (CliffScriptDocument *self,
             const char          *text,
             gboolean             follow)
{
  g_autoptr(GArray) hunks = cliff_text_diff (get_text (self), text);
  gsize caret = cliff_script_document_get_caret (self);
  gsize anchor = get_anchor (self);

  if (hunks->len == 0)
    return;
  self->loading = TRUE;
  for (guint i = hunks->len; i-- > 0;)
    {
      const CliffTextHunk *hunk = &g_array_index (hunks, CliffTextHunk, i);

      replace_range (self, hunk->old_start, hunk->old_end, text + hunk->new_start, hunk->new_end - hunk->new_start);
    }
  if (follow)
    caret = anchor = find_change (hunks, caret);
  else
    {
      caret = cliff_text_diff_map (hunks, caret);
      anchor = cliff_text_diff_map (hunks, anchor);
    }
  place_caret (self, anchor, caret);
  self->loading = FALSE;
  self->head = self->tail = G_MAXSIZE / 4;
  self->act.open = FALSE;
  g_signal_emit (self, signals[CARET_MOVED], 0);
  if (follow)
    g_signal_emit (self, signals[REVEAL], 0);
}

static void
parse (CliffScriptDocument *self,
       const char          *text)
{
  g_clear_pointer (&self->script, cliff_script_free);
  self->script = cliff_script_new (text, -1, get_format (self));
  cliff_text_map_reset (&self->map, text, strlen (text));
  self->head = self->tail = G_MAXSIZE / 4;
}

static void
remember (CliffScriptDocument *self)
{
  Left *left = g_new0 (Left, 1);

  left->text = g_strdup (get_text (self));
  left->caret = cliff_script_document_get_caret (self);
  g_hash_table_insert (self->left, GSIZE_TO_POINTER (get_episode_id (self)), left);
}

/* An episode that holds no more than its first line is there to be written: the caret stands behind it. */
static gsize
first_caret (const char *text)
{
  const char *line_end = strchr (text, '\n');

  return line_end == NULL || *(line_end + strspn (line_end, "\r\n")) == '\0' ? strlen (text) : 0;
}

/* Shows the text of @episode, where it was left.  @follow: the caret goes to what has changed in it since. */
static void
load (CliffScriptDocument *self,
      CliffRecord         *episode,
      gboolean             follow)
{
  g_autofree char *text = NULL;
  const Left *left;
  gsize caret;

  commit (self);
  if (self->loaded)
    remember (self);
  self->loaded = TRUE;
  g_set_object (&self->episode, episode);
  self->step = 0;
  self->act.open = FALSE;

  text = dup_stored_text (self);
  left = g_hash_table_lookup (self->left, GSIZE_TO_POINTER (get_episode_id (self)));
  caret = left == NULL ? first_caret (text) : 0;
  if (left != NULL)
    {
      g_autoptr(GArray) hunks = cliff_text_diff (left->text, text);

      caret = follow && hunks->len > 0 ? find_change (hunks, left->caret) : cliff_text_diff_map (hunks, left->caret);
    }

  self->loading = TRUE;
  parse (self, "");
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
  parse (self, text);
  g_signal_handlers_block_by_func (self->buffer, insert_text_cb, self);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  g_signal_handlers_unblock_by_func (self->buffer, insert_text_cb, self);
  place_caret (self, caret, caret);
  self->loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EPISODE]);
  g_signal_emit (self, signals[CARET_MOVED], 0);
  if (caret > 0)
    g_signal_emit (self, signals[REVEAL], 0);
}

static gboolean
row_has_changed (GPtrArray  *changes,
                 const char *table,
                 CliffId     id)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);

      if (change->id == id && change->kind != CLIFF_CHANGE_DELETE && g_str_equal (change->table, table))
        return TRUE;
    }

  return FALSE;
}

/* The episode left before whose text was just taken back or made again, if there is one. */
static CliffRecord *
find_replayed (CliffScriptDocument *self,
               GPtrArray           *changes)
{
  GListModel *episodes = cliff_project_get_episodes (self->project);

  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);
      const Left *left = g_hash_table_lookup (self->left, GSIZE_TO_POINTER (cliff_record_get_id (episode)));
      g_autofree char *text = NULL;

      if (left == NULL || episode == self->episode ||
          !row_has_changed (changes, "episode", cliff_record_get_id (episode)))
        continue;
      text = cliff_edit_dup_episode_text (cliff_project_get_store (self->project), cliff_record_get_id (episode));
      if (!g_str_equal (text, left->text))
        return g_steal_pointer (&episode);
    }

  return NULL;
}

static void
store_changed_cb (CliffStore          *store,
                  GPtrArray           *changes,
                  CliffScriptDocument *self)
{
  gboolean replaying = cliff_project_get_replaying (self->project);
  const char *table = self->episode != NULL ? "episode" : "series";
  CliffId id = self->episode != NULL ? get_episode_id (self) : 1;
  g_autofree char *text = NULL;

  /* What waits is committed on top of what has come from elsewhere. */
  if (self->waiting)
    return;
  if (row_has_changed (changes, "series", 1) && get_format (self) != cliff_script_get_format (self->script))
    {
      g_autofree char *present = g_strdup (get_text (self));

      parse (self, present);
      emit_parsed (self, 0, strlen (present));
    }
  if (row_has_changed (changes, table, id))
    {
      text = dup_stored_text (self);
      if (!g_str_equal (text, get_text (self)))
        {
          update_text (self, text, replaying);
          return;
        }
    }
  if (replaying)
    {
      g_autoptr(CliffRecord) episode = find_replayed (self, changes);

      if (episode != NULL)
        {
          load (self, episode, TRUE);
          cliff_project_set_episode (self->project, episode);
        }
    }
}

static void
episode_changed_cb (CliffScriptDocument *self)
{
  CliffRecord *episode = cliff_project_get_episode (self->project);

  if (episode != self->episode)
    load (self, episode, FALSE);
}

/* ── GObject ── */

static void
cliff_script_document_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CliffScriptDocument *self = CLIFF_SCRIPT_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_EPISODE:
      g_value_set_object (value, self->episode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_script_document_dispose (GObject *object)
{
  CliffScriptDocument *self = CLIFF_SCRIPT_DOCUMENT (object);

  if (self->project != NULL)
    commit (self);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->episode);
  g_clear_object (&self->buffer);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_script_document_parent_class)->dispose (object);
}

static void
cliff_script_document_finalize (GObject *object)
{
  CliffScriptDocument *self = CLIFF_SCRIPT_DOCUMENT (object);

  g_hash_table_unref (self->left);
  cliff_script_free (self->script);

  G_OBJECT_CLASS (cliff_script_document_parent_class)->finalize (object);
}

static void
cliff_script_document_class_init (CliffScriptDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_script_document_get_property;
  object_class->dispose = cliff_script_document_dispose;
  object_class->finalize = cliff_script_document_finalize;

  properties[PROP_EPISODE] =
    g_param_spec_object ("episode", NULL, NULL, CLIFF_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PARSED] = g_signal_new ("parsed", CLIFF_TYPE_SCRIPT_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[TYPED] = g_signal_new ("typed", CLIFF_TYPE_SCRIPT_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CARET_MOVED] = g_signal_new ("caret-moved", CLIFF_TYPE_SCRIPT_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[PAUSED] = g_signal_new ("paused", CLIFF_TYPE_SCRIPT_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[REVEAL] = g_signal_new ("reveal", CLIFF_TYPE_SCRIPT_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
cliff_script_document_init (CliffScriptDocument *self)
{
  self->left = g_hash_table_new_full (NULL, NULL, NULL, left_free);
  self->buffer = gtk_source_buffer_new (NULL);
  self->script = cliff_script_new ("", 0, CLIFF_SCRIPT_DRAMA);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self->buffer), FALSE);
}

/* ── Public ── */

CliffScriptDocument *
cliff_script_document_new (CliffProject *project)
{
  CliffScriptDocument *self = g_object_new (CLIFF_TYPE_SCRIPT_DOCUMENT, NULL);

  self->project = g_object_ref (project);
  load (self, cliff_project_get_episode (project), FALSE);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (delete_range_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "paste-done", G_CALLBACK (cliff_script_document_end_act), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (caret_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "flush", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);

  return self;
}

CliffProject *
cliff_script_document_get_project (CliffScriptDocument *self)
{
  return self->project;
}

GtkSourceBuffer *
cliff_script_document_get_buffer (CliffScriptDocument *self)
{
  return self->buffer;
}

CliffScript *
cliff_script_document_get_script (CliffScriptDocument *self)
{
  return self->script;
}

CliffRecord *
cliff_script_document_get_episode (CliffScriptDocument *self)
{
  return self->episode;
}

void
cliff_script_document_show (CliffScriptDocument *self,
                            CliffRecord         *episode)
{
  if (episode != self->episode)
    load (self, episode, FALSE);
  if (episode != NULL)
    cliff_project_set_episode (self->project, episode);
}

gboolean
cliff_script_document_get_waiting (CliffScriptDocument *self)
{
  return self->waiting;
}

gsize
cliff_script_document_get_caret (CliffScriptDocument *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return cliff_script_document_to_bytes (self, gtk_text_iter_get_offset (&iter));
}

gboolean
cliff_script_document_get_selection (CliffScriptDocument *self,
                                     gsize               *start,
                                     gsize               *end)
{
  gsize caret = cliff_script_document_get_caret (self);
  gsize anchor = get_anchor (self);

  *start = MIN (caret, anchor);
  *end = MAX (caret, anchor);

  return caret != anchor;
}

void
cliff_script_document_select (CliffScriptDocument *self,
                              gsize                start,
                              gsize                end)
{
  place_caret (self, start, end);
  g_signal_emit (self, signals[REVEAL], 0);
}

void
cliff_script_document_amend (CliffScriptDocument *self,
                             const CliffTextEdit *edit)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  self->applying = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  self->action_begun = cliff_typing_act_is_typing (&self->act, g_get_monotonic_time ());
  replace_range (self, edit->start, edit->end, edit->text, strlen (edit->text));
  place_caret (self, edit->anchor, edit->caret);
  gtk_text_buffer_end_user_action (buffer);
  self->applying = FALSE;
  self->act.place = edit->caret;
  self->act.deleting = FALSE;
  g_signal_emit (self, signals[REVEAL], 0);
}

void
cliff_script_document_apply (CliffScriptDocument *self,
                             const CliffTextEdit *edit)
{
  cliff_script_document_end_act (self);
  cliff_script_document_amend (self, edit);
  cliff_script_document_end_act (self);
}

void
cliff_script_document_end_act (CliffScriptDocument *self)
{
  self->act.open = FALSE;
}

void
cliff_script_document_flush (CliffScriptDocument *self)
{
  commit (self);
}

int
cliff_script_document_to_chars (CliffScriptDocument *self,
                                gsize                bytes)
{
  return (int) cliff_text_map_to_characters (&self->map, get_text (self), bytes);
}

gsize
cliff_script_document_to_bytes (CliffScriptDocument *self,
                                int                  characters)
{
  return cliff_text_map_to_bytes (&self->map, get_text (self), (gsize) characters);
}
