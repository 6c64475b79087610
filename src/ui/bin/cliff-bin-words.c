/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-words.h"

#include "cliff-words.h"

#include <glib/gi18n.h>

static char *
dup_place (gint64 episode,
           gint64 shot)
{
  /* Translators: where something is used */
  return g_strdup_printf (_("Episode %d, shot %d"), (int) episode, (int) shot);
}

char *
cliff_bin_words_dup_title (const CliffMediaSummary *summary)
{
  if (*summary->name != '\0')
    return g_strdup (summary->name);
  if (summary->episode > 0)
    return dup_place (summary->episode, summary->shot);

  return g_strdup (cliff_bin_words_get_kind (summary));
}

const char *
cliff_bin_words_get_kind (const CliffMediaSummary *summary)
{
  if (g_str_equal (summary->kind, "picture"))
    return _("Picture");
  if (g_str_equal (summary->kind, "video"))
    return _("Video");
  if (g_str_equal (summary->kind, "voice"))
    return _("Voice");
  if (g_str_equal (summary->kind, "music"))
    return _("Music");

  return _("Sound");
}

static void
add (GString    *text,
     const char *separator,
     const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static char *
dup_size (const CliffMediaSummary *summary)
{
  return summary->width > 0 ? g_strdup_printf ("%d × %d", summary->width, summary->height) : NULL;
}

char *
cliff_bin_words_dup_subtitle (const CliffMediaSummary *summary)
{
  g_autofree char *length = summary->duration > 0 ? cliff_words_dup_clock (summary->duration) : NULL;
  g_autofree char *size = dup_size (summary);
  GString *text = g_string_new (NULL);

  add (text, " · ", length);
  add (text, " · ", size);
  if (text->len == 0)
    add (text, " · ", cliff_bin_words_get_kind (summary));

  return g_string_free_and_steal (text);
}

/* ── Facts ── */

/* (transfer full) (nullable) */
static JsonNode *
parse (const char *json)
{
  g_autoptr(JsonNode) node = *json != '\0' ? json_from_string (json, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/* (nullable) */
static JsonObject *
get_part (JsonNode   *node,
          const char *name)
{
  JsonNode *part = node != NULL ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return part != NULL && JSON_NODE_HOLDS_OBJECT (part) ? json_node_get_object (part) : NULL;
}

static char *
dup_picture_facts (JsonObject *video)
{
  GString *text = g_string_new (json_object_get_string_member_with_default (video, "codec", ""));
  JsonNode *rate = json_object_get_member (video, "rate");
  JsonArray *pair = rate != NULL && JSON_NODE_HOLDS_ARRAY (rate) ? json_node_get_array (rate) : NULL;
  gint64 den = pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_int_element (pair, 1) : 0;

  if (den > 0 && json_array_get_int_element (pair, 0) > 0)
    {
      g_autofree char *number = g_strdup_printf ("%.4g", (double) json_array_get_int_element (pair, 0) / (double) den);
      /* Translators: how many pictures a second a video has */
      g_autofree char *part = g_strdup_printf (_("%s pictures a second"), number);

      add (text, " · ", part);
    }
  if (json_object_get_boolean_member_with_default (video, "variable", FALSE))
    add (text, " · ", _("varying rate"));
  if (json_object_get_boolean_member_with_default (video, "alpha", FALSE))
    add (text, " · ", _("transparent"));
  if (json_object_get_boolean_member_with_default (video, "hdr", FALSE))
    add (text, " · ", "HDR");

  return g_string_free_and_steal (text);
}

static char *
dup_sound_facts (JsonObject *audio)
{
  gint64 n_channels = json_object_get_int_member_with_default (audio, "channels", 0);
  gint64 rate = json_object_get_int_member_with_default (audio, "rate", 0);
  GString *text = g_string_new (json_object_get_string_member_with_default (audio, "codec", ""));
  g_autofree char *hertz = rate > 0 ? g_strdup_printf ("%.4g kHz", (double) rate / 1000) : NULL;

  if (n_channels == 1)
    add (text, " · ", _("mono"));
  else if (n_channels == 2)
    add (text, " · ", _("stereo"));
  else if (n_channels > 2)
    {
      g_autofree char *channels = g_strdup_printf (ngettext ("%d channel", "%d channels", (gulong) n_channels), (int) n_channels);

      add (text, " · ", channels);
    }
  add (text, " · ", hertz);

  return g_string_free_and_steal (text);
}

char *
cliff_bin_words_dup_facts (const CliffMediaSummary *summary)
{
  g_autoptr(JsonNode) facts = parse (summary->facts);
  JsonObject *video = get_part (facts, "video"), *audio = get_part (facts, "audio");
  g_autofree char *subtitle = cliff_bin_words_dup_subtitle (summary);
  g_autofree char *bytes = g_format_size ((guint64) summary->bytes);
  g_autofree char *picture = video != NULL ? dup_picture_facts (video) : NULL;
  g_autofree char *sound = audio != NULL ? dup_sound_facts (audio) : NULL;
  g_autoptr(GString) first = g_string_new (cliff_bin_words_get_kind (summary));
  GString *text = g_string_new (NULL);

  if (!g_str_equal (subtitle, cliff_bin_words_get_kind (summary)))
    add (first, " · ", subtitle);
  add (first, " · ", bytes);
  add (text, "\n", first->str);
  add (text, "\n", picture);
  add (text, "\n", sound);

  return g_string_free_and_steal (text);
}

/* ── AI ── */

static void
add_label (GString    *text,
           JsonObject *label,
           const char *name,
           const char *member)
{
  const char *what = label != NULL ? json_object_get_string_member_with_default (label, member, "") : NULL;
  g_autofree char *part = NULL;

  if (label == NULL)
    return;
  part = *what != '\0' ? g_strdup_printf ("%s (%s)", name, what) : g_strdup (name);
  add (text, ", ", part);
}

char *
cliff_bin_words_dup_origin (const CliffMediaSummary *summary)
{
  g_autoptr(JsonNode) origin = parse (summary->origin);
  const char *ai = origin != NULL ? json_object_get_string_member_with_default (json_node_get_object (origin), "ai", "unknown")
                                  : "unknown";
  g_autoptr(GString) labels = g_string_new (NULL);

  if (*summary->engine != '\0')
    /* Translators: an engine's name follows */
    return g_strdup_printf (_("Made here, by %s"), summary->engine);
  add_label (labels, get_part (origin, "aigc"), "AIGC", "producer");
  add_label (labels, get_part (origin, "xmp"), "XMP", "source_type");
  add_label (labels, get_part (origin, "c2pa"), "C2PA", "generator");
  if (g_str_equal (ai, "yes"))
    /* Translators: the names of labels follow */
    return g_strdup_printf (_("Made with AI, as its own labels say: %s"), labels->str);
  if (g_str_equal (ai, "no"))
    return g_strdup_printf (_("Made without AI, as its own labels say: %s"), labels->str);

  return g_strdup (_("No label says how it was made"));
}

/* ── Uses ── */

char *
cliff_bin_words_dup_use (CliffStore         *store,
                         const CliffTakeUse *use)
{
  g_autoptr(CliffRecord) episode = cliff_record_get (store, CLIFF_TYPE_EPISODE, use->episode_id);
  int number = episode != NULL ? (int) cliff_record_get_int (episode, "number") : 0;

  if (g_str_equal (use->kind, "clip"))
    return use->shot > 0
             /* Translators: where a clip stands: an episode and the shot over which it stands */
             ? g_strdup_printf (_("Episode %d, clip at shot %d"), number, (int) use->shot)
             : g_strdup_printf (_("Episode %d, clip on a lane"), number);
  if (g_str_equal (use->kind, "line"))
    return g_strdup_printf (_("Episode %d, line of shot %d"), number, (int) use->shot);

  return dup_place (number, use->shot);
}

char *
cliff_bin_words_dup_label (const CliffMediaSummary *summary,
                           gboolean                 missing)
{
  g_autofree char *title = cliff_bin_words_dup_title (summary);
  g_autofree char *length = summary->duration > 0 ? cliff_words_dup_spoken_time (summary->duration) : NULL;
  GString *text = g_string_new (title);

  if (!g_str_equal (title, cliff_bin_words_get_kind (summary)))
    add (text, ", ", cliff_bin_words_get_kind (summary));
  add (text, ", ", length);
  add (text, ", ", *summary->words != '\0' ? summary->words : NULL);
  if (summary->ai)
    add (text, ", ", _("made with AI"));
  if (missing)
    add (text, ", ", _("missing"));

  return g_string_free_and_steal (text);
}
