/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-redact.h"

#include <string.h>

#define MOST_BYTES 2000
/* A shorter text cannot be told from ordinary words. */
#define LEAST_SECRET 6

static char *
replace (char       *text,
         const char *pattern,
         const char *with)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  char *result = g_regex_replace (regex, text, -1, 0, with, 0, NULL);

  /* What the expression gives up on is not shown at all. */
  if (result == NULL)
    result = g_strdup ("…");
  g_free (text);

  return result;
}

/* In whatever case: names of hosts are made small on the way. */
static char *
hide_secret (char       *text,
             const char *secret)
{
  g_autofree char *pattern = NULL;

  if (strlen (secret) < LEAST_SECRET || !g_utf8_validate (secret, -1, NULL))
    return text;
  pattern = g_regex_escape_string (secret, -1);

  return replace (text, pattern, "…");
}

gboolean
cliff_redact_finds (const char        *text,
                    const char *const *secrets)
{
  g_autofree char *small = g_ascii_strdown (text, -1);

  for (int i = 0; secrets != NULL && secrets[i] != NULL; i++)
    {
      g_autofree char *secret = g_ascii_strdown (secrets[i], -1);

      if (strlen (secret) >= LEAST_SECRET && strstr (small, secret) != NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
cut (char *text)
{
  char *shorter;

  if (strlen (text) <= MOST_BYTES)
    return text;
  shorter = g_utf8_make_valid (text, MOST_BYTES);
  g_free (text);

  return shorter;
}

char *
cliff_redact (const char        *text,
              const char *const *secrets)
{
  /* Secrets and data go before the cut, so that none is left in half; but nobody's text is searched without end. */
  char *safe = g_utf8_make_valid (text, strnlen (text, 64 * 1024));

  for (int i = 0; secrets != NULL && secrets[i] != NULL; i++)
    safe = hide_secret (safe, secrets[i]);
  safe = replace (safe, "data:([a-z0-9.+/-]*);base64,[A-Za-z0-9+/=_-]*", "data:\\1…");
  safe = replace (safe, "(authorization[\"']?\\s*[:=]\\s*[\"']?\\w+)\\s+[^\\s\"']+", "\\1 …");
  safe = replace (safe, "\\b(bearer)\\s+[A-Za-z0-9._~+/=-]{8,}", "\\1 …");
  safe = replace (safe, "\\b(key|token)([\"']?\\s*[:=]\\s*[\"']?)[A-Za-z0-9._~+/-]{8,}", "\\1\\2…");
  safe = replace (safe, "([?&;][a-z0-9_.-]*(key|token|sig|signature|secret|credential|policy|expires|auth)[a-z0-9_-]*)=[^&\\s\"'<>]*",
                  "\\1=…");
  safe = replace (safe, "([?&]x-(amz|goog|tos|oss)-[a-z-]+)=[^&\\s\"'<>]*", "\\1=…");
  /* As far as the text shows what vendors' keys look like. */
  safe = replace (safe, "\\b(sk|pk|rk|key|r8|xi|fal|ark)[-_][A-Za-z0-9_-]{12,}", "\\1-…");
  safe = replace (safe, "[\\x{00}-\\x{1f}\\x{7f}]+", " ");

  return cut (safe);
}

char *
cliff_redact_url (const char *url)
{
  g_autofree char *plain = g_strndup (url, strcspn (url, "?#"));
  char *scheme = strstr (plain, "://");
  char *user = scheme != NULL ? strchr (scheme + 3, '@') : NULL;
  char *path = scheme != NULL ? strchr (scheme + 3, '/') : NULL;

  if (user == NULL || (path != NULL && path < user))
    return g_utf8_make_valid (plain, -1);

  return g_strdup_printf ("%.*s%s", (int) (scheme + 3 - plain), plain, user + 1);
}
