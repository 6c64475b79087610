/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label.h"

#include <string.h>

#define USCC_LENGTH 18
#define CODE_LENGTH 27

/* Longer names would only make the record clumsy; no reader sets a limit. */
#define NAME_LENGTH_MAX 64

/* Full-width letters read as the Latin ones to a viewer, so "ＡＩ" is an AI word too; case does not matter. */
static gboolean
holds_one_of (const char        *text,
              const char *const *words)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *upper = g_utf8_strup (normal, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (upper, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * cliff_label_check_text:
 * @text: (nullable): the visible label
 * @error: CLIFF_LABEL_ERROR_TEXT
 *
 * Any thread.
 *
 * Returns: whether @text is one line that says both that AI was used and that it generated or composed something
 */
gboolean
cliff_label_check_text (const char  *text,
                        GError     **error)
{
  static const char *const ai_words[] = { "人工智能", "AI", NULL };
  static const char *const generation_words[] = { "生成", "合成", NULL };

  if (text == NULL || *text == '\0')
    g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT, "The visible label has no text");
  else if (!g_utf8_validate (text, -1, NULL) || strpbrk (text, "\r\n\t") != NULL)
    g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT,
                         "The visible label must be one line of text");
  else if (!holds_one_of (text, ai_words))
    g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT,
                 "The visible label “%s” must contain “AI” or “人工智能”", text);
  else if (!holds_one_of (text, generation_words))
    g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT,
                 "The visible label “%s” must contain “生成” or “合成”", text);
  else
    return TRUE;

  return FALSE;
}

/* The last character of a unified social credit code follows from the others (GB 32100-2015). */
static gboolean
check_uscc (const char *uscc)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static const int weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
  int sum = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (weights) == USCC_LENGTH - 1);
  if (strnlen (uscc, USCC_LENGTH) < USCC_LENGTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      const char *place = strchr (alphabet, uscc[i]);

      if (place == NULL)
        return FALSE;
      sum += weights[i] * (int) (place - alphabet);
    }

  return uscc[USCC_LENGTH - 1] == alphabet[(31 - sum % 31) % 31];
}

/* 00, organisation, bound to its credit code, the code, service 1 or 2, four free characters. */
static gboolean
looks_like_code (const char *producer)
{
  return strlen (producer) == CODE_LENGTH && g_str_has_prefix (producer, "00") &&
         strspn (producer, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == CODE_LENGTH;
}

static gboolean
check_code (const char  *code,
            GError     **error)
{
  if (strncmp (code, "0011", 4) != 0)
    g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                 "The producer code “%s” is not one of an organisation with a unified social credit code", code);
  else if (!check_uscc (code + 4))
    g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                 "The check character of the social credit code in the producer code “%s” does not fit", code);
  else if (strchr ("012", code[4 + USCC_LENGTH]) == NULL)
    g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                 "The producer code “%s” names no known kind of service", code);
  else
    return TRUE;

  return FALSE;
}

/**
 * cliff_label_check_producer:
 * @producer: (nullable): what the AIGC record names as the producer of the content
 * @error: CLIFF_LABEL_ERROR_PRODUCER
 *
 * A text of 27 capitals and digits that begins with 00 is taken for a code and must be a right one.  Any thread.
 *
 * Returns: whether @producer is a provider code or a short name
 */
gboolean
cliff_label_check_producer (const char  *producer,
                            GError     **error)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

  if (producer == NULL || *producer == '\0')
    {
      g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                           "No producer is set: the label inside the file must name one");
      return FALSE;
    }
  if (looks_like_code (producer))
    return check_code (producer, error);
  if (strspn (producer, letters) != strlen (producer))
    {
      g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                   "The producer “%s” must be a name of Latin letters, digits, “.”, “_” and “-”, or a 27-character "
                   "producer code; a company with another name uses its code", producer);
      return FALSE;
    }
  if (strlen (producer) > NAME_LENGTH_MAX)
    {
      g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                   "The producer's name is longer than %d characters", NAME_LENGTH_MAX);
      return FALSE;
    }

  return TRUE;
}

/**
 * cliff_label_dup_producer_code:
 * @uscc: a unified social credit code, 18 characters; spaces around it and small letters are forgiven
 * @error: CLIFF_LABEL_ERROR_PRODUCER
 *
 * The code is derived, never invented: without a right credit code there is none.  Any thread.
 *
 * Returns: (transfer full) (nullable): the 27-character provider code of TC260-PG-20252A
 */
char *
cliff_label_dup_producer_code (const char  *uscc,
                               GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (uscc));
  g_autofree char *upper = g_ascii_strup (trimmed, -1);

  if (strlen (upper) != USCC_LENGTH || !check_uscc (upper))
    {
      g_set_error (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER,
                   "“%s” is not a unified social credit code: 18 characters, the last of which checks the others",
                   uscc);
      return NULL;
    }

  /* "00" format, "11" organisation named by its credit code, the last five unused. */
  return g_strconcat ("0011", upper, "00000", NULL);
}
