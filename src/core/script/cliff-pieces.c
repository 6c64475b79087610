/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pieces.h"

#include <string.h>

static CliffPieces *
pieces_new_empty (void)
{
  CliffPieces *self = g_new0 (CliffPieces, 1);

  self->scenes = g_ptr_array_new_with_free_func (g_free);
  self->glue = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
cliff_pieces_free (CliffPieces *self)
{
  g_ptr_array_unref (self->scenes);
  g_ptr_array_unref (self->glue);
  g_free (self);
}

/* ── Taking apart ───────────────────────────────────────────────────────────────────────────────── */

/* Whether an element at a scene's end belongs to what comes next rather than to the scene.  @structure: (inout): whether
 * only such elements have been met since the scene's last own one. */
static gboolean
is_own (CliffElementKind  kind,
        gboolean         *structure)
{
  switch (kind)
    {
    case CLIFF_ELEMENT_BLANK:
      return FALSE;
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_EPISODE_END:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_PAGE_BREAK:
      *structure = TRUE;
      return FALSE;
    case CLIFF_ELEMENT_SYNOPSIS:
      return !*structure;
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    default:
      *structure = FALSE;
      return TRUE;
    }
}

/* Where the scene's own text ends: before the line end of its last own element.  @span: (inout): goes up to the first
 * span behind the scene. */
static gsize
content_end (CliffScript       *script,
             CliffOutlineScene *scene,
             gsize             *span)
{
  const char *text = cliff_script_get_text (script, NULL);
  gboolean structure = FALSE;
  gsize end = scene->start;

  for (; *span < cliff_script_get_n_spans (script); (*span)++)
    {
      CliffSpan at = cliff_script_get_span (script, *span);

      if (at.start >= scene->end)
        break;
      if (at.start >= scene->start && is_own (at.kind, &structure))
        end = MIN (at.end, scene->end);
    }
  while (end > scene->start && strchr ("\r\n", text[end - 1]) != NULL)
    end--;

  return end;
}

CliffPieces *
cliff_pieces_new (CliffScript  *script,
                  CliffOutline *outline)
{
  CliffPieces *self = pieces_new_empty ();
  const char *text;
  gsize length, at = 0, span = 0;

  text = cliff_script_get_text (script, &length);
  for (guint i = 0; i < outline->episodes->len; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        {
          CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, j);
          gsize end = content_end (script, scene, &span);

          g_ptr_array_add (self->glue, g_strndup (text + at, scene->start - at));
          g_ptr_array_add (self->scenes, g_strndup (text + scene->start, end - scene->start));
          at = end;
        }
    }
  g_ptr_array_add (self->glue, g_strndup (text + at, length - at));

  return self;
}

char *
cliff_pieces_join (CliffPieces *self,
                   GArray      *starts)
{
  GString *text = g_string_new (g_ptr_array_index (self->glue, 0));

  for (guint i = 0; i < self->scenes->len; i++)
    {
      if (starts != NULL)
        g_array_append_val (starts, text->len);
      g_string_append (text, g_ptr_array_index (self->scenes, i));
      g_string_append (text, g_ptr_array_index (self->glue, i + 1));
    }

  return g_string_free_and_steal (text);
}

/* ── Gaps ───────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_blank (const char *glue)
{
  return glue[strspn (glue, " \t\r\n")] == '\0';
}

static void
set_glue (CliffPieces *self,
          guint        index,
          char        *glue)
{
  g_free (g_ptr_array_index (self->glue, index));
  g_ptr_array_index (self->glue, index) = glue;
}

static char *
dup_without_end (const char *glue)
{
  gsize length = strlen (glue);

  while (length > 0 && strchr (" \t\r\n", glue[length - 1]) != NULL)
    length--;

  return g_strndup (glue, length);
}

/* The empty lines between two scenes of this text; a writer who leaves none has none. */
static char *
dup_gap (CliffPieces *self)
{
  gboolean crlf = FALSE;

  for (guint i = 0; i < self->glue->len; i++)
    {
      const char *glue = g_ptr_array_index (self->glue, i);

      if (i > 0 && i + 1 < self->glue->len && is_blank (glue))
        return g_strdup (glue);
      crlf |= strstr (glue, "\r\n") != NULL;
    }

  return g_strdup (crlf ? "\r\n\r\n" : "\n\n");
}

/* One gap of the two round a scene that goes.  @last: nothing but the end of the text is behind it. */
static char *
dup_joined (const char *above,
            const char *below,
            gboolean    first,
            gboolean    last)
{
  g_autofree char *kept = NULL;

  if (last)
    {
      kept = dup_without_end (above);
      return g_strconcat (kept, first && *kept == '\0' ? below + strspn (below, "\r\n") : below, NULL);
    }
  if (is_blank (below))
    return g_strdup (above);
  if (is_blank (above))
    return g_strdup (first ? below + strspn (below, "\r\n") : below);

  return g_strconcat (above, below + strspn (below, "\r\n"), NULL);
}

/* ── Changing places ────────────────────────────────────────────────────────────────────────────── */

char *
cliff_pieces_remove (CliffPieces *self,
                     guint        index)
{
  char *joined;

  g_return_val_if_fail (index < self->scenes->len, NULL);

  joined = dup_joined (g_ptr_array_index (self->glue, index), g_ptr_array_index (self->glue, index + 1), index == 0,
                       index + 1 == self->scenes->len);
  g_ptr_array_remove_index (self->glue, index + 1);
  set_glue (self, index, joined);

  return g_ptr_array_steal_index (self->scenes, index);
}

void
cliff_pieces_insert (CliffPieces *self,
                     guint        index,
                     const char  *scene)
{
  g_autofree char *gap = dup_gap (self);

  g_return_if_fail (index <= self->scenes->len);

  if (index < self->scenes->len)
    g_ptr_array_insert (self->glue, index + 1, g_steal_pointer (&gap));
  else if (index > 0)
    g_ptr_array_insert (self->glue, index, g_steal_pointer (&gap));
  else
    {
      /* A text without scenes is all before the first. */
      g_autofree char *head = dup_without_end (g_ptr_array_index (self->glue, 0));

      set_glue (self, 0, *head == '\0' ? g_strdup ("") : g_strconcat (head, gap, NULL));
      g_ptr_array_add (self->glue, g_strdup (strchr (gap, '\r') != NULL ? "\r\n" : "\n"));
    }
  g_ptr_array_insert (self->scenes, index, g_strdup (scene));
}

void
cliff_pieces_move (CliffPieces *self,
                   guint        from,
                   guint        to)
{
  char *scene;

  g_return_if_fail (from < self->scenes->len && to < self->scenes->len);

  scene = g_ptr_array_steal_index (self->scenes, from);
  g_ptr_array_insert (self->scenes, to, scene);
}

CliffPieces *
cliff_pieces_split (CliffPieces *self,
                    guint        index)
{
  CliffPieces *rest = pieces_new_empty ();
  const char *glue;

  g_return_val_if_fail (index > 0 && index < self->scenes->len, rest);

  glue = g_ptr_array_index (self->glue, index);
  g_ptr_array_add (rest->glue, g_strdup (glue + strspn (glue, " \t\r\n")));
  while (self->scenes->len > index)
    {
      g_ptr_array_add (rest->scenes, g_ptr_array_steal_index (self->scenes, index));
      g_ptr_array_add (rest->glue, g_ptr_array_steal_index (self->glue, index + 1));
    }
  set_glue (self, index, g_strdup (strchr (glue, '\r') != NULL ? "\r\n" : "\n"));

  return rest;
}

void
cliff_pieces_append (CliffPieces *self,
                     CliffPieces *next)
{
  const char *head = g_ptr_array_index (next->glue, 0);
  g_autofree char *gap = dup_gap (self);
  g_autofree char *tail = dup_without_end (g_ptr_array_index (self->glue, self->glue->len - 1));
  const char *rest = head + strspn (head, " \t\r\n");
  gboolean nothing = *tail == '\0' && self->scenes->len == 0;

  if (*rest != '\0' || next->scenes->len > 0)
    set_glue (self, self->glue->len - 1, g_strconcat (tail, nothing ? "" : gap, rest, NULL));
  for (guint i = 0; i < next->scenes->len; i++)
    {
      g_ptr_array_add (self->scenes, g_strdup (g_ptr_array_index (next->scenes, i)));
      g_ptr_array_add (self->glue, g_strdup (g_ptr_array_index (next->glue, i + 1)));
    }
}

void
cliff_pieces_set_end (CliffPieces *self,
                      const char  *end)
{
  g_autofree char *tail = dup_without_end (g_ptr_array_index (self->glue, self->glue->len - 1));

  set_glue (self, self->glue->len - 1, g_strconcat (tail, end, NULL));
}
