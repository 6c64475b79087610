/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-gutter.h"

#include "cliff-shot-summary.h"
#include "cliff-shot-text.h"
#include "cliff-thumbnail.h"
#include "cliff-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define REFRESH_DELAY_MS 200
#define PADDING 6
#define SPACING 3
#define ICON_SIZE 12
#define TOOLTIP_WIDTH 120

/** A shot beside the text. */
typedef struct
{
  CliffRecord *shot;
  int          number;
  GtkTextMark *mark;  /* where its words begin: moves with them while they are typed round */
} Chip;

/** A chip as it is drawn. */
typedef struct
{
  Chip           *chip;
  PangoLayout    *layout;
  gboolean        stale;
  graphene_rect_t area;
} Drawn;

struct _CliffShotGutter
{
  GtkSourceGutterRenderer  parent_instance;

  CliffScriptDocument     *document;
  GPtrArray               *chips;    /* Chip: in the order of the storyline */
  GHashTable              *lines;    /* line → GPtrArray of Chip; NULL: to be made */
  GdkPaintable            *icon;     /* of what is stale */
  guint                    refresh_source;
  gboolean                 compact;
};

G_DEFINE_FINAL_TYPE (CliffShotGutter, cliff_shot_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static GtkTextBuffer *
get_buffer (CliffShotGutter *self)
{
  return GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
}

static void
chip_free (Chip *chip)
{
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (chip->mark);

  if (buffer != NULL)
    gtk_text_buffer_delete_mark (buffer, chip->mark);
  g_object_unref (chip->mark);
  g_object_unref (chip->shot);
  g_free (chip);
}

/* ── Where the chips stand ── */

/* The first character at or behind @start that is seen: elements begin with the blanks before their words. */
static gsize
skip_blanks (CliffShotGutter *self,
             gsize            start)
{
  gsize length;
  const char *text = cliff_script_get_text (cliff_script_document_get_script (self->document), &length);

  while (start < length && g_ascii_isspace (text[start]))
    start++;

  return MIN (start, length);
}

static void
add_chip (CliffShotGutter      *self,
          const CliffShotPlace *place)
{
  CliffStore *store = cliff_project_get_store (cliff_script_document_get_project (self->document));
  g_autoptr(CliffRecord) shot = cliff_record_get (store, CLIFF_TYPE_SHOT, place->shot_id);
  GtkTextIter iter;
  Chip *chip;

  if (shot == NULL)
    return;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter,
                                      cliff_script_document_to_chars (self->document,
                                                                      skip_blanks (self, (gsize) place->start)));
  chip = g_new0 (Chip, 1);
  chip->shot = g_steal_pointer (&shot);
  chip->number = place->number;
  chip->mark = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, TRUE));
  g_ptr_array_add (self->chips, chip);
}

static void
refresh (CliffShotGutter *self)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);

  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_ptr_array_set_size (self->chips, 0);
  if (episode != NULL)
    {
      g_autoptr(GArray) places = cliff_shot_read_places (cliff_record_get_store (episode), cliff_record_get_id (episode));

      for (guint i = 0; i < places->len; i++)
        add_chip (self, &g_array_index (places, CliffShotPlace, i));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Places are known of committed text alone. */
static gboolean
refresh_cb (gpointer data)
{
  CliffShotGutter *self = data;

  self->refresh_source = 0;
  cliff_script_document_flush (self->document);
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (CliffStore      *store,
                  GPtrArray       *changes,
                  CliffShotGutter *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

static void
buffer_changed_cb (CliffShotGutter *self)
{
  g_clear_pointer (&self->lines, g_hash_table_unref);
}

static GHashTable *
get_lines (CliffShotGutter *self)
{
  if (self->lines != NULL)
    return self->lines;

  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = g_ptr_array_index (self->chips, i);
      GPtrArray *chips;
      GtkTextIter iter;
      int line;

      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, chip->mark);
      line = gtk_text_iter_get_line (&iter);
      chips = g_hash_table_lookup (self->lines, GINT_TO_POINTER (line));
      if (chips == NULL)
        {
          chips = g_ptr_array_new ();
          g_hash_table_insert (self->lines, GINT_TO_POINTER (line), chips);
        }
      g_ptr_array_add (chips, chip);
    }

  return self->lines;
}

/* ── Drawing ── */

static PangoLayout *
create_layout (CliffShotGutter *self,
               const char      *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static char *
dup_text (Chip     *chip,
          gboolean  full)
{
  g_autofree char *length = NULL;

  if (!full)
    return g_strdup_printf ("%d", chip->number);
  length = cliff_words_dup_seconds (cliff_record_get_int (chip->shot, "duration"));

  return g_strdup_printf ("%d · %s · %s", chip->number, cliff_words_get_size_sign (cliff_record_get_text (chip->shot, "size")),
                          length);
}

static void
drawn_clear (Drawn *drawn)
{
  g_clear_object (&drawn->layout);
}

/* The chips beside one line as they are drawn: one with all it says, several with their numbers, as many as there is room for.
 * (transfer full) (element-type Drawn) */
static GArray *
lay_out (CliffShotGutter *self,
         GPtrArray       *chips,
         double           y,
         double           height)
{
  GArray *row = g_array_new (FALSE, TRUE, sizeof (Drawn));
  double x = SPACING;

  g_array_set_clear_func (row, (GDestroyNotify) drawn_clear);
  for (guint i = 0; i < chips->len; i++)
    {
      Drawn drawn = { .chip = g_ptr_array_index (chips, i) };
      g_autofree char *text = dup_text (drawn.chip, chips->len == 1 && !self->compact);
      int text_width, text_height;
      double width, box_height;

      drawn.stale = cliff_record_get_int (drawn.chip->shot, "stale") != 0;
      drawn.layout = create_layout (self, text);
      pango_layout_get_pixel_size (drawn.layout, &text_width, &text_height);
      width = text_width + 2 * PADDING + (drawn.stale ? ICON_SIZE + SPACING : 0);
      box_height = MIN (height, text_height + 4);
      graphene_rect_init (&drawn.area, (float) x, (float) (y + (height - box_height) / 2), (float) width, (float) box_height);
      if (i > 0 && x + width > gtk_widget_get_width (GTK_WIDGET (self)))
        {
          g_object_unref (drawn.layout);
          break;
        }
      g_array_append_val (row, drawn);
      x += width + SPACING;
    }

  return row;
}

static void
draw_chip (CliffShotGutter *self,
           GtkSnapshot     *snapshot,
           Drawn           *drawn)
{
  CliffProject *project = cliff_script_document_get_project (self->document);
  gboolean selected = cliff_project_get_shot (project) == drawn->chip->shot;
  float x = drawn->area.origin.x + PADDING;
  GskRoundedRect shape;
  GdkRGBA colour, back;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  back = colour;
  back.alpha *= 0.1f;
  if (selected)
    {
      g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

      back = *accent;
      colour = (GdkRGBA) { 1, 1, 1, 1 };
    }
  gsk_rounded_rect_init_from_rect (&shape, &drawn->area, drawn->area.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &back, &drawn->area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  if (drawn->stale)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, drawn->area.origin.y +
                                                              (drawn->area.size.height - ICON_SIZE) / 2));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, ICON_SIZE, ICON_SIZE, &colour,
                                                1);
      gtk_snapshot_restore (snapshot);
      gtk_snapshot_save (snapshot);
      x += ICON_SIZE + SPACING;
    }
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, drawn->area.origin.y + 2));
  gtk_snapshot_append_layout (snapshot, drawn->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
cliff_shot_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                 GtkSnapshot             *snapshot,
                                 GtkSourceGutterLines    *lines,
                                 guint                    line)
{
  CliffShotGutter *self = CLIFF_SHOT_GUTTER (renderer);
  GPtrArray *chips = g_hash_table_lookup (get_lines (self), GINT_TO_POINTER ((int) line));
  g_autoptr(GArray) row = NULL;
  GtkTextView *view = gtk_source_gutter_lines_get_view (lines);
  GtkTextIter iter;
  GdkRectangle place;
  int y;

  if (chips == NULL)
    return;
  /* Beside the first row of a line that is wrapped. */
  gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_RIGHT, 0, place.y, NULL, &y);
  row = lay_out (self, chips, y, place.height);
  for (guint i = 0; i < row->len; i++)
    draw_chip (self, snapshot, &g_array_index (row, Drawn, i));
}

static void
cliff_shot_gutter_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  CliffShotGutter *self = CLIFF_SHOT_GUTTER (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->chips->len > 0)
    {
      g_autoptr(PangoLayout) layout = create_layout (self, self->compact ? "888" : "88 · MMM · 88.8 s");

      pango_layout_get_pixel_size (layout, minimum, NULL);
      *minimum += 2 * PADDING + 2 * SPACING + ICON_SIZE;
      *natural = *minimum;
    }
}

/* ── The pointer ── */

/* The chip under a point of the gutter, NULL when there is none. */
static Chip *
pick_chip (CliffShotGutter *self,
           double           x,
           double           y)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self)));
  g_autoptr(GArray) row = NULL;
  GPtrArray *chips;
  GtkTextIter iter;
  int buffer_y, top;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_RIGHT, 0, (int) y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (view, &iter, buffer_y, &top);
  chips = g_hash_table_lookup (get_lines (self), GINT_TO_POINTER (gtk_text_iter_get_line (&iter)));
  if (chips == NULL)
    return NULL;
  row = lay_out (self, chips, 0, 1);
  for (guint i = 0; i < row->len; i++)
    {
      Drawn *drawn = &g_array_index (row, Drawn, i);

      if (x >= drawn->area.origin.x && x < drawn->area.origin.x + drawn->area.size.width)
        return drawn->chip;
    }

  return NULL;
}

static void
pressed_cb (CliffShotGutter *self,
            int              n_press,
            double           x,
            double           y)
{
  Chip *chip = pick_chip (self, x, y);

  if (chip == NULL)
    return;
  cliff_project_select_shot (cliff_script_document_get_project (self->document), chip->shot);
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "storyboard");
}

static gboolean
cliff_shot_gutter_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  CliffShotGutter *self = CLIFF_SHOT_GUTTER (widget);
  Chip *chip = keyboard ? NULL : pick_chip (self, x, y);
  g_auto(CliffShotSummary) summary = { 0 };
  g_autoptr(GString) text = NULL;
  g_autofree char *length = NULL;
  GtkWidget *box, *thumbnail, *label;

  if (chip == NULL)
    return FALSE;
  cliff_shot_summary_read (&summary, cliff_record_get_store (chip->shot), cliff_record_get_id (chip->shot));
  length = cliff_words_dup_seconds (cliff_record_get_int (chip->shot, "duration"));
  text = g_string_new (NULL);
  /* Translators: a shot: its number, size and length */
  g_string_append_printf (text, _("Shot %d, %s, %s"), chip->number,
                          cliff_terms_get_title (cliff_terms_size, cliff_record_get_text (chip->shot, "size")), length);
  if (cliff_record_get_int (chip->shot, "stale") != 0)
    g_string_append_printf (text, "\n%s", _("The script has changed since: break down again to take the change over"));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (summary.path != NULL)
    {
      thumbnail = cliff_thumbnail_new (TOOLTIP_WIDTH);
      cliff_thumbnail_set_file (CLIFF_THUMBNAIL (thumbnail), summary.path, summary.video);
      gtk_box_append (GTK_BOX (box), thumbnail);
    }
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_tooltip_set_custom (tooltip, box);

  return TRUE;
}

/* ── GObject ── */

static void
cliff_shot_gutter_dispose (GObject *object)
{
  CliffShotGutter *self = CLIFF_SHOT_GUTTER (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_ptr_array_set_size (self->chips, 0);
  g_clear_object (&self->icon);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_shot_gutter_parent_class)->dispose (object);
}

static void
cliff_shot_gutter_finalize (GObject *object)
{
  g_ptr_array_unref (CLIFF_SHOT_GUTTER (object)->chips);

  G_OBJECT_CLASS (cliff_shot_gutter_parent_class)->finalize (object);
}

static void
cliff_shot_gutter_class_init (CliffShotGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_shot_gutter_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_shot_gutter_finalize;
  widget_class->measure = cliff_shot_gutter_measure;
  widget_class->query_tooltip = cliff_shot_gutter_query_tooltip;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = cliff_shot_gutter_snapshot_line;
}

static void
cliff_shot_gutter_init (CliffShotGutter *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->chips = g_ptr_array_new_with_free_func ((GDestroyNotify) chip_free);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkSourceGutterRenderer *
cliff_shot_gutter_new (CliffScriptDocument *document)
{
  CliffShotGutter *self = g_object_new (CLIFF_TYPE_SHOT_GUTTER, NULL);
  CliffProject *project = cliff_script_document_get_project (document);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  self->document = g_object_ref (document);
  self->icon = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, "cliff-stale-symbolic", NULL, ICON_SIZE, 2,
                                                          GTK_TEXT_DIR_NONE, 0));
  g_signal_connect_object (cliff_script_document_get_buffer (document), "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_SOURCE_GUTTER_RENDERER (self);
}

void
cliff_shot_gutter_set_compact (CliffShotGutter *self,
                               gboolean         compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

CliffRecord *
cliff_shot_gutter_get_shot (CliffShotGutter *self,
                            int              line,
                            guint            n_th)
{
  GPtrArray *chips = g_hash_table_lookup (get_lines (self), GINT_TO_POINTER (line));

  return chips != NULL && n_th < chips->len ? ((Chip *) g_ptr_array_index (chips, n_th))->shot : NULL;
}
