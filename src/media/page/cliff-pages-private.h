/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"
#include "cliff-page-block.h"
#include "cliff-pages.h"

G_BEGIN_DECLS

/* What an item is for the pages' breaks. */
typedef enum
{
  CLIFF_ITEM_TEXT,   /* may go on on the next page, two lines here and two there */
  CLIFF_ITEM_CUE,    /* a speech begins: with two lines of it, or on the next page */
  CLIFF_ITEM_SAID,   /* what is said, parted behind a sentence */
  CLIFF_ITEM_PAREN,
} CliffItemRole;

/**
 * CliffPageItem:
 *
 * An element on its way to the pages.
 */
typedef struct
{
  CliffItemRole   role;
  CliffPageBlock *block;      /* NULL: only a page break */
  int             space;      /* rows above it, none at the top of a page */
  gboolean        keep_next;  /* never the last on a page */
  gboolean        new_page;
  gboolean        scene;      /* a heading: nothing goes on above it */
  gboolean        right;      /* cues: beside the speech before */
  gsize           start;      /* bytes of the script */
  gsize           end;
  char           *number;     /* of the scene; nullable */
  char           *mark;       /* its entry in the outline; nullable */
  int             level;      /* of the entry: 0 an episode, 1 a scene */
} CliffPageItem;

/* Lines of a block that stand on a page. */
typedef struct
{
  const CliffPageBlock *block;
  guint                 first;
  guint                 n_lines;
  int                   row;
  double                dx;      /* beside its place */
  const char           *number;  /* of the scene, on both sides; nullable */
} CliffPagePiece;

typedef struct
{
  GArray  *pieces;   /* CliffPagePiece */
  int      number;   /* printed; 0 = none */
  gboolean revised;
  gsize    start;    /* bytes of the script */
  gsize    end;
} CliffPage;

typedef struct
{
  const char *text;
  int         level;
  guint       page;
  int         row;
} CliffPageMark;

/* A shot on a page of a contact sheet. */
typedef struct
{
  guint      page;
  CliffPlan *plan;
  guint      shot;
  double     x, y, width, height;
} CliffPagePicture;

struct _CliffPages
{
  CliffPageFonts *fonts;
  gboolean        drama;
  double          width;
  double          height;
  double          left;      /* where the text begins */
  double          right;     /* where it ends */
  double          top;
  double          leading;
  int             rows;      /* of a page */
  char           *title;
  char           *author;
  char           *header;
  char           *colour;
  gboolean        continued;
  gboolean        no_more;
  GPtrArray      *items;     /* CliffPageItem */
  GPtrArray      *blocks;    /* CliffPageBlock: made while pages were filled */
  GPtrArray      *pages;     /* CliffPage */
  GArray         *marks;     /* CliffPageMark */
  GArray         *pictures;  /* CliffPagePicture, by page; of contact sheets alone */
  /* While pages are filled: */
  CliffPage      *page;      /* the last one; NULL when the next item begins a new one */
  int             row;       /* the next free one */
  int             number;    /* of the last page that has one */
  const char     *scene;     /* number of the scene that goes on; "" when it has none, NULL outside scenes */
};

CliffPages     *cliff_pages_alloc       (const CliffPageSetup *setup,
                                         gboolean              typewriter,
                                         CliffPaper            paper);
/* (transfer none) */
CliffPageItem  *cliff_pages_add_item    (CliffPages           *self,
                                         CliffItemRole         role,
                                         const CliffPageBox   *box,
                                         const char           *text,
                                         GArray               *runs,
                                         GArray               *revised);
/* Puts all items on pages. */
void            cliff_pages_fill        (CliffPages           *self);
/* Begins a page without a number. */
void            cliff_pages_begin_plain (CliffPages           *self);
void            cliff_pages_begin       (CliffPages           *self);
/* A block at a place of its own on the last page; owned by the pages.  Returns its rows. */
int             cliff_pages_put         (CliffPages           *self,
                                         const CliffPageBox   *box,
                                         const char           *text,
                                         GArray               *runs,
                                         int                   row);
void            cliff_pages_add_mark    (CliffPages           *self,
                                         const char           *text,
                                         int                   level,
                                         int                   row);
/* Places what was said by one person (or two at once) from item @index; returns the first item behind it. */
guint           cliff_pages_place_speech (CliffPages          *self,
                                          guint                index);
void            cliff_pages_place       (CliffPages           *self,
                                         const CliffPageItem  *item,
                                         const CliffPageBlock *block,
                                         guint                 first,
                                         guint                 n_lines,
                                         double                dx);
int             cliff_pages_room        (CliffPages           *self);
/* Whether nothing of the script stands on the page. */
gboolean        cliff_pages_at_top      (CliffPages           *self);
/* Begins a page in the middle of a scene, and says so where that is wanted. */
void            cliff_pages_go_on       (CliffPages           *self);
/* The bytes of @text where a sentence ends, the last one before @limit and behind @from; 0 when there is none. */
gsize           cliff_pages_find_sentence (const char         *text,
                                           gsize               from,
                                           gsize               limit);

void            cliff_pages_draw_pictures  (CliffPages           *self,
                                            guint                 page,
                                            cairo_t              *cairo);
void            cliff_pages_add_screenplay (CliffPages           *self,
                                            CliffScript          *script,
                                            const CliffPageSetup *setup);
void            cliff_pages_add_drama      (CliffPages           *self,
                                            CliffScript          *script,
                                            const CliffPageSetup *setup);
/* The title page that Fountain asks for, where it does; and what the document is called. */
void            cliff_pages_add_title      (CliffPages           *self,
                                            CliffScript          *script,
                                            const CliffPageSetup *setup);
/* What of @element's text is new: (transfer full) (nullable) (element-type CliffRun) */
GArray         *cliff_pages_dup_revised    (CliffScript          *script,
                                            const CliffPageSetup *setup,
                                            const CliffElement   *element,
                                            const char           *text);

G_END_DECLS
