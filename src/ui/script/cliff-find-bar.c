/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-find-bar.h"

#include "cliff-actions.h"
#include "cliff-script-search.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

#include <string.h>

/* A longer selection is a place to look in rather than words to look for. */
#define MOST_WORDS 60

struct _CliffFindBar
{
  AdwBin               parent_instance;

  CliffScriptDocument *document;
  CliffScriptSearch   *search;
  GtkWidget           *view;       /* weak */
  GSimpleActionGroup  *actions;
  gboolean             opening;    /* entries change because the bar opens */

  GtkWidget           *revealer;
  GtkWidget           *entry;
  GtkWidget           *count;
  GtkWidget           *replace_row;
  GtkWidget           *replacement;
  GtkWidget           *part;
  GtkWidget           *scope;
  GtkWidget           *match_case;
  GtkWidget           *words;
  GtkWidget           *regex;
  GtkWidget           *problem;
};

G_DEFINE_FINAL_TYPE (CliffFindBar, cliff_find_bar, ADW_TYPE_BIN)

static CliffProject *
get_project (CliffFindBar *self)
{
  return cliff_script_document_get_project (self->document);
}

static const char *
get_pattern (CliffFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static const char *
get_replacement (CliffFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->replacement));
}

/* ── What is found ── */

static void
refresh (CliffFindBar *self)
{
  const GError *error = cliff_script_search_get_error (self->search);
  guint current;
  guint n = cliff_script_search_get_n (self->search, &current);
  g_autofree char *text = NULL;
  g_autofree char *problem = error != NULL ? cliff_words_dup_error (error) : NULL;

  if (*get_pattern (self) == '\0' || error != NULL)
    text = g_strdup ("");
  else if (current > 0)
    /* Translators: the third of twelve matches: "3 of 12". */
    text = g_strdup_printf (_("%u of %u"), current, n);
  else
    text = g_strdup_printf (ngettext ("%u match", "%u matches", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (error != NULL || (n == 0 && *get_pattern (self) != '\0'))
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
say_count (CliffFindBar *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), gtk_label_get_label (GTK_LABEL (self->count)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_pattern (CliffFindBar *self)
{
  CliffFindFlags flags = CLIFF_FIND_PLAIN;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->match_case)))
    flags |= CLIFF_FIND_CASE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->words)))
    flags |= CLIFF_FIND_WORDS;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)))
    flags |= CLIFF_FIND_REGEX;
  cliff_script_search_set_pattern (self->search, get_pattern (self), flags,
                                   (CliffFindPart) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->part)));
}

static void
search_changed_cb (CliffFindBar *self)
{
  if (self->search == NULL || !cliff_find_bar_get_open (self))
    return;
  set_pattern (self);
  if (!self->opening)
    cliff_script_search_settle (self->search);
  say_count (self);
}

static void
options_cb (CliffFindBar *self)
{
  search_changed_cb (self);
}

static void
scope_cb (CliffFindBar *self)
{
  if (self->search != NULL)
    cliff_script_search_set_scope (self->search,
                                   (CliffSearchScope) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope)));
}

static void
step (CliffFindBar *self,
      gboolean      back)
{
  /* Enter comes before the delay of the entry is over. */
  if (self->search == NULL)
    return;
  set_pattern (self);
  if (cliff_script_search_step (self->search, back))
    say_count (self);
}

static void
next_cb (CliffFindBar *self)
{
  step (self, FALSE);
}

static void
previous_cb (CliffFindBar *self)
{
  step (self, TRUE);
}

/* Shift+Enter goes back. */
static gboolean
key_cb (CliffFindBar          *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  step (self, TRUE);

  return GDK_EVENT_STOP;
}

/* ── Replacing ── */

static void
replace_cb (CliffFindBar *self)
{
  if (!cliff_project_get_writable (get_project (self)))
    return;
  set_pattern (self);
  cliff_script_search_replace (self->search, get_replacement (self));
  say_count (self);
}

static void
replace_all_cb (CliffFindBar *self)
{
  CliffProject *project = get_project (self);
  g_autoptr(GError) error = NULL;
  guint n_replaced, n_texts;
  g_autofree char *message = NULL;

  if (!cliff_project_get_writable (project))
    return;
  set_pattern (self);
  if (!cliff_script_search_replace_all (self->search, get_replacement (self), &n_replaced, &n_texts, &error))
    {
      cliff_project_report (project, error);
      return;
    }
  if (n_texts > 1)
    message = g_strdup_printf (ngettext ("%u match replaced, in %u texts", "%u matches replaced, in %u texts", n_replaced),
                               n_replaced, n_texts);
  else
    message = g_strdup_printf (ngettext ("%u match replaced", "%u matches replaced", n_replaced), n_replaced);
  cliff_project_say (project, message, n_replaced > 0);
}

/* ── Opening and closing ── */

static void
open_bar (CliffFindBar *self,
          gboolean      replace)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
  GtkTextIter start, end;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  if (replace)
    gtk_widget_set_visible (self->replace_row, TRUE);
  self->opening = TRUE;
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      g_autofree char *selected = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

      if (strchr (selected, '\n') != NULL)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), CLIFF_SEARCH_SELECTION);
      else if (g_utf8_strlen (selected, -1) <= MOST_WORDS)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
    }
  set_pattern (self);
  self->opening = FALSE;
  gtk_widget_grab_focus (self->entry);
  /* The search entry takes the focus without selecting, which would let the next key go before the old words. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
close_cb (CliffFindBar *self)
{
  if (!cliff_find_bar_get_open (self))
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (self->replace_row, FALSE);
  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope)) == CLIFF_SEARCH_SELECTION)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), CLIFF_SEARCH_EPISODE);
  cliff_script_search_set_pattern (self->search, "", CLIFF_FIND_PLAIN, CLIFF_FIND_ANYWHERE);
  if (self->view != NULL)
    gtk_widget_grab_focus (self->view);
}

static void
find_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                CliffFindBar  *self)
{
  if (self->document != NULL)
    open_bar (self, g_str_equal (g_action_get_name (G_ACTION (action)), "replace"));
}

static void
step_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                CliffFindBar  *self)
{
  if (self->document == NULL)
    return;
  if (!cliff_find_bar_get_open (self) && *get_pattern (self) == '\0')
    open_bar (self, FALSE);
  else
    step (self, g_str_equal (g_action_get_name (G_ACTION (action)), "previous"));
}

static void
close_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 CliffFindBar  *self)
{
  close_cb (self);
}

/* ── GObject ── */

static void
cliff_find_bar_dispose (GObject *object)
{
  CliffFindBar *self = CLIFF_FIND_BAR (object);

  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_FIND_BAR);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->search);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (cliff_find_bar_parent_class)->dispose (object);
}

static void
cliff_find_bar_class_init (CliffFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_find_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, part);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, scope);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, words);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, regex);
  gtk_widget_class_bind_template_child (widget_class, CliffFindBar, problem);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
}

static void
cliff_find_bar_init (CliffFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  self->actions = g_simple_action_group_new ();
  cliff_actions_add (G_ACTION_MAP (self->actions), "find", G_CALLBACK (find_action_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "replace", G_CALLBACK (find_action_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "next", G_CALLBACK (step_action_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "previous", G_CALLBACK (step_action_cb), self, G_CONNECT_DEFAULT);
  cliff_actions_add (G_ACTION_MAP (self->actions), "close", G_CALLBACK (close_action_cb), self, G_CONNECT_DEFAULT);
}

/* ── Public ── */

void
cliff_find_bar_set_document (CliffFindBar        *self,
                             CliffScriptDocument *document,
                             GtkSourceView       *view)
{
  self->document = g_object_ref (document);
  self->search = cliff_script_search_new (document);
  g_set_weak_pointer (&self->view, GTK_WIDGET (view));
  g_signal_connect_object (self->search, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

GActionGroup *
cliff_find_bar_get_actions (CliffFindBar *self)
{
  return G_ACTION_GROUP (self->actions);
}

gboolean
cliff_find_bar_get_open (CliffFindBar *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}
