/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Descriptors of vendors: those that come with the program prove themselves, wrong ones are refused. */

#include "config.h"

#include "cliff-engine.h"
#include "cliff-template.h"
#include "cliff-vendor.h"

#include <string.h>

#include "cliff-test.h"

static void
test_shipped (void)
{
  static const char *const wanted[] = {
    "ark", "dashscope", "elevenlabs", "fal", "kling", "minimax", "openai-videos", "openrouter", "replicate", "runway", "sync", NULL,
  };
  g_auto(GStrv) ids = cliff_descriptor_list ();
  guint total = 0;

  g_assert_cmpstrv (ids, wanted);
  for (int i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_shipped (ids[i], &error);
      g_autoptr(GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
      guint count;

      g_assert_no_error (error);
      g_assert_cmpstr (descriptor->id, ==, ids[i]);
      count = cliff_fixture_replay (descriptor, report);
      g_assert_cmpuint (count, >, 0);
      total += count;
      for (guint k = 0; k < report->len; k++)
        g_test_message ("%s: %s", ids[i], (char *) g_ptr_array_index (report, k));
      if (report->len > 0)
        g_test_fail_printf ("%s does not do what it says", ids[i]);
    }
  g_test_message ("%u fixtures", total);
}

/* A copy of a shipped one with something put in another's place. */
static CliffDescriptor *
change (const char  *from,
        const char  *to,
        GError     **error)
{
  g_autoptr(GBytes) data = g_resources_lookup_data ("/io/github/cliffhanger_studio/Cliffhanger/engines/ark.json", 0, NULL);
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (data, NULL), g_bytes_get_size (data));

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);

  g_autoptr(GBytes) changed = g_bytes_new (text->str, text->len);

  return cliff_descriptor_new (changed, error);
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *reason;
  } rows[] = {
    { "\"hosts\"", "\"hostz\"", "hostz" },
    { "\"version\": 1", "\"version\": \"1\"", "version" },
    { "\"auth\": {\"kind\": \"bearer\"}", "\"auth\": {\"kind\": \"magic\"}", "auth.kind" },
    { "https://ark.cn-beijing.volces.com/api/v3\"", "ark.cn-beijing\"", "base" },
    { "\"path\": \"$.status\"", "\"pfad\": \"$.status\"", "operations.video.state.pfad" },
    { "\"token\": {\"id\": \"$.id\"},\n      \"poll\"", "\"poll\"", "needs" },
    { "\"operation\": \"video\"", "\"operation\": \"vidio\"", "models.operation" },
    { "\"class\": \"policy\"", "\"class\": \"polite\"", "errors.class" },
    { "(Sensitive|Risk|Copyright)", "(Sensitive", "missing" },
    { "\"unit\": \"token\"", "\"unit\": \"pound\"", "usage.unit" },
    { "\"unit\": \"token\", \"micro\"", "\"unit\": \"pound\", \"micro\"", "price.unit" },
    { "{\n  \"id\"", "[\n  \"id\"", "" },
    { "\"path\": \"$.status\"", "\"path\": \"$[1:5:-1]\"", "state.path" },
    { "\"path\": \"$.status\"", "\"path\": \"$['status\"", "state.path" },
    { "\"path\": \"$.status\"", "\"path\": \"$[1234567]\"", "state.path" },
    { "\"token\": {\"id\": \"$.id\"},\n      \"poll\"", "\"token\": {\"id\": 5},\n      \"poll\"", "token.id" },
    { "\"submit\": {", "\"submit\": {\"method\": \"GET / HTTP/1.1\\r\\nX: y\", ", "submit.method" },
    { "\"submit\": {", "\"submit\": {\"method\": \"GET\", ", "submit.method" },
    { "\"submit\": {", "\"submit\": {\"headers\": {\"X\": 5}, ", "headers.X" },
    { "[[\"first\", \"last\"], [\"references\"]]", "[[5], [\"references\"]]", "models[0].alone" },
    { "[496, 864]", "[496]", "models[0].sizes.480p 9:16" },
    { "[496, 864]", "[9223372036854775807, 864]", "models[0].sizes.480p 9:16" },
    { "\"currency\": \"CNY\"", "\"currency\": \"cny\"", "price.currency" },
    { "\"micro\": 37000000", "\"micro\": -37000000", "price.micro" },
    { "\"alone\": [[", "\"maps\": {\"x\": {\"a\": {\"path\": \"/etc/passwd\"}}}, \"alone\": [[", "maps.x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffDescriptor) descriptor = change (rows[i].from, rows[i].to, &error);

      if (descriptor != NULL)
        g_error ("%s was taken", rows[i].to);
      g_assert_nonnull (error);
      if (strstr (error->message, rows[i].reason) == NULL)
        g_test_fail_printf ("“%s” says nothing of “%s”", error->message, rows[i].reason);
    }
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", " \n", "null", "[]", "7" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) data = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_new (data, &error);

      g_assert_null (descriptor);
      g_assert_nonnull (error);
    }
}

/* A fixture that is not met is told. */
static void
test_fixtures_can_fail (void)
{
  static const char *const changes[][2] = {
    { "\"seed\": 7, \"return", "\"seed\": 8, \"return" },
    { "\"expect\": {\"token\": {\"id\": \"cgt-1\"}}", "\"expect\": {\"token\": {\"id\": \"cgt-2\"}}" },
    { "\"expect\": {\"state\": \"queued\"}", "\"expect\": {\"state\": \"running\"}" },
    { "\"estimate\": 4968000", "\"estimate\": 4968001" },
    { "16 s; it does 4 to 15", "16 s; it does 4 to 16" },
    { "\"usage\": 108000", "\"usage\": 108001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffDescriptor) descriptor = change (changes[i][0], changes[i][1], &error);
      g_autoptr(GPtrArray) report = g_ptr_array_new_with_free_func (g_free);

      g_assert_no_error (error);
      cliff_fixture_replay (descriptor, report);
      g_assert_cmpuint (report->len, ==, 1);
    }
}

static void
test_templates (void)
{
  static const struct
  {
    const char *template;
    const char *result; /* NULL: left out; "!": an error */
  } rows[] = {
    { "\"{text}\"", "\"a \\\"b\\\" {x}\"" },
    { "\"say {text}!\"", "\"say a \\\"b\\\" {x}!\"" },
    { "\"{none}\"", NULL },
    { "\"say {none}\"", "\"say \"" },
    { "\"{number}\"", "7" },
    { "\"{number|text}\"", "\"7\"" },
    { "\"{time|seconds}\"", "5" },
    { "\"{time|seconds|suffix:s}\"", "\"5s\"" },
    { "\"{time|ms}\"", "5000" },
    { "\"{none|default:x}\"", "\"x\"" },
    { "\"{word|map:words}\"", "\"pro\"" },
    { "\"{number|map:words}\"", "!" },
    { "\"{text|shout}\"", "!" },
    { "\"open {brace\"", "!" },
    { "\"{}\"", "!" },
    { "\"a {} b\"", "!" },
    { "\"{object|text}\"", NULL },
    { "[{\"$each\": 5, \"$do\": 1}]", NULL },
    { "[{\"$each\": \"list\", \"$do\": [{\"$each\": \"item\", \"$do\": \"{item}\"}]}]", "!" },
    { "{\"a\": \"{none}\", \"b\": 1}", "{\"b\":1}" },
    { "{\"$if\": \"text\", \"$then\": 3}", "3" },
    { "{\"$unless\": \"text\", \"$then\": 3}", NULL },
    { "[{\"$each\": \"list\", \"$do\": {\"u\": \"{item}\"}}, 9]", "[{\"u\":\"p\"},{\"u\":\"q\"},9]" },
    { "[{\"$each\": \"none\", \"$do\": 1}]", NULL },
    { "[]", "[]" },
    { "\"{object.inner}\"", "true" },
    { "\"{file|base64}\"", "\"QUJD\"" },
    { "\"{file|datauri}\"", "\"data:text/plain;base64,QUJD\"" },
    { "\"{number|base64}\"", "!" },
    { "\"/{text|escape}\"", "\"/a%20%22b%22%20%7Bx%7D\"" },
  };
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "f", NULL);
  g_autofree char *json = g_strdup_printf (
      "{\"text\": \"a \\\"b\\\" {x}\", \"number\": 7, \"time\": 5000000000, \"empty\": \"\", \"word\": \"1080p\", \"$maps\": {\"words\": {\"1080p\": \"pro\"}}, "
      "\"list\": [\"p\", \"q\"], \"object\": {\"inner\": true}, \"file\": {\"path\": \"%s\", \"type\": \"text/plain\"}}", path);
  g_autoptr(JsonNode) slots = json_from_string (json, NULL);

  g_assert_true (g_file_set_contents (path, "ABC", 3, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) template = json_from_string (rows[i].template, NULL);
      g_autoptr(JsonNode) made = cliff_template_expand (template, json_node_get_object (slots), &error);
      g_autofree char *text = error != NULL ? g_strdup ("!") : made != NULL ? json_to_string (made, FALSE) : NULL;

      g_assert_cmpstr (text, ==, rows[i].result);
    }
}

/* The words in a slot are never read as a template. */
static void
test_injection (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_shipped ("ark", NULL);
  g_autoptr(CliffVendor) vendor = cliff_vendor_new (descriptor, NULL, "doubao-seedance-2-0-260128", &error);
  g_autoptr(JsonNode) slots = json_from_string ("{\"prompt\": \"{base} {handle} \\\"},{\\\"model\\\":\\\"x\\\" {token.id}\", \"handle\": \"H\"}", NULL);
  g_autoptr(CliffCall) call = cliff_vendor_make_call (vendor, CLIFF_CALL_SUBMIT, json_node_get_object (slots), NULL, &error);
  g_autoptr(JsonNode) path = json_node_init_string (json_node_alloc (), "$.content[0].text");
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = cliff_template_find_text (path, call->body);
  g_assert_cmpstr (text, ==, "{base} {handle} \"},{\"model\":\"x\" {token.id}");
}

static void
test_keys (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) kling = cliff_descriptor_shipped ("kling", NULL), fal = cliff_descriptor_shipped ("fal", NULL);
  g_autoptr(CliffVendor) vendor = cliff_vendor_new (kling, NULL, "kling-v3", &error);
  g_autoptr(CliffVendor) other = cliff_vendor_new (fal, NULL, "fal-ai/kling-video/v2.6/pro/image-to-video", &error);
  const char *header;
  g_autofree char *jwt = cliff_vendor_make_auth (vendor, "access:secret", 1000000000, &header, &error);
  g_autofree char *bearer = cliff_vendor_make_auth (vendor, "onekey", 0, &header, &error);
  g_autofree char *key = NULL;

  /* Reckoned by another program: python3's hmac and base64. */
  g_assert_cmpstr (jwt, ==, "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhY2Nlc3MiLCJleHAiOjEwMDAwMDE4MDAsIm5iZiI6OTk5OTk5OTk1fQ.7oJASHYfirRIYIMrjV5NE0TLOCOIKxN9Qp0hlbRRM0s");
  g_assert_cmpstr (bearer, ==, "Bearer onekey");
  g_assert_cmpstr (header, ==, "Authorization");
  key = cliff_vendor_make_auth (other, "k", 0, &header, &error);
  g_assert_cmpstr (key, ==, "Key k");
  g_assert_null (cliff_vendor_make_auth (other, NULL, 0, &header, &error));
  g_assert_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY);
  g_clear_error (&error);
  g_assert_null (cliff_vendor_new (kling, NULL, "no-such-model", &error));
  g_assert_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST);
}

/* A file that calls itself as a vendor does is not given that vendor's key. */
static void
test_keyring (void)
{
  g_autoptr(GBytes) data = g_resources_lookup_data ("/io/github/cliffhanger_studio/Cliffhanger/engines/ark.json", 0, NULL);
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "ark.json", NULL);
  g_autoptr(CliffDescriptor) shipped = cliff_descriptor_shipped ("ark", NULL);
  g_autoptr(GError) error = NULL;

  g_string_replace (text, "https://ark.cn-beijing.volces.com/api/v3\"", "https://thief.example/api\"", 1);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));

  g_autoptr(CliffDescriptor) thief = cliff_descriptor_read (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (shipped->keyring, ==, "ark");
  g_assert_cmpstr (thief->keyring, ==, "ark https://thief.example:443");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/descriptor/shipped", test_shipped);
  g_test_add_func ("/descriptor/wrong", test_wrong);
  g_test_add_func ("/descriptor/empty", test_empty);
  g_test_add_func ("/descriptor/fixtures-can-fail", test_fixtures_can_fail);
  g_test_add_func ("/descriptor/templates", test_templates);
  g_test_add_func ("/descriptor/injection", test_injection);
  g_test_add_func ("/descriptor/keys", test_keys);
  g_test_add_func ("/descriptor/keyring", test_keyring);

  return g_test_run ();
}
