/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-engine.h"
#include "cliff-label.h"
#include "cliff-render.h"
#include "cliff-script.h"
#include "cliff-store.h"

#include <glib-unix.h>

/* How long cancelled work may take to end by itself. */
#define CANCEL_SECONDS 10

/* Ctrl-C is seen by a thread of its own, since most commands block the main one. */
static gpointer
wait_for_signals (gpointer data)
{
  sigset_t *set = data;
  int number;

  sigwait (set, &number);
  g_cancellable_cancel (cliff_cli_get_cancellable ());
  /* Whoever asks twice, or has to wait for work that cannot be stopped half-way, gets the end at once: what was
   * committed is safe, and the next call cleans up what was not. */
  sigtimedwait (set, NULL, &(struct timespec) { .tv_sec = CANCEL_SECONDS });
  _exit (CLIFF_EXIT_CANCELLED);
}

GCancellable *
cliff_cli_get_cancellable (void)
{
  static GCancellable *cancellable;
  static sigset_t set;

  if (g_once_init_enter_pointer (&cancellable))
    {
      GCancellable *fresh = g_cancellable_new ();

      sigemptyset (&set);
      sigaddset (&set, SIGINT);
      sigaddset (&set, SIGTERM);
      pthread_sigmask (SIG_BLOCK, &set, NULL);
      g_once_init_leave_pointer (&cancellable, fresh);
      g_thread_unref (g_thread_new ("signals", wait_for_signals, &set));
    }

  return cancellable;
}

static CliffExit
exit_code_for_io (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return CLIFF_EXIT_NOT_FOUND;
    case G_IO_ERROR_CANCELLED:
      return CLIFF_EXIT_CANCELLED;
    case G_IO_ERROR_NO_SPACE:
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_EXISTS:
      return CLIFF_EXIT_CANNOT_WRITE;
    case G_IO_ERROR_BUSY:
    case G_IO_ERROR_TIMED_OUT:
      return CLIFF_EXIT_TRY_AGAIN;
    default:
      return CLIFF_EXIT_BAD_INPUT;
    }
}

static CliffExit
exit_code_for_edit (int code)
{
  switch ((CliffEditError) code)
    {
    case CLIFF_EDIT_ERROR_GONE:
      return CLIFF_EXIT_NOT_FOUND;
    case CLIFF_EDIT_ERROR_TAKEN:
      return CLIFF_EXIT_CANNOT_WRITE;
    case CLIFF_EDIT_ERROR_NAME:
    case CLIFF_EDIT_ERROR_MEANING:
    case CLIFF_EDIT_ERROR_VALUE:
    case CLIFF_EDIT_ERROR_LOCKED:
    case CLIFF_EDIT_ERROR_NO_HEADING:
    case CLIFF_EDIT_ERROR_FIRST_SCENE:
    case CLIFF_EDIT_ERROR_LAST:
    case CLIFF_EDIT_ERROR_PLACE:
    case CLIFF_EDIT_ERROR_CHANGED:
    default:
      return CLIFF_EXIT_BAD_INPUT;
    }
}

static CliffExit
exit_code_for_store (int code)
{
  switch ((CliffStoreError) code)
    {
    case CLIFF_STORE_ERROR_NOT_FOUND:
      return CLIFF_EXIT_NOT_FOUND;
    case CLIFF_STORE_ERROR_EXISTS:
    case CLIFF_STORE_ERROR_READ_ONLY:
    case CLIFF_STORE_ERROR_FULL:
      return CLIFF_EXIT_CANNOT_WRITE;
    case CLIFF_STORE_ERROR_FOREIGN:
    case CLIFF_STORE_ERROR_DAMAGED:
    case CLIFF_STORE_ERROR_NEWER:
    case CLIFF_STORE_ERROR_CONFLICT:
      return CLIFF_EXIT_BAD_INPUT;
    case CLIFF_STORE_ERROR_FAILED:
    default:
      return CLIFF_EXIT_TRY_AGAIN;
    }
}

CliffExit
cliff_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_printerr ("\ncliffhanger-cli: cancelled; what was finished is kept\n");
      return CLIFF_EXIT_CANCELLED;
    }

  g_printerr ("cliffhanger-cli: %s\n", error->message);
  if (error->domain == G_IO_ERROR)
    return exit_code_for_io (error->code);
  if (error->domain == G_FILE_ERROR)
    return error->code == G_FILE_ERROR_NOENT ? CLIFF_EXIT_NOT_FOUND : CLIFF_EXIT_CANNOT_WRITE;
  if (error->domain == CLIFF_EDIT_ERROR)
    return exit_code_for_edit (error->code);
  if (error->domain == CLIFF_STORE_ERROR)
    return exit_code_for_store (error->code);
  if (error->domain == CLIFF_LABEL_ERROR && error->code == CLIFF_LABEL_ERROR_WRITE)
    return CLIFF_EXIT_CANNOT_WRITE;
  if (error->domain == CLIFF_RENDER_ERROR && error->code == CLIFF_RENDER_ERROR_WRITE)
    return CLIFF_EXIT_CANNOT_WRITE;
  if (error->domain == CLIFF_RENDER_ERROR && error->code == CLIFF_RENDER_ERROR_WORKER)
    return CLIFF_EXIT_TRY_AGAIN;

  return CLIFF_EXIT_BAD_INPUT;
}

gboolean
cliff_cli_parse (int            *argc,
                 char         ***argv,
                 GOptionEntry   *entries,
                 const char     *arguments,
                 const char     *summary,
                 CliffExit      *exit_code)
{
  g_autofree char *usage = g_strdup_printf ("%s", arguments);
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;
  gboolean help = FALSE;
  GOptionEntry help_entry[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this text", NULL },
    { NULL }
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entry, NULL);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("cliffhanger-cli %s: %s\nSee “cliffhanger-cli %s --help”.\n", (*argv)[0], error->message, (*argv)[0]);
      *exit_code = CLIFF_EXIT_USAGE;
      return FALSE;
    }
  if (help)
    {
      g_autofree char *prgname = g_strdup_printf ("cliffhanger-cli %s", (*argv)[0]);

      g_set_prgname (prgname);
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", text);
      *exit_code = CLIFF_EXIT_OK;
      return FALSE;
    }

  return TRUE;
}

static CliffExit
fail_read_only (CliffStore *store)
{
  switch (cliff_store_get_read_only (store))
    {
    case CLIFF_READ_ONLY_IN_USE:
      g_printerr ("cliffhanger-cli: the project is open in another window or program; close it there first\n");
      return CLIFF_EXIT_TRY_AGAIN;
    case CLIFF_READ_ONLY_NEWER:
      g_printerr ("cliffhanger-cli: the project was made by a newer version; it can only be read\n");
      return CLIFF_EXIT_CANNOT_WRITE;
    case CLIFF_READ_ONLY_PERMISSION:
      g_printerr ("cliffhanger-cli: the project's folder cannot be written\n");
      return CLIFF_EXIT_CANNOT_WRITE;
    case CLIFF_READ_ONLY_ASKED:
    case CLIFF_READ_ONLY_NOT:
      break;
    }

  return CLIFF_EXIT_OK;
}

CliffStore *
cliff_cli_open_project (const char *path,
                        gboolean    write,
                        CliffExit  *exit_code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = cliff_store_open (path, !write, &error);

  *exit_code = CLIFF_EXIT_OK;
  if (store == NULL)
    *exit_code = cliff_cli_fail (error);
  else if (write)
    *exit_code = fail_read_only (store);

  return *exit_code == CLIFF_EXIT_OK ? g_steal_pointer (&store) : NULL;
}
