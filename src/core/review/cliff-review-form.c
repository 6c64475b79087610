/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

#include <string.h>

/* Where the first paywall of a series usually stands: earlier overseas, later at home. */
#define FIRST_PAYWALL 5
#define LAST_PAYWALL 12

static CliffSlice
text_of (CliffReview *self)
{
  gsize length;
  const char *text = cliff_script_get_text (self->script, &length);

  return cliff_slice (text, length);
}

/* Without the line end and what is empty below it. */
static gsize
end_of_first_line (CliffSlice text,
                   gsize      start,
                   gsize      end)
{
  gsize i = start;

  while (i < MIN (end, text.length) && text.data[i] != '\n' && text.data[i] != '\r')
    i++;

  return i;
}

static int
episode_at (CliffReview *self,
            gsize        place)
{
  int number = 0;

  for (guint i = 0; i < self->numbers->episodes->len; i++)
    {
      const CliffEpisodeNumbers *episode = g_ptr_array_index (self->numbers->episodes, i);

      if (i == 0 || episode->start <= place)
        number = episode->number;
    }

  return number;
}

/* ── Headings ── */

/* A heading is only incomplete beside others that are not; but two or three without time are an oversight anyway. */
static void
check_headings (CliffReview *self)
{
  CliffSlice text = text_of (self);
  guint n = 0, n_numbered = 0, n_timed = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const CliffMark *mark = &g_array_index (self->marks, CliffMark, i);

      n += mark->kind == CLIFF_ELEMENT_SCENE;
      n_numbered += mark->kind == CLIFF_ELEMENT_SCENE && mark->numbered;
      n_timed += mark->kind == CLIFF_ELEMENT_SCENE && mark->timed;
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const CliffMark *mark = &g_array_index (self->marks, CliffMark, i);
      gsize end = end_of_first_line (text, mark->start, mark->end);

      if (mark->kind != CLIFF_ELEMENT_SCENE)
        continue;
      if (!mark->numbered && n_numbered * 2 > n)
        cliff_review_add (self, CLIFF_FINDING_NO_NUMBER, CLIFF_SEVERITY_HINT, episode_at (self, mark->start),
                          mark->start, end);
      if (!mark->timed && (n_timed * 2 >= n || n <= 3))
        cliff_review_add (self, CLIFF_FINDING_NO_TIME, CLIFF_SEVERITY_HINT, episode_at (self, mark->start), mark->start,
                          end);
    }
}

/* ── Episodes ── */

static gboolean
has_story (CliffReview *self)
{
  for (guint i = 0; i < self->numbers->episodes->len; i++)
    if (((CliffEpisodeNumbers *) g_ptr_array_index (self->numbers->episodes, i))->numbers.length > 0)
      return TRUE;

  return FALSE;
}

static void
check_episode (CliffReview         *self,
               CliffEpisodeNumbers *episode,
               int                  due)
{
  CliffFinding *finding;

  if (episode->number == due)
    return;
  finding = cliff_review_add (self, CLIFF_FINDING_EPISODE_ORDER, CLIFF_SEVERITY_WARNING, episode->number,
                              episode->start, end_of_first_line (text_of (self), episode->start, episode->end));
  finding->value = episode->number;
  finding->limit = due;
}

static void
check_episodes (CliffReview *self)
{
  GPtrArray *episodes = self->numbers->episodes;

  if (cliff_review_find_mark (self, CLIFF_ELEMENT_EPISODE, 0, G_MAXSIZE) == NULL)
    {
      if (cliff_script_get_format (self->script) == CLIFF_SCRIPT_DRAMA && has_story (self))
        cliff_review_add (self, CLIFF_FINDING_NO_EPISODE, CLIFF_SEVERITY_HINT, episode_at (self, 0), 0,
                          end_of_first_line (text_of (self), 0, G_MAXSIZE));
      return;
    }
  for (guint i = 0; i < episodes->len; i++)
    {
      CliffEpisodeNumbers *episode = g_ptr_array_index (episodes, i);

      if (i > 0)
        check_episode (self, episode, ((CliffEpisodeNumbers *) g_ptr_array_index (episodes, i - 1))->number + 1);
      else if (self->measure.episode != 0)
        check_episode (self, episode, self->measure.episode);
    }
}

static void
check_paywalls (CliffReview *self)
{
  const CliffMark *mark = cliff_review_find_mark (self, CLIFF_ELEMENT_PAYWALL, 0, G_MAXSIZE);
  int episode = mark != NULL ? episode_at (self, mark->start) : 0;
  CliffFindingCode code;
  CliffFinding *finding;

  /* One episode alone does not tell whether an earlier one has the first paywall. */
  if (mark == NULL || (episode >= FIRST_PAYWALL && (episode <= LAST_PAYWALL || self->measure.episode != 0)))
    return;
  code = episode < FIRST_PAYWALL ? CLIFF_FINDING_PAYWALL_EARLY : CLIFF_FINDING_PAYWALL_LATE;
  finding = cliff_review_add (self, code, CLIFF_SEVERITY_HINT, episode, mark->start,
                              end_of_first_line (text_of (self), mark->start, mark->end));
  finding->value = episode;
  finding->limit = episode < FIRST_PAYWALL ? FIRST_PAYWALL : LAST_PAYWALL;
}

/* ── Colons ── */

/* The colon behind a speaker. */
static gboolean
find_colon (CliffSlice  line,
            gsize      *place,
            gboolean   *wide)
{
  gsize narrow_at = 0, wide_at = 0;
  gboolean has_narrow = cliff_slice_find (line, ":", &narrow_at);
  gboolean has_wide = cliff_slice_find (line, "：", &wide_at);

  if (!has_narrow && !has_wide)
    return FALSE;
  *wide = has_wide && (!has_narrow || wide_at < narrow_at);
  *place = *wide ? wide_at : narrow_at;

  return TRUE;
}

static void
check_colons (CliffReview *self)
{
  CliffSlice text = text_of (self);
  gint64 count[2] = { 0, 0 };
  gsize first[2] = { 0, 0 };
  gboolean rarer;
  CliffFinding *finding;

  if (cliff_script_get_format (self->script) != CLIFF_SCRIPT_DRAMA)
    return;
  for (gsize i = 0; i < cliff_script_get_n_spans (self->script); i++)
    {
      CliffSpan span = cliff_script_get_span (self->script, i);
      gsize end = end_of_first_line (text, span.start, span.end);
      gboolean wide;
      gsize at;

      if (!cliff_element_kind_is_speech (span.kind) || !find_colon (cliff_slice_sub (text, span.start, end), &at, &wide))
        continue;
      if (count[wide]++ == 0)
        first[wide] = span.start + at;
    }
  if (count[0] == 0 || count[1] == 0)
    return;
  rarer = count[1] < count[0];
  finding = cliff_review_add (self, CLIFF_FINDING_MIXED_COLONS, CLIFF_SEVERITY_HINT, episode_at (self, first[rarer]),
                              first[rarer], first[rarer] + strlen (rarer ? "：" : ":"));
  finding->value = count[rarer];
  finding->limit = count[!rarer];
  g_set_str (&finding->name, rarer ? "：" : ":");
}

/* ── What is no script ── */

/* Matched on bytes, since a script may be any: no classes of characters beyond ASCII in these. */
#define LINE "^[ \\t>*#]*"
#define SOME "[^\\n]{0,90}?"
static const char chat_pattern[] =
  LINE "(?:以下(?:是|为)" SOME "(?:剧本|脚本|集|版本|内容|正文|修改)"
  "|(?:好的|当然|没问题)(?:，|,|！|!|。)" SOME "(?:以下|为你|为您|剧本|脚本)"
  "|(?:Sure|Certainly|Of course|Absolutely)[,!.]" SOME "(?:here|script|episode|scene)"
  "|Here(?:’|'| i)s (?:the|your|a|an|another) " SOME "(?:script|episode|scene|version|draft)"
  "|(?:希望|如果|若)(?:这)?" SOME "(?:你|您)" SOME "(?:满意|喜欢|需要我|修改建议|调整|告诉我)"
  "|Let me know if|I hope this (?:helps|works|script)"
  "|作为(?:一个|一名)?(?:AI|人工智能|语言模型)|As an AI"
  "|(?:是否)?需要我继续|未完待续，请回复"
  "|```)[^\\n]*";
static const char gap_pattern[] =
  "(?:（|\\(|【|\\[)(?:此处|待补|待定|略|省略|TODO|TBD|placeholder|insert )" SOME "(?:）|\\)|】|\\])"
  "|\\b(?:TODO|FIXME|TBD)\\b[^\\n]{0,60}|待补充|待完善";

/* Nobody says these on the screen, but a writer may well write them in a note. */
static gboolean
may_hold_gaps (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_ACTION || kind == CLIFF_ELEMENT_BIO || kind == CLIFF_ELEMENT_TITLE ||
         kind == CLIFF_ELEMENT_SCENE || kind == CLIFF_ELEMENT_CENTERED || kind == CLIFF_ELEMENT_SUBTITLE;
}

static gboolean
may_hold_chat (CliffElementKind kind)
{
  return kind != CLIFF_ELEMENT_NOTE && kind != CLIFF_ELEMENT_BONEYARD && kind != CLIFF_ELEMENT_SYNOPSIS &&
         kind != CLIFF_ELEMENT_BLANK;
}

static GRegex *
ensure_regex (GRegex     **regex,
              const char  *pattern)
{
  if (g_once_init_enter_pointer (regex))
    g_once_init_leave_pointer (regex, g_regex_new (pattern, G_REGEX_RAW | G_REGEX_MULTILINE | G_REGEX_CASELESS |
                                                   G_REGEX_OPTIMIZE, 0, NULL));
  return *regex;
}

static void
find_meta (CliffReview *self,
           GRegex      *regex,
           CliffSpan    span)
{
  CliffSlice text = text_of (self);
  g_autoptr(GMatchInfo) info = NULL;
  int start, end;
  CliffFinding *finding;

  if (span.end - span.start > G_MAXINT ||
      !g_regex_match_full (regex, text.data + span.start, span.end - span.start, 0, 0, &info, NULL) ||
      !g_match_info_fetch_pos (info, 0, &start, &end))
    return;
  finding = cliff_review_add (self, CLIFF_FINDING_META_TEXT, CLIFF_SEVERITY_WARNING, episode_at (self, span.start),
                              span.start + start, span.start + end);
  g_free (finding->name);
  finding->name = cliff_text_dup_valid (text.data + finding->start, MIN (finding->end - finding->start, 90));
}

static void
check_meta (CliffReview *self)
{
  static GRegex *chat, *gap;
  GRegex *chat_regex = ensure_regex (&chat, chat_pattern);
  GRegex *gap_regex = ensure_regex (&gap, gap_pattern);

  for (gsize i = 0; i < cliff_script_get_n_spans (self->script); i++)
    {
      CliffSpan span = cliff_script_get_span (self->script, i);

      if (may_hold_chat (span.kind))
        find_meta (self, chat_regex, span);
      if (may_hold_gaps (span.kind))
        find_meta (self, gap_regex, span);
    }
}

void
cliff_review_check_form (CliffReview *self)
{
  check_headings (self);
  check_episodes (self);
  check_paywalls (self);
  check_colons (self);
  check_meta (self);
}
