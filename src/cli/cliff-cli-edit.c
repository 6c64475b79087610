/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli-edit.h"

#include "cliff-cli.h"
#include "cliff-cut-words.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-take.h"

typedef CliffCliEdit Edit;

#define WORD(what) cliff_cli_edit_take_word (self, what)
#define TIME(what) cliff_cli_edit_parse_time (self, WORD (what))
#define ID(what) cliff_cli_edit_parse_int (self, WORD (what))
#define STORE self->store

static const char * const trims[] = { "start", "end", "roll-start", "roll-end", "slip", "slide", NULL };
static const char * const places[] = { "free", "overwrite", "ripple", NULL };
static const char * const transitions[] = { "cut", "dissolve", "fade", "wipe", "push", NULL };
static const char * const edges[] = { "left", "right", "top", "bottom", NULL };
static const char * const lane_kinds[] = { "voice", "subtitle", "title", "music", "effect", "overlay", NULL };
static const char * const properties[] = { "x", "y", "scale", "rotation", "opacity", "gain", NULL };
static const char * const curves[] = { "linear", "ease", "hold", NULL };

static CliffPlace
get_place (Edit *self)
{
  return self->place != NULL ? (CliffPlace) cliff_cli_edit_parse_choice (self, self->place, places) : CLIFF_PLACE_FREE;
}

static CliffTime
get_length (Edit *self)
{
  return self->length != NULL ? cliff_cli_edit_parse_time (self, self->length) : 0;
}

static CliffId
get_id (Edit       *self,
        const char *word)
{
  return word != NULL ? cliff_cli_edit_parse_int (self, word) : 0;
}

static CliffCutItem
take_item (Edit *self)
{
  g_autoptr(GArray) items = cliff_cli_edit_parse_items (self, WORD ("what is edited"));

  return g_array_index (items, CliffCutItem, 0);
}

/* Ids, as "3,4". */
static GArray *
take_ids (Edit       *self,
          const char *word)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_auto(GStrv) words = g_strsplit (word, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      CliffId id = cliff_cli_edit_parse_int (self, words[i]);

      g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    g_array_set_size (ids, 1);

  return ids;
}

static gboolean
note (Edit    *self,
      CliffId  id)
{
  if (id != 0)
    g_array_append_val (self->made, id);

  return id != 0;
}

/* ── Verbs: all arguments are read before anything is done ───────────────────────────────────────── */

#define READY(call) (self->error == NULL && (call))

static gboolean
trim (Edit *self)
{
  CliffCutItem item = take_item (self);
  CliffTrim kind = (CliffTrim) cliff_cli_edit_parse_choice (self, WORD ("the edge"), trims);
  CliffTime delta = TIME ("the distance");

  return READY (cliff_edit_trim (STORE, item, kind, delta, &self->error));
}

static gboolean
split (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  g_autoptr(GArray) items = self->next < self->n_words ? cliff_cli_edit_parse_items (self, WORD ("")) : NULL;

  return READY (cliff_edit_split (STORE, episode, time, items != NULL ? (CliffCutItem *) items->data : NULL,
                                  items != NULL ? items->len : 0, &self->error));
}

static gboolean
merge (Edit *self)
{
  g_autoptr(GArray) ids = take_ids (self, WORD ("the shots"));

  return READY (cliff_edit_merge_shots_of (STORE, (CliffId *) ids->data, ids->len, &self->error));
}

static gboolean
move_shots (Edit *self)
{
  g_autoptr(GArray) ids = take_ids (self, WORD ("the shots"));
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffId after = self->next < self->n_words ? ID ("") : 0;

  return READY (cliff_edit_move_shots (STORE, (CliffId *) ids->data, ids->len, episode, after, &self->error));
}

static gboolean
move (Edit *self)
{
  g_autoptr(GArray) items = cliff_cli_edit_parse_items (self, WORD ("what is moved"));
  CliffTime delta = TIME ("the distance");
  CliffPlace place = get_place (self);

  return READY (cliff_edit_move_items (STORE, (CliffCutItem *) items->data, items->len, delta, self->lanes, place, &self->error));
}

static gboolean
note_items (Edit   *self,
            GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    note (self, g_array_index (items, CliffCutItem, i).id);

  return TRUE;
}

static gboolean
copy (Edit *self)
{
  g_autoptr(GArray) items = cliff_cli_edit_parse_items (self, WORD ("what is copied"));
  g_autoptr(GArray) copies = NULL;
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  CliffPlace place = get_place (self);

  return READY (cliff_edit_copy_items (STORE, (CliffCutItem *) items->data, items->len, episode, time, place, &copies, &self->error)) &&
         note_items (self, copies);
}

static gboolean
bring (Edit *self)
{
  g_autoptr(GArray) items = cliff_cli_edit_parse_items (self, WORD ("what is moved"));
  g_autoptr(GArray) moved = NULL;
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  CliffPlace place = get_place (self);

  return READY (cliff_edit_bring_items (STORE, (CliffCutItem *) items->data, items->len, episode, time, place, &moved, &self->error)) &&
         note_items (self, moved);
}

static gboolean
copy_range (Edit *self)
{
  g_autoptr(GArray) copies = NULL;
  CliffId source = cliff_cli_edit_take_episode (self);
  CliffTime start = TIME ("the start"), end = TIME ("the end");
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  CliffPlace place = get_place (self);

  return READY (cliff_edit_copy_range (STORE, source, start, end, episode, time, place, &copies, &self->error)) &&
         note_items (self, copies);
}

static gboolean
delete_range (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime start = TIME ("the start"), end = TIME ("the end");

  return READY (cliff_edit_remove_range (STORE, episode, start, end, self->lift, &self->error));
}

static gboolean
delete (Edit *self)
{
  g_autoptr(GArray) items = cliff_cli_edit_parse_items (self, WORD ("what is deleted"));

  return READY (cliff_edit_delete_items (STORE, (CliffCutItem *) items->data, items->len, self->lift, &self->error));
}

static gboolean
insert (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time"), length = get_length (self);
  CliffId take = get_id (self, self->take);
  CliffPlace place = get_place (self);

  return READY (note (self, cliff_edit_insert_shot (STORE, episode, time, take, length, place, &self->error)));
}

static gboolean
close_gap (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  CliffId lane = get_id (self, self->lane);

  return READY (cliff_edit_close_gap (STORE, episode, lane, time, &self->error));
}

static gboolean
speed (Edit *self)
{
  CliffCutItem item = take_item (self);
  gint64 value = CLAMP (cliff_cli_edit_parse_factor (self, WORD ("the speed")), G_MININT, G_MAXINT);

  return READY (cliff_edit_set_speed (STORE, item, (int) value, &self->error));
}

static gboolean
freeze (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time"), length = TIME ("the length");

  return READY (note (self, cliff_edit_freeze (STORE, episode, time, length, &self->error)));
}

static gboolean
transition (Edit *self)
{
  CliffId shot = ID ("the shot");
  CliffTransition kind = (CliffTransition) cliff_cli_edit_parse_choice (self, WORD ("the transition"), transitions);
  CliffTime length = kind != CLIFF_TRANSITION_CUT ? TIME ("the length") : 0;
  CliffEdge edge = self->edge != NULL ? (CliffEdge) cliff_cli_edit_parse_choice (self, self->edge, edges) : CLIFF_EDGE_LEFT;
  guint64 colour = 0;

  if (self->colour != NULL && self->error == NULL)
    g_ascii_string_to_unsigned (self->colour + (*self->colour == '#'), 16, 0, 0xffffff, &colour, &self->error);

  return READY (cliff_edit_set_transition (STORE, shot, kind, length, edge, (guint32) colour, &self->error));
}

static gboolean
release (Edit *self)
{
  CliffCutItem item = take_item (self);

  return READY (cliff_edit_release (STORE, item, &self->error));
}

static gboolean
add (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffLaneKind kind = (CliffLaneKind) cliff_cli_edit_parse_choice (self, WORD ("the kind"), lane_kinds);
  CliffTime time = TIME ("the time"), length = get_length (self);
  CliffId lane = get_id (self, self->lane), take = get_id (self, self->take);
  CliffPlace place = get_place (self);

  return READY (note (self, cliff_edit_add_clip (STORE, episode, kind, lane, time, length, self->text, take, place, &self->error)));
}

static gboolean
words (Edit *self)
{
  CliffCutItem item = take_item (self);
  const char *text = self->spoken ? NULL : WORD ("the words");

  return READY (cliff_edit_set_words (STORE, item, text, &self->error));
}

static gboolean
style (Edit *self)
{
  const char *what = WORD ("what is styled");
  const char *json = WORD ("the style");
  g_autoptr(GArray) items = g_str_equal (what, "subtitles") ? NULL : cliff_cli_edit_parse_items (self, what);

  return READY (cliff_edit_set_style (STORE, items != NULL ? g_array_index (items, CliffCutItem, 0) : (CliffCutItem) { CLIFF_CUT_CLIP, 0 },
                                      json, &self->error));
}

static gboolean
gain (Edit *self)
{
  CliffCutItem item = take_item (self);
  gint64 value = CLAMP (cliff_cli_edit_parse_factor (self, WORD ("the volume")), G_MININT, G_MAXINT);

  return READY (cliff_edit_set_gain (STORE, item, (int) value, &self->error));
}

static gboolean
fades (Edit *self)
{
  CliffId clip = ID ("the clip");
  CliffTime in = TIME ("the fade in"), out = TIME ("the fade out");

  return READY (cliff_edit_set_fades (STORE, clip, in, out, &self->error));
}

/* Degrees for a rotation, times the usual or parts of the frame for everything else. */
static gint64
take_value (Edit     *self,
            gboolean  degrees)
{
  gint64 value = cliff_cli_edit_parse_factor (self, WORD ("the value"));

  return degrees ? value / 1000 : value;
}

static gboolean
key (Edit *self)
{
  CliffCutItem item = take_item (self);
  CliffProperty property = (CliffProperty) cliff_cli_edit_parse_choice (self, WORD ("the property"), properties);
  CliffTime time = TIME ("the time");
  gint64 value = take_value (self, property == CLIFF_PROPERTY_ROTATION);
  CliffCurve curve = self->curve != NULL ? (CliffCurve) cliff_cli_edit_parse_choice (self, self->curve, curves) : CLIFF_CURVE_EASE;

  return READY (cliff_edit_set_key (STORE, item, property, time, value, curve, &self->error));
}

static gboolean
move_key (Edit *self)
{
  CliffId id = ID ("the keyframe");
  CliffTime time = TIME ("the time");
  gint64 value = take_value (self, cliff_store_get_int (STORE, 0, "SELECT property = 'rotation' FROM keyframe WHERE id = ?", "i", id) != 0);

  return READY (cliff_edit_move_key (STORE, id, time, value, &self->error));
}

static gboolean
remove_key (Edit *self)
{
  CliffId id = ID ("the keyframe");

  return READY (cliff_edit_remove_key (STORE, id, &self->error));
}

static gboolean
add_media (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  g_autoptr(GArray) takes = take_ids (self, WORD ("the takes"));
  CliffId lane = get_id (self, self->lane);
  CliffPlace place = get_place (self);
  g_autoptr(GArray) items = NULL;

  if (!READY (cliff_edit_add_takes (STORE, episode, lane, time, (CliffId *) takes->data, takes->len, place, &items, &self->error)))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    note (self, g_array_index (items, CliffCutItem, i).id);

  return TRUE;
}

static gboolean
use_take (Edit *self)
{
  CliffId shot = ID ("the shot"), take = ID ("the take");

  return READY (note (self, cliff_edit_use_take (STORE, shot, take, &self->error)));
}

static gboolean
add_lane (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffLaneKind kind = (CliffLaneKind) cliff_cli_edit_parse_choice (self, WORD ("the kind"), lane_kinds);
  const char *name = self->next < self->n_words ? WORD ("") : "";

  return READY (note (self, cliff_edit_add_lane (STORE, episode, kind, name, &self->error)));
}

static gboolean
delete_lane (Edit *self)
{
  CliffId id = ID ("the lane");

  return READY (cliff_edit_delete_lane (STORE, id, &self->error));
}

static gboolean
move_lane (Edit *self)
{
  CliffId id = ID ("the lane");
  CliffId after = self->next < self->n_words ? ID ("") : 0;

  return READY (cliff_edit_move_lane (STORE, id, after, &self->error));
}

static gboolean
set_lane (Edit *self)
{
  CliffId id = ID ("the lane");
  const char *column = WORD ("what is set"), *word = WORD ("the value");
  gint64 value;

  if (g_str_equal (column, "name"))
    return READY (cliff_edit_set_lane_name (STORE, id, word, &self->error));
  value = g_str_equal (column, "gain") ? cliff_cli_edit_parse_factor (self, word) : cliff_cli_edit_parse_int (self, word);

  return READY (cliff_edit_set_lane_int (STORE, id, column, value, &self->error));
}

static gboolean
add_marker (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  CliffTime time = TIME ("the time");
  const char *kind = WORD ("the kind"), *text = self->next < self->n_words ? WORD ("") : "";

  return READY (note (self, cliff_edit_add_marker (STORE, episode, time, kind, text, &self->error)));
}

static gboolean
set_marker (Edit *self)
{
  CliffId id = ID ("the marker");
  CliffTime time = self->time != NULL ? cliff_cli_edit_parse_time (self, self->time) : -1;

  return READY (cliff_edit_set_marker (STORE, id, time, self->kind, self->text, &self->error));
}

static gboolean
delete_marker (Edit *self)
{
  CliffId id = ID ("the marker");

  return READY (cliff_edit_delete_marker (STORE, id, &self->error));
}

static gboolean
choose_take (Edit *self)
{
  CliffId id = ID ("the shot"), take = ID ("the take, or 0");

  return READY (cliff_edit_choose_take (STORE, "shot", id, take, &self->error));
}

static gboolean
rate_take (Edit *self)
{
  CliffId id = ID ("the take");
  gint64 stars = cliff_cli_edit_parse_int (self, WORD ("the stars, 0 to 5"));

  return READY (cliff_edit_rate_take (STORE, id, (int) CLAMP (stars, -1, G_MAXINT), &self->error));
}

static gboolean
show (Edit *self)
{
  CliffId episode = cliff_cli_edit_take_episode (self);
  g_autoptr(CliffCut) cut = self->error == NULL ? cliff_cut_new (STORE, episode, &self->error) : NULL;
  g_autoptr(JsonNode) node = cut != NULL ? cliff_cli_make_cut_json (cut) : NULL;

  if (node != NULL)
    cliff_cli_print_json (node);

  return node != NULL;
}

static const struct
{
  const char  *name;
  gboolean   (*run) (Edit *self);
  const char  *arguments;
} verbs[] = {
  { "show", show, "EPISODE" },
  { "trim", trim, "ITEM start|end|roll-start|roll-end|slip|slide DISTANCE" },
  { "split", split, "EPISODE TIME [ITEMS]" },
  { "merge", merge, "SHOTS" },
  { "move-shots", move_shots, "SHOTS EPISODE [AFTER]" },
  { "move", move, "ITEMS DISTANCE [--lanes=N] [--place=…]" },
  { "bring", bring, "ITEMS EPISODE TIME [--place=…]" },
  { "copy", copy, "ITEMS EPISODE TIME [--place=…]" },
  { "copy-range", copy_range, "EPISODE START END EPISODE TIME [--place=…]" },
  { "delete", delete, "ITEMS [--lift]" },
  { "delete-range", delete_range, "EPISODE START END [--lift]" },
  { "insert", insert, "EPISODE TIME [--take=ID] [--length=TIME] [--place=…]" },
  { "close-gap", close_gap, "EPISODE TIME [--lane=ID]" },
  { "speed", speed, "ITEM FACTOR" },
  { "freeze", freeze, "EPISODE TIME LENGTH" },
  { "transition", transition, "SHOT cut|dissolve|fade|wipe|push [LENGTH] [--edge=…] [--colour=RRGGBB]" },
  { "release", release, "ITEM" },
  { "add", add, "EPISODE voice|subtitle|title|music|effect|overlay TIME [--text=…] [--take=ID] [--length=TIME] [--lane=ID] [--place=…]" },
  { "words", words, "ITEM TEXT|--spoken" },
  { "style", style, "ITEM|subtitles JSON" },
  { "gain", gain, "ITEM FACTOR" },
  { "fades", fades, "CLIP IN OUT" },
  { "key", key, "ITEM x|y|scale|rotation|opacity|gain TIME VALUE [--curve=linear|ease|hold]" },
  { "move-key", move_key, "KEYFRAME TIME VALUE" },
  { "remove-key", remove_key, "KEYFRAME" },
  { "add-media", add_media, "EPISODE TIME TAKES [--lane=ID] [--place=…]" },
  { "use-take", use_take, "SHOT TAKE" },
  { "add-lane", add_lane, "EPISODE KIND [NAME]" },
  { "delete-lane", delete_lane, "LANE" },
  { "move-lane", move_lane, "LANE [AFTER]" },
  { "set-lane", set_lane, "LANE muted|solo|locked|ducked|gain|name VALUE" },
  { "add-marker", add_marker, "EPISODE TIME hook|cliffhanger|paywall|note|beat [TEXT]" },
  { "set-marker", set_marker, "MARKER [--time=TIME] [--kind=…] [--text=…]" },
  { "delete-marker", delete_marker, "MARKER" },
  { "choose-take", choose_take, "SHOT TAKE" },
  { "rate-take", rate_take, "TAKE STARS" },
};

/* ── The command ─────────────────────────────────────────────────────────────────────────────────── */

static void
edit_clear (Edit *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->made, g_array_unref);
  g_clear_error (&self->error);
  g_free (self->place);
  g_free (self->take);
  g_free (self->length);
  g_free (self->lane);
  g_free (self->text);
  g_free (self->time);
  g_free (self->kind);
  g_free (self->curve);
  g_free (self->edge);
  g_free (self->colour);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

static char *
dup_summary (void)
{
  GString *text = g_string_new (
    "Changes how an episode is cut; each change is one step that “undo” takes back.  TIME: seconds (1.5), MM:SS.mmm or frames (12f); ITEM: "
    "shot:ID, line:ID or clip:ID, ITEMS and SHOTS with commas between; FACTOR: 1 is as it is.\n\nVerbs:\n");

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %s %s\n", verbs[i].name, verbs[i].arguments);

  return g_string_free_and_steal (text);
}

static void
print_result (Edit     *self,
              gboolean  json)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "made");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->made->len; i++)
    {
      json_builder_add_int_value (builder, g_array_index (self->made, CliffId, i));
      if (!json)
        g_print ("%" G_GINT64_FORMAT "\n", g_array_index (self->made, CliffId, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  if (json)
    cliff_cli_print_json (node);
}

/* "-0.5" is a distance, not an option. */
static char **
dup_arguments (int    argc,
               char **argv)
{
  char **copy = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = argv[i][0] == '-' && g_ascii_isdigit (argv[i][1]) ? g_strconcat ("−", argv[i] + 1, NULL) : g_strdup (argv[i]);

  return copy;
}

static CliffExit
run (Edit      *self,
     int        argc,
     char     **argv,
     gboolean   json)
{
  CliffExit exit_code;
  guint i = 0;

  while (argc > 2 && i < G_N_ELEMENTS (verbs) && !g_str_equal (verbs[i].name, argv[2]))
    i++;
  if (argc < 3 || i == G_N_ELEMENTS (verbs))
    {
      g_printerr ("Usage: cliffhanger-cli edit PROJECT VERB …; see “cliffhanger-cli edit --help”\n");
      return CLIFF_EXIT_USAGE;
    }
  self->store = cliff_cli_open_project (argv[1], verbs[i].run != show, &exit_code);
  if (self->store == NULL)
    return exit_code;
  self->words = argv + 3;
  self->n_words = (guint) argc - 3;
  self->made = g_array_new (FALSE, FALSE, sizeof (CliffId));
  if (!verbs[i].run (self))
    {
      if (self->error == NULL)
        return CLIFF_EXIT_USAGE;
      return cliff_cli_fail (self->error);
    }
  if (verbs[i].run != show)
    print_result (self, json);

  return CLIFF_EXIT_OK;
}

CliffExit
cliff_cli_edit (int    argc,
                char **argv)
{
  g_auto(Edit) self = { 0 };
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_STRING, &self.place, "What happens to clips that stand there", "free|overwrite|ripple" },
    { "take", 0, 0, G_OPTION_ARG_STRING, &self.take, "The take that is shown or heard", "ID" },
    { "length", 0, 0, G_OPTION_ARG_STRING, &self.length, "How long; the take's own length if not given", "TIME" },
    { "lane", 0, 0, G_OPTION_ARG_STRING, &self.lane, "The lane; the first of its kind if not given", "ID" },
    { "lanes", 0, 0, G_OPTION_ARG_INT, &self.lanes, "How many lanes down", "N" },
    { "lift", 0, 0, G_OPTION_ARG_NONE, &self.lift, "Leave empty shots in place of those deleted", NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &self.text, "The words of a clip or a marker", "TEXT" },
    { "spoken", 0, 0, G_OPTION_ARG_NONE, &self.spoken, "The subtitle says what is spoken", NULL },
    { "time", 0, 0, G_OPTION_ARG_STRING, &self.time, "Where a marker stands", "TIME" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self.kind, "The kind of a marker", "KIND" },
    { "curve", 0, 0, G_OPTION_ARG_STRING, &self.curve, "How a value goes on to the next keyframe", "linear|ease|hold" },
    { "edge", 0, 0, G_OPTION_ARG_STRING, &self.edge, "Where a wipe or a push comes from", "left|right|top|bottom" },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &self.colour, "What a fade goes through", "RRGGBB" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print an object: made, the ids of what is new", NULL },
    { NULL }
  };
  g_auto(GStrv) arguments = dup_arguments (argc, argv);
  g_autofree char **words = g_memdup2 (arguments, sizeof *arguments * ((gsize) argc + 1));
  g_autofree char *summary = dup_summary ();
  CliffExit exit_code;

  if (!cliff_cli_parse (&argc, &words, entries, "PROJECT VERB …", summary, &exit_code))
    return exit_code;

  return run (&self, argc, words, json);
}
