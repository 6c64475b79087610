/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-series-review.h"

#include <string.h>

/* A file says nothing of how long its episodes should be. */
#define USUAL_TARGET 90

/* ── Sentences ── */

static const char *
seconds (CliffTime time,
         char      buffer[32])
{
  CliffTime tenths = (time + CLIFF_SECOND / 20) / (CLIFF_SECOND / 10);

  g_snprintf (buffer, 32, "%" G_GINT64_FORMAT ".%d s", tenths / 10, (int) (tenths % 10));

  return buffer;
}

static char *
dup_timed_sentence (const CliffFinding *finding)
{
  char value[32], limit[32], difference[32];

  seconds (finding->value, value);
  seconds (finding->limit, limit);
  seconds (ABS (finding->value - finding->limit), difference);
  switch ((int) finding->code)
    {
    case CLIFF_FINDING_TOO_LONG:
      return g_strdup_printf ("the episode lasts %s, %s more than the %s it should", value, difference, limit);
    case CLIFF_FINDING_TOO_SHORT:
      return g_strdup_printf ("the episode lasts %s, %s less than the %s it should", value, difference, limit);
    case CLIFF_FINDING_SPEECH_DENSE:
      return g_strdup_printf ("its speeches take %s even when spoken as fast as can be; the episode should last %s", value,
                              limit);
    case CLIFF_FINDING_SPEECH_LONG:
      return g_strdup_printf ("one speech of %s; viewers bear %s", value, limit);
    case CLIFF_FINDING_NO_HOOK:
      return finding->value < 0 ? g_strdup ("nothing strong in the whole episode")
                                : g_strdup_printf ("nothing strong in the first %s; the first comes after %s", limit, value);
    case CLIFF_FINDING_NO_TURN:
      return g_strdup_printf ("%s without a turn; one is due every %s at the latest", value, limit);
    case CLIFF_FINDING_SILENT:
      return g_strdup_printf ("%s without speech or turn", value);
    default:
      return NULL;
    }
}

static char *
dup_sentence (const CliffFinding *finding)
{
  char *timed = dup_timed_sentence (finding);
  int value = (int) finding->value, limit = (int) finding->limit;

  if (timed != NULL)
    return timed;
  switch ((int) finding->code)
    {
    case CLIFF_FINDING_NO_CLIFFHANGER:
      return g_strdup ("the episode ends with nothing strong and no mark of a cliffhanger");
    case CLIFF_FINDING_INNER_VOICES:
      return g_strdup_printf ("%d inner voices (OS); at most %d an episode are usual", value, limit);
    case CLIFF_FINDING_NOT_IN_CAST:
      return g_strdup_printf ("“%s” speaks and is not in the cast line", finding->name);
    case CLIFF_FINDING_IDLE_CAST:
      return g_strdup_printf ("“%s” is in the cast line and neither heard nor seen", finding->name);
    case CLIFF_FINDING_NAME_NEAR:
      return g_strdup_printf ("“%s” is nobody else's name; is “%s” meant?", finding->name, finding->other);
    case CLIFF_FINDING_NO_NUMBER:
      return g_strdup ("a heading without its number");
    case CLIFF_FINDING_NO_TIME:
      return g_strdup ("a heading without time of day");
    case CLIFF_FINDING_NO_EPISODE:
      return g_strdup ("no line 第…集 in the text");
    case CLIFF_FINDING_EPISODE_ORDER:
      return g_strdup_printf ("episode %d where %d would follow", value, limit);
    case CLIFF_FINDING_MIXED_COLONS:
      return g_strdup_printf ("%d speeches with “%s”, %d with the other colon", value, finding->name, limit);
    case CLIFF_FINDING_META_TEXT:
      return g_strdup_printf ("no words of a script: “%s”", finding->name);
    case CLIFF_FINDING_PAYWALL_EARLY:
      return g_strdup_printf ("the first paywall in episode %d; usual is %d or later", value, limit);
    case CLIFF_FINDING_PAYWALL_LATE:
      return g_strdup_printf ("the first paywall in episode %d; usual is %d or earlier", value, limit);
    default:
      return g_strdup (cliff_finding_code_to_string (finding->code));
    }
}

/* ── Text ── */

/* The line a byte stands in, from 1. */
static guint
line_at (const char *text,
         gsize       place)
{
  guint line = 1;

  for (gsize i = 0; i < place; i++)
    line += text[i] == '\n';

  return line;
}

static void
print_numbers (const char         *name,
               const char         *title,
               const CliffNumbers *numbers)
{
  char length[32];
  int share = numbers->length > 0 ? (int) (numbers->speech * 100 / numbers->length) : 0;

  g_print ("%-8s %9s  speech %3d %%  %3u speeches  %4u 字  %2u people  %2u OS  %s\n", name,
           seconds (numbers->length, length), share, numbers->n_speeches, numbers->n_spoken, numbers->characters->len,
           numbers->n_inner, title);
}

static void
print_episode (const CliffEpisodeNumbers *episode)
{
  g_autofree char *name = g_strdup_printf ("EP %d", episode->number);

  print_numbers (name, episode->title, &episode->numbers);
  for (guint i = 0; i < episode->scenes->len; i++)
    {
      const CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, i);

      print_numbers (scene->number, scene->heading, &scene->numbers);
    }
  g_print ("         opening: %s; end: %s%s\n",
           episode->opening != CLIFF_HOOK_NONE ? cliff_hook_to_string (episode->opening) : "nothing",
           episode->closing != CLIFF_HOOK_NONE ? cliff_hook_to_string (episode->closing) : "nothing",
           episode->n_paywalls > 0 ? "; paywall" : "");
}

static void
print_findings (const CliffScriptNumbers *numbers,
                const char               *text)
{
  g_print ("%s%u findings\n", numbers->findings->len > 0 ? "\n" : "", numbers->findings->len);
  for (guint i = 0; i < numbers->findings->len; i++)
    {
      const CliffFinding *finding = g_ptr_array_index (numbers->findings, i);
      g_autofree char *sentence = dup_sentence (finding);
      g_autofree char *place = text != NULL ? g_strdup_printf ("line %u", line_at (text, finding->start))
                                            : g_strdup_printf ("EP %d %s", finding->episode, finding->scene);

      g_print ("%s: %s: %s\n", place, finding->severity == CLIFF_SEVERITY_WARNING ? "warning" : "hint", sentence);
    }
}

/* ── JSON ── */

static void
set_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
set_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
set_strings (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}

static void
set_numbers (JsonBuilder        *builder,
             const CliffNumbers *numbers)
{
  set_int (builder, "length_ns", numbers->length);
  set_int (builder, "speech_ns", numbers->speech);
  set_int (builder, "speeches", numbers->n_speeches);
  set_int (builder, "spoken", numbers->n_spoken);
  set_int (builder, "written", numbers->n_written);
  set_int (builder, "inner_voices", numbers->n_inner);
  set_int (builder, "longest_calm_ns", numbers->calm);
  set_strings (builder, "characters", numbers->characters);
  set_strings (builder, "locations", numbers->locations);
}

static void
add_scene (JsonBuilder             *builder,
           const CliffSceneNumbers *scene)
{
  json_builder_begin_object (builder);
  set_string (builder, "scene", scene->number);
  set_string (builder, "heading", scene->heading);
  set_int (builder, "start", scene->start);
  set_int (builder, "end", scene->end);
  set_int (builder, "begins_ns", scene->begins);
  set_numbers (builder, &scene->numbers);
  json_builder_end_object (builder);
}

static void
add_episode (JsonBuilder               *builder,
             const CliffEpisodeNumbers *episode)
{
  json_builder_begin_object (builder);
  set_int (builder, "episode", episode->number);
  set_string (builder, "title", episode->title);
  set_int (builder, "start", episode->start);
  set_int (builder, "end", episode->end);
  set_string (builder, "opening", cliff_hook_to_string (episode->opening));
  set_string (builder, "closing", cliff_hook_to_string (episode->closing));
  set_int (builder, "paywalls", episode->n_paywalls);
  set_numbers (builder, &episode->numbers);
  json_builder_set_member_name (builder, "scenes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < episode->scenes->len; i++)
    add_scene (builder, g_ptr_array_index (episode->scenes, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder        *builder,
             const CliffFinding *finding)
{
  g_autofree char *sentence = dup_sentence (finding);

  json_builder_begin_object (builder);
  set_string (builder, "code", cliff_finding_code_to_string (finding->code));
  set_string (builder, "severity", finding->severity == CLIFF_SEVERITY_WARNING ? "warning" : "hint");
  set_int (builder, "episode", finding->episode);
  set_string (builder, "scene", finding->scene);
  set_int (builder, "start", finding->start);
  set_int (builder, "end", finding->end);
  set_int (builder, "value", finding->value);
  set_int (builder, "limit", finding->limit);
  set_string (builder, "name", finding->name);
  set_string (builder, "other", finding->other);
  set_string (builder, "sentence", sentence);
  json_builder_end_object (builder);
}

static void
print_json (const CliffScriptNumbers *numbers,
            CliffTime                 target)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  set_int (builder, "target_ns", target);
  json_builder_set_member_name (builder, "episodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < numbers->episodes->len; i++)
    add_episode (builder, g_ptr_array_index (numbers->episodes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < numbers->findings->len; i++)
    add_finding (builder, g_ptr_array_index (numbers->findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  cliff_cli_print_json (root);
}

/* ── The command ── */

CliffExit
cliff_cli_script_numbers (int    argc,
                          char **argv)
{
  gboolean json = FALSE;
  int target = 0;
  GOptionEntry entries[] = {
    { "target", 0, 0, G_OPTION_ARG_INT, &target, "What an episode should last; the project's own length, else 90", "SECONDS" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print one object: target_ns, episodes, findings", NULL },
    { NULL }
  };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffScriptNumbers) numbers = NULL;
  CliffMeasure measure = { 0 };
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &argv, entries, "SCRIPT|PROJECT|-",
                        "Tells how long episodes and scenes are, how much of them is speech, and what may be wrong with them.",
                        &exit_code))
    return exit_code;
  if (argc != 2 || target < 0 || target > 36000)
    {
      g_printerr ("cliffhanger-cli script: name one script or project, and a target of up to 36000 seconds\n");
      return CLIFF_EXIT_USAGE;
    }
  script = cliff_cli_open_script (argv[1], &store, &exit_code);
  if (script == NULL)
    return exit_code;

  measure.target = target > 0 ? target * CLIFF_SECOND : store != NULL ? cliff_series_get_target (store) : USUAL_TARGET * CLIFF_SECOND;
  numbers = cliff_script_measure (script, &measure);
  if (json)
    print_json (numbers, measure.target);
  else
    {
      for (guint i = 0; i < numbers->episodes->len; i++)
        print_episode (g_ptr_array_index (numbers->episodes, i));
      print_findings (numbers, store == NULL ? cliff_script_get_text (script, NULL) : NULL);
    }

  return CLIFF_EXIT_OK;
}
