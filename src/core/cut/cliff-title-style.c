/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-style.h"

#include <string.h>

/* A style is a few dozen members at most. */
#define MAX_BYTES 65536

static const char *const aligns[] = { "start", "middle", "end", NULL };
static const char *const stands[] = { "top", "middle", "bottom", NULL };

/* ── Colours ─────────────────────────────────────────────────────────────────────────────────── */

char *
cliff_title_style_dup_colour (guint32 colour)
{
  if ((colour & 0xff) == 0xff)
    return g_strdup_printf ("#%06x", colour >> 8);
  return g_strdup_printf ("#%08x", colour);
}

gboolean
cliff_title_style_parse_colour (const char *text,
                                guint32    *colour)
{
  gsize length = text ? strlen (text) : 0;
  guint32 value = 0;

  if ((length != 7 && length != 9) || text[0] != '#')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      value = value << 4 | (guint32) g_ascii_xdigit_value (text[i]);
    }
  *colour = length == 7 ? value << 8 | 0xff : value;

  return TRUE;
}

/* ── Members ─────────────────────────────────────────────────────────────────────────────────── */

static JsonNode *
get_value (JsonObject *object,
           const char *name,
           GType       type)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;
  return node;
}

static void
read_int (JsonObject *object,
          const char *name,
          int         least,
          int         most,
          int        *value)
{
  JsonNode *node = get_value (object, name, G_TYPE_INT64);

  if (node != NULL)
    *value = (int) CLAMP (json_node_get_int (node), least, most);
}

static void
read_boolean (JsonObject *object,
              const char *name,
              gboolean   *value)
{
  JsonNode *node = get_value (object, name, G_TYPE_BOOLEAN);

  if (node != NULL)
    *value = json_node_get_boolean (node);
}

static void
read_colour (JsonObject *object,
             const char *name,
             guint32    *value)
{
  JsonNode *node = get_value (object, name, G_TYPE_STRING);

  if (node != NULL)
    cliff_title_style_parse_colour (json_node_get_string (node), value);
}

/* The index of the word, or @usual. */
static int
read_word (JsonObject        *object,
           const char        *name,
           const char *const *words,
           int                usual)
{
  JsonNode *node = get_value (object, name, G_TYPE_STRING);

  for (int i = 0; node != NULL && words[i] != NULL; i++)
    if (g_str_equal (json_node_get_string (node), words[i]))
      return i;
  return usual;
}

/* ── The usual ───────────────────────────────────────────────────────────────────────────────── */

/* Sizes follow the frame's shorter side, so that words are as large in upright as in wide pictures. */
static void
set_usual (CliffTitleStyle *self,
           CliffTitleKind   kind,
           int              width,
           int              height)
{
  gint64 side = MIN (width, height);
  int margin = 0;

  self->colour = 0xffffffff;
  self->outline = 0x0d0d0feb;
  self->shadow = 0x00000000;
  self->shadow_offset = 60000;
  self->align = CLIFF_TITLE_ALIGN_MIDDLE;
  self->x = CLIFF_PPM / 2;
  self->line_spacing = CLIFF_PPM;
  switch (kind)
    {
    case CLIFF_TITLE_SUBTITLE:
      /* Above the controls players draw over the lowest fifth. */
      self->size = (int) (58000 * side / height);
      self->outline_width = 86000;
      self->weight = 500;
      self->y = 785000;
      self->stand = CLIFF_TITLE_STAND_BOTTOM;
      self->height = 265000;
      margin = 60000;
      break;
    case CLIFF_TITLE_CAPTION:
      self->size = (int) (66000 * side / height);
      self->outline_width = 45000;
      self->weight = 700;
      self->colour = 0xffedb8ff;
      self->box = 0x0000008c;
      self->y = 200000;
      self->stand = CLIFF_TITLE_STAND_TOP;
      self->height = 260000;
      margin = 110000;
      break;
    }
  self->width = (int) (CLIFF_PPM - 2 * margin * side / width);
}

/* Columns need height where lines need width. */
static void
set_usual_vertical (CliffTitleStyle *self)
{
  self->vertical = TRUE;
  self->align = CLIFF_TITLE_ALIGN_START;
  self->y = 200000;
  self->stand = CLIFF_TITLE_STAND_TOP;
  self->height = 560000;
}

CliffTitleStyle *
cliff_title_style_new (CliffTitleKind  kind,
                       const char     *json,
                       int             width,
                       int             height)
{
  CliffTitleStyle *self = g_new0 (CliffTitleStyle, 1);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;
  JsonNode *family;

  g_return_val_if_fail (width > 0 && height > 0, self);

  set_usual (self, kind, width, height);
  if (json != NULL && *json != '\0' && strlen (json) <= MAX_BYTES)
    node = json_from_string (json, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return self;

  object = json_node_get_object (node);
  read_boolean (object, "vertical", &self->vertical);
  if (self->vertical)
    set_usual_vertical (self);
  family = get_value (object, "family", G_TYPE_STRING);
  if (family != NULL && *json_node_get_string (family) != '\0')
    self->family = json_node_dup_string (family);
  read_int (object, "size", 5000, CLIFF_PPM / 2, &self->size);
  read_int (object, "weight", 100, 1000, &self->weight);
  read_boolean (object, "italic", &self->italic);
  read_colour (object, "colour", &self->colour);
  read_colour (object, "outline", &self->outline);
  read_int (object, "outline_width", 0, CLIFF_PPM / 2, &self->outline_width);
  read_colour (object, "shadow", &self->shadow);
  read_int (object, "shadow_offset", 0, CLIFF_PPM / 2, &self->shadow_offset);
  read_colour (object, "box", &self->box);
  self->align = read_word (object, "align", aligns, self->align);
  read_int (object, "x", -CLIFF_PPM, 2 * CLIFF_PPM, &self->x);
  read_int (object, "y", -CLIFF_PPM, 2 * CLIFF_PPM, &self->y);
  self->stand = read_word (object, "stand", stands, self->stand);
  read_int (object, "width", 20000, 2 * CLIFF_PPM, &self->width);
  read_int (object, "height", 20000, 2 * CLIFF_PPM, &self->height);
  read_int (object, "line_spacing", CLIFF_PPM / 2, 3 * CLIFF_PPM, &self->line_spacing);

  return self;
}

void
cliff_title_style_free (CliffTitleStyle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->family);
  g_free (self);
}

char *
cliff_title_style_dup_with_member (const char *json,
                                   const char *member,
                                   JsonNode   *value)
{
  g_autoptr(JsonNode) node = json != NULL && *json != '\0' ? json_from_string (json, NULL) : NULL;
  JsonObject *object;

  g_return_val_if_fail (member != NULL, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_clear_pointer (&node, json_node_unref);
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, json_object_new ());
    }
  object = json_node_get_object (node);
  json_object_remove_member (object, member);
  if (value != NULL)
    json_object_set_member (object, member, json_node_copy (value));

  return json_object_get_size (object) > 0 ? json_to_string (node, FALSE) : g_strdup ("");
}
