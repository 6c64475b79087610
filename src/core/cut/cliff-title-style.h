/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/**
 * CliffTitleStyle:
 *
 * How a title or a subtitle looks and where it stands.  The database keeps it as a JSON object with these members, each of which may be
 * missing; what is missing is as usual for its kind, and members that are not known are kept:
 *
 *   family        text      of the font; a list parted by commas is a list of choices
 *   size          ppm       of the frame's height, 5 000 to 500 000
 *   weight        number    100 to 1000; 400 is regular, 700 bold
 *   italic        boolean
 *   colour        colour    of the letters: "#rrggbb" or "#rrggbbaa"
 *   outline       colour    of their edge
 *   outline_width ppm       of the size, on one side, 0 to 500 000; 0 = none
 *   shadow        colour    with an alpha of 0 there is none
 *   shadow_offset ppm       of the size, to the right and down, 0 to 500 000
 *   box           colour    behind the words; with an alpha of 0 there is none
 *   align         word      start, middle or end: of the lines to each other
 *   x             ppm       of the frame's width: the middle of the block
 *   y             ppm       of the frame's height: where the block stands
 *   stand         word      top, middle or bottom: what of the block stands at y
 *   width         ppm       of the frame's width: the room; longer lines are wrapped
 *   height        ppm       of the frame's height: the room; words that need more become smaller
 *   vertical      boolean   Chinese in columns from right to left, Latin lying on its side
 *   line_spacing  ppm       of the font's own distance of lines, 500 000 to 3 000 000
 *
 * Written out of range, a number is brought into it; of the wrong type, it is as usual.
 */
typedef enum
{
  CLIFF_TITLE_SUBTITLE, /* what is said */
  CLIFF_TITLE_CAPTION,  /* what is written: titles and the script's words on screen */
} CliffTitleKind;

typedef enum
{
  CLIFF_TITLE_ALIGN_START,
  CLIFF_TITLE_ALIGN_MIDDLE,
  CLIFF_TITLE_ALIGN_END,
} CliffTitleAlign;

typedef enum
{
  CLIFF_TITLE_STAND_TOP,
  CLIFF_TITLE_STAND_MIDDLE,
  CLIFF_TITLE_STAND_BOTTOM,
} CliffTitleStand;

/* Colours are 0xRRGGBBAA. */
typedef struct
{
  char             *family;
  int               size;
  int               weight;
  gboolean          italic;
  guint32           colour;
  guint32           outline;
  int               outline_width;
  guint32           shadow;
  int               shadow_offset;
  guint32           box;
  CliffTitleAlign   align;
  int               x, y;
  CliffTitleStand   stand;
  int               width, height;
  gboolean          vertical;
  int               line_spacing;
} CliffTitleStyle;

/* What @json says, and the usual of @kind in a frame of @width × @height for all it does not say; anything that is not a JSON object,
 * also NULL and "", says nothing.  Any thread. (transfer full) */
CliffTitleStyle *cliff_title_style_new             (CliffTitleKind   kind,
                                                    const char      *json,
                                                    int              width,
                                                    int              height);
void             cliff_title_style_free            (CliffTitleStyle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffTitleStyle, cliff_title_style_free)
/* The JSON @json with @member set to @value, or without it when @value is NULL; all other members stay as they are.  "" when nothing is
 * left.  (transfer full) */
char            *cliff_title_style_dup_with_member (const char      *json,
                                                    const char      *member,
                                                    JsonNode        *value);
/* A colour as the members have it. (transfer full) */
char            *cliff_title_style_dup_colour      (guint32          colour);
/* Whether @text is such a colour; then @colour is set. */
gboolean         cliff_title_style_parse_colour    (const char      *text,
                                                    guint32         *colour);

G_END_DECLS
