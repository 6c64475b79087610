/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-verify.h"

#include "cliff-label-scan.h"

#include <string.h>

static const char *const field_names[] = {
  "Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2",
};

enum
{
  FIELD_LABEL,
  FIELD_PRODUCER,
  FIELD_PRODUCE_ID,
  FIELD_RESERVED_1,
  FIELD_PROPAGATOR,
  FIELD_PROPAGATE_ID,
  FIELD_RESERVED_2,
  N_FIELDS,
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == N_FIELDS);

void
cliff_label_report_free (CliffLabelReport *self)
{
  g_free (self->record);
  g_free (self->label);
  g_free (self->producer);
  g_free (self->produce_id);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (CliffLabelReport *self,
             const char       *code)
{
  if (!g_ptr_array_find_with_equal_func (self->problems, code, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_strdup (code));
}

/* The bytes a value may hold: printable ASCII but for the space and the backslash; '"' stands there escaped. */
static gboolean
is_in_charset (const char *value)
{
  for (const char *byte = value; *byte != '\0'; byte++)
    if (*byte < 0x21 || *byte > 0x7e || *byte == '\\')
      return FALSE;

  return TRUE;
}

/* GB 32100: the weights are the powers of 3 modulo 31, and the whole with its check character is 0. */
static gboolean
is_credit_code (const char *code)
{
  static const char digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int weight = 1, sum = 0;

  for (guint i = 0; i < 18; i++)
    {
      const char *digit = code[i] != '\0' ? strchr (digits, code[i]) : NULL;

      if (digit == NULL)
        return FALSE;
      sum += (i < 17 ? weight : 1) * (int) (digit - digits);
      weight = weight * 3 % 31;
    }

  return sum % 31 == 0;
}

/* Text that has the form of a provider code must be one. */
static gboolean
is_named_right (const char *name)
{
  if (*name == '\0')
    return FALSE;
  if (g_regex_match_simple ("^00[0-9A-Z]{25}$", name, G_REGEX_DOLLAR_ENDONLY, 0))
    return g_regex_match_simple ("^0011[0-9A-Z]{18}[012][0-9A-Z]{4}$", name, G_REGEX_DOLLAR_ENDONLY, 0) &&
           is_credit_code (name + 4);

  return TRUE;
}

/* What the record would be if it were written as it should be. */
static char *
dup_canonical (char *const *values)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_string_append_printf (text, "%s\"%s\":\"", i > 0 ? "," : "", field_names[i]);
      for (const char *byte = values[i]; *byte != '\0'; byte++)
        g_string_append_printf (text, *byte == '"' ? "\\%c" : "%c", *byte);
      g_string_append_c (text, '"');
    }
  g_string_append_c (text, '}');

  return g_string_free_and_steal (text);
}

/* The integrity value of our own form is 64 hexadecimal digits; of others' forms nothing can be said. */
static void
check_integrity (CliffLabelReport *self,
                 char *const      *values,
                 const char       *media_digest)
{
  const char *value = values[FIELD_RESERVED_1];
  g_autofree char *bound = NULL, *expected = NULL;

  if (*value == '\0')
    {
      add_problem (self, "integrity-missing");
      return;
    }
  if (!g_regex_match_simple ("^[0-9a-f]{64}$", value, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      add_problem (self, "integrity-unknown");
      return;
    }
  bound = g_strdup_printf ("\"Label\":\"%s\",\"ContentProducer\":\"%s\",\"ProduceID\":\"%s\"|%s", values[FIELD_LABEL],
                           values[FIELD_PRODUCER], values[FIELD_PRODUCE_ID],
                           media_digest != NULL ? media_digest : "");
  expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bound, -1);
  self->integrity = g_str_equal (expected, value);
  if (!self->integrity)
    add_problem (self, "integrity-broken");
}

static void
check_values (CliffLabelReport *self,
              char *const      *values,
              const char       *media_digest)
{
  g_autofree char *canonical = dup_canonical (values);

  for (guint i = 0; i < N_FIELDS; i++)
    if (!is_in_charset (values[i]))
      add_problem (self, "field-charset");
  if (!g_str_equal (values[FIELD_LABEL], "1") && !g_str_equal (values[FIELD_LABEL], "2") &&
      !g_str_equal (values[FIELD_LABEL], "3"))
    add_problem (self, "label-value");
  if (!is_named_right (values[FIELD_PRODUCER]))
    add_problem (self, "producer-wrong");
  if (*values[FIELD_PRODUCE_ID] == '\0')
    add_problem (self, "number-missing");
  if (!is_named_right (values[FIELD_PROPAGATOR]) || *values[FIELD_PROPAGATE_ID] == '\0')
    add_problem (self, "propagator-wrong");
  /* Spaces, other escapes, a field twice: the same values, but not the form that is laid down. */
  if (!g_str_equal (canonical, self->record))
    add_problem (self, "record-form");
  check_integrity (self, values, media_digest);
}

static void
check_record (CliffLabelReport *self,
              const char       *media_digest)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GList) members = NULL;
  char *values[N_FIELDS + 1] = { NULL };
  JsonObject *object;
  guint n_found = 0, place = 0;

  if (!json_parser_load_from_data (parser, self->record, -1, NULL) || json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      add_problem (self, "record-damaged");
      return;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  members = json_object_get_members (object);
  for (GList *member = members; member != NULL; member = member->next, place++)
    if (place >= N_FIELDS || !g_str_equal (member->data, field_names[place]))
      add_problem (self, "field-order");
  for (guint i = 0; i < N_FIELDS; i++)
    {
      JsonNode *node = json_object_get_member (object, field_names[i]);

      if (node == NULL)
        add_problem (self, "field-missing");
      else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        add_problem (self, "field-type");
      else
        {
          values[i] = (char *) json_node_get_string (node);
          n_found++;
        }
    }
  self->label = g_strdup (values[FIELD_LABEL]);
  self->producer = g_strdup (values[FIELD_PRODUCER]);
  self->produce_id = g_strdup (values[FIELD_PRODUCE_ID]);
  if (n_found == N_FIELDS)
    check_values (self, values, media_digest);
}

/**
 * cliff_label_verify_mp4:
 * @path: a file
 * @cancellable: (nullable): cancels between two pieces of one MiB
 * @error: G_IO_ERROR when the file cannot be read
 *
 * Reads the embedded label of an MP4 and all of its media data.  Blocking, any thread.  Problems are
 *
 *  - of the file: not-mp4, movie-missing, movie-twice, fragmented, box-damaged, box-flood, chunk-damaged,
 *    chunk-outside, meta-twice, xmp-damaged
 *  - of the label as a whole: aigc-missing, aigc-twice, aigc-place
 *  - of the record: record-damaged, record-form, field-missing, field-type, field-order, field-charset, label-value,
 *    producer-wrong, number-missing, propagator-wrong
 *  - of its bond with the media: integrity-missing, integrity-unknown (not of our form), integrity-broken
 *
 * Returns: (transfer full) (nullable): what was found
 */
CliffLabelReport *
cliff_label_verify_mp4 (const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(CliffLabelScan) scan = cliff_label_scan_new (path, cancellable, error);
  const CliffLabelScanRecord *first = NULL;
  CliffLabelReport *self;

  if (scan == NULL)
    return NULL;
  self = g_new0 (CliffLabelReport, 1);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->n_records = scan->records->len;
  for (guint i = 0; i < scan->problems->len; i++)
    add_problem (self, g_ptr_array_index (scan->problems, i));

  /* The one in the right place speaks for the file. */
  for (guint i = 0; i < scan->records->len; i++)
    {
      const CliffLabelScanRecord *record = g_ptr_array_index (scan->records, i);

      if (first == NULL || (record->in_place && !first->in_place))
        first = record;
    }
  if (first == NULL)
    {
      add_problem (self, "aigc-missing");
      return self;
    }
  if (scan->records->len > 1)
    add_problem (self, "aigc-twice");
  self->in_place = first->in_place;
  if (!self->in_place)
    add_problem (self, "aigc-place");
  self->record = g_strdup (first->text);
  if (self->record != NULL)
    check_record (self, scan->media_digest);
  else
    add_problem (self, "record-damaged");

  return self;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * cliff_label_report_to_json:
 * @self: a report
 *
 * Returns: (transfer full): an object with the report's members; a record that is absent is null
 */
JsonNode *
cliff_label_report_to_json (CliffLabelReport *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_add_int_value (builder, self->n_records);
  add_text (builder, "record", self->record);
  add_text (builder, "label", self->label);
  add_text (builder, "producer", self->producer);
  add_text (builder, "produce_id", self->produce_id);
  json_builder_set_member_name (builder, "in_place");
  json_builder_add_boolean_value (builder, self->in_place);
  json_builder_set_member_name (builder, "integrity");
  json_builder_add_boolean_value (builder, self->integrity);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
