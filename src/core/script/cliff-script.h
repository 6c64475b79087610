/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_SCRIPT_AUTO,
  CLIFF_SCRIPT_FOUNTAIN, /* Fountain 1.1, with the English vertical convention's EP lines and tags */
  CLIFF_SCRIPT_DRAMA,    /* the Chinese micro-drama convention, all layouts */
} CliffScriptFormat;

/* The kinds of both formats; cliff_element_kind_to_string() gives the names of the script dump. */
typedef enum
{
  CLIFF_ELEMENT_BLANK,       /* empty lines between elements; never dumped */
  CLIFF_ELEMENT_TITLE,
  CLIFF_ELEMENT_BIO,
  CLIFF_ELEMENT_EPISODE,
  CLIFF_ELEMENT_SCENE,       /* "scene" in drama, "heading" in Fountain */
  CLIFF_ELEMENT_CAST,
  CLIFF_ELEMENT_ACTION,
  CLIFF_ELEMENT_CHARACTER,   /* a Fountain cue */
  CLIFF_ELEMENT_PAREN,
  CLIFF_ELEMENT_DIALOGUE,
  CLIFF_ELEMENT_OS,
  CLIFF_ELEMENT_VO,
  CLIFF_ELEMENT_NARRATION,
  CLIFF_ELEMENT_LYRIC,
  CLIFF_ELEMENT_SUBTITLE,
  CLIFF_ELEMENT_SFX,
  CLIFF_ELEMENT_VFX,
  CLIFF_ELEMENT_FLASHBACK_START,
  CLIFF_ELEMENT_FLASHBACK_END,
  CLIFF_ELEMENT_TRANSITION,
  CLIFF_ELEMENT_CENTERED,
  CLIFF_ELEMENT_SECTION,
  CLIFF_ELEMENT_SYNOPSIS,
  CLIFF_ELEMENT_NOTE,
  CLIFF_ELEMENT_BONEYARD,    /* never dumped */
  CLIFF_ELEMENT_PAGE_BREAK,
  CLIFF_ELEMENT_HOOK,
  CLIFF_ELEMENT_PAYWALL,
  CLIFF_ELEMENT_EPISODE_END,
} CliffElementKind;

/* (transfer none): a static name */
const char *cliff_element_kind_to_string (CliffElementKind kind);
/* FALSE when @name is none of the names ("heading" is CLIFF_ELEMENT_SCENE too). */
gboolean    cliff_element_kind_from_string (const char       *name,
                                            CliffElementKind *kind);
/* Dialogue, inner voice, off-screen voice or narration: words that are heard. */
gboolean    cliff_element_kind_is_speech (CliffElementKind kind);

/**
 * CliffOutline:
 *
 * What a script says, format aside: episodes of scenes of elements.  This is what the breakdown reads and what
 * corpus truth files hold.  A Fountain speech (cue, parentheticals, dialogue) is one element here.
 */
typedef struct
{
  CliffElementKind  kind;     /* action dialogue os vo narration subtitle sfx vfx flashback-* transition hook paywall… */
  char             *text;     /* without marks; never NULL */
  char             *speaker;  /* never NULL, "" when there is none */
  char             *mood;     /* never NULL */
  gsize             start;    /* bytes into the whole text */
  gsize             end;
} CliffOutlineElement;

typedef struct
{
  char      *number;      /* "1-2"; never NULL */
  char      *heading;     /* as written */
  char      *location;
  char      *time_of_day; /* as written: "夜", "NIGHT" */
  char      *int_ext;     /* "int", "ext", "int/ext" or "" */
  GPtrArray *cast;        /* char * */
  GPtrArray *elements;    /* CliffOutlineElement */
  char      *synopsis;    /* (nullable): only while the outline is written in another format */
  gsize      start;
  gsize      end;
} CliffOutlineScene;

typedef struct
{
  int        number;
  char      *title;       /* "" when there is none */
  char      *hook;        /* text of the last hook mark, "" when there is none */
  char      *synopsis;    /* (nullable): the same, of what stands before the first scene */
  GPtrArray *scenes;      /* CliffOutlineScene; text before the first heading makes a scene without one */
  gsize      start;       /* of the episode line */
  gsize      end;         /* the next episode's start, or the text's end */
} CliffOutlineEpisode;

typedef struct
{
  CliffScriptFormat  format;
  char              *title;        /* of the series; "" when there is none */
  gsize              preamble_end; /* where the first episode starts */
  GPtrArray         *episodes;     /* CliffOutlineEpisode; a script without episode lines is one episode, number 1 */
  GPtrArray         *bios;         /* char *: biography paragraphs before the first episode */
} CliffOutline;

void          cliff_outline_free  (CliffOutline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffOutline, cliff_outline_free)

/* An empty outline, to be filled by a parser: empty strings and empty arrays that own what they hold.  "int_ext" has one
 * of four spellings; cliff_outline_parse_int_ext() makes them of whatever a script writes. */
CliffOutline        *cliff_outline_new          (CliffScriptFormat format);
CliffOutlineEpisode *cliff_outline_episode_new  (int         number,
                                                 const char *title);
CliffOutlineScene   *cliff_outline_scene_new    (const char *number,
                                                 const char *heading);
/* NULL strings become "". */
CliffOutlineElement *cliff_outline_element_new  (CliffElementKind kind,
                                                 const char      *text,
                                                 const char      *speaker,
                                                 const char      *mood);
void                 cliff_outline_episode_free (CliffOutlineEpisode *episode);
void                 cliff_outline_scene_free   (CliffOutlineScene   *scene);
void                 cliff_outline_element_free (CliffOutlineElement *element);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffOutlineEpisode, cliff_outline_episode_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffOutlineScene, cliff_outline_scene_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffOutlineElement, cliff_outline_element_free)
/* "内", "INT.", "外/内", "I/E"… → "int", "ext", "int/ext" or "" (also for NULL): a static string. */
const char          *cliff_outline_parse_int_ext (const char *written);

/* An outline from corpus-style JSON ({title, episodes:[{episode,title,hook,scenes:[…]}]}); used by tests. */
CliffOutline *cliff_outline_new_from_json (JsonNode *node,
                                           GError  **error);

/**
 * CliffScript:
 *
 * A text and its elements.  The text is the writer's and is never changed by parsing.  Spans of elements
 * concatenate to the text for any bytes.  Not thread-safe; use one from one thread at a time.
 */
typedef struct _CliffScript CliffScript;

typedef struct
{
  CliffElementKind kind;
  gsize            start;  /* bytes, [start, end) */
  gsize            end;
} CliffSpan;

/* @format AUTO detects (cliff_script_get_format() tells what was found). */
CliffScript       *cliff_script_new          (const char        *text,
                                              gssize             length,
                                              CliffScriptFormat  format);
void               cliff_script_free         (CliffScript       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffScript, cliff_script_free)
CliffScriptFormat  cliff_script_get_format   (CliffScript       *self);
/* (transfer none), NUL-terminated */
const char        *cliff_script_get_text     (CliffScript       *self,
                                              gsize             *length);
/* Replaces @removed bytes at @offset by @inserted and re-parses only what that changes. */
void               cliff_script_edit         (CliffScript       *self,
                                              gsize              offset,
                                              gsize              removed,
                                              const char        *inserted,
                                              gssize             inserted_length);
/* The bytes whose elements the last edit may have made others, [start, end) of the text as it is now. */
void               cliff_script_get_reparsed (CliffScript       *self,
                                              gsize             *start,
                                              gsize             *end);
gsize              cliff_script_get_n_spans  (CliffScript       *self);
CliffSpan          cliff_script_get_span     (CliffScript       *self,
                                              gsize              index);
/* The span that holds the byte at @offset, the last one at the text's end; 0 in an empty text, which has none. */
gsize              cliff_script_find_span    (CliffScript       *self,
                                              gsize              offset);
/* Fountain's notes and boneyards that have bytes in the lines that hold [start, end), in order: spans of kind NOTE and BONEYARD
 * with their marks.  They may be longer than those lines, and begin and end inside elements.  (transfer full) (element-type
 * CliffSpan) */
GArray            *cliff_script_find_masked  (CliffScript       *self,
                                              gsize              start,
                                              gsize              end);
/* (transfer full) */
CliffOutline      *cliff_script_get_outline  (CliffScript       *self);
/* The outline of what stands in [start, end) alone, which is all of the text, or begins and ends where a scene does; of episode
 * number @episode, behind @n_scenes scenes with headings.  (transfer full) */
CliffOutline      *cliff_script_get_outline_in (CliffScript     *self,
                                              gsize              start,
                                              gsize              end,
                                              int                episode,
                                              guint              n_scenes);
/* The dump: an array of objects, one an element. (transfer full) */
JsonArray         *cliff_script_dump         (CliffScript       *self);
/* The script written in @format, round-trip safe. (transfer full) */
char              *cliff_script_write        (CliffScript       *self,
                                              CliffScriptFormat  format);

/* Reads a .fountain, .txt, .md, .docx or .fdx file (or bytes from anywhere) into UTF-8 text; encodings UTF-8, UTF-16
 * with BOM, GB18030, Big5.  (transfer full).  Errors: CLIFF_SCRIPT_ERROR. */
#define CLIFF_SCRIPT_ERROR (cliff_script_error_quark ())
typedef enum
{
  CLIFF_SCRIPT_ERROR_ENCODING,  /* neither of the encodings; save the file as UTF-8 */
  CLIFF_SCRIPT_ERROR_DOCUMENT,  /* a document that cannot be read; save it again or as text */
  CLIFF_SCRIPT_ERROR_TOO_LARGE, /* a file over 64 MiB, or text over 16 MiB */
  CLIFF_SCRIPT_ERROR_EMPTY,     /* nothing in it */
  CLIFF_SCRIPT_ERROR_PROGRAM,   /* a PDF, and no pdftotext; install it, or save the script as text */
  CLIFF_SCRIPT_ERROR_NO_SCRIPT, /* a picture or something else; choose another file */
} CliffScriptError;
GQuark             cliff_script_error_quark  (void);
gboolean           cliff_script_is_text      (GBytes            *bytes);
char              *cliff_script_read_bytes   (GBytes            *bytes,
                                              const char        *name,
                                              GCancellable      *cancellable,
                                              GError           **error);
GBytes            *cliff_script_load_bytes   (const char        *path,
                                              GCancellable      *cancellable,
                                              GError           **error);
char              *cliff_script_read_file    (const char        *path,
                                              GCancellable      *cancellable,
                                              GError           **error);

G_END_DECLS
