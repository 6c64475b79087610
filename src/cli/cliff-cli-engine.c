/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-account.h"

#include "cliff-key.h"
#include "cliff-vendor.h"

/* ── List ──────────────────────────────────────────────────────────── */

static JsonObject *
describe (CliffDescriptor *descriptor)
{
  JsonObject *object = json_object_new ();
  JsonArray *hosts = json_array_new (), *models = json_array_new ();
  JsonArray *rows = json_object_get_array_member (descriptor->root, "models");

  json_object_set_string_member (object, "id", descriptor->id);
  json_object_set_string_member (object, "name", descriptor->name);
  json_object_set_string_member (object, "date", descriptor->date);
  json_object_set_string_member (object, "base", descriptor->base);
  for (int i = 0; descriptor->hosts[i] != NULL; i++)
    json_array_add_string_element (hosts, descriptor->hosts[i]);
  json_object_set_array_member (object, "hosts", hosts);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i), *model = json_object_new ();

      json_object_set_string_member (model, "id", json_object_get_string_member (row, "id"));
      json_object_set_string_member (model, "kind",
                                     json_object_get_string_member (cliff_descriptor_get_operation (descriptor, row), "kind"));
      json_array_add_object_element (models, model);
    }
  json_object_set_array_member (object, "models", models);

  return object;
}

static CliffExit
list (gboolean json)
{
  g_auto(GStrv) ids = cliff_descriptor_list ();
  JsonArray *all = json_array_new ();
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), all);

  json_array_unref (all);
  for (int i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CliffDescriptor) descriptor = cliff_descriptor_shipped (ids[i], &error);
      JsonArray *models;

      if (descriptor == NULL)
        return cliff_cli_fail (error);
      json_array_add_object_element (all, describe (descriptor));
      if (json)
        continue;
      g_print ("%s: %s, as of %s\n", descriptor->id, descriptor->name, descriptor->date);
      models = json_object_get_array_member (json_array_get_object_element (all, i), "models");
      for (guint k = 0; k < json_array_get_length (models); k++)
        g_print ("  %-8s %s\n", json_object_get_string_member (json_array_get_object_element (models, k), "kind"),
                 json_object_get_string_member (json_array_get_object_element (models, k), "id"));
    }
  if (json)
    cliff_cli_print_json (node);

  return CLIFF_EXIT_OK;
}

/* ── Test and fixture ──────────────────────────────────────────────────────────── */

static CliffExit
test (const char *name,
      gboolean    json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) descriptor = cliff_cli_open_descriptor (name, &error);
  g_autoptr(GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;
  JsonArray *failures;
  guint count;

  if (descriptor == NULL)
    return cliff_cli_fail (error);
  count = cliff_fixture_replay (descriptor, report);
  object = describe (descriptor);
  node = json_node_init_object (json_node_alloc (), object);
  failures = json_array_new ();
  for (guint i = 0; i < report->len; i++)
    json_array_add_string_element (failures, g_ptr_array_index (report, i));
  json_object_set_int_member (object, "fixtures", count);
  json_object_set_array_member (object, "failures", failures);
  json_object_unref (object);
  if (json)
    cliff_cli_print_json (node);
  else
    {
      g_autofree char *hosts = g_strjoinv (", ", descriptor->hosts);

      g_print ("%s speaks to %s%s%s\n%u fixtures, %u failures\n", descriptor->name, descriptor->base, *hosts != '\0' ? " and fetches from " : "", hosts,
               count, report->len);
      for (guint i = 0; i < report->len; i++)
        g_print ("  %s\n", (char *) g_ptr_array_index (report, i));
    }

  return report->len == 0 && count > 0 ? CLIFF_EXIT_OK : CLIFF_EXIT_BAD_INPUT;
}

/* What would be sent for some slots: the beginning of a fixture. */
static CliffExit
print_fixture (const char *name,
               const char *model,
               const char *slots)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) descriptor = cliff_cli_open_descriptor (name, &error);
  g_autoptr(CliffVendor) vendor = descriptor != NULL ? cliff_vendor_new (descriptor, NULL, model, &error) : NULL;
  g_autoptr(JsonNode) node = vendor != NULL ? json_from_string (slots, &error) : NULL;
  g_autoptr(CliffCall) call = NULL;
  g_autoptr(JsonNode) result = NULL;
  JsonObject *object, *request;

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    g_set_error (&error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "The slots are no JSON object");
  if (error == NULL && node != NULL && cliff_model_check (vendor->model, json_node_get_object (node), &error))
    call = cliff_vendor_make_call (vendor, CLIFF_CALL_SUBMIT, json_node_get_object (node), NULL, &error);
  if (call == NULL)
    {
      if (error == NULL)
        g_set_error (&error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST, "There are no slots");
      return cliff_cli_fail (error);
    }
  object = json_object_new ();
  request = json_object_new ();
  json_object_set_string_member (request, "method", call->method);
  json_object_set_string_member (request, "url", call->url);
  if (call->body != NULL)
    json_object_set_member (request, "body", json_node_copy (call->body));
  json_object_set_string_member (object, "model", model);
  json_object_set_member (object, "slots", json_node_copy (node));
  json_object_set_object_member (object, "request", request);
  result = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  cliff_cli_print_json (result);

  return CLIFF_EXIT_OK;
}

/* ── Keys ──────────────────────────────────────────────────────────── */

static CliffExit
keep_key (const char *name,
          const char *account,
          int         fd,
          gboolean    forget)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffDescriptor) descriptor = cliff_cli_open_descriptor (name, &error);
  char *key = NULL;
  gboolean done;

  if (descriptor == NULL)
    return cliff_cli_fail (error);
  if (forget)
    {
      done = cliff_key_forget (descriptor->keyring, account, cliff_cli_get_cancellable (), &error);
    }
  else
    {
      key = cliff_cli_read_key (fd, &error);
      done = key != NULL && cliff_key_store (descriptor->keyring, account, key, cliff_cli_get_cancellable (), &error);
      cliff_key_free (key);
    }

  return done ? CLIFF_EXIT_OK : cliff_cli_fail (error);
}

CliffExit
cliff_cli_engine (int    argc,
                  char **argv)
{
  gboolean json = FALSE, forget = FALSE;
  int fd = 0;
  g_autofree char *account = NULL;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, "key: what to call the account (default: main)", "NAME" },
    { "key-fd", 0, 0, G_OPTION_ARG_INT, &fd, "key: the file descriptor to read it from (default: standard input)", "FD" },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &forget, "key: forget it", NULL },
    { NULL }
  };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "list | test ENGINE | fixture ENGINE MODEL SLOTS | key ENGINE",
                        "list: the vendors that can be spoken to and their models.  test: replays what a descriptor says of itself, without a key; "
                        "ENGINE is a vendor or the file of a descriptor.  fixture: prints what would be sent for SLOTS, a JSON object.  key: keeps a "
                        "key in the Secret Service.", &exit_code))
    return exit_code;
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return list (json);
  if (argc == 3 && g_str_equal (argv[1], "test"))
    return test (argv[2], json);
  if (argc == 5 && g_str_equal (argv[1], "fixture"))
    return print_fixture (argv[2], argv[3], argv[4]);
  if (argc == 3 && g_str_equal (argv[1], "key"))
    return keep_key (argv[2], account != NULL ? account : "main", fd, forget);
  g_printerr ("cliffhanger-cli engine: say what to do; see “cliffhanger-cli engine --help”\n");

  return CLIFF_EXIT_USAGE;
}
