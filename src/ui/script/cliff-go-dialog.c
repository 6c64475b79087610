/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-go-dialog.h"

#include "cliff-initials.h"
#include "cliff-outline-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CliffGoDialog
{
  AdwDialog            parent_instance;

  CliffProject        *project;
  CliffSceneActions   *actions;
  GtkFilter           *filter;
  GtkSingleSelection  *selection;
  GStrv                words;      /* looked for, folded */

  GtkWidget           *entry;
  GtkWidget           *stack;
  GtkWidget           *list;
};

G_DEFINE_FINAL_TYPE (CliffGoDialog, cliff_go_dialog, ADW_TYPE_DIALOG)

/* ── What can be gone to ── */

static char *
dup_number (CliffRecord *record)
{
  return CLIFF_IS_EPISODE (record) ? g_strdup_printf ("%d", (int) cliff_record_get_int (record, "number"))
                                   : g_strdup (cliff_record_get_text (record, "number"));
}

static char *
dup_title (CliffRecord *record)
{
  int number = CLIFF_IS_EPISODE (record) ? (int) cliff_record_get_int (record, "number") : 0;
  const char *title = number != 0 ? cliff_record_get_text (record, "title") : "";

  if (number == 0)
    return cliff_scene_dup_title (record);

  return *title != '\0' ? g_strdup_printf (_("Episode %d: %s"), number, title) : g_strdup_printf (_("Episode %d"), number);
}

static GListModel *
list_records (CliffProject *project)
{
  GListModel *episodes = cliff_project_get_episodes (project);
  GListStore *records = g_list_store_new (CLIFF_TYPE_RECORD);

  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);
      g_autoptr(CliffRecordList) scenes = cliff_record_list_new (cliff_record_get_store (episode), CLIFF_TYPE_SCENE,
                                                                 "episode_id", cliff_record_get_id (episode));

      g_list_store_append (records, episode);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (scenes)); j++)
        {
          g_autoptr(CliffRecord) scene = g_list_model_get_item (G_LIST_MODEL (scenes), j);

          g_list_store_append (records, scene);
        }
    }

  return G_LIST_MODEL (records);
}

/* ── Looking for it ── */

static gboolean
matches (gpointer item,
         gpointer data)
{
  CliffGoDialog *self = data;
  g_autofree char *number = dup_number (item), *title = dup_title (item), *initials = cliff_initials_dup (title);
  const char *heading = CLIFF_IS_SCENE (item) ? cliff_record_get_text (item, "heading") : "";
  g_autofree char *whole = g_strjoin ("\n", title, heading, NULL), *folded = g_utf8_casefold (whole, -1);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!g_str_has_prefix (number, self->words[i]) && strstr (folded, self->words[i]) == NULL &&
        !g_str_has_prefix (initials, self->words[i]))
      return FALSE;

  return TRUE;
}

/* The one whose number was typed, else the first. */
static guint
find_best (CliffGoDialog *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; self->words != NULL && self->words[0] != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (model, i);
      g_autofree char *number = dup_number (record);

      if (g_str_equal (number, self->words[0]))
        return i;
    }

  return 0;
}

static void
choose (CliffGoDialog *self,
        guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
search_changed_cb (CliffGoDialog *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit_set (g_strstrip (folded), " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    choose (self, find_best (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "list" : "empty");
}

/* ── Going there ── */

static void
go (CliffGoDialog *self)
{
  g_autoptr(CliffRecord) record = NULL;

  g_set_object (&record, cliff_go_dialog_get_chosen (self));
  if (record == NULL)
    return;
  /* The focus goes to the text, once the dialog does not hold it any more. */
  adw_dialog_close (ADW_DIALOG (self));
  cliff_scene_actions_go (self->actions, record);
}

static void
entry_activate_cb (CliffGoDialog *self)
{
  go (self);
}

static void
list_activate_cb (CliffGoDialog *self,
                  guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  go (self);
}

static void
stop_search_cb (CliffGoDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The arrows choose while the entry keeps the focus. */
static gboolean
key_pressed_cb (CliffGoDialog *self,
                guint          key)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down && selected + 1 < n)
    choose (self, selected + 1);
  else if (key == GDK_KEY_Up && selected > 0)
    choose (self, selected - 1);

  return GDK_EVENT_STOP;
}

/* ── Rows ── */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *number = gtk_label_new (NULL), *title = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (number), 5);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  CliffRecord *record = gtk_list_item_get_item (item);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *title = gtk_widget_get_next_sibling (number);
  g_autofree char *number_text = CLIFF_IS_SCENE (record) ? dup_number (record) : g_strdup (""), *title_text = dup_title (record);
  g_autofree char *label = g_strstrip (g_strdup_printf ("%s %s", number_text, title_text));

  gtk_label_set_label (GTK_LABEL (number), number_text);
  gtk_widget_set_visible (number, CLIFF_IS_SCENE (record));
  gtk_label_set_label (GTK_LABEL (title), title_text);
  if (CLIFF_IS_EPISODE (record))
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_list_item_set_accessible_label (item, label);
}

/* ── GObject ── */

static void
cliff_go_dialog_dispose (GObject *object)
{
  CliffGoDialog *self = CLIFF_GO_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_GO_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->actions);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_go_dialog_parent_class)->dispose (object);
}

static void
cliff_go_dialog_class_init (CliffGoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_go_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-go-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffGoDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CliffGoDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffGoDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
cliff_go_dialog_init (CliffGoDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}

AdwDialog *
cliff_go_dialog_new (CliffProject      *project,
                     CliffSceneActions *actions)
{
  CliffGoDialog *self = g_object_new (CLIFF_TYPE_GO_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->actions = g_object_ref (actions);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (list_records (project),
                                                                                       g_object_ref (self->filter))));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));

  return ADW_DIALOG (self);
}

CliffRecord *
cliff_go_dialog_get_chosen (CliffGoDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}
