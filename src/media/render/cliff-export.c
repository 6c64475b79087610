/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export.h"

#include "cliff-export-files.h"
#include "cliff-label.h"
#include "cliff-materials.h"
#include "cliff-proof.h"

#include <string.h>

/* How much of the whole each stage takes when everything has to be rendered. */
#define AFTER_RENDER 0.85
#define AFTER_LABEL 0.88
#define AFTER_VERIFY 0.98

struct _CliffExport
{
  CliffPlan *plan;
  char      *producer;
  char      *cache_folder;
  char      *folder;
  char      *name;     /* without extension */
  char      *title;    /* with it */
  GPtrArray *own_ids;  /* char *: numbers of this episode's recorded exports */
  JsonNode  *materials; /* see CliffExportResult */
};

/* ── Before ────────────────────────────────────────────────────────────────────────────────────── */

void
cliff_export_free (CliffExport *self)
{
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_free (self->producer);
  g_free (self->cache_folder);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->title);
  g_clear_pointer (&self->own_ids, g_ptr_array_unref);
  g_clear_pointer (&self->materials, json_node_unref);
  g_free (self);
}

static gboolean
read_own_ids (CliffExport  *self,
              CliffStore   *store,
              CliffId       episode_id,
              GError      **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT produce_id FROM export WHERE episode_id = ?", "i", episode_id);

  self->own_ids = g_ptr_array_new_with_free_func (g_free);
  while (cliff_rows_next (rows))
    g_ptr_array_add (self->own_ids, g_strdup (cliff_rows_get_text (rows, 0)));

  return cliff_rows_finish (rows, error);
}

/**
 * cliff_export_new:
 *
 * The labels come first: without a producer or with a wrong text nothing else matters.
 */
CliffExport *
cliff_export_new (CliffStore  *store,
                  CliffId      episode_id,
                  const char  *folder,
                  int          height,
                  GError     **error)
{
  g_autoptr(CliffExport) self = g_new0 (CliffExport, 1);
  g_autofree char *label = cliff_store_dup_text (store, "SELECT label_text FROM series", "");
  g_autofree char *title = cliff_store_dup_text (store, "SELECT title FROM episode WHERE id = ?", "i", episode_id);
  int number = (int) cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i", episode_id);
  int n_episodes = (int) cliff_store_get_int (store, 0, "SELECT max (number) FROM episode", "");

  self->producer = cliff_store_dup_text (store, "SELECT producer FROM series", "");
  if (!cliff_label_check_producer (self->producer, error) || !cliff_label_check_text (label, error) ||
      !read_own_ids (self, store, episode_id, error))
    return NULL;
  self->plan = cliff_plan_new_for_episode (store, episode_id, height, error);
  if (self->plan == NULL)
    return NULL;
  self->materials = cliff_materials_new (store, self->plan);
  self->cache_folder = cliff_store_dup_cache_path (store, "segments");
  self->folder = g_canonicalize_filename (folder, NULL);
  self->name = cliff_export_files_dup_name (number, n_episodes, title != NULL ? title : "");
  self->title = g_strconcat (self->name, ".mp4", NULL);

  return g_steal_pointer (&self);
}

const char *
cliff_export_get_name (CliffExport *self)
{
  return self->title;
}

/* ── The work ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  CliffProgressFunc func;
  gpointer          data;
} Progress;

static void
tell (Progress   *progress,
      double      fraction,
      const char *stage)
{
  if (progress->func != NULL)
    progress->func (fraction, stage, progress->data);
}

static void
render_progress_cb (double      fraction,
                    const char *stage,
                    gpointer    data)
{
  tell (data, fraction * AFTER_RENDER, "render");
}

static char *
dup_file_digest (const char    *path,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (1 << 20);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 20, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* From the plan to a film that lacks nothing but its name. */
static gboolean
make_part (CliffExport        *self,
           CliffExportFiles   *files,
           CliffExportResult  *result,
           Progress           *progress,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autofree char *srt = cliff_plan_dup_srt (self->plan);

  tell (progress, 0, "render");
  if (!cliff_render_plan (self->plan, self->cache_folder, files->part_path, &result->render, render_progress_cb,
                          progress, cancellable, error))
    return FALSE;
  tell (progress, AFTER_RENDER, "label");
  if (!cliff_label_write_mp4 (files->part_path, self->producer, result->produce_id, cancellable, error))
    return FALSE;
  tell (progress, AFTER_LABEL, "verify");
  if (!cliff_proof_read (files->part_path, self->plan, self->producer, result, cancellable, error))
    return FALSE;
  tell (progress, AFTER_VERIFY, "finish");
  result->sha256 = dup_file_digest (files->part_path, cancellable, error);
  if (result->sha256 == NULL)
    return FALSE;
  if (srt != NULL && *srt != '\0')
    {
      result->srt_path = g_strdup (files->srt_path);
      return cliff_export_files_write_srt (files, srt, error);
    }

  return TRUE;
}

CliffExportResult *
cliff_export_run (CliffExport        *self,
                  CliffProgressFunc   progress,
                  gpointer            progress_data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr(CliffExportFiles) files = cliff_export_files_new (self->folder, self->name);
  g_autoptr(CliffExportResult) result = g_new0 (CliffExportResult, 1);
  Progress teller = { progress, progress_data };

  result->produce_id = g_uuid_string_random ();
  result->materials = json_node_ref (self->materials);
  if (!cliff_export_files_begin (files, result->produce_id, self->own_ids, error) ||
      !make_part (self, files, result, &teller, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !cliff_export_files_finish (files, result->srt_path != NULL, error))
    {
      cliff_export_files_abandon (files);
      return NULL;
    }
  result->path = g_strdup (files->path);
  result->n_removed = files->n_removed;
  tell (&teller, 1, "finish");

  return g_steal_pointer (&result);
}

/* ── After ─────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_export_record (CliffStore         *store,
                     CliffId             episode_id,
                     CliffExportResult  *result,
                     GError            **error)
{
  g_autoptr(JsonNode) labels = cliff_export_result_to_json (result);
  g_autofree char *text = json_to_string (labels, FALSE);
  g_autofree char *name = g_path_get_basename (result->path);

  if (!cliff_store_begin_kept (store, error))
    return FALSE;
  if (cliff_store_insert (store, error,
                          "INSERT INTO export (episode_id, name, sha256, produce_id, labels, created) "
                          "VALUES (?, ?, ?, ?, ?, ?)",
                          "issssi", episode_id, name, result->sha256, result->produce_id, text,
                          g_get_real_time () * 1000) == 0)
    {
      cliff_store_rollback (store);
      return FALSE;
    }
  if (!cliff_store_commit (store, error))
    return FALSE;
  cliff_export_files_forget (result->path);

  return TRUE;
}
