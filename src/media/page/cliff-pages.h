/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "cliff-compare.h"
#include "cliff-plan.h"
#include "cliff-report.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_PAPER_A4,
  CLIFF_PAPER_LETTER,
} CliffPaper;

/**
 * CliffPageSetup:
 *
 * How pages are made.  All zero is a good choice: A4, a title page where the script has one, and what is not meant to be
 * read by others left out.
 */
typedef struct
{
  CliffPaper            paper;      /* the Chinese layout is on A4 always */
  gboolean              landscape;  /* the paper lies: for wide reports */
  gboolean              no_title;   /* no title page */
  gboolean              numbers;    /* numbers of scenes on both sides, where the script has them */
  gboolean              no_more;    /* no (MORE) and (CONT'D) where a speech goes on */
  gboolean              continued;  /* (CONTINUED) and CONTINUED: where a scene goes on */
  gboolean              notes;      /* prints notes, sections and synopses too */
  const char           *title;      /* nullable: of the document, where the script says none */
  const char           *author;     /* nullable: likewise */
  const char           *header;     /* on pages that hold something revised: "Blue Revision 2026-11-22"; NULL: by @colour */
  const char           *colour;     /* nullable or "": of the revision, as in the trade: "blue", "pink"… */
  const CliffTextRange *revised;    /* gets an asterisk at 7.75 inches */
  guint                 n_revised;
} CliffPageSetup;

/**
 * CliffPages:
 *
 * A script or a report laid out on paper, to be drawn anywhere: the PDF, the print and a preview are the same pages.
 * Fountain is laid out as the film industry does, in a typewriter's letters; micro-drama as Chinese scripts are, each
 * episode on a new page.  Lengths are points, 72 to the inch.  One thread at a time, any thread.
 */
typedef struct _CliffPages CliffPages;

/* Nothing of @script or @setup is kept. */
CliffPages *cliff_pages_new            (CliffScript          *script,
                                        const CliffPageSetup *setup);
/* A report as a table; of @setup the paper, the title and the author count. */
CliffPages *cliff_pages_new_report     (CliffReport          *report,
                                        const CliffPageSetup *setup);
/* A contact sheet: a picture a shot, taken from its middle, with the visible label as everywhere.  @plans: of the episodes whose
 * shots @list tells of, in its order; they are kept, and their pictures made when a page is drawn. */
CliffPages *cliff_pages_new_sheet      (CliffPlan           **plans,
                                        guint                 n_plans,
                                        CliffReport          *list,
                                        const CliffPageSetup *setup);
void        cliff_pages_free           (CliffPages           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPages, cliff_pages_free)
/* At least 1. */
guint       cliff_pages_get_n_pages    (CliffPages           *self);
void        cliff_pages_get_size       (CliffPages           *self,
                                        double               *width,
                                        double               *height);
/* The page, from 0, on which the byte @offset of the script stands. */
guint       cliff_pages_find           (CliffPages           *self,
                                        gsize                 offset);
/* Draws page @page, from 0, in black on whatever is there, one unit a point. */
void        cliff_pages_draw           (CliffPages           *self,
                                        guint                 page,
                                        cairo_t              *cairo);
/* Writes all pages into a PDF at @path, with an outline of episodes and scenes and its letters in it.  @created: seconds
 * since 1970, the date inside; the same pages with the same date are the same bytes.  The file appears whole or not at all.
 * Errors: G_IO_ERROR. */
gboolean    cliff_pages_write_pdf      (CliffPages           *self,
                                        const char           *path,
                                        gint64                created,
                                        GCancellable         *cancellable,
                                        GError              **error);
/* The same PDF as bytes. (transfer full) (nullable) */
GBytes     *cliff_pages_make_pdf       (CliffPages           *self,
                                        gint64                created,
                                        GCancellable         *cancellable,
                                        GError              **error);

G_END_DECLS
