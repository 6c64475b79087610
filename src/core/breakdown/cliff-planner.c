/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-planner.h"

#include "cliff-lexicon.h"

#include <string.h>

/* ── Shots ──────────────────────────────────────────────────────────────────────────────────────── */

CliffPlannedShot *
cliff_planner_last (CliffPlanner *self)
{
  return self->planned->len > 0
           ? &g_array_index (self->planned, CliffPlannedShot, self->planned->len - 1)
           : NULL;
}

static void
take_marks (CliffPlanner   *self,
            CliffDraftShot *shot)
{
  g_array_append_vals (shot->covers, self->marks->data, self->marks->len);
  g_array_set_size (self->marks, 0);
  if (self->sound->len > 0)
    g_set_str (&shot->sound, self->sound->str);
  if (self->vfx->len > 0)
    g_set_str (&shot->vfx, self->vfx->str);
  if (self->caption->len > 0)
    g_set_str (&shot->caption, self->caption->str);
  g_string_truncate (self->sound, 0);
  g_string_truncate (self->vfx, 0);
  g_string_truncate (self->caption, 0);
}

static void
set_dissolve (CliffDraftShot *shot)
{
  g_set_str (&shot->transition, "dissolve");
  shot->transition_length = CLIFF_SECOND / 2;
}

CliffPlannedShot *
cliff_planner_add_shot (CliffPlanner *self,
                        int           element,
                        CliffSize     low,
                        CliffSize     want,
                        CliffSize     high)
{
  CliffDraftShot *shot = cliff_draft_shot_new (self->scene_index);
  CliffPlannedShot planned = { .shot = shot, .want = want, .low = low, .high = high, .subject = -1,
                               .beat = CLIFF_BEAT_PERSON };

  take_marks (self, shot);
  if (element >= 0)
    g_array_append_val (shot->covers, element);
  if (self->dissolve)
    set_dissolve (shot);
  self->dissolve = FALSE;
  shot->flashback = self->flashback;
  if (self->flashback_opens)
    {
      if (*shot->vfx == '\0')
        g_set_str (&shot->vfx, self->chinese ? "闪回调色" : "flashback grade");
      g_set_str (&shot->purpose, "flashback");
    }
  self->flashback_opens = FALSE;
  g_ptr_array_add (self->shots, shot);
  g_array_append_val (self->planned, planned);

  return cliff_planner_last (self);
}

void
cliff_planner_set_purpose (CliffPlannedShot *planned,
                           const char       *purpose)
{
  /* "flashback" is the one purpose that is set when the shot is made, and it stays. */
  if (!g_str_equal (planned->shot->purpose, "flashback"))
    g_set_str (&planned->shot->purpose, purpose);
}

void
cliff_planner_add_figure (CliffPlanner     *self,
                          CliffPlannedShot *planned,
                          int               person,
                          const char       *facing)
{
  CliffDraftFigure *figure;
  const char *name;

  if (person < 0)
    return;
  name = cliff_people_get_name (self->people, person);
  for (guint i = 0; i < planned->shot->figures->len; i++)
    if (g_str_equal (((CliffDraftFigure *) g_ptr_array_index (planned->shot->figures, i))->name,
                     name))
      return;

  figure = g_new0 (CliffDraftFigure, 1);
  figure->name = g_strdup (name);
  figure->facing = g_strdup (facing);
  g_ptr_array_add (planned->shot->figures, figure);
}

void
cliff_planner_add_prop (CliffPlanner     *self,
                        CliffPlannedShot *planned,
                        const char       *prop)
{
  if (!g_ptr_array_find_with_equal_func (planned->shot->props, prop, g_str_equal, NULL))
    g_ptr_array_add (planned->shot->props, g_strdup (prop));
  g_hash_table_add (self->seen, g_strdup (prop));
}

static gboolean
is_outer_mark (gunichar c)
{
  return g_unichar_isspace (c) ||
         (g_unichar_ispunct (c) && c != '"' && c != ')' && c != '(' && c != 0x201c && c != 0x201d &&
          c != 0x300a && c != 0x300b && c != 0xff08 && c != 0xff09 && c != '\'');
}

char *
cliff_planner_trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_outer_mark (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_outer_mark (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

CliffTime
cliff_planner_round (CliffTime time)
{
  CliffTime tenth = CLIFF_SECOND / 10;

  return MAX ((time + tenth / 2) / tenth * tenth, CLIFF_BREAKDOWN_MIN_SHOT);
}

static gboolean
is_wide_place (CliffOutlineScene *scene)
{
  return g_str_equal (scene->int_ext, "ext") ||
         cliff_lexicon_has (CLIFF_WORDS_PUBLIC, scene->location);
}

/* Who speaks first and to whom: an establishing shot shows them both. */
static void
add_first_speakers (CliffPlanner     *self,
                    CliffPlannedShot *planned)
{
  for (guint i = 0; i < self->scene->elements->len && planned->shot->figures->len < 2; i++)
    {
      CliffOutlineElement *element = g_ptr_array_index (self->scene->elements, i);

      if (element->kind == CLIFF_ELEMENT_FLASHBACK_START)
        break;
      if (element->kind == CLIFF_ELEMENT_DIALOGUE || element->kind == CLIFF_ELEMENT_OS)
        cliff_planner_add_figure (self, planned, cliff_people_find (self->people, element->speaker),
                                  "");
    }
}

void
cliff_planner_establish (CliffPlanner *self)
{
  CliffPlannedShot *planned;
  g_autoptr(GString) subject = g_string_new (self->scene->location);

  if (self->planned->len > 0 || (*self->scene->location == '\0' && *self->scene->heading == '\0'))
    return;

  planned = cliff_planner_add_shot (self, -1, CLIFF_SIZE_WS,
                                    is_wide_place (self->scene) ? CLIFF_SIZE_WS : CLIFF_SIZE_FS,
                                    CLIFF_SIZE_MLS);
  planned->shot->duration = 18 * CLIFF_SECOND / 10;
  cliff_planner_set_purpose (planned, CLIFF_PURPOSE_ESTABLISH);
  add_first_speakers (self, planned);
  for (guint i = 0; i < planned->shot->figures->len; i++)
    {
      CliffDraftFigure *figure = g_ptr_array_index (planned->shot->figures, i);

      g_string_append_printf (
        subject, self->chinese ? "%s%s" : "%s%s",
        i == 0 ? (self->chinese ? "，" : ", ") : (self->chinese ? "与" : " and "), figure->name);
    }
  g_set_str (&planned->shot->subject, subject->str);
}

/* ── Elements ───────────────────────────────────────────────────────────────────────────────────── */

static void
append_words (GString    *string,
              const char *words)
{
  if (*words == '\0')
    return;
  if (string->len > 0)
    g_string_append_c (string, ' ');
  g_string_append (string, words);
}

/* Words on screen are read on the letter or the phone that was just shown, where there is one. */
static gboolean
plan_written_words (CliffPlanner        *self,
                    int                  index,
                    CliffOutlineElement *element)
{
  CliffPlannedShot *last = cliff_planner_last (self);
  const char *page = NULL;
  g_autofree char *subject = NULL;
  CliffPlannedShot *planned;
  CliffTime reading;

  for (guint i = 0; last != NULL && !last->speech && i < last->shot->props->len && page == NULL;
       i++)
    if (cliff_lexicon_has (CLIFF_WORDS_READABLE, g_ptr_array_index (last->shot->props, i)))
      page = g_ptr_array_index (last->shot->props, i);
  if (page == NULL)
    return FALSE;

  subject = g_strdup_printf (self->chinese ? "%s上的字" : "the words on the %s", page);
  planned = cliff_planner_add_shot (self, index, CLIFF_SIZE_CU, CLIFF_SIZE_ECU, CLIFF_SIZE_ECU);
  planned->insert = TRUE;
  g_set_str (&planned->shot->subject, subject);
  g_set_str (&planned->shot->angle, "high");
  g_set_str (&planned->shot->caption, element->text);
  cliff_planner_set_purpose (planned, "on-screen text");
  cliff_planner_add_prop (self, planned, page);
  reading = cliff_breakdown_count_spoken (element->text) * CLIFF_SECOND / 8;
  planned->shot->duration =
    cliff_planner_round (CLAMP (reading, 2 * CLIFF_SECOND, 4 * CLIFF_SECOND));

  return TRUE;
}

/* A sound that the last action makes is heard with it; any other with the next picture. */
static void
plan_sound (CliffPlanner        *self,
            int                  index,
            CliffOutlineElement *element)
{
  CliffPlannedShot *last = cliff_planner_last (self);

  if (last != NULL && !last->speech && *last->shot->sound == '\0' &&
      cliff_lexicon_has (CLIFF_WORDS_SOUND, last->shot->action))
    {
      g_set_str (&last->shot->sound, element->text);
      g_array_append_val (last->shot->covers, index);
      return;
    }
  append_words (self->sound, element->text);
  g_array_append_val (self->marks, index);
}

static void
end_flashback (CliffPlanner *self,
               int           index)
{
  CliffPlannedShot *last = cliff_planner_last (self);

  if (last != NULL && last->shot->flashback)
    g_array_append_val (last->shot->covers, index);
  else
    g_array_append_val (self->marks, index);
  self->flashback = FALSE;
  self->flashback_opens = FALSE;
  cliff_memory_clear (&self->memory);
}

static gboolean
is_last_hook (CliffPlanner *self,
              int           index)
{
  if (self->scene_index + 1 < (int) self->episode->scenes->len)
    return FALSE;
  for (guint i = index + 1; i < self->scene->elements->len; i++)
    {
      CliffElementKind kind =
        ((CliffOutlineElement *) g_ptr_array_index (self->scene->elements, i))->kind;

      if (kind == CLIFF_ELEMENT_HOOK || kind == CLIFF_ELEMENT_ACTION ||
          cliff_element_kind_is_speech (kind))
        return FALSE;
    }

  return TRUE;
}

static void
plan_element (CliffPlanner *self,
              int           index)
{
  CliffOutlineElement *element = g_ptr_array_index (self->scene->elements, index);

  switch (element->kind)
    {
    case CLIFF_ELEMENT_ACTION:
      cliff_planner_plan_action (self, index);
      break;
    case CLIFF_ELEMENT_HOOK:
      if (is_last_hook (self, index))
        cliff_planner_plan_hook (self, index, element->text);
      else
        cliff_planner_plan_action (self, index);
      break;
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      cliff_planner_plan_speech (self, index);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_LYRIC:
      if (plan_written_words (self, index, element))
        break;
      append_words (self->caption, element->text);
      g_array_append_val (self->marks, index);
      break;
    case CLIFF_ELEMENT_SFX:
      plan_sound (self, index, element);
      break;
    case CLIFF_ELEMENT_VFX:
      append_words (self->vfx, element->text);
      g_array_append_val (self->marks, index);
      break;
    case CLIFF_ELEMENT_FLASHBACK_START:
      self->flashback = TRUE;
      self->flashback_opens = TRUE;
      cliff_memory_clear (&self->memory);
      g_array_append_val (self->marks, index);
      break;
    case CLIFF_ELEMENT_FLASHBACK_END:
      end_flashback (self, index);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      self->dissolve = cliff_lexicon_has (CLIFF_WORDS_DISSOLVE, element->text);
      g_array_append_val (self->marks, index);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      g_array_append_val (self->marks, index);
      break;
    }
}

/* Marks that no shot follows belong to the last one. */
static void
settle_marks (CliffPlanner *self)
{
  CliffPlannedShot *last;

  if (self->planned->len == 0 && self->marks->len > 0 && *self->scene->heading == '\0' &&
      *self->scene->location == '\0')
    return;
  cliff_planner_establish (self);
  last = cliff_planner_last (self);
  if (last == NULL || self->marks->len == 0)
    return;
  g_array_append_vals (last->shot->covers, self->marks->data, self->marks->len);
  if (*last->shot->sound == '\0')
    g_set_str (&last->shot->sound, self->sound->str);
  if (*last->shot->vfx == '\0')
    g_set_str (&last->shot->vfx, self->vfx->str);
  if (*last->shot->caption == '\0')
    g_set_str (&last->shot->caption, self->caption->str);
}

/* The episode ends near, whether a hook is marked or not. */
static void
close_episode (CliffPlanner *self)
{
  CliffPlannedShot *last = cliff_planner_last (self);

  if (self->scene_index + 1 < (int) self->episode->scenes->len)
    return;
  if (last != NULL && g_str_equal (last->shot->purpose, CLIFF_PURPOSE_HOOK))
    return;
  if (*self->episode->hook != '\0')
    {
      cliff_planner_plan_hook (self, -1, self->episode->hook);
      return;
    }
  if (last == NULL || self->planned->len == 1)
    return;
  last->want = MAX (last->want, CLIFF_SIZE_CU);
  last->high = MAX (last->high, CLIFF_SIZE_CU);
  if (g_str_equal (last->shot->movement, "static"))
    g_set_str (&last->shot->movement, "slow push");
  if (*last->shot->purpose == '\0' || g_str_equal (last->shot->purpose, "reverse shot"))
    g_set_str (&last->shot->purpose, CLIFF_PURPOSE_HOOK);
}

static void
finish_shots (CliffPlanner *self)
{
  for (guint i = 0; i < self->planned->len; i++)
    {
      CliffDraftShot *shot = g_array_index (self->planned, CliffPlannedShot, i).shot;
      const char *hook =
        g_str_equal (shot->purpose, CLIFF_PURPOSE_HOOK) ? self->episode->hook : NULL;

      g_free (shot->source_hash);
      shot->source_hash = cliff_breakdown_hash_shot (self->scene, shot->covers, hook);
    }
}

static void
prepare (CliffPlanner *self)
{
  self->planned = g_array_new (FALSE, TRUE, sizeof (CliffPlannedShot));
  self->marks = g_array_new (FALSE, FALSE, sizeof (int));
  self->sound = g_string_new (NULL);
  self->vfx = g_string_new (NULL);
  self->caption = g_string_new (NULL);
  self->voices = g_ptr_array_new ();
  self->held = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cliff_memory_clear (&self->memory);
  self->speaker = -1;
  self->partner = -1;
}

static void
clean_up (CliffPlanner *self)
{
  g_array_unref (self->planned);
  g_array_unref (self->marks);
  g_string_free (self->sound, TRUE);
  g_string_free (self->vfx, TRUE);
  g_string_free (self->caption, TRUE);
  g_ptr_array_unref (self->voices);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->seen);
}

gboolean
cliff_planner_run (CliffPlanner *self,
                   gboolean      dissolve)
{
  gboolean dissolve_out;

  prepare (self);
  self->dissolve = dissolve;
  for (guint i = 0; i < self->scene->elements->len; i++)
    plan_element (self, i);
  close_episode (self);
  dissolve_out = self->dissolve && self->planned->len > 0;
  settle_marks (self);
  cliff_framing_apply (self);
  finish_shots (self);
  clean_up (self);

  return dissolve_out;
}
