/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timecode.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    CliffTime   time;
  } good[] = {
    { "0", 0 },
    { "12", 12 * CLIFF_SECOND },
    { " 12.5 ", 12500 * CLIFF_MSECOND },
    { "1:05", 65 * CLIFF_SECOND },
    { "1:05.25", 65250 * CLIFF_MSECOND },
    { "1:05:12", 65480 * CLIFF_MSECOND },
    { "0:00:24", 960 * CLIFF_MSECOND },
    { "50f", 2 * CLIFF_SECOND },
    { "１：０５：１２", 65480 * CLIFF_MSECOND },
    { "0.1234567899", 123456789 },
  };
  static const char *const bad[] = {
    "", " ", "f", ":", "1:", ":5", "1:60", "1:05:26", "1:2:3:4", "-5", "+5", "1.2.3", "1.", "a", "1:05.5:3", "99999999",
    "99999999999999999999", "9999999999f", "5 6", "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      CliffTime time = -1;

      g_assert_true (cliff_timecode_parse (good[i].text, 25, 1, &time));
      g_assert_cmpint (time, ==, good[i].time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      CliffTime time;

      if (cliff_timecode_parse (bad[i], 25, 1, &time))
        g_error ("“%s” is no time", bad[i]);
    }
}

/* What is written is read as the same frame, at odd rates too. */
static void
test_back (void)
{
  static const int rates[][2] = { { 24, 1 }, { 25, 1 }, { 30, 1 }, { 24000, 1001 }, { 30000, 1001 }, { 60, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    for (gint64 frame = 0; frame < 5000; frame++)
      {
        CliffTime time = (frame * rates[i][1] * CLIFF_SECOND + rates[i][0] - 1) / rates[i][0], again;
        g_autofree char *text = cliff_timecode_dup (time, rates[i][0], rates[i][1]);

        g_assert_true (cliff_timecode_parse (text, rates[i][0], rates[i][1], &again));
        g_assert_cmpint (again, ==, time);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timecode/read", test_read);
  g_test_add_func ("/timecode/back", test_back);

  return g_test_run ();
}
