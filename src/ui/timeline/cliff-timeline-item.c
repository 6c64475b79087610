/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-item.h"

#include "cliff-stills.h"
#include "cliff-wave.h"
#include "cliff-timeline-strip.h"
#include "cliff-timeline-words.h"

#include <math.h>

/* What is drawn reaches a little further than what is seen, so that scrolling seldom draws anything anew. */
#define SEEN_STEP 512
#define TEXT_MARGIN 5

struct _CliffTimelineItem
{
  GtkWidget        parent_instance;

  CliffProject    *project;
  CliffCut        *cut;        /* NULL while it rests */
  CliffCutSpan        span;
  CliffTime        scale;
  char            *signature;  /* of all that is drawn: the same, nothing to draw anew */
  const char      *css_class;  /* of its kind */
  CliffRecord     *record;     /* of a shot: its words may change */
  PangoLayout     *layout;
  int              seen_from, seen_to;

  char            *path;       /* of the picture */
  GdkTexture      *texture;
  GCancellable    *loading;
  CliffTimelineStrip *strip;   /* the pictures of a video */
  char            *sound;      /* SHA-256 of the sound that is drawn; NULL for none */
  CliffPeaks      *peaks;
  GCancellable    *listening;
};

G_DEFINE_FINAL_TYPE (CliffTimelineItem, cliff_timeline_item, GTK_TYPE_WIDGET)

/* ── The picture ── */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffTimelineItem) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = cliff_stills_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  g_set_object (&self->texture, texture);
  if (texture != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pictured");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_picture (CliffTimelineItem *self,
             const char        *path,
             gboolean           video)
{
  if (!g_set_str (&self->path, path))
    return;
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->texture);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "pictured");
  if (path == NULL)
    return;
  self->loading = g_cancellable_new ();
  cliff_stills_load_async (path, video, 108 * gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->loading, loaded_cb,
                           g_object_ref (self));
}

/* ── The sound ── */

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CliffTimelineItem) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffPeaks) peaks = cliff_waveform_load_finish (CLIFF_WAVEFORM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listening);
  /* A file that is missing or silent has no shape; the clip says its name. */
  g_clear_pointer (&self->peaks, cliff_peaks_unref);
  self->peaks = g_steal_pointer (&peaks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_sound (CliffTimelineItem *self,
           const char        *path,
           const char        *sha256)
{
  CliffWaveform *waveform = cliff_project_get_waveform (self->project);
  CliffPeaks *peaks;

  if (!g_set_str (&self->sound, sha256))
    return;
  if (self->listening != NULL)
    g_cancellable_cancel (self->listening);
  g_clear_object (&self->listening);
  g_clear_pointer (&self->peaks, cliff_peaks_unref);
  if (path == NULL || sha256 == NULL || waveform == NULL)
    return;
  peaks = cliff_waveform_peek (waveform, sha256);
  if (peaks != NULL)
    {
      self->peaks = cliff_peaks_ref (peaks);
      return;
    }
  self->listening = g_cancellable_new ();
  cliff_waveform_load_async (waveform, path, sha256, self->listening, heard_cb, g_object_ref (self));
}

/* ── What it shows ── */

static const CliffCutSource *
get_source (CliffTimelineItem *self)
{
  switch (self->span.item.kind)
    {
    case CLIFF_CUT_SHOT:
      return &g_array_index (self->cut->shots, CliffCutShot, self->span.index).source;
    case CLIFF_CUT_LINE:
      return &g_array_index (self->cut->lines, CliffCutLine, self->span.index).source;
    case CLIFF_CUT_CLIP:
      return &g_array_index (self->cut->clips, CliffCutClip, self->span.index).source;
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
get_css_class (CliffTimelineItem *self)
{
  const CliffCutClip *clip;

  if (self->span.item.kind == CLIFF_CUT_SHOT)
    return "shot";
  if (self->span.item.kind == CLIFF_CUT_LINE)
    return "line";
  clip = &g_array_index (self->cut->clips, CliffCutClip, self->span.index);
  switch (g_array_index (self->cut->lanes, CliffCutLane, clip->lane).kind)
    {
    case CLIFF_LANE_VOICE:
      return "voice";
    case CLIFF_LANE_SUBTITLE:
      return "subtitle";
    case CLIFF_LANE_TITLE:
      return "title";
    case CLIFF_LANE_MUSIC:
      return "music";
    case CLIFF_LANE_EFFECT:
      return "effect";
    case CLIFF_LANE_OVERLAY:
      return "overlay";
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_signature (CliffTimelineItem *self)
{
  g_autofree char *title = cliff_timeline_words_dup_title (cliff_project_get_store (self->project), self->cut,
                                                           &self->span);
  const CliffCutSource *source = get_source (self);
  GString *signature = g_string_new (title);

  g_string_append_printf (signature, "\n%" G_GINT64_FORMAT, source->media_id);
  if (self->span.item.kind == CLIFF_CUT_SHOT)
    {
      const CliffCutShot *shot = &g_array_index (self->cut->shots, CliffCutShot, self->span.index);

      g_string_append_printf (signature, " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, (int) shot->transition,
                              shot->transition_length, shot->in);
    }
  else if (self->span.item.kind == CLIFF_CUT_CLIP)
    {
      const CliffCutClip *clip = &g_array_index (self->cut->clips, CliffCutClip, self->span.index);

      g_string_append_printf (signature, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", clip->fade_in,
                              clip->fade_out, clip->in, clip->speed);
    }

  return g_string_free (signature, FALSE);
}

static void
show_title (CliffTimelineItem *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autofree char *title = cliff_timeline_words_dup_title (store, self->cut, &self->span);
  g_autofree char *label = cliff_timeline_words_dup_label (store, self->cut, &self->span);

  g_strdelimit (title, "\n", ' ');
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (self->layout, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_picture (CliffTimelineItem *self)
{
  const CliffCutSource *source = get_source (self);
  gboolean picture = g_strcmp0 (source->kind, "picture") == 0;
  gboolean video = g_strcmp0 (source->kind, "video") == 0;
  g_autofree char *path = NULL;

  if (picture || video)
    path = cliff_store_dup_media_path (cliff_project_get_store (self->project), source->media_id);
  set_picture (self, path, video);
  /* A row may name a file that is none: then there is no path. */
  cliff_timeline_strip_set (self->strip, video ? path : NULL, video && path != NULL ? source->sha256 : NULL);
}

static void
show_sound (CliffTimelineItem *self)
{
  const CliffCutSource *source = get_source (self);
  gboolean heard = g_strcmp0 (source->kind, "voice") == 0 || g_strcmp0 (source->kind, "music") == 0 ||
                   g_strcmp0 (source->kind, "sound") == 0;
  g_autofree char *path = NULL;

  if (heard)
    path = cliff_store_dup_media_path (cliff_project_get_store (self->project), source->media_id);
  set_sound (self, path, heard ? source->sha256 : NULL);
}

static void
refresh (CliffTimelineItem *self)
{
  g_autofree char *signature = dup_signature (self);
  const char *css_class = get_css_class (self);

  if (!g_set_str (&self->signature, signature))
    return;
  if (self->css_class != NULL && self->css_class != css_class)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  self->css_class = css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  show_title (self);
  show_picture (self);
  show_sound (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
record_changed_cb (CliffTimelineItem *self)
{
  if (self->cut != NULL)
    refresh (self);
}

static void
set_record (CliffTimelineItem *self,
            CliffRecord       *record)
{
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, record_changed_cb, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

/* ── Drawing ── */

/* Along a shot or an overlay that shows a video. */
static gboolean
draw_strip (CliffTimelineItem *self,
            GtkSnapshot       *snapshot,
            int                width,
            int                height)
{
  CliffStripPlace place = { .scale = self->scale, .from = self->seen_from, .to = self->seen_to, .width = width, .height = height,
                            .duration = get_source (self)->duration };

  if (self->span.item.kind == CLIFF_CUT_SHOT)
    {
      const CliffCutShot *shot = &g_array_index (self->cut->shots, CliffCutShot, self->span.index);

      place.in = shot->in;
      place.speed = shot->speed;
    }
  else if (self->span.item.kind == CLIFF_CUT_CLIP)
    {
      const CliffCutClip *clip = &g_array_index (self->cut->clips, CliffCutClip, self->span.index);

      place.in = clip->in;
      place.speed = clip->speed;
    }

  return cliff_timeline_strip_draw (self->strip, snapshot, self->texture, &place);
}

static void
draw_pictures (CliffTimelineItem *self,
               GtkSnapshot       *snapshot,
               int                width,
               int                height)
{
  double tile;
  int first;

  if (draw_strip (self, snapshot, width, height) || self->texture == NULL)
    return;
  tile = (double) height * gdk_texture_get_width (self->texture) / gdk_texture_get_height (self->texture);
  first = (int) floor (MAX (0, self->seen_from) / tile);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (double x = first * tile; x < MIN (width, self->seen_to); x += tile)
    gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (x, 0, tile, height));
  gtk_snapshot_pop (snapshot);
}

static void
draw_sound (CliffTimelineItem *self,
            GtkSnapshot       *snapshot,
            int                width,
            int                height)
{
  CliffTime start = 0, length = self->span.length;
  GdkRGBA colour;

  if (self->peaks == NULL)
    return;
  if (self->span.item.kind == CLIFF_CUT_CLIP)
    {
      const CliffCutClip *clip = &g_array_index (self->cut->clips, CliffCutClip, self->span.index);

      start = clip->in;
      length = (CliffTime) ((double) length * ABS (clip->speed) / 1000000);
    }
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  /* What is said is read over its own sound. */
  colour.alpha *= self->span.item.kind == CLIFF_CUT_LINE ? 0.14f : 0.32f;
  cliff_wave_draw (snapshot, self->peaks, start, length, self->seen_from, self->seen_to, width, height, &colour);
}

/* The triangles over a clip's ends, where it fades. */
static void
draw_fade (GtkSnapshot   *snapshot,
           const GdkRGBA *colour,
           double         from,
           double         to,
           int            height)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  if (ABS (to - from) < 1)
    return;
  gsk_path_builder_move_to (builder, from, height);
  gsk_path_builder_line_to (builder, from, 0);
  gsk_path_builder_line_to (builder, to, 0);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_fades (CliffTimelineItem *self,
            GtkSnapshot       *snapshot,
            int                width,
            int                height)
{
  const CliffCutClip *clip;
  GdkRGBA colour;

  if (self->span.item.kind != CLIFF_CUT_CLIP)
    return;
  clip = &g_array_index (self->cut->clips, CliffCutClip, self->span.index);
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.35f;
  draw_fade (snapshot, &colour, 0, (double) clip->fade_in / (double) self->scale, height);
  draw_fade (snapshot, &colour, width, width - (double) clip->fade_out / (double) self->scale, height);
}

/* Half of the crossing that a transition is: this end of it lies on this shot. */
static void
draw_transition (CliffTimelineItem *self,
                 GtkSnapshot       *snapshot,
                 guint              index,
                 double             x,
                 double             towards,
                 int                height)
{
  g_autoptr(GskPathBuilder) builder = NULL;
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = NULL;
  const CliffCutShot *shot;
  double half;
  GdkRGBA colour;

  if (index >= self->cut->shots->len)
    return;
  shot = &g_array_index (self->cut->shots, CliffCutShot, index);
  half = (double) shot->transition_length / 2 / (double) self->scale;
  if (shot->transition == CLIFF_TRANSITION_CUT || half < 1)
    return;
  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, x + towards * half, 0);
  gsk_path_builder_line_to (builder, x, height / 2.0);
  gsk_path_builder_line_to (builder, x + towards * half, height);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  stroke = gsk_stroke_new (1.5f);
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.45f },
                             &GRAPHENE_RECT_INIT (MIN (x, x + towards * half), 0, half, height));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
draw_title (CliffTimelineItem *self,
            GtkSnapshot       *snapshot,
            int                width,
            int                height)
{
  int room = width - 2 * TEXT_MARGIN;
  int text_width, text_height;
  gboolean on_picture = self->texture != NULL;
  GdkRGBA colour;
  double y;

  if (room < 8)
    return;
  pango_layout_set_width (self->layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  y = on_picture ? height - text_height - 2 : (height - text_height) / 2.0;
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  if (on_picture)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.55f },
                               &GRAPHENE_RECT_INIT (0, (float) y - 1, width, text_height + 3));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (TEXT_MARGIN, (float) y));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
cliff_timeline_item_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CliffTimelineItem *self = CLIFF_TIMELINE_ITEM (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->cut == NULL)
    return;
  draw_pictures (self, snapshot, width, height);
  draw_sound (self, snapshot, width, height);
  draw_fades (self, snapshot, width, height);
  draw_title (self, snapshot, width, height);
  if (self->span.item.kind == CLIFF_CUT_SHOT)
    {
      draw_transition (self, snapshot, self->span.index, 0, 1, height);
      draw_transition (self, snapshot, self->span.index + 1, width, -1, height);
    }
}

/* ── GtkWidget ── */

static void
cliff_timeline_item_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  CliffTimelineItem *self = CLIFF_TIMELINE_ITEM (widget);

  GTK_WIDGET_CLASS (cliff_timeline_item_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    pango_layout_context_changed (self->layout);
}

static void
cliff_timeline_item_dispose (GObject *object)
{
  CliffTimelineItem *self = CLIFF_TIMELINE_ITEM (object);

  set_record (self, NULL);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->listening != NULL)
    g_cancellable_cancel (self->listening);
  g_clear_object (&self->listening);
  g_clear_pointer (&self->peaks, cliff_peaks_unref);
  g_clear_pointer (&self->sound, g_free);
  g_clear_object (&self->texture);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->strip, cliff_timeline_strip_free);
  g_clear_object (&self->project);
  g_clear_pointer (&self->cut, cliff_cut_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->signature, g_free);

  G_OBJECT_CLASS (cliff_timeline_item_parent_class)->dispose (object);
}

static void
cliff_timeline_item_class_init (CliffTimelineItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_item_dispose;
  widget_class->snapshot = cliff_timeline_item_snapshot;
  widget_class->css_changed = cliff_timeline_item_css_changed;
  gtk_widget_class_set_css_name (widget_class, "clip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
cliff_timeline_item_init (CliffTimelineItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
cliff_timeline_item_new (CliffProject *project)
{
  CliffTimelineItem *self = g_object_new (CLIFF_TYPE_TIMELINE_ITEM, NULL);

  self->project = g_object_ref (project);
  self->strip = cliff_timeline_strip_new (project, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
cliff_timeline_item_show (CliffTimelineItem *self,
                          CliffGeometry     *geometry,
                          const CliffCutSpan   *span,
                          guint              position,
                          guint              n_items)
{
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  CliffTime scale = cliff_geometry_get_scale (geometry);
  g_autofree char *place = NULL;

  if (self->scale != scale)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->scale = scale;
  if (self->cut == cut && self->span.item.id == span->item.id)
    return;
  if (cut != self->cut)
    {
      g_clear_pointer (&self->cut, cliff_cut_unref);
      self->cut = cliff_cut_ref (cut);
    }
  self->span = *span;
  if (span->item.kind == CLIFF_CUT_SHOT)
    {
      g_autoptr(CliffRecord) record = cliff_record_get (cliff_project_get_store (self->project), CLIFF_TYPE_SHOT,
                                                        span->item.id);

      set_record (self, record);
    }
  refresh (self);
  place = cliff_timeline_words_dup_place (span);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, place,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) position + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_items, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  gtk_widget_set_child_visible (GTK_WIDGET (self), TRUE);
}

void
cliff_timeline_item_rest (CliffTimelineItem *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "leaving");
  g_clear_pointer (&self->cut, cliff_cut_unref);
  self->span = (CliffCutSpan) { 0 };
  set_record (self, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
}

void
cliff_timeline_item_select (CliffTimelineItem *self,
                            gboolean           selected)
{
  if (selected == ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0))
    return;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
cliff_timeline_item_set_seen (CliffTimelineItem *self,
                              int                from,
                              int                to)
{
  from = MAX (0, from) / SEEN_STEP * SEEN_STEP;
  to = (to / SEEN_STEP + 1) * SEEN_STEP;
  if (from == self->seen_from && to == self->seen_to)
    return;
  self->seen_from = from;
  self->seen_to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

CliffCutItem
cliff_timeline_item_get_item (CliffTimelineItem *self)
{
  return self->span.item;
}
