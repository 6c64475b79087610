/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every vendor and every mishap against the stand-in server: what comes of it, and what it costs. */

#include "config.h"

#include "cliff-task-engine.h"

#include <string.h>

#include "cliff-test-server.h"
#include "cliff-test.h"

#define CANARY "canary-4711-secret"

typedef struct
{
  CliffTestServer   *server;
  char              *folder;
  CliffRemote        remote;
  CliffEngineResult  result;
  GError            *error;
  guint              n_kept;
  guint              number;    /* of the job: what is looked for again is the same one */
} Fixture;

static void
keep (CliffRemote *remote,
      JsonObject  *token)
{
  Fixture *fixture = (Fixture *) ((char *) remote - G_STRUCT_OFFSET (Fixture, remote));

  fixture->n_kept++;
  g_assert_cmpuint (json_object_get_size (token), >, 0);
}

static gboolean
is_claimed (CliffRemote *remote,
            const char  *id)
{
  return FALSE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = cliff_test_server_start ();
  fixture->folder = cliff_test_dup_folder ();
}

static void
clear (Fixture *fixture)
{
  cliff_engine_result_clear (&fixture->result);
  memset (&fixture->result, 0, sizeof fixture->result);
  g_clear_error (&fixture->error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  clear (fixture);
  cliff_test_server_stop (fixture->server);
  g_free (fixture->folder);
}

/* A vendor as the stand-in has it. */
typedef struct
{
  const char *id;
  const char *model;
  const char *path;
  const char *slots;     /* beside the prompt */
  const char *key;
  const char *extension;
} Vendor;

static const Vendor vendors[] = {
  { "ark", "doubao-seedance-2-0-260128", "/ark/api/v3", "\"ratio\": \"9:16\", \"duration\": 5000000000", CANARY, ".mp4" },
  { "ark", "doubao-seedream-4-5-251128", "/ark/api/v3", "\"ratio\": \"9:16\"", CANARY, ".png" },
  { "openai-videos", "sora-2", "/openai-videos/v1", "\"ratio\": \"9:16\", \"duration\": 4000000000", CANARY, ".mp4" },
  { "openrouter", "bytedance/seedance-2.0", "/openrouter/api/v1", "\"duration\": 4000000000", CANARY, ".mp4" },
  { "dashscope", "wan2.7-t2v", "/dashscope", "\"ratio\": \"9:16\"", CANARY, ".mp4" },
  { "kling", "kling-v3", "/kling", "\"ratio\": \"9:16\", \"duration\": 5000000000", CANARY, ".mp4" },
  { "kling", "kling-v3", "/kling", "\"duration\": 5000000000", CANARY ":standin-secret", ".mp4" },
  { "minimax", "MiniMax-H3", "/minimax", "\"ratio\": \"9:16\", \"duration\": 6000000000", CANARY, ".mp4" },
  { "minimax", "speech-2.8-hd", "/minimax", "\"voice\": \"v\"", CANARY, ".wav" },
  { "fal", "fal-ai/kling-video/v2.6/pro/image-to-video", "/fal", "\"first\": \"https://e.com/a.png\"", CANARY, ".mp4" },
  { "runway", "gen4_turbo", "/runway", "\"first\": \"https://e.com/a.png\", \"duration\": 5000000000", CANARY, ".mp4" },
  { "replicate", "bytedance/seedance-1-pro", "/replicate/v1", "\"ratio\": \"9:16\"", CANARY, ".mp4" },
  { "elevenlabs", "eleven_multilingual_v2", "/elevenlabs", "\"voice\": \"v\"", CANARY, ".wav" },
  { "elevenlabs", "music_v1", "/elevenlabs", "\"duration\": 10000000000", CANARY, ".wav" },
};

/* Makes a thing; FALSE with the fixture's error. */
static gboolean
make (Fixture      *fixture,
      const Vendor *vendor,
      const char   *prompt)
{
  g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_shipped (vendor->id, NULL);
  g_autofree char *base = g_strconcat (fixture->server->api, vendor->path, NULL);
  g_autoptr(CliffTaskEngine) engine = cliff_task_engine_new (descriptor, vendor->model, "mine", base, vendor->key, &fixture->error);
  g_autofree char *json = g_strdup_printf ("{\"prompt\": \"%s\", %s}", prompt, vendor->slots);
  g_autoptr(JsonNode) request = json_from_string (json, NULL);
  g_autofree char *handle = g_strdup_printf ("handle-%u", fixture->remote.left_at == 0 ? ++fixture->number : fixture->number);
  CliffRemote remote = { .handle = handle, .project = fixture->folder, .left_at = fixture->remote.left_at, .keep = keep, .is_claimed = is_claimed };

  clear (fixture);
  fixture->remote = remote;
  cliff_task_engine_add_local (engine, fixture->server->api);
  cliff_task_engine_add_local (engine, fixture->server->cdn);
  cliff_task_engine_set_pace (engine, 1);
  if (!cliff_engine_shape (CLIFF_ENGINE (engine), json_node_get_object (request), &fixture->error))
    return FALSE;

  return cliff_engine_run_remote (CLIFF_ENGINE (engine), &fixture->remote, json_node_get_object (request), fixture->folder, &fixture->result,
                                  NULL, NULL, NULL, &fixture->error);
}

static guint
count_charges (Fixture *fixture)
{
  g_autoptr(JsonArray) ledger = cliff_test_server_get_ledger (fixture->server);

  return json_array_get_length (ledger);
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vendors); i++)
    {
      g_test_message ("%s/%s", vendors[i].id, vendors[i].model);
      make (fixture, &vendors[i], "雨夜 rain");
      g_assert_no_error (fixture->error);
      g_assert_true (g_str_has_suffix (fixture->result.path, vendors[i].extension));
      g_assert_true (g_file_test (fixture->result.path, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (count_charges (fixture), ==, i + 1);
    }
  /* Whatever was fetched elsewhere, no key came along. */
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", "/result/"), >, 5);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", CANARY), ==, 0);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "cdn", "uthorization"), ==, 0);
}

/* The same mishap at every vendor that takes tasks on means the same. */
static void
test_classes (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *word;
    int         code;
    int         charges;
  } rows[] = {
    { "policy", CLIFF_ENGINE_ERROR_REFUSED, 0 },  { "params", CLIFF_ENGINE_ERROR_REQUEST, 0 }, { "arrears", CLIFF_ENGINE_ERROR_MONEY, 0 },
    { "auth", CLIFF_ENGINE_ERROR_KEY, 0 },        { "502", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },  { "reset", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },
    { "policy-output", CLIFF_ENGINE_ERROR_REFUSED, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vendors); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
      {
        g_autofree char *prompt = g_strdup_printf ("x {{%s}}", rows[k].word);
        guint before = count_charges (fixture);

        /* What answers at once has nothing to say later. */
        if (k == 6 && (g_str_equal (vendors[i].extension, ".wav") || g_str_equal (vendors[i].extension, ".png")))
          continue;
        make (fixture, &vendors[i], prompt);
        g_test_message ("%s %s: %s", vendors[i].id, rows[k].word, fixture->error != NULL ? fixture->error->message : "fine");
        g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, rows[k].code);
        g_assert_null (strstr (fixture->error->message, CANARY));
        g_assert_cmpuint (count_charges (fixture) - before, ==, rows[k].charges);
      }
}

static void
test_mishaps (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *word;
    int         code;  /* -1: it is made all the same */
    int         charges;
  } rows[] = {
    { "rate:7", CLIFF_ENGINE_ERROR_BUSY, 0 },       { "rate:date", CLIFF_ENGINE_ERROR_BUSY, 0 },      { "rate:none", CLIFF_ENGINE_ERROR_BUSY, 0 },
    { "capacity", CLIFF_ENGINE_ERROR_BUSY, 0 },     { "server-error", CLIFF_ENGINE_ERROR_UNCERTAIN, 0 },
    { "500", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },     { "504", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },       { "truncated", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },
    { "html", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },    { "silent:0.1", CLIFF_ENGINE_ERROR_UNCERTAIN, 1 },
    { "polls:30", -1, 1 },                          { "slow-start", -1, 1 },                          { "poll-401", -1, 1 },
    { "poll-500", -1, 1 },                          { "poll-html", -1, 1 },                           { "unknown-word", -1, 1 },
    { "id-number", -1, 1 },                         { "fail", CLIFF_ENGINE_ERROR_FAILED, 1 },         { "no-url", CLIFF_ENGINE_ERROR_LOST, 1 },
    { "gone", CLIFF_ENGINE_ERROR_LOST, 1 },         { "expired", -1, 1 },                             { "broken", -1, 1 },
    { "redirect-host", -1, 1 },                     { "wrong-type", -1, 1 },                        { "html-file", CLIFF_ENGINE_ERROR_LOST, 1 },    { "redirect-loopback", CLIFF_ENGINE_ERROR_LOST, 1 },
    { "poll-400", CLIFF_ENGINE_ERROR_TRANSIENT, 1 },
    { "redirect-metadata", CLIFF_ENGINE_ERROR_LOST, 1 }, { "redirect-loop", CLIFF_ENGINE_ERROR_LOST, 1 }, { "bomb", CLIFF_ENGINE_ERROR_LOST, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *prompt = g_strdup_printf ("x {{%s}}", rows[i].word);
      guint before = count_charges (fixture);

      make (fixture, &vendors[0], prompt);
      g_test_message ("%s: %s", rows[i].word, fixture->error != NULL ? fixture->error->message : "fine");
      if (rows[i].code < 0)
        g_assert_no_error (fixture->error);
      else
        g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, rows[i].code);
      g_assert_cmpuint (count_charges (fixture) - before, ==, rows[i].charges);
      /* By what it can be found again was kept wherever the vendor said it. */
      g_assert_cmpuint (fixture->n_kept, ==, rows[i].charges == 1 && rows[i].code != CLIFF_ENGINE_ERROR_UNCERTAIN);
      if (i == 0)
        g_assert_cmpint (fixture->remote.retry_after, ==, 7000);
      fixture->n_kept = 0;
    }

  /* Where a result leads to the vendor's own address, it goes without the key. */
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", "/elsewhere/"), ==, 1);

  /* Per item: an error inside an answer that is fine. */
  make (fixture, &vendors[1], "x {{item-error}}");
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REFUSED);
  make (fixture, &vendors[8], "x {{refused-200}}");
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_MONEY);
}

/* A vendor that names tasks by the key, or says it back in an address, makes nothing that the project keeps. */
static void
test_echo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/io/github/cliffhanger_studio/Cliffhanger/engines/ark.json", 0, NULL);
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *base = g_strconcat (fixture->server->api, "/ark/api/v3", NULL);
  CliffRemote remote = { .handle = "h", .project = fixture->folder, .keep = keep, .is_claimed = is_claimed };
  g_autoptr(JsonNode) request = json_from_string ("{\"prompt\": \"x\", \"ratio\": \"9:16\", \"duration\": 5000000000}", NULL);

  g_string_replace (text, "\"token\": {\"id\": \"$.id\"}", "\"token\": {\"id\": \"$.id\", \"said\": \"$.said\"}", 1);

  g_autoptr(GBytes) changed = g_bytes_new (text->str, text->len);
  g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_new (changed, &fixture->error);
  g_autoptr(CliffTaskEngine) engine = cliff_task_engine_new (descriptor, vendors[0].model, "mine", base, CANARY, &fixture->error);

  g_assert_no_error (fixture->error);
  fixture->remote = remote;
  json_object_set_string_member (json_node_get_object (request), "prompt", "x {{echo}}");
  cliff_task_engine_add_local (engine, fixture->server->api);
  cliff_task_engine_set_pace (engine, 1);
  g_assert_true (cliff_engine_shape (CLIFF_ENGINE (engine), json_node_get_object (request), &fixture->error));
  cliff_engine_run_remote (CLIFF_ENGINE (engine), &fixture->remote, json_node_get_object (request), fixture->folder, &fixture->result,
                           NULL, NULL, NULL, &fixture->error);
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN);
  g_assert_null (strstr (fixture->error->message, CANARY));
  g_assert_cmpuint (fixture->n_kept, ==, 0);
}

/* What became of a task whose answer was lost. */
static void
test_uncertain (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    int vendor;
    int charges; /* after both */
  } rows[] = { { 0, 1 }, { 2, 1 }, { 5, 1 }, { 7, 1 }, { 11, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint before = count_charges (fixture);
      g_autofree char *prompt = g_strdup_printf ("number %d {{reset}}", rows[i].vendor);

      fixture->remote.left_at = 0;
      make (fixture, &vendors[rows[i].vendor], prompt);
      g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN);
      /* Found in the vendor's list. */
      fixture->remote.left_at = g_get_real_time () * 1000;
      make (fixture, &vendors[rows[i].vendor], prompt);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (count_charges (fixture) - before, ==, rows[i].charges);
    }

  /* Two that could be meant: neither is taken, and nothing is sent. */
  for (int i = 0; i < 2; i++)
    {
      fixture->remote.left_at = 0;
      make (fixture, &vendors[2], "twins {{reset}}");
    }
  fixture->remote.left_at = g_get_real_time () * 1000;
  make (fixture, &vendors[2], "twins {{reset}}");
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN);
  /* A vendor that keeps no list cannot tell. */
  fixture->number++;
  make (fixture, &vendors[4], "never sent");
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN);
  /* One that lists our own ids proves that it was never taken on. */
  fixture->number++;
  make (fixture, &vendors[6], "never sent");
  g_assert_no_error (fixture->error);
}

static void
test_sync (Fixture       *fixture,
           gconstpointer  data)
{
  static const Vendor vendor = { "sync", "lipsync-2", "/sync", "\"video\": \"https://e.com/{{reset}}.mp4\", \"sound\": \"https://e.com/a.wav\"", CANARY, ".mp4" };

  make (fixture, &vendor, "");
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNCERTAIN);
  /* The same handle gives the same task. */
  fixture->remote.left_at = g_get_real_time () * 1000;
  make (fixture, &vendor, "");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_charges (fixture), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/vendor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("all", test_all);
  ADD ("classes", test_classes);
  ADD ("echo", test_echo);
  ADD ("mishaps", test_mishaps);
  ADD ("uncertain", test_uncertain);
  ADD ("sync", test_sync);

  return g_test_run ();
}
