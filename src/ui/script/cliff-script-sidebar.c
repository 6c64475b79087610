/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-sidebar.h"

#include "cliff-notes-pane.h"
#include "cliff-outline-pane.h"

struct _CliffScriptSidebar
{
  AdwBin     parent_instance;

  GtkWidget *outline;
  GtkWidget *notes;
};

enum
{
  WENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffScriptSidebar, cliff_script_sidebar, ADW_TYPE_BIN)

static void
went_cb (CliffScriptSidebar *self)
{
  g_signal_emit (self, signals[WENT], 0);
}

static void
cliff_script_sidebar_dispose (GObject *object)
{
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_SCRIPT_SIDEBAR);

  G_OBJECT_CLASS (cliff_script_sidebar_parent_class)->dispose (object);
}

static void
cliff_script_sidebar_class_init (CliffScriptSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_script_sidebar_dispose;
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CLIFF_TYPE_NOTES_PANE);
  g_type_ensure (CLIFF_TYPE_OUTLINE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-script-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffScriptSidebar, outline);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptSidebar, notes);
}

static void
cliff_script_sidebar_init (CliffScriptSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cliff_script_sidebar_set_document (CliffScriptSidebar  *self,
                                   CliffScriptDocument *document,
                                   CliffSceneFacts     *facts,
                                   CliffSceneActions   *actions)
{
  cliff_outline_pane_set_document (CLIFF_OUTLINE_PANE (self->outline), document, facts, actions);
  cliff_notes_pane_set_document (CLIFF_NOTES_PANE (self->notes), document);
  g_signal_connect_object (actions, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
}
