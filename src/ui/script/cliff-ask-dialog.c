/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-ask-dialog.h"

struct _CliffAskDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (CliffAskDialog, cliff_ask_dialog, ADW_TYPE_DIALOG)

static void
cliff_ask_dialog_class_init (CliffAskDialogClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-ask-dialog.ui");
}

static void
cliff_ask_dialog_init (CliffAskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_ask_dialog_new (void)
{
  return g_object_new (CLIFF_TYPE_ASK_DIALOG, NULL);
}
