/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-notes-pane.h"

#include "cliff-note.h"

#include <glib/gi18n.h>

struct _CliffNotesPane
{
  GtkBox               parent_instance;

  CliffScriptDocument *document;
  GListStore          *notes;
  GtkFilterListModel  *shown;
  GtkStringFilter     *filter;

  GtkWidget           *filter_entry;
  GtkWidget           *stack;
  GtkWidget           *list;
};

enum
{
  WENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffNotesPane, cliff_notes_pane, GTK_TYPE_BOX)

static const char *
get_kind_title (CliffElementKind kind)
{
  switch ((int) kind)
    {
    case CLIFF_ELEMENT_BONEYARD:
      return _("Set aside");
    case CLIFF_ELEMENT_SUBTITLE:
      return _("Words on screen");
    case CLIFF_ELEMENT_SFX:
      return _("Sound");
    case CLIFF_ELEMENT_VFX:
      return _("Visual effect");
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
      return _("Flashback");
    case CLIFF_ELEMENT_HOOK:
      return _("Hook");
    case CLIFF_ELEMENT_PAYWALL:
      return _("Paywall");
    default:
      return _("Note");
    }
}

/* ── Rows ── */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  CliffNote *note = gtk_list_item_get_item (item);
  GtkWidget *kind = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *title = get_kind_title (cliff_note_get_kind (note));
  /* Translators: the kind of a note, then its first words */
  g_autofree char *label = g_strdup_printf (_("%s: %s"), title, cliff_note_get_text (note));

  gtk_label_set_label (GTK_LABEL (kind), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (kind)), cliff_note_get_text (note));
  gtk_list_item_set_accessible_label (item, label);
}

/* ── The list ── */

static gboolean
take_places (CliffNotesPane *self,
             GPtrArray      *notes)
{
  guint n_notes = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  if (n_notes != notes->len)
    return FALSE;
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr(CliffNote) note = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

      if (!cliff_note_equal (note, g_ptr_array_index (notes, i)))
        return FALSE;
    }
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr(CliffNote) note = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

      cliff_note_set_start (note, cliff_note_get_start (g_ptr_array_index (notes, i)));
    }

  return TRUE;
}

static void
refresh (CliffNotesPane *self)
{
  g_autoptr(GPtrArray) notes = NULL;

  if (self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  notes = cliff_note_read_all (cliff_script_document_get_script (self->document));
  /* Rows that say the same stay, and with them the focus. */
  if (!take_places (self, notes))
    g_list_store_splice (self->notes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->notes)), notes->pdata, notes->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), notes->len > 0 ? "list" : "none");
}

static void
cliff_notes_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cliff_notes_pane_parent_class)->map (widget);
  refresh (CLIFF_NOTES_PANE (widget));
}

static void
filter_changed_cb (CliffNotesPane *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));
}

static void
activated_cb (CliffNotesPane *self,
              guint           position)
{
  g_autoptr(CliffNote) note = NULL;
  gsize start;

  /* The text may have changed since the last pause. */
  refresh (self);
  note = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  if (note == NULL)
    return;
  start = cliff_note_get_start (note);
  cliff_script_document_select (self->document, start, start);
  g_signal_emit (self, signals[WENT], 0);
}

static void
cliff_notes_pane_dispose (GObject *object)
{
  CliffNotesPane *self = CLIFF_NOTES_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_NOTES_PANE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->notes);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_notes_pane_parent_class)->dispose (object);
}

static void
cliff_notes_pane_class_init (CliffNotesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_notes_pane_dispose;
  widget_class->map = cliff_notes_pane_map;
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-notes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffNotesPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, CliffNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffNotesPane, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cliff_notes_pane_init (CliffNotesPane *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->notes = g_list_store_new (CLIFF_TYPE_NOTE);
  self->filter = gtk_string_filter_new (gtk_property_expression_new (CLIFF_TYPE_NOTE, NULL, "text"));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->notes)),
                                           g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}

void
cliff_notes_pane_set_document (CliffNotesPane      *self,
                               CliffScriptDocument *document)
{
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "paused", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}
