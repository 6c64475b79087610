/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-media-intake.h"

#include "cliff-media-import.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* How often a bar moves on. */
#define PROGRESS_MS 100

/* One lot of files. */
typedef struct
{
  GStrv           paths;
  gboolean        placed;  /* they have a goal */
  CliffMediaGoal  goal;
} Lot;

struct _CliffMediaIntake
{
  GObject        parent_instance;

  CliffProject  *project;     /* owns this */
  GQueue         lots;        /* Lot; the first is on its way */
  GCancellable  *cancellable; /* NULL while nothing is */
  gint           permille;    /* atomic: of the first lot */
  double         fraction;
  guint          ticking;
  GPtrArray     *failures;
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_FRACTION,
  PROP_N_FAILURES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffMediaIntake, cliff_media_intake, G_TYPE_OBJECT)

static void start (CliffMediaIntake *self);

static void
lot_free (gpointer data)
{
  Lot *lot = data;

  g_strfreev (lot->paths);
  g_free (lot);
}

/* ── Words ── */

static char *
dup_failure (const CliffImported *imported)
{
  g_autofree char *name = g_path_get_basename (imported->path);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autofree char *reason = NULL;

  if (g_error_matches (imported->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup_printf (_("“%s” is no picture, video or sound that can be read."), shown);
  if (g_error_matches (imported->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_("“%s” is not there, or is a folder."), shown);
  if (g_error_matches (imported->error, G_IO_ERROR, G_IO_ERROR_FAILED))
    return g_strdup_printf (_("“%s” is damaged: reading it ended the decoder. Nothing else was harmed."), shown);
  reason = cliff_words_dup_error (imported->error);

  return g_strdup_printf ("“%s”: %s", shown, reason);
}

static void
say (CliffMediaIntake *self,
     guint             n_in,
     guint             n_failed,
     gboolean          placed)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (n_in > 0 && placed)
    g_string_append_printf (text, ngettext ("%u file is on the timeline, and in the media bin.",
                                            "%u files are on the timeline, and in the media bin.", n_in), n_in);
  else if (n_in > 0)
    g_string_append_printf (text, ngettext ("%u file is in the media bin.", "%u files are in the media bin.", n_in), n_in);
  if (n_failed == 1)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            (const char *) g_ptr_array_index (self->failures, self->failures->len - 1));
  else if (n_failed > 1)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u file could not be brought in.", "%u files could not be brought in.", n_failed),
                              n_failed);
    }
  if (text->len > 0)
    cliff_project_say (self->project, text->str, n_in > 0 && placed);
}

/* ── One lot ── */

gboolean
cliff_media_intake_place (CliffProject         *project,
                          const CliffId        *takes,
                          guint                 n_takes,
                          const CliffMediaGoal *goal)
{
  g_autoptr(GArray) items = NULL;
  g_autoptr(GError) error = NULL;

  if (n_takes == 0)
    return FALSE;
  cliff_project_flush (project);
  if (!cliff_edit_add_takes (cliff_project_get_store (project), goal->episode_id, goal->lane_id, goal->time, takes, n_takes,
                             goal->place, &items, &error))
    {
      cliff_project_report (project, error);
      return FALSE;
    }
  if (cliff_project_get_episode_id (project) == goal->episode_id)
    cliff_project_set_selection (project, (CliffCutItem *) (gpointer) items->data, items->len);

  return TRUE;
}

static void
take_in (CliffMediaIntake *self,
         const Lot        *lot,
         GPtrArray        *all)
{
  g_autoptr(GArray) takes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  guint n_failed = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const CliffImported *imported = g_ptr_array_index (all, i);

      if (imported->take_id != 0)
        {
          g_array_append_val (takes, imported->take_id);
        }
      else if (imported->error != NULL && !g_error_matches (imported->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_ptr_array_add (self->failures, dup_failure (imported));
          n_failed++;
        }
    }
  if (n_failed > 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILURES]);
  say (self, takes->len, n_failed,
       lot->placed && cliff_media_intake_place (self->project, (CliffId *) (gpointer) takes->data, takes->len, &lot->goal));
}

static void
set_fraction (CliffMediaIntake *self,
              double            fraction)
{
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  CliffMediaIntake *self = cliff_media_intake_get (project);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = cliff_media_import_finish (CLIFF_STORE (source), result, &error);
  Lot *lot = g_queue_pop_head (&self->lots);

  if (all != NULL)
    take_in (self, lot, all);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cliff_project_report (project, error);
  lot_free (lot);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_queue_clear_full (&self->lots, lot_free);
      cliff_project_say (project, _("The import was stopped. What was in already is kept."), FALSE);
    }
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ticking, g_source_remove);
  set_fraction (self, 0);
  if (!g_queue_is_empty (&self->lots))
    start (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  cliff_project_release (project);
}

/* On the thread that imports, while that goes on. */
static void
progress_cb (double      fraction,
             const char *what,
             gpointer    data)
{
  g_atomic_int_set (&((CliffMediaIntake *) data)->permille, (int) (fraction * 1000));
}

static gboolean
tick_cb (gpointer data)
{
  CliffMediaIntake *self = data;

  set_fraction (self, g_atomic_int_get (&self->permille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static void
work_cancelled_cb (GCancellable *work,
                   GCancellable *own)
{
  g_cancellable_cancel (own);
}

static void
start (CliffMediaIntake *self)
{
  Lot *lot = g_queue_peek_head (&self->lots);
  GCancellable *work = cliff_project_hold (self->project);

  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (work, "cancelled", G_CALLBACK (work_cancelled_cb), self->cancellable, G_CONNECT_DEFAULT);
  g_atomic_int_set (&self->permille, 0);
  self->ticking = g_timeout_add (PROGRESS_MS, tick_cb, self);
  /* The reference on the project keeps this alive, too. */
  cliff_media_import_async (cliff_project_get_store (self->project), (const char *const *) lot->paths, progress_cb, self,
                            self->cancellable, imported_cb, g_object_ref (self->project));
}

/* ── GObject ── */

static void
cliff_media_intake_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CliffMediaIntake *self = CLIFF_MEDIA_INTAKE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, cliff_media_intake_get_busy (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_N_FAILURES:
      g_value_set_uint (value, self->failures->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_media_intake_finalize (GObject *object)
{
  CliffMediaIntake *self = CLIFF_MEDIA_INTAKE (object);

  g_clear_handle_id (&self->ticking, g_source_remove);
  g_queue_clear_full (&self->lots, lot_free);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->failures);

  G_OBJECT_CLASS (cliff_media_intake_parent_class)->finalize (object);
}

static void
cliff_media_intake_class_init (CliffMediaIntakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_media_intake_get_property;
  object_class->finalize = cliff_media_intake_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FAILURES] = g_param_spec_uint ("n-failures", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_media_intake_init (CliffMediaIntake *self)
{
  self->failures = g_ptr_array_new_with_free_func (g_free);
}

CliffMediaIntake *
cliff_media_intake_get (CliffProject *project)
{
  CliffMediaIntake *self = g_object_get_data (G_OBJECT (project), "cliff-media-intake");

  if (self == NULL)
    {
      self = g_object_new (CLIFF_TYPE_MEDIA_INTAKE, NULL);
      self->project = project;
      g_object_set_data_full (G_OBJECT (project), "cliff-media-intake", self, g_object_unref);
    }

  return self;
}

void
cliff_media_intake_add (CliffMediaIntake     *self,
                        const char *const    *paths,
                        const CliffMediaGoal *goal)
{
  Lot *lot;

  g_return_if_fail (CLIFF_IS_MEDIA_INTAKE (self) && paths != NULL);

  if (paths[0] == NULL || !cliff_project_get_writable (self->project))
    return;
  lot = g_new0 (Lot, 1);
  lot->paths = g_strdupv ((char **) paths);
  lot->placed = goal != NULL;
  if (goal != NULL)
    lot->goal = *goal;
  g_queue_push_tail (&self->lots, lot);
  if (self->lots.length > 1)
    return;
  start (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
cliff_media_intake_cancel (CliffMediaIntake *self)
{
  g_return_if_fail (CLIFF_IS_MEDIA_INTAKE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
cliff_media_intake_get_busy (CliffMediaIntake *self)
{
  return self->lots.length > 0;
}

GPtrArray *
cliff_media_intake_get_failures (CliffMediaIntake *self)
{
  return self->failures;
}

void
cliff_media_intake_clear_failures (CliffMediaIntake *self)
{
  g_ptr_array_set_size (self->failures, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILURES]);
}

/* ── Asking ── */

GStrv
cliff_media_intake_dup_paths (GSList *files)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      g_strv_builder_add (paths, g_file_peek_path (l->data));

  return g_strv_builder_end (paths);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  /* An error here only says that the person changed their mind. */
  g_autoptr(GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  cliff_media_intake_add (cliff_media_intake_get (project), (const char *const *) paths, NULL);
}

static void
add_filter (GListStore *filters,
            const char *name,
            const char *type)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (type != NULL)
    gtk_file_filter_add_mime_type (filter, type);
  else
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

void
cliff_media_intake_ask (CliffMediaIntake *self,
                        GtkWindow        *parent)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) media = gtk_file_filter_new ();

  gtk_file_filter_set_name (media, _("Pictures, Videos and Sounds"));
  gtk_file_filter_add_mime_type (media, "image/*");
  gtk_file_filter_add_mime_type (media, "video/*");
  gtk_file_filter_add_mime_type (media, "audio/*");
  g_list_store_append (filters, media);
  add_filter (filters, _("Pictures"), "image/*");
  add_filter (filters, _("Videos"), "video/*");
  add_filter (filters, _("Sounds"), "audio/*");
  add_filter (filters, _("All Files"), NULL);
  gtk_file_dialog_set_title (dialog, _("Import Media"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, parent, NULL, chosen_cb, g_object_ref (self->project));
}
