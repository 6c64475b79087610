/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-key.h"

#include <libsecret/secret.h>
#include <string.h>

#include "cliff-engine.h"

static const SecretSchema schema = {
  "io.github.cliffhanger_studio.Cliffhanger.Key", SECRET_SCHEMA_NONE,
  { { "vendor", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* Takes @failure. */
static void
propagate (GError  *failure,
           GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return;
    }
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNAVAILABLE, "The Secret Service, which holds the keys, cannot be used: %s",
               failure->message);
  g_error_free (failure);
}

char *
cliff_key_lookup (const char    *vendor,
                  const char    *account,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GError *failure = NULL;
  char *found = secret_password_lookup_sync (&schema, cancellable, &failure, "vendor", vendor, "account", account, NULL);
  char *key;

  if (failure != NULL)
    {
      propagate (failure, error);
      return NULL;
    }
  if (found == NULL)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY, "There is no key for the account “%s” of “%s”", account, vendor);
      return NULL;
    }
  key = g_strdup (found);
  secret_password_free (found);

  return key;
}

gboolean
cliff_key_store (const char    *vendor,
                 const char    *account,
                 const char    *key,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *label = g_strdup_printf ("Cliffhanger: %s (%s)", account, vendor);
  GError *failure = NULL;

  if (secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, key, cancellable, &failure, "vendor", vendor, "account", account,
                                  NULL))
    return TRUE;
  propagate (failure, error);

  return FALSE;
}

gboolean
cliff_key_forget (const char    *vendor,
                  const char    *account,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GError *failure = NULL;

  secret_password_clear_sync (&schema, cancellable, &failure, "vendor", vendor, "account", account, NULL);
  if (failure == NULL)
    return TRUE;
  propagate (failure, error);

  return FALSE;
}

void
cliff_key_free (char *key)
{
  if (key != NULL)
    explicit_bzero (key, strlen (key));
  g_free (key);
}
