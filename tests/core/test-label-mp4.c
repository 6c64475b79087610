/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The embedded label, written into files of ffmpeg and read back by programs that are not ours. */

#include "config.h"

#include "cliff-label-verify.h"
#include "cliff-label.h"
#include "cliff-mp4-surgery.h"
#include "cliff-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define PRODUCER "001191110000MA00DEM00J10001"
#define NUMBER "3f2b6c1e-8a51-4c0e-9d0c-1b7a5c9e0f11"
#define OTHER_NUMBER "7d0c1e58-2f0b-4a7e-a1de-5b0b8f3c6a90"
#define FOREIGN "{\"Label\":\"1\",\"ContentProducer\":\"x\",\"ProduceID\":\"y\",\"ReservedCode1\":\"\"," \
                "\"ContentPropagator\":\"x\",\"PropagateID\":\"y\",\"ReservedCode2\":\"\"}"

/* Files of ffmpeg, made once. */
static char *folder;
static char *movie_first;   /* the movie box before the media data */
static char *movie_last;
static char *with_keys;     /* keys with another record, a title and a comment */

static char *
run (const char *first,
     ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status;
  va_list args;

  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return g_strchomp (out);
}

static char *
make_movie (const char *name,
            const char *flags,
            const char *tags)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *command =
    g_strdup_printf ("ffmpeg -v error -f lavfi -i testsrc2=size=90x160:rate=30:duration=2 -f lavfi -i sine=440:duration=2 "
                     "-c:v libx264 -preset ultrafast -threads 1 -c:a aac -shortest -movflags %s %s '%s'",
                     flags, tags, path);
  g_autofree char *out = run ("sh", "-c", command, NULL);

  return path;
}

static char *
copy_of (const char *source)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("copy-%d.mp4", number++);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GByteArray) bytes = cliff_mp4_load (source);

  cliff_mp4_save (bytes, path);

  return path;
}

/* The packets as another demuxer reads them, before and after. */
static char *
dup_packets (const char *path)
{
  return run ("ffmpeg", "-v", "error", "-i", path, "-map", "0", "-c", "copy", "-f", "md5", "-", NULL);
}

static CliffLabelReport *
verify (const char *path)
{
  g_autoptr(GError) error = NULL;
  CliffLabelReport *report = cliff_label_verify_mp4 (path, NULL, &error);

  g_assert_no_error (error);

  return report;
}

static char *
join_problems (CliffLabelReport *report)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (report->problems, i));

  return g_strdup (text->str);
}

static char *
dup_problems (const char *path)
{
  g_autoptr(CliffLabelReport) report = verify (path);

  return join_problems (report);
}

/* A right label and nothing else wrong. */
static void
assert_verified (const char *path,
                 const char *number)
{
  g_autoptr(CliffLabelReport) report = verify (path);
  g_autofree char *problems = join_problems (report);

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpint (report->n_records, ==, 1);
  g_assert_true (report->in_place);
  g_assert_true (report->integrity);
  g_assert_cmpstr (report->label, ==, "1");
  g_assert_cmpstr (report->producer, ==, PRODUCER);
  g_assert_cmpstr (report->produce_id, ==, number);
}

static void
write_label (const char *path,
             const char *number)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *packets = dup_packets (path);
  g_autofree char *after = NULL;

  cliff_label_write_mp4 (path, PRODUCER, number, NULL, &error);
  g_assert_no_error (error);
  after = dup_packets (path);
  g_assert_cmpstr (packets, ==, after);
  assert_verified (path, number);
}

static char *
dup_json_text (const char *json,
               const char *expression)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (json, &error);
  g_autoptr(JsonNode) found = NULL;

  g_assert_no_error (error);
  found = json_path_query (expression, root, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_array_get_length (json_node_get_array (found)), ==, 1);

  return g_strdup (json_array_get_string_element (json_node_get_array (found), 0));
}

static void
assert_readers_agree (const char *path)
{
  g_autoptr(CliffLabelReport) report = verify (path);
  g_autofree char *exiftool = run ("exiftool", "-j", "-Keys:AIGC", path, NULL);
  g_autofree char *ffprobe = run ("ffprobe", "-v", "error", "-show_entries", "format_tags=AIGC", "-of", "json", path, NULL);
  g_autofree char *mediainfo = run ("mediainfo", "--Output=JSON", path, NULL);
  g_autofree char *one = dup_json_text (exiftool, "$[0].AIGC");
  g_autofree char *two = dup_json_text (ffprobe, "$.format.tags.AIGC");
  g_autofree char *three = dup_json_text (mediainfo, "$.media.track[0].extra.AIGC");

  g_assert_cmpstr (one, ==, report->record);
  g_assert_cmpstr (two, ==, report->record);
  g_assert_cmpstr (three, ==, report->record);
}

/* ── Right files ───────────────────────────────────────────────────────────────────────────────── */

static void
test_readers (void)
{
  const char *sources[] = { movie_first, movie_last, with_keys };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *path = copy_of (sources[i]);
      g_autofree char *tags = NULL;

      write_label (path, NUMBER);
      assert_readers_agree (path);
      tags = run ("ffprobe", "-v", "error", "-show_entries", "format_tags=encoder", "-of", "csv=p=0", path, NULL);
      g_assert_true (g_str_has_prefix (tags, "Lavf"));
    }
}

/* The record takes the place of another; other keys stay. */
static void
test_replace (void)
{
  g_autofree char *path = copy_of (with_keys);
  g_autofree char *before = dup_problems (path);
  g_autofree char *tags = NULL;

  g_assert_cmpstr (before, ==, "integrity-missing");
  write_label (path, NUMBER);
  write_label (path, OTHER_NUMBER);
  assert_readers_agree (path);
  tags = run ("ffprobe", "-v", "error", "-show_entries", "format_tags=title,comment", "-of", "csv=p=0", path, NULL);
  g_assert_cmpstr (tags, ==, "归来,kept");
}

/* Where else programs put records: all of them are counted, and all of them give way. */
static void
test_elsewhere (void)
{
  static const struct
  {
    const char  *name;
    GByteArray *(*make) (const char *record);
    gboolean     in_movie;
  } places[] = {
    { "bare moov/meta", cliff_mp4_make_keys_meta, TRUE },
    { "list without keys", cliff_mp4_make_directory_user_data, TRUE },
    { "user data", cliff_mp4_make_user_data_value, TRUE },
    { "XMP in user data", cliff_mp4_make_xmp_user_data, TRUE },
    { "XMP", cliff_mp4_make_xmp_uuid, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GByteArray) bytes = cliff_mp4_load (movie_last);
      g_autoptr(GByteArray) box = places[i].make (FOREIGN);
      g_autofree char *path = g_strdup_printf ("%s/elsewhere-%u.mp4", folder, i);

      g_test_message ("%s", places[i].name);
      if (places[i].in_movie)
        cliff_mp4_append_to_movie (bytes, box);
      else
        g_byte_array_append (bytes, box->data, box->len);
      cliff_mp4_save (bytes, path);
        {
          g_autoptr(CliffLabelReport) report = verify (path);

          g_assert_cmpint (report->n_records, ==, 1);
          g_assert_false (report->in_place);
          g_assert_cmpstr (report->record, ==, FOREIGN);
          g_assert_true (g_ptr_array_find_with_equal_func (report->problems, "aigc-place", g_str_equal, NULL));
        }
      write_label (path, NUMBER);
      assert_readers_agree (path);

      /* A second one beside ours is noticed. */
      g_clear_pointer (&bytes, g_byte_array_unref);
      bytes = cliff_mp4_load (path);
      if (places[i].in_movie)
        cliff_mp4_append_to_movie (bytes, box);
      else
        g_byte_array_append (bytes, box->data, box->len);
      cliff_mp4_save (bytes, path);
        {
          g_autoptr(CliffLabelReport) report = verify (path);

          g_assert_cmpint (report->n_records, ==, 2);
          g_assert_true (report->in_place);
          g_assert_true (g_ptr_array_find_with_equal_func (report->problems, "aigc-twice", g_str_equal, NULL));
        }
    }
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *name;
    gboolean    last;      /* the movie box is the last one */
    void      (*change) (GByteArray *bytes);
  } shapes[] = {
    { "media data with a 64-bit size", TRUE, cliff_mp4_widen_media },
    { "movie box without a size", TRUE, cliff_mp4_open_last },
    { "media data without a size", FALSE, cliff_mp4_open_last },
    { "two media data boxes", TRUE, cliff_mp4_split_media },
    { "no user data", TRUE, cliff_mp4_hide_user_data },
    { "a box behind the movie", TRUE, cliff_mp4_append_free },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr(GByteArray) bytes = cliff_mp4_load (shapes[i].last ? movie_last : movie_first);
      g_autofree char *path = g_strdup_printf ("%s/shape-%u.mp4", folder, i);

      g_test_message ("%s", shapes[i].name);
      shapes[i].change (bytes);
      cliff_mp4_save (bytes, path);
      write_label (path, NUMBER);
      assert_readers_agree (path);
    }
}

/* Media data past 4 GiB: the last chunk moves over the border, so the tables need 64 bits. */
static void
test_large (void)
{
  g_autofree char *path = g_build_filename (folder, "large.mp4", NULL);
  g_autofree char *packets = dup_packets (movie_first);
  g_autofree char *after = NULL;
  g_autoptr(GByteArray) head = NULL;
  GStatBuf info;

  cliff_mp4_spread (movie_first, path);
  after = dup_packets (path);
  g_assert_cmpstr (packets, ==, after);
  write_label (path, NUMBER);
  g_clear_pointer (&after, g_free);
  after = dup_packets (path);
  g_assert_cmpstr (packets, ==, after);
  head = cliff_mp4_load_part (path, 65536);
  g_assert_nonnull (memmem (head->data, head->len, "co64", 4));
  g_assert_null (memmem (head->data, head->len, "stco", 4));
  /* Holes stay holes. */
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, G_GINT64_CONSTANT (1) << 32);
  g_assert_cmpint (info.st_blocks, <, 100000);
  g_unlink (path);
}

/* ── Wrong files ───────────────────────────────────────────────────────────────────────────────── */

static guint
count_files (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Whatever goes wrong, the file is what it was and nothing is left beside it. */
static void
assert_refused (const char   *path,
                GCancellable *cancellable,
                GQuark        domain,
                int           code)
{
  g_autoptr(GByteArray) before = cliff_mp4_load (path);
  g_autoptr(GByteArray) after = NULL;
  g_autoptr(GError) error = NULL;
  guint n_files = count_files ();

  g_assert_false (cliff_label_write_mp4 (path, PRODUCER, NUMBER, cancellable, &error));
  g_assert_error (error, domain, code);
  after = cliff_mp4_load (path);
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
  g_assert_cmpint (count_files (), ==, n_files);
}

static void
test_refused (void)
{
  g_autofree char *fragments = make_movie ("fragments.mp4", "frag_keyframe+empty_moov", "");
  g_autofree char *text = g_build_filename (folder, "text.mp4", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.mp4", NULL);
  g_autofree char *movie = copy_of (movie_first);
  g_autofree char *found = dup_problems (fragments);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) missing = NULL, producer = NULL;

  g_file_set_contents (text, "this is no film at all, only some text", -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (fragments, NULL, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER);
  assert_refused (text, NULL, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER);
  assert_refused (empty, NULL, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER);
  g_cancellable_cancel (cancellable);
  assert_refused (movie, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (cliff_label_write_mp4 ("/nonexistent/a.mp4", PRODUCER, NUMBER, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (cliff_label_write_mp4 (movie, "a \"name\"", NUMBER, NULL, &producer));
  g_assert_error (producer, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);

  g_assert_nonnull (strstr (found, "fragmented"));
}

/* A disk that takes no more is played by a limit on the size of files. */
static void
test_full_disk (void)
{
  g_autofree char *path = copy_of (movie_first);
  struct rlimit limit, small;
  void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit) { 4096, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_refused (path, NULL, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_WRITE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, handler);
}

/* Each change of a finished file is found. */
static void
test_tamper (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *problem;
  } changes[] = {
    { "\"Label\":\"1\"", "\"Label\":\"3\"", "integrity-broken" },
    { "\"Label\":\"1\"", "\"Label\":\"7\"", "label-value" },
    { "\"Label\":\"1\"", "\"Lebal\":\"1\"", "field-missing" },
    { "\"Label\":\"1\"", "\"Label\": 1 ", "field-type" },
    { "\"Label\":\"1\",\"ContentProducer\":\"0", "\"ContentProducer\":\"1\",\"Label\":\"0", "field-order" },
    { PRODUCER "\",\"ProduceID", "001191110000MA00DEM00J10002\",\"ProduceID", "integrity-broken" },
    { PRODUCER "\",\"ProduceID", "001191110000MA00DEM01J10001\",\"ProduceID", "producer-wrong" },
    { PRODUCER "\",\"ProduceID", "001191110000MA0\xe9\x87\x91M00J10001\",\"ProduceID", "field-charset" },
    { PRODUCER "\",\"ProduceID", "a name of twenty-seven char\",\"ProduceID", "field-charset" },
    { PRODUCER "\",\"ProduceID", "\\u0030\\u0030\\u0030abcdefghi\",\"ProduceID", "record-form" },
    { NUMBER "\",\"Reserved", "3f2b6c1e-8a51-4c0e-9d0c-1b7a5c9e0f12\",\"Reserved", "integrity-broken" },
    { "\"ReservedCode2\":\"\"}", "\"ReservedCode2\":\"\"]", "record-damaged" },
    { "mdtaAIGC", "mdtaAIGX", "aigc-place" },
    { "\"ContentProducer\"", "\"ContentProducet\"", "field-missing" },
    { "stco", "stcx", NULL },
  };
  g_autofree char *path = copy_of (movie_first);
  g_autofree char *changed = g_build_filename (folder, "changed.mp4", NULL);
  g_autofree char *problems = NULL;
  g_autoptr(GByteArray) bytes = NULL;

  write_label (path, NUMBER);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GByteArray) copy = cliff_mp4_load (path);
      g_autofree char *found = NULL;

      cliff_mp4_replace (copy, changes[i].from, changes[i].to);
      cliff_mp4_save (copy, changed);
      found = dup_problems (changed);
      g_test_message ("%s → %s: %s", changes[i].from, changes[i].to, found);
      if (changes[i].problem != NULL)
        g_assert_nonnull (strstr (found, changes[i].problem));
    }

  /* One bit of the media. */
  bytes = cliff_mp4_load (path);
  bytes->data[bytes->len - 1000] ^= 1;
  cliff_mp4_save (bytes, changed);
  problems = dup_problems (changed);
  g_assert_cmpstr (problems, ==, "integrity-broken");

  /* A chunk that lies elsewhere. */
  g_clear_pointer (&bytes, g_byte_array_unref);
  g_clear_pointer (&problems, g_free);
  bytes = cliff_mp4_load (path);
  cliff_mp4_set_first_chunk (bytes, 4);
  cliff_mp4_save (bytes, changed);
  problems = dup_problems (changed);
  g_assert_nonnull (strstr (problems, "chunk-outside"));

  /* A remux by another program loses the record, and that shows. */
  g_clear_pointer (&problems, g_free);
  g_unlink (changed);
  g_free (run ("ffmpeg", "-v", "error", "-i", path, "-c", "copy", changed, NULL));
  problems = dup_problems (changed);
  g_assert_cmpstr (problems, ==, "aigc-missing");
}

/* A file cut off or changed anywhere is no reason to fall over, to believe it, or to harm it. */
static void
test_damage (void)
{
  g_autofree char *labelled = copy_of (movie_first);
  g_autofree char *path = g_build_filename (folder, "damaged.mp4", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260901);
  g_autoptr(GByteArray) whole = NULL;
  guint header;

  write_label (labelled, NUMBER);
  whole = cliff_mp4_load (labelled);
  header = cliff_mp4_find (whole, "mdat");
  for (guint i = 0; i < 1200; i++)
    {
      g_autoptr(GByteArray) bytes = g_byte_array_sized_new (whole->len);
      g_autoptr(CliffLabelReport) report = NULL;
      gboolean cut = i % 2 == 0;
      guint n_files;

      g_byte_array_append (bytes, whole->data, whole->len);
      if (cut)
        g_byte_array_set_size (bytes, i / 2 < 8 ? i / 2 : (guint) g_rand_int_range (rand, 0, whole->len));
      else
        for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
          bytes->data[g_rand_int_range (rand, 0, header + 4)] =
            g_rand_boolean (rand) ? 0xff : (guint8) g_rand_int_range (rand, 0, 256);
      cliff_mp4_save (bytes, path);
      n_files = count_files ();
      report = verify (path);
      if (cut)
        {
          g_assert_cmpint (report->problems->len, >, 0);
          assert_refused (path, NULL, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER);
        }
      else
        cliff_label_write_mp4 (path, PRODUCER, NUMBER, NULL, NULL);
      g_assert_cmpint (count_files (), ==, n_files);
    }
}

/* What cannot be read at all is an error, not a report. */
static void
test_unreadable (void)
{
  const char *paths[] = { "/nonexistent/a.mp4", folder, "/dev/null" };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) cancelled = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cliff_label_verify_mp4 (paths[i], NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_IO_ERROR);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (cliff_label_verify_mp4 (movie_first, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  movie_first = make_movie ("first.mp4", "+faststart", "");
  movie_last = make_movie ("last.mp4", "+negative_cts_offsets", "");
  with_keys = make_movie ("keys.mp4", "+use_metadata_tags+faststart",
                          "-metadata AIGC='" FOREIGN "' -metadata title=归来 -metadata comment=kept");
  g_test_add_func ("/label-mp4/readers", test_readers);
  g_test_add_func ("/label-mp4/replace", test_replace);
  g_test_add_func ("/label-mp4/elsewhere", test_elsewhere);
  g_test_add_func ("/label-mp4/shapes", test_shapes);
  g_test_add_func ("/label-mp4/large", test_large);
  g_test_add_func ("/label-mp4/refused", test_refused);
  g_test_add_func ("/label-mp4/full-disk", test_full_disk);
  g_test_add_func ("/label-mp4/tamper", test_tamper);
  g_test_add_func ("/label-mp4/damage", test_damage);
  g_test_add_func ("/label-mp4/unreadable", test_unreadable);

  return g_test_run ();
}
