/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-inspector.h"

#include "cliff-edit-shot.h"
#include "cliff-take-button.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* A pause this long in turning the spin button is its end. */
#define DURATION_DELAY_MS 400

typedef enum
{
  CHOICE_SIZE,
  CHOICE_ANGLE,
  CHOICE_MOVEMENT,
  CHOICE_TRANSITION,
  N_CHOICES
} Choice;

typedef enum
{
  ENTRY_SUBJECT,
  ENTRY_ACTION,
  N_ENTRIES
} Entry;

static const char * const choice_columns[N_CHOICES] = { "size", "angle", "movement", "transition" };
static const CliffTerm * const choice_terms[N_CHOICES] = {
  cliff_terms_size, cliff_terms_angle, cliff_terms_movement, cliff_terms_transition,
};
static const char * const entry_columns[N_ENTRIES] = { "subject", "action" };

struct _CliffInspector
{
  AdwBin        parent_instance;

  CliffProject *project;
  CliffRecord  *shot;           /* whose values the rows hold */
  guint         duration_source;
  gboolean      loading;        /* the rows follow the shot just now */

  GtkWidget    *stack;
  GtkWidget    *shot_group;
  GtkWidget    *choices[N_CHOICES];
  GtkWidget    *duration_row;
  GtkWidget    *entries[N_ENTRIES];
  GtkWidget    *lines_group;
  GtkWidget    *lines;
  GtkWidget    *takes;
  GtkWidget    *no_takes;
};

G_DEFINE_FINAL_TYPE (CliffInspector, cliff_inspector, ADW_TYPE_BIN)

/* ── From the shot ── */

static void
load_choice (CliffInspector *self,
             Choice          choice)
{
  const char *code = cliff_record_get_text (self->shot, choice_columns[choice]);
  const CliffTerm *terms = choice_terms[choice];

  for (guint i = 0; terms[i].code != NULL; i++)
    if (g_str_equal (terms[i].code, code))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->choices[choice]), i);
        return;
      }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->choices[choice]), GTK_INVALID_LIST_POSITION);
}

static void
load (CliffInspector *self)
{
  self->loading = TRUE;
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    load_choice (self, choice);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    {
      const char *text = cliff_record_get_text (self->shot, entry_columns[entry]);

      /* Setting the same text would move the caret. */
      if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entries[entry]))))
        gtk_editable_set_text (GTK_EDITABLE (self->entries[entry]), text);
    }
  if (self->duration_source == 0)
    adw_spin_row_set_value (ADW_SPIN_ROW (self->duration_row),
                            (double) cliff_record_get_int (self->shot, "duration") / CLIFF_SECOND);
  self->loading = FALSE;
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

static void
lines_changed_cb (GListModel     *lines,
                  guint           position,
                  guint           removed,
                  guint           added,
                  CliffInspector *self)
{
  gtk_widget_set_visible (self->lines_group, g_list_model_get_n_items (lines) > 0);
}

static GtkWidget *
create_take_button (gpointer item,
                    gpointer data)
{
  CliffInspector *self = data;

  return cliff_take_button_new (self->project, self->shot, item);
}

static void
takes_changed_cb (GListModel     *takes,
                  guint           position,
                  guint           removed,
                  guint           added,
                  CliffInspector *self)
{
  guint n_takes = g_list_model_get_n_items (takes);

  gtk_widget_set_visible (self->no_takes, n_takes == 0);
  gtk_widget_set_visible (self->takes, n_takes > 0);
}

static gboolean
is_of_shot (gpointer item,
            gpointer data)
{
  return g_str_equal (cliff_record_get_text (item, "owner"), "shot");
}

static void
show_lists (CliffInspector *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId id = cliff_record_get_id (self->shot);
  g_autoptr(CliffRecordList) lines = cliff_record_list_new (store, CLIFF_TYPE_LINE, "shot_id", id);
  /* Ids of shots and of lines are counted apart, so the owner's table must be looked at too. */
  CliffRecordList *owned = cliff_record_list_new (store, CLIFF_TYPE_TAKE, "owner_id", id);
  g_autoptr(GtkFilterListModel) takes =
    gtk_filter_list_model_new (G_LIST_MODEL (owned),
                               GTK_FILTER (gtk_custom_filter_new (is_of_shot, NULL, NULL)));

  gtk_list_box_bind_model (GTK_LIST_BOX (self->lines), G_LIST_MODEL (lines), create_line_row, NULL, NULL);
  g_signal_connect_object (lines, "items-changed", G_CALLBACK (lines_changed_cb), self, G_CONNECT_DEFAULT);
  lines_changed_cb (G_LIST_MODEL (lines), 0, 0, 0, self);
  gtk_flow_box_bind_model (GTK_FLOW_BOX (self->takes), G_LIST_MODEL (takes), create_take_button, self, NULL);
  g_signal_connect_object (takes, "items-changed", G_CALLBACK (takes_changed_cb), self, G_CONNECT_DEFAULT);
  takes_changed_cb (G_LIST_MODEL (takes), 0, 0, 0, self);
}

/* ── To the shot ── */

static void
set_text (CliffInspector *self,
          const char     *column,
          const char     *text)
{
  g_autoptr(GError) error = NULL;

  if (g_str_equal (text, cliff_record_get_text (self->shot, column)))
    return;
  if (!cliff_edit_set_shot_text (cliff_project_get_store (self->project), cliff_record_get_id (self->shot), column,
                                 text, &error))
    {
      cliff_project_report (self->project, error);
      load (self);
    }
}

static void
commit_duration (CliffInspector *self)
{
  CliffTime duration;
  g_autoptr(GError) error = NULL;

  if (self->duration_source == 0)
    return;
  g_clear_handle_id (&self->duration_source, g_source_remove);
  /* The row shows tenths: so are they kept, whatever a double makes of them. */
  duration = (CliffTime) (adw_spin_row_get_value (ADW_SPIN_ROW (self->duration_row)) * 10 + 0.5) * (CLIFF_SECOND / 10);
  if (duration == cliff_record_get_int (self->shot, "duration"))
    return;
  if (!cliff_edit_set_shot_duration (cliff_project_get_store (self->project), cliff_record_get_id (self->shot),
                                     duration, &error))
    {
      cliff_project_report (self->project, error);
      load (self);
    }
}

static void
commit (CliffInspector *self)
{
  if (self->shot == NULL || !cliff_project_get_writable (self->project))
    return;
  commit_duration (self);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    set_text (self, entry_columns[entry], gtk_editable_get_text (GTK_EDITABLE (self->entries[entry])));
}

static gboolean
duration_cb (gpointer data)
{
  commit_duration (data);
  return G_SOURCE_REMOVE;
}

static void
duration_changed_cb (CliffInspector *self)
{
  if (self->loading || self->shot == NULL)
    return;
  g_clear_handle_id (&self->duration_source, g_source_remove);
  self->duration_source = g_timeout_add (DURATION_DELAY_MS, duration_cb, self);
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
    if (self->choices[choice] == row)
      set_text (self, choice_columns[choice], choice_terms[choice][selected].code);
}

/* ── The selection ── */

static void
shot_reloaded_cb (CliffInspector *self)
{
  load (self);
}

static void
shot_changed_cb (CliffInspector *self)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);

  if (self->shot == shot)
    return;
  if (self->shot != NULL)
    {
      gboolean exists;

      g_object_get (self->shot, "exists", &exists, NULL);
      if (exists)
        commit (self);
      g_clear_handle_id (&self->duration_source, g_source_remove);
      g_signal_handlers_disconnect_by_func (self->shot, shot_reloaded_cb, self);
    }
  g_set_object (&self->shot, shot);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shot != NULL ? "shot" : "empty");
  if (shot == NULL)
    return;
  g_signal_connect_object (shot, "notify", G_CALLBACK (shot_reloaded_cb), self, G_CONNECT_SWAPPED);
  load (self);
  show_lists (self);
}

/* ── GObject ── */

static void
cliff_inspector_dispose (GObject *object)
{
  CliffInspector *self = CLIFF_INSPECTOR (object);

  g_clear_handle_id (&self->duration_source, g_source_remove);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_INSPECTOR);
  g_clear_object (&self->shot);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_inspector_parent_class)->dispose (object);
}

static void
cliff_inspector_class_init (CliffInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_inspector_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/inspector/cliff-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, shot_group);
  gtk_widget_class_bind_template_child_full (widget_class, "size_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, choices[CHOICE_SIZE]));
  gtk_widget_class_bind_template_child_full (widget_class, "angle_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, choices[CHOICE_ANGLE]));
  gtk_widget_class_bind_template_child_full (widget_class, "movement_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, choices[CHOICE_MOVEMENT]));
  gtk_widget_class_bind_template_child_full (widget_class, "transition_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, choices[CHOICE_TRANSITION]));
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, duration_row);
  gtk_widget_class_bind_template_child_full (widget_class, "subject_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, entries[ENTRY_SUBJECT]));
  gtk_widget_class_bind_template_child_full (widget_class, "action_row", FALSE,
                                             G_STRUCT_OFFSET (CliffInspector, entries[ENTRY_ACTION]));
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, lines_group);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, lines);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, takes);
  gtk_widget_class_bind_template_child (widget_class, CliffInspector, no_takes);
}

static void
fill_choice (CliffInspector *self,
             Choice          choice)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (const CliffTerm *term = choice_terms[choice]; term->code != NULL; term++)
    gtk_string_list_append (titles, gettext (term->title));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choices[choice]), G_LIST_MODEL (titles));
  g_signal_connect_object (self->choices[choice], "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_DEFAULT);
}

static void
cliff_inspector_init (CliffInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    fill_choice (self, choice);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (self->entries[entry], focus);
      g_signal_connect_object (self->entries[entry], "entry-activated", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->duration_row, "notify::value", G_CALLBACK (duration_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cliff_inspector_set_project (CliffInspector *self,
                             CliffProject   *project)
{
  gboolean writable = cliff_project_get_writable (project);

  self->project = g_object_ref (project);
  for (Choice choice = 0; choice < N_CHOICES; choice++)
    gtk_widget_set_sensitive (self->choices[choice], writable);
  for (Entry entry = 0; entry < N_ENTRIES; entry++)
    gtk_widget_set_sensitive (self->entries[entry], writable);
  gtk_widget_set_sensitive (self->duration_row, writable);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (shot_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "flush", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  shot_changed_cb (self);
}
