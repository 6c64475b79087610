/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/**
 * Cutting: what a hand or the command line does to things of a timeline, one history step a function.
 *
 * Times are rounded to frames.  Errors of all: G_IO_ERROR_NOT_FOUND (no such thing), G_IO_ERROR_INVALID_ARGUMENT (out of range: the
 * message names the limit; nothing was changed), G_IO_ERROR_READ_ONLY (the lane is locked), CLIFF_STORE_ERROR.  A change that changes
 * nothing makes no history step.  Main thread.  No take is ever deleted and no line is ever lost: what a shot says goes where the
 * shot goes, a deleted shot's lines go to its neighbour.
 *
 * A hand that drags sees the very result before it lets go: cliff_edit_try() makes the change, reads the cut and takes
 * the change back.
 */

/* What a trim moves. */
typedef enum
{
  CLIFF_TRIM_START,       /* the first frame; what follows closes up (ripple) on the storyline, stays on lanes */
  CLIFF_TRIM_END,         /* the last frame; the same */
  CLIFF_TRIM_ROLL_START,  /* the cut before it: one grows by what the other loses */
  CLIFF_TRIM_ROLL_END,    /* the cut behind it */
  CLIFF_TRIM_SLIP,        /* what the source shows; place and length stay */
  CLIFF_TRIM_SLIDE,       /* its place between its neighbours, which give and take */
} CliffTrim;

/* What happens to clips that stand where something is put. */
typedef enum
{
  CLIFF_PLACE_FREE,       /* it goes to the next lane of its kind with room, made when there is none */
  CLIFF_PLACE_OVERWRITE,  /* what it covers is cut away */
  CLIFF_PLACE_RIPPLE,     /* what stands behind makes room */
} CliffPlace;

/* One change, for cliff_edit_try(): any function that edits @store. */
typedef gboolean (*CliffEditFunc) (CliffStore *store,
                                   gpointer    data,
                                   GError    **error);

/* The cut of @episode_id as it would be after @func; the project stays as it is and views hear nothing. (transfer full) */
CliffCut *cliff_edit_try               (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffEditFunc       func,
                                        gpointer            data,
                                        GError            **error);

/* How far @trim can go, from @least (not above 0) to @most (not below 0), in ns.  Pure. */
void      cliff_cut_get_trim_range     (CliffCut           *cut,
                                        CliffCutItem        item,
                                        CliffTrim           trim,
                                        CliffTime          *least,
                                        CliffTime          *most);
/* "Trim".  A trimmed shot is held.  What hangs on a shot stays with its picture when the start is trimmed (what stands at the very start
 * stays there), and where it is in time when a cut rolls or a shot slides. */
gboolean  cliff_edit_trim              (CliffStore         *store,
                                        CliffCutItem        item,
                                        CliffTrim           trim,
                                        CliffTime           delta,
                                        GError            **error);
/* "Split": cuts shots and clips at @time of the episode (from its start), each that stands under it and is among @items (none: the shot).
 * A line stays with the half in which it begins. */
gboolean  cliff_edit_split             (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        const CliffCutItem *items,
                                        guint               n_items,
                                        GError            **error);
/* "Merge Shots": neighbours, first to last, become the first; its take stays chosen, those of the others wait in
 * the bin.  All of one scene. */
gboolean  cliff_edit_merge_shots_of    (CliffStore         *store,
                                        const CliffId      *shots,
                                        guint               n_shots,
                                        GError            **error);
/* "Move Shots": in their present order, behind @after_id (0: first) of @episode_id, which may be another; what is anchored goes along. */
gboolean  cliff_edit_move_shots        (CliffStore         *store,
                                        const CliffId      *shots,
                                        guint               n_shots,
                                        CliffId             episode_id,
                                        CliffId             after_id,
                                        GError            **error);
/* "Move Clips": clips and lines by @delta, clips by @lanes lanes down too, to one that holds the same: sound, words or pictures.  The
 * first of @items comes to stand on a frame, the others keep their distance.  Anchors are those of where clips come to stand; one without an
 * anchor (music) has none afterwards, and a line stays the line of its shot wherever it is heard. */
gboolean  cliff_edit_move_items        (CliffStore         *store,
                                        const CliffCutItem *items,
                                        guint               n_items,
                                        CliffTime           delta,
                                        int                 lanes,
                                        CliffPlace          place,
                                        GError            **error);
/* "Move Clips": as cliff_edit_copy_items() puts copies, at @time of @episode_id, but the things themselves: shots are always inserted, at
 * the nearest cut, with all that hangs on them and is said in them; clips that come from another episode are new ones.  A line is
 * one of its shot and goes to no other episode alone.  @moved: (out) (optional) (element-type CliffCutItem): what they are now. */
gboolean  cliff_edit_bring_items       (CliffStore         *store,
                                        const CliffCutItem *items,
                                        guint               n_items,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        CliffPlace          place,
                                        GArray            **moved,
                                        GError            **error);
/* "Copy": the same beside them, at @time of @episode_id; shots without lines. @copies: (out) (optional) (element-type CliffCutItem). */
gboolean  cliff_edit_copy_items        (CliffStore         *store,
                                        const CliffCutItem *items,
                                        guint               n_items,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        CliffPlace          place,
                                        GArray            **copies,
                                        GError            **error);
/* "Delete": the storyline closes up, clips that stand within what goes go too, others and markers stay where they are; with @lift a shot leaves an empty one of its length.  Lines: no words are lost, they become silent (gain 0, no
 * subtitle). */
gboolean  cliff_edit_delete_items      (CliffStore         *store,
                                        const CliffCutItem *items,
                                        guint               n_items,
                                        gboolean            lift,
                                        GError            **error);
/* "Insert Shot": a shot that shows @take_id (0: none yet) at @time: between shots (ripple), or over what stands there. Returns its id, 0 on
 * error. */
CliffId   cliff_edit_insert_shot       (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        CliffId             take_id,
                                        CliffTime           duration,
                                        CliffPlace          place,
                                        GError            **error);
/* "Copy": what stands in the passage from @start to @end of @source_id, shots and what hangs on them, cut at its edges; else as
 * cliff_edit_copy_items(). */
gboolean  cliff_edit_copy_range        (CliffStore         *store,
                                        CliffId             source_id,
                                        CliffTime           start,
                                        CliffTime           end,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        CliffPlace          place,
                                        GArray            **copies,
                                        GError            **error);
/* "Delete Range": the passage from @start to @end goes, of the storyline and of what hangs on it; what is behind closes up, or, with @lift,
 * an empty shot stands there.  Clips that hang on nothing, and those on locked lanes, stay as they are; what is said goes to a shot
 * beside it. */
gboolean  cliff_edit_remove_range      (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffTime           start,
                                        CliffTime           end,
                                        gboolean            lift,
                                        GError            **error);
/* "Close Gap": the clips of the lane from @time on move left until the first touches what is before it; "empty" shots without
 * take and words under @time go. */
gboolean  cliff_edit_close_gap         (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffId             lane_id,
                                        CliffTime           time,
                                        GError            **error);
/* "Change Speed": @speed in ppm, -10 to 10 times, 0 freezes the frame at its start.  The length follows, the pitch stays. */
gboolean  cliff_edit_set_speed         (CliffStore         *store,
                                        CliffCutItem        item,
                                        int                 speed,
                                        GError            **error);
/* "Freeze Frame": an empty hold of @duration at @time, as a shot of its own between the halves. Returns its id. */
CliffId   cliff_edit_freeze            (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        CliffTime           duration,
                                        GError            **error);
/* "Set Transition" into the shot; @length 0 and CUT take it away. */
gboolean  cliff_edit_set_transition    (CliffStore         *store,
                                        CliffId             shot_id,
                                        CliffTransition     transition,
                                        CliffTime           length,
                                        CliffEdge           edge,
                                        guint32             colour,
                                        GError            **error);
/* "Reset Length": the shot is no longer held, the line no longer placed. */
gboolean  cliff_edit_release           (CliffStore         *store,
                                        CliffCutItem        item,
                                        GError            **error);

/* "Add Clip" on a lane (0: the first of @kind with room, made when needed): words, or a take, at @time of the episode; @length 0: the
 * take's own, or 3 s.  Returns its id. */
CliffId   cliff_edit_add_clip          (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffLaneKind       kind,
                                        CliffId             lane_id,
                                        CliffTime           time,
                                        CliffTime           length,
                                        const char         *text,
                                        CliffId             take_id,
                                        CliffPlace          place,
                                        GError            **error);
/* "Add Media": takes of any owner, one behind the other from @time on.  On the lane where it holds them; else (@lane_id 0 too) pictures and
 * clips between shots of the storyline, and sounds on the first lane for them, long ones as music.  @items: (out) (optional) (element-type
 * CliffCutItem). */
gboolean  cliff_edit_add_takes         (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffId             lane_id,
                                        CliffTime           time,
                                        const CliffId      *takes,
                                        guint               n_takes,
                                        CliffPlace          place,
                                        GArray            **items,
                                        GError            **error);
/* "Edit Title": of a clip, its words; of a line, its subtitle (NULL: as spoken). */
gboolean  cliff_edit_set_words         (CliffStore         *store,
                                        CliffCutItem        item,
                                        const char         *text,
                                        GError            **error);
/* "Style Title": JSON as cliff-title-style.h reads it; of a clip, or (item.id 0) of all subtitles of the series. */
gboolean  cliff_edit_set_style         (CliffStore         *store,
                                        CliffCutItem        item,
                                        const char         *style,
                                        GError            **error);
/* "Change Volume": 0 to 10 000 000 ppm, of a shot, line or clip. */
gboolean  cliff_edit_set_gain          (CliffStore         *store,
                                        CliffCutItem        item,
                                        int                 gain,
                                        GError            **error);
/* "Fade": of a clip, from its edges; together at most its length. */
gboolean  cliff_edit_set_fades         (CliffStore         *store,
                                        CliffId             clip_id,
                                        CliffTime           fade_in,
                                        CliffTime           fade_out,
                                        GError            **error);

/* "Set Keyframe": replaces one at the same time.  @time from the owner's start. */
gboolean  cliff_edit_set_key           (CliffStore         *store,
                                        CliffCutItem        owner,
                                        CliffProperty       property,
                                        CliffTime           time,
                                        gint64              value,
                                        CliffCurve          curve,
                                        GError            **error);
gboolean  cliff_edit_move_key          (CliffStore         *store,
                                        CliffId             key_id,
                                        CliffTime           time,
                                        gint64              value,
                                        GError            **error);
/* "Remove Keyframe" */
gboolean  cliff_edit_remove_key        (CliffStore         *store,
                                        CliffId             key_id,
                                        GError            **error);

/* "Add Lane"; returns its id.  @name may be "". */
CliffId   cliff_edit_add_lane          (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffLaneKind       kind,
                                        const char         *name,
                                        GError            **error);
/* "Delete Lane" with its clips. */
gboolean  cliff_edit_delete_lane       (CliffStore         *store,
                                        CliffId             lane_id,
                                        GError            **error);
/* "Move Lane" behind @after_id (0: first). */
gboolean  cliff_edit_move_lane         (CliffStore         *store,
                                        CliffId             lane_id,
                                        CliffId             after_id,
                                        GError            **error);
/* "Change Lane": @column is muted, solo, locked (0 or 1), ducked (dB) or gain (ppm). */
gboolean  cliff_edit_set_lane_int      (CliffStore         *store,
                                        CliffId             lane_id,
                                        const char         *column,
                                        gint64              value,
                                        GError            **error);
gboolean  cliff_edit_set_lane_name     (CliffStore         *store,
                                        CliffId             lane_id,
                                        const char         *name,
                                        GError            **error);

/* "Add Marker" at @time of the episode, anchored to the shot there; @kind as in the schema.  Returns its id. */
CliffId   cliff_edit_add_marker        (CliffStore         *store,
                                        CliffId             episode_id,
                                        CliffTime           time,
                                        const char         *kind,
                                        const char         *text,
                                        GError            **error);
/* "Edit Marker": @kind, @text NULL: as it is; @time below 0: as it is. */
gboolean  cliff_edit_set_marker        (CliffStore         *store,
                                        CliffId             marker_id,
                                        CliffTime           time,
                                        const char         *kind,
                                        const char         *text,
                                        GError            **error);
/* "Delete Marker" */
gboolean  cliff_edit_delete_marker     (CliffStore         *store,
                                        CliffId             marker_id,
                                        GError            **error);

G_END_DECLS
