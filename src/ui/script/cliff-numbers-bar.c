/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-numbers-bar.h"

#include "cliff-actions.h"
#include "cliff-application.h"
#include "cliff-edit-written.h"
#include "cliff-finding-words.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffNumbersBar
{
  AdwBin              parent_instance;

  CliffScriptMeter   *meter;
  CliffFindingMarks  *marks;
  GtkSourceView      *view;      /* weak */
  gboolean            from_text; /* the popover was asked for while writing */
  GSimpleActionGroup *actions;

  GtkWidget          *button;
  GtkWidget          *label;
  GtkWidget          *popover;
  GtkWidget          *content;
};

G_DEFINE_FINAL_TYPE (CliffNumbersBar, cliff_numbers_bar, ADW_TYPE_BIN)

/* The episode of the document; what else its text may hold counts with it. */
static const CliffEpisodeNumbers *
get_episode (CliffNumbersBar *self)
{
  CliffScriptNumbers *numbers = self->meter != NULL ? cliff_script_meter_get_numbers (self->meter) : NULL;

  return numbers != NULL && numbers->episodes->len > 0 ? g_ptr_array_index (numbers->episodes, 0) : NULL;
}

/* ── The line ── */

static char *
dup_length (CliffNumbersBar     *self,
            const CliffNumbers  *numbers)
{
  CliffTime target = cliff_script_meter_get_target (self->meter);
  g_autofree char *length = cliff_words_dup_clock (numbers->length);
  g_autofree char *wanted = cliff_words_dup_clock (target);

  if (target <= 0)
    return g_steal_pointer (&length);

  /* Translators: how long an episode is, and how long it should be: "1:12 of 1:30". */
  return g_strdup_printf (_("%s of %s"), length, wanted);
}

static int
get_share (const CliffNumbers *numbers)
{
  return numbers->length > 0 ? (int) (numbers->speech * 100 / numbers->length) : 0;
}

static char *
dup_line (CliffNumbersBar *self)
{
  const CliffEpisodeNumbers *episode = get_episode (self);
  int n_findings = (int) cliff_finding_marks_get_n (self->marks);
  int n_characters = episode != NULL ? (int) episode->numbers.characters->len : 0;
  g_autofree char *length = NULL, *speech = NULL, *characters = NULL, *findings = NULL;

  if (episode == NULL)
    return g_strdup ("");
  length = dup_length (self, &episode->numbers);
  speech = g_strdup_printf (_("speech %d %%"), get_share (&episode->numbers));
  characters = g_strdup_printf (ngettext ("%d person", "%d people", n_characters), n_characters);
  findings = g_strdup_printf (ngettext ("%d finding", "%d findings", n_findings), n_findings);

  return n_findings > 0 ? g_strjoin (" · ", length, speech, characters, findings, NULL)
                        : g_strjoin (" · ", length, speech, characters, NULL);
}

static void
refresh_line (CliffNumbersBar *self)
{
  g_autofree char *sentence = NULL;
  g_autofree char *line = dup_line (self);

  g_object_get (self->marks, "sentence", &sentence, NULL);
  gtk_label_set_label (GTK_LABEL (self->label), sentence != NULL ? sentence : line);
  gtk_widget_set_visible (self->button, *line != '\0');
}

/* ── What is behind it ── */

static void
row_activated_cb (CliffNumbersBar *self,
                  GtkListBoxRow   *row)
{
  CliffScriptDocument *document = cliff_script_meter_get_document (self->meter);
  gpointer scene = g_object_get_data (G_OBJECT (row), "scene");
  gpointer finding = g_object_get_data (G_OBJECT (row), "finding");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (finding != NULL)
    cliff_finding_marks_go (self->marks, GPOINTER_TO_UINT (finding) - 1);
  else if (scene != NULL)
    {
      gsize start = GPOINTER_TO_SIZE (scene) - 1;

      cliff_script_document_select (document, start, start);
    }
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
add_list (CliffNumbersBar *self,
          const char      *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->content), heading);
  gtk_box_append (GTK_BOX (self->content), list);

  return list;
}

static GtkWidget *
add_row (GtkWidget  *list,
         const char *title,
         const char *value)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (value != NULL)
    {
      GtkWidget *end = gtk_label_new (value);

      gtk_widget_add_css_class (end, "dim-label");
      gtk_label_set_xalign (GTK_LABEL (end), 1);
      gtk_label_set_wrap (GTK_LABEL (end), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (end), 24);
      gtk_box_append (GTK_BOX (box), end);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value, -1);
    }
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 10);
  gtk_widget_set_margin_top (box, 7);
  gtk_widget_set_margin_bottom (box, 7);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static void
add_fact (GtkWidget  *list,
          const char *title,
          const char *value)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (add_row (list, title, value)), FALSE);
}

static void
add_findings (CliffNumbersBar *self)
{
  guint n = cliff_finding_marks_get_n (self->marks);
  GtkWidget *list = n > 0 ? add_list (self, _("Findings")) : NULL;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = add_row (list, cliff_finding_marks_get_sentence (self->marks, i), NULL);
      gboolean warning = cliff_finding_marks_get_severity (self->marks, i) == CLIFF_SEVERITY_WARNING;
      GtkWidget *icon = gtk_image_new_from_icon_name (warning ? "dialog-warning-symbolic" : "dialog-information-symbolic");

      if (warning)
        gtk_widget_add_css_class (icon, "warning");
      gtk_box_prepend (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), icon);
      g_object_set_data (G_OBJECT (row), "finding", GUINT_TO_POINTER (i + 1));
    }
}

static void
add_scenes (CliffNumbersBar           *self,
            const CliffEpisodeNumbers *episode)
{
  GtkWidget *list = add_list (self, _("Scenes"));

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      const CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, i);
      g_autofree char *length = cliff_words_dup_seconds (scene->numbers.length);
      g_autofree char *share = g_strdup_printf (_("speech %d %%"), get_share (&scene->numbers));
      g_autofree char *value = g_strjoin (" · ", length, share, NULL);
      GtkWidget *row = add_row (list, *scene->heading != '\0' ? scene->heading : _("Before the first scene"), value);

      g_object_set_data (G_OBJECT (row), "scene", GSIZE_TO_POINTER (scene->start + 1));
    }
}

static char *
dup_names (GPtrArray *names)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      /* Translators: between the names of people or places in a list. */
      g_string_append (text, i > 0 ? _(", ") : "");
      g_string_append (text, g_ptr_array_index (names, i));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_facts (CliffNumbersBar           *self,
           const CliffEpisodeNumbers *episode)
{
  const CliffNumbers *numbers = &episode->numbers;
  GtkWidget *list = add_list (self, _("Episode"));
  g_autofree char *length = dup_length (self, numbers);
  g_autofree char *speech = g_strdup_printf ("%d %%", get_share (numbers));
  g_autofree char *words = g_strdup_printf ("%u / %u", numbers->n_spoken, numbers->n_written);
  g_autofree char *speeches = g_strdup_printf ("%u", numbers->n_speeches);
  g_autofree char *inner = g_strdup_printf ("%u", numbers->n_inner);
  g_autofree char *calm = cliff_words_dup_seconds (numbers->calm);
  g_autofree char *people = dup_names (numbers->characters);
  g_autofree char *places = dup_names (numbers->locations);

  add_fact (list, _("Length"), length);
  add_fact (list, _("Share of speech"), speech);
  add_fact (list, _("Speeches"), speeches);
  add_fact (list, _("Words heard / written"), words);
  add_fact (list, _("Inner voices (OS)"), inner);
  add_fact (list, _("People"), people);
  add_fact (list, _("Places"), places);
  add_fact (list, _("First five seconds"), cliff_hook_get_words (episode->opening));
  add_fact (list, _("End"), cliff_hook_get_words (episode->closing));
  add_fact (list, _("Longest without a turn"), calm);
  if (episode->n_paywalls > 0)
    add_fact (list, _("Paywall"), _("Marked"));
}

/* ── The day ── */

static CliffTime
get_midnight (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                         g_date_time_get_day_of_month (now), 0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) * CLIFF_SECOND : 0;
}

static void
goal_changed_cb (GSettings *settings,
                 char      *key,
                 GtkLabel  *label)
{
  int goal = g_settings_get_int (settings, "daily-goal");
  int written = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "written"));
  /* Translators: words written today, and how many should be: "320 of 1000". */
  g_autofree char *text = goal > 0 ? g_strdup_printf (_("%d of %d"), written, goal) : g_strdup_printf ("%d", written);

  gtk_label_set_label (label, text);
}

/* What was written today, and the goal that the person has set for it. */
static void
add_day (CliffNumbersBar *self)
{
  CliffProject *project = cliff_script_document_get_project (cliff_script_meter_get_document (self->meter));
  GApplication *application = g_application_get_default ();
  GtkWidget *list, *row, *spin, *label;
  GSettings *settings;
  guint written;

  if (!CLIFF_IS_APPLICATION (application))
    return;
  settings = cliff_application_get_settings (CLIFF_APPLICATION (application));
  cliff_project_flush (project);
  written = cliff_edit_count_written_since (cliff_project_get_store (project), get_midnight ());
  list = add_list (self, _("Today"));
  row = add_row (list, _("Characters or words written"), "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  label = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  g_object_set_data (G_OBJECT (label), "written", GUINT_TO_POINTER (written));
  g_signal_connect_object (settings, "changed::daily-goal", G_CALLBACK (goal_changed_cb), label, G_CONNECT_DEFAULT);
  goal_changed_cb (settings, NULL, GTK_LABEL (label));
  row = add_row (list, _("Goal, 0 for none"), NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  spin = gtk_spin_button_new_with_range (0, 100000, 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Daily goal"), -1);
  g_settings_bind (settings, "daily-goal", spin, "value", G_SETTINGS_BIND_DEFAULT);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), spin);
}

static void
visible_cb (CliffNumbersBar *self)
{
  const CliffEpisodeNumbers *episode = get_episode (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  if (episode == NULL || !gtk_widget_get_visible (self->popover))
    return;
  add_findings (self);
  add_scenes (self, episode);
  add_facts (self, episode);
  add_day (self);
}

/* ── Actions ── */

static void
show_cb (GSimpleAction   *action,
         GVariant        *parameter,
         CliffNumbersBar *self)
{
  self->from_text = self->view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->view));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

static gboolean
go_back_cb (gpointer data)
{
  CliffNumbersBar *self = data;

  if (self->view != NULL && gtk_widget_is_focus (gtk_widget_get_first_child (self->button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return G_SOURCE_REMOVE;
}

/* Who came from the text by a key goes on writing.  The popover gives the focus to its button once it is closed. */
static void
closed_cb (CliffNumbersBar *self)
{
  if (self->from_text)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_back_cb, g_object_ref (self), g_object_unref);
  self->from_text = FALSE;
}

static void
step (CliffNumbersBar *self,
      gboolean         back)
{
  if (self->marks == NULL || self->view == NULL)
    return;
  if (cliff_finding_marks_step (self->marks, back))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), _("No findings"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
next_cb (GSimpleAction   *action,
         GVariant        *parameter,
         CliffNumbersBar *self)
{
  step (self, FALSE);
}

static void
previous_cb (GSimpleAction   *action,
             GVariant        *parameter,
             CliffNumbersBar *self)
{
  step (self, TRUE);
}

/* ── GObject ── */

static void
cliff_numbers_bar_dispose (GObject *object)
{
  CliffNumbersBar *self = CLIFF_NUMBERS_BAR (object);

  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_NUMBERS_BAR);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->marks);
  g_clear_object (&self->meter);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (cliff_numbers_bar_parent_class)->dispose (object);
}

static void
cliff_numbers_bar_class_init (CliffNumbersBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_numbers_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-numbers-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffNumbersBar, button);
  gtk_widget_class_bind_template_child (widget_class, CliffNumbersBar, label);
  gtk_widget_class_bind_template_child (widget_class, CliffNumbersBar, popover);
  gtk_widget_class_bind_template_child (widget_class, CliffNumbersBar, content);
  gtk_widget_class_bind_template_callback (widget_class, visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
cliff_numbers_bar_init (CliffNumbersBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  cliff_actions_add (G_ACTION_MAP (self->actions), "show", G_CALLBACK (show_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "next", G_CALLBACK (next_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "previous", G_CALLBACK (previous_cb), self, G_CONNECT_DEFAULT);
}

GActionGroup *
cliff_numbers_bar_get_actions (CliffNumbersBar *self)
{
  return G_ACTION_GROUP (self->actions);
}

void
cliff_numbers_bar_set_document (CliffNumbersBar     *self,
                                CliffScriptDocument *document,
                                GtkSourceView       *view)
{
  self->meter = cliff_script_meter_new (document);
  self->marks = cliff_finding_marks_new (self->meter, view);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (self->meter, "changed", G_CALLBACK (refresh_line), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "notify::sentence", G_CALLBACK (refresh_line), self, G_CONNECT_SWAPPED);
  refresh_line (self);
}
