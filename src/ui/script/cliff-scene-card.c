/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-card.h"

#include "cliff-edit-scene.h"
#include "cliff-outline-row.h"
#include "cliff-scene-stage.h"
#include "cliff-swatch.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/** A synopsis on its way to the store. */
typedef struct
{
  CliffProject *project;
  CliffRecord  *scene;
  char         *text;
} Kept;

struct _CliffSceneCard
{
  GtkBox           parent_instance;

  CliffProject    *project;
  CliffSceneFacts *facts;
  CliffRecord     *scene;
  char            *before;     /* the synopsis as it was when its editing began; NULL while it is not edited */
  gboolean         composing;  /* an input method has text that is not in the editor yet */

  GtkWidget       *swatch;
  GtkWidget       *number;
  GtkWidget       *heading;
  GtkWidget       *stale;
  GtkWidget       *length;
  GtkWidget       *place;
  GtkWidget       *synopsis_stack;
  GtkWidget       *synopsis;
  GtkWidget       *editor;     /* NULL until the synopsis is first edited: there are many cards, and few are written on */
};

G_DEFINE_FINAL_TYPE (CliffSceneCard, cliff_scene_card, GTK_TYPE_BOX)

/* ── What is shown ── */

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
show_synopsis (CliffSceneCard *self,
               const char     *synopsis)
{
  gtk_label_set_label (GTK_LABEL (self->synopsis), synopsis);
  cliff_tooltip_set_in_row (self->synopsis, synopsis);
}

void
cliff_scene_card_refresh (CliffSceneCard *self)
{
  CliffTime length = cliff_scene_facts_get_length (self->facts, self->scene);
  g_autofree char *clock = length >= 0 ? cliff_words_dup_clock (length) : g_strdup ("");
  g_autofree char *place = cliff_scene_dup_title (self->scene);
  const char *heading = cliff_record_get_text (self->scene, "heading");
  const char *number = cliff_record_get_text (self->scene, "number");
  CliffSceneStage stage;

  cliff_scene_read_stage (cliff_record_get_store (self->scene), cliff_record_get_id (self->scene), &stage);
  cliff_swatch_set_colour (CLIFF_SWATCH (self->swatch), cliff_record_get_text (self->scene, "colour"));
  /* Drama headings begin with the number. */
  set_text (self->number, g_str_has_prefix (heading, number) ? "" : number);
  set_text (self->heading, *heading != '\0' ? heading : place);
  gtk_label_set_label (GTK_LABEL (self->place), *heading != '\0' && !g_str_equal (place, heading) ? place : "");
  set_text (self->length, clock);
  show_synopsis (self, cliff_scene_facts_get_synopsis (self->facts, self->scene));
  gtk_widget_set_visible (self->stale, stage.n_stale > 0);
  cliff_tooltip_set_in_row (self->heading, heading);
}

char *
cliff_scene_card_dup_label (CliffSceneCard *self)
{
  GtkWidget *parts[] = { self->number, self->heading, self->place, self->length, self->synopsis };
  g_autoptr(GString) label = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = gtk_label_get_label (GTK_LABEL (parts[i]));

      if (*text != '\0')
        g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", text);
    }
  if (gtk_widget_get_visible (self->stale))
    g_string_append_printf (label, ", %s", _("The script has changed since its shots were made"));

  return g_string_free_and_steal (g_steal_pointer (&label));
}

/* ── The synopsis ── */

static void
kept_free (Kept *kept)
{
  g_object_unref (kept->project);
  g_object_unref (kept->scene);
  g_free (kept->text);
  g_free (kept);
}

static gboolean
keep_cb (gpointer data)
{
  Kept *kept = data;
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_project_get_store (kept->project);

  cliff_project_flush (kept->project);
  if (!cliff_edit_set_scene_synopsis (store, cliff_record_get_id (kept->scene), kept->text, &error))
    cliff_project_report (kept->project, error);

  return G_SOURCE_REMOVE;
}

static char *
dup_typed (CliffSceneCard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return g_steal_pointer (&text);
}

/* Ends the editing.  The words go to the store at once, or where that must not change now, as while the grid lays out, a moment
 * later. */
static void
finish (CliffSceneCard *self,
        gboolean        keep,
        gboolean        now)
{
  g_autofree char *before = g_steal_pointer (&self->before);
  g_autofree char *typed = NULL;
  Kept *kept;

  if (before == NULL)
    return;
  typed = dup_typed (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->synopsis_stack), "shown");
  if (!keep || g_str_equal (before, typed))
    return;
  show_synopsis (self, typed);
  kept = g_new0 (Kept, 1);
  *kept = (Kept) { g_object_ref (self->project), g_object_ref (self->scene), g_steal_pointer (&typed) };
  if (now)
    {
      keep_cb (kept);
      kept_free (kept);
    }
  else
    g_idle_add_full (G_PRIORITY_HIGH, keep_cb, kept, (GDestroyNotify) kept_free);
}

static void
focus_left_cb (CliffSceneCard *self)
{
  finish (self, TRUE, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CliffSceneCard        *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (self->composing || (!enter && keyval != GDK_KEY_Escape))
    return GDK_EVENT_PROPAGATE;
  /* The keys go on working on the card. */
  finish (self, enter, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));

  return GDK_EVENT_STOP;
}

static void
preedit_cb (GtkTextView    *view,
            const char     *preedit,
            CliffSceneCard *self)
{
  self->composing = *preedit != '\0';
}

static void
make_editor (CliffSceneCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_widget_add_css_class (self->editor, "synopsis-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Synopsis of the Scene"), -1);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (self->editor, key);
  g_signal_connect_object (self->editor, "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_DEFAULT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->editor);
  gtk_stack_add_named (GTK_STACK (self->synopsis_stack), scroller, "edited");
}

void
cliff_scene_card_edit (CliffSceneCard *self)
{
  GtkTextBuffer *buffer;

  if (self->before != NULL || self->scene == NULL || !cliff_project_get_writable (self->project) ||
      *cliff_record_get_text (self->scene, "heading") == '\0')
    return;
  if (self->editor == NULL)
    make_editor (self);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  cliff_project_flush (self->project);
  self->before = cliff_edit_dup_scene_synopsis (cliff_record_get_store (self->scene), cliff_record_get_id (self->scene));
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, self->before, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_stack_set_visible_child_name (GTK_STACK (self->synopsis_stack), "edited");
  gtk_widget_grab_focus (self->editor);
}

static void
pressed_cb (CliffSceneCard  *self,
            int              n_press,
            double           x,
            double           y,
            GtkGesture      *gesture)
{
  if (n_press != 2 || self->before != NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  cliff_scene_card_edit (self);
}

/* ── GObject ── */

static void
cliff_scene_card_unmap (GtkWidget *widget)
{
  finish (CLIFF_SCENE_CARD (widget), TRUE, TRUE);

  GTK_WIDGET_CLASS (cliff_scene_card_parent_class)->unmap (widget);
}

static void
cliff_scene_card_dispose (GObject *object)
{
  CliffSceneCard *self = CLIFF_SCENE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SCENE_CARD);
  g_clear_object (&self->scene);
  g_clear_object (&self->facts);
  g_clear_object (&self->project);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (cliff_scene_card_parent_class)->dispose (object);
}

static void
cliff_scene_card_class_init (CliffSceneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_scene_card_dispose;
  widget_class->unmap = cliff_scene_card_unmap;
  g_type_ensure (CLIFF_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-scene-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, number);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, heading);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, stale);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, length);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, place);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, synopsis_stack);
  gtk_widget_class_bind_template_child (widget_class, CliffSceneCard, synopsis);
}

static void
cliff_scene_card_init (CliffSceneCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  cliff_tooltip_set_in_row (self->stale, _("The script has changed since its shots were made"));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
cliff_scene_card_new (CliffProject    *project,
                      CliffSceneFacts *facts)
{
  CliffSceneCard *self = g_object_new (CLIFF_TYPE_SCENE_CARD, NULL);

  self->project = g_object_ref (project);
  self->facts = g_object_ref (facts);

  return GTK_WIDGET (self);
}

void
cliff_scene_card_set_scene (CliffSceneCard *self,
                            CliffRecord    *scene)
{
  if (self->scene != scene)
    finish (self, TRUE, FALSE);
  if (g_set_object (&self->scene, scene) && scene != NULL)
    cliff_scene_card_refresh (self);
}
