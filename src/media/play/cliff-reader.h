/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Something that is said in one go. */
typedef struct
{
  JsonObject *request;  /* of the voice */
  gsize       start;    /* bytes of the script that are read */
  gsize       end;
} CliffUtterance;

void       cliff_utterance_free  (CliffUtterance *self);
/* What is said when @script is read aloud, in order: every speech by the voice of its character in the cast of @store, and with
 * @narrator headings, actions and captions by the narrator.  @pace: per cent of the usual, 50 to 200.  Main thread.
 * (transfer full) (element-type CliffUtterance) */
GPtrArray *cliff_utterances_new  (CliffScript    *script,
                                  CliffStore     *store,
                                  gboolean        narrator,
                                  int             pace);

typedef enum
{
  CLIFF_READER_STOPPED,
  CLIFF_READER_PREPARING,  /* the voice is not ready yet */
  CLIFF_READER_READING,
  CLIFF_READER_PAUSED,
} CliffReaderState;

/**
 * CliffReader:
 *
 * Reads a script aloud with the local voices.  Each utterance is spoken in a process of its own, one ahead of what is heard, so
 * that nothing waits and nothing blocks.  Without a sound device it goes on silently, at its proper speed.  One thread: that of
 * the main context it is made in.
 *
 * Signals:
 *  "changed": the state is another;
 *  "moved" (guint64 start, guint64 end): these bytes of the script are read now;
 *  "failed" (GError): it stopped because of this; CLIFF_ENGINE_ERROR or G_IO_ERROR.
 */
#define CLIFF_TYPE_READER (cliff_reader_get_type ())
G_DECLARE_FINAL_TYPE (CliffReader, cliff_reader, CLIFF, READER, GObject)

/* @sink: (nullable): the GStreamer element to play through; NULL for the system's choice */
CliffReader      *cliff_reader_new       (const char       *sink);
CliffReaderState  cliff_reader_get_state (CliffReader      *self);
/* Reads from the first utterance that ends behind byte @from.  What was read before stops. @utterances: (transfer none)
 * (element-type CliffUtterance) */
void              cliff_reader_read      (CliffReader      *self,
                                          GPtrArray        *utterances,
                                          gsize             from);
void              cliff_reader_pause     (CliffReader      *self);
/* Goes on where it paused. */
void              cliff_reader_resume    (CliffReader      *self);
/* To the next utterance; stops behind the last. */
void              cliff_reader_next      (CliffReader      *self);
/* To the beginning of this utterance, or to the one before when it has only begun. */
void              cliff_reader_previous  (CliffReader      *self);
void              cliff_reader_stop      (CliffReader      *self);
/* The bytes that are read, or would be when it goes on; FALSE when stopped. */
gboolean          cliff_reader_get_range (CliffReader      *self,
                                          gsize            *start,
                                          gsize            *end);

G_END_DECLS
