/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_REPORT_CHARACTERS,  /* who speaks how much, and where from and to */
  CLIFF_REPORT_LOCATIONS,
  CLIFF_REPORT_SCENES,
  CLIFF_REPORT_CAST,        /* who is in which scene: a table of scenes and characters */
} CliffReportKind;

typedef enum
{
  CLIFF_REPORT_TEXT,
  CLIFF_REPORT_COUNT,
  CLIFF_REPORT_TIME,  /* ns */
} CliffReportType;

typedef struct
{
  char            *id;     /* "speeches": the same in every language */
  char            *label;  /* for people, in the language of the script: "台词数" */
  CliffReportType  type;
} CliffReportColumn;

typedef struct
{
  char   *text;    /* NULL where the column counts or times */
  gint64  number;
} CliffReportCell;

/**
 * CliffReport:
 *
 * Facts about a script as a table.
 */
typedef struct
{
  gboolean         grid;     /* all columns but the first are alike: the people of a table of scenes */
  char            *title;    /* for people, in the language of the script */
  gboolean         chinese;
  GArray          *columns;  /* CliffReportColumn */
  GPtrArray       *rows;     /* CliffReportCell *: as many as there are columns */
} CliffReport;

/* @episode: the number of one, 0 for all. (transfer full) */
CliffReport *cliff_report_new            (CliffScript         *script,
                                          CliffReportKind      kind,
                                          int                  episode);
void         cliff_report_free           (CliffReport         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffReport, cliff_report_free)
/* "characters", "locations", "scenes" or "cast"; FALSE for any other word. */
gboolean     cliff_report_kind_from_string (const char        *name,
                                            CliffReportKind   *kind);
/* An empty table, for whoever has facts to tell. (transfer full) */
CliffReport *cliff_report_alloc          (const char          *title,
                                          gboolean             chinese);
/* All columns come before the first row. */
void         cliff_report_add_column     (CliffReport         *self,
                                          const char          *id,
                                          const char          *label,
                                          CliffReportType      type);
/* An empty row of as many cells as there are columns, whose texts are owned by the report. (transfer none) */
CliffReportCell *cliff_report_add_row    (CliffReport         *self);
/* What a cell shows to people: "12", "1:05", text.  (transfer full) */
char        *cliff_report_dup_cell       (CliffReport         *self,
                                          guint                row,
                                          guint                column);
/* As RFC 4180 has it, with a byte order mark, for spreadsheets; no cell is taken for a formula there. (transfer full) */
char        *cliff_report_to_csv         (CliffReport         *self);
/* A page of its own that needs nothing beside it.  @pictures: (nullable) (element-type utf8): a row, the address of a picture in
 * front of it, "data:…", or NULL.  (transfer full) */
char        *cliff_report_to_html        (CliffReport         *self,
                                          GPtrArray           *pictures);
/* The same as a contact sheet: a picture a row, with the number, size, length and words of a shot list below it. */
char        *cliff_report_to_sheet_html  (CliffReport         *self,
                                          GPtrArray           *pictures);
/* Writes cliff_report_to_csv() to @path, whole or not at all.  Blocks.  Errors: G_FILE_ERROR. */
gboolean     cliff_report_write_csv      (CliffReport         *self,
                                          const char          *path,
                                          GError             **error);
/* An object a row; times in whole milliseconds. (transfer full) */
JsonNode    *cliff_report_to_json        (CliffReport         *self);

G_END_DECLS
