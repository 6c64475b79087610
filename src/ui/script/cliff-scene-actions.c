/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-actions.h"

#include "cliff-breakdown-dialog.h"
#include "cliff-edit-scene.h"
#include "cliff-edit-structure.h"
#include "cliff-scene-dialogs.h"
#include "cliff-swatch.h"

#include <glib/gi18n.h>

struct _CliffSceneActions
{
  GObject              parent_instance;

  CliffScriptDocument *document;
  GtkWidget           *widget;   /* not held: it holds this */
  GSimpleActionGroup  *group;
  CliffRecord         *target;
};

enum
{
  WENT,
  MOVED,
  TARGETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffSceneActions, cliff_scene_actions, G_TYPE_OBJECT)

static const struct
{
  const char *colour;
  const char *name;
} colours[] = {
  { "", N_("No Colour") },
  { "#e01b24", N_("Red") },
  { "#ff7800", N_("Orange") },
  { "#f6d32d", N_("Yellow") },
  { "#33d17a", N_("Green") },
  { "#3584e4", N_("Blue") },
  { "#9141ac", N_("Purple") },
  { "#986a44", N_("Brown") },
};

static CliffProject *
get_project (CliffSceneActions *self)
{
  return cliff_script_document_get_project (self->document);
}

static CliffStore *
get_store (CliffSceneActions *self)
{
  return cliff_project_get_store (get_project (self));
}

/* Says to the eyes through the views, to ears through @announcement, and what went wrong to both. */
static gboolean
finish (CliffSceneActions *self,
        gboolean           done,
        const GError      *error,
        const char        *announcement)
{
  if (!done)
    cliff_project_report (get_project (self), error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self->widget), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return done;
}

/* ── Neighbours ── */

/* The records that @record stands among, in order. (transfer full) */
static GListModel *
dup_siblings (CliffSceneActions *self,
              CliffRecord       *record)
{
  if (CLIFF_IS_EPISODE (record))
    return g_object_ref (cliff_project_get_episodes (get_project (self)));

  return G_LIST_MODEL (cliff_record_list_new (get_store (self), CLIFF_TYPE_SCENE, "episode_id",
                                              cliff_record_get_int (record, "episode_id")));
}

static int
find (GListModel  *siblings,
      CliffRecord *record)
{
  guint n = g_list_model_get_n_items (siblings);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CliffRecord) sibling = g_list_model_get_item (siblings, i);

      if (sibling == record)
        return (int) i;
    }

  return -1;
}

/* The id at @place, 0 where there is none. */
static CliffId
get_id_at (GListModel *siblings,
           int         place)
{
  g_autoptr(CliffRecord) record = place >= 0 ? g_list_model_get_item (siblings, (guint) place) : NULL;

  return record != NULL ? cliff_record_get_id (record) : 0;
}

/* (transfer full) (nullable) */
static CliffRecord *
dup_episode (CliffSceneActions *self,
             CliffRecord       *record)
{
  if (CLIFF_IS_EPISODE (record))
    return g_object_ref (record);

  return cliff_record_get (get_store (self), CLIFF_TYPE_EPISODE, cliff_record_get_int (record, "episode_id"));
}

/* The episode before or behind that of @record. (transfer full) (nullable) */
static CliffRecord *
dup_neighbour_episode (CliffSceneActions *self,
                       CliffRecord       *record,
                       int                step)
{
  GListModel *episodes = cliff_project_get_episodes (get_project (self));
  g_autoptr(CliffRecord) episode = dup_episode (self, record);
  int place = episode != NULL ? find (episodes, episode) : -1;

  return place + step >= 0 && place >= 0 ? g_list_model_get_item (episodes, (guint) (place + step)) : NULL;
}

/* ── Moving ── */

static gboolean
move_scene (CliffSceneActions *self,
            CliffRecord       *scene,
            CliffId            episode_id,
            CliffId            after_id)
{
  g_autoptr(CliffRecord) held = g_object_ref (scene);
  g_autoptr(GError) error = NULL;
  gboolean done = cliff_edit_move_scene (get_store (self), cliff_record_get_id (scene), episode_id, after_id, &error);

  if (finish (self, done, error, _("Scene moved")))
    g_signal_emit (self, signals[MOVED], 0, held);

  return done;
}

static gboolean
move_episode (CliffSceneActions *self,
              CliffRecord       *episode,
              CliffId            after_id)
{
  g_autoptr(CliffRecord) held = g_object_ref (episode);
  g_autoptr(GError) error = NULL;
  gboolean done = cliff_edit_move_episode (get_store (self), cliff_record_get_id (episode), after_id, TRUE, &error);

  if (finish (self, done, error, _("Episode moved")))
    g_signal_emit (self, signals[MOVED], 0, held);

  return done;
}

static CliffId
get_last_scene (CliffSceneActions *self,
                CliffRecord       *episode)
{
  g_autoptr(CliffRecordList) scenes =
    cliff_record_list_new (get_store (self), CLIFF_TYPE_SCENE, "episode_id", cliff_record_get_id (episode));

  return get_id_at (G_LIST_MODEL (scenes), (int) g_list_model_get_n_items (G_LIST_MODEL (scenes)) - 1);
}

gboolean
cliff_scene_actions_drop (CliffSceneActions *self,
                          CliffRecord       *moved,
                          CliffRecord       *onto,
                          gboolean           after)
{
  g_autoptr(GListModel) siblings = NULL;
  CliffId before_id;
  int place;

  if (moved == onto || (CLIFF_IS_EPISODE (moved) && !CLIFF_IS_EPISODE (onto)))
    return FALSE;
  cliff_project_flush (get_project (self));
  if (CLIFF_IS_SCENE (moved) && CLIFF_IS_EPISODE (onto))
    return move_scene (self, moved, cliff_record_get_id (onto), 0);

  siblings = dup_siblings (self, onto);
  place = find (siblings, onto);
  before_id = get_id_at (siblings, place - 1);
  /* What is moved is no neighbour of its new place. */
  if (before_id == cliff_record_get_id (moved) && G_OBJECT_TYPE (moved) == G_OBJECT_TYPE (onto))
    before_id = get_id_at (siblings, place - 2);
  if (CLIFF_IS_EPISODE (moved))
    return move_episode (self, moved, after ? cliff_record_get_id (onto) : before_id);

  return move_scene (self, moved, cliff_record_get_int (onto, "episode_id"), after ? cliff_record_get_id (onto) : before_id);
}

/* A scene at an end of its episode goes on into the next one. */
static void
move_over (CliffSceneActions *self,
           int                step)
{
  g_autoptr(CliffRecord) episode = dup_neighbour_episode (self, self->target, step);

  if (episode != NULL)
    move_scene (self, self->target, cliff_record_get_id (episode), step < 0 ? get_last_scene (self, episode) : 0);
}

static void
move_by (CliffSceneActions *self,
         int                step)
{
  g_autoptr(GListModel) siblings = NULL;
  CliffId after_id;
  int place;

  cliff_project_flush (get_project (self));
  siblings = dup_siblings (self, self->target);
  place = find (siblings, self->target);
  if (place < 0)
    return;
  if (place + step < 0 || place + step >= (int) g_list_model_get_n_items (siblings))
    {
      if (CLIFF_IS_SCENE (self->target))
        move_over (self, step);
      return;
    }
  /* Behind which one it goes: one further, or two back, since the one before it steps behind it. */
  after_id = get_id_at (siblings, step > 0 ? place + 1 : place - 2);
  if (CLIFF_IS_EPISODE (self->target))
    move_episode (self, self->target, after_id);
  else
    move_scene (self, self->target, cliff_record_get_int (self->target, "episode_id"), after_id);
}

static void
move_up (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  move_by (data, -1);
}

static void
move_down (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  move_by (data, 1);
}

static void
episode_chosen_cb (CliffRecord *episode,
                   gpointer     data)
{
  CliffSceneActions *self = data;

  if (CLIFF_IS_SCENE (self->target))
    move_scene (self, self->target, cliff_record_get_id (episode), get_last_scene (self, episode));
}

static void
move_to_episode (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  CliffSceneActions *self = data;
  g_autoptr(CliffRecord) episode = dup_episode (self, self->target);

  cliff_project_flush (get_project (self));
  cliff_scene_dialogs_choose_episode (cliff_project_get_episodes (get_project (self)), episode, self->widget,
                                      episode_chosen_cb, g_object_ref (self), g_object_unref);
}

/* ── Other edits ── */

static void
go (GSimpleAction *action,
    GVariant      *parameter,
    gpointer       data)
{
  cliff_scene_actions_go (data, ((CliffSceneActions *) data)->target);
}

static void
set_colour (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  CliffSceneActions *self = data;
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_set_scene_colour (get_store (self), cliff_record_get_id (self->target),
                                    g_variant_get_string (parameter, NULL), &error))
    cliff_project_report (get_project (self), error);
  else
    g_simple_action_set_state (action, parameter);
}

static void
edit_synopsis (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  CliffSceneActions *self = data;

  cliff_project_flush (get_project (self));
  cliff_scene_dialogs_edit_synopsis (get_project (self), self->target, self->widget);
}

static void
split (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  CliffSceneActions *self = data;
  g_autoptr(CliffRecord) scene = g_object_ref (self->target);
  g_autoptr(GError) error = NULL;
  CliffId id;

  cliff_project_flush (get_project (self));
  id = cliff_edit_split_episode (get_store (self), cliff_record_get_id (scene), TRUE, &error);
  if (finish (self, id != 0, error, _("Episode split")))
    cliff_scene_actions_go (self, scene);
}

static void
merge (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       data)
{
  CliffSceneActions *self = data;
  g_autoptr(CliffRecord) episode = dup_episode (self, self->target);
  g_autoptr(GError) error = NULL;
  gboolean done;

  cliff_project_flush (get_project (self));
  done = episode != NULL && cliff_edit_merge_episode (get_store (self), cliff_record_get_id (episode), TRUE, &error);
  if (done)
    cliff_project_say (get_project (self), _("The next episode's script was appended"), TRUE);
  else if (error != NULL)
    cliff_project_report (get_project (self), error);
}

static void
delete_target (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  CliffSceneActions *self = data;
  gboolean scene = CLIFF_IS_SCENE (self->target);
  CliffId id = cliff_record_get_id (self->target);
  g_autoptr(GError) error = NULL;
  gboolean done;

  cliff_project_flush (get_project (self));
  done = scene ? cliff_edit_delete_scene (get_store (self), id, &error)
               : cliff_edit_delete_episode (get_store (self), id, TRUE, &error);
  if (!done)
    cliff_project_report (get_project (self), error);
  else
    cliff_project_say (get_project (self), scene ? _("Scene deleted; the takes of its shots are kept")
                                                 : _("Episode deleted; its text and takes are kept"), TRUE);
}

static void
break_down (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  CliffSceneActions *self = data;

  cliff_breakdown_dialog_ask (get_project (self), self->target, self->widget);
}

/* ── The menu ── */

static GtkWidget *
create_colour_row (GtkWidget *popover)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_margin_start (row, 6);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *child = i == 0 ? gtk_image_new_from_icon_name ("window-close-symbolic")
                                : cliff_swatch_new (colours[i].colour);

      if (i > 0)
        gtk_widget_set_size_request (child, 16, 16);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), child);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "colour");
      gtk_widget_set_tooltip_text (button, _(colours[i].name));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(colours[i].name), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scene.colour");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", colours[i].colour);
      g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), button);
    }

  return row;
}

static void
append_custom (GMenu      *menu,
               const char *id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "custom", "s", id);
  g_menu_append_item (menu, item);
}

/* (transfer full) */
static GMenuModel *
create_menu (gboolean scene)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) show = g_menu_new ();
  g_autoptr(GMenu) note = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) episode = g_menu_new ();
  g_autoptr(GMenu) rest = g_menu_new ();

  g_menu_append (show, _("_Go to Text"), "scene.go");
  g_menu_append (show, _("_Break Down…"), "scene.break-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  if (scene)
    {
      append_custom (note, "colours");
      g_menu_append (note, _("Edit _Synopsis…"), "scene.edit-synopsis");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (note));
    }
  g_menu_append (move, _("Move _Up"), "scene.move-up");
  g_menu_append (move, _("Move _Down"), "scene.move-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  if (scene)
    g_menu_append (episode, _("Move to _Episode…"), "scene.move-to-episode");
  if (scene)
    g_menu_append (episode, _("S_plit Episode Here"), "scene.split");
  g_menu_append (episode, _("_Merge with Next Episode"), "scene.merge");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (episode));
  g_menu_append (rest, _("De_lete"), "scene.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));

  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The action of an item runs after the menu has closed, and needs the menu's place among the widgets. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
popup_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_popover_popup (popover);

  return G_SOURCE_REMOVE;
}

void
cliff_scene_actions_popup (CliffSceneActions *self,
                           GtkWidget         *parent,
                           double             x,
                           double             y)
{
  gboolean scene = CLIFF_IS_SCENE (self->target);
  g_autoptr(GMenuModel) menu = create_menu (scene);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  if (scene)
    gtk_popover_menu_add_child (GTK_POPOVER_MENU (popover), create_colour_row (popover), "colours");
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  /* A menu puts the lines between its sections in when it is next idle; opened before that, it is too short for them. */
  g_idle_add_full (G_PRIORITY_DEFAULT, popup_cb, g_object_ref (popover), g_object_unref);
}

/* ── GObject ── */

static void
cliff_scene_actions_dispose (GObject *object)
{
  CliffSceneActions *self = CLIFF_SCENE_ACTIONS (object);

  g_clear_object (&self->target);
  g_clear_object (&self->group);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_scene_actions_parent_class)->dispose (object);
}

static void
cliff_scene_actions_class_init (CliffSceneActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_scene_actions_dispose;
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 CLIFF_TYPE_RECORD);
  signals[TARGETED] = g_signal_new ("targeted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, CLIFF_TYPE_RECORD);
}

static void
cliff_scene_actions_init (CliffSceneActions *self)
{
}

CliffSceneActions *
cliff_scene_actions_new (CliffScriptDocument *document,
                         GtkWidget           *widget)
{
  static const GActionEntry entries[] = {
    { .name = "go", .activate = go },
    { .name = "move-up", .activate = move_up },
    { .name = "move-down", .activate = move_down },
    { .name = "move-to-episode", .activate = move_to_episode },
    { .name = "colour", .parameter_type = "s", .state = "''", .change_state = set_colour },
    { .name = "edit-synopsis", .activate = edit_synopsis },
    { .name = "split", .activate = split },
    { .name = "merge", .activate = merge },
    { .name = "break-down", .activate = break_down },
    { .name = "delete", .activate = delete_target },
  };
  CliffSceneActions *self = g_object_new (CLIFF_TYPE_SCENE_ACTIONS, NULL);

  self->document = g_object_ref (document);
  self->widget = widget;
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (widget, "scene", G_ACTION_GROUP (self->group));
  cliff_scene_actions_set_target (self, NULL);

  return self;
}

static void
set_enabled (CliffSceneActions *self,
             const char        *name,
             gboolean           enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->group), name)), enabled);
}

void
cliff_scene_actions_set_target (CliffSceneActions *self,
                                CliffRecord       *target)
{
  gboolean writable = target != NULL && cliff_project_get_writable (get_project (self));
  gboolean scene = writable && CLIFF_IS_SCENE (target);
  /* Text above the first heading stays above it. */
  gboolean headed = scene && *cliff_record_get_text (target, "heading") != '\0';
  GAction *colour = g_action_map_lookup_action (G_ACTION_MAP (self->group), "colour");
  gboolean changed;

  changed = g_set_object (&self->target, target);
  set_enabled (self, "go", target != NULL);
  set_enabled (self, "move-up", headed || (writable && !scene));
  set_enabled (self, "move-down", headed || (writable && !scene));
  set_enabled (self, "move-to-episode", headed);
  set_enabled (self, "colour", scene);
  set_enabled (self, "edit-synopsis", headed);
  set_enabled (self, "split", headed);
  set_enabled (self, "merge", writable);
  set_enabled (self, "break-down", writable);
  set_enabled (self, "delete", writable);
  if (scene)
    g_simple_action_set_state (G_SIMPLE_ACTION (colour), g_variant_new_string (cliff_record_get_text (target, "colour")));
  if (changed && target != NULL)
    g_signal_emit (self, signals[TARGETED], 0, target);
}

void
cliff_scene_actions_go (CliffSceneActions *self,
                        CliffRecord       *record)
{
  g_autoptr(CliffRecord) episode = NULL;
  gsize start = 0;

  cliff_script_document_flush (self->document);
  if (record != NULL)
    episode = dup_episode (self, record);
  if (episode == NULL && record != NULL)
    return;
  cliff_script_document_show (self->document, episode);
  if (CLIFF_IS_SCENE (record))
    start = (gsize) MAX (cliff_record_get_int (record, "start"), 0);
  cliff_script_document_select (self->document, start, start);
  g_signal_emit (self, signals[WENT], 0);
}
