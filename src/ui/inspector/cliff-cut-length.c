/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-length.h"

#include "cliff-edit-cut.h"
#include "cliff-timecode.h"
#include "cliff-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CLIFF_TYPE_CUT_LENGTH (cliff_cut_length_get_type ())
G_DECLARE_FINAL_TYPE (CliffCutLength, cliff_cut_length, CLIFF, CUT_LENGTH, AdwEntryRow)

struct _CliffCutLength
{
  AdwEntryRow       parent_instance;

  CliffCutSubject  *subject;
  gboolean          loading;
  gboolean          typed;
};

G_DEFINE_FINAL_TYPE (CliffCutLength, cliff_cut_length, ADW_TYPE_ENTRY_ROW)

static gboolean
get_length (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  CliffTime start;

  return item.kind != CLIFF_CUT_LINE && cliff_cut_subject_get_span (subject, item, &start, value);
}

static gboolean
set_length (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  CliffTime start, length;

  return !cliff_cut_subject_get_span (subject, item, &start, &length) ||
         cliff_edit_trim (cliff_cut_subject_get_store (subject), item, CLIFF_TRIM_END, value - length, error);
}

static void
load (CliffCutLength *self)
{
  CliffCut *cut = cliff_cut_subject_get_cut (self->subject);
  CliffTime length = 0;
  gboolean common;
  gboolean shown = cut != NULL && cliff_cut_subject_get_value (self->subject, get_length, NULL, &length, &common);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown || self->typed)
    return;
  text = common ? cliff_timecode_dup (length, cut->fps_num, cut->fps_den) : g_strdup ("");
  self->loading = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), common ? _("Length") : _("Length (several)"));
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_editable_set_editable (GTK_EDITABLE (self), cliff_project_get_writable (cliff_cut_subject_get_project (self->subject)));
  self->loading = FALSE;
}

/* FALSE: what was typed is no time. */
static gboolean
apply (CliffCutLength *self)
{
  CliffCut *cut = cliff_cut_subject_get_cut (self->subject);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  CliffTime length;

  if (!self->typed || cut == NULL)
    return TRUE;
  if (!cliff_timecode_parse (text, cut->fps_num, cut->fps_den, &length) || length <= 0)
    return *text == '\0';
  self->typed = FALSE;
  cliff_cut_subject_set_value (self->subject, NULL, "Trim", get_length, set_length, NULL, length);
  load (self);

  return TRUE;
}

static void
applied_cb (CliffCutLength *self)
{
  if (apply (self))
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
typed_cb (CliffCutLength *self)
{
  if (self->loading)
    return;
  self->typed = TRUE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* What is no time is forgotten when the person goes on. */
static void
left_cb (CliffCutLength *self)
{
  apply (self);
  self->typed = FALSE;
  load (self);
}

static void
cliff_cut_length_dispose (GObject *object)
{
  g_clear_object (&CLIFF_CUT_LENGTH (object)->subject);

  G_OBJECT_CLASS (cliff_cut_length_parent_class)->dispose (object);
}

static void
cliff_cut_length_class_init (CliffCutLengthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_cut_length_dispose;
}

static void
cliff_cut_length_init (CliffCutLength *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_name (GTK_WIDGET (self), "length");
  cliff_tooltip_set (GTK_WIDGET (self), _("Seconds, minutes:seconds, minutes:seconds:frames, or frames as in 37f"));
  g_signal_connect (self, "entry-activated", G_CALLBACK (applied_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
cliff_cut_length_new (CliffCutSubject *subject)
{
  CliffCutLength *self = g_object_new (CLIFF_TYPE_CUT_LENGTH, NULL);

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "flush", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
