/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-private.h"

#define FORMAT_VERSION 1
#define MAX_MEMBERS 100000

static const char *const sources[] = { "blank", "still", "video", NULL };
static const char *const motions[] = { "eased", "whip", "handheld", NULL };
static const char *const styles[] = { "subtitle", "caption", NULL };
static const char *const buses[] = { "voice", "music", "effect", NULL };

/* ── Writing ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
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
add_shot (JsonBuilder         *builder,
          const CliffPlanShot *shot)
{
  json_builder_begin_object (builder);
  add_int (builder, "shot", shot->shot_id);
  add_int (builder, "start", shot->start);
  add_int (builder, "length", shot->length);
  add_int (builder, "dissolve", shot->dissolve);
  add_text (builder, "source", sources[shot->source]);
  add_text (builder, "path", shot->path);
  add_text (builder, "sha256", shot->sha256);
  add_int (builder, "in", shot->in);
  add_view (builder, "from", &shot->from);
  add_view (builder, "to", &shot->to);
  add_text (builder, "motion", motions[shot->motion]);
  add_text (builder, "text", shot->text);
  json_builder_end_object (builder);
}

static void
add_plan_text (JsonBuilder         *builder,
               const CliffPlanText *text)
{
  json_builder_begin_object (builder);
  add_int (builder, "start", text->start);
  add_int (builder, "length", text->length);
  add_text (builder, "style", styles[text->style]);
  add_text (builder, "text", text->text);
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
  add_text (builder, "path", sound->path);
  add_text (builder, "sha256", sound->sha256);
  add_int (builder, "gain", sound->gain);
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
  json_builder_set_member_name (builder, "audible_label");
  json_builder_add_boolean_value (builder, self->audible_label);

  json_builder_set_member_name (builder, "shots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->shots->len; i++)
    add_shot (builder, g_ptr_array_index (self->shots, i));
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

static void
read_shot (CliffPlan    *self,
           const Reader *reader)
{
  CliffPlanShot *shot = cliff_plan_add_shot (self);

  shot->shot_id = read_int (reader, "shot", 0, G_MAXINT64);
  shot->start = (int) read_int (reader, "start", 0, CLIFF_PLAN_MAX_FRAMES);
  shot->length = (int) read_int (reader, "length", 1, CLIFF_PLAN_MAX_FRAMES);
  shot->dissolve = (int) read_int (reader, "dissolve", 0, CLIFF_PLAN_MAX_FRAMES);
  shot->source = read_word (reader, "source", sources);
  shot->path = read_text (reader, "path");
  shot->sha256 = read_text (reader, "sha256");
  shot->in = read_int (reader, "in", 0, G_MAXINT64 / 4);
  shot->from = read_view (reader, "from");
  shot->to = read_view (reader, "to");
  shot->motion = read_word (reader, "motion", motions);
  shot->text = read_text (reader, "text");

  if (shot->source != CLIFF_PLAN_BLANK && (shot->path == NULL || shot->sha256 == NULL))
    fail (reader, "a shot has no file");
}

static void
read_plan_text (CliffPlan    *self,
                const Reader *reader)
{
  CliffPlanText *text = cliff_plan_add_text (self);

  text->start = (int) read_int (reader, "start", 0, CLIFF_PLAN_MAX_FRAMES);
  text->length = (int) read_int (reader, "length", 0, CLIFF_PLAN_MAX_FRAMES);
  text->style = read_word (reader, "style", styles);
  text->text = read_text (reader, "text");
  if (text->text == NULL)
    fail (reader, "a text has no words");
}

static void
read_sound (CliffPlan    *self,
            const Reader *reader)
{
  CliffPlanSound *sound = cliff_plan_add_sound (self);

  sound->start = read_int (reader, "start", 0, G_MAXINT64 / 4);
  sound->length = read_int (reader, "length", 0, G_MAXINT64 / 4);
  sound->bus = read_word (reader, "bus", buses);
  sound->path = read_text (reader, "path");
  sound->sha256 = read_text (reader, "sha256");
  sound->gain = (int) read_int (reader, "gain", 0, 100 * CLIFF_PPM);
  if (sound->path == NULL || sound->sha256 == NULL)
    fail (reader, "a sound has no file");
}

static void
read_all (CliffPlan    *self,
          const Reader *reader,
          const char   *name,
          void        (*read_one) (CliffPlan *, const Reader *))
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

      read_one (self, &inner);
    }
}

/* Shots follow each other without holes, and no frame belongs to two dissolves. */
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
      if (shot->dissolve / 2 > previous - taken)
        fail (reader, "the dissolve into shot %u is too long", i + 1);
      taken = shot->dissolve - shot->dissolve / 2;
      if (taken > shot->length)
        fail (reader, "the dissolve into shot %u is too long", i + 1);
      if (i == 0 && shot->dissolve > 0)
        fail (reader, "there is nothing to dissolve from before the first shot");
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
 * Checks everything: sizes, ranges, that shots follow each other without holes and that dissolves
 * do not overlap.
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
  JsonNode *audible;

  g_return_val_if_fail (node != NULL, NULL);

  reader.object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  read_int (&reader, "version", FORMAT_VERSION, FORMAT_VERSION);
  self->width = (int) read_int (&reader, "width", 16, CLIFF_PLAN_MAX_SIZE);
  self->height = (int) read_int (&reader, "height", 16, CLIFF_PLAN_MAX_SIZE);
  self->fps_num = (int) read_int (&reader, "fps_num", 1, CLIFF_PLAN_MAX_FPS * 1001);
  self->fps_den = (int) read_int (&reader, "fps_den", 1, 1001);
  self->n_frames = (int) read_int (&reader, "frames", 1, CLIFF_PLAN_MAX_FRAMES);
  self->label = read_text (&reader, "label");
  audible = get_value (&reader, "audible_label", G_TYPE_BOOLEAN);
  self->audible_label = audible == NULL || json_node_get_boolean (audible);

  if (self->width % 2 != 0 || self->height % 2 != 0)
    fail (&reader, "its size is odd");
  if (self->fps_num > CLIFF_PLAN_MAX_FPS * self->fps_den)
    fail (&reader, "its frame rate is too high");
  if (self->label == NULL || *self->label == '\0')
    fail (&reader, "it has no label");

  read_all (self, &reader, "shots", read_shot);
  read_all (self, &reader, "texts", read_plan_text);
  read_all (self, &reader, "sounds", read_sound);
  check_shots (self, &reader);
  if (failed)
    return NULL;
  cliff_plan_sort_texts (self);

  return g_steal_pointer (&self);
}
