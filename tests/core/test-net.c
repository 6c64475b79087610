/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the network code decides without a network. */

#include "config.h"

#include "cliff-http-message.h"
#include "cliff-stream.h"
#include "cliff-net-address.h"
#include "cliff-redact.h"
#include "cliff-sniff.h"

#include <string.h>

static void
test_addresses (void)
{
  static const char *const private[] = {
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fdff::1",
    "fe80::1", "febf::1", "fec0::1", "ff02::1", "", "localhost", "1.2.3", "1.2.3.4.5",
  };
  static const char *const public[] = {
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
    "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "2400:cb00::1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    if (cliff_net_address_text_is_public (private[i]))
      g_error ("%s is not on the public network", private[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (public); i++)
    if (!cliff_net_address_text_is_public (public[i]))
      g_error ("%s is on the public network", public[i]);
}

static void
test_rules (void)
{
  static const char *const hosts[] = { "cdn.example.com", "*.Tos.example.net", NULL };
  static const struct
  {
    const char *url;
    int         verdict; /* 0 refused, 1 allowed, 2 with the key */
  } rows[] = {
    { "https://api.example.com/v1/x", 2 },
    { "https://API.example.com:443/", 2 },
    { "https://api.example.com./", 2 },
    { "https://api.example.com:8443/", 0 },
    { "http://api.example.com/", 0 },
    { "https://cdn.example.com/a?b", 1 },
    { "https://xcdn.example.com/", 0 },
    { "https://a.b.tos.example.net/", 1 },
    { "https://tos.example.net/", 0 },
    { "https://eviltos.example.net/", 0 },
    { "https://api.example.com@evil.com/", 0 },
    { "https://user:word@api.example.com/", 0 },
    { "https://evil.com\\@api.example.com/", 0 },
    { "https://evil.com#@api.example.com/", 0 },
    { "ftp://cdn.example.com/", 0 },
    { "file:///etc/passwd", 0 },
    { "data:text/plain,x", 0 },
    { "//cdn.example.com/", 0 },
    { "cdn.example.com", 0 },
    { "", 0 },
    { "http://127.0.0.1:8188/view", 1 },
    { "http://127.1:8188/view", 1 },
    { "http://127.0.0.1:8189/view", 0 },
    { "https://127.0.0.1:8188/view", 0 },
    { "http://localhost:8188/", 0 },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffNetRules) rules = cliff_net_rules_new ("https://api.example.com/v1", hosts, &error);

  g_assert_no_error (error);
  g_assert_true (cliff_net_rules_add_local (rules, "http://127.0.0.1:8188"));
  g_assert_false (cliff_net_rules_add_local (rules, "127.0.0.1"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) refusal = NULL;
      CliffNetVerdict verdict;
      gboolean allowed = cliff_net_rules_judge (rules, rows[i].url, &verdict, &refusal);

      g_test_message ("%s", rows[i].url);
      g_assert_cmpint (allowed ? 1 + verdict.keyed : 0, ==, rows[i].verdict);
      if (!allowed)
        g_assert_error (refusal, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED);
      else
        g_assert_cmpint (verdict.any_address, ==, g_str_has_prefix (rows[i].url, "http:"));
    }
  g_assert_null (cliff_net_rules_new ("https://user@example.com/", NULL, &error));
  g_assert_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (cliff_net_rules_new ("https://example.com/?key=1", NULL, NULL));
}

static void
test_redact (void)
{
  static const char *const secrets[] = { "canary-4711-secret", "abc", NULL };
  static const struct
  {
    const char *text;
    const char *safe;
  } rows[] = {
    { "Incorrect API key provided: canary-4711-secret.", "Incorrect API key provided: …." },
    { "“CANARY-4711-Secret.example” is none of the hosts", "“….example” is none of the hosts" },
    { "abc is too short to be told from words", "abc is too short to be told from words" },
    { "Authorization: Bearer eyJhbGciOi.JIUzI1Ni_x-y", "Authorization: Bearer …" },
    { "see https://x.com/a?X-Amz-Signature=0f3a&b=1&Expires=99", "see https://x.com/a?X-Amz-Signature=…&b=1&Expires=…" },
    { "GET /a?prompt=hello&api_key=verysecret", "GET /a?prompt=hello&api_key=…" },
    { "{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}", "{\"url\":\"data:image/png…\"}" },
    { "wrong key sk-proj-AbCdEfGhIjKlMn0123", "wrong key sk-…" },
    { "two\r\nlines", "two lines" },
  };
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autofree char *cut = cliff_redact (long_text, secrets);
  g_autofree char *broken = cliff_redact ("a\xff", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *safe = cliff_redact (rows[i].text, secrets);

      g_assert_cmpstr (safe, ==, rows[i].safe);
    }
  g_assert_cmpuint (strlen (cut), <=, 2000);
  g_assert_true (cliff_redact_finds ("Bearer canary-4711-SECRET", secrets));
  g_assert_false (cliff_redact_finds ("abc", secrets));
  g_assert_false (cliff_redact_finds ("canary-4711-secret", NULL));
  g_assert_true (g_utf8_validate (broken, -1, NULL));

  g_autofree char *url = cliff_redact_url ("https://u:p@h.example/a/b?sig=1#f");

  g_assert_cmpstr (url, ==, "https://h.example/a/b");
}

static gboolean
note_line (const char  *line,
           gpointer     user_data,
           GError     **error)
{
  g_ptr_array_add (user_data, g_strdup (line));

  return TRUE;
}

static gboolean
note_event (const char  *event,
            const char  *data,
            gpointer     user_data,
            GError     **error)
{
  g_ptr_array_add (user_data, g_strdup_printf ("%s|%s", event, data));

  return TRUE;
}

/* However the bytes are cut, the same lines come out. */
static void
test_lines (void)
{
  static const char text[] = "雨\n\r\ntwo\rthree\n\n👩‍🎤\r\nlast";

  for (gsize size = 1; size < sizeof text; size++)
    {
      g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(CliffSplitter) splitter = cliff_splitter_new (note_line, lines);
      g_autoptr(GError) error = NULL;
      g_autofree char *joined = NULL;

      for (gsize i = 0; i < sizeof text - 1; i += size)
        g_assert_true (cliff_splitter_feed (splitter, text + i, MIN (size, sizeof text - 1 - i), &error));
      g_assert_true (cliff_splitter_end (splitter, &error));
      g_ptr_array_add (lines, NULL);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, "雨||two|three||👩‍🎤|last");
    }
}

static void
test_line_limits (void)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CliffSplitter) splitter = cliff_splitter_new (note_line, lines);
  g_autofree char *block = g_strnfill (700 * 1024, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_true (cliff_splitter_feed (splitter, block, strlen (block), &error));
  g_assert_false (cliff_splitter_feed (splitter, block, strlen (block), &error));
  g_assert_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_autoptr(CliffSplitter) other = cliff_splitter_new (note_line, lines);

  g_assert_false (cliff_splitter_feed (other, "\xe9\x9b\n", 3, &error));
  g_assert_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER);
}

static void
test_events (void)
{
  static const char *const lines[] = {
    ": hello", "event: note", "data: one", "data:two", "", "id: 7", "", "data", "", "data: {\"a\": 1}", "",
  };
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CliffEvents) events = cliff_events_new (note_event, seen);
  g_autofree char *joined = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_true (cliff_events_line (lines[i], events, NULL));
  g_ptr_array_add (seen, NULL);
  joined = g_strjoinv (";", (char **) seen->pdata);
  g_assert_cmpstr (joined, ==, "note|one\ntwo;|;|{\"a\": 1}");
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    gint64      wait;
  } rows[] = {
    { "retry-after", "7", 7000 },
    { "retry-after", " 1.5 ", 1500 },
    { "retry-after", "600", 600000 },
    { "retry-after", "Sun, 22 Nov 2026 12:00:30 GMT", 30000 },
    { "retry-after", "Sun, 22 Nov 2026 11:00:00 GMT", 0 },
    { "retry-after", "soon", -1 },
    { "retry-after", "-3", -1 },
    { "retry-after", "1e300", G_GINT64_CONSTANT (31536000000) },
    { "retry-after", "nan", -1 },
    { "retry-after-ms", "250", 250 },
    { "server", "x", -1 },
  };
  /* 2026-11-22 12:00 UTC. */
  const gint64 now = 1795348800;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CliffHttpAnswer) answer = cliff_http_answer_new ();

      g_hash_table_insert (answer->headers, g_strdup (rows[i].name), g_strdup (rows[i].value));
      g_assert_cmpint (cliff_http_answer_get_retry_after (answer, now), ==, rows[i].wait);
    }
}

static void
test_sniff (void)
{
#define ROW(bytes, kind) { bytes, sizeof (bytes) - 1, kind }
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *kind;
  } rows[] = {
    ROW ("\x89PNG\r\n\x1a\n....", "image/png"),
    ROW ("\xff\xd8\xff\xe0..", "image/jpeg"),
    ROW ("RIFF....WEBPVP8 ", "image/webp"),
    ROW ("RIFF....WAVEfmt ", "audio/wav"),
    ROW ("RIFF\1\2\3\4AVI LIST", NULL),
    ROW ("\0\0\0\x18" "ftypisom....", "video/mp4"),
    ROW ("\0\0\0\x18" "ftypM4A ....", "audio/mp4"),
    ROW ("\x1a\x45\xdf\xa3....", "video/webm"),
    ROW ("ID3\4\0", "audio/mpeg"),
    ROW ("\xff\xfb\x90\x64", "audio/mpeg"),
    ROW ("\xff\xf1\x50\x80", "audio/aac"),
    ROW ("\xff\xff\xff\xff\xff", NULL),
    ROW ("<!DOCTYPE html><title>", "text/plain"),
    ROW ("{\"error\": 1}", "text/plain"),
    ROW ("", NULL),
    ROW ("\0\1\2\3", NULL),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CliffSniff *sniff = cliff_sniff ((const guint8 *) rows[i].bytes, rows[i].length);

      g_assert_cmpstr (sniff != NULL ? sniff->type : NULL, ==, rows[i].kind);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/addresses", test_addresses);
  g_test_add_func ("/net/rules", test_rules);
  g_test_add_func ("/net/redact", test_redact);
  g_test_add_func ("/net/lines", test_lines);
  g_test_add_func ("/net/line-limits", test_line_limits);
  g_test_add_func ("/net/events", test_events);
  g_test_add_func ("/net/retry-after", test_retry_after);
  g_test_add_func ("/net/sniff", test_sniff);

  return g_test_run ();
}
