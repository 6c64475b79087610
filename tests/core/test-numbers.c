/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-breakdown.h"
#include "cliff-series-review.h"

#include <string.h>

static char *
load (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static CliffScriptNumbers *
measure_as (const char        *text,
            CliffScriptFormat  format,
            CliffTime          target,
            int                episode)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  CliffMeasure measure = { .target = target, .episode = episode };

  return cliff_script_measure (script, &measure);
}

static CliffScriptNumbers *
measure (const char *text)
{
  return measure_as (text, CLIFF_SCRIPT_DRAMA, 0, 0);
}

static const CliffFinding *
find (CliffScriptNumbers *numbers,
      CliffFindingCode    code)
{
  for (guint i = 0; i < numbers->findings->len; i++)
    {
      const CliffFinding *finding = g_ptr_array_index (numbers->findings, i);

      if (finding->code == code)
        return finding;
    }

  return NULL;
}

static void
assert_place (const char         *text,
              const CliffFinding *finding,
              const char         *words)
{
  g_assert_nonnull (finding);
  g_assert_cmpmem (text + finding->start, finding->end - finding->start, words, strlen (words));
}

static CliffEpisodeNumbers *
episode_of (CliffScriptNumbers *numbers,
            guint               index)
{
  g_assert_cmpuint (index, <, numbers->episodes->len);
  return g_ptr_array_index (numbers->episodes, index);
}

/* ── Numbers ── */

/* The seconds of a script are those of the shots a breakdown makes of it. */
static void
test_length (void)
{
  static const char * const scripts[] = { "cn-drama/script-layout-A.txt", "cn-drama/script-layout-B.txt",
                                          "breakdown/return.txt", "breakdown/ward.txt", "breakdown/janitor.fountain",
                                          "en-drama/the-locket.fountain" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *text = load (scripts[i]);
      g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
      g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
      g_autoptr(CliffScriptNumbers) numbers = cliff_script_measure (script, NULL);

      g_assert_cmpuint (numbers->episodes->len, ==, outline->episodes->len);
      for (guint j = 0; j < outline->episodes->len; j++)
        {
          g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, j, NULL);
          CliffEpisodeNumbers *episode = episode_of (numbers, j);
          CliffTime sum = 0, scenes = 0;

          for (guint k = 0; k < shots->len; k++)
            sum += ((CliffDraftShot *) g_ptr_array_index (shots, k))->duration;
          for (guint k = 0; k < episode->scenes->len; k++)
            scenes += ((CliffSceneNumbers *) g_ptr_array_index (episode->scenes, k))->numbers.length;
          g_assert_cmpint (episode->numbers.length, ==, sum);
          g_assert_cmpint (scenes, ==, sum);
          g_assert_cmpint (episode->numbers.speech, >, 0);
          g_assert_cmpint (episode->numbers.speech, <, sum);
        }
    }
}

static void
test_counts (void)
{
  g_autofree char *text = load ("cn-drama/script-layout-A.txt");
  g_autoptr(CliffScriptNumbers) numbers = measure (text);
  CliffEpisodeNumbers *first = episode_of (numbers, 0);
  CliffSceneNumbers *second_scene = g_ptr_array_index (first->scenes, 1);

  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpstr (first->title, ==, "借条");
  g_assert_cmpuint (first->numbers.n_speeches, ==, 5);
  g_assert_cmpuint (first->numbers.n_inner, ==, 1);
  g_assert_cmpuint (first->numbers.characters->len, ==, 3);
  g_assert_cmpuint (first->numbers.locations->len, ==, 2);
  g_assert_cmpstr (second_scene->number, ==, "1-2");
  g_assert_cmpint (second_scene->begins, ==, ((CliffSceneNumbers *) g_ptr_array_index (first->scenes, 0))->numbers.length);
  g_assert_cmpint (first->closing, ==, CLIFF_HOOK_MARK);
  g_assert_true (first->ended);
  g_assert_true (g_str_has_prefix (text + first->closing_start, "【卡点特写：借条背面"));
}

/* The corpora are well made: nothing in them is a mistake. */
static void
test_quiet (void)
{
  static const char * const scripts[] = { "cn-drama/script-layout-A.txt", "cn-drama/script-layout-B.txt",
                                          "breakdown/return.txt", "breakdown/ward.txt", "breakdown/janitor.fountain",
                                          "en-drama/the-locket.fountain" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *text = load (scripts[i]);
      g_autoptr(CliffScriptNumbers) numbers = measure_as (text, CLIFF_SCRIPT_AUTO, 0, 0);

      for (guint j = 0; j < numbers->findings->len; j++)
        {
          const CliffFinding *finding = g_ptr_array_index (numbers->findings, j);

          g_test_message ("%s: %s at %" G_GSIZE_FORMAT ": %.*s", scripts[i], cliff_finding_code_to_string (finding->code),
                          finding->start, (int) (finding->end - finding->start), text + finding->start);
          g_assert_cmpint (finding->severity, ==, CLIFF_SEVERITY_HINT);
        }
      g_assert_cmpuint (numbers->findings->len, <=, 2);
    }
}

static void
test_empty (void)
{
  static const char * const texts[] = { "", "\n\n", "第1集\n", "1-1 日 内 客厅\n", "\xff\xfe\x80", "第1集\n1-1 日 内 客厅\n人物：\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CliffScriptNumbers) numbers = measure_as (texts[i], CLIFF_SCRIPT_DRAMA, 90 * CLIFF_SECOND, 1);

      g_assert_cmpuint (numbers->episodes->len, ==, 1);
      g_assert_cmpint (episode_of (numbers, 0)->opening, ==, CLIFF_HOOK_NONE);
      g_assert_null (find (numbers, CLIFF_FINDING_TOO_SHORT));
      g_assert_null (find (numbers, CLIFF_FINDING_NO_HOOK));
      g_assert_null (find (numbers, CLIFF_FINDING_NO_CLIFFHANGER));
    }
}

/* ── Craft ── */

static void
test_target (void)
{
  g_autofree char *text = load ("breakdown/return.txt");
  g_autoptr(CliffScriptNumbers) fits = measure_as (text, CLIFF_SCRIPT_DRAMA, 65 * CLIFF_SECOND, 0);
  g_autoptr(CliffScriptNumbers) longer = measure_as (text, CLIFF_SCRIPT_DRAMA, 50 * CLIFF_SECOND, 0);
  g_autoptr(CliffScriptNumbers) shorter = measure_as (text, CLIFF_SCRIPT_DRAMA, 90 * CLIFF_SECOND, 0);
  g_autoptr(CliffScriptNumbers) dense = measure_as (text, CLIFF_SCRIPT_DRAMA, 10 * CLIFF_SECOND, 0);
  const CliffFinding *finding = find (longer, CLIFF_FINDING_TOO_LONG);

  g_assert_null (find (fits, CLIFF_FINDING_TOO_LONG));
  g_assert_null (find (fits, CLIFF_FINDING_TOO_SHORT));
  assert_place (text, finding, "第1集 归来");
  g_assert_cmpint (finding->value, ==, episode_of (longer, 0)->numbers.length);
  g_assert_cmpint (finding->limit, ==, 50 * CLIFF_SECOND);
  assert_place (text, find (shorter, CLIFF_FINDING_TOO_SHORT), "第1集 归来");
  assert_place (text, find (dense, CLIFF_FINDING_SPEECH_DENSE), "第1集 归来");
  g_assert_null (find (dense, CLIFF_FINDING_TOO_LONG));
}

static void
test_hooks (void)
{
  const char *calm = "第1集\n1-1 日 内 客厅\n△阳光洒在窗台上，桌上摆着早饭。\n李明：今天天气不错，我们吃早饭吧。\n李明：粥还热着。\n"
                     "王芳：好的，我来盛饭。\n△两人吃饭。\n李明：吃好了。\n【本集完】\n";
  const char *strong = "第1集\n1-1 日 内 客厅\n△王芳一巴掌扇在李明脸上。\n李明：今天天气不错。\n王芳：我来盛饭。\n"
                       "李明：你到底是谁？\n【本集完】\n";
  const char *marked = "第1集\n1-1 日 内 客厅\n【钩子：门缝下渗进一滩水】\n△阳光洒在窗台上，桌上摆着早饭。\n李明：今天天气不错，我们吃饭。\n"
                       "王芳：好的，我来盛饭。\n【卡点：门开了】\n";
  g_autoptr(CliffScriptNumbers) a = measure (calm);
  g_autoptr(CliffScriptNumbers) b = measure (strong);
  g_autoptr(CliffScriptNumbers) c = measure (marked);

  assert_place (calm, find (a, CLIFF_FINDING_NO_HOOK), "△阳光洒在窗台上，桌上摆着早饭。\n");
  g_assert_cmpint (find (a, CLIFF_FINDING_NO_HOOK)->limit, ==, 5 * CLIFF_SECOND);
  g_assert_nonnull (find (a, CLIFF_FINDING_NO_CLIFFHANGER));
  g_assert_cmpint (episode_of (b, 0)->opening, ==, CLIFF_HOOK_ACTION);
  g_assert_cmpint (episode_of (b, 0)->closing, ==, CLIFF_HOOK_SPEECH);
  g_assert_null (find (b, CLIFF_FINDING_NO_HOOK));
  g_assert_null (find (b, CLIFF_FINDING_NO_CLIFFHANGER));
  g_assert_cmpint (episode_of (c, 0)->opening, ==, CLIFF_HOOK_MARK);
  g_assert_cmpint (episode_of (c, 0)->closing, ==, CLIFF_HOOK_MARK);
}

static void
test_speeches (void)
{
  g_autoptr(GString) text = g_string_new ("第1集\n1-1 日 内 客厅\n");
  g_autoptr(CliffScriptNumbers) numbers = NULL;

  for (int i = 0; i < 5; i++)
    g_string_append_printf (text, "林晚（OS）：第%d句。\n", i + 1);
  g_string_append (text, "林晚：");
  for (int i = 0; i < 10; i++)
    g_string_append (text, "我们去看一看吧，");
  g_string_append (text, "\n");
  numbers = measure (text->str);

  g_assert_true (g_str_has_prefix (text->str + find (numbers, CLIFF_FINDING_INNER_VOICES)->start, "林晚（OS）：第4句"));
  g_assert_cmpint (find (numbers, CLIFF_FINDING_INNER_VOICES)->value, ==, 5);
  g_assert_cmpint (find (numbers, CLIFF_FINDING_INNER_VOICES)->limit, ==, 3);
  g_assert_true (g_str_has_prefix (text->str + find (numbers, CLIFF_FINDING_SPEECH_LONG)->start, "林晚：我们去"));
}

static void
test_silence (void)
{
  g_autoptr(GString) text = g_string_new ("第1集\n1-1 日 外 山路\n");
  g_autoptr(CliffScriptNumbers) numbers = NULL;

  for (int i = 0; i < 14; i++)
    g_string_append (text, "△林晚沿着山路往上走，天色灰白。\n");
  numbers = measure (text->str);
  g_assert_nonnull (find (numbers, CLIFF_FINDING_SILENT));
  g_assert_cmpint (find (numbers, CLIFF_FINDING_SILENT)->value, >, 15 * CLIFF_SECOND);
}

/* ── People ── */

static void
test_people (void)
{
  const char *text = "第1集\n"
                     "1-1 日 内 客厅\n人物：林晚、顾川、陈默\n林晚：你回来了。\n顾川：嗯。\n王律师：两位请坐。\n林婉：坐吧。\n"
                     "1-2 日 内 客厅\n人物：林晚、顾川\n林晚：你走吧。\n△顾川转身离开。\n";
  g_autoptr(CliffScriptNumbers) numbers = measure (text);
  guint n = 0;

  assert_place (text, find (numbers, CLIFF_FINDING_NOT_IN_CAST), "王律师");
  assert_place (text, find (numbers, CLIFF_FINDING_IDLE_CAST), "陈默");
  assert_place (text, find (numbers, CLIFF_FINDING_NAME_NEAR), "林婉");
  g_assert_cmpstr (find (numbers, CLIFF_FINDING_NAME_NEAR)->other, ==, "林晚");
  g_assert_cmpstr (find (numbers, CLIFF_FINDING_NAME_NEAR)->scene, ==, "1-1");
  for (guint i = 0; i < numbers->findings->len; i++)
    {
      CliffFindingCode code = ((CliffFinding *) g_ptr_array_index (numbers->findings, i))->code;

      n += code == CLIFF_FINDING_NOT_IN_CAST || code == CLIFF_FINDING_IDLE_CAST || code == CLIFF_FINDING_NAME_NEAR;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* Sisters, numbered guards, titles, crowds and voices from elsewhere are as they should be. */
static void
test_people_quiet (void)
{
  static const char * const texts[] = {
    "第1集\n1-1 日 内 客厅\n人物：姜晚、姜雪\n姜晚：走。\n姜雪：不走。\n1-2 日 内 客厅\n人物：姜晚\n姜晚：走。\n",
    "第1集\n1-1 日 内 大堂\n人物：保安甲、保安乙、林父、林母\n保安甲：站住。\n保安乙：别动。\n林父：走。\n林母：走。\n",
    "第1集\n1-1 日 内 大堂\n人物：陆承远、宾客若干\n陆总：都来了。\n宾客甲：恭喜。\n众人：恭喜陆总！\n",
    "第1集\n1-1 日 内 大堂\n人物：沈知意\n△她推开门。\n母亲（VO）：别打开它。\n旁白：门开了。\n",
    "第1集\n1-1 日 内 大堂\n人物：沈知意、周叔\n△两人对视。\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CliffScriptNumbers) numbers = measure (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (find (numbers, CLIFF_FINDING_NOT_IN_CAST));
      g_assert_null (find (numbers, CLIFF_FINDING_IDLE_CAST));
      g_assert_null (find (numbers, CLIFF_FINDING_NAME_NEAR));
    }
}

static void
test_people_english (void)
{
  const char *text = "INT. BAR - NIGHT\n\nSARAH\nHi.\n\nMARTIN\nHello.\n\nSARAH\nSit.\n\nMARTIN\nNo.\n\nSARAH\nSit!\n\nSARHA\nNow.\n";
  g_autoptr(CliffScriptNumbers) numbers = measure_as (text, CLIFF_SCRIPT_FOUNTAIN, 0, 0);

  assert_place (text, find (numbers, CLIFF_FINDING_NAME_NEAR), "SARHA");
  g_assert_cmpstr (find (numbers, CLIFF_FINDING_NAME_NEAR)->other, ==, "SARAH");
}

/* ── Form ── */

static void
test_form (void)
{
  const char *text = "第1集\n1-1 日 内 客厅\n林晚：走。\n林晚：走吧。\n顾川: 好。\n内 厨房\n△她切菜。\n1-3 客厅 内\n△她坐下。\n"
                     "第3集\n3-1 夜 内 客厅\n△她睡了。\n【付费卡点】\n";
  g_autoptr(CliffScriptNumbers) numbers = measure (text);

  assert_place (text, find (numbers, CLIFF_FINDING_MIXED_COLONS), ":");
  g_assert_cmpint (find (numbers, CLIFF_FINDING_MIXED_COLONS)->value, ==, 1);
  g_assert_cmpint (find (numbers, CLIFF_FINDING_MIXED_COLONS)->limit, ==, 2);
  assert_place (text, find (numbers, CLIFF_FINDING_EPISODE_ORDER), "第3集");
  g_assert_cmpint (find (numbers, CLIFF_FINDING_EPISODE_ORDER)->limit, ==, 2);
  g_assert_cmpint (find (numbers, CLIFF_FINDING_PAYWALL_EARLY)->value, ==, 3);
  assert_place (text, find (numbers, CLIFF_FINDING_NO_TIME), "1-3 客厅 内");
}

static void
test_no_episode (void)
{
  const char *text = "1-1 日 内 客厅\n林晚：走。\n";
  g_autoptr(CliffScriptNumbers) drama = measure (text);
  g_autoptr(CliffScriptNumbers) film = measure_as ("INT. BAR - NIGHT\n\nSARAH\nHi.\n", CLIFF_SCRIPT_FOUNTAIN, 0, 0);

  assert_place (text, find (drama, CLIFF_FINDING_NO_EPISODE), "1-1 日 内 客厅");
  g_assert_null (find (film, CLIFF_FINDING_NO_EPISODE));
}

static void
test_meta (void)
{
  static const char * const meta[] = {
    "以下是第1集的剧本：", "好的，以下是根据您的要求修改后的版本。", "```", "（此处插入打斗）", "△（此处省略三百字）", "△她转身 TODO 补动作",
    "希望您满意，如需调整请告诉我。", "Sure! Here is the script for episode 1.", "Let me know if you want changes.", "（待补）",
  };
  static const char * const fine[] = {
    "△她翻到以下是空白的一页。", "林晚：好的，我们走。", "林晚：如果你需要我，我就在。", "△希望的光照进来。", "王芳：当然！这里是我家。",
    "△她在此处停下。", "林晚：以下是我的条件。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    {
      g_autofree char *text = g_strdup_printf ("第1集\n1-1 日 内 客厅\n林晚：走。\n\n%s\n", meta[i]);
      g_autoptr(CliffScriptNumbers) numbers = measure (text);

      g_test_message ("%s", meta[i]);
      g_assert_nonnull (find (numbers, CLIFF_FINDING_META_TEXT));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *text = g_strdup_printf ("第1集\n1-1 日 内 客厅\n林晚：走。\n\n%s\n", fine[i]);
      g_autoptr(CliffScriptNumbers) numbers = measure (text);

      g_test_message ("%s", fine[i]);
      g_assert_null (find (numbers, CLIFF_FINDING_META_TEXT));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/numbers/length", test_length);
  g_test_add_func ("/numbers/counts", test_counts);
  g_test_add_func ("/numbers/quiet", test_quiet);
  g_test_add_func ("/numbers/empty", test_empty);
  g_test_add_func ("/numbers/target", test_target);
  g_test_add_func ("/numbers/hooks", test_hooks);
  g_test_add_func ("/numbers/speeches", test_speeches);
  g_test_add_func ("/numbers/silence", test_silence);
  g_test_add_func ("/numbers/people", test_people);
  g_test_add_func ("/numbers/people-quiet", test_people_quiet);
  g_test_add_func ("/numbers/people-english", test_people_english);
  g_test_add_func ("/numbers/form", test_form);
  g_test_add_func ("/numbers/no-episode", test_no_episode);
  g_test_add_func ("/numbers/meta", test_meta);

  return g_test_run ();
}
