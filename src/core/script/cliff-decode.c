/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-decode.h"

#include "cliff-script.h"

#include <string.h>

/* How much of a text is looked at to tell its encoding: far more than it takes. */
#define LOOK_BYTES 16384

/* What Chinese scripts are full of, in both ways of writing.  Nearly all bytes of Big5 are GB18030, too, but what they say there is
 * rare characters.  With forty characters of text the right reading has always had the larger share of these, measured on
 * thousands of translated sentences in either writing; a single word may be misread. */
static const char common[] =
  "的一是不了在人有我他这個个為为来來大说說要會会和上也你她到地出就時时年得可下過过那裡里生自着著去之子对對小後后然"
  "沒没於于起看家還还把能好天道日開开麼么心多而樣样成種种都手以知話话事中想從从國国老面頭头見见已經经很與与進进方作"
  "無无點点身聲声長长走問问當当前被兩两做電电動动間间門门讓让現现給给氣气真女男親亲愛爱媽妈爸哥姐弟妹們们什誰谁第集"
  "場场幕夜內内外景客廳厅室院街車车字音效閃闪回本完特寫写卡物色角聽听眼笑哭轉转站坐住打關关水光死錢钱紙纸書书拿等吧"
  "嗎吗呢啊哦嗯這別别又再才只它，。：；？！、（）「」『』“”《》【】…—△　";

static char *
convert (const char *data,
         gsize       length,
         const char *encoding)
{
  gsize written = 0;
  char *text = g_convert (data, (gssize) length, "UTF-8", encoding, NULL, &written, NULL);

  if (text != NULL && memchr (text, '\0', written) != NULL)
    g_clear_pointer (&text, g_free);

  return text;
}

/* How many of a thousand characters beyond ASCII are common ones. */
static guint
count_common (const char *text)
{
  guint n_common = 0, n_all = 0;

  for (const char *at = text; *at != '\0' && at - text < LOOK_BYTES; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80)
        continue;
      n_all++;
      if (g_utf8_strchr (common, -1, character) != NULL)
        n_common++;
    }

  return n_all > 0 ? n_common * 1000 / n_all : 0;
}

/* Big5 with what Hong Kong adds to it. */
static char *
convert_chinese (const char *data,
                 gsize       length)
{
  g_autofree char *mainland = convert (data, length, "GB18030"), *taiwan = convert (data, length, "BIG5-HKSCS");

  if (taiwan != NULL && (mainland == NULL || count_common (taiwan) > count_common (mainland)))
    return g_steal_pointer (&taiwan);

  return g_steal_pointer (&mainland);
}

static gboolean
has_utf16_mark (const char *data,
                gsize       length)
{
  return length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

char *
cliff_decode (const char  *data,
              gsize        length,
              GError     **error)
{
  char *text;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length == 0)
    return g_strdup ("");
  if (g_utf8_validate (data, (gssize) length, NULL))
    return g_strndup (data, length);
  if (!has_utf16_mark (data, length) && memchr (data, '\0', length) != NULL)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_NO_SCRIPT,
                   "This is no script; text, Markdown, Fountain, .docx, .fdx, HTML and PDF can be read");
      return NULL;
    }

  text = has_utf16_mark (data, length)
           ? convert (data + 2, length - 2, data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE")
           : convert_chinese (data, length);
  if (text == NULL)
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_ENCODING,
                 "The text is in none of UTF-8, UTF-16, GB18030 and Big5; save it as UTF-8");

  return text;
}
