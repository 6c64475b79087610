/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Films made by ffmpeg, letters and tones included, are read back as exports are: the right one passes, and each
 * thing that is wrong is found. */

#include "config.h"

#include "cliff-label.h"
#include "cliff-mark.h"
#include "cliff-proof.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define PRODUCER "Studio-7"
#define NUMBER "3f2b6c1e-8a51-4c0e-9d0c-1b7a5c9e0f11"
#define WIDTH 360
#define HEIGHT 640
#define N_FRAMES 120

#define LETTERS "fontcolor=white:borderw=2:bordercolor=black:font='Noto Sans CJK SC':x=w-tw-16:y=29"
#define TONES "0.2*sin(2*PI*1000*t)*(between(t,.25,.37)+between(t,.49,.85)+between(t,1.21,1.33)+between(t,1.45,1.57))"
#define WITHOUT_GAP \
  "0.2*sin(2*PI*1000*t)*(between(t,.25,.37)+between(t,.49,.85)+between(t,.97,1.09)+between(t,1.21,1.33))"
#define PROGRAMME "+0.17*sin(2*PI*440*t)*gt(t,1.82)"
#define VIDEO "-c:v libx264 -preset ultrafast -x264-params 8x8dct=1:cabac=1 -profile:v high -pix_fmt yuv420p " \
              "-color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709"
#define MARKED ",setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
#define AUDIO "-c:a aac -b:a 192k -ar 48000"

typedef struct
{
  const char       *name;
  const char       *picture;  /* lavfi source and filters */
  const char       *sound;    /* expression */
  const char       *options;
  CliffRenderError  code;
  const char       *reason;   /* part of the message; NULL: it passes */
} Film;

#define GROUND "testsrc2=s=360x640:r=30"
#define TEXT GROUND ",drawtext=text=AI生成:fontsize=25:" LETTERS
#define SOUND TONES PROGRAMME

static const Film films[] = {
  { "right", TEXT, SOUND, VIDEO " " AUDIO, 0, NULL },
  { "right-white", "color=white:s=360x640:r=30,drawtext=text=AI生成:fontsize=25:" LETTERS, SOUND, VIDEO " " AUDIO, 0, NULL },
  { "right-black", "color=black:s=360x640:r=30,drawtext=text=AI生成:fontsize=25:" LETTERS, SOUND, VIDEO " " AUDIO, 0, NULL },
  { "right-noise", "nullsrc=s=360x640:r=30,geq=random(1)*255:128:128,drawtext=text=AI生成:fontsize=25:" LETTERS, SOUND,
    VIDEO " " AUDIO, 0, NULL },
  { "right-large", GROUND ",drawtext=text=AI生成:fontsize=41:" LETTERS, SOUND, VIDEO " " AUDIO, 0, NULL },
  { "no-label", GROUND, SOUND, VIDEO " " AUDIO, CLIFF_RENDER_ERROR_LABEL, "not seen in picture 0" },
  { "other-text", GROUND ",drawtext=text=短剧精彩:fontsize=25:" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "not seen in picture 0" },
  { "half-text", GROUND ",drawtext=text=AI:fontsize=25:" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "not seen in picture 0" },
  { "low-contrast", "color=gray:s=360x640:r=30,drawtext=text=AI生成:fontsize=25:font='Noto Sans CJK SC':"
    "fontcolor=0x909090:x=w-tw-16:y=29", SOUND, VIDEO " " AUDIO, CLIFF_RENDER_ERROR_LABEL, "not seen" },
  { "small", GROUND ",drawtext=text=AI生成:fontsize=17:" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "pixels high, less than 18" },
  { "late", GROUND ",drawtext=text=AI生成:fontsize=25:enable='gte(n,1)':" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "not seen in picture 0" },
  { "early", GROUND ",drawtext=text=AI生成:fontsize=25:enable='lt(n,119)':" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "not seen in picture 119" },
  { "gap", GROUND ",drawtext=text=AI生成:fontsize=25:enable='lt(t,1.5)+gt(t,3)':" LETTERS, SOUND, VIDEO " " AUDIO,
    CLIFF_RENDER_ERROR_LABEL, "not seen in picture 60" },
  { "no-tones", TEXT, "0.17*sin(2*PI*440*t)", VIDEO " " AUDIO, CLIFF_RENDER_ERROR_LABEL, "not heard" },
  { "steady-tone", TEXT, "0.17*sin(2*PI*1000*t)", VIDEO " " AUDIO, CLIFF_RENDER_ERROR_LABEL, "not heard" },
  { "letter-l", TEXT, WITHOUT_GAP PROGRAMME, VIDEO " " AUDIO, CLIFF_RENDER_ERROR_LABEL, "not heard" },
  { "soft", TEXT, "0.5*(" SOUND ")", VIDEO " " AUDIO, CLIFF_RENDER_ERROR_CHECK, "LUFS" },
  { "loud", TEXT, "(" SOUND ")+0.97*sin(2*PI*440*t)*between(t,3.9,3.95)", VIDEO " " AUDIO, CLIFF_RENDER_ERROR_CHECK, "dBTP" },
  { "short", TEXT, SOUND, VIDEO " " AUDIO " -frames:v 119", CLIFF_RENDER_ERROR_CHECK, "119 pictures instead of 120" },
  { "rate", TEXT ",fps=25", SOUND, VIDEO " " AUDIO " -frames:v 120", CLIFF_RENDER_ERROR_CHECK, "" },
  { "size", TEXT ",scale=270:480", SOUND, VIDEO " " AUDIO, CLIFF_RENDER_ERROR_CHECK, "270×480" },
  { "profile", TEXT, SOUND, "-c:v libx264 -profile:v baseline -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 "
    "-color_trc bt709 " AUDIO, CLIFF_RENDER_ERROR_CHECK, "High" },
  { "colour", TEXT, SOUND, "-c:v libx264 -preset ultrafast -x264-params 8x8dct=1:cabac=1 -profile:v high -pix_fmt yuv420p "
    AUDIO, CLIFF_RENDER_ERROR_CHECK, "BT.709" },
  { "mono", TEXT, SOUND, VIDEO " " AUDIO " -ac 1", CLIFF_RENDER_ERROR_CHECK, "stereo" },
  { "sound-short", TEXT, SOUND, VIDEO " " AUDIO " -af atrim=end=2", CLIFF_RENDER_ERROR_CHECK, "" },
};

static char *folder;

static char *
make_film (const Film *film)
{
  g_autofree char *name = g_strconcat (film->name, ".mp4", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *command =
    g_strdup_printf ("ffmpeg -y -v error -f lavfi -i \"%s%s\" -f lavfi -i \"aevalsrc='%s|%s':s=48000\" -t 4 %s "
                     "-movflags +faststart '%s'",
                     film->picture, g_str_equal (film->name, "colour") ? "" : MARKED, film->sound, film->sound, film->options, path);
  g_autofree char *out = fixture_run ("sh", "-c", command, NULL);

  return path;
}

static CliffPlan *
make_plan (void)
{
  CliffPlan *plan = fixture_new_plan (WIDTH, HEIGHT, 1, N_FRAMES);

  g_free (plan->label);
  plan->label = g_strdup ("AI生成");
  plan->audible_label = TRUE;

  return plan;
}

static void
test_film (gconstpointer data)
{
  const Film *film = data;
  g_autoptr(CliffPlan) plan = make_plan ();
  g_autoptr(CliffExportResult) result = g_new0 (CliffExportResult, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = make_film (film);

  result->produce_id = g_strdup (NUMBER);
  cliff_label_write_mp4 (path, PRODUCER, NUMBER, NULL, &error);
  g_assert_no_error (error);
  cliff_proof_read (path, plan, PRODUCER, result, NULL, &error);
  if (film->reason == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpint (result->label_height, >=, 18);
      g_assert_true (result->audible);
      g_test_message ("ink %d, loudness %.2f, true peak %.2f", result->label_height, result->loudness,
                      result->true_peak);
    }
  else
    {
      g_assert_error (error, CLIFF_RENDER_ERROR, film->code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, film->reason));
    }
  g_unlink (path);
}

/* A record that is missing, or another one. */
static void
test_record (void)
{
  g_autoptr(CliffPlan) plan = make_plan ();
  g_autoptr(CliffExportResult) result = g_new0 (CliffExportResult, 1);
  g_autoptr(CliffExportResult) again = g_new0 (CliffExportResult, 1);
  g_autoptr(GError) missing = NULL, other = NULL;
  g_autofree char *path = make_film (&films[0]);

  result->produce_id = g_strdup (NUMBER);
  again->produce_id = g_strdup (NUMBER);
  g_assert_false (cliff_proof_read (path, plan, PRODUCER, result, NULL, &missing));
  g_assert_error (missing, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_LABEL);
  g_assert_true (cliff_label_write_mp4 (path, "Another", NUMBER, NULL, NULL));
  g_assert_false (cliff_proof_read (path, plan, PRODUCER, again, NULL, &other));
  g_assert_error (other, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_LABEL);
}

/* What the compose function draws is found where it says, at all sizes. */
static void
test_composed (void)
{
  static const int sizes[][2] = { { 540, 960 }, { 720, 1280 }, { 1080, 1920 }, { 1920, 1080 }, { 1080, 1080 } };
  static const char *const texts[] = { "AI生成", "本片由人工智能合成", "AI合成 Series 7" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_autoptr(CliffPlan) plan = fixture_new_plan (sizes[i][0], sizes[i][1], 1, 30);
        g_autoptr(CliffPicture) picture = cliff_picture_new (sizes[i][0], sizes[i][1]);
        g_autoptr(CliffMark) mark = cliff_mark_new (texts[k]);
        g_autoptr(CliffComposer) composer = NULL;
        g_autoptr(GError) error = NULL;
        CliffMarkFind find;
        int x, y, width, height;

        g_free (plan->label);
        plan->label = g_strdup (texts[k]);
        composer = cliff_composer_new (plan, 0, 0);
        cliff_composer_compose (composer, 0, picture, &error);
        g_assert_no_error (error);
        cliff_composer_get_label_box (composer, &x, &y, &width, &height);
        g_assert_true (cliff_mark_find (mark, picture, &find));
        g_test_message ("%d×%d %s: %d,%d %d×%d, match %d; drawn %d,%d %d×%d", sizes[i][0], sizes[i][1], texts[k], find.x,
                        find.y, find.width, find.height, find.match, x, y, width, height);
        g_assert_cmpint (ABS (find.x - x), <=, 4);
        g_assert_cmpint (ABS (find.y - y), <=, 2);
        g_assert_cmpint (ABS (find.height - height), <=, 3);
        g_assert_cmpint (find.height * 20, >=, MIN (sizes[i][0], sizes[i][1]));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  g_test_add_func ("/proof/composed", test_composed);
  g_test_add_func ("/proof/record", test_record);
  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    {
      g_autofree char *name = g_strdup_printf ("/proof/film/%s", films[i].name);

      g_test_add_data_func (name, &films[i], test_film);
    }

  return g_test_run ();
}
