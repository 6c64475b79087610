/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a worker's callback holds of the object it works for.  A task that held the object itself could be the last to, and give it
 * up in the worker's thread: with it would go the project, which is the main thread's. */

/* (transfer full): taken by cliff_weak_take(), once. */
GWeakRef *cliff_weak_new  (gpointer  object);
/* The object, or NULL when it is gone. (transfer full) (nullable) */
gpointer  cliff_weak_take (GWeakRef *weak);

G_END_DECLS
