/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* One row a command; the order is that of the work. */
static const struct
{
  const char  *name;
  CliffExit  (*run) (int argc, char **argv);
  const char  *summary;
} commands[] = {
  { "help", cliff_cli_help, "Show this text" },
  { "new", cliff_cli_new, "Make an empty project" },
  { "import", cliff_cli_import, "Bring a script into a project" },
  { "info", cliff_cli_info, "Tell what a project holds" },
  { "series", cliff_cli_series, "Show or set what holds for the whole series" },
  { "script", cliff_cli_script, "Show how a script is read, or write it in the other format" },
  { "media", cliff_cli_media, "Bring pictures, videos and sounds into a project" },
  { "breakdown", cliff_cli_breakdown, "Make the shots of a script or a project" },
  { "shots", cliff_cli_shots, "Write the shot list or a contact sheet" },
  { "edit", cliff_cli_edit, "Cut episodes: trim, split, move, add…" },
  { "generate", cliff_cli_generate, "Make pictures, videos, voices and music" },
  { "engine", cliff_cli_engine, "List and check engines, keep their keys" },
  { "jobs", cliff_cli_jobs, "List jobs, and follow what was cut off" },
  { "spend", cliff_cli_spend, "Tell what was spent, and limit it" },
  { "export", cliff_cli_export, "Make finished, labelled films of episodes" },
  { "produce", cliff_cli_produce, "All of it in one go: a script becomes labelled films" },
  { "labels", cliff_cli_labels, "Read and check the AI labels of finished files" },
  { "history", cliff_cli_history, "List the steps that can be undone" },
  { "undo", cliff_cli_undo, "Take the last step back" },
  { "redo", cliff_cli_redo, "Make an undone step again" },
  { "check", cliff_cli_check, "Look for damage in a project" },
};

CliffExit
cliff_cli_help (int    argc,
                char **argv)
{
  g_print ("Usage: cliffhanger-cli COMMAND [OPTION…]\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, commands[i].summary);
  g_print ("\n“cliffhanger-cli COMMAND --help” tells more.\n");

  return CLIFF_EXIT_OK;
}

/* A closed standard stream would be reopened as the next file, and what is printed end up in it. */
static void
ensure_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", O_RDWR) < 0)
      exit (CLIFF_EXIT_CANNOT_WRITE);
}

/* What could not be printed was not done, as far as a script can see. */
static CliffExit
finish (CliffExit exit_code)
{
  if ((fflush (stdout) == 0 && !ferror (stdout)) || exit_code != CLIFF_EXIT_OK)
    return exit_code;
  g_printerr ("cliffhanger-cli: the output cannot be written\n");

  return CLIFF_EXIT_CANNOT_WRITE;
}

int
main (int    argc,
      char **argv)
{
  ensure_streams ();
  setlocale (LC_ALL, "");
  /* What is read and printed is UTF-8 whatever the locale says: JSON with question marks would be wrong. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  cliff_cli_get_cancellable ();

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return finish (cliff_cli_help (argc - 1, argv + 1));
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return finish (commands[i].run (argc - 1, argv + 1));

  if (argc > 1)
    g_printerr ("cliffhanger-cli: unknown command “%s”; see “cliffhanger-cli help”\n", argv[1]);
  else
    cliff_cli_help (argc, argv);
  return CLIFF_EXIT_USAGE;
}
