/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cli.h"
#include "cliff-task-engine.h"

G_BEGIN_DECLS

/* The options that name an engine at a vendor and the account that pays. */
typedef struct
{
  char  *engine;   /* (nullable): "ark", or the path of a descriptor */
  char  *model;
  char  *account;
  char  *base;
  char **locals;
  int    key_fd;   /* -1: the Secret Service has the key */
  int    pace;
} CliffCliAccount;

#define CLIFF_CLI_ACCOUNT_INIT { .key_fd = -1, .pace = 1000 }
/* The rows for a GOptionEntry array. */
#define CLIFF_CLI_ACCOUNT_ENTRIES(a)                                                                                                          \
  { "engine", 0, 0, G_OPTION_ARG_STRING, &(a).engine, "“local” (the default), a vendor of “engine list”, or the file of a descriptor", "NAME" }, \
  { "model", 0, 0, G_OPTION_ARG_STRING, &(a).model, "Which of the vendor's models", "MODEL" },                                               \
  { "account", 0, 0, G_OPTION_ARG_STRING, &(a).account, "Whose key: what “engine key” stored it as (default: main)", "NAME" },                \
  { "key-fd", 0, 0, G_OPTION_ARG_INT, &(a).key_fd, "Read the key from this file descriptor instead", "FD" },                                 \
  { "base", 0, 0, G_OPTION_ARG_STRING, &(a).base, "Another address of the vendor", "URL" },                                                  \
  { "local", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(a).locals, "A machine of your own that may be spoken to without encryption", "ORIGIN" },      \
  { "pace", 0, 0, G_OPTION_ARG_INT, &(a).pace, "Milliseconds that a second of waiting lasts (1000)", "MS" }

void             cliff_cli_account_clear       (CliffCliAccount  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffCliAccount, cliff_cli_account_clear)
/* Whether that can be the name of an engine at all: "local", a vendor's, or a file's. */
gboolean         cliff_cli_is_engine           (const char       *name);
/* A shipped descriptor, or one in a file. (transfer full) (nullable) */
CliffDescriptor *cliff_cli_open_descriptor     (const char       *name,
                                                GError          **error);
/* The engine the options name, with its key. (transfer full) (nullable) */
CliffEngine     *cliff_cli_account_open_engine (CliffCliAccount  *self,
                                                GError          **error);
/* The first line of a file descriptor, at most 4 KiB: (transfer full) (nullable), freed with cliff_key_free(). */
char            *cliff_cli_read_key            (int               fd,
                                                GError          **error);

G_END_DECLS
