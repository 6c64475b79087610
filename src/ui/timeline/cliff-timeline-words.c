/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-words.h"

#include "cliff-media-list.h"
#include "cliff-timecode.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

const char *
cliff_timeline_words_get_lane_kind (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
      return _("Voice");
    case CLIFF_LANE_SUBTITLE:
      return _("Subtitles");
    case CLIFF_LANE_TITLE:
      return _("Titles");
    case CLIFF_LANE_MUSIC:
      return _("Music");
    case CLIFF_LANE_EFFECT:
      return _("Effects");
    case CLIFF_LANE_OVERLAY:
      return _("Overlays");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
cliff_timeline_words_get_row (CliffGeometry *geometry,
                              guint          row)
{
  const CliffRow *place = cliff_geometry_get_row (geometry, row);
  const CliffCutLane *lane;

  switch (place->kind)
    {
    case CLIFF_ROW_STORYLINE:
      return _("Storyline");
    case CLIFF_ROW_LINES:
      return _("Lines");
    case CLIFF_ROW_LANE:
      lane = &g_array_index (cliff_geometry_get_cut (geometry)->lanes, CliffCutLane, place->lane);
      return *lane->name != '\0' ? lane->name : cliff_timeline_words_get_lane_kind (lane->kind);
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_shot_title (CliffStore *store,
                CliffCut   *cut,
                guint       index,
                gboolean    spoken)
{
  const CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, index);
  g_autoptr(CliffRecord) record = cliff_record_get (store, CLIFF_TYPE_SHOT, shot->id);
  const char *size, *action;

  /* A tried cut may hold a shot that the project does not have yet. */
  if (record == NULL)
    return g_strdup_printf ("%u", index + 1);
  size = cliff_record_get_text (record, "size");
  action = cliff_record_get_text (record, "action");
  if (spoken)
    /* Translators: for a screen reader: a shot's number, its size such as "close-up", what happens in it */
    return g_strdup_printf (_("Shot %u, %s, %s"), index + 1, cliff_terms_get_title (cliff_terms_size, size), action);
  /* Translators: on the timeline: a shot's number, the sign of its size such as "CU", what happens in it */
  return g_strdup_printf (_("%u %s  %s"), index + 1, cliff_words_get_size_sign (size), action);
}

static const char *
get_line_words (CliffCut *cut,
                guint     index)
{
  const CliffCutLine *line = &g_array_index (cut->lines, CliffCutLine, index);

  return line->subtitle != NULL ? line->subtitle : line->text;
}

/* Its words, its file's name, or what it is. */
static char *
dup_clip_words (CliffStore *store,
                CliffCut   *cut,
                guint       index)
{
  const CliffCutClip *clip = &g_array_index (cut->clips, CliffCutClip, index);
  g_auto(CliffMediaSummary) summary = { 0 };

  if (clip->text != NULL && *clip->text != '\0')
    return g_strdup (clip->text);
  if (clip->source.take_id != 0 && cliff_media_summary_read (&summary, store, clip->source.take_id) && *summary.name != '\0')
    return g_steal_pointer (&summary.name);

  return g_strdup (cliff_timeline_words_get_lane_kind (g_array_index (cut->lanes, CliffCutLane, clip->lane).kind));
}

char *
cliff_timeline_words_dup_title (CliffStore      *store,
                                CliffCut        *cut,
                                const CliffCutSpan *span)
{
  switch (span->item.kind)
    {
    case CLIFF_CUT_SHOT:
      return dup_shot_title (store, cut, span->index, FALSE);
    case CLIFF_CUT_LINE:
      return g_strdup (get_line_words (cut, span->index));
    case CLIFF_CUT_CLIP:
      return dup_clip_words (store, cut, span->index);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cliff_timeline_words_dup_label (CliffStore      *store,
                                CliffCut        *cut,
                                const CliffCutSpan *span)
{
  g_autofree char *words = NULL;

  switch (span->item.kind)
    {
    case CLIFF_CUT_SHOT:
      return dup_shot_title (store, cut, span->index, TRUE);
    case CLIFF_CUT_LINE:
      /* Translators: for a screen reader: what is said */
      return g_strdup_printf (_("Line: %s"), get_line_words (cut, span->index));
    case CLIFF_CUT_CLIP:
      words = dup_clip_words (store, cut, span->index);
      /* Translators: for a screen reader: a clip's words or kind */
      return g_strdup_printf (_("Clip: %s"), words);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
cliff_timeline_words_dup_place (const CliffCutSpan *span)
{
  g_autofree char *start = cliff_words_dup_clock (span->start);
  g_autofree char *length = cliff_words_dup_spoken_time (span->length);

  /* Translators: where something stands on the timeline: "0:12", "3 seconds" */
  return g_strdup_printf (_("starts %s, lasts %s"), start, length);
}

char *
cliff_timeline_words_dup_timecode (CliffCut  *cut,
                                   CliffTime  time)
{
  return cliff_timecode_dup (time, cut->fps_num, cut->fps_den);
}
