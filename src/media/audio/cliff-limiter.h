/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffLimiter:
 *
 * Keeps the true peak of stereo sound under a ceiling without audible pumping: looks 5 ms ahead,
 * both sides together.
 */
typedef struct _CliffLimiter CliffLimiter;

CliffLimiter *cliff_limiter_new   (const float   *samples,
                                   gint64         n_frames);
void          cliff_limiter_free  (CliffLimiter  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLimiter, cliff_limiter_free)
void          cliff_limiter_apply (CliffLimiter  *self,
                                   double         gain,
                                   double         ceiling,
                                   float         *into);

G_END_DECLS
