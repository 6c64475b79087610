/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* A file of tests/data: (transfer full). */
char *cliff_test_dup_data_path (const char *name);
/* A fresh empty folder, removed at exit: (transfer full). */
char *cliff_test_dup_folder    (void);
/* A new project "归来" in a fresh folder: (transfer full). */
CliffStore *cliff_test_create_store (void);
/* Opens a project that must open: (transfer full). */
CliffStore *cliff_test_open_store (const char *path);
/* Everything the history is about, as one text: equal texts, equal projects. (transfer full) */
char *cliff_test_dup_content   (CliffStore *store);
/* Begin and commit that must succeed. */
void  cliff_test_begin         (CliffStore *store);
void  cliff_test_commit        (CliffStore *store);
/* cliff_store_exec() that must succeed, with a transaction of its own. */
void  cliff_test_exec          (CliffStore *store,
                                const char *sql);
/* Starts this test program again with "--child MODE PATH", standard output piped: (transfer full).  main() hands over with
 * cliff_test_run_child() before anything else. */
GSubprocess *cliff_test_spawn  (const char *mode,
                                const char *path);
/* Waits for a child that must succeed. */
void  cliff_test_wait          (GSubprocess *child);

typedef struct
{
  const char  *mode;
  int        (*run) (const char *path);
} CliffTestChild;

/* Runs the child that the arguments ask for and exits with its result; returns when they ask for none. */
void  cliff_test_run_child     (int                   argc,
                                char                **argv,
                                const CliffTestChild *children,
                                guint                 n_children);

G_END_DECLS
