/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compare-page.h"

#include "cliff-compare-line.h"

#include <glib/gi18n.h>

struct _CliffComparePage
{
  AdwNavigationPage   parent_instance;

  CliffProject       *project;
  CliffId             version_id;
  GArray             *ids;       /* CliffId: of the episodes */
  GListStore         *rows;      /* CliffDifference: of the episode that is shown */
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  gboolean            narrow;

  GtkWidget          *episodes;
  GtkWidget          *only_changes;
  GtkWidget          *stack;
  GtkWidget          *list;
};

G_DEFINE_FINAL_TYPE (CliffComparePage, cliff_compare_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint restored_signal;

static CliffId
get_episode_id (CliffComparePage *self)
{
  guint nth = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->episodes));

  return nth < self->ids->len ? g_array_index (self->ids, CliffId, nth) : 0;
}

static CliffDifference *
get_chosen (CliffComparePage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
selected_cb (CliffComparePage *self)
{
  CliffDifference *chosen = get_chosen (self);
  gboolean writable = cliff_project_get_writable (self->project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.restore-scene",
                                 writable && chosen != NULL && cliff_difference_get_scene (chosen) >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.restore-episode", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.restore-all", writable);
}

/* ── From difference to difference ── */

/* The next row from @from in the direction of @step where a difference begins; GTK_INVALID_LIST_POSITION: none. */
static guint
find_run (CliffComparePage *self,
          gint64            from,
          int               step)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (gint64 i = from + step; i >= 0 && i < g_list_model_get_n_items (model); i += step)
    {
      g_autoptr(CliffDifference) row = g_list_model_get_item (model, (guint) i);

      if (cliff_difference_begins_run (row))
        return (guint) i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
go (CliffComparePage *self,
    gint64            from,
    int               step)
{
  guint found = find_run (self, from, step);

  if (found != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), found, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (widget);

  go (self, get_chosen (self) != NULL ? gtk_single_selection_get_selected (self->selection) : -1, 1);
}

static void
previous (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (widget);

  go (self, get_chosen (self) != NULL ? gtk_single_selection_get_selected (self->selection) : 0, -1);
}

/* ── What is shown ── */

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  CliffComparePage *self = data;

  return !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->only_changes)) ||
         cliff_difference_get_kind (item) != CLIFF_COMPARE_SAME;
}

static void
filter_cb (CliffComparePage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
episode_cb (CliffComparePage *self)
{
  CliffId episode_id = get_episode_id (self);
  g_autoptr(GPtrArray) rows = NULL;
  gboolean differs = FALSE;
  guint first;

  if (self->project == NULL || episode_id == 0)
    return;
  rows = cliff_difference_read_all (cliff_project_get_store (self->project), self->version_id, episode_id);
  for (guint i = 0; i < rows->len && !differs; i++)
    differs = cliff_difference_get_kind (g_ptr_array_index (rows, i)) != CLIFF_COMPARE_SAME;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), differs ? "rows" : "same");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next", differs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous", differs);
  first = find_run (self, -1, 1);
  if (first != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), first, GTK_LIST_SCROLL_SELECT, NULL);
  selected_cb (self);
}

static char *
dup_episode_title (CliffComparePage *self,
                   CliffId           id)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(CliffRecord) episode = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  g_autofree char *before = cliff_edit_dup_version_text (store, self->version_id, id);
  g_autofree char *after = cliff_edit_dup_version_text (store, 0, id);
  g_autofree char *name = NULL;
  const char *title = episode != NULL ? cliff_record_get_text (episode, "title") : "";
  int number = episode != NULL ? (int) cliff_record_get_int (episode, "number") : 0;

  if (episode == NULL)
    return g_strdup (_("An episode that is gone"));
  /* Translators: an episode's number and title */
  name = *title != '\0' ? g_strdup_printf (_("%d %s"), number, title) : g_strdup_printf (_("Episode %d"), number);

  /* Translators: an episode */
  return g_str_equal (before, after) ? g_steal_pointer (&name) : g_strdup_printf (_("%s (changed)"), name);
}

static void
fill_episodes (CliffComparePage *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  CliffId present = cliff_project_get_episode_id (self->project);
  guint chosen = 0;

  self->ids = cliff_edit_list_version_episodes (cliff_project_get_store (self->project), self->version_id);
  for (guint i = 0; i < self->ids->len; i++)
    {
      CliffId id = g_array_index (self->ids, CliffId, i);

      gtk_string_list_take (titles, dup_episode_title (self, id));
      if (id == present)
        chosen = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->episodes), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->episodes), chosen);
  episode_cb (self);
}

/* ── Restoring ── */

static void
finish_restoring (CliffComparePage *self,
                  gboolean          restored,
                  const char       *text,
                  const GError     *error)
{
  if (restored)
    cliff_project_say (self->project, text, TRUE);
  else
    cliff_project_report (self->project, error);
  g_signal_emit (self, restored_signal, 0);
}

static void
restore_scene (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (widget);
  CliffDifference *chosen = get_chosen (self);
  g_autoptr(GError) error = NULL;
  gboolean restored;

  g_return_if_fail (chosen != NULL && cliff_difference_get_scene (chosen) >= 0);

  restored = cliff_edit_restore_scene (cliff_project_get_store (self->project), self->version_id, get_episode_id (self),
                                       (guint) cliff_difference_get_scene (chosen), &error);
  finish_restoring (self, restored, _("Scene restored; what was there is kept as a version"), error);
}

static void
restore_episode (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (widget);
  g_autoptr(GError) error = NULL;
  gboolean restored = cliff_edit_restore_episode (cliff_project_get_store (self->project), self->version_id,
                                                  get_episode_id (self), &error);

  finish_restoring (self, restored, _("Episode restored; what was there is kept as a version"), error);
}

static void
restore_all (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (widget);
  g_autoptr(GError) error = NULL;
  gboolean restored = cliff_edit_restore_version (cliff_project_get_store (self->project), self->version_id, &error);

  finish_restoring (self, restored, _("Script restored; what was there is kept as a version"), error);
}

/* ── Rows ── */

static void
setup_cb (CliffComparePage *self,
          GtkListItem      *item)
{
  GtkWidget *line = cliff_compare_line_new ();

  g_object_bind_property (self, "narrow", line, "narrow", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (CliffComparePage *self,
         GtkListItem      *item)
{
  CliffDifference *difference = gtk_list_item_get_item (item);
  g_autofree char *spoken = cliff_compare_line_dup_spoken (difference);

  cliff_compare_line_show (CLIFF_COMPARE_LINE (gtk_list_item_get_child (item)), difference);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
unbind_cb (CliffComparePage *self,
           GtkListItem      *item)
{
  cliff_compare_line_show (CLIFF_COMPARE_LINE (gtk_list_item_get_child (item)), NULL);
}

/* ── GObject ── */

static void
cliff_compare_page_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, CLIFF_COMPARE_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cliff_compare_page_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (id == PROP_NARROW)
    CLIFF_COMPARE_PAGE (object)->narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cliff_compare_page_dispose (GObject *object)
{
  CliffComparePage *self = CLIFF_COMPARE_PAGE (object);

  /* Disposing the template would take the child away behind its parent's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_COMPARE_PAGE);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->project);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (cliff_compare_page_parent_class)->dispose (object);
}

static void
cliff_compare_page_class_init (CliffComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cliff_compare_page_dispose;
  object_class->get_property = cliff_compare_page_get_property;
  object_class->set_property = cliff_compare_page_set_property;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  restored_signal = g_signal_new ("restored", CLIFF_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffComparePage, episodes);
  gtk_widget_class_bind_template_child (widget_class, CliffComparePage, only_changes);
  gtk_widget_class_bind_template_child (widget_class, CliffComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffComparePage, list);
  gtk_widget_class_bind_template_callback (widget_class, episode_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_install_action (widget_class, "compare.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "compare.restore-scene", NULL, restore_scene);
  gtk_widget_class_install_action (widget_class, "compare.restore-episode", NULL, restore_episode);
  gtk_widget_class_install_action (widget_class, "compare.restore-all", NULL, restore_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "compare.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "compare.previous", NULL);
}

static void
cliff_compare_page_init (CliffComparePage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *shown;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (CLIFF_TYPE_DIFFERENCE);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}

GtkWidget *
cliff_compare_page_new (CliffProject *project,
                        CliffId       version_id,
                        const char   *title,
                        gboolean      narrow)
{
  CliffComparePage *self = g_object_new (CLIFF_TYPE_COMPARE_PAGE, "title", title, "narrow", narrow, NULL);

  self->project = g_object_ref (project);
  self->version_id = version_id;
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  fill_episodes (self);

  return GTK_WIDGET (self);
}
