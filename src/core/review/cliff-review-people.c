/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

#include "cliff-breakdown.h"
#include "cliff-lexicon.h"

#include <string.h>

typedef struct
{
  CliffReview         *review;
  CliffEpisodeNumbers *episode;
  CliffOutlineScene   *scene;
  GHashTable          *spoken;  /* name → its speeches in the whole text */
  GHashTable          *listed;  /* name → cast lines with it */
  GHashTable          *said;    /* names this scene has a finding for */
} Check;

/* ── Names ── */

static void
count_name (GHashTable *counts,
            const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  g_hash_table_replace (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static void
count_names (CliffOutlineScene *scene,
             GHashTable        *spoken,
             GHashTable        *listed)
{
  for (guint i = 0; i < scene->cast->len; i++)
    count_name (listed, g_ptr_array_index (scene->cast, i));
  for (guint i = 0; i < scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);

      if (cliff_element_kind_is_speech (element->kind))
        count_name (spoken, element->speaker);
    }
}

/* "保安甲" and "保安乙", "林父" and "林母" are two people. */
static gboolean
parts_people (gunichar c)
{
  return g_unichar_isdigit (c) || c < 0x80 ||
         g_utf8_strchr ("甲乙丙丁戊己一二三四五六七八九十大小老少男女父母爸妈爹娘叔婶伯姨姑舅爷奶哥弟姐妹总董太嫂", -1, c) != NULL;
}

/* One character written wrong, left out or put in; for Latin names also two exchanged.  The lengths are those of names. */
static gboolean
is_near (const char *a,
         const char *b)
{
  glong n, m;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, &m);
  gboolean chinese = cliff_text_is_chinese (a);
  glong head = 0, tail = 0;

  if (chinese != cliff_text_is_chinese (b) || ABS (n - m) > 1 || MIN (n, m) < (chinese ? 2 : 4))
    return FALSE;
  for (glong i = 0; i < n && !chinese; i++)
    x[i] = g_unichar_tolower (x[i]);
  for (glong i = 0; i < m && !chinese; i++)
    y[i] = g_unichar_tolower (y[i]);
  while (head < MIN (n, m) && x[head] == y[head])
    head++;
  while (tail < MIN (n, m) - head && x[n - 1 - tail] == y[m - 1 - tail])
    tail++;
  if (head == n && n == m)
    return FALSE;
  if (chinese)
    return n == m && head + tail == n - 1 && !parts_people (x[head]) && !parts_people (y[head]);
  if ((head < n && !g_unichar_isalpha (x[head])) || (head < m && !g_unichar_isalpha (y[head])))
    return FALSE;

  return head + tail >= MAX (n, m) - 1 ||
         (n == m && head + tail == n - 2 && x[head] == y[head + 1] && x[head + 1] == y[head]);
}

/* Without what counts or numbers people: 宾客若干, 保安甲, GUARD 2. (transfer full) */
static char *
dup_stem (const char *name)
{
  static const char * const ends[] = { "若干", "数名", "多名", "数人", "等人", "等", "们", "甲", "乙", "丙", "丁" };
  g_autofree char *stem = g_utf8_casefold (name, -1);
  gsize length = strlen (stem);

  while (length > 0 && (g_ascii_isdigit (stem[length - 1]) || stem[length - 1] == ' '))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (length > strlen (ends[i]) && strncmp (stem + length - strlen (ends[i]), ends[i], strlen (ends[i])) == 0)
      length -= strlen (ends[i]);

  return g_strndup (stem, length);
}

/* "林总" for 林晚. */
static gboolean
is_title_of (const char *title,
             const char *name)
{
  static const char * const titles[] = { "总", "少", "董", "先生", "小姐", "太太", "夫人", "老师", "医生", "律师", "经理", "主任",
                                         "警官", "老板", "少爷", "公子", "队长", "导演", "秘书", "助理", NULL };

  return cliff_text_is_chinese (title) && g_utf8_get_char (title) == g_utf8_get_char (name) &&
         g_strv_contains (titles, g_utf8_next_char (title));
}

/* "GUS" for GUS MALONE, 保安 for 保安甲, and so on. */
static gboolean
is_same (const char *listed,
         const char *name)
{
  g_autofree char *left = dup_stem (listed);
  g_autofree char *right = dup_stem (name);

  return *left == '\0' || *right == '\0' || strstr (left, right) != NULL || strstr (right, left) != NULL ||
         is_title_of (name, listed) || is_title_of (listed, name);
}

static gboolean
is_crowd (const char *name)
{
  return cliff_lexicon_has (CLIFF_WORDS_CROWD, name) || cliff_lexicon_has (CLIFF_WORDS_NARRATOR, name) ||
         g_str_has_suffix (name, "们") || g_str_has_suffix (name, "人");
}

static guint
count_of (GHashTable *counts,
          const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

/* A name the series has, biographies tell of, or that is written twice with a purpose. */
static gboolean
is_known (Check      *self,
          const char *name)
{
  GPtrArray *names = self->review->measure.names;
  GPtrArray *bios = self->review->outline->bios;
  guint n_listed = count_of (self->listed, name);

  if (n_listed >= 2 || (n_listed == 1 && count_of (self->spoken, name) > 0) ||
      (names != NULL && g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL)))
    return TRUE;
  for (guint i = 0; i < bios->len; i++)
    if (strstr (g_ptr_array_index (bios, i), name) != NULL)
      return TRUE;

  return FALSE;
}

/* ── Findings ── */

/* @name inside [start, end) when it stands there, else all of it up to the line's end. */
static CliffFinding *
add (Check            *self,
     CliffFindingCode  code,
     CliffSeverity     severity,
     gsize             start,
     gsize             end,
     const char       *name)
{
  gsize length, at;
  const char *text = cliff_script_get_text (self->review->script, &length);
  CliffSlice where = cliff_slice (text + start, MIN (end, length) - start);
  CliffFinding *finding;

  if (cliff_slice_find (where, name, &at))
    finding = cliff_review_add (self->review, code, severity, self->episode->number, start + at,
                                start + at + strlen (name));
  else
    {
      if (cliff_slice_find (where, "\n", &at))
        end = start + at;
      finding = cliff_review_add (self->review, code, severity, self->episode->number, start, end);
    }
  g_set_str (&finding->name, name);
  g_hash_table_add (self->said, g_strdup (name));

  return finding;
}

static void
find_cast_line (Check *self,
                gsize *start,
                gsize *end)
{
  const CliffMark *mark =
    cliff_review_find_mark (self->review, CLIFF_ELEMENT_CAST, self->scene->start, self->scene->end);

  *start = mark != NULL ? mark->start : self->scene->start;
  *end = mark != NULL ? mark->end : self->scene->end;
}

/* Of two names that are nearly the same, one of them of nobody, that one is wrong. */
static gboolean
check_near (Check                     *self,
            const CliffOutlineElement *element,
            const char                *name)
{
  gboolean known = is_known (self, name);

  for (guint i = 0; i < self->scene->cast->len; i++)
    {
      const char *listed = g_ptr_array_index (self->scene->cast, i);
      gsize start, end;

      if (!is_near (name, listed) || is_known (self, listed) == known)
        continue;
      if (known)
        {
          find_cast_line (self, &start, &end);
          g_set_str (&add (self, CLIFF_FINDING_NAME_NEAR, CLIFF_SEVERITY_WARNING, start, end, listed)->other, name);
        }
      else
        g_set_str (&add (self, CLIFF_FINDING_NAME_NEAR, CLIFF_SEVERITY_WARNING, element->start, element->end, name)
                      ->other, listed);
      g_hash_table_add (self->said, g_strdup (name));
      g_hash_table_add (self->said, g_strdup (listed));
      return TRUE;
    }

  return FALSE;
}

/* Without a cast line only names too long to be those of siblings are told apart, and only by how often they speak. */
static void
check_near_speakers (Check                     *self,
                     const CliffOutlineElement *element,
                     const char                *name)
{
  GHashTableIter iter;
  gpointer other, count;

  if (is_known (self, name) || count_of (self->spoken, name) > 2 ||
      g_utf8_strlen (name, -1) < (cliff_text_is_chinese (name) ? 3 : 4))
    return;
  g_hash_table_iter_init (&iter, self->spoken);
  while (g_hash_table_iter_next (&iter, &other, &count))
    if (GPOINTER_TO_UINT (count) >= 3 && is_near (name, other))
      {
        g_set_str (&add (self, CLIFF_FINDING_NAME_NEAR, CLIFF_SEVERITY_WARNING, element->start, element->end, name)
                      ->other, other);
        return;
      }
}

static gboolean
is_listed (Check      *self,
           const char *name)
{
  for (guint i = 0; i < self->scene->cast->len; i++)
    if (is_same (g_ptr_array_index (self->scene->cast, i), name))
      return TRUE;

  return FALSE;
}

static void
check_speaker (Check                     *self,
               const CliffOutlineElement *element,
               const char                *name)
{
  if (*name == '\0' || is_crowd (name) || g_hash_table_contains (self->said, name))
    return;
  if (self->scene->cast->len == 0)
    check_near_speakers (self, element, name);
  else if (!is_listed (self, name) && !check_near (self, element, name))
    add (self, CLIFF_FINDING_NOT_IN_CAST, CLIFF_SEVERITY_HINT, element->start, element->end, name);
}

/* Words that may mean anybody. */
static gboolean
means_several (const char *text)
{
  static const char * const words[] = { "两人", "二人", "三人", "四人", "几人", "众人", "所有人", "大家", "全家", "全场", "一家",
                                        "他们", "她们", "双方", "彼此", "互相", "对方", "一行", "they", "They", "both",
                                        "Both", "everyone", "Everyone", "them", "everybody", "Everybody", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
means_one (const char *text)
{
  return strstr (text, "他") != NULL || strstr (text, "她") != NULL || strstr (text, "He ") != NULL ||
         strstr (text, "he ") != NULL || strstr (text, "His ") != NULL || strstr (text, " his ") != NULL ||
         strstr (text, "Her ") != NULL || strstr (text, " her ") != NULL;
}

static gboolean
is_heard_or_seen (Check      *self,
                  const char *name)
{
  int person = cliff_people_find (self->review->people, name);
  gboolean several = is_crowd (name);
  gboolean alone = self->scene->cast->len == 1;

  for (guint i = 0; i < self->scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (self->scene->elements, i);
      g_autoptr(GArray) mentions = NULL;

      if (strstr (element->text, name) != NULL || strstr (element->mood, name) != NULL ||
          (*element->speaker != '\0' && is_same (name, element->speaker)))
        return TRUE;
      if (element->kind == CLIFF_ELEMENT_ACTION &&
          (several || means_several (element->text) || (alone && means_one (element->text))))
        return TRUE;
      mentions = cliff_people_find_all (self->review->people, element->text);
      for (guint j = 0; j < mentions->len; j++)
        if (g_array_index (mentions, CliffMention, j).person == person)
          return TRUE;
    }

  return FALSE;
}

static gboolean
hook_names (Check      *self,
            const char *name)
{
  for (guint i = 0; i < self->review->outline->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (self->review->outline->episodes, i);

      if (self->scene->start >= episode->start && self->scene->start < episode->end && strstr (episode->hook, name) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
check_scene (Check *self)
{
  gsize start, end;

  for (guint i = 0; i < self->scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (self->scene->elements, i);
      g_auto(GStrv) names = NULL;

      /* Voices from outside are in no cast line. */
      if (element->kind != CLIFF_ELEMENT_DIALOGUE && element->kind != CLIFF_ELEMENT_OS)
        continue;
      names = cliff_people_split_speaker (element->speaker);
      for (guint j = 0; names[j] != NULL; j++)
        check_speaker (self, element, names[j]);
    }
  /* A scene with nothing in it yet is still being written. */
  if (self->scene->elements->len == 0)
    return;
  find_cast_line (self, &start, &end);
  for (guint i = 0; i < self->scene->cast->len; i++)
    {
      const char *name = g_ptr_array_index (self->scene->cast, i);

      if (!g_hash_table_contains (self->said, name) && !is_heard_or_seen (self, name) && !hook_names (self, name))
        add (self, CLIFF_FINDING_IDLE_CAST, CLIFF_SEVERITY_HINT, start, end, name);
    }
}

void
cliff_review_check_people (CliffReview *self)
{
  g_autoptr(GHashTable) spoken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->outline->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (self->outline->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        count_names (g_ptr_array_index (episode->scenes, j), spoken, listed);
    }
  for (guint i = 0; i < self->outline->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (self->outline->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        {
          g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          Check check = { .review = self, .spoken = spoken, .listed = listed, .said = said,
                          .episode = g_ptr_array_index (self->numbers->episodes, i),
                          .scene = g_ptr_array_index (episode->scenes, j) };

          check_scene (&check);
        }
    }
}
