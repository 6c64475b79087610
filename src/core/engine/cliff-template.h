/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * The little language of the bodies and addresses in descriptors.
 *
 * A string may hold slots in braces, each with filters: "{prompt}", "{duration|seconds|text}", "{first|datauri}".  A string
 * that is one slot and nothing else becomes the slot's value, whatever its type; where there is no such value the member or
 * element of the template that holds it is left out.  Within a longer string a missing slot is nothing.
 *
 * Filters: seconds and ms (of a time in ns), text, integer, suffix:X, default:X, map:NAME (by "$maps" of the slots),
 * datauri and base64 (of a file: {"path", "type"}), escape (for one part of an address).
 *
 * An object with "$if" or "$unless", the name of a slot, is left out unless that has a value (has none); "$then" in it is
 * what it becomes instead of itself.  An object with "$each", the name of a list, becomes one "$do" for every "item" of it, within
 * the list it stands in.
 */

/* What the template becomes: (transfer full) (nullable): NULL without an error when it is left out.  Files named in @slots are read;
 * blocks.  Errors: CLIFF_ENGINE_ERROR_REQUEST for templates that make no sense, G_FILE_ERROR.  Any thread. */
JsonNode *cliff_template_expand  (JsonNode    *self,
                                  JsonObject  *slots,
                                  GError     **error);
/* The same for a string that must stay one: (transfer full) (nullable). */
char     *cliff_template_text    (const char  *self,
                                  JsonObject  *slots,
                                  GError     **error);
/* The value of a slot such as "token.id": (transfer none) (nullable): NULL for none, null and "". */
JsonNode *cliff_template_slot    (JsonObject  *slots,
                                  const char  *name);
/* The first value that one of the paths finds: @paths is a path such as "$.data[0].url" or a list of them: (transfer full) (nullable). */
JsonNode *cliff_template_find    (JsonNode    *paths,
                                  JsonNode    *root);
/* The same as text; numbers as they are written: (transfer full) (nullable). */
char     *cliff_template_find_text (JsonNode  *paths,
                                    JsonNode  *root);

G_END_DECLS
