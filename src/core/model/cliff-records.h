/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-record.h"

G_BEGIN_DECLS

/*
 * The objects of the vocabulary: one final CliffRecord class a table of resources/sql.  Their properties are the
 * table's columns.
 */
#define CLIFF_TYPE_SERIES    (cliff_series_get_type ())
#define CLIFF_TYPE_EPISODE   (cliff_episode_get_type ())
#define CLIFF_TYPE_SCENE     (cliff_scene_get_type ())
#define CLIFF_TYPE_ELEMENT   (cliff_element_get_type ())
#define CLIFF_TYPE_CHARACTER (cliff_character_get_type ())
#define CLIFF_TYPE_LOOK      (cliff_look_get_type ())
#define CLIFF_TYPE_LOCATION  (cliff_location_get_type ())
#define CLIFF_TYPE_PROP      (cliff_prop_get_type ())
#define CLIFF_TYPE_SHOT      (cliff_shot_get_type ())
#define CLIFF_TYPE_LINE      (cliff_line_get_type ())
#define CLIFF_TYPE_LANE      (cliff_lane_get_type ())
#define CLIFF_TYPE_CLIP      (cliff_clip_get_type ())
#define CLIFF_TYPE_TAKE      (cliff_take_get_type ())
#define CLIFF_TYPE_JOB       (cliff_job_get_type ())
#define CLIFF_TYPE_KEYFRAME  (cliff_keyframe_get_type ())
#define CLIFF_TYPE_MARKER    (cliff_marker_get_type ())
#define CLIFF_TYPE_RATING    (cliff_rating_get_type ())

G_DECLARE_FINAL_TYPE (CliffSeries, cliff_series, CLIFF, SERIES, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffEpisode, cliff_episode, CLIFF, EPISODE, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffScene, cliff_scene, CLIFF, SCENE, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffElement, cliff_element, CLIFF, ELEMENT, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffCharacter, cliff_character, CLIFF, CHARACTER, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffLook, cliff_look, CLIFF, LOOK, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffLocation, cliff_location, CLIFF, LOCATION, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffProp, cliff_prop, CLIFF, PROP, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffShot, cliff_shot, CLIFF, SHOT, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffLine, cliff_line, CLIFF, LINE, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffLane, cliff_lane, CLIFF, LANE, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffClip, cliff_clip, CLIFF, CLIP, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffTake, cliff_take, CLIFF, TAKE, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffJob, cliff_job, CLIFF, JOB, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffKeyframe, cliff_keyframe, CLIFF, KEYFRAME, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffMarker, cliff_marker, CLIFF, MARKER, CliffRecord)
G_DECLARE_FINAL_TYPE (CliffRating, cliff_rating, CLIFF, RATING, CliffRecord)

G_END_DECLS
