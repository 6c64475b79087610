/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut-private.h"
#include "cliff-edit-cut.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the edits of the cut share, for edit/ alone. */

/* One open edit: what it decides by is the cut as it was when it began. */
typedef struct
{
  CliffStore *store;
  CliffCut   *cut;
} CliffCutEdit;

void      cliff_cut_edit_clear       (CliffCutEdit  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffCutEdit, cliff_cut_edit_clear)
/* Begins the step @label and reads the cut in it; FALSE: nothing is open. */
gboolean  cliff_cut_edit_begin       (CliffCutEdit  *self,
                                      CliffStore    *store,
                                      CliffId        episode_id,
                                      const char    *label,
                                      GError       **error);
/* The same for the episode of @item.  Errors: G_IO_ERROR_NOT_FOUND. */
gboolean  cliff_cut_edit_begin_item  (CliffCutEdit  *self,
                                      CliffStore    *store,
                                      CliffCutItem   item,
                                      const char    *label,
                                      GError       **error);
/* Commits when @done, else rolls back. */
gboolean  cliff_cut_edit_end         (CliffCutEdit  *self,
                                      gboolean       done,
                                      GError       **error);
/* The cut as it has become: what pointed into the old one is gone. */
gboolean  cliff_cut_edit_reread      (CliffCutEdit  *self,
                                      GError       **error);
/* G_IO_ERROR_INVALID_ARGUMENT; returns FALSE. */
gboolean  cliff_cut_refuse           (GError       **error,
                                      const char    *format,
                                      ...) G_GNUC_PRINTF (2, 3);
/* "1.250": (transfer full). */
char     *cliff_cut_dup_seconds      (CliffTime      time);
/* Errors: G_IO_ERROR_NOT_FOUND.  A clip on a locked lane, or a line when the voices are locked: G_IO_ERROR_READ_ONLY. */
const CliffCutShot *cliff_cut_edit_find_shot (CliffCutEdit  *self,
                                      CliffId        id,
                                      GError       **error);
const CliffCutLine *cliff_cut_edit_find_line (CliffCutEdit  *self,
                                      CliffId        id,
                                      GError       **error);
const CliffCutClip *cliff_cut_edit_find_clip (CliffCutEdit  *self,
                                      CliffId        id,
                                      GError       **error);
gboolean  cliff_cut_edit_check_lane  (const CliffCutLane *lane,
                                      GError       **error);
const CliffCutLane *cliff_cut_get_lane (CliffCut    *cut,
                                      const CliffCutClip *clip);
/* Index of a shot that is in the cut. */
guint     cliff_cut_get_index        (CliffCut      *cut,
                                      const CliffCutShot *shot);
/* Where a thing at @time is anchored: the shot that is seen then, 0 without shots, and its distance from the start of that. */
CliffId   cliff_cut_find_anchor      (CliffCut      *cut,
                                      CliffTime      time,
                                      CliffTime     *offset);
/* The place that a trim moves: 0 for a slip, which moves none. */
CliffTime cliff_cut_get_trim_edge    (CliffCut      *cut,
                                      CliffCutItem   item,
                                      CliffTrim      trim);
/* Nothing that is broken by a byte that is no UTF-8, or by a text as long as a book. */
gboolean  cliff_cut_check_text       (const char    *text,
                                      gsize          most,
                                      GError       **error);

/* ── cliff-edit-cut-keys.c ─────────────────────────────────────────────────────────────────────── */

/* Gives @row, the owner itself or a copy of it, the keys of @owner from @from on, counted from there; what was before
 * leaves its value.  @from below 0: all come later. */
gboolean  cliff_cut_edit_keep_keys   (CliffCutEdit  *self,
                                      CliffCutItem   owner,
                                      CliffId        row,
                                      CliffTime      from,
                                      GError       **error);

/* ── cliff-edit-cut-shots.c ────────────────────────────────────────────────────────────────────── */

/* The shot is @frames long and held from now on. */
gboolean  cliff_cut_edit_hold        (CliffCutEdit  *self,
                                      CliffId        shot_id,
                                      gint64         frames,
                                      GError       **error);
/* Cuts the shot @frames from its start; the halves are held.  What begins in the second half is its own from then on and stands
 * where it stood.  Returns the second half, 0 on error.  The cut must be read again. */
CliffId   cliff_cut_edit_split_shot  (CliffCutEdit  *self,
                                      const CliffCutShot *shot,
                                      gint64         frames,
                                      GError       **error);
/* Makes sure that a shot begins at @time, a whole frame: splits the one that stands under it.  @after: (out): the shot that ends there,
 * 0 at the start; the cut is read again where it changed. */
gboolean  cliff_cut_edit_split_at    (CliffCutEdit  *self,
                                      CliffTime      time,
                                      CliffId       *after,
                                      GError       **error);
/* An empty shot of @frames behind @after_id (0: first), of the scene of the shot before or behind it.  Returns its id, 0 on error. */
CliffId   cliff_cut_edit_insert_empty (CliffCutEdit *self,
                                      CliffId        after_id,
                                      gint64         frames,
                                      GError       **error);
/* An empty shot of @length at @time: between shots, at the nearest cut, or over what stands there.  Returns its id, 0 on error; the cut must be
 * read again. */
CliffId   cliff_cut_edit_open_storyline (CliffCutEdit *self,
                                      CliffTime      time,
                                      CliffTime      length,
                                      CliffPlace     place,
                                      GError       **error);
/* The shot behind which the cut nearest to @time is; 0 at the start. */
CliffId   cliff_cut_find_nearest     (CliffCut      *cut,
                                      CliffTime      time);
/* Deletes shots (CliffId): their lines go to a neighbour, of their scene where there is one; clips that lie within go along, others stay
 * where they stand, as markers do.  With @lift each leaves an empty shot.  The cut must be read again. */
gboolean  cliff_cut_edit_remove_shots (CliffCutEdit *self,
                                      GArray        *ids,
                                      gboolean       lift,
                                      GError       **error);

/* ── cliff-edit-cut-clips.c ────────────────────────────────────────────────────────────────────── */

/* A clip that is put somewhere. */
typedef struct
{
  CliffId    id;
  guint      lane;      /* index into the cut's lanes */
  CliffTime  start;
  CliffTime  length;
  gboolean   open;
  gboolean   free;      /* it has no anchor */
} CliffPlacing;

/* Puts clips (CliffPlacing) where they say, making way as @place says; they do not overlap each other. */
gboolean  cliff_cut_edit_place       (CliffCutEdit  *self,
                                      GArray        *placings,
                                      CliffPlace     place,
                                      GError       **error);
/* Makes @row, @clip itself or a copy of it, what @clip is between two times of the episode. */
gboolean  cliff_cut_edit_write_span  (CliffCutEdit  *self,
                                      const CliffCutClip *clip,
                                      CliffId        row,
                                      CliffTime      start,
                                      CliffTime      end,
                                      GError       **error);
gboolean  cliff_cut_edit_write_start (CliffCutEdit  *self,
                                      CliffId        row,
                                      gboolean       free,
                                      CliffTime      start,
                                      GError       **error);
/* A copy of the row, without its keys; 0 on error. */
CliffId   cliff_cut_edit_copy_clip   (CliffCutEdit  *self,
                                      CliffId        clip_id,
                                      GError       **error);
/* Cuts a clip in two; returns the second, 0 on error. */
CliffId   cliff_cut_edit_split_clip  (CliffCutEdit  *self,
                                      const CliffCutClip *clip,
                                      CliffTime      time,
                                      GError       **error);
/* A new lane of @kind behind the last of its kind, known to the cut at once: its index, -1 on error. */
int       cliff_cut_edit_add_lane    (CliffCutEdit  *self,
                                      CliffLaneKind  kind,
                                      const char    *name,
                                      GError       **error);

G_END_DECLS
