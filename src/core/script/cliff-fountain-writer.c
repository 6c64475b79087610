/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"
#include "cliff-outline-private.h"

/* Backslashes where a mark would be read. */
void
cliff_fountain_append_escaped (GString    *out,
                               const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean doubled = p > text && p[-1] == p[0] && (*p == '[' || *p == ']');

      if (*p == '*' || *p == '_' || *p == '\\' || doubled)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Whether a line of plain text would be read as something that its first character says. */
gboolean
cliff_fountain_has_mark (CliffSlice line)
{
  CliffElementKind kind;
  CliffSlice rest;

  return line.length > 0 &&
         (strchr ("!>~#=@", line.data[0]) != NULL || cliff_fountain_is_forced_heading (line) ||
          cliff_fountain_is_tag (line, &kind, &rest));
}

/* Whether an action's first line would be read as anything else. */
static gboolean
needs_force (CliffSlice line)
{
  CliffSlice title;
  int number;

  return line.length == 0 || cliff_fountain_has_mark (line) || cliff_fountain_is_heading (line) ||
         cliff_fountain_is_upper (line) || cliff_convention_is_end_of_episode (line) ||
         cliff_convention_is_episode (line, FALSE, &number, &title);
}

static void
write_action (GString    *out,
              const char *text,
              gboolean    force)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      CliffSlice line = cliff_slice (lines[i], strlen (lines[i]));

      if (i == 0 ? force || needs_force (line) : line.length == 0 || cliff_fountain_has_mark (line))
        g_string_append_c (out, '!');
      cliff_fountain_append_escaped (out, lines[i]);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

/* A note without a line end behind it; @type is "" for one that is nothing but a note. */
void
cliff_fountain_append_note (GString    *out,
                            const char *type,
                            const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append_printf (out, "[[%s%s", type, text[0] == '\0' || type[0] == '\0' ? "" : ": ");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      if (i > 0 && lines[i][0] == '\0')
        g_string_append (out, "  ");
      cliff_fountain_append_escaped (out, lines[i]);
    }
  /* A bracket at the text's end must not become part of the note's. */
  g_string_append (out, g_str_has_suffix (text, "]") ? " ]]" : "]]");
}

static void
write_note (GString    *out,
            const char *type,
            const char *text)
{
  cliff_fountain_append_note (out, type, text);
  g_string_append (out, "\n\n");
}

static void
write_speech_line (GString    *out,
                   const char *text)
{
  CliffSlice line = cliff_slice (text, strlen (text)), rest;
  CliffElementKind kind;

  if (line.length == 0)
    g_string_append (out, "  ");
  else if (g_ascii_isupper (text[0]) && cliff_fountain_is_tag (line, &kind, &rest))
    {
      const char *colon = text + strcspn (text, ":");

      g_string_append_len (out, text, colon - text);
      g_string_append (out, *colon == ':' ? "\\:" : "");
      cliff_fountain_append_escaped (out, *colon == ':' ? colon + 1 : colon);
      g_string_append_c (out, '\n');
      return;
    }
  else if (cliff_fountain_has_mark (line) || cliff_fountain_is_paren (line))
    g_string_append_c (out, '\\');
  cliff_fountain_append_escaped (out, text);
  g_string_append_c (out, '\n');
}

static void
write_speech (GString                   *out,
              const CliffOutlineElement *speech)
{
  static const char *const extensions[] = {
    [CLIFF_ELEMENT_OS] = " (OS)",
    [CLIFF_ELEMENT_VO] = " (V.O.)",
    [CLIFF_ELEMENT_NARRATION] = " (旁白)",
  };
  static const char *const nobody[] = {
    [CLIFF_ELEMENT_OS] = "内心独白", [CLIFF_ELEMENT_VO] = "画外音", [CLIFF_ELEMENT_NARRATION] = "旁白",
  };
  gboolean spoken = speech->kind == CLIFF_ELEMENT_DIALOGUE;
  g_auto(GStrv) lines = g_strsplit (speech->text, "\n", -1);

  g_string_append_c (out, '@');
  cliff_fountain_append_escaped (out,
                  speech->speaker[0] != '\0' || spoken ? speech->speaker : nobody[speech->kind]);
  if (!spoken && speech->speaker[0] != '\0')
    g_string_append (out, extensions[speech->kind]);
  g_string_append_c (out, '\n');
  if (speech->mood[0] != '\0')
    {
      g_string_append_c (out, '(');
      cliff_fountain_append_escaped (out, speech->mood);
      g_string_append (out, ")\n");
    }
  for (guint i = 0; lines[i] != NULL; i++)
    write_speech_line (out, lines[i]);
  g_string_append_c (out, '\n');
}

static void
write_lyric (GString    *out,
             const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append_c (out, '~');
      cliff_fountain_append_escaped (out, lines[i]);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
write_element (GString                   *out,
               const CliffOutlineElement *element)
{
  switch (element->kind)
    {
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      write_speech (out, element);
      break;
    case CLIFF_ELEMENT_LYRIC:
      write_lyric (out, element->text);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
      write_note (out, "subtitle", element->text);
      break;
    case CLIFF_ELEMENT_SFX:
      write_note (out, "sfx", element->text);
      break;
    case CLIFF_ELEMENT_VFX:
      write_note (out, "vfx", element->text);
      break;
    case CLIFF_ELEMENT_FLASHBACK_START:
      write_note (out, "flashback", element->text);
      break;
    case CLIFF_ELEMENT_FLASHBACK_END:
      write_note (out, "flashback end", element->text);
      break;
    case CLIFF_ELEMENT_PAYWALL:
      write_note (out, "paywall", element->text);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      g_string_append (out, "> ");
      cliff_fountain_append_escaped (out, element->text);
      g_string_append (out, "\n\n");
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      write_action (out, element->text, FALSE);
      break;
    }
}

/* Whether a heading's text is read as @scene again. */
static gboolean
gives_scene (const char              *text,
             const CliffOutlineScene *scene)
{
  CliffHeading heading = { 0 };

  cliff_convention_split_slugline (cliff_slice (text, strlen (text)), &heading);

  return heading.more_location.length == 0 &&
         cliff_slice_equal (heading.location, scene->location) &&
         cliff_slice_equal (heading.time, scene->time_of_day) &&
         g_str_equal (cliff_convention_int_ext (heading.int_ext), scene->int_ext);
}

static void
write_heading (GString                 *out,
               const CliffOutlineScene *scene)
{
  const char *int_ext = g_str_equal (scene->int_ext, "int")   ? "内"
                        : g_str_equal (scene->int_ext, "ext") ? "外"
                        : scene->int_ext[0] != '\0'           ? "内/外"
                                                              : "";
  g_autofree char *mapped = g_strjoin (" ", scene->location, int_ext, scene->time_of_day, NULL);
  g_autofree char *turned = g_strjoin (" ", int_ext, scene->time_of_day, scene->location, NULL);
  g_autofree char *dashed = g_strjoin (" - ", scene->location, scene->time_of_day, NULL);
  const char *prefix = g_str_equal (scene->int_ext, "int")   ? "INT."
                       : g_str_equal (scene->int_ext, "ext") ? "EXT."
                                                             : "INT./EXT.";
  gboolean timed = scene->time_of_day[0] != '\0',
           latin = int_ext[0] != '\0' && (guchar)scene->location[0] < 0x80;
  g_autofree char *slugline =
      g_strconcat (prefix, " ", scene->location, timed ? " - " : "", scene->time_of_day, NULL);
  char *forms[] = { slugline, mapped, dashed, turned };
  const char *chosen = turned;

  for (guint i = latin ? 0 : 1; i < G_N_ELEMENTS (forms); i++)
    {
      g_strstrip (forms[i]);
      if (gives_scene (forms[i], scene))
        {
          chosen = forms[i];
          break;
        }
    }
  if (chosen != slugline)
    g_string_append_c (out, '.');
  /* A heading that says nothing is its number, which its reader knows. */
  cliff_fountain_append_escaped (out, chosen[0] != '\0' ? chosen : scene->number);
  g_string_append_printf (out, " #%s#\n\n", scene->number);
}

/* A synopsis knows no marks and no backslashes; only what would begin a note or a boneyard is drawn apart. */
static void
write_synopsis (GString    *out,
                const char *synopsis)
{
  g_autoptr(GString) text = g_string_new (synopsis);

  if (text->len == 0)
    return;
  g_string_replace (text, "[[", "[ [", 0);
  g_string_replace (text, "/*", "/ *", 0);
  g_string_append_printf (out, "= %s\n\n", text->str);
}

static void
write_scene (GString                 *out,
             const CliffOutlineScene *scene)
{
  if (scene->heading[0] != '\0')
    write_heading (out, scene);
  write_synopsis (out, scene->synopsis);
  if (scene->cast->len > 0)
    {
      g_autofree char *cast = cliff_drama_dup_cast (scene->cast);

      g_string_append_printf (out, "[[cast: %s]]\n\n", cast);
    }
  for (guint i = 0; i < scene->elements->len; i++)
    write_element (out, g_ptr_array_index (scene->elements, i));
}

/* (transfer full) */
char *
cliff_outline_to_fountain (CliffOutline *self)
{
  GString *out = g_string_new (NULL);

  if (self->title[0] != '\0')
    {
      g_string_append (out, "Title: ");
      cliff_fountain_append_escaped (out, self->title);
      g_string_append (out, "\n\n");
    }
  for (guint i = 0; i < self->bios->len; i++)
    write_action (out, g_ptr_array_index (self->bios, i), self->title[0] == '\0');
  for (guint i = 0; i < self->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (self->episodes, i);

      g_string_append_printf (out, "# 第%d集%s", episode->number,
                              episode->title[0] == '\0' ? "" : " ");
      cliff_fountain_append_escaped (out, episode->title);
      g_string_append (out, "\n\n");
      write_synopsis (out, episode->synopsis);
      for (guint j = 0; j < episode->scenes->len; j++)
        write_scene (out, g_ptr_array_index (episode->scenes, j));
      if (episode->hook[0] != '\0')
        write_note (out, "hook", episode->hook);
    }

  return g_string_free (out, FALSE);
}
