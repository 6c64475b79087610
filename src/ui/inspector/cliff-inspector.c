/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-inspector.h"

#include "cliff-cut-panel.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-shots.h"
#include "cliff-shot-selection.h"
#include "cliff-takes-strip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* A pause this long in turning a spin button is its end. */
#define SPIN_DELAY_MS 400

typedef enum
{
  CHOICE_SIZE,
  CHOICE_ANGLE,
  CHOICE_MOVEMENT,
  CHOICE_LENS,
  CHOICE_LIGHT,
  CHOICE_TRANSITION,
  N_CHOICES
} Choice;

typedef enum
{
  SPIN_DURATION,
  SPIN_TRANSITION,
  N_SPINS
} Spin;

typedef enum
{
  ENTRY_SUBJECT,
  ENTRY_ACTION,
  ENTRY_CAPTION,
  ENTRY_SOUND,
  ENTRY_VFX,
  ENTRY_NOTE,
  N_ENTRIES
} Entry;

static const struct
{
  const char      *row;
  const char      *column;
  const CliffTerm *terms;
} choices[N_CHOICES] = {
  { "size_row", "size", cliff_terms_size },
  { "angle_row", "angle", cliff_terms_angle },
  { "movement_row", "movement", cliff_terms_movement },
  { "lens_row", "lens", cliff_terms_lens },
  { "light_row", "light", cliff_terms_light },
  { "transition_row", "transition", cliff_terms_transition },
};

static const struct
{
  const char *row;
  const char *column;
} spins[N_SPINS] = {
  { "duration_row", "duration" },
  { "transition_length_row", "transition_length" },
};

static const struct
{
  const char *row;
  const char *column;
  const char *title;
} entries[N_ENTRIES] = {
  { "subject_row", "subject", N_("Subject") },
  { "action_row", "action", N_("Action") },
  { "caption_row", "caption", N_("Caption") },
  { "sound_row", "sound", N_("Sound") },
  { "vfx_row", "vfx", N_("Visual Effects") },
  { "note_row", "note", N_("Note") },
};

struct _CliffInspector
{
  AdwBin        parent_instance;

  CliffProject *project;
  GArray       *ids;                /* CliffId: of @shots */
  GPtrArray    *shots;              /* CliffRecord: whose values the rows hold */
  CliffRecord  *shot;               /* of them, whose lines and takes are shown; NULL without any */
  guint         load_source;
  guint         spin_source;
  gboolean      turned[N_SPINS];    /* by a hand, not yet committed */
  gboolean      typed[N_ENTRIES];   /* the same */
  gboolean      loading;            /* the rows follow the shots just now */
  gboolean      cutting;            /* the timeline is in front */

  GtkWidget    *stack;
  GtkWidget    *scroller;
  GtkWidget    *cut_panel;
  GtkWidget    *shot_group;
  GtkWidget    *time_group;
  GtkWidget    *words_group;
  GtkWidget    *choices[N_CHOICES];
  GtkWidget    *spins[N_SPINS];
  GtkWidget    *held_row;
  GtkWidget    *entries[N_ENTRIES];
  GtkWidget    *lines_group;
  GtkWidget    *lines;
  GtkWidget    *takes_group;
  GtkWidget    *takes;
};

G_DEFINE_FINAL_TYPE (CliffInspector, cliff_inspector, ADW_TYPE_BIN)

/* ── From the shots ── */

/* The text that all shots have, NULL where they differ. */
static const char *
get_common_text (CliffInspector *self,
                 const char     *column)
{
  const char *text = cliff_record_get_text (self->shot, column);

  for (guint i = 0; i < self->shots->len; i++)
    if (!g_str_equal (cliff_record_get_text (g_ptr_array_index (self->shots, i), column), text))
      return NULL;

  return text;
}

static gboolean
is_common_int (CliffInspector *self,
               const char     *column)
{
  gint64 value = cliff_record_get_int (self->shot, column);

  for (guint i = 0; i < self->shots->len; i++)
    if (cliff_record_get_int (g_ptr_array_index (self->shots, i), column) != value)
      return FALSE;

  return TRUE;
}

static void
show_common (GtkWidget *row,
             gboolean   common)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), common ? "" : _("Several"));
}

/* Where the shots differ, a word behind the terms says so: a combo row always shows one. */
static void
load_choice (CliffInspector *self,
             Choice          choice)
{
  const char *code = get_common_text (self, choices[choice].column);
  const CliffTerm *terms = choices[choice].terms;
  GtkStringList *titles = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->choices[choice])));
  const char *several[] = { _("Several"), NULL };
  guint n_titles = g_list_model_get_n_items (G_LIST_MODEL (titles));
  guint selected = GTK_INVALID_LIST_POSITION;
  guint n_terms = 0;

  for (; terms[n_terms].code != NULL; n_terms++)
    if (g_strcmp0 (terms[n_terms].code, code) == 0)
      selected = n_terms;
  if (code == NULL)
    selected = n_terms;
  if (code == NULL && n_titles == n_terms)
    gtk_string_list_splice (titles, n_terms, 0, several);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->choices[choice]), selected);
  if (code != NULL && n_titles > n_terms)
    gtk_string_list_splice (titles, n_terms, n_titles - n_terms, NULL);
}

static void
load_entry (CliffInspector *self,
            Entry           entry)
{
  const char *text = get_common_text (self, entries[entry].column);
  const char *title = gettext (entries[entry].title);
  /* Translators: the name of a field in which the selected shots differ */
  g_autofree char *several = g_strdup_printf (_("%s (several)"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries[entry]), text != NULL ? title : several);
  /* What is being typed stays, and setting the same text would move the caret. */
  if (!self->typed[entry] && g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entries[entry]))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[entry]), text != NULL ? text : "");
}

static void
load (CliffInspector *self)
{
  const char *transition;
  g_autofree char *title =
    self->shots->len > 1 ? g_strdup_printf (ngettext ("%u shot", "%u shots", self->shots->len), self->shots->len) : NULL;

  g_clear_handle_id (&self->load_source, g_source_remove);
  if (self->shot == NULL)
    return;
  self->loading = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->shot_group), title != NULL ? title : "");
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    load_choice (self, choice);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    load_entry (self, entry);
  for (Spin spin = 0; spin < N_SPINS; spin++)
    {
      show_common (self->spins[spin], is_common_int (self, spins[spin].column));
      if (!self->turned[spin])
        adw_spin_row_set_value (ADW_SPIN_ROW (self->spins[spin]),
                                (double) cliff_record_get_int (self->shot, spins[spin].column) / CLIFF_SECOND);
    }
  transition = get_common_text (self, "transition");
  gtk_widget_set_visible (self->spins[SPIN_TRANSITION], g_strcmp0 (transition, "cut") != 0);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->held_row), cliff_record_get_int (self->shot, "held") != 0);
  show_common (self->held_row, is_common_int (self, "held"));
  self->loading = FALSE;
}

static gboolean
load_cb (gpointer data)
{
  CliffInspector *self = data;

  self->load_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* A step that changes many shots notifies of each: one look at the end is enough. */
static void
queue_load (CliffInspector *self)
{
  if (self->shots->len == 1)
    load (self);
  else if (self->load_source == 0)
    self->load_source = g_idle_add_full (G_PRIORITY_DEFAULT, load_cb, self, NULL);
}

static GtkWidget *
create_line_row (gpointer item,
                 gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  const char *speaker = cliff_record_get_text (item, "speaker");
  const char *kind = cliff_record_get_text (item, "kind");
  g_autofree char *title = NULL;

  if (g_str_equal (kind, "os"))
    /* Translators: the inner voice of a character; the name is given */
    title = g_strdup_printf (_("%s (inner voice)"), speaker);
  else if (g_str_equal (kind, "vo"))
    /* Translators: a voice whose speaker is not in the picture; the name is given */
    title = g_strdup_printf (_("%s (off screen)"), speaker);
  else if (g_str_equal (kind, "narration"))
    title = g_strdup (_("Narration"));
  else
    title = g_strdup (speaker);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cliff_record_get_text (item, "text"));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");

  return row;
}

/* Whether what is said of shots is shown: not where the timeline has something else selected. */
static gboolean
shows_shots (CliffInspector *self)
{
  GArray *selection = cliff_project_get_selection (self->project);
  gboolean other = selection->len > 0 || cliff_project_get_marker (self->project) != 0;

  for (guint i = 0; i < selection->len; i++)
    if (g_array_index (selection, CliffCutItem, i).kind == CLIFF_CUT_SHOT)
      other = FALSE;

  return self->shot != NULL && !(self->cutting && other);
}

/* Lines and takes are one shot's; how long a shot is, the cut says on the timeline. */
static void
show_groups (CliffInspector *self)
{
  gboolean shots = shows_shots (self);
  gboolean one = shots && self->shots->len == 1;
  gboolean things = self->cutting && cliff_cut_panel_has_things (CLIFF_CUT_PANEL (self->cut_panel));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shots || things ? "shot" : "empty");
  gtk_widget_set_visible (self->shot_group, shots);
  gtk_widget_set_visible (self->time_group, shots && !self->cutting);
  gtk_widget_set_visible (self->words_group, shots);
  gtk_widget_set_visible (self->takes_group, one);
  gtk_widget_set_visible (self->lines_group, one && gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->lines), 0) != NULL);
}

static void
lines_changed_cb (GListModel     *lines,
                  guint           position,
                  guint           removed,
                  guint           added,
                  CliffInspector *self)
{
  show_groups (self);
}

static void
show_lists (CliffInspector *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId id = cliff_record_get_id (self->shot);
  g_autoptr(CliffRecordList) lines = cliff_record_list_new (store, CLIFF_TYPE_LINE, "shot_id", id);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->lines), G_LIST_MODEL (lines), create_line_row, NULL, NULL);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (lines_changed_cb), self, G_CONNECT_DEFAULT);
  lines_changed_cb (G_LIST_MODEL (lines), 0, 0, 0, self);
  cliff_takes_strip_set_shot (CLIFF_TAKES_STRIP (self->takes), self->project, self->shot);
}

/* ── To the shots ── */

static const CliffId *
get_ids (CliffInspector *self)
{
  return (const CliffId *) (gpointer) self->ids->data;
}

static void
finish (CliffInspector *self,
        const GError   *error)
{
  if (error == NULL)
    return;
  cliff_project_report (self->project, error);
  load (self);
}

static void
set_text (CliffInspector *self,
          const char     *column,
          const char     *text)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(GError) error = NULL;

  if (self->ids->len == 1)
    cliff_edit_set_shot_text (store, get_ids (self)[0], column, text, &error);
  else
    cliff_edit_set_shots_text (store, get_ids (self), self->ids->len, column, text, &error);
  finish (self, error);
}

static void
commit_spin (CliffInspector *self,
             Spin            spin)
{
  CliffStore *store = cliff_project_get_store (self->project);
  /* The row shows tenths: so are they kept, whatever a double makes of them. */
  CliffTime time = (CliffTime) (adw_spin_row_get_value (ADW_SPIN_ROW (self->spins[spin])) * 10 + 0.5) * (CLIFF_SECOND / 10);
  g_autoptr(GError) error = NULL;

  self->turned[spin] = FALSE;
  if (is_common_int (self, spins[spin].column) && cliff_record_get_int (self->shot, spins[spin].column) == time)
    return;
  switch (spin)
    {
    case SPIN_DURATION:
      if (self->ids->len == 1)
        cliff_edit_set_shot_duration (store, get_ids (self)[0], time, &error);
      else
        cliff_edit_set_shots_duration (store, get_ids (self), self->ids->len, time, &error);
      break;
    case SPIN_TRANSITION:
      cliff_edit_set_shots_transition_length (store, get_ids (self), self->ids->len, time, &error);
      break;
    case N_SPINS:
      break;
    }
  finish (self, error);
}

static void
commit_spins (CliffInspector *self)
{
  g_clear_handle_id (&self->spin_source, g_source_remove);
  for (Spin spin = 0; spin < N_SPINS; spin++)
    if (self->turned[spin])
      commit_spin (self, spin);
}

static void
commit (CliffInspector *self)
{
  if (self->shot == NULL || !cliff_project_get_writable (self->project))
    return;
  commit_spins (self);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    if (self->typed[entry])
      {
        g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entries[entry])));

        self->typed[entry] = FALSE;
        set_text (self, entries[entry].column, text);
      }
}

static gboolean
spin_cb (gpointer data)
{
  CliffInspector *self = data;

  self->spin_source = 0;
  commit_spins (self);
  return G_SOURCE_REMOVE;
}

static void
turned_cb (GtkWidget      *row,
           GParamSpec     *pspec,
           CliffInspector *self)
{
  if (self->loading || self->shot == NULL)
    return;
  for (Spin spin = 0; spin < N_SPINS; spin++)
    if (self->spins[spin] == row)
      self->turned[spin] = TRUE;
  g_clear_handle_id (&self->spin_source, g_source_remove);
  self->spin_source = g_timeout_add (SPIN_DELAY_MS, spin_cb, self);
}

static void
typed_cb (GtkWidget      *row,
          CliffInspector *self)
{
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    if (self->entries[entry] == row && !self->loading)
      self->typed[entry] = TRUE;
}

static void
chosen_cb (GtkWidget      *row,
           GParamSpec     *pspec,
           CliffInspector *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (self->loading || self->shot == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    /* Behind the last term: the word for several. */
    if (self->choices[choice] == row && choices[choice].terms[selected].code != NULL)
      set_text (self, choices[choice].column, choices[choice].terms[selected].code);
}

static void
held_cb (CliffInspector *self)
{
  gboolean held = adw_switch_row_get_active (ADW_SWITCH_ROW (self->held_row));
  g_autoptr(GError) error = NULL;

  if (self->loading || self->shot == NULL)
    return;
  cliff_edit_hold_shots (cliff_project_get_store (self->project), get_ids (self), self->ids->len, held, &error);
  finish (self, error);
}

/* ── The selection ── */

static gboolean
have_gone (CliffInspector *self)
{
  for (guint i = 0; i < self->shots->len; i++)
    {
      gboolean exists;

      g_object_get (g_ptr_array_index (self->shots, i), "exists", &exists, NULL);
      if (!exists)
        return TRUE;
    }

  return FALSE;
}

static void
drop_shots (CliffInspector *self)
{
  if (!have_gone (self))
    commit (self);
  memset (self->typed, 0, sizeof self->typed);
  memset (self->turned, 0, sizeof self->turned);
  g_clear_handle_id (&self->spin_source, g_source_remove);
  g_clear_handle_id (&self->load_source, g_source_remove);
  for (guint i = 0; i < self->shots->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->shots, i), queue_load, self);
  g_ptr_array_set_size (self->shots, 0);
}

static gboolean
is_same (GArray *one,
         GArray *other)
{
  return one->len == other->len && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (CliffId)) == 0);
}

static void
selection_changed_cb (CliffInspector *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffRecord *shot = cliff_project_get_shot (self->project);
  g_autoptr(GArray) ids = cliff_shot_selection_list (self->project);
  gboolean other = shot != self->shot;

  if (is_same (ids, self->ids) && !other)
    {
      show_groups (self);
      return;
    }
  drop_shots (self);
  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      CliffRecord *record = cliff_record_get (store, CLIFF_TYPE_SHOT, g_array_index (ids, CliffId, i));

      if (record == NULL)
        continue;
      g_array_append_val (self->ids, g_array_index (ids, CliffId, i));
      g_ptr_array_add (self->shots, record);
      g_signal_connect_object (record, "notify", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
    }
  if (self->shots->len == 0)
    shot = NULL;
  g_set_object (&self->shot, shot);
  show_groups (self);
  if (self->shot == NULL)
    return;
  load (self);
  if (other)
    show_lists (self);
  show_groups (self);
}

/* ── GObject ── */

static void
cliff_inspector_dispose (GObject *object)
{
  CliffInspector *self = CLIFF_INSPECTOR (object);

  g_clear_handle_id (&self->spin_source, g_source_remove);
  g_clear_handle_id (&self->load_source, g_source_remove);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_INSPECTOR);
  g_clear_pointer (&self->shots, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->shot);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_inspector_parent_class)->dispose (object);
}

static void
cliff_inspector_class_init (CliffInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_inspector_dispose;
  g_type_ensure (CLIFF_TYPE_CUT_PANEL);
  g_type_ensure (CLIFF_TYPE_TAKES_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/inspector/cliff-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, cut_panel);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, shot_group);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, time_group);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, words_group);
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    gtk_widget_class_bind_template_child_full (widget_class, choices[choice].row, FALSE,
                                               G_STRUCT_OFFSET (CliffInspector, choices) + (gssize) (choice * sizeof (GtkWidget *)));
  for (Spin spin = 0; spin < N_SPINS; spin++)
    gtk_widget_class_bind_template_child_full (widget_class, spins[spin].row, FALSE,
                                               G_STRUCT_OFFSET (CliffInspector, spins) + (gssize) (spin * sizeof (GtkWidget *)));
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    gtk_widget_class_bind_template_child_full (widget_class, entries[entry].row, FALSE,
                                               G_STRUCT_OFFSET (CliffInspector, entries) + (gssize) (entry * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, held_row);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, lines_group);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, lines);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, takes_group);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, takes);
}

static void
fill_choice (CliffInspector *self,
             Choice          choice)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (const CliffTerm *term = choices[choice].terms; term->code != NULL; term++)
    gtk_string_list_append (titles, gettext (term->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choices[choice]), G_LIST_MODEL (titles));
  g_signal_connect_object (self->choices[choice], "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
cliff_inspector_init (CliffInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shots = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    fill_choice (self, choice);
  for (Spin spin = 0; spin < N_SPINS; spin++)
    g_signal_connect_object (self->spins[spin], "notify::value", G_CALLBACK (turned_cb), self, G_CONNECT_DEFAULT);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (self->entries[entry], focus);
      g_signal_connect_object (self->entries[entry], "entry-activated", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->entries[entry], "changed", G_CALLBACK (typed_cb), self, G_CONNECT_DEFAULT);
    }
  g_signal_connect_object (self->held_row, "notify::active", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_inspector_set_project (CliffInspector *self,
                             CliffProject   *project)
{
  gboolean writable = cliff_project_get_writable (project);

  self->project = g_object_ref (project);
  cliff_cut_panel_set_project (CLIFF_CUT_PANEL (self->cut_panel), project);
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    gtk_widget_set_sensitive (self->choices[choice], writable);
  for (Spin spin = 0; spin < N_SPINS; spin++)
    gtk_widget_set_sensitive (self->spins[spin], writable);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    gtk_widget_set_sensitive (self->entries[entry], writable);
  gtk_widget_set_sensitive (self->held_row, writable);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "flush", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

void
cliff_inspector_set_cutting (CliffInspector *self,
                             gboolean        cutting)
{
  if (self->cutting == cutting)
    return;
  self->cutting = cutting;
  cliff_cut_panel_set_active (CLIFF_CUT_PANEL (self->cut_panel), cutting);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  show_groups (self);
}

gboolean
cliff_inspector_show (CliffInspector *self,
                      const char     *name)
{
  return cliff_cut_panel_show (CLIFF_CUT_PANEL (self->cut_panel), name);
}
