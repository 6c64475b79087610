/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-media.h"
#include "cliff-label.h"
#include "cliff-materials.h"
#include "cliff-media-import.h"
#include "cliff-origin.h"
#include "cliff-plan-private.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TRAINED "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
#define CAPTURE "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* ffmpeg makes FOLDER/NAME with these words behind "-f lavfi -i". */
static char *
make (const char *name,
      const char *words)
{
  char *path = dup_path (name);
  g_autofree char *command = g_strdup_printf ("ffmpeg -nostdin -v error -y -f lavfi -i %s '%s'", words, path);

  g_free (fixture_run ("sh", "-c", command, NULL));

  return path;
}

/* ── Import ──────────────────────────────────────────────────────────────────────────────────── */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
import (CliffStore          *store,
        const char *const   *paths,
        GCancellable        *cancellable,
        GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cliff_media_import_async (store, paths, NULL, NULL, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return cliff_media_import_finish (store, result, error);
}

static JsonObject *
read_json (CliffStore *store,
           const char *column,
           CliffId     take_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT media.%s FROM take JOIN media ON media.id = take.media_id WHERE take.id = ?", column);
  g_autofree char *text = cliff_store_dup_text (store, sql, "i", take_id);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);

  g_assert_nonnull (node);

  return json_object_ref (json_node_get_object (node));
}

static void
assert_facts (CliffStore *store,
              CliffId     take_id,
              const char *kind,
              int         width,
              int         height,
              gboolean    variable,
              gboolean    alpha)
{
  g_autoptr(JsonObject) facts = read_json (store, "facts", take_id);
  JsonObject *video;

  g_assert_cmpstr (json_object_get_string_member (facts, "kind"), ==, kind);
  if (width == 0)
    {
      g_assert_false (json_object_has_member (facts, "video"));
      g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (facts, "audio"), "channels"), ==, 1);
      return;
    }
  video = json_object_get_object_member (facts, "video");
  g_assert_cmpint (json_object_get_int_member (video, "width"), ==, width);
  g_assert_cmpint (json_object_get_int_member (video, "height"), ==, height);
  g_assert_cmpint (json_object_get_boolean_member (video, "variable"), ==, variable);
  g_assert_cmpint (json_object_get_boolean_member (video, "alpha"), ==, alpha);
}

static void
test_import (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *video = make ("film.mp4", "testsrc2=size=320x240:rate=25 -t 2 -pix_fmt yuv420p");
  g_autofree char *variable = make ("phone.mkv", "testsrc2=size=320x240:rate=30 -vf \"select='mod(n,3)'\" -fps_mode vfr -t 2 "
                                    "-pix_fmt yuv420p -c:v libx264");
  g_autofree char *logo = make ("标志.png", "testsrc2=size=200x100 -frames:v 1 -pix_fmt rgba");
  g_autofree char *sound = make ("door.ogg", "sine=d=1 -ac 1");
  g_autofree char *text = dup_path ("notes.txt");
  const char *paths[] = { video, variable, logo, sound, text, "/nowhere.mp4", video, NULL };
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  CliffId takes[7];

  g_file_set_contents (text, "nothing to see here", -1, NULL);
  all = import (store, paths, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      const CliffImported *imported = g_ptr_array_index (all, i);

      takes[i] = imported->take_id;
      g_assert_true ((takes[i] != 0) == (imported->error == NULL));
    }
  g_assert_error (((CliffImported *) all->pdata[4])->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_error (((CliffImported *) all->pdata[5])->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (takes[6], ==, takes[0]);
  assert_facts (store, takes[0], "video", 320, 240, FALSE, FALSE);
  assert_facts (store, takes[1], "video", 320, 240, TRUE, FALSE);
  assert_facts (store, takes[2], "picture", 200, 100, FALSE, TRUE);
  assert_facts (store, takes[3], "sound", 0, 0, FALSE, FALSE);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM take WHERE owner = 'series'", ""), ==, 4);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM media WHERE name = '标志.png'", ""), ==, 1);
  /* What was not media left nothing behind, and there is nothing to undo. */
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM media", ""), ==, 4);
  g_assert_false (cliff_store_can_undo (store));
  for (guint i = 0; i < 4; i++)
    g_assert_true (cliff_store_has_media (store, cliff_store_get_int (store, 0, "SELECT media_id FROM take WHERE id = ?", "i", takes[i])));
}

static void
test_cancel (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *video = dup_path ("film.mp4");
  const char *paths[] = { video, NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (import (store, paths, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM take", ""), ==, 0);
}

/* ── Relink and usage ────────────────────────────────────────────────────────────────────────── */

static void
test_relink (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *video = make ("Lost.MP4", "testsrc2=size=64x64:rate=25 -t 1 -pix_fmt yuv420p");
  g_autofree char *deep = dup_path ("a/b/c");
  g_autofree char *elsewhere = g_build_filename (deep, "renamed.bin", NULL);
  g_autofree char *decoy = dup_path ("a/decoy.bin");
  const char *paths[] = { video, NULL };
  g_autoptr(GPtrArray) all = import (store, paths, NULL, NULL);
  CliffId media_id = cliff_store_get_int (store, 0, "SELECT id FROM media", "");
  g_autofree char *path = cliff_store_dup_media_path (store, media_id);
  g_autofree char *data = NULL;
  g_autoptr(GPtrArray) lost = cliff_media_find_lost (store);
  g_autoptr(GError) error = NULL;
  gsize size;

  g_assert_cmpuint (lost->len, ==, 0);
  g_mkdir_with_parents (deep, 0755);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_true (g_file_set_contents (elsewhere, data, (gssize) size, NULL));
  data[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (decoy, data, (gssize) size, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (video), ==, 0);

  g_clear_pointer (&lost, g_ptr_array_unref);
  lost = cliff_media_find_lost (store);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpint (cliff_media_relink (cliff_store_get_path (store), lost, "/nowhere/at/all", NULL, &error), ==, -1);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (cliff_media_relink (cliff_store_get_path (store), lost, folder, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_true (cliff_store_has_media (store, media_id));
}

static void
test_usage (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *video = dup_path ("film.mp4");
  const char *paths[] = { video, NULL };
  g_autoptr(GPtrArray) all = import (store, paths, NULL, NULL);
  CliffId take_id = ((CliffImported *) all->pdata[0])->take_id;
  g_autoptr(GArray) uses = cliff_take_find_uses (store, take_id);

  g_assert_cmpuint (uses->len, ==, 0);
  cliff_test_exec (store, "INSERT INTO episode (id, position, number) VALUES (7, 1, 1)");
  cliff_test_exec (store, "INSERT INTO scene (id, episode_id, position) VALUES (3, 7, 1)");
  cliff_test_exec (store, "INSERT INTO shot (id, episode_id, scene_id, position, duration, take_id) SELECT 5, 7, 3, 1, 1000000000, id FROM take");
  cliff_test_exec (store, "INSERT INTO lane (id, episode_id, position, kind) VALUES (2, 7, 1, 'overlay')");
  cliff_test_exec (store, "INSERT INTO clip (id, lane_id, take_id) SELECT 9, 2, id FROM take");
  g_clear_pointer (&uses, g_array_unref);
  uses = cliff_take_find_uses (store, take_id);
  g_assert_cmpuint (uses->len, ==, 2);
  g_assert_cmpstr (g_array_index (uses, CliffTakeUse, 0).kind, ==, "shot");
  g_assert_cmpint (g_array_index (uses, CliffTakeUse, 0).id, ==, 5);
  g_assert_cmpint (g_array_index (uses, CliffTakeUse, 0).episode_id, ==, 7);
  g_assert_cmpstr (g_array_index (uses, CliffTakeUse, 1).kind, ==, "clip");
  g_assert_cmpint (g_array_index (uses, CliffTakeUse, 1).id, ==, 9);
}

/* ── Origin ──────────────────────────────────────────────────────────────────────────────────── */

/* @member: of @part: "" for none. */
static void
assert_origin (const char *path,
               const char *ai,
               const char *part,
               const char *member,
               const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cliff_origin_read (path, NULL, &error);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  JsonObject *origin;

  g_assert_no_error (error);
  g_test_message ("%s: %s", path, text);
  origin = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (origin, "ai"), ==, ai);
  g_assert_true (cliff_origin_is_ai (text) == g_str_equal (ai, "yes"));
  if (part != NULL)
    g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (origin, part), member), ==, value);
}

static void
set_source_type (const char *path,
                 const char *type)
{
  g_autofree char *option = g_strdup_printf ("-XMP-iptcExt:DigitalSourceType=%s", type);

  g_free (fixture_run ("exiftool", "-q", "-overwrite_original", option, path, NULL));
}

/* What exiftool writes. */
static void
test_origin_xmp (void)
{
  static const char *const names[] = { "x.png", "x.jpg", "x.mp4", "x.webp" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make (names[i], "testsrc2=size=64x64 -frames:v 1 -pix_fmt yuv420p");

      assert_origin (path, "unknown", NULL, NULL, NULL);
      set_source_type (path, TRAINED);
      assert_origin (path, "yes", "xmp", "source_type", TRAINED);
      set_source_type (path, CAPTURE);
      assert_origin (path, "no", "xmp", "source_type", CAPTURE);
    }
}

/* What we write, what ffmpeg writes, and what a tool writes into a picture. */
static void
test_origin_aigc (void)
{
  static const char record[] = "{\"Label\":\"1\",\"ContentProducer\":\"Somebody\",\"ProduceID\":\"42\"}";
  g_autofree char *own = make ("own.mp4", "testsrc2=size=64x64 -t 1 -pix_fmt yuv420p");
  g_autofree char *words = g_strdup_printf ("testsrc2=size=64x64 -t 1 -metadata AIGC='%s'", record);
  g_autofree char *mkv = make ("tagged.mkv", words);
  g_autofree char *picture = make ("wrapped.png", "testsrc2=size=64x64 -frames:v 1");
  g_autofree char *broken = dup_path ("broken.png");
  g_autoptr(GError) error = NULL;

  cliff_label_write_mp4 (own, "Cliffhanger", "3f2b6c1e-8a51-4c0e-9d0c-1b7a5c9e0f11", NULL, &error);
  g_assert_no_error (error);
  assert_origin (own, "yes", "aigc", "producer", "Cliffhanger");
  assert_origin (mkv, "yes", "aigc", "producer", "Somebody");
  g_free (fixture_run ("exiftool", "-q", "-overwrite_original", "-UserComment={\"AIGC\":{\"Label\":\"2\",\"ProduceID\":\"7\"}}",
                       picture, NULL));
  assert_origin (picture, "yes", "aigc", "label", "2");
  g_file_set_contents (broken, "{\"Label\": \"1\", {\"Label\" {\"AIGC\":{\"Label\":", -1, NULL);
  assert_origin (broken, "unknown", NULL, NULL, NULL);
}

/* A manifest store as the standard lays it out, cut down to what tells something. */
static GByteArray *
new_manifest (const char *type)
{
  static const char head[] = "\x00\x00\x10\x00jumb\x00\x00\x00\x1ejumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03" "c2pa";
  static const char claim[] = "\xa2\x74" "claim_generator_info\xa2\x64" "name\x6cImage Studio\x67version\x61" "1";
  GByteArray *bytes = g_byte_array_new ();
  guint8 length[2] = { 0x78, (guint8) strlen (type) };

  g_byte_array_append (bytes, (const guint8 *) head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) claim, sizeof claim - 1);
  g_byte_array_append (bytes, (const guint8 *) "\x71" "digitalSourceType", 18);
  g_byte_array_append (bytes, length, 2);
  g_byte_array_append (bytes, (const guint8 *) type, strlen (type));

  return bytes;
}

static void
test_origin_c2pa (void)
{
  g_autofree char *path = dup_path ("c2pa.bin");
  g_autoptr(GByteArray) bytes = new_manifest (TRAINED);
  g_autoptr(GRand) random = g_rand_new_with_seed (5);

  g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL);
  assert_origin (path, "yes", "c2pa", "source_type", TRAINED);
  assert_origin (path, "yes", "c2pa", "generator", "Image Studio");
  /* Nothing that is written there does any harm. */
  for (int i = 0; i < 300; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
      g_autoptr(JsonNode) node = NULL;

      for (int j = 0; j < 3; j++)
        copy[g_rand_int_range (random, 0, bytes->len)] = (guint8) g_rand_int (random);
      g_file_set_contents_full (path, (const char *) copy, g_rand_int_range (random, 0, bytes->len), G_FILE_SET_CONTENTS_NONE, 0644, NULL);
      node = cliff_origin_read (path, NULL, NULL);
      g_assert_nonnull (node);
    }
  g_assert_false (cliff_origin_is_ai (""));
  g_assert_false (cliff_origin_is_ai ("no json"));
  g_assert_false (cliff_origin_is_ai (NULL));
}

/* An export's record counts what says of itself that AI made it. */
static void
test_materials (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *made = make ("made.png", "testsrc2=size=64x64 -frames:v 1");
  g_autofree char *plain = make ("plain.png", "testsrc=size=64x64 -frames:v 1");
  const char *paths[] = { made, plain, NULL };
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(CliffPlan) plan = fixture_new_plan (64, 64, 3, 10);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *materials;

  set_source_type (made, TRAINED);
  all = import (store, paths, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  fixture_set_source (plan, 0, CLIFF_PLAN_STILL, made);
  fixture_set_source (plan, 1, CLIFF_PLAN_STILL, plain);
  fixture_set_source (plan, 2, CLIFF_PLAN_STILL, made);
  node = cliff_materials_new (store, plan);
  materials = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (materials, "ai"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (materials, "unknown"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (materials, "files")), ==, 2);
}

/* ── The command line ────────────────────────────────────────────────────────────────────────── */

static void
test_command (void)
{
  CliffStore *store = cliff_test_create_store ();
  g_autofree char *project = g_strdup (cliff_store_get_path (store));
  g_autofree char *film = dup_path ("film.mp4");
  const char *cli = g_getenv ("CLIFF_CLI");
  g_autofree char *imported = NULL;
  g_autofree char *list = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *usage = NULL;

  g_object_unref (store);
  imported = fixture_run (cli, "media", project, "import", film, NULL);
  g_assert_nonnull (strstr (imported, "film.mp4"));
  list = fixture_run (cli, "media", "--json", project, "list", NULL);
  g_assert_nonnull (strstr (list, "\"film.mp4\""));
  facts = fixture_run (cli, "media", project, "facts", "1", NULL);
  g_assert_nonnull (strstr (facts, "\"H.264"));
  usage = fixture_run (cli, "media", project, "usage", "1", NULL);
  g_assert_cmpstr (usage, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  g_test_add_func ("/media-bin/import", test_import);
  g_test_add_func ("/media-bin/cancel", test_cancel);
  g_test_add_func ("/media-bin/relink", test_relink);
  g_test_add_func ("/media-bin/usage", test_usage);
  g_test_add_func ("/media-bin/origin/xmp", test_origin_xmp);
  g_test_add_func ("/media-bin/origin/aigc", test_origin_aigc);
  g_test_add_func ("/media-bin/origin/c2pa", test_origin_c2pa);
  g_test_add_func ("/media-bin/materials", test_materials);
  g_test_add_func ("/media-bin/command", test_command);

  return g_test_run ();
}
