/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-store.h"

G_BEGIN_DECLS

/*
 * What a character looks and sounds like for the local engines.  Whatever the person left open is derived from the
 * character's id and name, so that it is the same in every shot and episode and differs from everybody else's.
 */

/* Adds name, gender, age, hair, top, skin ("#rrggbb"), outfit and style to @into, as valid in episode
 * @episode_number. */
void        cliff_cast_describe_look  (CliffStore *store,
                                       CliffId     character_id,
                                       gint64      episode_number,
                                       JsonObject *into);
/* Adds voice, pitch (0 to 100) and pace (per cent) to @into.  @character_id 0: a narrator's. */
void        cliff_cast_describe_voice (CliffStore *store,
                                       CliffId     character_id,
                                       JsonObject *into);
/* The same for a name that is not in the cast. */
void        cliff_cast_describe_stranger (const char *name,
                                          JsonObject *into);
/* "female", "male" or "" as far as a name or a role tells: 母亲, 周叔, Lady Bracknell. */
const char *cliff_cast_guess_gender   (const char *name);
/* "child", "young", "adult" or "old". */
const char *cliff_cast_guess_age      (const char *name);

G_END_DECLS
