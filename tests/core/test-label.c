/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label.h"

#include <string.h>

static void
test_text (void)
{
  static const char *const right[] = {
    "AI生成", "AI合成", "人工智能生成", "本片由人工智能合成", "Ai生成内容", "ＡＩ生成", "內容由AI生成",
  };
  static const char *const wrong[] = {
    "", "AI短剧", "虚拟主播", "生成", "人工智能", "AI-generated", "AI\n生成", ("\xff\xfe" "AI生成"),
  };
  g_autoptr(GError) missing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (cliff_label_check_text (right[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (cliff_label_check_text (wrong[i], &error));
      g_assert_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT);
    }
  g_assert_false (cliff_label_check_text (NULL, &missing));
  g_assert_error (missing, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT);
}

/* The codes stand in files of those services; each social credit code in them has a right check character. */
static void
test_producer (void)
{
  static const char *const right[] = {
    "Studio-7", "a", "x.y_z", "001191110102MACQD9K64010000", "001191440300708461136T1XGW3",
    "001191110102MAD55U9H0F10002", "001191440300MA5G49LC9K1YO01", "001191110000MA00DEM00J10001",
  };
  static const char *const wrong[] = {
    "", "two words", "重庆影视", "a\"b", "back\\slash", "001191110102MACQD9K65010000", "001191110102MACQD9K64310000",
    "002191110102MACQD9K64010000", "0123456789012345678901234567890123456789012345678901234567890123456789",
  };
  g_autoptr(GError) missing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (cliff_label_check_producer (right[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (cliff_label_check_producer (wrong[i], &error));
      g_assert_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);
    }
  g_assert_false (cliff_label_check_producer (NULL, &missing));
  g_assert_error (missing, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);
}

/* Every other last character than the right one is refused. */
static void
test_check_character (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  char code[] = "91110102MACQD9K640";
  guint n_right = 0;

  for (guint i = 0; i < strlen (alphabet); i++)
    {
      g_autofree char *producer = NULL;

      code[17] = alphabet[i];
      producer = cliff_label_dup_producer_code (code, NULL);
      if (producer != NULL)
        {
          n_right++;
          g_assert_cmpint (alphabet[i], ==, '0');
        }
    }
  g_assert_cmpint (n_right, ==, 1);
}

static void
test_code (void)
{
  static const char *const wrong[] = {
    "", "91110102MACQD9K64", "91110102MACQD9K6400", "91110102MACQD9K64I", "91110102MACQD9K641", "公司",
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *code = cliff_label_dup_producer_code (" 91110102macqd9k640\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "001191110102MACQD9K64000000");
  g_assert_cmpint (strlen (code), ==, 27);
  g_assert_true (cliff_label_check_producer (code, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) refused = NULL;

      g_assert_null (cliff_label_dup_producer_code (wrong[i], &refused));
      g_assert_error (refused, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/text", test_text);
  g_test_add_func ("/label/producer", test_producer);
  g_test_add_func ("/label/check-character", test_check_character);
  g_test_add_func ("/label/code", test_code);

  return g_test_run ();
}
