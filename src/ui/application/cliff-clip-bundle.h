/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "cliff-cut.h"

G_BEGIN_DECLS

/* Things of a timeline as text, between windows and programs. */
#define CLIFF_CLIP_BUNDLE_MIME "application/x-cliffhanger-clips+json"

/**
 * CliffClipBundle:
 * @project: a sum that tells one project from another, no path
 * @items: CliffCutItem, by kind and place
 * @cut: they are to be moved, not copied
 * @start, @end: the passage that is meant, in ns; @end 0: the items themselves
 * @words: CliffBundleWords: what titles and subtitles among them say, which another project can take
 *
 * Things of one episode's timeline on the clipboard or in the hand.  Never changed once made; it keeps no project open.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  char            *project;
  CliffId          episode_id;
  GArray          *items;
  gboolean         cut;
  CliffTime        start, end;
  GArray          *words;
} CliffClipBundle;

typedef struct
{
  CliffLaneKind  kind;     /* title or subtitle */
  CliffTime      start;    /* from the first of the things */
  CliffTime      length;
  char          *text;
  char          *style;
} CliffBundleWords;

#define CLIFF_TYPE_CLIP_BUNDLE (cliff_clip_bundle_get_type ())
GType            cliff_clip_bundle_get_type  (void);
/* (transfer full).  Duplicates and what is not in @cut are left out. */
CliffClipBundle *cliff_clip_bundle_new       (CliffStore         *store,
                                              CliffCut           *cut,
                                              const CliffCutItem *items,
                                              guint               n_items,
                                              gboolean            moving);
/* What stands from @start to @end: (transfer full). */
CliffClipBundle *cliff_clip_bundle_new_range (CliffStore         *store,
                                              CliffCut           *cut,
                                              CliffTime           start,
                                              CliffTime           end);
CliffClipBundle *cliff_clip_bundle_ref       (CliffClipBundle    *self);
void             cliff_clip_bundle_unref     (CliffClipBundle    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffClipBundle, cliff_clip_bundle_unref)
/* Whether its ids are those of @store. */
gboolean         cliff_clip_bundle_is_of     (CliffClipBundle    *self,
                                              CliffStore         *store);
/* As JSON: (transfer full). */
char            *cliff_clip_bundle_dup_json  (CliffClipBundle    *self);
/* Reads what any program may have written: (transfer full) (nullable).  Errors: G_IO_ERROR_INVALID_DATA. */
CliffClipBundle *cliff_clip_bundle_parse     (const char         *json,
                                              gssize              length,
                                              GError            **error);
/* For the clipboard and for drags: itself, the JSON, and the words as plain text.  (transfer full) */
GdkContentProvider *cliff_clip_bundle_provide (CliffClipBundle   *self);

G_END_DECLS
