/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-spelling.h"

#include "cliff-application.h"
#include "cliff-spelling.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libspelling.h>

#define SETTING "script-spelling"

/* What one bit of idle work may take, and how many bytes are looked at between two looks at the clock. */
#define SLICE_US 4000
#define SLICE_BYTES 2048

/* The tag that the checker leaves alone, by its name. */
#define SKIP_TAG "gtksourceview:context-classes:no-spell-check"

struct _CliffScriptSpelling
{
  GObject                    parent_instance;

  CliffScriptDocument       *document;
  GtkSourceView             *view;        /* not owned: the page owns both */
  GMenu                     *menu;        /* of the text: what of it is about spelling */
  const char                *code;        /* of the dictionary; NULL where there is none */
  SpellingTextBufferAdapter *adapter;     /* NULL until something is to be checked */
  GSimpleAction             *action;      /* the switch, or where there is no dictionary, the explanation */
  CliffRecordList           *characters;
  CliffRecordList           *locations;
  GHashTable                *names;
  GtkTextTag                *skip;        /* owned by the buffer */
  GtkTextMark               *rest;        /* while there is an idle source, what is behind is still to be looked at */
  guint                      idle_source;
  guint                      adapt_source;
  gboolean                   wanted;
};

enum
{
  PROP_WANTED = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffScriptSpelling, cliff_script_spelling, G_TYPE_OBJECT)

/* ── What is left alone ── */

static void
skip_range (CliffScriptSpelling *self,
            gsize                start,
            gsize                end,
            gboolean             skip)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, cliff_script_document_to_chars (self->document, start));
  gtk_text_buffer_get_iter_at_offset (buffer, &last, cliff_script_document_to_chars (self->document, end));
  if (!skip)
    {
      gtk_text_buffer_remove_tag (buffer, self->skip, &first, &last);
      return;
    }
  gtk_text_buffer_apply_tag (buffer, self->skip, &first, &last);
  /* What was half a name is marked already. */
  gtk_text_buffer_remove_tag (buffer, spelling_text_buffer_adapter_get_tag (self->adapter), &first, &last);
}

static gboolean
is_on (CliffScriptSpelling *self)
{
  return self->adapter != NULL && spelling_text_buffer_adapter_get_enabled (self->adapter);
}

/* Looks at the elements that have bytes in [start, end); returns where the last of them ends. */
static gsize
skip_unspelled (CliffScriptSpelling *self,
                gsize                start,
                gsize                end)
{
  gsize first = start, last = end;
  g_autoptr(GArray) ranges = cliff_spelling_find_unspelled (cliff_script_document_get_script (self->document), &first,
                                                            &last, self->names);

  skip_range (self, first, last, FALSE);
  for (guint i = 0; i < ranges->len; i++)
    {
      const CliffUnspelled *range = &g_array_index (ranges, CliffUnspelled, i);

      skip_range (self, range->start, range->end, TRUE);
    }

  return MAX (last, end);
}

static gsize
get_rest (CliffScriptSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->rest);
  return cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&iter));
}

static void
put_rest (CliffScriptSpelling *self,
          gsize                place)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, cliff_script_document_to_chars (self->document, place));
  gtk_text_buffer_move_mark (buffer, self->rest, &iter);
}

static gboolean
rest_cb (gpointer data)
{
  CliffScriptSpelling *self = data;
  gint64 deadline = g_get_monotonic_time () + SLICE_US;
  gsize place = get_rest (self), length;

  cliff_script_get_text (cliff_script_document_get_script (self->document), &length);
  while (is_on (self) && place < length && g_get_monotonic_time () < deadline)
    place = skip_unspelled (self, place, MIN (place + SLICE_BYTES, length));
  put_rest (self, place);
  if (is_on (self) && place < length)
    return G_SOURCE_CONTINUE;
  self->idle_source = 0;
  return G_SOURCE_REMOVE;
}

/* What is long is looked at bit by bit, so that it holds up no key. */
static void
parsed_cb (CliffScriptSpelling *self,
           guint64              start,
           guint64              end)
{
  if (!is_on (self))
    return;
  if (end - start <= SLICE_BYTES)
    {
      skip_unspelled (self, start, end);
      return;
    }
  if (self->idle_source == 0 || get_rest (self) > start)
    put_rest (self, start);
  if (self->idle_source == 0)
    self->idle_source = g_idle_add (rest_cb, self);
}

static void
check_all (CliffScriptSpelling *self)
{
  gsize length;

  if (!is_on (self))
    return;
  cliff_script_get_text (cliff_script_document_get_script (self->document), &length);
  parsed_cb (self, 0, length);
  spelling_text_buffer_adapter_invalidate_all (self->adapter);
}

static void
add_names (CliffScriptSpelling *self,
           CliffRecordList     *records)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);

      cliff_spelling_add_name (self->names, cliff_record_get_text (record, "name"));
    }
}

static void
series_changed_cb (CliffScriptSpelling *self)
{
  guint before = g_hash_table_size (self->names);

  add_names (self, self->characters);
  add_names (self, self->locations);
  /* A name that was once one stays known. */
  if (g_hash_table_size (self->names) != before)
    check_all (self);
}

/* ── The switch ── */

static void refresh (CliffScriptSpelling *self);

static const char *
find_dictionary (void)
{
  SpellingProvider *provider = spelling_provider_get_default ();
  const char *code = spelling_provider_get_default_code (provider);

  if (code != NULL && g_str_has_prefix (code, "en") && spelling_provider_supports_language (provider, code))
    return code;
  if (spelling_provider_supports_language (provider, "en_US"))
    return "en_US";

  return spelling_provider_supports_language (provider, "en_GB") ? "en_GB" : NULL;
}

static gboolean
is_english (CliffScriptSpelling *self)
{
  CliffRecord *series = cliff_project_get_series (cliff_script_document_get_project (self->document));

  return g_strcmp0 (cliff_record_get_text (series, "language"), "en") == 0;
}

/* The text's menu has the same switch. */
static void
enabled_cb (CliffScriptSpelling *self)
{
  check_all (self);
  if (is_english (self))
    g_object_set (self, "wanted", spelling_text_buffer_adapter_get_enabled (self->adapter), NULL);
}

/* The checker's own menu takes the place of the switch. */
static gboolean
adapt_cb (gpointer data)
{
  CliffScriptSpelling *self = data;
  GtkSourceBuffer *buffer = cliff_script_document_get_buffer (self->document);
  g_autoptr(SpellingChecker) checker = spelling_checker_new (spelling_provider_get_default (), self->code);

  self->adapt_source = 0;
  self->adapter = spelling_text_buffer_adapter_new (buffer, checker);
  spelling_text_buffer_adapter_set_enabled (self->adapter, FALSE);
  g_signal_connect_object (self->adapter, "notify::enabled", G_CALLBACK (enabled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", G_ACTION_GROUP (self->adapter));
  g_menu_remove_all (self->menu);
  g_menu_append_section (self->menu, NULL, spelling_text_buffer_adapter_get_menu_model (self->adapter));
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
refresh (CliffScriptSpelling *self)
{
  gboolean english = is_english (self);
  gboolean on = self->wanted && english;

  if (self->code != NULL)
    g_simple_action_set_state (self->action, g_variant_new_boolean (on));
  if (self->adapter != NULL)
    spelling_text_buffer_adapter_set_enabled (self->adapter, on);
  /* Reading a dictionary takes its time: a text that has just been opened is painted first. */
  else if (on && self->code != NULL && self->adapt_source == 0)
    self->adapt_source = g_idle_add_full (G_PRIORITY_LOW, adapt_cb, self, NULL);
  /* Of Chinese there is nothing to check, and the menus do not offer it. */
  g_simple_action_set_enabled (self->action, english);
}

static void
toggle_cb (CliffScriptSpelling *self)
{
  g_object_set (self, "wanted", !self->wanted, NULL);
}


static void
explain_cb (CliffScriptSpelling *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
    _("No Dictionary"),
    _("English spelling cannot be checked, because no English dictionary is installed.\n\nInstall one for Hunspell or "
      "Aspell with your system’s software tool, such as “hunspell-en-us”, and start Cliffhanger again. Installed as a "
      "Flatpak, Cliffhanger has the dictionaries of your system’s languages."));

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->view));
}

GAction *
cliff_script_spelling_dup_action (CliffScriptSpelling *self)
{
  return g_object_ref (G_ACTION (self->action));
}

/* The menu is about the word that was clicked, which is not always the one under the caret. */
static void
pressed_cb (CliffScriptSpelling *self,
            int                  n_press,
            double               x,
            double               y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (!is_on (self) || gtk_text_buffer_get_has_selection (buffer))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (buffer, &iter);
  spelling_text_buffer_adapter_update_corrections (self->adapter);
}

/* ── GObject ── */

static void
cliff_script_spelling_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, CLIFF_SCRIPT_SPELLING (object)->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_script_spelling_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CliffScriptSpelling *self = CLIFF_SCRIPT_SPELLING (object);

  switch (prop_id)
    {
    case PROP_WANTED:
      self->wanted = g_value_get_boolean (value);
      if (self->document != NULL)
        refresh (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_script_spelling_dispose (GObject *object)
{
  CliffScriptSpelling *self = CLIFF_SCRIPT_SPELLING (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_handle_id (&self->adapt_source, g_source_remove);
  if (self->adapter != NULL)
    {
      /* The text goes, the wish stays. */
      g_signal_handlers_disconnect_by_func (self->adapter, enabled_cb, self);
      spelling_text_buffer_adapter_set_enabled (self->adapter, FALSE);
    }
  g_clear_object (&self->adapter);
  g_clear_object (&self->menu);
  g_clear_object (&self->action);
  g_clear_object (&self->characters);
  g_clear_object (&self->locations);
  g_clear_object (&self->document);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (cliff_script_spelling_parent_class)->dispose (object);
}

static void
cliff_script_spelling_class_init (CliffScriptSpellingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_script_spelling_get_property;
  object_class->set_property = cliff_script_spelling_set_property;
  object_class->dispose = cliff_script_spelling_dispose;
  props[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  spelling_init ();
}

static void
cliff_script_spelling_init (CliffScriptSpelling *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What it needs of the text, the menus and the pointer before anything is checked. */
static void
prepare (CliffScriptSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
  GtkGesture *click;
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  self->rest = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  /* The checker looks for the tag when it is made. */
  self->skip = gtk_text_buffer_create_tag (buffer, SKIP_TAG, NULL);
  self->code = find_dictionary ();
  if (self->code == NULL)
    {
      self->action = g_simple_action_new (SETTING, NULL);
      g_signal_connect_object (self->action, "activate", G_CALLBACK (explain_cb), self, G_CONNECT_SWAPPED);
      return;
    }
  self->action = g_simple_action_new_stateful (SETTING, NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->action, "activate", G_CALLBACK (toggle_cb), self, G_CONNECT_SWAPPED);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
add_menu (CliffScriptSpelling *self)
{
  GMenu *menu = G_MENU (gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (self->view)));
  g_autoptr(GMenuItem) item = g_menu_item_new (_("_Check Spelling"), "script." SETTING);

  self->menu = g_menu_new ();
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (self->menu, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->menu));
}

CliffScriptSpelling *
cliff_script_spelling_new (CliffScriptDocument *document,
                           GtkSourceView       *view)
{
  CliffScriptSpelling *self = g_object_new (CLIFF_TYPE_SCRIPT_SPELLING, NULL);
  CliffProject *project = cliff_script_document_get_project (document);
  CliffStore *store = cliff_project_get_store (project);
  GApplication *application = g_application_get_default ();

  self->document = g_object_ref (document);
  self->view = view;
  self->characters = cliff_record_list_new (store, CLIFF_TYPE_CHARACTER, NULL, 0);
  self->locations = cliff_record_list_new (store, CLIFF_TYPE_LOCATION, NULL, 0);
  g_signal_connect_object (self->characters, "items-changed", G_CALLBACK (series_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->locations, "items-changed", G_CALLBACK (series_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_series (project), "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  prepare (self);
  add_menu (self);
  series_changed_cb (self);
  if (CLIFF_IS_APPLICATION (application))
    g_settings_bind (cliff_application_get_settings (CLIFF_APPLICATION (application)), SETTING, self, "wanted",
                     G_SETTINGS_BIND_DEFAULT);
  refresh (self);

  return self;
}
