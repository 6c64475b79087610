/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-account.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cliff-key.h"

#define MOST_KEY 4096

void
cliff_cli_account_clear (CliffCliAccount *self)
{
  g_clear_pointer (&self->engine, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->locals, g_strfreev);
}

static gboolean
is_file (const char *name)
{
  return strchr (name, '/') != NULL || g_str_has_suffix (name, ".json");
}

gboolean
cliff_cli_is_engine (const char *name)
{
  g_auto(GStrv) ids = cliff_descriptor_list ();

  return g_str_equal (name, "local") || is_file (name) || g_strv_contains ((const char *const *) ids, name);
}

CliffDescriptor *
cliff_cli_open_descriptor (const char  *name,
                           GError     **error)
{
  if (is_file (name))
    return cliff_descriptor_read (name, error);

  return cliff_descriptor_shipped (name, error);
}

char *
cliff_cli_read_key (int      fd,
                    GError **error)
{
  char buffer[MOST_KEY + 1] = { 0 };
  gsize length = 0;
  gssize count;
  char *key;

  while (length < MOST_KEY && ((count = read (fd, buffer + length, MOST_KEY - length)) > 0 || (count < 0 && errno == EINTR)))
    if (count > 0)
      length += count;
  key = g_strdup (g_strstrip (buffer));
  explicit_bzero (buffer, sizeof buffer);
  if (*key != '\0' && strpbrk (key, "\r\n") == NULL)
    return key;
  cliff_key_free (key);
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY, "No key of one line can be read from file descriptor %d", fd);

  return NULL;
}

CliffEngine *
cliff_cli_account_open_engine (CliffCliAccount  *self,
                               GError          **error)
{
  const char *account = self->account != NULL ? self->account : "main";
  g_autoptr(CliffDescriptor) descriptor = cliff_cli_open_descriptor (self->engine, error);
  char *key;
  CliffTaskEngine *engine;

  if (descriptor == NULL)
    return NULL;
  if (self->model == NULL)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "Name one of the models of %s with --model", descriptor->name);
      return NULL;
    }
  key = self->key_fd >= 0 ? cliff_cli_read_key (self->key_fd, error)
                          : cliff_key_lookup (descriptor->keyring, account, cliff_cli_get_cancellable (), error);
  if (key == NULL)
    return NULL;
  engine = cliff_task_engine_new (descriptor, self->model, account, self->base, key, error);
  cliff_key_free (key);
  if (engine == NULL)
    return NULL;
  cliff_task_engine_set_pace (engine, CLAMP (self->pace, 1, 1000));
  for (int i = 0; self->locals != NULL && self->locals[i] != NULL; i++)
    if (!cliff_task_engine_add_local (engine, self->locals[i]))
      {
        g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "“%s” is no web address", self->locals[i]);
        g_object_unref (engine);
        return NULL;
      }

  return CLIFF_ENGINE (engine);
}
