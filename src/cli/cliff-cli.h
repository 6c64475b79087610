/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-jobs.h"
#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Exit codes of every command, after sysexits.h. */
typedef enum
{
  CLIFF_EXIT_OK = 0,
  CLIFF_EXIT_USAGE = 64,
  CLIFF_EXIT_BAD_INPUT = 65,
  CLIFF_EXIT_NOT_FOUND = 66,
  CLIFF_EXIT_CANNOT_WRITE = 73,
  CLIFF_EXIT_TRY_AGAIN = 75,
  CLIFF_EXIT_CANCELLED = 130,
} CliffExit;

/* Cancelled by Ctrl-C or SIGTERM: (transfer none). */
GCancellable *cliff_cli_get_cancellable (void);
/* Prints "cliffhanger-cli: MESSAGE" and returns the exit code that fits the error's domain and code. */
CliffExit     cliff_cli_fail            (const GError   *error);
/* Parses options of one command (@argv[0] is its name).  FALSE after --help (*exit_code 0) or bad usage (64).
 * @arguments: what follows the command's name in its usage line; @summary: one paragraph. */
gboolean      cliff_cli_parse           (int            *argc,
                                         char         ***argv,
                                         GOptionEntry   *entries,
                                         const char     *arguments,
                                         const char     *summary,
                                         CliffExit      *exit_code);

/* Opens a project for a command; a message and the exit code when it cannot be, or when @write is set and it is only
 * readable: CLIFF_EXIT_TRY_AGAIN where another program has it open.  (transfer full) (nullable) */
CliffStore   *cliff_cli_open_project    (const char      *path,
                                         gboolean         write,
                                         CliffExit       *exit_code);

/* What cliff_cli_read_bytes() reads before it stops: a little more than a script may be, so that too much is noticed. */
#define CLIFF_CLI_MOST_INPUT (65 * 1024 * 1024)
/* The bytes of a file, or of standard input for "-". (transfer full) (nullable) */
GBytes       *cliff_cli_read_bytes      (const char      *path,
                                         GError         **error);
/* The text of a script from a file, or from standard input for "-".  Errors as of cliff_script_read_bytes(), and
 * G_IO_ERROR.  (transfer full) (nullable) */
char         *cliff_cli_read_script     (const char      *path,
                                         GError         **error);
/* The ids of the episodes numbered by @range ("2", "1-3", "1,4-6"; NULL = all), in order: (element-type CliffId).
 * Errors: G_IO_ERROR_INVALID_ARGUMENT, G_IO_ERROR_NOT_FOUND. (transfer full) */
GArray       *cliff_cli_dup_episodes    (CliffStore     *store,
                                         const char     *range,
                                         GError        **error);
/* Shows one line of progress on a terminal's standard error, nothing elsewhere; a CliffProgressFunc from any
 * thread.  @what: (const char *): what is being done. */
void          cliff_cli_show_progress   (double          fraction,
                                         const char     *stage,
                                         gpointer        what);
/* Ends the progress line. */
void          cliff_cli_end_progress    (void);
/* Prints @node as indented JSON on standard output. */
void          cliff_cli_print_json      (JsonNode       *node);

/* Generates what the episodes (ids) lack with the local engines, showing progress; failures are printed each.
 * @reports: (nullable): gets one object an episode, as printed by "generate --json".  FALSE with the first failure;
 * what was made is kept. */
gboolean      cliff_cli_generate_episodes (CliffStore    *store,
                                           GArray        *episodes,
                                           CliffGenerate  what,
                                           JsonArray     *reports,
                                           GError       **error);

/* Exports the episodes (ids) into @folder, showing progress and printing what was read back from each film.
 * @height: 1920, 1280, 960 or 0; @results: (nullable): gets one object a film, as printed by "export --json", instead of
 * text.  FALSE with the first failure; films finished until then stay. */
gboolean      cliff_cli_export_episodes   (CliffStore    *store,
                                           GArray        *episodes,
                                           const char    *folder,
                                           int            height,
                                           JsonArray     *results,
                                           GError       **error);

/* The script format of a name given on the command line; NULL and "auto" are one where @may_be_auto.  FALSE for any
 * other word. */
gboolean      cliff_cli_parse_format      (const char        *name,
                                           gboolean           may_be_auto,
                                           CliffScriptFormat *format);

/* The script of a file, of standard input for "-", or of all episodes of a project, which @store (out) is then; a message and the
 * exit code when it cannot be read. (transfer full) (nullable) */
CliffScript  *cliff_cli_open_script       (const char        *path,
                                           CliffStore       **store,
                                           CliffExit         *exit_code);

/* What "script" can do, besides showing one. */
CliffExit     cliff_cli_script_find     (int argc, char **argv);
CliffExit     cliff_cli_script_numbers  (int argc, char **argv);
CliffExit     cliff_cli_script_move     (int argc, char **argv);
CliffExit     cliff_cli_script_delete   (int argc, char **argv);
CliffExit     cliff_cli_script_merge    (int argc, char **argv);
CliffExit     cliff_cli_script_version  (int argc, char **argv);
CliffExit     cliff_cli_script_split    (int argc, char **argv);
CliffExit     cliff_cli_script_rename   (int argc, char **argv);
CliffExit     cliff_cli_script_number   (int argc, char **argv);

/* The scene numbered @name ("1-2"), or with that id ("#7"); 0 with an error: G_IO_ERROR_NOT_FOUND, or
 * G_IO_ERROR_INVALID_ARGUMENT where several have the number. */
CliffId       cliff_cli_find_scene      (CliffStore   *store,
                                         const char   *name,
                                         GError      **error);
/* The one episode numbered @number; 0 with an error, as above. */
CliffId       cliff_cli_find_episode    (CliffStore   *store,
                                         const char   *number,
                                         GError      **error);

/* Commands, one file each; @argv[0] is the command's name. */
CliffExit     cliff_cli_help            (int argc, char **argv);
CliffExit     cliff_cli_new             (int argc, char **argv);
CliffExit     cliff_cli_import          (int argc, char **argv);
CliffExit     cliff_cli_info            (int argc, char **argv);
CliffExit     cliff_cli_produce         (int argc, char **argv);
CliffExit     cliff_cli_history         (int argc, char **argv);
CliffExit     cliff_cli_undo            (int argc, char **argv);
CliffExit     cliff_cli_redo            (int argc, char **argv);
CliffExit     cliff_cli_check           (int argc, char **argv);
CliffExit     cliff_cli_edit            (int argc, char **argv);
CliffExit     cliff_cli_export          (int argc, char **argv);
CliffExit     cliff_cli_breakdown       (int argc, char **argv);
CliffExit     cliff_cli_labels          (int argc, char **argv);
CliffExit     cliff_cli_media           (int argc, char **argv);
CliffExit     cliff_cli_generate        (int argc, char **argv);
CliffExit     cliff_cli_engine          (int argc, char **argv);
CliffExit     cliff_cli_jobs            (int argc, char **argv);
CliffExit     cliff_cli_spend           (int argc, char **argv);
CliffExit     cliff_cli_shots           (int argc, char **argv);
CliffExit     cliff_cli_script          (int argc, char **argv);
CliffExit     cliff_cli_series          (int argc, char **argv);
CliffExit     cliff_cli_script_report   (int argc, char **argv);
CliffExit     cliff_cli_script_export   (int argc, char **argv);

G_END_DECLS
