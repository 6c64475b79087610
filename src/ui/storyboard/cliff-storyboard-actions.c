/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-storyboard-actions.h"

#include "cliff-edit-cut.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-shots.h"
#include "cliff-shot-selection.h"
#include "cliff-shots-play.h"

#include <glib/gi18n.h>

#define NEW_LENGTH (3 * CLIFF_SECOND)

/* What an action works on. */
typedef struct
{
  CliffStoryboardPage *page;
  CliffProject        *project;
  CliffStore          *store;
  CliffCut            *cut;
  GArray              *shots;  /* CliffId, in the order of the storyline */
} Hand;

static void
hand_clear (Hand *hand)
{
  g_clear_pointer (&hand->cut, cliff_cut_unref);
  g_clear_pointer (&hand->shots, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hand, hand_clear)

/* FALSE when there is nothing to work on. */
static gboolean
hand_init (Hand      *hand,
           GtkWidget *widget)
{
  CliffCut *cut;

  hand->page = CLIFF_STORYBOARD_PAGE (widget);
  hand->project = cliff_storyboard_page_get_project (hand->page);
  hand->store = cliff_project_get_store (hand->project);
  /* What is being typed into the inspector belongs to the shots as they are now. */
  cliff_project_flush (hand->project);
  cut = cliff_project_get_cut (hand->project);
  hand->cut = cut != NULL ? cliff_cut_ref (cut) : NULL;
  hand->shots = cliff_shot_selection_list (hand->project);

  return hand->cut != NULL && hand->shots->len > 0;
}

static CliffId *
get_ids (GArray *shots)
{
  return (CliffId *) (gpointer) shots->data;
}

static int
get_place (Hand    *hand,
           CliffId  shot_id)
{
  for (guint i = 0; i < hand->cut->shots->len; i++)
    if (g_array_index (hand->cut->shots, CliffCutShot, i).id == shot_id)
      return (int) i;

  return -1;
}

static gboolean
is_in_hand (Hand *hand,
            int   place)
{
  for (guint i = 0; i < hand->shots->len; i++)
    if (get_place (hand, g_array_index (hand->shots, CliffId, i)) == place)
      return TRUE;

  return FALSE;
}

/* The shot nearest to @place in the direction of @step that is not in the hand, 0 when there is none. */
static CliffId
find_free (Hand *hand,
           int   place,
           int   step)
{
  for (; place >= 0 && place < (int) hand->cut->shots->len; place += step)
    if (!is_in_hand (hand, place))
      return g_array_index (hand->cut->shots, CliffCutShot, place).id;

  return 0;
}

static void
finish (Hand         *hand,
        const GError *error,
        const char   *announcement)
{
  if (error != NULL)
    cliff_project_report (hand->project, error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (hand->page), announcement, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* ── Order ── */

static void
move_earlier (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;
  CliffId before, after;

  if (!hand_init (&hand, widget))
    return;
  before = find_free (&hand, get_place (&hand, g_array_index (hand.shots, CliffId, 0)), -1);
  if (before == 0)
    return;
  after = find_free (&hand, get_place (&hand, before) - 1, -1);
  cliff_edit_move_shots (hand.store, get_ids (hand.shots), hand.shots->len, hand.cut->episode_id, after, &error);
  finish (&hand, error, _("Moved earlier"));
}

static void
move_later (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;
  CliffId after;

  if (!hand_init (&hand, widget))
    return;
  after = find_free (&hand, get_place (&hand, g_array_index (hand.shots, CliffId, hand.shots->len - 1)), 1);
  if (after == 0)
    return;
  cliff_edit_move_shots (hand.store, get_ids (hand.shots), hand.shots->len, hand.cut->episode_id, after, &error);
  finish (&hand, error, _("Moved later"));
}

/* The episode @step further, NULL at the ends. (transfer full) */
static CliffRecord *
find_episode (CliffProject *project,
              int           step)
{
  GListModel *episodes = cliff_project_get_episodes (project);
  guint n_episodes = g_list_model_get_n_items (episodes);

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (episode == cliff_project_get_episode (project))
        return (int) i + step < 0 ? NULL : g_list_model_get_item (episodes, (guint) ((int) i + step));
    }

  return NULL;
}

/* To the end of an earlier episode, or the beginning of a later one: where they keep their place in the story. */
static void
move_to_episode (GtkWidget *widget,
                 int        step)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(CliffRecord) episode = NULL;
  g_autoptr(CliffCut) other = NULL;
  g_autoptr(GError) error = NULL;
  CliffId after = 0;

  if (!hand_init (&hand, widget))
    return;
  episode = find_episode (hand.project, step);
  if (episode == NULL)
    return;
  other = cliff_cut_new (hand.store, cliff_record_get_id (episode), &error);
  if (other != NULL)
    {
      if (step < 0 && other->shots->len > 0)
        after = g_array_index (other->shots, CliffCutShot, other->shots->len - 1).id;
      if (cliff_edit_move_shots (hand.store, get_ids (hand.shots), hand.shots->len, cliff_record_get_id (episode), after, &error))
        {
          g_autofree char *text =
            g_strdup_printf (ngettext ("%u shot moved to the other episode", "%u shots moved to the other episode",
                                       hand.shots->len), hand.shots->len);

          cliff_project_say (hand.project, text, TRUE);
          return;
        }
    }
  cliff_project_report (hand.project, error);
}

static void
move_to_previous_episode (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  move_to_episode (widget, -1);
}

static void
move_to_next_episode (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  move_to_episode (widget, 1);
}

/* ── More and fewer ── */

/* An empty shot behind the last selected one. */
static void
new_shot (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;
  const CliffCutShot *last;
  CliffId shot_id;

  if (!hand_init (&hand, widget))
    return;
  last = cliff_cut_find_shot (hand.cut, g_array_index (hand.shots, CliffId, hand.shots->len - 1));
  shot_id = cliff_edit_insert_shot (hand.store, hand.cut->episode_id, last->start + last->length, 0, NEW_LENGTH, CLIFF_PLACE_RIPPLE,
                                    &error);
  if (shot_id != 0)
    {
      cliff_shot_selection_set (hand.project, &shot_id, 1, shot_id);
      cliff_storyboard_page_focus_selection (hand.page);
    }
  finish (&hand, error, _("Shot added"));
}

static void
duplicate (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GArray) copies = NULL;
  g_autoptr(GError) error = NULL;

  if (!hand_init (&hand, widget))
    return;
  if (cliff_edit_duplicate_shots (hand.store, get_ids (hand.shots), hand.shots->len, &copies, &error))
    {
      cliff_shot_selection_set (hand.project, get_ids (copies), copies->len, g_array_index (copies, CliffId, 0));
      cliff_storyboard_page_focus_selection (hand.page);
    }
  finish (&hand, error, _("Duplicated"));
}

static void
delete_shots (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  g_autoptr(GError) error = NULL;
  CliffId next;

  if (!hand_init (&hand, widget))
    return;
  for (guint i = 0; i < hand.shots->len; i++)
    {
      CliffCutItem item = { CLIFF_CUT_SHOT, g_array_index (hand.shots, CliffId, i) };

      g_array_append_val (items, item);
    }
  next = find_free (&hand, get_place (&hand, g_array_index (hand.shots, CliffId, hand.shots->len - 1)), 1);
  if (next == 0)
    next = find_free (&hand, get_place (&hand, g_array_index (hand.shots, CliffId, 0)), -1);
  if (cliff_edit_delete_items (hand.store, (CliffCutItem *) (gpointer) items->data, items->len, FALSE, &error))
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u shot deleted; its takes and its words are kept",
                                   "%u shots deleted; their takes and their words are kept", items->len), items->len);

      cliff_project_say (hand.project, text, TRUE);
      cliff_shot_selection_set (hand.project, &next, next != 0 ? 1 : 0, next);
      cliff_storyboard_page_focus_selection (hand.page);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    cliff_project_say (hand.project, _("Somebody speaks here, and no other shot of the episode can take the words over. Nothing "
                                       "was changed."), FALSE);
  else
    cliff_project_report (hand.project, error);
}

static void
split (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;

  if (!hand_init (&hand, widget))
    return;
  cliff_edit_halve_shots (hand.store, get_ids (hand.shots), hand.shots->len, &error);
  finish (&hand, error, _("Split"));
}

/* The selected shots become one; a single one takes in the next. */
static void
join (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;
  CliffId first;

  if (!hand_init (&hand, widget))
    return;
  first = g_array_index (hand.shots, CliffId, 0);
  if (hand.shots->len == 1)
    {
      CliffId next = find_free (&hand, get_place (&hand, first), 1);

      if (next == 0)
        return;
      g_array_append_val (hand.shots, next);
    }
  if (cliff_edit_merge_shots_of (hand.store, get_ids (hand.shots), hand.shots->len, &error))
    {
      cliff_shot_selection_set (hand.project, &first, 1, first);
      cliff_storyboard_page_focus_selection (hand.page);
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    cliff_project_say (hand.project, _("Only shots of one scene that follow one another can become one. Nothing was changed."), FALSE);
  else
    finish (&hand, error, _("Joined"));
}

/* ── Values ── */

static void
set_text (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;
  const char *column, *value;

  if (!hand_init (&hand, widget))
    return;
  g_variant_get (parameter, "(&s&s)", &column, &value);
  cliff_edit_set_shots_text (hand.store, get_ids (hand.shots), hand.shots->len, column, value, &error);
  finish (&hand, error, _("Changed"));
}

static void
set_length (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GError) error = NULL;

  if (!hand_init (&hand, widget))
    return;
  cliff_edit_set_shots_duration (hand.store, get_ids (hand.shots), hand.shots->len, g_variant_get_int64 (parameter), &error);
  finish (&hand, error, _("Changed"));
}

/* ── Selection ── */

static void
select_all (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autofree char *text = NULL;

  if (!hand_init (&hand, widget))
    return;
  for (guint i = 0; i < hand.cut->shots->len; i++)
    g_array_append_val (all, g_array_index (hand.cut->shots, CliffCutShot, i).id);
  cliff_shot_selection_set (hand.project, get_ids (all), all->len, cliff_record_get_id (cliff_project_get_shot (hand.project)));
  text = g_strdup_printf (ngettext ("%u shot selected", "%u shots selected", all->len), all->len);
  finish (&hand, NULL, text);
}

/* Back to the one that all pages stand on. */
static void
select_one (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  CliffId shot_id;

  if (!hand_init (&hand, widget))
    return;
  shot_id = cliff_record_get_id (cliff_project_get_shot (hand.project));
  cliff_shot_selection_set (hand.project, &shot_id, 1, shot_id);
}

static void
generate (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };

  if (!hand_init (&hand, widget))
    return;
  for (guint i = 0; i < hand.shots->len; i++)
    cliff_project_generate_shot (hand.project, g_array_index (hand.shots, CliffId, i));
}

/* ── Looking and drawing ── */

/* Only the selected shots. */
static void
play_selection (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };

  if (hand_init (&hand, widget))
    cliff_shots_play (hand.project, get_ids (hand.shots), hand.shots->len);
}

/* Several selected shots alone; from a single one, on through the episode. */
static void
play (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_auto(Hand) hand = { 0 };
  CliffPlayer *player;

  if (!hand_init (&hand, widget))
    return;
  player = cliff_project_get_player (hand.project);
  if (cliff_player_get_playing (player))
    cliff_player_pause (player);
  else if (hand.shots->len > 1)
    cliff_shots_play (hand.project, get_ids (hand.shots), hand.shots->len);
  else
    cliff_player_play (player);
}

static void
draw (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.draw", "x", (gint64) 0);
}

/* ── The table ── */

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
  guint                        key;        /* 0: none */
  GdkModifierType              modifiers;
  gboolean                     writes;
} actions[] = {
  { "shot.move-earlier", NULL, move_earlier, GDK_KEY_Left, GDK_ALT_MASK, TRUE },
  { "shot.move-later", NULL, move_later, GDK_KEY_Right, GDK_ALT_MASK, TRUE },
  { "shot.move-to-previous-episode", NULL, move_to_previous_episode, GDK_KEY_Page_Up, GDK_ALT_MASK, TRUE },
  { "shot.move-to-next-episode", NULL, move_to_next_episode, GDK_KEY_Page_Down, GDK_ALT_MASK, TRUE },
  { "shot.new", NULL, new_shot, GDK_KEY_n, GDK_CONTROL_MASK | GDK_ALT_MASK, TRUE },
  { "shot.duplicate", NULL, duplicate, GDK_KEY_d, GDK_CONTROL_MASK, TRUE },
  { "shot.delete", NULL, delete_shots, GDK_KEY_Delete, GDK_NO_MODIFIER_MASK, TRUE },
  { "shot.split", NULL, split, GDK_KEY_k, GDK_CONTROL_MASK, TRUE },
  { "shot.join", NULL, join, GDK_KEY_j, GDK_CONTROL_MASK, TRUE },
  { "shot.set", "(ss)", set_text, 0, GDK_NO_MODIFIER_MASK, TRUE },
  { "shot.set-length", "x", set_length, 0, GDK_NO_MODIFIER_MASK, TRUE },
  { "shot.generate", NULL, generate, 0, GDK_NO_MODIFIER_MASK, TRUE },
  { "shot.draw", NULL, draw, GDK_KEY_d, GDK_NO_MODIFIER_MASK, TRUE },
  { "shot.play", NULL, play, GDK_KEY_space, GDK_NO_MODIFIER_MASK, FALSE },
  { "shot.play-selection", NULL, play_selection, GDK_KEY_space, GDK_SHIFT_MASK, FALSE },
  { "shot.select-all", NULL, select_all, GDK_KEY_a, GDK_CONTROL_MASK, FALSE },
  { "shot.select-one", NULL, select_one, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, FALSE },
};

void
cliff_storyboard_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  /* In the table, earlier is up. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "shot.move-earlier", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "shot.move-later", NULL);
}

void
cliff_storyboard_actions_update (CliffStoryboardPage *page)
{
  CliffProject *project = cliff_storyboard_page_get_project (page);
  gboolean selected = cliff_project_get_shot (project) != NULL;
  gboolean writable = cliff_project_get_writable (project);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), actions[i].name, selected && (writable || !actions[i].writes));
}
