/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-marker-rows.h"

#include "cliff-cut-things.h"
#include "cliff-edit-cut.h"
#include "cliff-timecode.h"
#include "cliff-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CLIFF_TYPE_MARKER_ROWS (cliff_marker_rows_get_type ())
G_DECLARE_FINAL_TYPE (CliffMarkerRows, cliff_marker_rows, CLIFF, MARKER_ROWS, AdwPreferencesGroup)

struct _CliffMarkerRows
{
  AdwPreferencesGroup  parent_instance;

  CliffCutSubject     *subject;
  CliffId              shown;    /* the marker; 0: none */
  gboolean             loading;
  gboolean             typed_text, typed_time;

  GtkWidget           *kind;
  GtkWidget           *text;
  GtkWidget           *time;
  GtkWidget           *delete;
};

G_DEFINE_FINAL_TYPE (CliffMarkerRows, cliff_marker_rows, ADW_TYPE_PREFERENCES_GROUP)

/* ── From the marker ── */

static void
load_kind (CliffMarkerRows *self,
           const char      *kind)
{
  for (guint i = 0; cliff_terms_marker[i].code != NULL; i++)
    if (g_str_equal (cliff_terms_marker[i].code, kind))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), i);
}

static void
load_entry (GtkWidget  *row,
            gboolean    typed,
            const char *text)
{
  if (!typed && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  if (!typed)
    gtk_widget_remove_css_class (row, "error");
}

static void
load (CliffMarkerRows *self)
{
  CliffProject *project = cliff_cut_subject_get_project (self->subject);
  CliffCut *cut = cliff_cut_subject_get_cut (self->subject);
  const CliffCutMarker *marker = cliff_cut_things_find_marker (cut, cliff_project_get_marker (project));
  gboolean writable = cliff_project_get_writable (project);
  g_autofree char *time = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), marker != NULL);
  if (marker == NULL)
    {
      self->shown = 0;
      return;
    }
  if (marker->id != self->shown)
    self->typed_text = self->typed_time = FALSE;
  self->shown = marker->id;
  self->loading = TRUE;
  time = cliff_timecode_dup (marker->start, cut->fps_num, cut->fps_den);
  load_kind (self, marker->kind);
  load_entry (self->text, self->typed_text, marker->text);
  load_entry (self->time, self->typed_time, time);
  gtk_widget_set_sensitive (self->kind, writable);
  gtk_widget_set_sensitive (self->delete, writable);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), writable);
  gtk_editable_set_editable (GTK_EDITABLE (self->time), writable);
  self->loading = FALSE;
}

/* ── To the marker ── */

static void
set (CliffMarkerRows *self,
     CliffTime        time,
     const char      *kind,
     const char      *text)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_set_marker (cliff_cut_subject_get_store (self->subject), self->shown, time, kind, text, &error))
    cliff_project_report (cliff_cut_subject_get_project (self->subject), error);
}

static void
kind_cb (CliffMarkerRows *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));

  if (!self->loading && self->shown != 0 && selected != GTK_INVALID_LIST_POSITION)
    set (self, -1, cliff_terms_marker[selected].code, NULL);
}

static void
typed_cb (CliffMarkerRows *self,
          GtkWidget       *row)
{
  if (self->loading)
    return;
  if (row == self->text)
    self->typed_text = TRUE;
  else
    self->typed_time = TRUE;
  gtk_widget_remove_css_class (row, "error");
}

static void
apply_text (CliffMarkerRows *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  if (!self->typed_text || cliff_cut_things_find_marker (cliff_cut_subject_get_cut (self->subject), self->shown) == NULL)
    return;
  self->typed_text = FALSE;
  set (self, -1, NULL, text);
}

static void
apply_time (CliffMarkerRows *self)
{
  CliffCut *cut = cliff_cut_subject_get_cut (self->subject);
  CliffTime time;

  if (!self->typed_time || cliff_cut_things_find_marker (cut, self->shown) == NULL)
    return;
  if (cliff_timecode_parse (gtk_editable_get_text (GTK_EDITABLE (self->time)), cut->fps_num, cut->fps_den, &time))
    {
      self->typed_time = FALSE;
      set (self, time, NULL, NULL);
      return;
    }
  gtk_widget_add_css_class (self->time, "error");
  gtk_widget_error_bell (self->time);
}

/* What is no time is forgotten when the person goes on. */
static void
left_cb (CliffMarkerRows *self)
{
  apply_text (self);
  apply_time (self);
  self->typed_text = self->typed_time = FALSE;
  load (self);
}

static void
delete_cb (CliffMarkerRows *self)
{
  CliffProject *project = cliff_cut_subject_get_project (self->subject);
  g_autoptr(GError) error = NULL;

  self->typed_text = self->typed_time = FALSE;
  if (cliff_edit_delete_marker (cliff_project_get_store (project), self->shown, &error))
    cliff_project_set_marker (project, 0);
  else
    cliff_project_report (project, error);
}

/* ── GObject ── */

static void
cliff_marker_rows_dispose (GObject *object)
{
  g_clear_object (&CLIFF_MARKER_ROWS (object)->subject);

  G_OBJECT_CLASS (cliff_marker_rows_parent_class)->dispose (object);
}

static void
cliff_marker_rows_class_init (CliffMarkerRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_marker_rows_dispose;
}

static GtkWidget *
add (CliffMarkerRows *self,
     GtkWidget       *row,
     const char      *name,
     const char      *title)
{
  gtk_widget_set_name (row, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

static void
watch (CliffMarkerRows *self,
       GtkWidget       *row,
       GCallback        apply)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", apply, self, G_CONNECT_SWAPPED);
}

static void
cliff_marker_rows_init (CliffMarkerRows *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Marker"));
  self->kind = add (self, adw_combo_row_new (), "marker", _("Kind"));
  self->text = add (self, adw_entry_row_new (), "marker-text", _("Text"));
  self->time = add (self, adw_entry_row_new (), "marker-time", _("Time"));
  self->delete = add (self, adw_button_row_new (), "marker-delete", _("Delete Marker"));
  gtk_widget_add_css_class (self->delete, "destructive-action");
  for (const CliffTerm *term = cliff_terms_marker; term->code != NULL; term++)
    gtk_string_list_append (kinds, cliff_words_get_marker (term->code));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (kinds));
  watch (self, self->text, G_CALLBACK (apply_text));
  watch (self, self->time, G_CALLBACK (apply_time));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->delete, "activated", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cliff_marker_rows_new (CliffCutSubject *subject)
{
  CliffMarkerRows *self = g_object_new (CLIFF_TYPE_MARKER_ROWS, NULL);
  CliffProject *project = cliff_cut_subject_get_project (subject);

  self->subject = g_object_ref (subject);
  /* Before another marker is shown, what was typed of this one is kept. */
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "flush", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
