/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-style.h"

static void
test_usual (void)
{
  g_autoptr(CliffTitleStyle) upright = cliff_title_style_new (CLIFF_TITLE_SUBTITLE, NULL, 1080, 1920);
  g_autoptr(CliffTitleStyle) wide = cliff_title_style_new (CLIFF_TITLE_SUBTITLE, "", 1920, 1080);
  g_autoptr(CliffTitleStyle) caption = cliff_title_style_new (CLIFF_TITLE_CAPTION, "7", 1080, 1920);

  /* As many pixels in both. */
  g_assert_cmpint (ABS (upright->size / 1000 * 1920 - wide->size / 1000 * 1080), <, 2000);
  g_assert_cmpint (upright->stand, ==, CLIFF_TITLE_STAND_BOTTOM);
  g_assert_cmpint (caption->stand, ==, CLIFF_TITLE_STAND_TOP);
  g_assert_cmpint (caption->box & 255, >, 0);
  g_assert_null (upright->family);
}

static void
test_members (void)
{
  const char *json = "{\"family\":\"Noto Serif CJK SC\",\"size\":50000,\"weight\":900,\"italic\":true,\"colour\":\"#12345678\","
                     "\"outline\":\"#abcdef\",\"outline_width\":1,\"shadow\":\"#00000080\",\"shadow_offset\":2,"
                     "\"box\":\"#ffffff40\",\"align\":\"end\",\"x\":250000,\"y\":-5,\"stand\":\"middle\",\"width\":600000,"
                     "\"height\":300000,\"vertical\":true,\"line_spacing\":1500000,\"new\":{\"to\":[\"us\"]}}";
  g_autoptr(CliffTitleStyle) style = cliff_title_style_new (CLIFF_TITLE_CAPTION, json, 1080, 1920);

  g_assert_cmpstr (style->family, ==, "Noto Serif CJK SC");
  g_assert_cmpint (style->size, ==, 50000);
  g_assert_cmpint (style->weight, ==, 900);
  g_assert_true (style->italic);
  g_assert_cmphex (style->colour, ==, 0x12345678);
  g_assert_cmphex (style->outline, ==, 0xabcdefff);
  g_assert_cmpint (style->outline_width, ==, 1);
  g_assert_cmphex (style->shadow, ==, 0x80);
  g_assert_cmphex (style->box, ==, 0xffffff40);
  g_assert_cmpint (style->align, ==, CLIFF_TITLE_ALIGN_END);
  g_assert_cmpint (style->x, ==, 250000);
  g_assert_cmpint (style->y, ==, -5);
  g_assert_cmpint (style->stand, ==, CLIFF_TITLE_STAND_MIDDLE);
  g_assert_cmpint (style->height, ==, 300000);
  g_assert_true (style->vertical);
  g_assert_cmpint (style->line_spacing, ==, 1500000);
}

/* Whatever a stranger writes, what comes out can be drawn. */
static void
test_hostile (void)
{
  static const char *const texts[] = {
    "{\"size\":9223372036854775807,\"width\":-1,\"height\":0,\"line_spacing\":0,\"outline_width\":1e30}",
    "{\"size\":\"large\",\"colour\":7,\"align\":[],\"vertical\":\"yes\",\"family\":\"\"}", "{\"colour\":\"#12345\"}",
    "{\"colour\":\"#gggggg\"}", "[", "null", "{\"size\":-9223372036854775807,\"weight\":0,\"x\":1e308}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(CliffTitleStyle) style = cliff_title_style_new (CLIFF_TITLE_CAPTION, texts[i], 16, 4096);

      g_assert_cmpint (style->size, >=, i == 1 ? 1 : 5000 * (i == 0 || i == 6));
      g_assert_cmpint (style->size, <=, CLIFF_PPM / 2);
      g_assert_cmpint (style->width, >=, 20000);
      g_assert_cmpint (style->height, >=, 20000);
      g_assert_cmpint (style->weight, >=, 100);
      g_assert_cmpint (style->line_spacing, >=, CLIFF_PPM / 2);
      g_assert_cmpint (ABS (style->x), <=, 2 * CLIFF_PPM);
      g_assert_cmphex (style->colour, ==, 0xffedb8ff);
    }
}

static void
test_with_member (void)
{
  g_autoptr(JsonNode) value = json_node_init_int (json_node_alloc (), 60000);
  g_autofree char *first = cliff_title_style_dup_with_member ("", "size", value);
  g_autofree char *kept = cliff_title_style_dup_with_member ("{\"later\":[1,2],\"size\":1}", "size", value);
  g_autofree char *removed = cliff_title_style_dup_with_member (kept, "size", NULL);
  g_autofree char *nothing = cliff_title_style_dup_with_member (first, "size", NULL);

  g_assert_cmpstr (first, ==, "{\"size\":60000}");
  g_assert_cmpstr (kept, ==, "{\"later\":[1,2],\"size\":60000}");
  g_assert_cmpstr (removed, ==, "{\"later\":[1,2]}");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_colours (void)
{
  static const guint32 colours[] = { 0x000000ff, 0x12345678, 0xffffffff, 0x00000000 };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *text = cliff_title_style_dup_colour (colours[i]);
      guint32 colour = 1;

      g_assert_true (cliff_title_style_parse_colour (text, &colour));
      g_assert_cmphex (colour, ==, colours[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title-style/usual", test_usual);
  g_test_add_func ("/title-style/members", test_members);
  g_test_add_func ("/title-style/hostile", test_hostile);
  g_test_add_func ("/title-style/with-member", test_with_member);
  g_test_add_func ("/title-style/colours", test_colours);

  return g_test_run ();
}
