/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-rename-dialog.h"

#include "cliff-edit-error.h"
#include "cliff-edit-rename.h"
#include "cliff-edit-structure.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

#include <string.h>

struct _CliffRenameDialog
{
  AdwDialog            parent_instance;

  CliffScriptDocument *document;
  CliffProject        *project;
  GListModel          *names;                         /* CliffCharacter, then CliffLocation */
  guint                counts[CLIFF_N_MENTION_ROLES]; /* of who is chosen */
  guint                n_scenes;                      /* of the place that is chosen */

  AdwComboRow         *who_row;
  GtkEditable         *name_row;
  AdwSwitchRow        *everywhere_row;
  AdwActionRow        *places_row;
  GtkWidget           *rename_button;
};

G_DEFINE_FINAL_TYPE (CliffRenameDialog, cliff_rename_dialog, ADW_TYPE_DIALOG)

/* (transfer none) (nullable) */
static CliffRecord *
get_chosen (CliffRenameDialog *self)
{
  return adw_combo_row_get_selected_item (self->who_row);
}

/* (transfer full) */
static char *
dup_new_name (CliffRenameDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
}

static gboolean
is_renamed (CliffRenameDialog *self,
            CliffMentionRole   role)
{
  return role == CLIFF_MENTION_CUE || role == CLIFF_MENTION_VOICE || role == CLIFF_MENTION_CAST ||
         adw_switch_row_get_active (self->everywhere_row);
}

/* ── Words ── */

static const char *
get_role_format (CliffMentionRole role,
                 guint            count)
{
  switch (role)
    {
    case CLIFF_MENTION_CUE:
      return ngettext ("%u cue", "%u cues", count);
    case CLIFF_MENTION_VOICE:
      /* Translators: where somebody is heard and not seen */
      return ngettext ("%u voice", "%u voices", count);
    case CLIFF_MENTION_CAST:
      return ngettext ("%u cast list", "%u cast lists", count);
    case CLIFF_MENTION_SPEECH:
      return ngettext ("%u in speech", "%u in speech", count);
    case CLIFF_MENTION_ACTION:
      return ngettext ("%u in action", "%u in action", count);
    case CLIFF_MENTION_HEADING:
      return ngettext ("%u in headings", "%u in headings", count);
    case CLIFF_MENTION_OTHER:
      /* Translators: places in biographies and notes */
      return ngettext ("%u in notes", "%u in notes", count);
    }

  g_return_val_if_reached ("%u");
}

static guint
count_places (CliffRenameDialog *self)
{
  guint count = self->n_scenes;

  for (guint i = 0; i < CLIFF_N_MENTION_ROLES; i++)
    count += is_renamed (self, i) ? self->counts[i] : 0;

  return count;
}

/* (transfer full) */
static char *
describe_places (CliffRenameDialog *self)
{
  GString *text = g_string_new (NULL);

  if (self->n_scenes > 0)
    g_string_append_printf (text, ngettext ("%u scene heading", "%u scene headings", self->n_scenes), self->n_scenes);
  for (guint i = 0; i < CLIFF_N_MENTION_ROLES; i++)
    {
      if (self->counts[i] == 0 || !is_renamed (self, i))
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, get_role_format (i, self->counts[i]), self->counts[i]);
    }

  return g_string_free_and_steal (text);
}

static void
refresh (CliffRenameDialog *self)
{
  CliffRecord *chosen = get_chosen (self);
  g_autofree char *name = dup_new_name (self);
  g_autofree char *subtitle = describe_places (self);
  guint count = count_places (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u Place", "%u Places", count), count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->places_row), title);
  adw_action_row_set_subtitle (self->places_row, subtitle);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->everywhere_row), chosen == NULL || CLIFF_IS_CHARACTER (chosen));
  gtk_widget_set_sensitive (self->rename_button, chosen != NULL && *name != '\0' &&
                                                 !g_str_equal (name, cliff_record_get_text (chosen, "name")));
}

static void
chosen_cb (CliffRenameDialog *self)
{
  CliffRecord *chosen = get_chosen (self);

  memset (self->counts, 0, sizeof self->counts);
  self->n_scenes = 0;
  if (CLIFF_IS_CHARACTER (chosen))
    cliff_edit_count_character (cliff_project_get_store (self->project), cliff_record_get_id (chosen), self->counts);
  else if (CLIFF_IS_LOCATION (chosen))
    self->n_scenes = cliff_edit_count_location (cliff_project_get_store (self->project), cliff_record_get_id (chosen));
  refresh (self);
}

/* ── Renaming ── */

static void
apply (CliffRenameDialog *self,
       CliffRenameFlags   flags)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(CliffRecord) chosen = g_object_ref (get_chosen (self));
  g_autofree char *before = g_strdup (cliff_record_get_text (chosen, "name"));
  g_autofree char *name = dup_new_name (self);
  g_autoptr(GError) error = NULL;
  guint count = count_places (self);
  gboolean done;

  flags |= adw_switch_row_get_active (self->everywhere_row) ? CLIFF_RENAME_EVERYWHERE : 0;
  done = CLIFF_IS_CHARACTER (chosen) ? cliff_edit_rename_character (store, cliff_record_get_id (chosen), name, flags, &error)
                                     : cliff_edit_rename_location (store, cliff_record_get_id (chosen), name, flags, &error);
  if (done)
    {
      /* Translators: the old name, the new name, in how many places */
      g_autofree char *text = g_strdup_printf (ngettext ("“%s” is now “%s” in %u place", "“%s” is now “%s” in %u places", count),
                                               before, name, count);

      cliff_project_say (self->project, text, TRUE);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (g_error_matches (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NAME) ||
           g_error_matches (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_MEANING))
    {
      g_autofree char *why = cliff_words_dup_error (error);

      adw_action_row_set_subtitle (self->places_row, why);
      gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
    }
  else
    {
      cliff_project_report (self->project, error);
      adw_dialog_close (ADW_DIALOG (self));
    }
}

static void
merge_answered_cb (AdwAlertDialog    *question,
                   const char        *response,
                   CliffRenameDialog *self)
{
  if (g_str_equal (response, "merge"))
    apply (self, CLIFF_RENAME_MERGE);
}

static void
ask_merge (CliffRenameDialog *self,
           const char        *name)
{
  AdwDialog *question = adw_alert_dialog_new (_("Make One of Two?"), NULL);
  const char *before = cliff_record_get_text (get_chosen (self), "name");

  /* Translators: an existing name, and the name of what becomes the same */
  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (question), _("There is “%s” already. “%s” becomes the same, with all that belongs to both."),
                                name, before);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"), "merge", _("_Make One"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "merge", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (merge_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
rename_cb (CliffRenameDialog *self)
{
  CliffRecord *chosen = get_chosen (self);
  g_autofree char *name = dup_new_name (self);

  for (guint i = 0; i < g_list_model_get_n_items (self->names); i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (self->names, i);

      if (record != chosen && G_OBJECT_TYPE (record) == G_OBJECT_TYPE (chosen) &&
          g_str_equal (cliff_record_get_text (record, "name"), name))
        {
          ask_merge (self, name);
          return;
        }
    }
  apply (self, CLIFF_RENAME_PLAIN);
}

/* ── Who is proposed ── */

/* How near before the caret, and on its line, @name stands; G_MAXSIZE: not there. */
static gsize
find_distance (CliffScript *script,
               gsize        caret,
               const char  *name,
               GPtrArray   *others)
{
  g_autoptr(GArray) mentions = cliff_mentions_find (script, name, others);
  const char *text = cliff_script_get_text (script, NULL);
  gsize distance = G_MAXSIZE;

  for (guint i = 0; i < mentions->len; i++)
    {
      CliffMention *mention = &g_array_index (mentions, CliffMention, i);

      if (mention->start <= caret && memchr (text + mention->start, '\n', caret - mention->start) == NULL)
        distance = MIN (distance, caret - mention->start);
    }

  return distance;
}

/* The place of the scene under the caret; 0: none. */
static CliffId
find_location (CliffRenameDialog *self,
               gsize              caret)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId scene_id = cliff_edit_find_scene_at (store, cliff_project_get_episode_id (self->project), caret);
  g_autoptr(CliffRecord) scene = scene_id != 0 ? cliff_record_get (store, CLIFF_TYPE_SCENE, scene_id) : NULL;

  return scene != NULL ? cliff_record_get_int (scene, "location_id") : 0;
}

static void
propose (CliffRenameDialog *self)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  gsize caret = cliff_script_document_get_caret (self->document), nearest = G_MAXSIZE;
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  gsize span = cliff_script_get_n_spans (script) > 0 ? cliff_script_find_span (script, caret) : 0;
  gboolean heading = cliff_script_get_n_spans (script) > 0 && cliff_script_get_span (script, span).kind == CLIFF_ELEMENT_SCENE;
  CliffId location_id = heading ? find_location (self, caret) : 0;
  guint n = g_list_model_get_n_items (self->names);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (self->names, i);

      if (CLIFF_IS_CHARACTER (record))
        g_ptr_array_add (others, (char *) cliff_record_get_text (record, "name"));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CliffRecord) record = g_list_model_get_item (self->names, i);
      gsize distance = G_MAXSIZE;

      if (CLIFF_IS_CHARACTER (record) && !heading)
        distance = find_distance (script, caret, cliff_record_get_text (record, "name"), others);
      else if (CLIFF_IS_LOCATION (record) && cliff_record_get_id (record) == location_id)
        distance = 0;
      if (distance < nearest)
        {
          nearest = distance;
          adw_combo_row_set_selected (self->who_row, i);
        }
    }
}

/* ── GObject ── */

static void
cliff_rename_dialog_dispose (GObject *object)
{
  CliffRenameDialog *self = CLIFF_RENAME_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_RENAME_DIALOG);
  g_clear_object (&self->names);
  g_clear_object (&self->project);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_rename_dialog_parent_class)->dispose (object);
}

static void
cliff_rename_dialog_class_init (CliffRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_rename_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffRenameDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, CliffRenameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CliffRenameDialog, everywhere_row);
  gtk_widget_class_bind_template_child (widget_class, CliffRenameDialog, places_row);
  gtk_widget_class_bind_template_child (widget_class, CliffRenameDialog, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
}

static void
cliff_rename_dialog_init (CliffRenameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_title (CliffRecord *record,
           gpointer     unused)
{
  const char *name = cliff_record_get_text (record, "name");

  /* Translators: a place of the story, among characters */
  return CLIFF_IS_LOCATION (record) ? g_strdup_printf (_("%s (location)"), name) : g_strdup (name);
}

AdwDialog *
cliff_rename_dialog_new (CliffScriptDocument *document)
{
  CliffRenameDialog *self = g_object_new (CLIFF_TYPE_RENAME_DIALOG, NULL);
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(CliffRecordList) characters = NULL;
  g_autoptr(CliffRecordList) locations = NULL;
  g_autoptr(GtkExpression) expression = NULL;
  CliffStore *store;

  cliff_script_document_flush (document);
  self->document = g_object_ref (document);
  self->project = g_object_ref (cliff_script_document_get_project (document));
  store = cliff_project_get_store (self->project);
  characters = cliff_record_list_new (store, CLIFF_TYPE_CHARACTER, NULL, 0);
  locations = cliff_record_list_new (store, CLIFF_TYPE_LOCATION, NULL, 0);
  g_list_store_append (lists, characters);
  g_list_store_append (lists, locations);
  self->names = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
  expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_title), NULL, NULL);
  adw_combo_row_set_expression (self->who_row, expression);
  adw_combo_row_set_model (self->who_row, self->names);
  propose (self);
  g_signal_connect_object (self->who_row, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);

  return ADW_DIALOG (self);
}
