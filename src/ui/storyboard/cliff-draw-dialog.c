/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-draw-dialog.h"

#include "cliff-draw-area.h"
#include "cliff-frame-grab.h"
#include "cliff-swatch.h"
#include "cliff-take-facts.h"
#include "cliff-take-import.h"

#include <glib/gi18n.h>

#define FAINT 0.3

static const struct
{
  const char *value;
  guint32     colour;
  const char *title;
} colours[] = {
  { "#1a1a1a", 0x1a1a1a, N_("Black") },
  { "#ffffff", 0xffffff, N_("White") },
  { "#e01b24", 0xe01b24, N_("Red") },
  { "#1c71d8", 0x1c71d8, N_("Blue") },
  { "#f5c211", 0xf5c211, N_("Yellow") },
};

/* Widths in thousandths of the frame's height. */
static const struct
{
  const char *name;
  double      size;
} sizes[] = {
  { "fine", 3 }, { "medium", 8 }, { "broad", 20 }, { "wide", 60 },
};

struct _CliffDrawDialog
{
  AdwDialog        parent_instance;

  CliffProject    *project;
  CliffId          shot_id;
  CliffId          take_id;   /* below; 0: paper */
  CliffDrawing    *drawing;
  cairo_surface_t *below;     /* NULL until it is read */
  guint32          colour;

  GtkWidget       *area;
  GtkWidget       *spinner;
  GtkWidget       *save_button;
  GtkWidget       *tools;
  GtkWidget       *colours;
  GtkWidget       *sizes;
  GtkWidget       *papers;
  AdwToggle       *picture_toggle;
  AdwToggle       *faint_toggle;
};

G_DEFINE_FINAL_TYPE (CliffDrawDialog, cliff_draw_dialog, ADW_TYPE_DIALOG)

/* ── What is set ── */

static double
get_opacity (CliffDrawDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->papers));

  return g_strcmp0 (name, "picture") == 0 ? 1 : g_strcmp0 (name, "faint") == 0 ? FAINT : 0;
}

static void
update_pen (CliffDrawDialog *self)
{
  const char *size = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->sizes));
  gboolean erases = g_strcmp0 (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->tools)), "eraser") == 0;
  double width = sizes[0].size;

  if (self->drawing == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (sizes[i].name, size) == 0)
      width = sizes[i].size;
  cliff_draw_area_set_pen (CLIFF_DRAW_AREA (self->area), self->colour, width * cliff_drawing_get_height (self->drawing) / 1000,
                           erases);
}

/* A drawing that shows nothing but the picture, or nothing at all, would be no take of its own. */
static void
update_actions (CliffDrawDialog *self)
{
  gboolean empty = cliff_drawing_is_empty (self->drawing);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drawing.undo", cliff_drawing_can_undo (self->drawing));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drawing.redo", cliff_drawing_can_redo (self->drawing));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "drawing.clear", !empty);
  gtk_widget_set_sensitive (self->save_button, !empty);
  adw_dialog_set_can_close (ADW_DIALOG (self), empty);
}

static void
paper_changed_cb (CliffDrawDialog *self)
{
  cliff_draw_area_set_opacity (CLIFF_DRAW_AREA (self->area), get_opacity (self));
}

static void
colour_toggled_cb (GtkToggleButton *button,
                   CliffDrawDialog *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->tools), "pen");
  update_pen (self);
}

static void
add_colours (CliffDrawDialog *self)
{
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), cliff_swatch_new (colours[i].value));
      gtk_widget_set_tooltip_text (button, gettext (colours[i].title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gettext (colours[i].title), -1);
      g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (colours[i].colour));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_signal_connect_object (button, "toggled", G_CALLBACK (colour_toggled_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (self->colours), button);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
    }
  /* Red is seen on any board. */
  for (guint i = 0; i < 2; i++)
    first = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (first)));
  gtk_toggle_button_set_active (first, TRUE);
}

/* ── Strokes ── */

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffDrawDialog *self = CLIFF_DRAW_DIALOG (widget);

  cliff_drawing_undo (self->drawing);
  cliff_draw_area_refresh (CLIFF_DRAW_AREA (self->area));
  update_actions (self);
}

static void
redo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffDrawDialog *self = CLIFF_DRAW_DIALOG (widget);

  cliff_drawing_redo (self->drawing);
  cliff_draw_area_refresh (CLIFF_DRAW_AREA (self->area));
  update_actions (self);
}

static void
clear (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffDrawDialog *self = CLIFF_DRAW_DIALOG (widget);

  cliff_drawing_clear (self->drawing);
  cliff_draw_area_refresh (CLIFF_DRAW_AREA (self->area));
  update_actions (self);
}

static void
choose_tool (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (CLIFF_DRAW_DIALOG (widget)->tools), g_variant_get_string (parameter, NULL));
}

/* ── The end ── */

static void
save_cb (CliffDrawDialog *self)
{
  double opacity = get_opacity (self);

  cliff_take_import_drawing (self->project, self->shot_id, self->drawing, opacity > 0 ? self->below : NULL, opacity,
                             opacity > 0 ? self->take_id : 0);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (CliffDrawDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
answered_cb (CliffDrawDialog *self,
             const char      *response)
{
  if (g_str_equal (response, "save"))
    save_cb (self);
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* Strokes cannot be had back once the sheet is gone. */
static void
close_attempt_cb (CliffDrawDialog *self)
{
  AdwDialog *question = adw_alert_dialog_new (_("Keep the Drawing?"), _("It is not a take yet. Discarded strokes cannot be had back."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "back", _("_Go On Drawing"), "discard", _("_Discard"), "save",
                                  _("_Use as Take"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "back");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* ── The picture below ── */

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  /* The surface lives as long as what was made of it is seen. */
  g_autoptr(GBytes) bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_B8G8R8X8, bytes, stride);
}

static void
show_below (CliffDrawDialog *self,
            cairo_surface_t *below)
{
  g_autoptr(GdkTexture) texture = below != NULL ? create_texture (below) : NULL;

  self->below = below;
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_toggle_set_enabled (self->picture_toggle, below != NULL);
  adw_toggle_set_enabled (self->faint_toggle, below != NULL);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->papers), below != NULL ? "picture" : "paper");
  cliff_draw_area_set_below (CLIFF_DRAW_AREA (self->area), texture);
  cliff_draw_area_set_drawing (CLIFF_DRAW_AREA (self->area), self->drawing);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree GWeakRef *reference = data;
  g_autoptr(CliffDrawDialog) self = g_weak_ref_get (reference);
  g_autoptr(GError) error = NULL;
  cairo_surface_t *below = cliff_frame_grab_source_finish (result, &error);

  g_weak_ref_clear (reference);
  if (self == NULL || self->area == NULL)
    {
      g_clear_pointer (&below, cairo_surface_destroy);
      return;
    }
  if (below == NULL)
    {
      self->take_id = 0;
      cliff_project_say (self->project, _("The take's picture cannot be read, so the sheet is white. The take is kept as it is."), FALSE);
    }
  show_below (self, below);
}

static void
read_below (CliffDrawDialog *self,
            CliffTime        time)
{
  g_auto(CliffTakeFacts) facts = { 0 };
  GWeakRef *reference;

  if (self->take_id == 0 ||
      !cliff_take_facts_read (&facts, cliff_project_get_store (self->project), self->take_id))
    {
      self->take_id = 0;
      show_below (self, NULL);
      return;
    }
  reference = g_new0 (GWeakRef, 1);
  g_weak_ref_init (reference, self);
  cliff_frame_grab_source_async (facts.path, facts.video ? time : 0, NULL, read_cb, reference);
}

/* ── GObject ── */

static void
cliff_draw_dialog_dispose (GObject *object)
{
  CliffDrawDialog *self = CLIFF_DRAW_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_DRAW_DIALOG);
  g_clear_pointer (&self->drawing, cliff_drawing_free);
  g_clear_pointer (&self->below, cairo_surface_destroy);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_draw_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "drawing.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "drawing.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "drawing.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "drawing.tool", "s", choose_tool);
  /* While the project itself has nothing to take back, the window leaves these keys alone. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "drawing.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "drawing.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "drawing.tool", "s", "pen");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "drawing.tool", "s", "eraser");
}

static void
cliff_draw_dialog_class_init (CliffDrawDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_draw_dialog_dispose;
  g_type_ensure (CLIFF_TYPE_DRAW_AREA);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-draw-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, area);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, tools);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, colours);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, sizes);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, papers);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, picture_toggle);
  gtk_widget_class_bind_template_child (widget_class, CliffDrawDialog, faint_toggle);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  install_actions (widget_class);
}

static void
cliff_draw_dialog_init (CliffDrawDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->sizes), "medium");
  add_colours (self);
  g_signal_connect_object (self->tools, "notify::active-name", G_CALLBACK (update_pen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sizes, "notify::active-name", G_CALLBACK (update_pen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->papers, "notify::active-name", G_CALLBACK (paper_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->area, "drawn", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "close-attempt", G_CALLBACK (close_attempt_cb), self, G_CONNECT_SWAPPED);
}

AdwDialog *
cliff_draw_dialog_new (CliffProject *project,
                       CliffRecord  *shot,
                       CliffId       take_id)
{
  CliffDrawDialog *self = g_object_new (CLIFF_TYPE_DRAW_DIALOG, NULL);
  CliffRecord *series = cliff_project_get_series (project);

  self->project = g_object_ref (project);
  self->shot_id = cliff_record_get_id (shot);
  self->take_id = take_id != 0 ? take_id : cliff_record_get_int (shot, "take_id");
  self->drawing = cliff_drawing_new ((int) cliff_record_get_int (series, "width"), (int) cliff_record_get_int (series, "height"));
  update_pen (self);
  update_actions (self);
  read_below (self, cliff_record_get_int (shot, "source_in"));

  return ADW_DIALOG (self);
}
