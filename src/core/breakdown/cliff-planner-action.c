/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-planner.h"

#include "cliff-lexicon.h"

#include <string.h>

/** How a kind of beat is shown. */
typedef struct
{
  CliffSize   low;
  CliffSize   want;
  CliffSize   high;
  gboolean    insert;
  const char *angle;
  const char *movement;
  const char *purpose;
  int         milliseconds; /* of one deed; each further one adds */
} Manner;

static const Manner manners[] = {
  [CLIFF_BEAT_PERSON] = { CLIFF_SIZE_FS, CLIFF_SIZE_MS, CLIFF_SIZE_MCU, FALSE, "eye", "static", "",
                          1400 },
  [CLIFF_BEAT_REACTION] = { CLIFF_SIZE_MCU, CLIFF_SIZE_CU, CLIFF_SIZE_CU, FALSE, "eye", "slow push",
                            "reaction", 1300 },
  [CLIFF_BEAT_ENTRANCE] = { CLIFF_SIZE_WS, CLIFF_SIZE_MLS, CLIFF_SIZE_MS, FALSE, "eye", "track",
                            "entrance", 1600 },
  [CLIFF_BEAT_FIGHT] = { CLIFF_SIZE_FS, CLIFF_SIZE_MS, CLIFF_SIZE_MCU, FALSE, "eye", "handheld",
                         "fight", 1300 },
  [CLIFF_BEAT_HANDLING] = { CLIFF_SIZE_MLS, CLIFF_SIZE_MS, CLIFF_SIZE_CU, FALSE, "eye", "static",
                            "", 1400 },
  [CLIFF_BEAT_FACE] = { CLIFF_SIZE_MCU, CLIFF_SIZE_CU, CLIFF_SIZE_ECU, FALSE, "eye", "slow push",
                        "reaction", 1300 },
  [CLIFF_BEAT_DETAIL] = { CLIFF_SIZE_CU, CLIFF_SIZE_ECU, CLIFF_SIZE_ECU, TRUE, "high", "static",
                          CLIFF_PURPOSE_INSERT, 1000 },
  [CLIFF_BEAT_THING] = { CLIFF_SIZE_CU, CLIFF_SIZE_CU, CLIFF_SIZE_ECU, TRUE, "high", "static",
                         CLIFF_PURPOSE_INSERT, 1400 },
  [CLIFF_BEAT_SCENERY] = { CLIFF_SIZE_EWS, CLIFF_SIZE_FS, CLIFF_SIZE_MS, FALSE, "eye", "static", "",
                           1500 },
  [CLIFF_BEAT_CROWD] = { CLIFF_SIZE_WS, CLIFF_SIZE_FS, CLIFF_SIZE_MS, FALSE, "eye", "pan", "",
                         1500 },
};

static gboolean
falls (const char *text)
{
  return strstr (text, "落") != NULL || strstr (text, "掉") != NULL ||
         strstr (text, "滑下") != NULL || strstr (text, " fall") != NULL ||
         strstr (text, " drop") != NULL || strstr (text, " flutter") != NULL;
}

static int
size_from_name (const char *name)
{
  static const char *const names[CLIFF_N_SIZES] = { "EWS", "WS",  "FS", "MLS",
                                                    "MS",  "MCU", "CU", "ECU" };

  for (int i = 0; i < CLIFF_N_SIZES; i++)
    if (g_str_equal (names[i], name))
      return i;

  return CLIFF_SIZE_MS;
}

static CliffTime
time_of_beat (const CliffBeat *beat)
{
  int units = cliff_breakdown_count_spoken (beat->text->str);
  int deeds = MAX (beat->n_clauses, units / (cliff_text_is_chinese (beat->text->str) ? 13 : 9));

  return (manners[beat->kind].milliseconds + 350 * (deeds - 1)) * CLIFF_MSECOND;
}

/* The scene's first picture: wide outdoors and in halls, nearer in a room, nearest on what a hand
 * does there. */
static void
open_scene (CliffPlanner     *self,
            CliffPlannedShot *planned,
            const CliffBeat  *beat)
{
  gboolean wide = g_str_equal (self->scene->int_ext, "ext") ||
                  cliff_lexicon_has (CLIFF_WORDS_PUBLIC, self->scene->location);
  gboolean handling =
    !wide && !beat->scenic && beat->kind == CLIFF_BEAT_HANDLING && beat->people->len == 1;

  planned->low = CLIFF_SIZE_EWS;
  planned->want = handling ? CLIFF_SIZE_MS : wide ? CLIFF_SIZE_WS : CLIFF_SIZE_FS;
  planned->high = handling ? CLIFF_SIZE_MS : CLIFF_SIZE_MLS;
  if (!self->flashback)
    g_set_str (&planned->shot->purpose, CLIFF_PURPOSE_ESTABLISH);
  g_set_str (&planned->shot->movement, handling ? "static" : "slow push");
  if (handling)
    g_set_str (&planned->shot->angle, "high");
  planned->shot->duration = MAX (planned->shot->duration, (wide ? 25 : 18) * CLIFF_SECOND / 10);
}

/* What is taken in hand stands behind the verb that says so: of "踩着高跟鞋，掏出录音笔" the recorder. */
static char *
find_held (CliffPlanner    *self,
           const CliffBeat *beat)
{
  gsize offset = 0;
  g_autoptr(GPtrArray) behind = NULL;

  cliff_lexicon_find (CLIFF_WORDS_HANDLING, beat->text->str, &offset);
  behind = cliff_beats_find_props (beat->text->str + offset, self->people);

  return g_strdup (g_ptr_array_index (behind->len > 0 ? behind : beat->props, 0));
}

/* A thing shown in somebody's hands stays with them into their next picture. */
static void
note_props (CliffPlanner     *self,
            CliffPlannedShot *planned,
            const CliffBeat  *beat)
{
  int holder = beat->subject >= 0 ? beat->subject : self->memory.last;

  for (guint i = 0; i < beat->props->len; i++)
    cliff_planner_add_prop (self, planned, g_ptr_array_index (beat->props, i));
  if (holder >= 0 && beat->props->len > 0 && beat->kind != CLIFF_BEAT_SCENERY &&
      (beat->kind != CLIFF_BEAT_PERSON ||
       cliff_lexicon_has (CLIFF_WORDS_HANDLING, beat->text->str)))
    g_hash_table_replace (self->held, GINT_TO_POINTER (holder + 1), find_held (self, beat));
}

static gboolean
shows_new_prop (CliffPlanner    *self,
                const CliffBeat *beat)
{
  for (guint i = 0; i < beat->props->len; i++)
    if (!g_hash_table_contains (self->seen, g_ptr_array_index (beat->props, i)))
      return TRUE;

  return FALSE;
}

static void
apply_manner (CliffPlanner     *self,
              CliffPlannedShot *planned,
              const CliffBeat  *beat)
{
  const Manner *manner = &manners[beat->kind];

  planned->insert = manner->insert;
  planned->subject = beat->subject;
  planned->beat = beat->kind;
  g_set_str (&planned->shot->angle, manner->angle);
  g_set_str (&planned->shot->movement,
             falls (beat->text->str) && beat->kind == CLIFF_BEAT_THING ? "tilt" : manner->movement);
  cliff_planner_set_purpose (planned, beat->kind == CLIFF_BEAT_THING && shows_new_prop (self, beat)
                                        ? "prop reveal"
                                        : manner->purpose);
  planned->shot->duration = time_of_beat (beat);
  /* A door is seen from nearer than a street. */
  if (beat->kind == CLIFF_BEAT_SCENERY &&
      (strstr (beat->text->str, "门") != NULL || strstr (beat->text->str, "door") != NULL))
    planned->want = CLIFF_SIZE_MLS;
  if (beat->people->len > 1 && planned->want == CLIFF_SIZE_MS)
    planned->low = CLIFF_SIZE_FS;
}

/* What the script itself says of the camera goes before any rule. */
static void
apply_camera_word (CliffPlannedShot *planned,
                   const CliffBeat  *beat)
{
  if (beat->size != NULL)
    {
      planned->want = size_from_name (beat->size);
      planned->low = planned->want;
      planned->high = planned->want;
      planned->insert = planned->want >= CLIFF_SIZE_CU || planned->want <= CLIFF_SIZE_WS;
      planned->shot->duration = MAX (planned->shot->duration, 16 * CLIFF_SECOND / 10);
      if (planned->want >= CLIFF_SIZE_CU && planned->subject < 0 && *planned->shot->purpose == '\0')
        cliff_planner_set_purpose (planned, CLIFF_PURPOSE_INSERT);
    }
  if (beat->angle != NULL)
    g_set_str (&planned->shot->angle, beat->angle);
  if (beat->movement != NULL)
    g_set_str (&planned->shot->movement, beat->movement);
}

static void
plan_beat (CliffPlanner    *self,
           int              element,
           const CliffBeat *beat)
{
  const Manner *manner = &manners[beat->kind];
  gboolean close = manner->insert || beat->kind == CLIFF_BEAT_FACE ||
                   (beat->size != NULL && size_from_name (beat->size) > CLIFF_SIZE_MS);
  gboolean opens;
  CliffPlannedShot *planned;

  if (close && !self->flashback)
    cliff_planner_establish (self);
  opens = self->planned->len == 0;
  planned = cliff_planner_add_shot (self, element, manner->low, manner->want, manner->high);
  apply_manner (self, planned, beat);
  if (opens && !close)
    open_scene (self, planned, beat);
  apply_camera_word (planned, beat);
  if (self->flashback && !planned->insert)
    planned->shot->duration += 4 * CLIFF_SECOND / 10;

  for (guint i = 0; i < beat->people->len; i++)
    cliff_planner_add_figure (self, planned, g_array_index (beat->people, int, i), "");
  note_props (self, planned, beat);
  planned->shot->duration = cliff_planner_round (MIN (planned->shot->duration, self->max_shot));
  g_free (planned->shot->action);
  planned->shot->action = g_strstrip (g_strdup (beat->text->str));
  g_free (planned->shot->subject);
  planned->shot->subject = cliff_planner_trim (beat->text->str);
}

/* Voices that waited for a picture run over this one. */
static void
take_voices (CliffPlanner     *self,
             CliffPlannedShot *planned)
{
  CliffTime speech = 0;

  for (guint i = 0; i < self->voices->len; i++)
    {
      CliffDraftLine *line = g_ptr_array_index (self->voices, i);

      speech += cliff_breakdown_speech_time (line->text, line->mood) + CLIFF_BREAKDOWN_TURN_GAP;
      g_ptr_array_add (planned->shot->lines, line);
    }
  g_ptr_array_set_size (self->voices, 0);
  planned->shot->duration = cliff_planner_round (MAX (planned->shot->duration, speech));
}

void
cliff_planner_plan_action (CliffPlanner *self,
                           int           element)
{
  CliffOutlineElement *source = g_ptr_array_index (self->scene->elements, element);
  g_autoptr(GPtrArray) beats = NULL;

  beats = cliff_beats_new (source->text, self->planned->len == 0, self->people, &self->memory);
  for (guint i = 0; i < beats->len; i++)
    {
      guint before = self->planned->len;

      plan_beat (self, element, g_ptr_array_index (beats, i));
      if (self->voices->len > 0)
        take_voices (self, &g_array_index (self->planned, CliffPlannedShot, before));
    }
  /* Deeds part an exchange of speeches. */
  self->exchange = 0;
}

/* Whether the last shot already shows what the hook is about. */
static gboolean
shows_hook (CliffPlanner     *self,
            CliffPlannedShot *last,
            const char       *text)
{
  if (last == NULL || last->speech || !last->insert)
    return FALSE;
  for (guint i = 0; i < last->shot->props->len; i++)
    if (strstr (text, g_ptr_array_index (last->shot->props, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* A hook stands for itself: who is not in its words is not in its picture. */
static gboolean
names_somebody (CliffPlanner *self,
                const char   *text)
{
  static const char *const pronouns[] = { "她",  "他",   "She ", "He ", "she ",
                                          "he ", " her", " his", " him" };
  g_autoptr(GArray) mentions = cliff_people_find_all (self->people, text);

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (strstr (text, pronouns[i]) != NULL)
      return TRUE;

  return mentions->len > 0;
}

void
cliff_planner_plan_hook (CliffPlanner *self,
                         int           element,
                         const char   *text)
{
  CliffPlannedShot *planned = cliff_planner_last (self);
  g_autoptr(GPtrArray) beats = cliff_beats_new (text, FALSE, self->people, &self->memory);
  CliffBeat *beat = g_ptr_array_index (beats, 0);
  gboolean named = names_somebody (self, text);
  gboolean thing = beat->kind == CLIFF_BEAT_THING || beat->kind == CLIFF_BEAT_DETAIL ||
                   (beat->asked && beat->subject < 0) ||
                   (!named && beat->kind == CLIFF_BEAT_PERSON);

  if (thing && shows_hook (self, planned, text))
    {
      if (element >= 0)
        g_array_append_val (planned->shot->covers, element);
    }
  else
    {
      planned = cliff_planner_add_shot (self, element, CLIFF_SIZE_CU,
                                        thing ? CLIFF_SIZE_ECU : CLIFF_SIZE_CU, CLIFF_SIZE_ECU);
      planned->insert = thing;
      planned->subject = beat->subject;
      planned->beat = beat->kind;
      for (guint i = 0; i < beats->len; i++)
        {
          CliffBeat *part = g_ptr_array_index (beats, i);

          for (guint j = 0; j < part->people->len && (named || part->kind != CLIFF_BEAT_PERSON);
               j++)
            cliff_planner_add_figure (self, planned, g_array_index (part->people, int, j), "");
          note_props (self, planned, part);
        }
      g_free (planned->shot->subject);
      planned->shot->subject = cliff_planner_trim (beat->asked ? beat->text->str : text);
      g_set_str (&planned->shot->action, text);
      g_set_str (&planned->shot->angle, thing ? "high" : "eye");
    }
  if (planned->insert)
    planned->want = CLIFF_SIZE_ECU;
  planned->high = CLIFF_SIZE_ECU;
  g_set_str (&planned->shot->movement, "slow push");
  g_set_str (&planned->shot->purpose, CLIFF_PURPOSE_HOOK);
  planned->shot->duration = cliff_planner_round (MAX (planned->shot->duration, 2 * CLIFF_SECOND));
}
