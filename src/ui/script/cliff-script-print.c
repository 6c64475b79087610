/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-print.h"

#include "cliff-edit-script.h"
#include "cliff-edit-version.h"
#include "cliff-page-options.h"
#include "cliff-pages.h"
#include "cliff-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct
{
  CliffScript *script;
  CliffReport *report;  /* NULL: the script itself is printed */
  CliffPages  *pages;   /* NULL until the paper is known */
  CliffPaper   paper;
  char        *title;
  GArray      *revised; /* CliffTextRange; nullable */
  char        *colour;
  char        *header;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->pages, cliff_pages_free);
  g_clear_pointer (&job->script, cliff_script_free);
  g_clear_pointer (&job->report, cliff_report_free);
  g_clear_pointer (&job->revised, g_array_unref);
  g_free (job->title);
  g_free (job->colour);
  g_free (job->header);
  g_free (job);
}

static void
lay_out (Job        *job,
         CliffPaper  paper)
{
  CliffPageSetup setup = {
    .paper = paper, .title = job->title, .header = job->header, .colour = job->colour,
  };

  if (job->pages != NULL && job->paper == paper)
    return;
  g_clear_pointer (&job->pages, cliff_pages_free);
  job->paper = paper;
  if (job->report != NULL)
    {
      job->pages = cliff_pages_new_report (job->report, &setup);
      return;
    }
  cliff_page_options_read (&setup);
  if (job->revised != NULL)
    {
      setup.revised = (const CliffTextRange *) job->revised->data;
      setup.n_revised = job->revised->len;
    }
  job->pages = cliff_pages_new (job->script, &setup);
}

/* Of two papers the one that is nearer in shape. */
static CliffPaper
choose_paper (double width,
              double height)
{
  return fabs (height / width - 11 / 8.5) < fabs (height / width - 297.0 / 210) ? CLIFF_PAPER_LETTER : CLIFF_PAPER_A4;
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Job               *job)
{
  lay_out (job, choose_paper (gtk_print_context_get_width (context), gtk_print_context_get_height (context)));
  gtk_print_operation_set_n_pages (operation, (int) cliff_pages_get_n_pages (job->pages));
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  cliff_pages_get_size (job->pages, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_scale (cairo, scale, scale);
  cliff_pages_draw (job->pages, (guint) page, cairo);
}

/* Proposes the pages on which @text stands. */
static void
propose_pages (GtkPrintOperation *operation,
               Job               *job,
               const char        *text)
{
  const char *whole = cliff_script_get_text (job->script, NULL), *at = strstr (whole, text);
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPageRange range;
  gsize start;

  if (text[0] == '\0' || at == NULL)
    return;
  start = (gsize) (at - whole);
  range.start = (int) cliff_pages_find (job->pages, start);
  range.end = (int) cliff_pages_find (job->pages, start + strlen (text) - 1);
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (settings, &range, 1);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_current_page (operation, range.start);
}

static void
read_revision (Job        *job,
               CliffStore *store)
{
  g_autoptr(CliffScript) before = cliff_edit_dup_revision_script (store, cliff_script_get_format (job->script));

  if (before == NULL)
    return;
  job->revised = cliff_compare_find_revised (before, job->script);
  job->colour = cliff_edit_dup_revision_colour (store);
  job->header = cliff_words_dup_revision (job->colour);
}

/* ── The dialog's own tab ── */

static GtkWidget *
create_options_cb (GtkPrintOperation *operation,
                   Job               *job)
{
  GtkWidget *options = cliff_page_options_new ();

  gtk_widget_set_margin_start (options, 18);
  gtk_widget_set_margin_end (options, 18);
  gtk_widget_set_margin_top (options, 18);
  gtk_widget_set_margin_bottom (options, 18);

  return options;
}

static void
apply_options_cb (GtkPrintOperation *operation,
                  GtkWidget         *options,
                  Job               *job)
{
  g_clear_pointer (&job->pages, cliff_pages_free);
}

/* ── Public ── */

/* Takes @job. */
static GtkPrintOperation *
create_operation (CliffProject *project,
                  Job          *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) page_setup = gtk_page_setup_new ();

  job->title = g_strdup (cliff_record_get_text (cliff_project_get_series (project), "title"));
  /* The paper of the country one is in; the dialog may choose another. */
  lay_out (job, choose_paper (gtk_page_setup_get_paper_width (page_setup, GTK_UNIT_POINTS),
                              gtk_page_setup_get_paper_height (page_setup, GTK_UNIT_POINTS)));
  gtk_print_operation_set_default_page_setup (operation, page_setup);
  gtk_print_operation_set_job_name (operation, job->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) cliff_pages_get_n_pages (job->pages));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "cliff-job", job, (GDestroyNotify) job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);

  return operation;
}

GtkPrintOperation *
cliff_script_print_new (CliffProject *project,
                        CliffRecord  *episode)
{
  CliffStore *store = cliff_project_get_store (project);
  GtkPrintOperation *operation;
  g_autofree char *text = NULL, *part = NULL;
  Job *job = g_new0 (Job, 1);
  CliffScriptFormat format;

  cliff_project_flush (project);
  text = cliff_edit_dup_series_text (store, &format);
  job->script = cliff_script_new (text, -1, format);
  read_revision (job, store);
  operation = create_operation (project, job);
  if (episode != NULL)
    {
      part = cliff_edit_dup_episode_text (store, cliff_record_get_id (episode));
      propose_pages (operation, job, part);
    }
  gtk_print_operation_set_custom_tab_label (operation, _("Script"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_options_cb), job);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_options_cb), job);

  return operation;
}

GtkPrintOperation *
cliff_script_print_new_report (CliffProject *project,
                               CliffReport  *report)
{
  Job *job = g_new0 (Job, 1);

  job->report = report;

  return create_operation (project, job);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         CliffProject            *project)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  cliff_project_report (project, error);
}

static void
run (GtkPrintOperation *operation,
     CliffProject      *project,
     GtkWindow         *parent)
{
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), project, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

void
cliff_script_print (CliffProject *project,
                    GtkWindow    *parent)
{
  g_autoptr(GtkPrintOperation) operation = cliff_script_print_new (project, cliff_project_get_episode (project));

  run (operation, project, parent);
}

void
cliff_script_print_report (CliffProject *project,
                           CliffReport  *report,
                           GtkWindow    *parent)
{
  g_autoptr(GtkPrintOperation) operation = cliff_script_print_new_report (project, report);

  run (operation, project, parent);
}
