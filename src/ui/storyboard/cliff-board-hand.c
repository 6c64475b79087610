/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board-hand.h"

#include "cliff-shot-card.h"
#include "cliff-shot-selection.h"

#include <math.h>

/* How far Page Up and Page Down go. */
#define LINES_OF_PAGE 3

struct _CliffBoardHand
{
  GObject           parent_instance;

  CliffProject     *project;
  GtkWidget        *board;      /* outlives its controllers, and so this */
  CliffId           anchor;     /* where a range begins */

  GdkModifierType   modifiers;  /* when the band began */
  GArray           *before;     /* what was selected then */
  gboolean          banding;
  graphene_point_t  begin;
  graphene_rect_t   band;
};

enum
{
  BAND_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffBoardHand, cliff_board_hand, G_TYPE_OBJECT)

/* ── Selecting ── */

static void
select_one (CliffBoardHand *self,
            CliffId         shot_id)
{
  self->anchor = shot_id;
  cliff_shot_selection_set (self->project, &shot_id, 1, shot_id);
}

static void
select_range (CliffBoardHand *self,
              CliffId         shot_id)
{
  CliffRecord *cursor = cliff_project_get_shot (self->project);
  CliffCut *cut = cliff_project_get_cut (self->project);
  g_autoptr(GArray) shots = NULL;

  if (cursor == NULL || cut == NULL)
    {
      select_one (self, shot_id);
      return;
    }
  if (cliff_cut_find_shot (cut, self->anchor) == NULL || !cliff_shot_selection_contains (self->project, self->anchor))
    self->anchor = cliff_record_get_id (cursor);
  shots = cliff_shot_selection_list_range (self->project, self->anchor, shot_id);
  cliff_shot_selection_set (self->project, (CliffId *) (gpointer) shots->data, shots->len, shot_id);
}

void
cliff_board_hand_toggle (CliffBoardHand *self,
                         CliffId         shot_id)
{
  g_autoptr(GArray) shots = cliff_shot_selection_list (self->project);
  CliffId cursor = shot_id;
  guint place = shots->len;

  for (guint i = 0; i < shots->len; i++)
    if (g_array_index (shots, CliffId, i) == shot_id)
      place = i;
  if (place == shots->len)
    {
      g_array_append_val (shots, shot_id);
      self->anchor = shot_id;
    }
  else
    {
      /* The last one stays: the inspector and the preview stand on it. */
      if (shots->len == 1)
        return;
      g_array_remove_index (shots, place);
      cursor = g_array_index (shots, CliffId, MIN (place, shots->len - 1));
    }
  cliff_shot_selection_set (self->project, (CliffId *) (gpointer) shots->data, shots->len, cursor);
}

/* ── Keys ── */

static void
collect_cards (GtkWidget *root,
               GPtrArray *cards)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (CLIFF_IS_SHOT_CARD (child))
      g_ptr_array_add (cards, child);
    else
      collect_cards (child, cards);
}

/* The card in the next line above or below (@step -1 or 1) that stands nearest; @from itself at the edge. */
static guint
find_in_line (CliffBoardHand *self,
              GPtrArray      *cards,
              guint           from,
              int             step)
{
  graphene_rect_t here, there;
  float line = 0, distance = 0;
  guint found = from;

  if (!gtk_widget_compute_bounds (g_ptr_array_index (cards, from), self->board, &here))
    return from;
  for (guint i = from; i < cards->len; i += (guint) step)
    {
      float away;

      if (!gtk_widget_compute_bounds (g_ptr_array_index (cards, i), self->board, &there) ||
          fabsf (there.origin.y - here.origin.y) < 1)
        continue;
      if (found != from && fabsf (there.origin.y - line) >= 1)
        break;
      away = fabsf (there.origin.x - here.origin.x);
      if (found == from || away < distance)
        {
          found = i;
          line = there.origin.y;
          distance = away;
        }
    }

  return found;
}

static guint
find_next (CliffBoardHand  *self,
           GPtrArray       *cards,
           guint            from,
           GtkMovementStep  step,
           int              count)
{
  gboolean back = gtk_widget_get_direction (self->board) == GTK_TEXT_DIR_RTL ? count > 0 : count < 0;
  int lines = ABS (count);

  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    return count < 0 ? 0 : cards->len - 1;
  if (step != GTK_MOVEMENT_DISPLAY_LINES && step != GTK_MOVEMENT_PAGES)
    return (guint) CLAMP ((int) from + (back ? -1 : 1), 0, (int) cards->len - 1);
  if (step == GTK_MOVEMENT_PAGES)
    lines *= LINES_OF_PAGE;
  while (lines-- > 0)
    from = find_in_line (self, cards, from, count < 0 ? -1 : 1);

  return from;
}

void
cliff_board_hand_move (CliffBoardHand  *self,
                       GtkMovementStep  step,
                       int              count,
                       gboolean         extend,
                       gboolean         keep)
{
  g_autoptr(GPtrArray) cards = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->board));
  GtkWidget *card;
  CliffId shot_id;
  guint from;

  collect_cards (self->board, cards);
  if (!g_ptr_array_find (cards, focus, &from))
    return;
  card = g_ptr_array_index (cards, find_next (self, cards, from, step, count));
  shot_id = cliff_record_get_id (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (card)));
  if (extend)
    select_range (self, shot_id);
  else if (!keep)
    select_one (self, shot_id);
  gtk_widget_grab_focus (card);
}

/* ── Clicks ── */

static CliffShotCard *
find_card (CliffBoardHand *self,
           double          x,
           double          y)
{
  GtkWidget *picked = gtk_widget_pick (self->board, x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? CLIFF_SHOT_CARD (gtk_widget_get_ancestor (picked, CLIFF_TYPE_SHOT_CARD)) : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CliffBoardHand  *self)
{
  CliffShotCard *card = find_card (self, x, y);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  CliffId id;

  if (card == NULL)
    return;
  id = cliff_record_get_id (cliff_shot_card_get_shot (card));
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    select_range (self, id);
  else if ((modifiers & GDK_CONTROL_MASK) == 0 && !cliff_shot_selection_contains (self->project, id))
    select_one (self, id);
}

/* What would spoil a drag of many waits until the button is let go. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CliffBoardHand  *self)
{
  CliffShotCard *card = find_card (self, x, y);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  CliffId id;

  if (card == NULL)
    return;
  id = cliff_record_get_id (cliff_shot_card_get_shot (card));
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    cliff_board_hand_toggle (self, id);
  else if ((modifiers & GDK_SHIFT_MASK) == 0)
    select_one (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (card));
}

/* ── The rubber band ── */

static void
collect_in_band (GtkWidget      *root,
                 CliffBoardHand *self,
                 GArray         *shots)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (child, self->board, &bounds) ||
          !graphene_rect_intersection (&bounds, &self->band, NULL))
        continue;
      if (CLIFF_IS_SHOT_CARD (child))
        {
          CliffId id = cliff_record_get_id (cliff_shot_card_get_shot (CLIFF_SHOT_CARD (child)));

          g_array_append_val (shots, id);
        }
      else
        {
          collect_in_band (child, self, shots);
        }
    }
}

static gboolean
has_shot (GArray  *shots,
          CliffId  shot_id)
{
  for (guint i = 0; i < shots->len; i++)
    if (g_array_index (shots, CliffId, i) == shot_id)
      return TRUE;

  return FALSE;
}

/* The band adds to what was selected before, where Ctrl or Shift is held. */
static void
select_in_band (CliffBoardHand *self)
{
  g_autoptr(GArray) shots = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffRecord *shot = cliff_project_get_shot (self->project);
  CliffId cursor;

  collect_in_band (self->board, self, shots);
  for (guint i = 0; i < self->before->len && (self->modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0; i++)
    if (!has_shot (shots, g_array_index (self->before, CliffId, i)))
      g_array_append_vals (shots, &g_array_index (self->before, CliffId, i), 1);
  if (shots->len == 0)
    return;
  cursor = shot != NULL ? cliff_record_get_id (shot) : 0;
  if (!has_shot (shots, cursor))
    cursor = g_array_index (shots, CliffId, 0);
  cliff_shot_selection_set (self->project, (CliffId *) (gpointer) shots->data, shots->len, cursor);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               CliffBoardHand *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  /* A finger scrolls. */
  if (find_card (self, x, y) != NULL || (event != NULL && gdk_event_get_event_sequence (event) != NULL))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->begin = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_clear_pointer (&self->before, g_array_unref);
  self->before = cliff_shot_selection_list (self->project);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                CliffBoardHand *self)
{
  if (!self->banding && !gtk_drag_check_threshold (self->board, 0, 0, (int) dx, (int) dy))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->banding = TRUE;
  graphene_rect_init (&self->band, self->begin.x + MIN ((float) dx, 0), self->begin.y + MIN ((float) dy, 0),
                      fabsf ((float) dx), fabsf ((float) dy));
  select_in_band (self);
  g_signal_emit (self, signals[BAND_CHANGED], 0);
}

static void
band_ended_cb (CliffBoardHand *self)
{
  if (!self->banding)
    return;
  self->banding = FALSE;
  g_signal_emit (self, signals[BAND_CHANGED], 0);
}

/* ── GObject ── */

static void
cliff_board_hand_dispose (GObject *object)
{
  CliffBoardHand *self = CLIFF_BOARD_HAND (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->before, g_array_unref);

  G_OBJECT_CLASS (cliff_board_hand_parent_class)->dispose (object);
}

static void
cliff_board_hand_class_init (CliffBoardHandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_board_hand_dispose;
  signals[BAND_CHANGED] = g_signal_new ("band-changed", CLIFF_TYPE_BOARD_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
cliff_board_hand_init (CliffBoardHand *self)
{
}

CliffBoardHand *
cliff_board_hand_new (CliffProject *project,
                      GtkWidget    *board)
{
  CliffBoardHand *self = g_object_new (CLIFF_TYPE_BOARD_HAND, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->project = g_object_ref (project);
  self->board = board;
  /* Before the boxes of the cards, which select in their own ways. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (board, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "end", G_CALLBACK (band_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (board, GTK_EVENT_CONTROLLER (drag));

  return self;
}

gboolean
cliff_board_hand_get_band (CliffBoardHand *self,
                           GdkRectangle   *band)
{
  if (!self->banding)
    return FALSE;
  *band = (GdkRectangle) {
    (int) self->band.origin.x, (int) self->band.origin.y, (int) self->band.size.width, (int) self->band.size.height,
  };

  return TRUE;
}
