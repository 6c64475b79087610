/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-report.h"

#include "cliff-breakdown.h"
#include "cliff-numbers.h"

#include <string.h>

static const struct
{
  const char      *id;
  const char      *english;
  const char      *chinese;
  CliffReportType  type;
} known_columns[] = {
  { "name", "Name", "名称", CLIFF_REPORT_TEXT },
  { "scene", "Scene", "场次", CLIFF_REPORT_TEXT },
  { "heading", "Heading", "场景", CLIFF_REPORT_TEXT },
  { "int_ext", "Int./Ext.", "内外", CLIFF_REPORT_TEXT },
  { "times", "Time of day", "时间", CLIFF_REPORT_TEXT },
  { "cast", "Cast", "人物", CLIFF_REPORT_TEXT },
  { "speeches", "Speeches", "台词", CLIFF_REPORT_COUNT },
  { "words", "Words", "字数", CLIFF_REPORT_COUNT },
  { "milliseconds", "Time", "时长", CLIFF_REPORT_TIME },
  { "scenes", "Scenes", "场数", CLIFF_REPORT_COUNT },
  { "episodes", "Episodes", "集", CLIFF_REPORT_TEXT },
  { "first", "First", "首次", CLIFF_REPORT_TEXT },
  { "last", "Last", "末次", CLIFF_REPORT_TEXT },
};

static const struct
{
  const char *name;
  const char *english;
  const char *chinese;
  const char *columns;
} kinds[] = {
  [CLIFF_REPORT_CHARACTERS] = { "characters", "Characters", "人物报告",
                                "name speeches words milliseconds scenes episodes first last" },
  [CLIFF_REPORT_LOCATIONS] = { "locations", "Locations", "场景报告",
                               "name int_ext times scenes milliseconds episodes first last" },
  [CLIFF_REPORT_SCENES] = { "scenes", "Scenes", "场次表", "scene heading cast speeches words milliseconds" },
  [CLIFF_REPORT_CAST] = { "cast", "Cast by Scene", "人物出场表", "scene" },
};

/* A character or a location while the scenes are gone through. */
typedef struct
{
  char      *name;
  GString   *episodes;      /* "1-3,5" */
  int        episode;       /* the last one in it */
  GPtrArray *int_ext;       /* char *, each once */
  GPtrArray *times;
  char      *first;
  char      *last;
  guint      n_scenes;
  guint      n_speeches;
  guint      n_words;
  CliffTime  time;
  guint      scene;         /* the last one counted, from 1 */
  guint      index;         /* the order of coming up */
} Entry;

/* A scene that is gone through. */
typedef struct
{
  CliffOutlineEpisode *episode;
  CliffOutlineScene   *scene;
  guint                number;  /* from 1, over all */
  char                *label;
  CliffTime            length;
} Place;

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  g_string_free (entry->episodes, TRUE);
  g_ptr_array_unref (entry->int_ext);
  g_ptr_array_unref (entry->times);
  g_free (entry->first);
  g_free (entry->last);
  g_free (entry);
}

/* ── The table ── */

static void
add_known_columns (CliffReport     *self,
                   CliffReportKind  kind)
{
  g_auto(GStrv) ids = g_strsplit (kinds[kind].columns, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (known_columns); j++)
      if (g_str_equal (known_columns[j].id, ids[i]))
        cliff_report_add_column (self, ids[i], self->chinese ? known_columns[j].chinese : known_columns[j].english,
                                 known_columns[j].type);
}

/* ── Going through the scenes ── */

static void
add_once (GPtrArray  *list,
          const char *text)
{
  if (text[0] != '\0' && !g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (text));
}

static Entry *
get_entry (GHashTable *entries,
           const char *name)
{
  Entry *entry = g_hash_table_lookup (entries, name);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->name = g_strdup (name);
  entry->episodes = g_string_new (NULL);
  entry->int_ext = g_ptr_array_new_with_free_func (g_free);
  entry->times = g_ptr_array_new_with_free_func (g_free);
  entry->index = g_hash_table_size (entries);
  entry->episode = G_MININT;
  g_hash_table_insert (entries, entry->name, entry);

  return entry;
}

static void
add_episode (Entry *entry,
             int    number)
{
  if (entry->episode == number)
    return;
  if (entry->episodes->len > 0 && entry->episode != G_MININT && number == entry->episode + 1)
    {
      const char *dash = strrchr (entry->episodes->str, '-');
      const char *comma = strrchr (entry->episodes->str, ',');

      if (dash != NULL && (comma == NULL || dash > comma))
        g_string_truncate (entry->episodes, (gsize) (dash - entry->episodes->str));
      g_string_append_printf (entry->episodes, "-%d", number);
    }
  else
    g_string_append_printf (entry->episodes, "%s%d", entry->episodes->len > 0 ? "," : "", number);
  entry->episode = number;
}

static void
add_place (Entry       *entry,
           const Place *place)
{
  if (entry->scene == place->number)
    return;
  entry->scene = place->number;
  entry->n_scenes++;
  add_episode (entry, place->episode->number);
  if (entry->first == NULL)
    entry->first = g_strdup (place->label);
  g_set_str (&entry->last, place->label);
}

/* How long a scene lasts; scenes are known by where they start. */
static CliffTime
find_length (CliffScriptNumbers *numbers,
             gsize               start)
{
  for (guint i = 0; i < numbers->episodes->len; i++)
    {
      const CliffEpisodeNumbers *episode = g_ptr_array_index (numbers->episodes, i);

      if (start < episode->start || start >= MAX (episode->end, episode->start + 1))
        continue;
      for (guint j = 0; j < episode->scenes->len; j++)
        {
          const CliffSceneNumbers *scene = g_ptr_array_index (episode->scenes, j);

          if (scene->start == start)
            return scene->numbers.length;
        }
    }

  return 0;
}

static char *
dup_label (CliffOutline        *outline,
           CliffOutlineEpisode *episode,
           CliffOutlineScene   *scene,
           guint                index)
{
  g_autofree char *number = scene->number[0] != '\0' ? g_strdup (scene->number) : g_strdup_printf ("%u", index + 1);

  return outline->episodes->len > 1 && strchr (number, '-') == NULL ? g_strdup_printf ("%d-%s", episode->number, number)
                                                                    : g_steal_pointer (&number);
}

typedef void (*PlaceFunc) (CliffReport *self,
                           const Place *place,
                           GHashTable  *entries);

static void
foreach_place (CliffReport        *self,
               CliffOutline       *outline,
               CliffScriptNumbers *numbers,
               int                 episode_number,
               GHashTable         *entries,
               PlaceFunc           func)
{
  Place place = { .number = 0 };

  for (guint i = 0; i < outline->episodes->len; i++)
    {
      place.episode = g_ptr_array_index (outline->episodes, i);
      if (episode_number != 0 && place.episode->number != episode_number)
        continue;
      for (guint j = 0; j < place.episode->scenes->len; j++)
        {
          place.scene = g_ptr_array_index (place.episode->scenes, j);
          place.number++;
          place.length = find_length (numbers, place.scene->start);
          place.label = dup_label (outline, place.episode, place.scene, j);
          func (self, &place, entries);
          g_free (place.label);
        }
    }
}

static void
count_characters (CliffReport *self,
                  const Place *place,
                  GHashTable  *entries)
{
  for (guint i = 0; i < place->scene->cast->len; i++)
    add_place (get_entry (entries, g_ptr_array_index (place->scene->cast, i)), place);
  for (guint i = 0; i < place->scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (place->scene->elements, i);
      Entry *entry;

      if (!cliff_element_kind_is_speech (element->kind) || element->speaker[0] == '\0')
        continue;
      entry = get_entry (entries, element->speaker);
      add_place (entry, place);
      entry->n_speeches++;
      entry->n_words += (guint) cliff_breakdown_count_spoken (element->text);
      entry->time += cliff_breakdown_speech_time (element->text, element->mood);
    }
}

static void
count_locations (CliffReport *self,
                 const Place *place,
                 GHashTable  *entries)
{
  Entry *entry;

  if (place->scene->location[0] == '\0')
    return;
  entry = get_entry (entries, place->scene->location);
  add_place (entry, place);
  add_once (entry->int_ext, place->scene->int_ext);
  add_once (entry->times, place->scene->time_of_day);
  entry->time += place->length;
}

/* ── Rows ── */

/* (transfer full): the names of the people of a scene, those of its list first. */
static GPtrArray *
dup_cast (CliffOutlineScene *scene)
{
  GPtrArray *cast = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < scene->cast->len; i++)
    add_once (cast, g_ptr_array_index (scene->cast, i));
  for (guint i = 0; i < scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);

      if (cliff_element_kind_is_speech (element->kind))
        add_once (cast, element->speaker);
    }

  return cast;
}

static char *
join (GPtrArray  *list,
      const char *separator)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "", (const char *) g_ptr_array_index (list, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_scene_row (CliffReport *self,
               const Place *place,
               GHashTable  *entries)
{
  CliffReportCell *row = cliff_report_add_row (self);
  g_autoptr(GPtrArray) cast = dup_cast (place->scene);

  row[0].text = g_strdup (place->label);
  row[1].text = g_strdup (place->scene->heading);
  row[2].text = join (cast, self->chinese ? "、" : ", ");
  for (guint i = 0; i < place->scene->elements->len; i++)
    {
      const CliffOutlineElement *element = g_ptr_array_index (place->scene->elements, i);

      if (!cliff_element_kind_is_speech (element->kind))
        continue;
      row[3].number++;
      row[4].number += cliff_breakdown_count_spoken (element->text);
    }
  row[5].number = place->length;
}

/* Whoever is in the scene has the number of speeches there, or a dot. */
static void
add_cast_row (CliffReport *self,
              const Place *place,
              GHashTable  *entries)
{
  CliffReportCell *row = cliff_report_add_row (self);
  g_autoptr(GPtrArray) cast = dup_cast (place->scene);

  row[0].text = g_strdup (place->label);
  for (guint i = 1; i < self->columns->len; i++)
    {
      const char *name = g_array_index (self->columns, CliffReportColumn, i).id;
      guint n = 0;

      for (guint j = 0; j < place->scene->elements->len; j++)
        {
          const CliffOutlineElement *element = g_ptr_array_index (place->scene->elements, j);

          n += cliff_element_kind_is_speech (element->kind) && g_str_equal (element->speaker, name);
        }
      row[i].text = n > 0 ? g_strdup_printf ("%u", n)
                          : g_strdup (g_ptr_array_find_with_equal_func (cast, name, g_str_equal, NULL) ? "·" : "");
    }
}

/* Whoever speaks most comes first, then in the order of coming up; locations by their scenes. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a, *two = *(const Entry *const *) b;

  if (one->n_speeches != two->n_speeches)
    return one->n_speeches > two->n_speeches ? -1 : 1;
  if (one->n_scenes != two->n_scenes)
    return one->n_scenes > two->n_scenes ? -1 : 1;

  return one->index < two->index ? -1 : one->index > two->index;
}

static GPtrArray *
sort_entries (GHashTable *entries)
{
  GPtrArray *sorted = g_hash_table_get_values_as_ptr_array (entries);

  g_ptr_array_sort (sorted, compare_entries);

  return sorted;
}

static void
add_entry_rows (CliffReport *self,
                GHashTable  *entries,
                gboolean     characters)
{
  g_autoptr(GPtrArray) sorted = sort_entries (entries);

  for (guint i = 0; i < sorted->len; i++)
    {
      const Entry *entry = g_ptr_array_index (sorted, i);
      CliffReportCell *row = cliff_report_add_row (self), *at = row;

      (at++)->text = g_strdup (entry->name);
      if (characters)
        {
          (at++)->number = entry->n_speeches;
          (at++)->number = entry->n_words;
          (at++)->number = entry->time;
          (at++)->number = entry->n_scenes;
        }
      else
        {
          (at++)->text = join (entry->int_ext, ", ");
          (at++)->text = join (entry->times, ", ");
          (at++)->number = entry->n_scenes;
          (at++)->number = entry->time;
        }
      (at++)->text = g_strdup (entry->episodes->str);
      (at++)->text = g_strdup (entry->first);
      (at++)->text = g_strdup (entry->last);
    }
}

/* ── Public ── */

CliffReport *
cliff_report_new (CliffScript     *script,
                  CliffReportKind  kind,
                  int              episode)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  gboolean chinese = outline->format == CLIFF_SCRIPT_DRAMA;
  CliffReport *self = cliff_report_alloc (chinese ? kinds[kind].chinese : kinds[kind].english, chinese);
  g_autoptr(CliffScriptNumbers) numbers = cliff_script_measure (script, NULL);
  g_autoptr(GHashTable) entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) entry_free);

  self->grid = kind == CLIFF_REPORT_CAST;
  add_known_columns (self, kind);

  switch (kind)
    {
    case CLIFF_REPORT_CHARACTERS:
      foreach_place (self, outline, numbers, episode, entries, count_characters);
      add_entry_rows (self, entries, TRUE);
      break;
    case CLIFF_REPORT_LOCATIONS:
      foreach_place (self, outline, numbers, episode, entries, count_locations);
      add_entry_rows (self, entries, FALSE);
      break;
    case CLIFF_REPORT_SCENES:
      foreach_place (self, outline, numbers, episode, entries, add_scene_row);
      break;
    case CLIFF_REPORT_CAST:
    default:
      {
        g_autoptr(GPtrArray) sorted = NULL;

        foreach_place (self, outline, numbers, episode, entries, count_characters);
        sorted = sort_entries (entries);
        for (guint i = 0; i < sorted->len; i++)
          {
            const Entry *entry = g_ptr_array_index (sorted, i);

            cliff_report_add_column (self, entry->name, entry->name, CLIFF_REPORT_TEXT);
          }
        foreach_place (self, outline, numbers, episode, entries, add_cast_row);
      }
      break;
    }

  return self;
}

gboolean
cliff_report_kind_from_string (const char      *name,
                               CliffReportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
