/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-stream.h"

#include "cliff-net-error.h"

#include <string.h>

#define MOST_LINE (1024 * 1024)
#define MOST_EVENT (16 * 1024 * 1024)

struct _CliffSplitter
{
  CliffSplitFunc  func;
  gpointer       user_data;
  GString       *line;
  gboolean       after_cr;
};

CliffSplitter *
cliff_splitter_new (CliffSplitFunc func,
                 gpointer      user_data)
{
  CliffSplitter *self = g_new0 (CliffSplitter, 1);

  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);

  return self;
}

void
cliff_splitter_free (CliffSplitter *self)
{
  g_string_free (self->line, TRUE);
  g_free (self);
}

static gboolean
flush (CliffSplitter  *self,
       GError     **error)
{
  gboolean done;

  if (!g_utf8_validate (self->line->str, self->line->len, NULL))
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER, "A line of the answer is not UTF-8");
      return FALSE;
    }
  done = self->func (self->line->str, self->user_data, error);
  g_string_truncate (self->line, 0);

  return done;
}

gboolean
cliff_splitter_feed (CliffSplitter  *self,
                  const char  *data,
                  gsize        length,
                  GError     **error)
{
  const char *end = data + length;

  while (data < end)
    {
      const char *stop = data;

      if (self->after_cr && *data == '\n')
        stop = ++data;
      self->after_cr = FALSE;
      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      if (self->line->len + (stop - data) > MOST_LINE)
        {
          g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE, "A line of the answer is over %d bytes", MOST_LINE);
          return FALSE;
        }
      g_string_append_len (self->line, data, stop - data);
      if (stop == end)
        break;
      self->after_cr = *stop == '\r';
      if (!flush (self, error))
        return FALSE;
      data = stop + 1;
    }

  return TRUE;
}

gboolean
cliff_splitter_end (CliffSplitter  *self,
                 GError     **error)
{
  return self->line->len == 0 || flush (self, error);
}

/* ── Events ──────────────────────────────────────────────────────────── */

struct _CliffEvents
{
  CliffEventFunc  func;
  gpointer        user_data;
  GString        *event;
  GString        *data;
  gboolean        has_data;
};

CliffEvents *
cliff_events_new (CliffEventFunc func,
                  gpointer       user_data)
{
  CliffEvents *self = g_new0 (CliffEvents, 1);

  self->func = func;
  self->user_data = user_data;
  self->event = g_string_new (NULL);
  self->data = g_string_new (NULL);

  return self;
}

void
cliff_events_free (CliffEvents *self)
{
  g_string_free (self->event, TRUE);
  g_string_free (self->data, TRUE);
  g_free (self);
}

static gboolean
emit (CliffEvents  *self,
      GError      **error)
{
  gboolean done = !self->has_data || self->func (self->event->str, self->data->str, self->user_data, error);

  g_string_truncate (self->event, 0);
  g_string_truncate (self->data, 0);
  self->has_data = FALSE;

  return done;
}

gboolean
cliff_events_line (const char  *line,
                   gpointer     events,
                   GError     **error)
{
  CliffEvents *self = events;
  gsize name = strcspn (line, ":");
  const char *value = line[name] == ':' ? line + name + 1 : "";

  if (*line == '\0')
    return emit (self, error);
  if (*value == ' ')
    value++;
  if (name == 5 && strncmp (line, "event", 5) == 0)
    g_string_assign (self->event, value);
  if (name != 4 || strncmp (line, "data", 4) != 0)
    return TRUE;

  if (self->data->len + strlen (value) > MOST_EVENT)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE, "An event of the answer is too large");
      return FALSE;
    }
  if (self->has_data)
    g_string_append_c (self->data, '\n');
  g_string_append (self->data, value);
  self->has_data = TRUE;

  return TRUE;
}
