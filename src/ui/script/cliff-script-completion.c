/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-completion.h"

#include "cliff-completion.h"

#include <string.h>

#define ROWS 6

/* Characters that open a place where something is due. */
#define TRIGGERS "@(（【[：、-> "

/* ── One proposal in the list ── */

#define CLIFF_TYPE_SCRIPT_PROPOSAL (cliff_script_proposal_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptProposal, cliff_script_proposal, CLIFF, SCRIPT_PROPOSAL, GObject)

struct _CliffScriptProposal
{
  GObject  parent_instance;

  char    *label;
  char    *text;
};

static char *
cliff_script_proposal_get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (CLIFF_SCRIPT_PROPOSAL (proposal)->label);
}

static void
proposal_interface_init (GtkSourceCompletionProposalInterface *interface)
{
  interface->get_typed_text = cliff_script_proposal_get_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffScriptProposal, cliff_script_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, proposal_interface_init))

static void
cliff_script_proposal_finalize (GObject *object)
{
  CliffScriptProposal *self = CLIFF_SCRIPT_PROPOSAL (object);

  g_free (self->label);
  g_free (self->text);

  G_OBJECT_CLASS (cliff_script_proposal_parent_class)->finalize (object);
}

static void
cliff_script_proposal_class_init (CliffScriptProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_script_proposal_finalize;
}

static void
cliff_script_proposal_init (CliffScriptProposal *self)
{
}

/* ── The provider ── */

struct _CliffScriptCompletion
{
  GObject              parent_instance;

  CliffScriptDocument *document;
  GtkSourceView       *view;        /* not owned: its completion holds this */
  CliffCompletion     *known;
  CliffRecordList     *characters;
  CliffRecordList     *locations;
  guint                read_source; /* the script shown is still to be read */
  gboolean             composing;   /* the input method shows text that is not committed */
};

static void
read_script (CliffScriptCompletion *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  cliff_completion_read (self->known, cliff_script_document_get_script (self->document));
}

static gboolean
propose (CliffScriptCompletion *self,
         CliffProposals        *proposals)
{
  gsize start, end;

  if (self->read_source != 0)
    read_script (self);
  return !self->composing && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)) &&
         !cliff_script_document_get_selection (self->document, &start, &end) &&
         cliff_completion_propose (self->known, cliff_script_document_get_script (self->document),
                                   cliff_script_document_get_caret (self->document), proposals);
}

static void
fill (CliffScriptCompletion *self,
      GListStore            *store)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(CliffProposals) proposals = { 0 };

  if (propose (self, &proposals))
    for (guint i = 0; i < proposals.items->len; i++)
      {
        const CliffProposal *item = g_ptr_array_index (proposals.items, i);
        CliffScriptProposal *row = g_object_new (CLIFF_TYPE_SCRIPT_PROPOSAL, NULL);

        row->label = g_strdup (item->label);
        row->text = g_strdup (item->text);
        g_ptr_array_add (rows, row);
      }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), rows->pdata, rows->len);
}

static GListModel *
cliff_script_completion_populate (GtkSourceCompletionProvider  *provider,
                                  GtkSourceCompletionContext   *context,
                                  GError                      **error)
{
  GListStore *store = g_list_store_new (CLIFF_TYPE_SCRIPT_PROPOSAL);

  fill (CLIFF_SCRIPT_COMPLETION (provider), store);

  return G_LIST_MODEL (store);
}

static void
cliff_script_completion_refilter (GtkSourceCompletionProvider *provider,
                                  GtkSourceCompletionContext  *context,
                                  GListModel                  *model)
{
  fill (CLIFF_SCRIPT_COMPLETION (provider), G_LIST_STORE (model));
}

static gboolean
cliff_script_completion_is_trigger (GtkSourceCompletionProvider *provider,
                                    const GtkTextIter           *iter,
                                    gunichar                     character)
{
  return g_utf8_strchr (TRIGGERS, -1, character) != NULL;
}

static void
cliff_script_completion_display (GtkSourceCompletionProvider *provider,
                                 GtkSourceCompletionContext  *context,
                                 GtkSourceCompletionProposal *proposal,
                                 GtkSourceCompletionCell     *cell)
{
  if (gtk_source_completion_cell_get_column (cell) == GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT)
    gtk_source_completion_cell_set_text (cell, CLIFF_SCRIPT_PROPOSAL (proposal)->label);
}

static void
cliff_script_completion_activate (GtkSourceCompletionProvider *provider,
                                  GtkSourceCompletionContext  *context,
                                  GtkSourceCompletionProposal *proposal)
{
  CliffScriptCompletion *self = CLIFF_SCRIPT_COMPLETION (provider);
  const char *text = CLIFF_SCRIPT_PROPOSAL (proposal)->text;
  g_auto(CliffProposals) proposals = { 0 };
  g_auto(CliffTextEdit) edit = { 0 };

  if (!propose (self, &proposals))
    return;
  edit.start = proposals.start;
  edit.end = proposals.end;
  edit.text = g_strdup (text);
  edit.caret = edit.anchor = edit.start + strlen (text);
  cliff_script_document_apply (self->document, &edit);
}

static void
provider_interface_init (GtkSourceCompletionProviderInterface *interface)
{
  interface->populate = cliff_script_completion_populate;
  interface->refilter = cliff_script_completion_refilter;
  interface->is_trigger = cliff_script_completion_is_trigger;
  interface->display = cliff_script_completion_display;
  interface->activate = cliff_script_completion_activate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffScriptCompletion, cliff_script_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER, provider_interface_init))

/* ── What is known ── */

static GPtrArray *
list_names (CliffRecordList *records)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);

      g_ptr_array_add (names, g_strdup (cliff_record_get_text (record, "name")));
    }

  return names;
}

static void
series_changed_cb (CliffScriptCompletion *self)
{
  g_autoptr(GPtrArray) cast = list_names (self->characters), locations = list_names (self->locations);

  cliff_completion_set_series (self->known, cast, locations);
}

static gboolean
read_later_cb (gpointer data)
{
  CliffScriptCompletion *self = data;

  self->read_source = 0;
  read_script (self);

  return G_SOURCE_REMOVE;
}

/* A text that has just been opened is painted first. */
static void
read_later (CliffScriptCompletion *self)
{
  if (self->read_source == 0)
    self->read_source = g_idle_add_full (G_PRIORITY_LOW, read_later_cb, self, NULL);
}

static void
preedit_changed_cb (CliffScriptCompletion *self,
                    const char            *text)
{
  gboolean composing = *text != '\0';
  GtkSourceCompletion *completion = gtk_source_view_get_completion (self->view);

  if (composing == self->composing)
    return;
  self->composing = composing;
  if (composing)
    {
      gtk_source_completion_hide (completion);
      gtk_source_completion_block_interactive (completion);
    }
  else
    gtk_source_completion_unblock_interactive (completion);
}

static void
cliff_script_completion_dispose (GObject *object)
{
  CliffScriptCompletion *self = CLIFF_SCRIPT_COMPLETION (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  g_clear_pointer (&self->known, cliff_completion_free);
  g_clear_object (&self->characters);
  g_clear_object (&self->locations);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_script_completion_parent_class)->dispose (object);
}

static void
cliff_script_completion_class_init (CliffScriptCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_script_completion_dispose;
}

static void
cliff_script_completion_init (CliffScriptCompletion *self)
{
  self->known = cliff_completion_new ();
}

CliffScriptCompletion *
cliff_script_completion_new (CliffScriptDocument *document,
                             GtkSourceView       *view)
{
  CliffScriptCompletion *self = g_object_new (CLIFF_TYPE_SCRIPT_COMPLETION, NULL);
  CliffStore *store = cliff_project_get_store (cliff_script_document_get_project (document));
  GtkSourceCompletion *completion = gtk_source_view_get_completion (view);

  self->document = g_object_ref (document);
  self->view = view;
  self->characters = cliff_record_list_new (store, CLIFF_TYPE_CHARACTER, NULL, 0);
  self->locations = cliff_record_list_new (store, CLIFF_TYPE_LOCATION, NULL, 0);
  g_signal_connect_object (self->characters, "items-changed", G_CALLBACK (series_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->locations, "items-changed", G_CALLBACK (series_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "paused", G_CALLBACK (read_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (read_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set (completion, "select-on-show", TRUE, "show-icons", FALSE, "page-size", ROWS, NULL);
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (self));
  series_changed_cb (self);
  read_later (self);

  return self;
}
