/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-pdf-text.h"

#include <string.h>

/* One line of a page; the tabs are those of a screenplay on Letter. */
#define LINE(x, y, z, text)                                                                           \
  "<line xMin=\"" #x "\" yMin=\"" #y "\" xMax=\"400\" yMax=\"" #z "\"><word>" text "</word></line>"
#define PAGE(lines) "<page width=\"612\" height=\"792\"><flow><block>" lines "</block></flow></page>"

static void
test_screenplay (void)
{
  static const char *boxes =
    "<doc>" PAGE (LINE (108, 100, 111, "1 INT. HALL - DAY 1") LINE (108, 124, 135, "She waits for the well-") LINE (108, 136, 147, "known man.")
                  LINE (252, 160, 171, "ADA (V.O.)") LINE (223, 172, 183, "(low)") LINE (180, 184, 195, "I should never") LINE (180, 196, 207, "have come.")
                  LINE (252, 208, 219, "(MORE)"))
    PAGE (LINE (520, 40, 51, "2.") LINE (252, 72, 83, "ADA (V.O.) (CONT'D)") LINE (180, 84, 95, "Never.") LINE (400, 108, 119, "CUT TO:")) "</doc>";
  g_autoptr(GError) error = NULL;
  g_autofree char *text = cliff_pdf_read_boxes (boxes, strlen (boxes), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "INT. HALL - DAY #1#\n\nShe waits for the well-known man.\n\nADA (V.O.)\n(low)\n"
                             "I should never have come. Never.\n\nCUT TO:\n");
}

static void
test_lines (void)
{
  static const char *boxes = "<doc>" PAGE ("<line xMin=\"90\" yMin=\"100\" xMax=\"200\" yMax=\"112\"><word>第1集</word></line>"
                                           "<line xMin=\"90\" yMin=\"120\" xMax=\"510\" yMax=\"132\"><word>△林晚推门，走进</word></line>"
                                           "<line xMin=\"90\" yMin=\"140\" xMax=\"200\" yMax=\"152\"><word>客厅。</word></line>"
                                           "<line xMin=\"90\" yMin=\"160\" xMax=\"510\" yMax=\"172\"><word>林晚：我</word></line>"
                                           "<line xMin=\"300\" yMin=\"750\" xMax=\"310\" yMax=\"760\"><word>1</word></line>") "</doc>";
  g_autofree char *text = cliff_pdf_read_boxes (boxes, strlen (boxes), NULL);

  g_assert_cmpstr (text, ==, "第1集\n△林晚推门，走进客厅。\n林晚：我\n");
}

static void
test_broken (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.4 nothing", 16);
  g_autoptr(GError) error = NULL;

  g_assert_null (cliff_pdf_read (bytes, NULL, &error));
  g_assert_true (g_error_matches (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT) ||
                 g_error_matches (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_EMPTY));
}

/* Without its password, and larger than any script. */
static void
test_refused (void)
{
  g_autofree char *path = cliff_test_dup_data_path ("script/locked.pdf"), *data = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize size = 64 * 1024 * 1024 + 1;

  g_assert_null (cliff_script_read_file (path, NULL, &error));
  g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT);
  g_clear_error (&error);
  data = g_malloc0 (size);
  memcpy (data, "%PDF-1.4\n", 9);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  g_assert_null (cliff_script_read_bytes (bytes, "huge.pdf", NULL, &error));
  g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE);
}

/* Puts @script in the place of pdftotext, for as long as this program runs. */
static void
set_program (const char *folder,
             const char *script)
{
  g_autofree char *path = g_build_filename (folder, "pdftotext", NULL);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("PATH", folder, TRUE);
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 20);
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Without the program, and with ones that give up, write without end, and never answer though children hold the pipe. */
static void
test_programs (void)
{
  g_autofree char *folder = cliff_test_dup_folder (), *data = g_malloc0 (1 << 20);
  static const struct
  {
    const char *script;
    int         code;
  } programs[] = {
    { "#!/bin/sh\nexit 1\n", CLIFF_SCRIPT_ERROR_DOCUMENT },
    { "#!/bin/sh\nkill -SEGV $$\n", CLIFF_SCRIPT_ERROR_DOCUMENT },
    { "#!/bin/sh\nexec /usr/bin/yes '<line><word>x</word></line>'\n", CLIFF_SCRIPT_ERROR_DOCUMENT },
    { "#!/bin/sh\n/bin/cat >/dev/null; echo '<doc></doc>'\n", CLIFF_SCRIPT_ERROR_EMPTY },
  };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  GThread *thread;

  memcpy (data, "%PDF-1.4\n", 9);
  bytes = g_bytes_new_take (g_steal_pointer (&data), 1 << 20);
  g_setenv ("PATH", folder, TRUE);
  g_assert_null (cliff_pdf_read (bytes, NULL, &error));
  g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_PROGRAM);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      set_program (folder, programs[i].script);
      g_assert_null (cliff_pdf_read (bytes, NULL, &error));
      g_assert_error (error, CLIFF_SCRIPT_ERROR, programs[i].code);
      g_clear_error (&error);
    }
  set_program (folder, "#!/bin/sh\n/bin/sleep 20\n");
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_null (cliff_pdf_read (bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-text/screenplay", test_screenplay);
  g_test_add_func ("/pdf-text/lines", test_lines);
  g_test_add_func ("/pdf-text/broken", test_broken);
  g_test_add_func ("/pdf-text/refused", test_refused);
  g_test_add_func ("/pdf-text/programs", test_programs);

  return g_test_run ();
}
