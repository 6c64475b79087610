/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-finding-words.h"

#include "cliff-words.h"

#include <glib/gi18n.h>

const char *
cliff_hook_get_words (CliffHook hook)
{
  switch (hook)
    {
    case CLIFF_HOOK_MARK:
      return _("Marked");
    case CLIFF_HOOK_SPEECH:
      return _("Strong line");
    case CLIFF_HOOK_ACTION:
      return _("Strong action");
    case CLIFF_HOOK_CLOSE_UP:
      return _("Close-up");
    case CLIFF_HOOK_NONE:
    default:
      return _("Nothing strong");
    }
}

static char *
dup_of_time (const CliffFinding *finding)
{
  g_autofree char *value = cliff_words_dup_seconds (MAX (finding->value, 0));
  g_autofree char *limit = cliff_words_dup_seconds (finding->limit);
  g_autofree char *clock = cliff_words_dup_clock (finding->value);
  g_autofree char *target = cliff_words_dup_clock (finding->limit);
  g_autofree char *difference = cliff_words_dup_seconds (ABS (finding->value - finding->limit));

  switch ((int) finding->code)
    {
    case CLIFF_FINDING_TOO_LONG:
      return g_strdup_printf (_("Too long: %s instead of %s, %s over"), clock, target, difference);
    case CLIFF_FINDING_TOO_SHORT:
      return g_strdup_printf (_("Too short: %s instead of %s, %s missing"), clock, target, difference);
    case CLIFF_FINDING_SPEECH_DENSE:
      return g_strdup_printf (_("Too many words: the speeches alone take %s even at full speed, the episode should last %s"),
                              clock, target);
    case CLIFF_FINDING_SPEECH_LONG:
      return g_strdup_printf (_("A speech of %s; over %s a viewer scrolls on"), value, limit);
    case CLIFF_FINDING_NO_HOOK:
      return finding->value < 0
               ? g_strdup (_("No hook: nothing strong happens in the whole episode"))
               : g_strdup_printf (_("No hook in the first %s; the first strong moment comes after %s"), limit, value);
    case CLIFF_FINDING_NO_TURN:
      return g_strdup_printf (_("%s without a turn; one is due every %s at the latest"), value, limit);
    case CLIFF_FINDING_SILENT:
      return g_strdup_printf (_("%s without speech or turn"), value);
    default:
      return NULL;
    }
}

static char *
dup_of_people (const CliffFinding *finding)
{
  switch ((int) finding->code)
    {
    case CLIFF_FINDING_NOT_IN_CAST:
      return g_strdup_printf (_("%s speaks and is not in the cast line"), finding->name);
    case CLIFF_FINDING_IDLE_CAST:
      return g_strdup_printf (_("%s is in the cast line, but neither heard nor seen"), finding->name);
    case CLIFF_FINDING_NAME_NEAR:
      return g_strdup_printf (_("Nobody else is called %s. Is %s meant?"), finding->name, finding->other);
    case CLIFF_FINDING_META_TEXT:
      return g_strdup_printf (_("This does not belong in a script: %s"), finding->name);
    default:
      return NULL;
    }
}

static char *
dup_of_count (const CliffFinding *finding)
{
  int value = (int) finding->value, limit = (int) finding->limit;

  switch ((int) finding->code)
    {
    case CLIFF_FINDING_NO_CLIFFHANGER:
      return g_strdup (_("No cliffhanger: the episode ends with nothing strong and without a mark"));
    case CLIFF_FINDING_INNER_VOICES:
      return g_strdup_printf (ngettext ("%d inner voice; %d in an episode are usual", "%d inner voices; %d in an episode are usual",
                                        value), value, limit);
    case CLIFF_FINDING_NO_NUMBER:
      return g_strdup (_("The scene has no number"));
    case CLIFF_FINDING_NO_TIME:
      return g_strdup (_("The scene has no time of day"));
    case CLIFF_FINDING_NO_EPISODE:
      return g_strdup (_("The text has no episode line such as 第1集"));
    case CLIFF_FINDING_EPISODE_ORDER:
      return g_strdup_printf (_("Episode %d, where %d would be next"), value, limit);
    case CLIFF_FINDING_MIXED_COLONS:
      return g_strdup_printf (ngettext ("%d colon is “%s”, %d are of the other width", "%d colons are “%s”, %d are of the other width",
                                        value), value, finding->name, limit);
    case CLIFF_FINDING_PAYWALL_EARLY:
      return g_strdup_printf (_("The first paywall in episode %d; before episode %d is unusual"), value, limit);
    case CLIFF_FINDING_PAYWALL_LATE:
      return g_strdup_printf (_("The first paywall in episode %d; after episode %d is unusual"), value, limit);
    default:
      return g_strdup ("");
    }
}

char *
cliff_finding_dup_sentence (const CliffFinding *finding)
{
  char *sentence = dup_of_time (finding);

  if (sentence == NULL)
    sentence = dup_of_people (finding);

  return sentence != NULL ? sentence : dup_of_count (finding);
}
