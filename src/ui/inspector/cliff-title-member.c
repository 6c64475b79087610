/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-member.h"

#include "cliff-cut-number.h"
#include "cliff-edit-cut.h"
#include "cliff-title-style.h"

/* From this weight on letters are bold; what is bold gets one that every family has. */
#define BOLD 600
#define BOLD_WEIGHT 700
#define REGULAR_WEIGHT 400

typedef enum
{
  MEMBER_INT,
  MEMBER_BOOLEAN,
  MEMBER_WEIGHT,
  MEMBER_COLOUR,
  MEMBER_ALIGN,
  MEMBER_STAND,
} MemberType;

static const struct
{
  const char *name;
  MemberType  type;
  gsize       offset;
} members[] = {
  { "size", MEMBER_INT, G_STRUCT_OFFSET (CliffTitleStyle, size) },
  { "outline_width", MEMBER_INT, G_STRUCT_OFFSET (CliffTitleStyle, outline_width) },
  { "x", MEMBER_INT, G_STRUCT_OFFSET (CliffTitleStyle, x) },
  { "y", MEMBER_INT, G_STRUCT_OFFSET (CliffTitleStyle, y) },
  { "width", MEMBER_INT, G_STRUCT_OFFSET (CliffTitleStyle, width) },
  { "weight", MEMBER_WEIGHT, G_STRUCT_OFFSET (CliffTitleStyle, weight) },
  { "italic", MEMBER_BOOLEAN, G_STRUCT_OFFSET (CliffTitleStyle, italic) },
  { "vertical", MEMBER_BOOLEAN, G_STRUCT_OFFSET (CliffTitleStyle, vertical) },
  { "colour", MEMBER_COLOUR, G_STRUCT_OFFSET (CliffTitleStyle, colour) },
  { "outline", MEMBER_COLOUR, G_STRUCT_OFFSET (CliffTitleStyle, outline) },
  { "shadow", MEMBER_COLOUR, G_STRUCT_OFFSET (CliffTitleStyle, shadow) },
  { "box", MEMBER_COLOUR, G_STRUCT_OFFSET (CliffTitleStyle, box) },
  { "align", MEMBER_ALIGN, G_STRUCT_OFFSET (CliffTitleStyle, align) },
  { "stand", MEMBER_STAND, G_STRUCT_OFFSET (CliffTitleStyle, stand) },
};

static const char * const aligns[] = { "start", "middle", "end" };
static const char * const stands[] = { "top", "middle", "bottom" };

/* ── Styles ── */

/* FALSE where there are no words. */
static gboolean
get_kind (CliffCutSubject *subject,
          CliffCutItem     item,
          CliffTitleKind  *kind)
{
  CliffLaneKind lane;

  *kind = CLIFF_TITLE_SUBTITLE;
  if (cliff_cut_subject_get_line (subject, item) != NULL)
    return TRUE;
  if (cliff_cut_subject_get_clip (subject, item) == NULL)
    return FALSE;
  lane = cliff_cut_subject_get_lane_kind (subject, item);
  if (lane == CLIFF_LANE_TITLE)
    *kind = CLIFF_TITLE_CAPTION;

  return lane == CLIFF_LANE_TITLE || lane == CLIFF_LANE_SUBTITLE;
}

static const char *
get_series_style (CliffCutSubject *subject)
{
  return cliff_record_get_text (cliff_project_get_series (cliff_cut_subject_get_project (subject)), "subtitle_style");
}

const char *
cliff_title_member_get_style (CliffCutSubject *subject,
                              CliffCutItem     item)
{
  CliffTitleKind kind;

  if (!get_kind (subject, item, &kind))
    return NULL;

  return item.kind == CLIFF_CUT_LINE ? get_series_style (subject) : cliff_cut_subject_get_clip (subject, item)->style;
}

gboolean
cliff_title_member_set_style (CliffCutSubject  *subject,
                              CliffCutItem      item,
                              const char       *style,
                              GError          **error)
{
  if (item.kind == CLIFF_CUT_LINE)
    item = (CliffCutItem) { CLIFF_CUT_CLIP, 0 };

  return cliff_edit_set_style (cliff_cut_subject_get_store (subject), item, style, error);
}

/* (transfer full) (nullable): NULL where there are no words. */
static CliffTitleStyle *
dup_style (CliffCutSubject *subject,
           CliffCutItem     item)
{
  CliffPlan *plan = cliff_project_get_plan (cliff_cut_subject_get_project (subject));
  const char *style = cliff_title_member_get_style (subject, item);
  CliffTitleKind kind;

  if (style == NULL || !get_kind (subject, item, &kind))
    return NULL;
  /* A subtitle that says nothing of itself looks as all of them. */
  if (*style == '\0' && kind == CLIFF_TITLE_SUBTITLE)
    style = get_series_style (subject);

  return cliff_title_style_new (kind, style, plan != NULL ? plan->width : 1080, plan != NULL ? plan->height : 1920);
}

static gboolean
set_member (CliffCutSubject  *subject,
            CliffCutItem      item,
            const char       *name,
            JsonNode         *value,
            GError          **error)
{
  const char *old = cliff_title_member_get_style (subject, item);
  CliffTitleKind kind = CLIFF_TITLE_SUBTITLE;
  g_autofree char *style = NULL;

  get_kind (subject, item, &kind);
  if (*old == '\0' && kind == CLIFF_TITLE_SUBTITLE)
    old = get_series_style (subject);
  style = cliff_title_style_dup_with_member (old, name, value);

  return cliff_title_member_set_style (subject, item, style, error);
}

/* ── Members ── */

static guint
find_member (const char *name)
{
  guint i = 0;

  while (!g_str_equal (members[i].name, name))
    i++;

  return i;
}

static gboolean
get_member (CliffCutSubject *subject,
            CliffCutItem     item,
            const char      *name,
            gint64          *value)
{
  g_autoptr(CliffTitleStyle) style = dup_style (subject, item);
  guint i = find_member (name);

  if (style == NULL)
    return FALSE;
  switch (members[i].type)
    {
    case MEMBER_INT:
      *value = G_STRUCT_MEMBER (int, style, members[i].offset);
      break;
    case MEMBER_BOOLEAN:
      *value = G_STRUCT_MEMBER (gboolean, style, members[i].offset) != 0;
      break;
    case MEMBER_WEIGHT:
      *value = style->weight >= BOLD;
      break;
    case MEMBER_COLOUR:
      *value = G_STRUCT_MEMBER (guint32, style, members[i].offset);
      break;
    case MEMBER_ALIGN:
      *value = style->align;
      break;
    case MEMBER_STAND:
      *value = style->stand;
      break;
    }

  return TRUE;
}

/* (transfer full): as the style has it. */
static JsonNode *
create_node (const char *name,
             gint64      value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *colour = NULL;

  switch (members[find_member (name)].type)
    {
    case MEMBER_INT:
      json_node_set_int (node, value);
      break;
    case MEMBER_BOOLEAN:
      json_node_set_boolean (node, value != 0);
      break;
    case MEMBER_WEIGHT:
      json_node_set_int (node, value != 0 ? BOLD_WEIGHT : REGULAR_WEIGHT);
      break;
    case MEMBER_COLOUR:
      colour = cliff_title_style_dup_colour ((guint32) value);
      json_node_set_string (node, colour);
      break;
    case MEMBER_ALIGN:
      json_node_set_string (node, aligns[CLAMP (value, 0, 2)]);
      break;
    case MEMBER_STAND:
      json_node_set_string (node, stands[CLAMP (value, 0, 2)]);
      break;
    }

  return node;
}

gboolean
cliff_title_member_get_choice (CliffCutSubject *subject,
                               CliffCutItem     item,
                               gconstpointer    data,
                               gint64          *value)
{
  return get_member (subject, item, data, value);
}

gboolean
cliff_title_member_set_choice (CliffCutSubject  *subject,
                               CliffCutItem      item,
                               gconstpointer     data,
                               gint64            value,
                               GError          **error)
{
  g_autoptr(JsonNode) node = create_node (data, value);

  return set_member (subject, item, data, node, error);
}

gboolean
cliff_title_member_get_number (CliffCutSubject *subject,
                               CliffCutItem     item,
                               gconstpointer    data,
                               gint64          *value)
{
  return get_member (subject, item, ((const CliffCutNumberSpec *) data)->data, value);
}

gboolean
cliff_title_member_set_number (CliffCutSubject  *subject,
                               CliffCutItem      item,
                               gconstpointer     data,
                               gint64            value,
                               GError          **error)
{
  return cliff_title_member_set_choice (subject, item, ((const CliffCutNumberSpec *) data)->data, value, error);
}

/* ── The font ── */

char *
cliff_title_member_dup_family (CliffCutSubject *subject,
                               CliffCutItem     item)
{
  g_autoptr(CliffTitleStyle) style = dup_style (subject, item);

  if (style == NULL)
    return NULL;

  return style->family != NULL ? g_steal_pointer (&style->family) : g_strdup ("");
}

gboolean
cliff_title_member_set_family (CliffCutSubject  *subject,
                               CliffCutItem      item,
                               const char       *family,
                               GError          **error)
{
  g_autoptr(JsonNode) node = *family != '\0' ? json_node_new (JSON_NODE_VALUE) : NULL;

  if (node != NULL)
    json_node_set_string (node, family);

  return set_member (subject, item, "family", node, error);
}
