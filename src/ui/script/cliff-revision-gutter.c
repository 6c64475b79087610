/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-revision-gutter.h"

#include "cliff-edit-version.h"
#include "cliff-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WIDTH 16
#define BAR 2

/* The colours of the trade, dark enough for letters on white and light enough for letters on black. */
static const struct
{
  const char *name;
  const char *light;
  const char *dark;
} colours[] = {
  { "blue", "#1a5fb4", "#99c1f1" },      { "pink", "#c01c7b", "#f7a8d8" },   { "yellow", "#8f6f00", "#f8e45c" },
  { "green", "#26743c", "#8ff0a4" },     { "goldenrod", "#a5780a", "#e5b53c" }, { "buff", "#8a6d3b", "#f0dc9c" },
  { "salmon", "#c4523f", "#fa9e90" },    { "cherry", "#a51d2d", "#f66f7f" }, { "tan", "#7d5a3c", "#d2b48c" },
};

struct _CliffRevisionGutter
{
  GtkSourceGutterRenderer  parent_instance;

  CliffScriptDocument     *document;
  GtkTextTag              *tag;        /* looks like nothing; moves with the revised lines while others are typed */
  CliffScript             *before;     /* the text that is measured from; NULL: no revision, or to be read */
  CliffId                  version_id; /* that @before is of */
  char                    *colour;
  gboolean                 shown;
};

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffRevisionGutter, cliff_revision_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static GtkTextBuffer *
get_buffer (CliffRevisionGutter *self)
{
  return GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
}

static CliffStore *
get_store (CliffRevisionGutter *self)
{
  return cliff_project_get_store (cliff_script_document_get_project (self->document));
}

/* ── What is revised ── */

/* A version's texts never change, so that the one of this episode is read once. */
static void
read_before (CliffRevisionGutter *self)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);
  CliffScriptFormat format = cliff_script_get_format (cliff_script_document_get_script (self->document));
  g_autofree char *text = NULL;

  if (self->before != NULL && cliff_script_get_format (self->before) == format)
    return;
  g_clear_pointer (&self->before, cliff_script_free);
  text = cliff_edit_dup_revision_text (get_store (self), episode != NULL ? cliff_record_get_id (episode) : 0);
  if (text != NULL)
    self->before = cliff_script_new (text, -1, format);
}

/* Text waits for its commit when a pause begins: what is compared is what stands in the buffer. */
static void
update (CliffRevisionGutter *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autoptr(GArray) ranges = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
  gtk_widget_set_visible (GTK_WIDGET (self), self->shown && self->version_id != 0);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  read_before (self);
  if (self->before != NULL)
    ranges = cliff_compare_find_revised (self->before, cliff_script_document_get_script (self->document));
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      CliffTextRange range = g_array_index (ranges, CliffTextRange, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, cliff_script_document_to_chars (self->document, range.start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, cliff_script_document_to_chars (self->document, range.end));
      gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
episode_cb (CliffRevisionGutter *self)
{
  g_clear_pointer (&self->before, cliff_script_free);
  update (self);
}

static void
store_changed_cb (CliffRevisionGutter *self)
{
  g_autofree char *colour = cliff_edit_dup_revision_colour (get_store (self));
  CliffId version_id = cliff_edit_get_revision (get_store (self));

  if (g_set_str (&self->colour, colour))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (version_id == self->version_id)
    return;
  self->version_id = version_id;
  episode_cb (self);
}

static gboolean
is_revised (CliffRevisionGutter *self,
            int                  line)
{
  GtkTextIter iter;

  return gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, line) && gtk_text_iter_has_tag (&iter, self->tag);
}

/* ── Drawing ── */

static GdkRGBA
get_colour (CliffRevisionGutter *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_strcmp0 (colours[i].name, self->colour) == 0)
      gdk_rgba_parse (&colour, dark ? colours[i].dark : colours[i].light);

  return colour;
}

static void
cliff_revision_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                     GtkSnapshot             *snapshot,
                                     GtkSourceGutterLines    *lines,
                                     guint                    line)
{
  CliffRevisionGutter *self = CLIFF_REVISION_GUTTER (renderer);
  GtkTextView *view = gtk_source_gutter_lines_get_view (lines);
  g_autoptr(PangoLayout) layout = NULL;
  GtkTextIter iter;
  GdkRGBA colour;
  int y, height;

  if (!is_revised (self, (int) line))
    return;
  colour = get_colour (self);
  gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_RIGHT, 0, y, NULL, &y);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, (float) y, BAR, (float) height));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "*");
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (BAR + 3, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
cliff_revision_gutter_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static gboolean
cliff_revision_gutter_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    keyboard,
                                     GtkTooltip *tooltip)
{
  CliffRevisionGutter *self = CLIFF_REVISION_GUTTER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self)));
  g_autofree char *sentence = NULL;
  GtkTextIter iter;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_RIGHT, 0, y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (view, &iter, buffer_y, NULL);
  sentence = cliff_revision_gutter_dup_sentence (self, gtk_text_iter_get_line (&iter));
  gtk_tooltip_set_text (tooltip, sentence);

  return sentence != NULL;
}

/* ── GObject ── */

static void
cliff_revision_gutter_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, CLIFF_REVISION_GUTTER (object)->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_revision_gutter_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CliffRevisionGutter *self = CLIFF_REVISION_GUTTER (object);

  switch (prop_id)
    {
    case PROP_SHOWN:
      self->shown = g_value_get_boolean (value);
      if (self->document != NULL)
        update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_revision_gutter_dispose (GObject *object)
{
  CliffRevisionGutter *self = CLIFF_REVISION_GUTTER (object);

  if (self->tag != NULL)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (get_buffer (self)), self->tag);
  self->tag = NULL;
  g_clear_pointer (&self->before, cliff_script_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_revision_gutter_parent_class)->dispose (object);
}

static void
cliff_revision_gutter_class_init (CliffRevisionGutterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cliff_revision_gutter_get_property;
  object_class->set_property = cliff_revision_gutter_set_property;
  object_class->dispose = cliff_revision_gutter_dispose;
  widget_class->measure = cliff_revision_gutter_measure;
  widget_class->query_tooltip = cliff_revision_gutter_query_tooltip;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = cliff_revision_gutter_snapshot_line;

  properties[PROP_SHOWN] =
    g_param_spec_boolean ("shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_revision_gutter_init (CliffRevisionGutter *self)
{
  self->shown = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Revision Marks"), -1);
}

/* ── Public ── */

GtkSourceGutterRenderer *
cliff_revision_gutter_new (CliffScriptDocument *document)
{
  CliffRevisionGutter *self = g_object_new (CLIFF_TYPE_REVISION_GUTTER, NULL);

  self->document = g_object_ref (document);
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);
  g_signal_connect_object (document, "paused", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self);
  update (self);

  return GTK_SOURCE_GUTTER_RENDERER (self);
}

char *
cliff_revision_gutter_dup_sentence (CliffRevisionGutter *self,
                                    int                  line)
{
  g_autoptr(GPtrArray) versions = NULL;

  if (!is_revised (self, line))
    return NULL;
  versions = cliff_edit_list_versions (get_store (self));
  for (guint i = 0; i < versions->len; i++)
    {
      const CliffVersion *version = g_ptr_array_index (versions, i);
      const char *title = *version->name != '\0' ? version->name : cliff_words_get_version_reason (version->reason);

      if (version->id == self->version_id)
        /* Translators: the colour of a revision; the name of the version it is measured from */
        return g_strdup_printf (_("%s revision: changed since “%s”"), cliff_terms_get_title (cliff_terms_revision, self->colour),
                                title);
    }

  return NULL;
}

gboolean
cliff_revision_gutter_step (CliffRevisionGutter *self,
                            gboolean             back)
{
  GtkTextBuffer *buffer = get_buffer (self);
  int n_lines = gtk_text_buffer_get_line_count (buffer), line, caret;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  caret = gtk_text_iter_get_line (&iter);
  for (int i = 1; i <= n_lines; i++)
    {
      g_autofree char *sentence = NULL;
      gsize place;

      line = ((back ? caret - i : caret + i) % n_lines + n_lines) % n_lines;
      /* A passage begins where the line above it is not revised. */
      if (!is_revised (self, line) || (line > 0 && is_revised (self, line - 1)))
        continue;
      gtk_text_buffer_get_iter_at_line (buffer, &iter, line);
      place = cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&iter));
      cliff_script_document_select (self->document, place, place);
      sentence = cliff_revision_gutter_dup_sentence (self, line);
      if (sentence != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self))),
                                 sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return TRUE;
    }

  return FALSE;
}
