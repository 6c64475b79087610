/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a descriptor says of a model: its limits, its words, its prices. */

#include "config.h"

#include "cliff-descriptor.h"

#include <string.h>

#include "cliff-engine.h"
#include "cliff-template.h"

/* In millionths.  Far beyond what anything costs, and thousands of them can still be summed up: what a vendor says was used is its word alone. */
#define MOST_COST (G_GINT64_CONSTANT (1000000000) * 1000000)

static gboolean
refuse (GError     **error,
        JsonObject  *model,
        const char  *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "%s: %s", json_object_get_string_member (model, "id"), what);

  return FALSE;
}

static gint64
get_int (JsonObject *object,
         const char *name,
         gint64      fallback)
{
  return json_object_get_int_member_with_default (object, name, fallback);
}

static const char *
get_slot_text (JsonObject *slots,
               const char *name)
{
  JsonNode *node = cliff_template_slot (slots, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
has_text (JsonArray  *array,
          const char *text)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), text))
      return TRUE;

  return FALSE;
}

static char *
join (JsonArray *array)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *number = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : json_to_string (node, FALSE);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", number);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ── Limits ──────────────────────────────────────────────────────────── */

static gboolean
check_words (JsonObject  *model,
             JsonObject  *slots,
             const char  *slot,
             const char  *limit,
             GError     **error)
{
  const char *word = get_slot_text (slots, slot);
  JsonArray *words = json_object_has_member (model, limit) ? json_object_get_array_member (model, limit) : NULL;
  g_autofree char *list = NULL;

  if (word == NULL || (words != NULL && has_text (words, word)))
    return TRUE;
  list = words != NULL ? join (words) : g_strdup ("none");

  return refuse (error, model, "%s %s; it does %s", slot, word, list);
}

static gboolean
check_duration (JsonObject  *model,
                JsonObject  *slots,
                GError     **error)
{
  JsonNode *node = cliff_template_slot (slots, "duration");
  CliffTime duration = node != NULL ? json_node_get_int (node) : 0;
  gint64 shortest = get_int (model, "shortest", 0), longest = get_int (model, "longest", 0);
  JsonArray *list = json_object_has_member (model, "seconds") ? json_object_get_array_member (model, "seconds") : NULL;
  g_autofree char *words = NULL;

  if (node == NULL)
    return TRUE;
  if (duration <= 0 || duration % CLIFF_SECOND != 0)
    return refuse (error, model, "a length of %" G_GINT64_FORMAT " ms; it does whole seconds", duration / CLIFF_MSECOND);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (json_array_get_int_element (list, i) == duration / CLIFF_SECOND)
      return TRUE;
  if (list == NULL && longest == 0)
    return refuse (error, model, "a length; it knows none");
  if (list == NULL && duration / CLIFF_SECOND >= shortest && duration / CLIFF_SECOND <= longest)
    return TRUE;
  words = list != NULL ? join (list) : g_strdup_printf ("%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, shortest, longest);

  return refuse (error, model, "a length of %" G_GINT64_FORMAT " s; it does %s", duration / CLIFF_SECOND, words);
}

/* Characters; "utf16" counts as JavaScript does, "han2" a Chinese character twice. */
static gint64
count_characters (const char *text,
                  const char *unit)
{
  gint64 count = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      count++;
      if (g_strcmp0 (unit, "utf16") == 0 && character > 0xffff)
        count++;
      if (g_strcmp0 (unit, "han2") == 0 && g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN)
        count++;
    }

  return count;
}

static gboolean
check_prompt (JsonObject  *model,
              JsonObject  *slots,
              GError     **error)
{
  const char *prompt = get_slot_text (slots, "prompt");
  JsonObject *limit = json_object_has_member (model, "prompt") ? json_object_get_object_member (model, "prompt") : NULL;
  gint64 count, most;

  if (prompt == NULL || limit == NULL)
    return TRUE;
  count = count_characters (prompt, json_object_get_string_member_with_default (limit, "unit", NULL));
  most = get_int (limit, "most", 0);

  return count <= most
         || refuse (error, model, "a prompt of %" G_GINT64_FORMAT " characters; it takes %" G_GINT64_FORMAT, count, most);
}

/* What goes in beside the words: "takes" says how many of each. */
static gboolean
check_inputs (JsonObject  *model,
              JsonObject  *slots,
              GError     **error)
{
  static const char *const inputs[] = { "first", "last", "references", "video", "sound", "negative", "seed", "voice", "camera" };
  JsonObject *takes = json_object_has_member (model, "takes") ? json_object_get_object_member (model, "takes") : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      JsonNode *node = cliff_template_slot (slots, inputs[i]);
      gint64 most = takes != NULL ? get_int (takes, inputs[i], 0) : 0;
      gint64 count = node == NULL ? 0 : JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;

      if (count > most)
        return refuse (error, model, "%" G_GINT64_FORMAT " of “%s”; it takes %" G_GINT64_FORMAT, count, inputs[i], most);
    }

  return TRUE;
}

static gboolean
has_any (JsonArray  *group,
         JsonObject *slots)
{
  for (guint i = 0; i < json_array_get_length (group); i++)
    if (cliff_template_slot (slots, json_array_get_string_element (group, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* "alone" lists groups of which only one may be used, "needs" what must be there. */
static gboolean
check_groups (JsonObject  *model,
              JsonObject  *slots,
              GError     **error)
{
  JsonArray *needs = json_object_has_member (model, "needs") ? json_object_get_array_member (model, "needs") : NULL;
  JsonArray *groups = json_object_has_member (model, "alone") ? json_object_get_array_member (model, "alone") : NULL;
  guint n_used = 0;

  for (guint i = 0; needs != NULL && i < json_array_get_length (needs); i++)
    if (cliff_template_slot (slots, json_array_get_string_element (needs, i)) == NULL)
      return refuse (error, model, "“%s” is missing", json_array_get_string_element (needs, i));
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    n_used += has_any (json_array_get_array_element (groups, i), slots);

  return n_used <= 1 || refuse (error, model, "first and last pictures do not go together with references");
}

gboolean
cliff_model_check (JsonObject  *model,
                   JsonObject  *slots,
                   GError     **error)
{
  return check_prompt (model, slots, error) && check_duration (model, slots, error)
         && check_words (model, slots, "ratio", "ratios", error) && check_words (model, slots, "resolution", "resolutions", error)
         && check_inputs (model, slots, error) && check_groups (model, slots, error);
}

/* ── Words and prices ──────────────────────────────────────────────────────────── */

void
cliff_model_complete (JsonObject *model,
                      JsonObject *slots)
{
  const char *ratio = get_slot_text (slots, "ratio"), *resolution = get_slot_text (slots, "resolution");
  g_autofree char *name = g_strdup_printf ("%s %s", resolution != NULL ? resolution : "", ratio != NULL ? ratio : "");
  JsonObject *sizes = json_object_has_member (model, "sizes") ? json_object_get_object_member (model, "sizes") : NULL;

  json_object_set_string_member (slots, "model", json_object_get_string_member (model, "id"));
  if (json_object_has_member (model, "maps"))
    json_object_set_member (slots, "$maps", json_node_copy (json_object_get_member (model, "maps")));
  if (sizes != NULL && json_object_has_member (sizes, name))
    {
      JsonArray *size = json_object_get_array_member (sizes, name);

      json_object_set_int_member (slots, "width", json_array_get_int_element (size, 0));
      json_object_set_int_member (slots, "height", json_array_get_int_element (size, 1));
    }
}

/* Whether a price holds: {"resolution": "720p", "first": true}. */
static gboolean
applies (JsonObject *price,
         JsonObject *slots)
{
  JsonObject *when = json_object_has_member (price, "when") ? json_object_get_object_member (price, "when") : NULL;
  g_autoptr(GList) names = when != NULL ? json_object_get_members (when) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *wanted = json_object_get_member (when, l->data), *slot = cliff_template_slot (slots, l->data);

      if (json_node_get_value_type (wanted) == G_TYPE_BOOLEAN ? json_node_get_boolean (wanted) != (slot != NULL)
                                                              : slot == NULL || !json_node_equal (wanted, slot))
        return FALSE;
    }

  return TRUE;
}

static gint64
get_slot_int (JsonObject *slots,
              const char *name)
{
  JsonNode *node = cliff_template_slot (slots, name);

  return node != NULL ? json_node_get_int (node) : 0;
}

/* How much of its unit a request uses, in thousandths; -1 when nobody can tell. */
static gint64
get_amount (JsonObject *price,
            JsonObject *slots)
{
  const char *unit = json_object_get_string_member (price, "unit"), *prompt = get_slot_text (slots, "prompt");
  gint64 duration = get_slot_int (slots, "duration") / CLIFF_MSECOND;
  gint64 pixels = get_slot_int (slots, "width") * get_slot_int (slots, "height");

  if (g_str_equal (unit, "piece"))
    return 1000;
  if (g_str_equal (unit, "character"))
    return prompt != NULL ? count_characters (prompt, "han2") * 1000 : -1;
  if (duration <= 0 || duration > 3600 * 1000)
    return -1;
  if (g_str_equal (unit, "second"))
    return duration;

  /* Tokens of a video: its pixels over its frames, by 1024. */
  return pixels > 0 && pixels <= 8192 * 8192 ? pixels * get_int (price, "fps", 24) * duration / 1024 : -1;
}

gint64
cliff_model_reckon (JsonObject  *model,
                    JsonObject  *slots,
                    gint64       usage,
                    const char  *usage_unit,
                    const char **currency)
{
  JsonArray *prices = json_object_has_member (model, "price") ? json_object_get_array_member (model, "price") : NULL;

  for (guint i = 0; prices != NULL && i < json_array_get_length (prices); i++)
    {
      JsonObject *price = json_array_get_object_element (prices, i);
      gint64 amount = applies (price, slots) ? get_amount (price, slots) : -1;
      gint64 micro = get_int (price, "micro", 0);
      __int128 total;

      if (amount >= 0 && usage >= 0 && usage < G_MAXINT64 / 1000
          && g_strcmp0 (usage_unit, json_object_get_string_member (price, "unit")) == 0)
        amount = usage * 1000;
      if (amount < 0)
        continue;
      total = (__int128) amount * micro;
      /* Prices of tokens are for a million of them. */
      if (g_str_equal (json_object_get_string_member (price, "unit"), "token"))
        total /= 1000000;
      *currency = g_intern_string (json_object_get_string_member (price, "currency"));

      return total / 1000 > MOST_COST ? -1 : (gint64) ((total + 999) / 1000);
    }

  return -1;
}
