/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-row.h"

#include "cliff-timeline-words.h"

#include <math.h>

/* Narrower things have no widget, unless they are selected or have the focus. */
#define LEAST_WIDTH 6
/* So many widgets at rest are kept. */
#define MAX_SPARE 64

/* A thing with a widget. */
typedef struct
{
  CliffTimelineItem *item;
  int                x, width;
  guint              round;  /* the update that showed it last */
} Shown;

/* Things too narrow for widgets, drawn together. */
typedef struct
{
  float  x, width;
} Block;

struct _CliffTimelineRow
{
  GtkWidget     parent_instance;

  CliffProject *project;
  GHashTable   *shown;    /* CliffId → Shown; the things of a row are of one kind */
  GPtrArray    *spare;    /* CliffTimelineItem, children out of sight */
  GArray       *blocks;
  guint         round;
  CliffTime     scale;
  double        offset;
  char         *title;
};

G_DEFINE_FINAL_TYPE (CliffTimelineRow, cliff_timeline_row, GTK_TYPE_WIDGET)

static Shown *
get_shown (CliffTimelineRow *self,
           CliffId           id)
{
  Shown *shown = g_hash_table_lookup (self->shown, &id);

  if (shown != NULL)
    return shown;
  shown = g_new0 (Shown, 1);
  if (self->spare->len > 0)
    {
      shown->item = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
    }
  else
    {
      shown->item = CLIFF_TIMELINE_ITEM (cliff_timeline_item_new (self->project));
      gtk_widget_set_parent (GTK_WIDGET (shown->item), GTK_WIDGET (self));
    }
  g_hash_table_insert (self->shown, g_memdup2 (&id, sizeof id), shown);

  return shown;
}

static void
retire (CliffTimelineRow *self,
        Shown            *shown)
{
  cliff_timeline_item_rest (shown->item);
  if (self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, shown->item);
  else
    gtk_widget_unparent (GTK_WIDGET (shown->item));
}

static void
retire_unseen (CliffTimelineRow *self)
{
  GHashTableIter iter;
  gpointer shown;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    if (((Shown *) shown)->round != self->round)
      {
        retire (self, shown);
        g_hash_table_iter_remove (&iter);
      }
}

static void
add_block (CliffTimelineRow *self,
           double            x,
           double            width)
{
  Block *last = self->blocks->len > 0 ? &g_array_index (self->blocks, Block, self->blocks->len - 1) : NULL;
  Block block = { (float) x, (float) MAX (1, width) };

  if (last != NULL && x <= last->x + last->width + 1)
    last->width = (float) MAX (last->width, x + MAX (1, width) - last->x);
  else
    g_array_append_val (self->blocks, block);
}

static void
show_span (CliffTimelineRow *self,
           CliffGeometry    *geometry,
           const CliffCutSpan  *span,
           guint             position,
           guint             n_items,
           int               width)
{
  double left = cliff_geometry_get_x (geometry, span->start) - self->offset;
  double right = cliff_geometry_get_x (geometry, span->start + span->length) - self->offset;
  Shown *shown = get_shown (self, span->item.id);

  shown->round = self->round;
  shown->x = (int) floor (left);
  /* A pixel between neighbours shows where one ends. */
  shown->width = MAX (1, (int) floor (right) - shown->x - 1);
  cliff_timeline_item_show (shown->item, geometry, span, position, n_items);
  cliff_timeline_item_select (shown->item, cliff_project_is_selected (self->project, span->item));
  cliff_timeline_item_set_seen (shown->item, -shown->x, width - shown->x);
}

static gboolean
wants_widget (CliffTimelineRow *self,
              CliffGeometry    *geometry,
              const CliffCutSpan  *span,
              CliffCutItem      cursor)
{
  if (cliff_geometry_get_x (geometry, span->length) >= LEAST_WIDTH)
    return TRUE;

  return span->item.id == cursor.id && span->item.kind == cursor.kind;
}

static void
set_title (CliffTimelineRow *self,
           const char       *title)
{
  if (g_set_str (&self->title, title))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
cliff_timeline_row_update (CliffTimelineRow *self,
                           CliffGeometry    *geometry,
                           guint             row,
                           double            offset,
                           int               width,
                           CliffCutItem      cursor)
{
  const CliffRow *place = cliff_geometry_get_row (geometry, row);
  CliffTime from = cliff_geometry_get_time (geometry, offset);
  CliffTime to = cliff_geometry_get_time (geometry, offset + width);
  CliffTime scale = cliff_geometry_get_scale (geometry);
  guint n_blocks = self->blocks->len;
  guint position = cliff_geometry_get_first (geometry, row, from);
  CliffCutSpan span;

  set_title (self, cliff_timeline_words_get_row (geometry, row));
  self->round++;
  self->offset = offset;
  self->scale = scale;
  g_array_set_size (self->blocks, 0);
  while (position < place->n_items)
    {
      guint next = position + 1;

      span = cliff_geometry_get_span (geometry, row, position);
      if (span.start > to)
        break;
      if (wants_widget (self, geometry, &span, cursor))
        {
          show_span (self, geometry, &span, position, place->n_items, width);
        }
      else
        {
          double x = cliff_geometry_get_x (geometry, span.start) - offset;

          add_block (self, x, cliff_geometry_get_x (geometry, span.length));
          /* Of many in one pixel, one is drawn. */
          if (span.length < scale / 2)
            next = MAX (next, cliff_geometry_get_first (geometry, row, span.start + scale));
        }
      position = next;
    }
  if (cursor.id != 0 && cliff_geometry_find (geometry, cursor, &span) == (int) row)
    show_span (self, geometry, &span, cliff_geometry_get_first (geometry, row, span.start), place->n_items, width);
  retire_unseen (self);
  if (n_blocks > 0 || self->blocks->len > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
cliff_timeline_row_select (CliffTimelineRow *self)
{
  GHashTableIter iter;
  gpointer shown;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    {
      CliffTimelineItem *item = ((Shown *) shown)->item;

      cliff_timeline_item_select (item, cliff_project_is_selected (self->project, cliff_timeline_item_get_item (item)));
    }
}

CliffTimelineItem *
cliff_timeline_row_find (CliffTimelineRow *self,
                         CliffCutItem      item)
{
  Shown *shown = g_hash_table_lookup (self->shown, &item.id);

  return shown != NULL && cliff_timeline_item_get_item (shown->item).kind == item.kind ? shown->item : NULL;
}

/* ── GtkWidget ── */

static void
cliff_timeline_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  /* Rows are as high as the geometry says, and as wide as the window. */
  *minimum = *natural = 0;
}

static void
cliff_timeline_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  CliffTimelineRow *self = CLIFF_TIMELINE_ROW (widget);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Shown *shown = value;

      gtk_widget_measure (GTK_WIDGET (shown->item), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (shown->item), &(GtkAllocation) { shown->x, 0, shown->width, height }, -1);
    }
}

static void
cliff_timeline_row_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  CliffTimelineRow *self = CLIFF_TIMELINE_ROW (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  colour.alpha *= 0.4f;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (block->x, 2, block->width, height - 4));
    }
  GTK_WIDGET_CLASS (cliff_timeline_row_parent_class)->snapshot (widget, snapshot);
}

static void
cliff_timeline_row_dispose (GObject *object)
{
  CliffTimelineRow *self = CLIFF_TIMELINE_ROW (object);
  GtkWidget *child;

  if (self->shown != NULL)
    g_hash_table_remove_all (self->shown);
  if (self->spare != NULL)
    g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_timeline_row_parent_class)->dispose (object);
}

static void
cliff_timeline_row_finalize (GObject *object)
{
  CliffTimelineRow *self = CLIFF_TIMELINE_ROW (object);

  g_hash_table_unref (self->shown);
  g_ptr_array_unref (self->spare);
  g_array_unref (self->blocks);
  g_free (self->title);

  G_OBJECT_CLASS (cliff_timeline_row_parent_class)->finalize (object);
}

static void
cliff_timeline_row_class_init (CliffTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cliff_timeline_row_dispose;
  object_class->finalize = cliff_timeline_row_finalize;
  widget_class->measure = cliff_timeline_row_measure;
  widget_class->size_allocate = cliff_timeline_row_size_allocate;
  widget_class->snapshot = cliff_timeline_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cliff_timeline_row_init (CliffTimelineRow *self)
{
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->spare = g_ptr_array_new ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
cliff_timeline_row_new (CliffProject *project)
{
  CliffTimelineRow *self = g_object_new (CLIFF_TYPE_TIMELINE_ROW, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}
