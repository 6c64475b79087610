/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-project.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-episode.h"
#include "cliff-episode-stage.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* What a project does at one word of the person: it works through what cliff-project.h offers everybody. */

/* ── Words ── */

char *
cliff_project_dup_title (CliffProject *self)
{
  const char *title = cliff_project_get_series (self) != NULL ? cliff_record_get_text (cliff_project_get_series (self), "title") : "";
  char *name;

  if (*title != '\0')
    return g_strdup (title);
  name = g_path_get_basename (cliff_project_get_path (self));
  if (g_str_has_suffix (name, ".cliffhanger"))
    name[strlen (name) - strlen (".cliffhanger")] = '\0';

  return name;
}

void
cliff_project_report (CliffProject *self,
                      const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = cliff_words_dup_error (error);
  cliff_project_say (self, text, FALSE);
}

/* ── Episodes and shots ── */

static char *
describe_counts (const CliffBreakdownCounts *counts)
{
  if (counts->changed == 0 && counts->removed == 0 && counts->kept == 0)
    return g_strdup_printf (ngettext ("Broken down into %d shot", "Broken down into %d shots", counts->added),
                            counts->added);
  if (counts->added == 0 && counts->changed == 0 && counts->removed == 0)
    return g_strdup (_("Nothing to break down again: the shots fit the script"));

  /* Translators: what a new breakdown did to the shots; four numbers */
  return g_strdup_printf (_("Shots: %d added, %d changed, %d removed, %d kept"),
                          counts->added, counts->changed, counts->removed, counts->kept);
}

gboolean
cliff_project_break_down (CliffProject *self)
{
  CliffId id = cliff_project_get_episode_id (self);
  CliffBreakdownCounts counts = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (id == 0)
    return FALSE;
  cliff_project_flush (self);
  if (!cliff_edit_break_down (cliff_project_get_store (self), id, &counts, &error))
    {
      cliff_project_report (self, error);
      return FALSE;
    }
  text = describe_counts (&counts);
  cliff_project_say (self, text, counts.added + counts.changed + counts.removed > 0);

  return TRUE;
}

gboolean
cliff_project_break_down_all (CliffProject *self)
{
  CliffStore *store = cliff_project_get_store (self);
  GListModel *episodes = cliff_project_get_episodes (self);
  guint n_episodes = g_list_model_get_n_items (episodes);
  g_autoptr(GError) error = NULL;

  cliff_project_flush (self);
  if (!cliff_store_begin (store, "Break Down", &error))
    goto out;
  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);
      CliffId id = cliff_record_get_id (episode);
      CliffEpisodeStage stage;

      cliff_episode_read_stage (store, id, &stage);
      if (stage.n_shots == 0 && stage.written && !cliff_edit_break_down (store, id, NULL, &error))
        {
          cliff_store_rollback (store);
          goto out;
        }
    }
  if (!cliff_store_commit (store, &error))
    goto out;

  return TRUE;

out:
  cliff_project_report (self, error);
  return FALSE;
}

/* What a person is likely to write in, going by the language the program speaks to them. */
static CliffScriptFormat
get_preferred_format (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? CLIFF_SCRIPT_DRAMA : CLIFF_SCRIPT_FOUNTAIN;
}

gboolean
cliff_project_add_episode (CliffProject *self)
{
  CliffStore *store = cliff_project_get_store (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffRecord) episode = NULL;
  CliffId id;

  cliff_project_flush (self);
  id = cliff_edit_add_episode (store, get_preferred_format (), &error);
  if (id == 0)
    {
      cliff_project_report (self, error);
      return FALSE;
    }
  episode = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  cliff_project_set_episode (self, episode);

  return TRUE;
}

/* ── Generation ── */

static void
generated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(CliffProject) self = data;
  g_autoptr(GError) error = NULL;

  if (cliff_jobs_generate_finish (CLIFF_JOBS (source), result, &error))
    cliff_project_say (self, _("Pictures, voices and music are ready: press play"), FALSE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cliff_project_say (self, _("Generation cancelled; finished takes are kept"), FALSE);
  else
    {
      g_autofree char *reason = cliff_words_dup_error (error);
      g_autofree char *text = g_strdup_printf (_("Some takes could not be made; the others are kept. %s"), reason);

      cliff_project_say (self, text, FALSE);
    }
  cliff_project_release (self);
}

static void
generated_shot_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(CliffProject) self = data;
  g_autoptr(GError) error = NULL;

  if (cliff_jobs_generate_shot_finish (CLIFF_JOBS (source), result, &error))
    cliff_project_say (self, _("A new take was made and chosen"), TRUE);
  else
    cliff_project_report (self, error);
  cliff_project_release (self);
}

void
cliff_project_generate (CliffProject *self)
{
  CliffJobs *jobs = cliff_project_get_jobs (self);
  CliffId episode_id = cliff_project_get_episode_id (self);

  if (jobs == NULL || episode_id == 0)
    return;
  cliff_project_flush (self);
  cliff_jobs_generate_async (jobs, episode_id, CLIFF_GENERATE_ALL,
                             cliff_project_hold (self), generated_cb, g_object_ref (self));
}

void
cliff_project_generate_shot (CliffProject *self,
                             CliffId       shot_id)
{
  CliffJobs *jobs = cliff_project_get_jobs (self);

  if (jobs == NULL)
    return;
  cliff_project_flush (self);
  cliff_jobs_generate_shot_async (jobs, shot_id, cliff_project_hold (self), generated_shot_cb,
                                  g_object_ref (self));
}
