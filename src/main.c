/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-application.h"

#include <gst/gst.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr(CliffApplication) application = NULL;

  setlocale (LC_ALL, "");
  gst_init (&argc, &argv);
  cliff_application_prepare ();
  application = cliff_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
