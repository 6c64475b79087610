/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-docx-write.h"
#include "cliff-fuzz-read.h"

#include <string.h>

#define WORD " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define MOST_SEED 6000

/* What a change may put in: what each of the formats gives a meaning. */
static const char *const pieces[] = {
  "<", ">", "</", "/>", "\"", "&", "&amp;", "&#0;", "&#x1;", "&lt;", "&a;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>",
  "<!DOCTYPE a [<!ENTITY a \"aa\">]>", "\xff", "\xef\xbf\xbf", "\xed\xa0\x80", "\x01", "\r", "\n", "\t", "\xc2\xa0", "第1集", "：",
  "<p>", "</p>", "<b>", "<i>", "</i>", "<br>", "<li>", "<ol>", "<table>", "<td>", "<h1>", "<script>", "<del>", "style=\"display:none\"",
  "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:br/>", "<w:tab/>", "<w:b/>", "<w:del>", "<w:txbxContent>",
  "<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "<w:lvlText w:val=\"%1%9\"/>", "w:val=\"-99999999999\"", "99999999999999999999",
  "<Paragraph Type=\"Character\">", "<Paragraph>", "</Paragraph>", "<Text>", "</Text>", "<DualDialogue>", "<ScriptNote Range=\"5,99\">",
  "<line xMin=\"1\" yMin=\"nan\" xMax=\"-1e999\" yMax=\"5\">", "<word>", "</word>", "</line>", "<page width=\"0\" height=\"-1\">",
  "# ", "```\n", "---\n", "> ", "- ", "**", "[[", "]]", "/*", "*/", "INT. A - DAY\n\n", "ADA\n", "(x)\n", "TO:\n", "^", "~", "=", "!",
};

static const char *fdx =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><FinalDraft DocumentType=\"Script\" Version=\"5\"><Content>"
  "<Paragraph Type=\"Scene Heading\" Number=\"1\"><SceneProperties Title=\"x\"><Summary><Paragraph><Text>They meet.</Text></Paragraph>"
  "</Summary></SceneProperties><Text>INT. HALL - DAY</Text></Paragraph><Paragraph><DualDialogue><Paragraph Type=\"Character\">"
  "<Text>ADA</Text></Paragraph><Paragraph Type=\"Dialogue\"><Text Style=\"Bold+AllCaps\">Go</Text><ScriptNote><Paragraph><Text>why"
  "</Text></Paragraph></ScriptNote></Paragraph><Paragraph Type=\"Character\"><Text>BEN</Text></Paragraph></DualDialogue></Paragraph>"
  "</Content><ScriptNotes><ScriptNote Range=\"3,4\"><Paragraph><Text>n</Text></Paragraph></ScriptNote></ScriptNotes><TitlePage><Content>"
  "<Paragraph Alignment=\"Center\"><Text>The Letter</Text></Paragraph></Content></TitlePage></FinalDraft>";
static const char *html =
  "<html><head><style>p {}</style></head><body><h1>第1集</h1><p><b>1-1 夜 内</b> 客厅<br>林晚：走。</p><ol><li>One<li>Two</ol><table><tr>"
  "<td>a<td>b</table><div style=\"font-weight:bold\">Ada: Hi.</div><div>Ben: Hi.</div><p style='display:none'>x</p>&copy; &#x4e2d;</body>";
static const char *word_body =
  "<w:document" WORD "><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
  "<w:t>第1集</w:t></w:r></w:p><w:p><w:r><w:t>林晚：</w:t><w:tab/><w:br/></w:r><w:del><w:r><w:t>no</w:t></w:r></w:del><w:r><w:t>走</w:t>"
  "</w:r></w:p><w:p><w:r><w:txbxContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>";
static const char *word_lists =
  "<w:numbering" WORD "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"chineseCounting\"/>"
  "<w:lvlText w:val=\"第%1集\"/><w:suff w:val=\"space\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
  "</w:numbering>";
static const char *boxes =
  "<doc><page width=\"612\" height=\"792\"><flow><block><line xMin=\"108\" yMin=\"100\" xMax=\"400\" yMax=\"111\"><word>INT.</word>"
  "<word>HALL</word></line><line xMin=\"252\" yMin=\"124\" xMax=\"400\" yMax=\"135\"><word>ADA</word></line><line xMin=\"180\" yMin=\"136\""
  " xMax=\"400\" yMax=\"147\"><word>Go.</word></line></block></flow></page></doc>";
static const char *markdown = "# 《归来》\n\n## 第1集 雨夜\n\n### 1-1 夜 内 客厅\n- **林晚**：（冷）你**来**了？\n* * *\n> △门开了。\n```\nx\n```\n";

static void
add_seed (GPtrArray     *seeds,
          CliffFuzzForm  form,
          const char    *data,
          gsize          length)
{
  GByteArray *seed = g_byte_array_new ();
  guint8 first = form;

  g_byte_array_append (seed, &first, 1);
  g_byte_array_append (seed, (const guint8 *) data, MIN (length, MOST_SEED));
  g_ptr_array_add (seeds, seed);
}

static void
add_file (GPtrArray     *seeds,
          CliffFuzzForm  form,
          const char    *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name), *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  add_seed (seeds, form, text, length);
}

/* Something of every format: (element-type GByteArray) (transfer full) */
static GPtrArray *
make_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr(CliffScript) script = cliff_script_new ("INT. HALL - DAY #1#\n\nADA\n(low)\nGo. [[why]]\n\n> CUT TO:\n", -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GBytes) docx = cliff_docx_write (script, "x", TRUE);

  add_seed (seeds, CLIFF_FUZZ_FDX, fdx, strlen (fdx));
  add_seed (seeds, CLIFF_FUZZ_HTML, html, strlen (html));
  add_seed (seeds, CLIFF_FUZZ_WORD_BODY, word_body, strlen (word_body));
  add_seed (seeds, CLIFF_FUZZ_WORD_LISTS, word_lists, strlen (word_lists));
  add_seed (seeds, CLIFF_FUZZ_DOCX, g_bytes_get_data (docx, NULL), g_bytes_get_size (docx));
  add_seed (seeds, CLIFF_FUZZ_PDF_BOXES, boxes, strlen (boxes));
  add_seed (seeds, CLIFF_FUZZ_MARKDOWN, markdown, strlen (markdown));
  add_file (seeds, CLIFF_FUZZ_FDX, "fountain/screenplain/simple.fdx");
  add_file (seeds, CLIFF_FUZZ_HTML, "fountain/screenplain/dialogue.html");
  add_file (seeds, CLIFF_FUZZ_TEXT, "fountain/afterwriting/sc.fountain");
  add_file (seeds, CLIFF_FUZZ_TEXT, "cn-drama/script-layout-B.txt");

  return seeds;
}

static void
put (GByteArray   *bytes,
     guint         at,
     const guint8 *data,
     guint         length)
{
  g_autoptr(GByteArray) rest = g_byte_array_new ();

  g_byte_array_append (rest, bytes->data + at, bytes->len - at);
  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, data, length);
  g_byte_array_append (bytes, rest->data, rest->len);
}

/* The first byte, which names the form, is left alone. */
static void
change (GByteArray *bytes,
        GPtrArray  *seeds,
        GRand      *rand)
{
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  const GByteArray *other = g_ptr_array_index (seeds, g_rand_int_range (rand, 0, seeds->len));
  guint at = g_rand_int_range (rand, 1, bytes->len + 1), length = g_rand_int_range (rand, 1, 40);
  guint from = g_rand_int_range (rand, 1, other->len);
  guint8 byte = g_rand_int_range (rand, 0, 256);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (at < bytes->len)
        bytes->data[at] = byte;
      break;
    case 1:
      if (at < bytes->len)
        g_byte_array_remove_range (bytes, at, MIN (length, bytes->len - at));
      break;
    case 2:
      put (bytes, at, other->data + from, MIN (length * 4, other->len - from));
      break;
    case 3:
      for (guint i = 0; i < length; i++)
        put (bytes, at, (const guint8 *) piece, strlen (piece));
      break;
    default:
      put (bytes, at, (const guint8 *) piece, strlen (piece));
      break;
    }
}

static void
test_seeds (void)
{
  g_autoptr(GPtrArray) seeds = make_seeds ();

  for (guint i = 0; i < seeds->len; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, i);

      cliff_fuzz_read (seed->data, seed->len);
    }
}

static void
test_changes (void)
{
  g_autoptr(GPtrArray) seeds = make_seeds ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 4000; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, i % seeds->len);
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      guint n_changes = g_rand_int_range (rand, 1, 6);

      g_byte_array_append (bytes, seed->data, seed->len);
      for (guint j = 0; j < n_changes; j++)
        change (bytes, seeds, rand);
      cliff_fuzz_read (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-fuzz/seeds", test_seeds);
  g_test_add_func ("/read-fuzz/changes", test_changes);

  return g_test_run ();
}
