/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-cell.h"

#include "cliff-bin-thumb.h"
#include "cliff-bin-words.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

#define TILE_SIZE 92
#define ROW_SIZE 40

struct _CliffBinCell
{
  GtkBox      parent_instance;

  CliffId     take_id;
  GtkWidget  *thumb;
  GtkWidget  *ai;
  GtkWidget  *missing;
  GtkWidget  *length;    /* NULL in a row */
  GtkWidget  *title;
  GtkWidget  *subtitle;  /* NULL in a tile */
};

G_DEFINE_FINAL_TYPE (CliffBinCell, cliff_bin_cell, GTK_TYPE_BOX)

static void
cliff_bin_cell_class_init (CliffBinCellClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bincell");
}

static void
cliff_bin_cell_init (CliffBinCell *self)
{
}

static GtkWidget *
add_badge (GtkWidget  *overlay,
           const char *label,
           GtkAlign    halign,
           GtkAlign    valign)
{
  GtkWidget *badge = gtk_label_new (label);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_halign (badge, halign);
  gtk_widget_set_valign (badge, valign);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), badge);

  return badge;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
fill (CliffBinCell *self,
      CliffProject *project,
      gboolean      tile)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->thumb = cliff_bin_thumb_new (project, tile ? TILE_SIZE : ROW_SIZE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->thumb);
  /* Translators: a badge on a picture: made with AI; as short as it can be */
  self->ai = add_badge (overlay, C_("badge", "AI"), GTK_ALIGN_START, GTK_ALIGN_START);
  self->missing = add_badge (overlay, _("Missing"), GTK_ALIGN_CENTER, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->missing, "stale");
  gtk_box_append (GTK_BOX (self), overlay);
  if (tile)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
      self->length = add_badge (overlay, NULL, GTK_ALIGN_END, GTK_ALIGN_END);
      gtk_widget_add_css_class (self->length, "numeric");
      self->title = create_label ("caption");
      gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
      gtk_label_set_xalign (GTK_LABEL (self->title), 0.5);
      gtk_box_append (GTK_BOX (self), self->title);
    }
  else
    {
      GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (self->ai, "small");
      gtk_widget_add_css_class (self->missing, "small");
      self->title = create_label (NULL);
      self->subtitle = create_label ("caption");
      gtk_widget_add_css_class (self->subtitle, "dim-label");
      gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (words), self->title);
      gtk_box_append (GTK_BOX (words), self->subtitle);
      gtk_box_append (GTK_BOX (self), words);
    }
}

GtkWidget *
cliff_bin_cell_new (CliffProject *project,
                    gboolean      tile)
{
  CliffBinCell *self = g_object_new (CLIFF_TYPE_BIN_CELL, "spacing", tile ? 3 : 8, NULL);

  fill (self, project, tile);

  return GTK_WIDGET (self);
}

static void
show_words (CliffBinCell            *self,
            const CliffMediaSummary *summary,
            gboolean                 missing)
{
  g_autofree char *title = cliff_bin_words_dup_title (summary);
  g_autofree char *tooltip = *summary->words != '\0' ? g_strdup_printf ("%s\n%s", title, summary->words) : g_strdup (title);
  g_autofree char *subtitle = cliff_bin_words_dup_subtitle (summary);
  g_autofree char *clock = cliff_words_dup_clock (summary->duration);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  cliff_tooltip_set (GTK_WIDGET (self), tooltip);
  gtk_widget_set_visible (self->ai, summary->ai);
  gtk_widget_set_visible (self->missing, missing);
  if (self->length != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->length), clock);
      gtk_widget_set_visible (self->length, summary->duration > 0 && !missing);
    }
  if (self->subtitle != NULL)
    gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}

char *
cliff_bin_cell_set_take (CliffBinCell   *self,
                         CliffRecord    *take,
                         CliffMediaList *list)
{
  g_auto(CliffMediaSummary) summary = { 0 };
  gboolean missing;

  self->take_id = take != NULL ? cliff_record_get_id (take) : 0;
  if (take == NULL || !cliff_media_summary_read (&summary, cliff_record_get_store (take), self->take_id))
    {
      cliff_bin_thumb_show (CLIFF_BIN_THUMB (self->thumb), NULL, FALSE);
      return NULL;
    }
  missing = cliff_media_list_is_missing (list, summary.media_id);
  cliff_bin_thumb_show (CLIFF_BIN_THUMB (self->thumb), &summary, missing);
  show_words (self, &summary, missing);

  return cliff_bin_words_dup_label (&summary, missing);
}

CliffId
cliff_bin_cell_get_take (CliffBinCell *self)
{
  return self->take_id;
}
