/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-outline-private.h"

/* Reads @line as the body would, when the text is in one line. */
static gboolean
gives_element (const char                *line,
               const CliffOutlineElement *wanted)
{
  CliffSlice slice = cliff_slice (line, strlen (line));
  CliffDramaPart part;
  g_autofree char *text = NULL, *speaker = NULL, *mood = NULL;

  if (strchr (line, '\n') != NULL || cliff_drama_goes_on (slice) ||
      cliff_drama_part_size (slice) < slice.length)
    return FALSE;
  cliff_drama_read (slice, CLIFF_DRAMA_BODY, TRUE, cliff_drama_parser.scan (slice), &part);
  text = cliff_drama_dup_text (part.text);
  speaker = cliff_drama_dup_text (part.speaker);
  mood = cliff_drama_dup_mood (&part);

  return part.kind == wanted->kind && g_str_equal (text, wanted->text) &&
         g_str_equal (speaker, wanted->speaker) &&
         g_strcmp0 (mood != NULL ? mood : "", wanted->mood) == 0;
}

static void
write_speech (GString                   *out,
              const CliffOutlineElement *speech)
{
  static const char *const kinds[] = {
    [CLIFF_ELEMENT_OS] = "OS", [CLIFF_ELEMENT_VO] = "VO", [CLIFF_ELEMENT_NARRATION] = "旁白",
  };
  static const char *const nobody[] = {
    [CLIFF_ELEMENT_OS] = "内心独白", [CLIFF_ELEMENT_VO] = "画外音", [CLIFF_ELEMENT_NARRATION] = "旁白",
  };
  gboolean spoken = speech->kind == CLIFF_ELEMENT_DIALOGUE;
  gboolean named = speech->speaker[0] != '\0';
  const char *name = named || spoken ? speech->speaker : nobody[speech->kind];
  const char *kind = named && !spoken ? kinds[speech->kind] : "";
  gboolean both = kind[0] != '\0' && speech->mood[0] != '\0',
           any = kind[0] != '\0' || speech->mood[0] != '\0';
  g_autofree char *head = g_strdup_printf ("%s%s%s%s%s%s：", name, any ? "（" : "", kind,
                                           both ? "，" : "", speech->mood, any ? "）" : "");
  g_autofree char *plain = g_strconcat (head, speech->text, NULL),
                  *probe = g_strconcat (head, "x", NULL);
  g_autofree char *safe_name = NULL, *safe_mood = NULL,
                  *safe_text = cliff_drama_dup_escaped (speech->text, FALSE);
  CliffOutlineElement probed = { speech->kind, (char *) "x", speech->speaker, speech->mood, 0, 0 };

  if (gives_element (plain, speech))
    {
      g_string_append_printf (out, "%s\n", plain);
      return;
    }
  if (gives_element (probe, &probed))
    {
      g_string_append_printf (out, "%s%s\n", head, safe_text);
      return;
    }
  safe_name = cliff_drama_dup_escaped (name, TRUE);
  safe_mood = cliff_drama_dup_escaped (speech->mood, TRUE);
  g_string_append_printf (out, "%s%s%s%s%s%s%s%s：%s\n", named ? "@" : "", safe_name,
                          any ? "（" : "", kind, both ? "，" : "",
                          speech->mood[0] != '\0' && safe_mood[0] != '\\' ? "\\" : "", safe_mood,
                          any ? "）" : "", safe_text);
}

/* "【word：text】", or without brackets where the text has more than one line. */
static void
write_mark (GString    *out,
            const char *word,
            const char *text)
{
  g_autofree char *safe = cliff_drama_dup_escaped (text, FALSE);

  if (text[0] == '\0')
    g_string_append_printf (out, "【%s】\n", word);
  else if (strchr (text, '\n') != NULL)
    g_string_append_printf (out, "%s：%s\n", word, safe);
  else
    g_string_append_printf (out, "【%s：%s】\n", word, safe);
}

/* Bytes of a synopsis that one mark holds with all that is escaped in it. */
#define MOST_SYNOPSIS 240

/* One long synopsis is several marks, which are read as one again. */
static void
write_synopsis (GString    *out,
                const char *text)
{
  while (text != NULL && *text != '\0')
    {
      const char *end = text + MIN (strlen (text), MOST_SYNOPSIS);
      const char *space;
      g_autofree char *part = NULL;

      if (*end != '\0')
        {
          space = g_strrstr_len (text, end - text, " ");
          end = space != NULL && space > text ? space : g_utf8_find_prev_char (text, end + 1);
        }
      part = g_strndup (text, (gsize) (end - text));
      g_strstrip (part);
      if (*part != '\0')
        write_mark (out, "梗概", part);
      text = end + (*end == ' ');
    }
}

static void
write_transition (GString                   *out,
                  const CliffOutlineElement *transition)
{
  g_autofree char *plain = g_strdup_printf ("【%s】", transition->text);

  if (gives_element (plain, transition))
    g_string_append_printf (out, "%s\n", plain);
  else
    write_mark (out, "转场", transition->text);
}

static void
write_action (GString    *out,
              const char *text)
{
  g_autofree char *safe = cliff_drama_dup_escaped (text, FALSE);

  g_string_append_printf (out, "△%s\n", safe);
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
      write_mark (out, "歌词", element->text);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
      write_mark (out, "字幕", element->text);
      break;
    case CLIFF_ELEMENT_SFX:
      write_mark (out, "音效", element->text);
      break;
    case CLIFF_ELEMENT_VFX:
      write_mark (out, "特效", element->text);
      break;
    case CLIFF_ELEMENT_FLASHBACK_START:
      write_mark (out, "闪回", element->text);
      break;
    case CLIFF_ELEMENT_FLASHBACK_END:
      write_mark (out, "闪回结束", element->text);
      break;
    case CLIFF_ELEMENT_PAYWALL:
      write_mark (out, "付费卡点", element->text);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      write_transition (out, element);
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
      write_action (out, element->text);
      break;
    }
}

/* Whether a heading is read as @scene again. */
static gboolean
gives_scene (const char              *line,
             const CliffOutlineScene *scene)
{
  CliffSlice slice = cliff_slice (line, strlen (line));
  CliffHeading heading;
  g_autofree char *location = NULL, *time = NULL;

  if (cliff_drama_part_size (slice) < slice.length ||
      !cliff_convention_is_heading (slice, &heading))
    return FALSE;
  location = cliff_drama_dup_text (heading.location);
  time = cliff_drama_dup_text (heading.time);

  return heading.more_location.length == 0 && heading.names.length == 0 &&
         g_str_equal (location, scene->location) && g_str_equal (time, scene->time_of_day) &&
         g_str_equal (cliff_convention_int_ext (heading.int_ext), scene->int_ext);
}

static gboolean
is_pair (const char *number)
{
  gsize first = strspn (number, "0123456789"),
        second = number[first] == '-' ? strspn (number + first + 1, "0123456789") : 0,
        letters = second > 0 ? strspn (number + first + 1 + second, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

  return first > 0 && first < 5 && second > 0 && second < 5 && letters <= 2 && number[first + 1 + second + letters] == '\0' &&
         number[0] != '0' && number[first + 1] != '0';
}

static void
write_heading (GString                 *out,
               const CliffOutlineScene *scene)
{
  gboolean wide = scene->location[0] == '\0' || (guchar) scene->location[0] >= 0x80;
  const char *int_ext = g_str_equal (scene->int_ext, "int") ? (wide ? "内" : "INT")
                        : g_str_equal (scene->int_ext, "ext") ? (wide ? "外" : "EXT")
                        : scene->int_ext[0] != '\0' ? (wide ? "内/外" : "INT/EXT") : "";
  g_autofree char *number = cliff_drama_dup_escaped (scene->number, TRUE);
  g_autofree char *head =
      is_pair (scene->number) ? g_strdup (scene->number) : g_strdup_printf ("场次：#%s", number);
  g_autoptr(GString) line = g_string_new (head);

  for (guint i = 0; i < 3; i++)
    {
      const char *part = i == 0 ? scene->time_of_day : i == 1 ? int_ext : scene->location;

      g_string_append_printf (line, "%s%s", part[0] == '\0' ? "" : " ", part);
    }
  if (!gives_scene (line->str, scene))
    {
      g_autofree char *time = cliff_drama_dup_escaped (scene->time_of_day, TRUE),
                      *location = cliff_drama_dup_escaped (scene->location, TRUE);

      g_string_printf (line, "场次：#%s%s%s%s%s%s%s", number, time[0] == '\0' ? "" : " 时间：",
                       time, int_ext[0] == '\0' ? "" : " 内外：", int_ext,
                       location[0] == '\0' ? "" : " 地点：", location);
    }
  g_string_append_printf (out, "%s\n", line->str);
}

static void
write_scene (GString                 *out,
             const CliffOutlineScene *scene)
{
  if (scene->heading[0] != '\0')
    write_heading (out, scene);
  if (scene->cast->len > 0)
    {
      g_autofree char *cast = cliff_drama_dup_cast (scene->cast);

      g_string_append_printf (out, "人物：%s\n", cast);
    }
  write_synopsis (out, scene->synopsis);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < scene->elements->len; i++)
    write_element (out, g_ptr_array_index (scene->elements, i));
  g_string_append_c (out, '\n');
}

static void
write_bio (GString    *out,
           const char *text,
           gboolean    first)
{
  CliffSlice slice = cliff_slice (text, strlen (text));
  g_autofree char *safe = cliff_drama_dup_escaped (text, FALSE);
  CliffDramaPart part;

  cliff_drama_read (slice, first ? CLIFF_DRAMA_START : CLIFF_DRAMA_PREAMBLE, TRUE,
                    cliff_drama_parser.scan (slice), &part);
  if (part.kind != CLIFF_ELEMENT_BIO || strchr (text, '\\') != NULL ||
      strchr (text, '\n') != NULL || strchr (text, '*') != NULL || strchr (text, '#') != NULL)
    g_string_append_printf (out, "%s%s\n", safe[0] == '\\' ? "" : "\\", safe);
  else
    g_string_append_printf (out, "%s\n", text);
}

static void
write_episode (GString                   *out,
               const CliffOutlineEpisode *episode)
{
  g_autofree char *line = g_strdup_printf ("第%d集%s%s", episode->number,
                                           episode->title[0] == '\0' ? "" : " ", episode->title);
  CliffSlice title = { NULL, 0 }, slice = cliff_slice (line, strlen (line));
  int number;

  if (!cliff_convention_is_episode (slice, TRUE, &number, &title) ||
      !cliff_slice_equal (title, episode->title))
    g_string_append (out, "# ");
  g_string_append_printf (out, "%s\n\n", line);
  if (episode->synopsis != NULL && episode->synopsis[0] != '\0')
    {
      write_synopsis (out, episode->synopsis);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < episode->scenes->len; i++)
    write_scene (out, g_ptr_array_index (episode->scenes, i));
  if (episode->hook[0] != '\0')
    write_mark (out, "卡点", episode->hook);
  g_string_append (out, "【本集完】\n\n");
}

/* (transfer full) */
char *
cliff_outline_to_drama (CliffOutline *self)
{
  GString *out = g_string_new (NULL);

  if (self->title[0] != '\0')
    {
      g_autofree char *title = cliff_drama_dup_escaped (self->title, FALSE);

      g_string_append_printf (out, "《%s》\n\n", title);
    }
  for (guint i = 0; i < self->bios->len; i++)
    write_bio (out, g_ptr_array_index (self->bios, i), i == 0 && self->title[0] == '\0');
  for (guint i = 0; i < self->episodes->len; i++)
    write_episode (out, g_ptr_array_index (self->episodes, i));

  return g_string_free (out, FALSE);
}
