/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-fdx.h"

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

static char *
read_document (const char *document)
{
  g_autoptr(GError) error = NULL;
  char *text = cliff_fdx_read (document, strlen (document), &error);

  g_assert_no_error (error);

  return text;
}

/* What the script says, places left out. */
static char *
describe (const char *text)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(JsonArray) array = cliff_script_dump (script);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autofree char *line = NULL;

      json_object_remove_member (object, "start");
      json_object_remove_member (object, "end");
      json_object_remove_member (object, "forced");
      line = json_to_string (json_array_get_element (array, i), FALSE);
      g_string_append_printf (out, "%s\n", line);
    }

  return g_string_free (out, FALSE);
}

/* The document of @text; xmllint must find nothing wrong with it. */
static char *
write_document (const char *text,
                const char *kept,
                GPtrArray  *revisions)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = cliff_fdx_write (script, kept, revisions, &error);
  g_autoptr(GSubprocess) lint = NULL;

  g_assert_no_error (error);
  lint = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, "xmllint", "--noout", "--nonet", "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (lint, bytes, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (lint));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_read (void)
{
  g_autofree char *document = load ("interchange/tags.fdx");
  g_autofree char *wanted = load ("interchange/tags.fountain");
  g_autofree char *found = read_document (document);

  g_assert_cmpstr (found, ==, wanted);
}

/* What is not text stays: of the document, and of the paragraphs that are still there. */
static void
test_keep (void)
{
  static const char * const kept[] = {
    "UUID=\"a-1\"", "Color=\"#FFFF00000000\"", "Length=\"3/8\"", "CharacterArcBeat Name=\"ADA\"", "Unknown=\"kept\"",
    "<Bookmark Name=\"here\"/>", "TagNumber=\"3\"", "Type=\"Shot\"", "RevisionID=\"1\"", "HeaderVisible=\"No\"",
    "<Watermark Text=\"DRAFT\"/>", "<TagCategory Id=\"c1\" Name=\"Props\"/>", "ID=\"7\"", "Range=\"8,0\"",
    "Style=\"AllCaps\"", "Name=\"Blue Rev.\"", "Style=\"Underline\">THE LETTER",
  };
  g_autofree char *document = load ("interchange/tags.fdx");
  g_autofree char *text = read_document (document);
  g_autofree char *same = write_document (text, document, NULL);
  g_autoptr(GString) edited = g_string_new (text);
  g_autofree char *again = read_document (same), *changed = NULL, *changed_text = NULL;

  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (strstr (same, kept[i]) == NULL)
        g_test_message ("%s is not in %s", kept[i], same);
      g_assert_nonnull (strstr (same, kept[i]));
    }

  g_string_replace (edited, "goes out", "goes quite out", 1);
  g_string_replace (edited, "INT. HALL", "INT. LONG HALL", 1);
  changed = write_document (edited->str, document, NULL);
  changed_text = read_document (changed);
  g_assert_cmpstr (changed_text, ==, edited->str);
  g_assert_nonnull (strstr (changed, "UUID=\"a-1\""));
  g_assert_nonnull (strstr (changed, "Unknown=\"kept\""));
  g_assert_nonnull (strstr (changed, "Type=\"Shot\""));
}

static void
assert_round_trip (const char *text)
{
  g_autofree char *document = write_document (text, NULL, NULL), *found = read_document (document);
  g_autofree char *wanted = describe (text), *described = describe (found);

  if (!g_str_equal (wanted, described))
    g_test_message ("of %.3000s", found);
  g_assert_cmpstr (described, ==, wanted);
}

static void
test_round_trips (void)
{
  static const char * const texts[] = {
    /* A title page without an empty line below it. */
    "Title: The Letter\nCredit: written by\nAuthor: M. Writer\nSource: Based on life\nDraft date: 2026-01-02\n"
    "Contact: Street 1\nINT. HALL - DAY\n\nShe waits.\n",
    /* Headings right below sections. */
    "# ACT ONE\nINT. HALL - DAY\n\n## Later\n= Short.\n\nEXT. YARD - NIGHT\n\nRain.\n",
    "EP 1: Back\n\nINT. HALL - DAY #1#\n= Ada is back.\n\nA — B – C -- D… “quoted”\n\n[HOOK] A hand.\n\nSFX: Boom.\n\nEND OF EP 1\n",
    "INT. A - DAY [[why here?]]\n\n[[alone]]\n\nADA (V.O.) (CONT'D)\n(low)\nGo **now**, *please*, _ok_. [[inline]]\n\n"
    "BEN\nStay!\n\nCARA ^\nNever!\n\n===\n\n> THE END <\n\n>FADE OUT.\n\n~la la\n",
    "@林晚\n走。\n(回头)\n快走！\n\n.医院走廊 #A3#\n\n!INT. no heading\n\n[[cast: 林晚、周沉]]\n\n*snake*_case\n",
    "ADA\nTwo\n  \nparts.\n\nThree\nlines of\naction.\n\n> END OF ACT ONE <\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_round_trip (texts[i]);
}

static void
test_play (void)
{
  g_autofree char *text = load ("fountain/public-domain/the-importance-of-being-earnest.fountain");

  assert_round_trip (text);
}

static void
test_drama (void)
{
  static const char *text = "第1集 归来\n\n1-1 夜 内 医院走廊\n人物：林晚、周沉\n△林晚推门。\n林晚（冷冷）：你来做什么？\n"
                            "周沉OS：她变了。\n【字幕：三年后】\n";
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_DRAMA), again = NULL;
  g_autoptr(GBytes) bytes = cliff_fdx_write (script, NULL, NULL, NULL);
  g_autofree char *found = cliff_fdx_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_autofree char *wanted = cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN);
  g_autofree char *drama = NULL;

  g_assert_cmpstr (g_strchomp (found), ==, g_strchomp (wanted));
  again = cliff_script_new (found, -1, CLIFF_SCRIPT_FOUNTAIN);
  drama = cliff_script_write (again, CLIFF_SCRIPT_DRAMA);
  g_assert_nonnull (strstr (drama, "：她变了。"));
}

static void
test_revisions (void)
{
  static const char *text = "INT. HALL - DAY\n\nOld words.\n\nNew words.\n";
  g_autoptr(GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_revision_free);
  CliffFdxRevision *revision = g_new0 (CliffFdxRevision, 1);
  CliffSpan span = { CLIFF_ELEMENT_ACTION, strstr (text, "New") - text, strstr (text, "New") - text + 3 };
  g_autofree char *document = NULL;

  revision->name = g_strdup ("Pink Rev.");
  revision->colour = g_strdup ("pink");
  revision->spans = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  g_array_append_val (revision->spans, span);
  g_ptr_array_add (revisions, revision);
  document = write_document (text, NULL, revisions);
  g_assert_nonnull (strstr (document, "<Text RevisionID=\"1\">New words.</Text>"));
  g_assert_nonnull (strstr (document, "<Text>Old words.</Text>"));
  g_assert_nonnull (strstr (document, "Name=\"Pink Rev.\""));
}

/* A list that came with a document stays, with the paragraphs marked by it; another revision is added to it, once. */
static void
test_more_revisions (void)
{
  g_autofree char *document = load ("interchange/tags.fdx");
  g_autofree char *text = read_document (document);
  g_autoptr(GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_fdx_revision_free);
  CliffFdxRevision *revision = g_new0 (CliffFdxRevision, 1);
  CliffSpan span = { CLIFF_ELEMENT_SCENE, strstr (text, "INT. HALL") - text, strstr (text, "INT. HALL") - text + 4 };
  g_autofree char *once = NULL, *twice = NULL, *again = NULL;

  revision->name = g_strdup ("Cherry Rev.");
  revision->colour = g_strdup ("cherry");
  revision->spans = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  g_array_append_val (revision->spans, span);
  g_ptr_array_add (revisions, revision);
  once = write_document (text, document, revisions);
  again = read_document (once);
  g_assert_cmpstr (again, ==, text);
  twice = write_document (again, once, revisions);
  g_assert_nonnull (strstr (twice, "Name=\"Blue Rev.\""));
  g_assert_nonnull (strstr (twice, "RevisionID=\"1\""));
  g_assert_nonnull (strstr (twice, "ID=\"2\" Mark=\"*\" Name=\"Cherry Rev.\""));
  g_assert_null (strstr (strstr (twice, "Cherry Rev.") + 1, "Cherry Rev."));
  g_assert_nonnull (strstr (twice, "RevisionID=\"2\""));
}

static void
test_hostile (void)
{
  static const char * const documents[] = {
    "<FinalDraft", "<FinalDraft>", "<html/>",
    ("<!DOCTYPE FinalDraft [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><FinalDraft><Content><Paragraph><Text>&a;</Text>"
     "</Paragraph></Content></FinalDraft>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = cliff_fdx_read (documents[i], strlen (documents[i]), &error);

      g_assert_null (text);
      g_assert_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fdx/read", test_read);
  g_test_add_func ("/fdx/keep", test_keep);
  g_test_add_func ("/fdx/round-trips", test_round_trips);
  g_test_add_func ("/fdx/play", test_play);
  g_test_add_func ("/fdx/drama", test_drama);
  g_test_add_func ("/fdx/revisions", test_revisions);
  g_test_add_func ("/fdx/more-revisions", test_more_revisions);
  g_test_add_func ("/fdx/hostile", test_hostile);

  return g_test_run ();
}
