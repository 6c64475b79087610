/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-record-private.h"
#include "cliff-records.h"

#define DEFINE_RECORD(Type, type, table)                                \
  struct _##Type                                                        \
  {                                                                     \
    CliffRecord parent_instance;                                        \
  };                                                                    \
                                                                        \
  G_DEFINE_FINAL_TYPE (Type, type, CLIFF_TYPE_RECORD)                   \
                                                                        \
  static void                                                           \
  type##_class_init (Type##Class *klass)                                \
  {                                                                     \
    cliff_record_class_set_table (CLIFF_RECORD_CLASS (klass), table);   \
  }                                                                     \
                                                                        \
  static void                                                           \
  type##_init (Type *self)                                              \
  {                                                                     \
  }

DEFINE_RECORD (CliffSeries, cliff_series, "series")
DEFINE_RECORD (CliffEpisode, cliff_episode, "episode")
DEFINE_RECORD (CliffScene, cliff_scene, "scene")
DEFINE_RECORD (CliffElement, cliff_element, "element")
DEFINE_RECORD (CliffCharacter, cliff_character, "character")
DEFINE_RECORD (CliffLook, cliff_look, "look")
DEFINE_RECORD (CliffLocation, cliff_location, "location")
DEFINE_RECORD (CliffProp, cliff_prop, "prop")
DEFINE_RECORD (CliffShot, cliff_shot, "shot")
DEFINE_RECORD (CliffLine, cliff_line, "line")
DEFINE_RECORD (CliffLane, cliff_lane, "lane")
DEFINE_RECORD (CliffClip, cliff_clip, "clip")
DEFINE_RECORD (CliffTake, cliff_take, "take")
DEFINE_RECORD (CliffJob, cliff_job, "job")
DEFINE_RECORD (CliffKeyframe, cliff_keyframe, "keyframe")
DEFINE_RECORD (CliffMarker, cliff_marker, "marker")
DEFINE_RECORD (CliffRating, cliff_rating, "rating")
