/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-private.h"

#define FORMAT_VERSION 2
#define MAX_MEMBERS 100000

static const char *const sources[] = { "blank", "still", "video", NULL };
static const char *const motions[] = { "eased", "whip", "handheld", NULL };
static const char *const kinds[] = { "subtitle", "caption", NULL };
static const char *const buses[] = { "voice", "music", "effect", "own", NULL };
static const char *const transitions[] = { "cut", "dissolve", "fade", "wipe", "push", NULL };
static const char *const edges[] = { "left", "right", "top", "bottom", NULL };
static const char *const properties[] = { "x", "y", "scale", "rotation", "opacity", "gain", NULL };
static const char *const curves[] = { "linear", "ease", "hold", NULL };

/* Limits of what is read; no arithmetic on frames and times overflows within them. */
#define MAX_TIME (G_MAXINT64 / 4)
#define MAX_VALUE (1000 * (gint64) CLIFF_PPM)
#define MAX_SPEED (100 * CLIFF_PPM)

/* ── Writing ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* Members that are not set are left out. */
static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_view (JsonBuilder         *builder,
          const char          *name,
          const CliffPlanView *view)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_int (builder, "x", view->x);
  add_int (builder, "y", view->y);
  add_int (builder, "width", view->width);
  add_int (builder, "height", view->height);
  json_builder_end_object (builder);
}

static void
add_keys (JsonBuilder *builder,
          GArray      *keys)
{
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < keys->len; i++)
    {
      const CliffPlanKey *key = &g_array_index (keys, CliffPlanKey, i);

      json_builder_begin_object (builder);
      add_text (builder, "property", properties[key->property]);
      add_int (builder, "time", key->time);
      add_int (builder, "value", key->value);
      add_text (builder, "curve", curves[key->curve]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_shot (JsonBuilder         *builder,
          const CliffPlanShot *shot)
{
  json_builder_begin_object (builder);
  add_int (builder, "shot", shot->shot_id);
  add_int (builder, "start", shot->start);
  add_int (builder, "length", shot->length);
  add_text (builder, "transition", transitions[shot->transition]);
  add_int (builder, "overlap", shot->overlap);
  add_text (builder, "edge", edges[shot->edge]);
  add_int (builder, "colour", shot->colour);
  add_text (builder, "source", sources[shot->source]);
  add_text (builder, "path", shot->path);
  add_text (builder, "sha256", shot->sha256);
  add_text (builder, "name", shot->name);
  add_int (builder, "in", shot->in);
  add_int (builder, "speed", shot->speed);
  add_view (builder, "from", &shot->from);
  add_view (builder, "to", &shot->to);
  add_text (builder, "motion", motions[shot->motion]);
  add_text (builder, "text", shot->text);
  add_int (builder, "fade_in", shot->fade_in);
  add_int (builder, "fade_out", shot->fade_out);
  add_keys (builder, shot->keys);
  json_builder_end_object (builder);
}

static void
add_plan_text (JsonBuilder         *builder,
               const CliffPlanText *text)
{
  json_builder_begin_object (builder);
  add_int (builder, "start", text->start);
  add_int (builder, "length", text->length);
  add_text (builder, "kind", kinds[text->kind]);
  add_text (builder, "text", text->text);
  add_text (builder, "style", text->style);
  add_int (builder, "fade_in", text->fade_in);
  add_int (builder, "fade_out", text->fade_out);
  add_keys (builder, text->keys);
  json_builder_end_object (builder);
}

static void
add_sound (JsonBuilder          *builder,
           const CliffPlanSound *sound)
{
  json_builder_begin_object (builder);
  add_int (builder, "start", sound->start);
  add_int (builder, "length", sound->length);
  add_text (builder, "bus", buses[sound->bus]);
  add_int (builder, "lane", sound->lane);
  add_text (builder, "path", sound->path);
  add_text (builder, "sha256", sound->sha256);
  add_text (builder, "name", sound->name);
  add_int (builder, "gain", sound->gain);
  add_int (builder, "in", sound->in);
  add_int (builder, "speed", sound->speed);
  add_int (builder, "fade_in", sound->fade_in);
  add_int (builder, "fade_out", sound->fade_out);
  add_int (builder, "ducked", sound->ducked);
  add_keys (builder, sound->keys);
  json_builder_end_object (builder);
}

/**
 * cliff_plan_to_json:
 * @self: a plan
 *
 * The whole of @self; cliff_plan_new_from_json() makes an equal plan from it.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
cliff_plan_to_json (CliffPlan *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_int (builder, "version", FORMAT_VERSION);
  add_int (builder, "width", self->width);
  add_int (builder, "height", self->height);
  add_int (builder, "fps_num", self->fps_num);
  add_int (builder, "fps_den", self->fps_den);
  add_int (builder, "frames", self->n_frames);
  add_text (builder, "label", self->label);
  add_boolean (builder, "audible_label", self->audible_label);

  json_builder_set_member_name (builder, "shots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->shots->len; i++)
    add_shot (builder, g_ptr_array_index (self->shots, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "overlays");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->overlays->len; i++)
    add_shot (builder, g_ptr_array_index (self->overlays, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->texts->len; i++)
    add_plan_text (builder, g_ptr_array_index (self->texts, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "sounds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sounds->len; i++)
    add_sound (builder, g_ptr_array_index (self->sounds, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* ── Reading: the first thing wrong is remembered, all later calls give harmless values ──────── */

typedef struct
{
  JsonObject *object;
  GError    **error;
  gboolean   *failed;
} Reader;

static void G_GNUC_PRINTF (2, 3)
fail (const Reader *reader,
      const char   *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (*reader->failed)
    return;
  *reader->failed = TRUE;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not a valid plan: %s", message);
}

static JsonNode *
get_value (const Reader *reader,
           const char   *name,
           GType         type)
{
  JsonNode *node = reader->object ? json_object_get_member (reader->object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;
  return node;
}

static gint64
read_int (const Reader *reader,
          const char   *name,
          gint64        minimum,
          gint64        maximum)
{
  JsonNode *node = get_value (reader, name, G_TYPE_INT64);
  gint64 value = node ? json_node_get_int (node) : minimum;

  if (node == NULL)
    fail (reader, "“%s” is not a number", name);
  else if (value < minimum || value > maximum)
    fail (reader, "“%s” is %" G_GINT64_FORMAT ", outside %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
          name, value, minimum, maximum);

  return CLAMP (value, minimum, maximum);
}

static gboolean
read_boolean (const Reader *reader,
              const char   *name)
{
  JsonNode *node = get_value (reader, name, G_TYPE_BOOLEAN);

  if (node == NULL)
    fail (reader, "“%s” is neither true nor false", name);
  return node != NULL && json_node_get_boolean (node);
}

/* (transfer full) (nullable) */
static char *
read_text (const Reader *reader,
           const char   *name)
{
  JsonNode *node = get_value (reader, name, G_TYPE_STRING);

  return node ? json_node_dup_string (node) : NULL;
}

static int
read_word (const Reader      *reader,
           const char        *name,
           const char *const *words)
{
  JsonNode *node = get_value (reader, name, G_TYPE_STRING);

  for (int i = 0; node != NULL && words[i] != NULL; i++)
    if (g_str_equal (json_node_get_string (node), words[i]))
      return i;
  fail (reader, "“%s” is none of its words", name);

  return 0;
}

static CliffPlanView
read_view (const Reader *reader,
           const char   *name)
{
  JsonNode *node = reader->object ? json_object_get_member (reader->object, name) : NULL;
  Reader inner = { node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL,
                   reader->error, reader->failed };
  CliffPlanView view;

  view.width = (int) read_int (&inner, "width", 1, CLIFF_PPM);
  view.height = (int) read_int (&inner, "height", 1, CLIFF_PPM);
  view.x = (int) read_int (&inner, "x", 0, CLIFF_PPM - view.width);
  view.y = (int) read_int (&inner, "y", 0, CLIFF_PPM - view.height);

  return view;
}

typedef void (*ReadFunc) (gpointer      into,
                          const Reader *reader);

/* Reads each object of the list @name. */
static void
read_list (gpointer      into,
           const Reader *reader,
           const char   *name,
           ReadFunc      read_one)
{
  JsonNode *node = reader->object ? json_object_get_member (reader->object, name) : NULL;
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array ? json_array_get_length (array) : 0;

  if (array == NULL || n > MAX_MEMBERS)
    {
      fail (reader, "“%s” is not a list", name);
      return;
    }
  for (guint i = 0; i < n && !*reader->failed; i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      Reader inner = { JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL,
                       reader->error, reader->failed };

      read_one (into, &inner);
    }
}

static void
read_key (gpointer      into,
          const Reader *reader)
{
  GArray *keys = into;
  const CliffPlanKey *last = keys->len > 0 ? &g_array_index (keys, CliffPlanKey, keys->len - 1) : NULL;
  CliffPlanKey key = { 0 };

  key.property = read_word (reader, "property", properties);
  key.time = read_int (reader, "time", -MAX_TIME, MAX_TIME);
  key.value = read_int (reader, "value", -MAX_VALUE, MAX_VALUE);
  key.curve = read_word (reader, "curve", curves);
  if (last != NULL && (key.property < last->property || (key.property == last->property && key.time < last->time)))
    fail (reader, "keys are out of order");
  g_array_append_val (keys, key);
}

static void
read_picture (CliffPlanShot *shot,
              const Reader  *reader)
{
  shot->shot_id = read_int (reader, "shot", 0, G_MAXINT64);
  shot->start = (int) read_int (reader, "start", 0, CLIFF_PLAN_MAX_FRAMES);
  shot->length = (int) read_int (reader, "length", 1, CLIFF_PLAN_MAX_FRAMES);
  shot->transition = read_word (reader, "transition", transitions);
  shot->overlap = (int) read_int (reader, "overlap", 0, CLIFF_PLAN_MAX_FRAMES);
  shot->edge = read_word (reader, "edge", edges);
  shot->colour = (guint32) read_int (reader, "colour", 0, 0xffffff);
  shot->source = read_word (reader, "source", sources);
  shot->path = read_text (reader, "path");
  shot->sha256 = read_text (reader, "sha256");
  shot->name = read_text (reader, "name");
  shot->in = read_int (reader, "in", 0, MAX_TIME);
  shot->speed = (int) read_int (reader, "speed", -MAX_SPEED, MAX_SPEED);
  shot->from = read_view (reader, "from");
  shot->to = read_view (reader, "to");
  shot->motion = read_word (reader, "motion", motions);
  shot->text = read_text (reader, "text");
  shot->fade_in = read_int (reader, "fade_in", 0, MAX_TIME);
  shot->fade_out = read_int (reader, "fade_out", 0, MAX_TIME);
  read_list (shot->keys, reader, "keys", read_key);

  if (shot->source != CLIFF_PLAN_BLANK && (shot->path == NULL || shot->sha256 == NULL))
    fail (reader, "a shot has no file");
}

static void
read_shot (gpointer      into,
           const Reader *reader)
{
  read_picture (cliff_plan_add_shot (into), reader);
}

static void
read_overlay (gpointer      into,
              const Reader *reader)
{
  CliffPlanShot *overlay = cliff_plan_add_overlay (into);

  read_picture (overlay, reader);
  if (overlay->source == CLIFF_PLAN_BLANK)
    fail (reader, "an overlay has no picture");
}

static void
read_plan_text (gpointer      into,
                const Reader *reader)
{
  CliffPlanText *text = cliff_plan_add_text (into);

  text->start = (int) read_int (reader, "start", 0, CLIFF_PLAN_MAX_FRAMES);
  text->length = (int) read_int (reader, "length", 0, CLIFF_PLAN_MAX_FRAMES);
  text->kind = read_word (reader, "kind", kinds);
  text->text = read_text (reader, "text");
  text->style = read_text (reader, "style");
  text->fade_in = read_int (reader, "fade_in", 0, MAX_TIME);
  text->fade_out = read_int (reader, "fade_out", 0, MAX_TIME);
  read_list (text->keys, reader, "keys", read_key);
  if (text->text == NULL)
    fail (reader, "a text has no words");
}

static void
read_sound (gpointer      into,
            const Reader *reader)
{
  CliffPlanSound *sound = cliff_plan_add_sound (into);

  sound->start = read_int (reader, "start", 0, MAX_TIME);
  sound->length = read_int (reader, "length", 0, MAX_TIME);
  sound->bus = read_word (reader, "bus", buses);
  sound->lane = read_int (reader, "lane", 0, G_MAXINT64);
  sound->path = read_text (reader, "path");
  sound->sha256 = read_text (reader, "sha256");
  sound->name = read_text (reader, "name");
  sound->gain = (int) read_int (reader, "gain", 0, 100 * CLIFF_PPM);
  sound->in = read_int (reader, "in", 0, MAX_TIME);
  sound->speed = (int) read_int (reader, "speed", -MAX_SPEED, MAX_SPEED);
  sound->fade_in = read_int (reader, "fade_in", 0, MAX_TIME);
  sound->fade_out = read_int (reader, "fade_out", 0, MAX_TIME);
  sound->ducked = (int) read_int (reader, "ducked", 0, CLIFF_CUT_MAX_DUCK);
  read_list (sound->keys, reader, "keys", read_key);
  if (sound->path == NULL || sound->sha256 == NULL)
    fail (reader, "a sound has no file");
}

/* Shots follow each other without holes, and no frame belongs to two transitions. */
static void
check_shots (CliffPlan    *self,
             const Reader *reader)
{
  int at = 0, previous = 0, taken = 0;

  for (guint i = 0; i < self->shots->len && !*reader->failed; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (self->shots, i);

      if (shot->start != at)
        fail (reader, "shot %u starts at frame %d, not %d", i + 1, shot->start, at);
      if (shot->overlap / 2 > previous - taken)
        fail (reader, "the transition into shot %u is too long", i + 1);
      if (shot->transition == CLIFF_TRANSITION_CUT && shot->overlap > 0)
        fail (reader, "the cut into shot %u has a length", i + 1);
      taken = shot->overlap - shot->overlap / 2;
      if (taken > shot->length)
        fail (reader, "the transition into shot %u is too long", i + 1);
      if (i == 0 && shot->overlap > 0)
        fail (reader, "there is nothing before the first shot");
      at += shot->length;
      previous = shot->length;
      if (at > CLIFF_PLAN_MAX_FRAMES)
        fail (reader, "it is too long");
    }
  if (at == 0 || at != self->n_frames)
    fail (reader, "its shots have %d frames, not %d", at, self->n_frames);
}

/**
 * cliff_plan_new_from_json:
 * @node: what cliff_plan_to_json() gave, or a plan written by hand
 * @error: return location
 *
 * Checks everything: sizes, ranges, that shots follow each other without holes and that transitions
 * do not meet.
 *
 * Returns: (transfer full) (nullable): a plan, or %NULL with %G_IO_ERROR_INVALID_DATA
 */
CliffPlan *
cliff_plan_new_from_json (JsonNode *node,
                          GError  **error)
{
  g_autoptr(CliffPlan) self = cliff_plan_new ();
  gboolean failed = FALSE;
  Reader reader = { NULL, error, &failed };

  g_return_val_if_fail (node != NULL, NULL);

  reader.object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  read_int (&reader, "version", FORMAT_VERSION, FORMAT_VERSION);
  self->width = (int) read_int (&reader, "width", 16, CLIFF_PLAN_MAX_SIZE);
  self->height = (int) read_int (&reader, "height", 16, CLIFF_PLAN_MAX_SIZE);
  self->fps_num = (int) read_int (&reader, "fps_num", 1, CLIFF_PLAN_MAX_FPS * 1001);
  self->fps_den = (int) read_int (&reader, "fps_den", 1, 1001);
  self->n_frames = (int) read_int (&reader, "frames", 1, CLIFF_PLAN_MAX_FRAMES);
  self->label = read_text (&reader, "label");
  self->audible_label = read_boolean (&reader, "audible_label");

  if (self->width % 2 != 0 || self->height % 2 != 0)
    fail (&reader, "its size is odd");
  if (self->fps_num > CLIFF_PLAN_MAX_FPS * self->fps_den)
    fail (&reader, "its frame rate is too high");
  if (self->label == NULL || *self->label == '\0')
    fail (&reader, "it has no label");

  read_list (self, &reader, "shots", read_shot);
  read_list (self, &reader, "overlays", read_overlay);
  read_list (self, &reader, "texts", read_plan_text);
  read_list (self, &reader, "sounds", read_sound);
  check_shots (self, &reader);
  if (failed)
    return NULL;
  cliff_plan_sort_texts (self);

  return g_steal_pointer (&self);
}
