/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffJobsButton:
 *
 * How many jobs run, and in its popover their progress, a way to cancel them, and which failed and why.
 */
#define CLIFF_TYPE_JOBS_BUTTON (cliff_jobs_button_get_type ())
G_DECLARE_FINAL_TYPE (CliffJobsButton, cliff_jobs_button, CLIFF, JOBS_BUTTON, AdwBin)

void cliff_jobs_button_set_project (CliffJobsButton *self,
                                    CliffProject    *project);

G_END_DECLS
