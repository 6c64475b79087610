/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-details.h"

#include "cliff-bin-words.h"

#include <glib/gi18n.h>

/* More uses than this are counted, not listed. */
#define MAX_USES 6

struct _CliffBinDetails
{
  GtkBox         parent_instance;

  CliffProject  *project;
  CliffId        take_id;
  guint          waiting;  /* source that shows the present state */
  GtkWidget     *title;
  GtkWidget     *facts;
  GtkWidget     *origin;
  GtkWidget     *uses;     /* buttons */
};

G_DEFINE_FINAL_TYPE (CliffBinDetails, cliff_bin_details, GTK_TYPE_BOX)

/* ── Going to a use ── */

static CliffTime
get_start (CliffCut     *cut,
           CliffCutItem  item)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutLine *line = item.kind == CLIFF_CUT_LINE ? cliff_cut_find_line (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;

  return shot != NULL ? shot->start : line != NULL ? line->start : clip != NULL ? clip->start : -1;
}

static void
go_cb (GtkButton       *button,
       CliffBinDetails *self)
{
  const CliffTakeUse *use = g_object_get_data (G_OBJECT (button), "use");
  g_autoptr(CliffRecord) episode = cliff_record_get (cliff_project_get_store (self->project), CLIFF_TYPE_EPISODE, use->episode_id);
  CliffCutItem item = { g_str_equal (use->kind, "shot") ? CLIFF_CUT_SHOT : g_str_equal (use->kind, "line") ? CLIFF_CUT_LINE : CLIFF_CUT_CLIP,
                        use->id };
  CliffCut *cut;
  CliffTime start;

  if (episode == NULL)
    return;
  cliff_project_set_episode (self->project, episode);
  cut = cliff_project_get_cut (self->project);
  start = cut != NULL ? get_start (cut, item) : -1;
  if (start < 0)
    return;
  cliff_project_seek (self->project, start);
  cliff_project_set_selection (self->project, &item, 1);
}

/* ── What is shown ── */

static void
add_use (CliffBinDetails    *self,
         const CliffTakeUse *use)
{
  g_autofree char *words = cliff_bin_words_dup_use (cliff_project_get_store (self->project), use);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data_full (G_OBJECT (button), "use", g_memdup2 (use, sizeof *use), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self->uses), button);
}

static void
add_note (CliffBinDetails *self,
          const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->uses), label);
}

static void
show_uses (CliffBinDetails *self)
{
  g_autoptr(GArray) uses = cliff_take_find_uses (cliff_project_get_store (self->project), self->take_id);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->uses)) != NULL)
    gtk_box_remove (GTK_BOX (self->uses), child);
  for (guint i = 0; i < MIN (uses->len, MAX_USES); i++)
    add_use (self, &g_array_index (uses, CliffTakeUse, i));
  if (uses->len > MAX_USES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", uses->len - MAX_USES), uses->len - MAX_USES);

      add_note (self, more);
    }
  else if (uses->len == 0)
    {
      add_note (self, _("Not used yet"));
    }
}

static void
refresh (CliffBinDetails *self)
{
  g_auto(CliffMediaSummary) summary = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *origin = NULL;
  gboolean there = self->take_id != 0 &&
                   cliff_media_summary_read (&summary, cliff_project_get_store (self->project), self->take_id);

  gtk_widget_set_visible (GTK_WIDGET (self), there);
  if (!there)
    return;
  title = cliff_bin_words_dup_title (&summary);
  facts = cliff_bin_words_dup_facts (&summary);
  origin = cliff_bin_words_dup_origin (&summary);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  gtk_label_set_label (GTK_LABEL (self->origin), origin);
  show_uses (self);
}

static gboolean
refresh_cb (gpointer data)
{
  CliffBinDetails *self = data;

  self->waiting = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (CliffBinDetails *self)
{
  if (self->take_id != 0 && self->waiting == 0)
    self->waiting = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refresh_cb, self, NULL);
}

/* ── GObject ── */

static void
cliff_bin_details_dispose (GObject *object)
{
  CliffBinDetails *self = CLIFF_BIN_DETAILS (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  self->take_id = 0;
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_bin_details_parent_class)->dispose (object);
}

static void
cliff_bin_details_class_init (CliffBinDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_bin_details_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (CliffBinDetails *self,
           const char      *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);

  return label;
}

static void
cliff_bin_details_init (CliffBinDetails *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "bin-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About This File"), -1);
  self->title = add_label (self, "caption-heading");
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  self->facts = add_label (self, "caption");
  self->origin = add_label (self, "caption");
  self->uses = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self), self->uses);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cliff_bin_details_set_project (CliffBinDetails *self,
                               CliffProject    *project)
{
  self->project = g_object_ref (project);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_bin_details_show (CliffBinDetails *self,
                        CliffId          take_id)
{
  if (self->take_id == take_id)
    return;
  self->take_id = take_id;
  refresh (self);
}
