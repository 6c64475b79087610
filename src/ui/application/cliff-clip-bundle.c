/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-clip-bundle.h"

#include "cliff-cut-words.h"

#include <json-glib/json-glib.h>

#define VERSION 1
/* More than an episode can have. */
#define MAX_ITEMS 100000
#define MAX_TIME (24 * 3600 * CLIFF_SECOND)
#define MAX_LENGTH (3600 * CLIFF_SECOND)

G_DEFINE_BOXED_TYPE (CliffClipBundle, cliff_clip_bundle, cliff_clip_bundle_ref, cliff_clip_bundle_unref)

static void
clear_words (gpointer data)
{
  CliffBundleWords *words = data;

  g_free (words->text);
  g_free (words->style);
}

static CliffClipBundle *
create (void)
{
  CliffClipBundle *self = g_new0 (CliffClipBundle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  self->words = g_array_new (FALSE, FALSE, sizeof (CliffBundleWords));
  g_array_set_clear_func (self->words, clear_words);

  return self;
}

/* Of the path, which is nobody's business but the project's. */
static char *
dup_sum (CliffStore *store)
{
  g_autofree char *path = g_canonicalize_filename (cliff_store_get_path (store), NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

/* ── Making ── */

static gboolean
find_span (CliffCut     *cut,
           CliffCutItem  item,
           CliffTime    *start,
           CliffTime    *end)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutLine *line = item.kind == CLIFF_CUT_LINE ? cliff_cut_find_line (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;

  if (shot == NULL && line == NULL && clip == NULL)
    return FALSE;
  *start = shot != NULL ? shot->start : line != NULL ? line->start : clip->start;
  *end = *start + (shot != NULL ? shot->length : line != NULL ? line->length : clip->length);

  return TRUE;
}

static gboolean
has_item (CliffClipBundle *self,
          CliffCutItem     item)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, CliffCutItem, i).id == item.id && g_array_index (self->items, CliffCutItem, i).kind == item.kind)
      return TRUE;

  return FALSE;
}

/* What is read on screen can go where the pictures cannot. */
static void
add_words (CliffClipBundle *self,
           CliffCut        *cut,
           CliffTime        first)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      CliffCutItem item = g_array_index (self->items, CliffCutItem, i);
      const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
      CliffBundleWords words;

      if (clip == NULL || clip->text == NULL || *clip->text == '\0')
        continue;
      words = (CliffBundleWords) { g_array_index (cut->lanes, CliffCutLane, clip->lane).kind, clip->start - first, clip->length,
                                   g_strdup (clip->text), g_strdup (clip->style != NULL ? clip->style : "") };
      g_array_append_val (self->words, words);
    }
}

CliffClipBundle *
cliff_clip_bundle_new (CliffStore         *store,
                       CliffCut           *cut,
                       const CliffCutItem *items,
                       guint               n_items,
                       gboolean            moving)
{
  CliffClipBundle *self = create ();
  CliffTime first = G_MAXINT64, start, end;

  self->project = dup_sum (store);
  self->episode_id = cut->episode_id;
  self->cut = moving;
  for (guint i = 0; i < n_items; i++)
    if (!has_item (self, items[i]) && find_span (cut, items[i], &start, &end))
      {
        g_array_append_val (self->items, items[i]);
        first = MIN (first, start);
      }
  add_words (self, cut, first);

  return self;
}

CliffClipBundle *
cliff_clip_bundle_new_range (CliffStore *store,
                             CliffCut   *cut,
                             CliffTime   start,
                             CliffTime   end)
{
  CliffClipBundle *self = create ();

  self->project = dup_sum (store);
  self->episode_id = cut->episode_id;
  self->start = start;
  self->end = end;
  for (guint i = 0; i < cut->clips->len; i++)
    {
      const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, i);
      CliffCutItem item = { CLIFF_CUT_CLIP, clip->id };

      if (clip->shot_id != 0 && clip->start >= start && clip->start + clip->length <= end)
        g_array_append_val (self->items, item);
    }
  add_words (self, cut, start);

  return self;
}

CliffClipBundle *
cliff_clip_bundle_ref (CliffClipBundle *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_clip_bundle_unref (CliffClipBundle *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->project);
  g_array_unref (self->items);
  g_array_unref (self->words);
  g_free (self);
}

gboolean
cliff_clip_bundle_is_of (CliffClipBundle *self,
                         CliffStore      *store)
{
  g_autofree char *sum = dup_sum (store);

  return g_strcmp0 (sum, self->project) == 0;
}

/* ── As text ── */

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
write_items (JsonBuilder     *builder,
             CliffClipBundle *self)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->items->len; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "kind", cliff_cut_kind_get_name (g_array_index (self->items, CliffCutItem, i).kind));
      add_int (builder, "id", g_array_index (self->items, CliffCutItem, i).id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_words (JsonBuilder     *builder,
             CliffClipBundle *self)
{
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->words->len; i++)
    {
      const CliffBundleWords *words = &g_array_index (self->words, CliffBundleWords, i);

      json_builder_begin_object (builder);
      add_text (builder, "kind", cliff_lane_kind_get_name (words->kind));
      add_int (builder, "start", words->start);
      add_int (builder, "length", words->length);
      add_text (builder, "text", words->text);
      add_text (builder, "style", words->style);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
cliff_clip_bundle_dup_json (CliffClipBundle *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "version", VERSION);
  add_text (builder, "project", self->project);
  add_int (builder, "episode", self->episode_id);
  json_builder_set_member_name (builder, "cut");
  json_builder_add_boolean_value (builder, self->cut);
  add_int (builder, "start", self->start);
  add_int (builder, "end", self->end);
  write_items (builder, self);
  write_words (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static JsonObject *
get_object (JsonArray *array,
            guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* NULL where it is missing or no array. */
static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) <= MAX_ITEMS ? array : NULL;
}

/* "" and 0 where it is missing or something else. */
static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static gint64
get_int (JsonObject *object,
         const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static void
read_items (CliffClipBundle *self,
            JsonArray       *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_object (array, i);
      CliffCutItem item;

      if (object == NULL || !cliff_cut_kind_find (get_text (object, "kind"), &item.kind))
        continue;
      item.id = get_int (object, "id");
      if (item.id > 0)
        g_array_append_val (self->items, item);
    }
}

static void
read_words (CliffClipBundle *self,
            JsonArray       *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_object (array, i);
      CliffBundleWords words = { 0 };

      if (object == NULL || !cliff_lane_kind_find (get_text (object, "kind"), &words.kind) ||
          (words.kind != CLIFF_LANE_TITLE && words.kind != CLIFF_LANE_SUBTITLE))
        continue;
      words.start = get_int (object, "start");
      words.length = get_int (object, "length");
      if (words.start < 0 || words.start > MAX_TIME || words.length <= 0 || words.length > MAX_LENGTH)
        continue;
      words.text = g_strdup (get_text (object, "text"));
      words.style = g_strdup (get_text (object, "style"));
      g_array_append_val (self->words, words);
    }
}

CliffClipBundle *
cliff_clip_bundle_parse (const char  *json,
                         gssize       length,
                         GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(CliffClipBundle) self = NULL;
  JsonNode *root, *cut;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, length, NULL))
    root = NULL;
  else
    root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || get_int (object, "version") != VERSION)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "These are no things of a timeline");
      return NULL;
    }
  self = create ();
  self->project = g_strdup (get_text (object, "project"));
  self->episode_id = get_int (object, "episode");
  cut = json_object_get_member (object, "cut");
  self->cut = cut != NULL && JSON_NODE_HOLDS_VALUE (cut) && json_node_get_boolean (cut);
  self->start = MAX (get_int (object, "start"), 0);
  self->end = MAX (get_int (object, "end"), 0);
  read_items (self, get_array (object, "items"));
  read_words (self, get_array (object, "words"));

  return g_steal_pointer (&self);
}

/* ── For others ── */

static char *
dup_text (CliffClipBundle *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", g_array_index (self->words, CliffBundleWords, i).text);

  return g_string_free_and_steal (text);
}

GdkContentProvider *
cliff_clip_bundle_provide (CliffClipBundle *self)
{
  g_autofree char *text = dup_text (self);
  char *json = cliff_clip_bundle_dup_json (self);
  g_autoptr(GBytes) bytes = g_bytes_new_take (json, strlen (json));
  GdkContentProvider *providers[3] = {
    gdk_content_provider_new_typed (CLIFF_TYPE_CLIP_BUNDLE, self),
    gdk_content_provider_new_for_bytes (CLIFF_CLIP_BUNDLE_MIME, bytes),
  };
  gsize n_providers = 2;

  if (*text != '\0')
    providers[n_providers++] = gdk_content_provider_new_typed (G_TYPE_STRING, text);

  return gdk_content_provider_new_union (providers, n_providers);
}
