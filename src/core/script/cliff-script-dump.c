/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-private.h"

typedef struct
{
  CliffScript *script;
  JsonArray   *array;
} Dump;

static void
set_string (JsonObject *object,
            const char *key,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

static void
set_strings (JsonObject *object,
             const char *key,
             GPtrArray  *values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; values != NULL && i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  json_object_set_array_member (object, key, array);
}

static void
set_runs (JsonObject         *object,
          const CliffElement *element)
{
  JsonArray *runs = json_array_new ();

  for (guint i = 0; i < element->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (element->runs, CliffRun, i);
      g_autofree char *text =
          cliff_text_dup_valid (element->text + run->start, run->end - run->start);
      g_autoptr(GString) flags = g_string_new (NULL);
      JsonArray *pair = json_array_new ();

      g_string_append (flags, (run->style & CLIFF_STYLE_BOLD) != 0 ? "b" : "");
      g_string_append (flags, (run->style & CLIFF_STYLE_ITALIC) != 0 ? "i" : "");
      g_string_append (flags, (run->style & CLIFF_STYLE_UNDERLINE) != 0 ? "u" : "");
      json_array_add_string_element (pair, text);
      json_array_add_string_element (pair, flags->str);
      json_array_add_array_element (runs, pair);
    }
  json_object_set_array_member (object, "runs", runs);
}

static void
set_fountain (JsonObject         *object,
              const CliffElement *element)
{
  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      set_string (object, "key", element->name);
      set_strings (object, "values", element->names);
      break;
    case CLIFF_ELEMENT_CHARACTER:
      set_string (object, "name", element->name);
      set_strings (object, "ext", element->names);
      json_object_set_boolean_member (object, "dual", element->dual);
      json_object_set_boolean_member (object, "forced", element->forced);
      break;
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_TRANSITION:
      json_object_set_boolean_member (object, "forced", element->forced);
      set_string (object, "num", element->number);
      break;
    case CLIFF_ELEMENT_SECTION:
      json_object_set_int_member (object, "level", element->level);
      break;
    case CLIFF_ELEMENT_EPISODE:
      json_object_set_int_member (object, "no", element->episode);
      set_string (object, "title", element->title);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
  if (element->notes != NULL)
    set_strings (object, "notes", element->notes);
}

static void
set_drama (JsonObject         *object,
           const CliffElement *element)
{
  switch (element->kind)
    {
    case CLIFF_ELEMENT_EPISODE:
      json_object_set_int_member (object, "no", element->episode);
      set_string (object, "title", element->title);
      break;
    case CLIFF_ELEMENT_TITLE:
      set_string (object, "title", element->text);
      break;
    case CLIFF_ELEMENT_SCENE:
      set_string (object, "no", element->number);
      set_string (object, "time", element->time);
      set_string (object, "int_ext", element->int_ext);
      set_string (object, "location", element->location);
      if (element->names != NULL)
        set_strings (object, "names", element->names);
      break;
    case CLIFF_ELEMENT_CAST:
      set_strings (object, "names", element->names);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      set_string (object, "speaker", element->name);
      set_string (object, "mood", element->mood);
      break;
    }
}

static void
dump_element (const CliffElement *element,
              gpointer            user_data)
{
  Dump *dump = user_data;
  JsonObject *object = json_object_new ();
  gboolean fountain = dump->script->format == CLIFF_SCRIPT_FOUNTAIN;

  json_object_set_string_member (object, "t",
                                 fountain && element->kind == CLIFF_ELEMENT_SCENE
                                     ? "heading"
                                     : cliff_element_kind_to_string (element->kind));
  if (fountain)
    set_fountain (object, element);
  else
    set_drama (object, element);
  set_string (object, "text", element->text);
  if (element->runs != NULL)
    set_runs (object, element);
  json_object_set_int_member (object, "start", element->start);
  json_object_set_int_member (object, "end", element->end);
  json_array_add_object_element (dump->array, object);
}

/**
 * cliff_script_dump:
 *
 * Returns: (transfer full): one object an element, in the order of the text
 */
JsonArray *
cliff_script_dump (CliffScript *self)
{
  Dump dump = { self, json_array_new () };

  cliff_script_foreach_element (self, dump_element, &dump);

  return dump.array;
}
