/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/* The words by which the database and the command line know what cliff-cut.h enumerates.  Names are never NULL and live for ever; find
 * says FALSE and leaves @out alone when there is no such word. */

const char *cliff_cut_kind_get_name    (CliffCutKind      kind);
gboolean    cliff_cut_kind_find        (const char       *name,
                                        CliffCutKind     *out);
const char *cliff_transition_get_name  (CliffTransition   transition);
gboolean    cliff_transition_find      (const char       *name,
                                        CliffTransition  *out);
const char *cliff_edge_get_name        (CliffEdge         edge);
gboolean    cliff_edge_find            (const char       *name,
                                        CliffEdge        *out);
const char *cliff_lane_kind_get_name   (CliffLaneKind     kind);
gboolean    cliff_lane_kind_find       (const char       *name,
                                        CliffLaneKind    *out);
const char *cliff_property_get_name    (CliffProperty     property);
gboolean    cliff_property_find        (const char       *name,
                                        CliffProperty    *out);
const char *cliff_curve_get_name       (CliffCurve        curve);
gboolean    cliff_curve_find           (const char       *name,
                                        CliffCurve       *out);
/* Whether it is one of a marker's kinds: hook, cliffhanger, paywall, note, beat. */
gboolean    cliff_marker_kind_is_known (const char       *name);

G_END_DECLS
