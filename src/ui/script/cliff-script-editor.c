/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-editor.h"

#include "cliff-actions.h"
#include "cliff-application.h"
#include "cliff-script-styler.h"
#include "cliff-script-view.h"
#include "cliff-words.h"

#include <adwaita.h>

/* Full lines of the page: Courier columns of Fountain, Han characters of the micro-drama convention. */
#define FOUNTAIN_COLUMNS 60
#define DRAMA_COLUMNS 34

/* Courier Prime itself is packaged with faces that all say they are the regular one. */
#define TYPEWRITER \
  "\"Courier Prime Code\", \"Courier 10 Pitch\", \"Nimbus Mono PS\", \"Liberation Mono\", \"Courier New\", monospace"

/* Least and usual space beside the text, in pixels. */
#define NARROW_MARGIN 16
#define WIDE_MARGIN 48
#define TOP_MARGIN 24

#define ZOOM_STEP 10
#define LEAST_ZOOM 50
#define MOST_ZOOM 300

struct _CliffScriptEditor
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkWidget           *clamp;
  GtkWidget           *view;

  CliffScriptDocument *document;
  CliffScriptStyler   *styler;
  GtkCssProvider      *css;
  GSimpleActionGroup  *actions;
  char                *css_class;      /* that the provider's rule is for: one an editor */
  CliffElementKind     kind;
  int                  zoom;
  gboolean             focus_mode;
  gboolean             typewriter_mode;
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ZOOM,
  PROP_FOCUS_MODE,
  PROP_TYPEWRITER_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffScriptEditor, cliff_script_editor, GTK_TYPE_WIDGET)

static gboolean
is_fountain (CliffScriptEditor *self)
{
  return self->document != NULL &&
         cliff_script_get_format (cliff_script_document_get_script (self->document)) == CLIFF_SCRIPT_FOUNTAIN;
}

/* ── The page ── */

static int
measure_column (CliffScriptEditor *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (self->view, is_fountain (self) ? "0000000000" : "剧剧剧剧剧剧剧剧剧剧");
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (int) ((gint64) width * (is_fountain (self) ? FOUNTAIN_COLUMNS : DRAMA_COLUMNS) / 10 / PANGO_SCALE);
}

static void
set_font (CliffScriptEditor *self)
{
  g_autofree char *rule = g_strdup_printf (
    "textview.%s { font-size: %d.%02dem; font-family: %s; }", self->css_class, self->zoom * 108 / 10000,
    self->zoom * 108 / 100 % 100,
    is_fountain (self) ? TYPEWRITER : "inherit");

  gtk_css_provider_load_from_string (self->css, rule);
}

/* The sheet is as wide as a full line with its margins.  A caret line in the middle needs half a sheet of room above the first and
 * below the last. */
static void
lay_out (CliffScriptEditor *self,
         int                width,
         int                height)
{
  int column = measure_column (self);
  int sheet = column + 2 * WIDE_MARGIN;
  int side = CLAMP ((width - column) / 2, NARROW_MARGIN, WIDE_MARGIN);
  int text_width = MAX (MIN (width, sheet) - 2 * side, 1);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (self->clamp), sheet);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (self->clamp), sheet);
  g_object_set (self->view,
                "left-margin", side,
                "right-margin", side,
                "top-margin", self->typewriter_mode ? height / 2 : TOP_MARGIN,
                "bottom-margin", height / 2,
                NULL);
  if (self->styler != NULL)
    cliff_script_styler_set_width (self->styler, text_width, FOUNTAIN_COLUMNS);
}

static void
cliff_script_editor_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (CLIFF_SCRIPT_EDITOR (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
cliff_script_editor_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  CliffScriptEditor *self = CLIFF_SCRIPT_EDITOR (widget);

  lay_out (self, width, height);
  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
}

/* ── The caret ── */

static void
show_caret (CliffScriptEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0.08,
                                self->typewriter_mode, 0, 0.5);
}

static void
reveal_cb (CliffScriptEditor *self)
{
  show_caret (self);
  if (gtk_widget_has_focus (self->view))
    cliff_project_set_seen (cliff_script_document_get_project (self->document));
}

static void
caret_moved_cb (CliffScriptEditor *self)
{
  CliffElementKind kind = cliff_flow_get_kind (cliff_script_document_get_script (self->document),
                                               cliff_script_document_get_caret (self->document));

  if (self->typewriter_mode)
    show_caret (self);
  if (kind == self->kind)
    return;
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  if (gtk_widget_has_focus (self->view))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), cliff_words_get_element (kind),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
document_episode_cb (CliffScriptEditor *self)
{
  set_font (self);
  /* To the very top: scrolling to the caret would leave the margin above it out. */
  if (cliff_script_document_get_caret (self->document) == 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->clamp)), 0);
}

/* ── Zoom and modes ── */

static void
set_zoom (CliffScriptEditor *self,
          int                zoom)
{
  zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  set_font (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_in_cb (GSimpleAction     *action,
            GVariant          *parameter,
            CliffScriptEditor *self)
{
  set_zoom (self, self->zoom + ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction     *action,
             GVariant          *parameter,
             CliffScriptEditor *self)
{
  set_zoom (self, self->zoom - ZOOM_STEP);
}

static void
zoom_reset_cb (GSimpleAction     *action,
               GVariant          *parameter,
               CliffScriptEditor *self)
{
  set_zoom (self, 100);
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *name,
             gpointer   data)
{
  g_action_group_activate_action (G_ACTION_GROUP (CLIFF_SCRIPT_EDITOR (widget)->actions), g_variant_get_string (name, NULL),
                                  NULL);
  return TRUE;
}

static gboolean
scroll_cb (CliffScriptEditor  *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    set_zoom (self, self->zoom + (dy < 0 ? ZOOM_STEP : -ZOOM_STEP));
  return GDK_EVENT_STOP;
}

static void
set_typewriter_mode (CliffScriptEditor *self,
                     gboolean           typewriter_mode)
{
  self->typewriter_mode = typewriter_mode;
  /* The text is laid out anew together with its scroll bar, which may come or go by the margins. */
  gtk_widget_queue_resize (self->view);
  if (self->document != NULL)
    show_caret (self);
}

static void
make_actions (CliffScriptEditor *self)
{
  static const struct
  {
    const char *name;
    GCallback   activated;
  } zooms[] = {
    { "zoom-in", G_CALLBACK (zoom_in_cb) },
    { "zoom-out", G_CALLBACK (zoom_out_cb) },
    { "zoom-reset", G_CALLBACK (zoom_reset_cb) },
  };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    cliff_actions_add (G_ACTION_MAP (self->actions), zooms[i].name, zooms[i].activated, self, G_CONNECT_DEFAULT);
}

static void
bind_settings (CliffScriptEditor *self)
{
  GApplication *application = g_application_get_default ();

  if (CLIFF_IS_APPLICATION (application))
    g_settings_bind (cliff_application_get_settings (CLIFF_APPLICATION (application)), "script-zoom", self, "zoom",
                     G_SETTINGS_BIND_DEFAULT);
  cliff_script_editor_bind_mode (self, "script-focus-mode", G_OBJECT (self), "focus-mode");
  cliff_script_editor_bind_mode (self, "script-typewriter-mode", G_OBJECT (self), "typewriter-mode");
}

/* ── GObject ── */

static void
cliff_script_editor_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CliffScriptEditor *self = CLIFF_SCRIPT_EDITOR (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_FOCUS_MODE:
      g_value_set_boolean (value, self->focus_mode);
      break;
    case PROP_TYPEWRITER_MODE:
      g_value_set_boolean (value, self->typewriter_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_script_editor_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CliffScriptEditor *self = CLIFF_SCRIPT_EDITOR (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_int (value));
      break;
    case PROP_FOCUS_MODE:
      self->focus_mode = g_value_get_boolean (value);
      cliff_script_view_set_focus_mode (CLIFF_SCRIPT_VIEW (self->view), self->focus_mode);
      break;
    case PROP_TYPEWRITER_MODE:
      set_typewriter_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
cliff_script_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLIFF_SCRIPT_EDITOR (widget)->view);
}

static void
cliff_script_editor_dispose (GObject *object)
{
  CliffScriptEditor *self = CLIFF_SCRIPT_EDITOR (object);

  g_settings_unbind (self, "zoom");
  g_settings_unbind (self, "focus-mode");
  g_settings_unbind (self, "typewriter-mode");
  if (self->css != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->css));
  g_clear_object (&self->css);
  g_clear_object (&self->styler);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SCRIPT_EDITOR);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  g_clear_pointer (&self->css_class, g_free);

  G_OBJECT_CLASS (cliff_script_editor_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint            key;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "zoom-reset" },
    { GDK_KEY_F8, 0, "script-focus-mode" },
    { GDK_KEY_F8, GDK_SHIFT_MASK, "script-typewriter-mode" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, keys[i].modifiers, activate_cb, "s", keys[i].action);
}

static void
cliff_script_editor_class_init (CliffScriptEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cliff_script_editor_get_property;
  object_class->set_property = cliff_script_editor_set_property;
  object_class->dispose = cliff_script_editor_dispose;
  widget_class->grab_focus = cliff_script_editor_grab_focus;
  widget_class->measure = cliff_script_editor_measure;
  widget_class->size_allocate = cliff_script_editor_size_allocate;

  properties[PROP_KIND] =
    g_param_spec_int ("kind", NULL, NULL, 0, G_MAXINT, CLIFF_ELEMENT_BLANK,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] =
    g_param_spec_int ("zoom", NULL, NULL, LEAST_ZOOM, MOST_ZOOM, 100,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOCUS_MODE] =
    g_param_spec_boolean ("focus-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPEWRITER_MODE] =
    g_param_spec_boolean ("typewriter-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CLIFF_TYPE_SCRIPT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-script-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffScriptEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptEditor, clamp);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptEditor, view);
  add_keys (widget_class);
}

static void
cliff_script_editor_init (CliffScriptEditor *self)
{
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->zoom = 100;
  self->css = gtk_css_provider_new ();
  self->css_class = g_strdup_printf ("script-%p", (gpointer) self);
  gtk_widget_add_css_class (self->view, self->css_class);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  make_actions (self);
  bind_settings (self);
}

/* ── Public ── */

void
cliff_script_editor_set_document (CliffScriptEditor   *self,
                                  CliffScriptDocument *document)
{
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  cliff_script_view_set_document (CLIFF_SCRIPT_VIEW (self->view), document);
  self->styler = cliff_script_styler_new (document, GTK_TEXT_VIEW (self->view));
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (document_episode_cb), self, G_CONNECT_SWAPPED);
  document_episode_cb (self);
  caret_moved_cb (self);
}

GtkSourceView *
cliff_script_editor_get_view (CliffScriptEditor *self)
{
  return GTK_SOURCE_VIEW (self->view);
}

gboolean
cliff_script_editor_has_focus (CliffScriptEditor *self)
{
  return gtk_widget_has_focus (self->view);
}

void
cliff_script_editor_set_shot (CliffScriptEditor *self,
                              gsize              start,
                              gsize              end)
{
  cliff_script_styler_set_shot (self->styler, start, end);
}

GActionGroup *
cliff_script_editor_get_actions (CliffScriptEditor *self)
{
  return G_ACTION_GROUP (self->actions);
}

/* The modes' actions are the settings' own: one of the editor would hold the editor. */
void
cliff_script_editor_bind_mode (CliffScriptEditor *self,
                               const char        *key,
                               GObject           *object,
                               const char        *property)
{
  GApplication *application = g_application_get_default ();
  g_autoptr(GAction) action = NULL;
  GSettings *settings;

  if (!CLIFF_IS_APPLICATION (application))
    return;
  settings = cliff_application_get_settings (CLIFF_APPLICATION (application));
  g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
  action = g_settings_create_action (settings, key);
  g_action_map_add_action (G_ACTION_MAP (self->actions), action);
}
