/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-words.h"

#include "cliff-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-version.h"
#include "cliff-engine.h"
#include "cliff-find.h"
#include "cliff-label.h"
#include "cliff-net-error.h"
#include "cliff-render.h"
#include "cliff-script.h"

#include <glib/gi18n.h>

const CliffTerm cliff_terms_size[] = {
  { "EWS", N_("Extreme wide") },
  { "WS", N_("Wide") },
  { "FS", N_("Full figure") },
  { "MLS", N_("Medium long") },
  { "MS", N_("Medium") },
  { "MCU", N_("Medium close-up") },
  { "CU", N_("Close-up") },
  { "ECU", N_("Extreme close-up") },
  { NULL, NULL }
};

/* The short signs of the sizes, for places as small as a badge. */
static const char * const size_signs[] = {
  NC_("shot size", "EWS"),
  NC_("shot size", "WS"),
  NC_("shot size", "FS"),
  NC_("shot size", "MLS"),
  NC_("shot size", "MS"),
  NC_("shot size", "MCU"),
  NC_("shot size", "CU"),
  NC_("shot size", "ECU"),
};

const CliffTerm cliff_terms_angle[] = {
  { "eye", N_("Eye level") },
  { "high", N_("High angle") },
  { "low", N_("Low angle") },
  { "overhead", N_("Overhead") },
  { "dutch", N_("Dutch tilt") },
  { "ots", N_("Over the shoulder") },
  { "pov", N_("Point of view") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_movement[] = {
  { "static", N_("Static") },
  { "push", N_("Push in") },
  { "slow push", N_("Slow push in") },
  { "pull", N_("Pull out") },
  { "slow pull", N_("Slow pull out") },
  { "pan", N_("Pan") },
  { "slow pan", N_("Slow pan") },
  { "tilt", N_("Tilt") },
  { "slow tilt", N_("Slow tilt") },
  { "track", N_("Track") },
  { "slow track", N_("Slow track") },
  { "crane", N_("Crane") },
  { "slow crane", N_("Slow crane") },
  { "handheld", N_("Handheld") },
  { "orbit", N_("Orbit") },
  { "slow orbit", N_("Slow orbit") },
  { "zoom", N_("Zoom") },
  { "slow zoom", N_("Slow zoom") },
  { "whip", N_("Whip pan") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_lens[] = {
  { "", N_("Any lens") },
  { "ultrawide", N_("Ultra wide") },
  { "wide", N_("Wide-angle") },
  { "normal", N_("Normal") },
  { "portrait", N_("Portrait") },
  { "tele", N_("Telephoto") },
  { "macro", N_("Macro") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_light[] = {
  { "", N_("Any light") },
  { "natural", N_("Natural") },
  { "soft", N_("Soft") },
  { "hard", N_("Hard") },
  { "low", N_("Low key") },
  { "backlit", N_("Backlit") },
  { "neon", N_("Neon") },
  { "candle", N_("Candlelight") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_transition[] = {
  { "cut", N_("Cut") },
  { "dissolve", N_("Dissolve") },
  { "fade", N_("Fade through a colour") },
  { "wipe", N_("Wipe") },
  { "push", N_("Push") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_marker[] = {
  { "hook", NC_("marker", "Hook") },
  { "cliffhanger", NC_("marker", "Cliffhanger") },
  { "paywall", NC_("marker", "Paywall") },
  { "note", NC_("marker", "Note") },
  { "beat", NC_("marker", "Beat") },
  { NULL, NULL }
};

const CliffTerm cliff_terms_revision[] = {
  { "blue", N_("Blue") },
  { "pink", N_("Pink") },
  { "yellow", N_("Yellow") },
  { "green", N_("Green") },
  { "goldenrod", N_("Goldenrod") },
  { "buff", N_("Buff") },
  { "salmon", N_("Salmon") },
  { "cherry", N_("Cherry") },
  { "tan", N_("Tan") },
  { NULL, NULL }
};

/* Why the program kept the script by itself. */
static const CliffTerm version_reasons[] = {
  { CLIFF_VERSION_SESSION, N_("Before the first change") },
  { CLIFF_VERSION_TIME, N_("While writing") },
  { CLIFF_VERSION_IMPORT, N_("Before an import") },
  { CLIFF_VERSION_RESTORE, N_("Before a restore") },
  { CLIFF_VERSION_SPLIT, N_("Before a split into episodes") },
  { CLIFF_VERSION_MERGE, N_("Before episodes were merged") },
  { CLIFF_VERSION_REPLACE, N_("Before a name was changed") },
  { NULL, NULL }
};

/* The labels that edit/ gives to its transactions. */
static const char * const steps[] = {
  N_("Import Script"),
  N_("Edit Script"),
  N_("Break Down"),
  N_("Edit Shot"),
  N_("Change Duration"),
  N_("Choose Take"),
  N_("Rate Take"),
  N_("Change Series"),
  N_("Generate Takes"),
  N_("Add Take"),
  N_("New Episode"),
  N_("Move Scene"),
  N_("Delete Scene"),
  N_("Move Episode"),
  N_("Split Episode"),
  N_("Merge Episodes"),
  N_("Delete Episode"),
  N_("Number Episodes"),
  N_("Restore Version"),
  N_("Split into Episodes"),
  N_("Set Revision"),
  N_("Rename Character"),
  N_("Rename Location"),
  N_("Number Scenes"),
  N_("Remove Scene Numbers"),
  N_("Lock Scene Numbers"),
  N_("Unlock Scene Numbers"),
  N_("Colour Scene"),
  N_("Edit Synopsis"),
  N_("Replace"),
  N_("Trim"),
  N_("Split"),
  N_("Merge Shots"),
  N_("Move Shots"),
  N_("Move Clips"),
  N_("Copy"),
  N_("Delete"),
  N_("Insert Shot"),
  N_("Delete Range"),
  N_("Close Gap"),
  N_("Change Speed"),
  N_("Freeze Frame"),
  N_("Set Transition"),
  N_("Reset Length"),
  N_("Add Clip"),
  N_("Add Media"),
  N_("Edit Title"),
  N_("Style Title"),
  N_("Change Volume"),
  N_("Fade"),
  N_("Set Keyframe"),
  N_("Remove Keyframe"),
  N_("Add Lane"),
  N_("Delete Lane"),
  N_("Move Lane"),
  N_("Change Lane"),
  N_("Add Marker"),
  N_("Edit Marker"),
  N_("Delete Marker"),
  N_("Edit Shots"),
  N_("Duplicate Shots"),
};

const char *
cliff_terms_get_title (const CliffTerm *terms,
                       const char      *code)
{
  for (const CliffTerm *term = terms; term->code != NULL; term++)
    if (g_str_equal (term->code, code))
      return gettext (term->title);

  return code;
}

const char *
cliff_words_get_version_reason (const char *reason)
{
  return cliff_terms_get_title (version_reasons, reason);
}

char *
cliff_words_dup_revision (const char *colour)
{
  if (colour == NULL || *colour == '\0')
    return NULL;

  /* Translators: a colour, as scripts are revised in */
  return g_strdup_printf (_("%s revision"), cliff_terms_get_title (cliff_terms_revision, colour));
}

const char *
cliff_words_get_size_sign (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (size_signs); i++)
    if (g_str_equal (size_signs[i], code))
      return g_dpgettext2 (NULL, "shot size", code);

  return code;
}

const char *
cliff_words_get_marker (const char *kind)
{
  for (const CliffTerm *term = cliff_terms_marker; term->code != NULL; term++)
    if (g_str_equal (term->code, kind))
      return g_dpgettext2 (NULL, "marker", term->title);

  return kind;
}

const char *
cliff_words_get_step (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i], label))
      return gettext (steps[i]);

  return label;
}

const char *
cliff_words_get_element (CliffElementKind kind)
{
  static const char * const names[] = {
    [CLIFF_ELEMENT_BLANK] = NC_("script element", "Empty line"),
    [CLIFF_ELEMENT_TITLE] = NC_("script element", "Title page"),
    [CLIFF_ELEMENT_BIO] = NC_("script element", "Biography"),
    [CLIFF_ELEMENT_EPISODE] = NC_("script element", "Episode"),
    [CLIFF_ELEMENT_SCENE] = NC_("script element", "Scene heading"),
    [CLIFF_ELEMENT_CAST] = NC_("script element", "Cast of the scene"),
    [CLIFF_ELEMENT_ACTION] = NC_("script element", "Action"),
    [CLIFF_ELEMENT_CHARACTER] = NC_("script element", "Cue"),
    [CLIFF_ELEMENT_PAREN] = NC_("script element", "Parenthetical"),
    [CLIFF_ELEMENT_DIALOGUE] = NC_("script element", "Dialogue"),
    [CLIFF_ELEMENT_OS] = NC_("script element", "Inner voice"),
    [CLIFF_ELEMENT_VO] = NC_("script element", "Off-screen voice"),
    [CLIFF_ELEMENT_NARRATION] = NC_("script element", "Narration"),
    [CLIFF_ELEMENT_LYRIC] = NC_("script element", "Lyric"),
    [CLIFF_ELEMENT_SUBTITLE] = NC_("script element", "On-screen text"),
    [CLIFF_ELEMENT_SFX] = NC_("script element", "Sound"),
    [CLIFF_ELEMENT_VFX] = NC_("script element", "Visual effect"),
    [CLIFF_ELEMENT_FLASHBACK_START] = NC_("script element", "Flashback"),
    [CLIFF_ELEMENT_FLASHBACK_END] = NC_("script element", "End of flashback"),
    [CLIFF_ELEMENT_TRANSITION] = NC_("script element", "Transition"),
    [CLIFF_ELEMENT_CENTERED] = NC_("script element", "Centered"),
    [CLIFF_ELEMENT_SECTION] = NC_("script element", "Section"),
    [CLIFF_ELEMENT_SYNOPSIS] = NC_("script element", "Synopsis"),
    [CLIFF_ELEMENT_NOTE] = NC_("script element", "Note"),
    [CLIFF_ELEMENT_BONEYARD] = NC_("script element", "Boneyard"),
    [CLIFF_ELEMENT_PAGE_BREAK] = NC_("script element", "Page break"),
    [CLIFF_ELEMENT_HOOK] = NC_("script element", "Hook"),
    [CLIFF_ELEMENT_PAYWALL] = NC_("script element", "Paywall"),
    [CLIFF_ELEMENT_EPISODE_END] = NC_("script element", "End of episode"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "");

  return g_dpgettext2 (NULL, "script element", names[kind]);
}

static const char *
describe_store_error (CliffStoreError code)
{
  switch (code)
    {
    case CLIFF_STORE_ERROR_NOT_FOUND:
      return _("There is no Cliffhanger project in this folder. Choose another one.");
    case CLIFF_STORE_ERROR_EXISTS:
      return _("Something with this name is there already. Nothing was changed; choose another name.");
    case CLIFF_STORE_ERROR_FOREIGN:
      return _("The database in this folder belongs to another program. Nothing was changed.");
    case CLIFF_STORE_ERROR_DAMAGED:
      return _("The project's database is damaged. Nothing was changed; its folder “backups” holds earlier states.");
    case CLIFF_STORE_ERROR_NEWER:
      return _("The project was made by a newer version of Cliffhanger. Update Cliffhanger to change it.");
    case CLIFF_STORE_ERROR_READ_ONLY:
      return _("The project is open for reading only, so nothing was changed.");
    case CLIFF_STORE_ERROR_FULL:
      return _("The disk is full. Everything before this step is kept; make room and try again.");
    case CLIFF_STORE_ERROR_CONFLICT:
      return _("This step no longer fits what is there now. Nothing was changed.");
    case CLIFF_STORE_ERROR_FAILED:
      break;
    }

  return NULL;
}

static const char *
describe_script_error (CliffScriptError code)
{
  switch (code)
    {
    case CLIFF_SCRIPT_ERROR_ENCODING:
      return _("The text is in an encoding that cannot be read. Nothing was imported; save it as UTF-8 and try again.");
    case CLIFF_SCRIPT_ERROR_DOCUMENT:
      return _("The document cannot be read, or only with a password. Nothing was imported; save it as a Word document (.docx) or as plain text.");
    case CLIFF_SCRIPT_ERROR_TOO_LARGE:
      return _("The file is too large to be a script. Nothing was imported; split it into several files.");
    case CLIFF_SCRIPT_ERROR_EMPTY:
      return _("There is no text in this file. Nothing was imported; choose another one.");
    case CLIFF_SCRIPT_ERROR_PROGRAM:
      return _("Reading a PDF needs the program pdftotext (poppler-utils). Install it, or save the script as text.");
    case CLIFF_SCRIPT_ERROR_NO_SCRIPT:
      return _("This file is no script. Nothing was imported; choose text, Markdown, Fountain, Word, Final Draft, HTML or PDF.");
    }

  return NULL;
}

static const char *
describe_edit_error (CliffEditError code)
{
  switch (code)
    {
    case CLIFF_EDIT_ERROR_GONE:
      return _("This is not there any more. Nothing was changed.");
    case CLIFF_EDIT_ERROR_NAME:
      return _("A script could not hold this name. Leave brackets, colons, commas and signs out of it.");
    case CLIFF_EDIT_ERROR_TAKEN:
      return _("This name is taken already. Choose another one, or make the two one.");
    case CLIFF_EDIT_ERROR_MEANING:
      return _("With this name the script would be read as another one. Nothing was changed; choose another name.");
    case CLIFF_EDIT_ERROR_VALUE:
      return _("This is too long, or nothing that can be set here. Nothing was changed.");
    case CLIFF_EDIT_ERROR_LOCKED:
      return _("The scene numbers are locked. Unlock them first.");
    case CLIFF_EDIT_ERROR_NO_HEADING:
      return _("Text without a heading stays where its episode begins. Give it a heading first.");
    case CLIFF_EDIT_ERROR_FIRST_SCENE:
      return _("Nothing stands before this scene, so there is nothing to split. Choose a later one.");
    case CLIFF_EDIT_ERROR_LAST:
      return _("There is no other scene or episode for this. Nothing was changed.");
    case CLIFF_EDIT_ERROR_PLACE:
      return _("The scenes would not be read as they are now. Nothing was changed; give the next one a heading of its own.");
    case CLIFF_EDIT_ERROR_CHANGED:
      return _("The script has changed meanwhile. Nothing was done; try it again.");
    }

  return NULL;
}

static const char *
describe_find_error (CliffFindError code)
{
  switch (code)
    {
    case CLIFF_FIND_ERROR_PATTERN:
      return _("This is no regular expression yet.");
    case CLIFF_FIND_ERROR_REPLACEMENT:
      return _("The replacement names a group that is not there. Nothing was replaced.");
    case CLIFF_FIND_ERROR_TOO_COMPLEX:
      return _("Looking for this takes too long. Try something simpler.");
    case CLIFF_FIND_ERROR_TOO_LARGE:
      return _("This finds too much, or is too long. Nothing was replaced.");
    case CLIFF_FIND_ERROR_TEXT:
    default:
      return NULL;
    }
}

static const char *
describe_render_error (CliffRenderError code)
{
  switch (code)
    {
    case CLIFF_RENDER_ERROR_WORKER:
      return _("A render process ended unexpectedly. What was rendered is kept; export again to go on.");
    case CLIFF_RENDER_ERROR_LABEL:
      return _("A label could not be made or read back, so no file was given its name. Export again.");
    case CLIFF_RENDER_ERROR_CHECK:
      return _("The finished file did not pass its check, so it was not given its name. Export again.");
    case CLIFF_RENDER_ERROR_ENCODER:
      return _("The video encoder is missing or failed. No file was written.");
    case CLIFF_RENDER_ERROR_WRITE:
      return _("The file cannot be written there. Make room or choose another folder.");
    case CLIFF_RENDER_ERROR_MEDIA:
      break;
    }

  return NULL;
}

static const char *
describe_label_error (CliffLabelError code)
{
  switch (code)
    {
    case CLIFF_LABEL_ERROR_PRODUCER:
      return _("This is no valid producer: give a short name of letters, digits, “.”, “_” and “-”, "
               "or a 27-character provider code.");
    case CLIFF_LABEL_ERROR_TEXT:
      return _("The visible label must say that AI generated the work, such as “AI生成”.");
    case CLIFF_LABEL_ERROR_CONTAINER:
    case CLIFF_LABEL_ERROR_WRITE:
      break;
    }

  return NULL;
}

static const char *
describe_io_error (int code)
{
  switch (code)
    {
    case G_IO_ERROR_CANCELLED:
      return _("Cancelled. What was finished is kept.");
    case G_IO_ERROR_NO_SPACE:
      return _("The disk is full. What was finished is kept; make room and try again.");
    case G_IO_ERROR_EXISTS:
      return _("A file of this name that Cliffhanger did not make is there. It was left alone; choose another folder.");
    case G_IO_ERROR_BUSY:
      return _("The same episode is being exported already. Wait for its end, then try again.");
    case G_IO_ERROR_NOT_FOUND:
      return _("The file is not there any more. Choose it again.");
    case G_IO_ERROR_PERMISSION_DENIED:
      return _("You have no permission there. Choose another file or folder.");
    case G_IO_ERROR_READ_ONLY:
      return _("Nothing can be written there. Choose another folder.");
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return _("This is a folder or something else that is no file. Choose a file.");
    default:
      return NULL;
    }
}

static const char *
describe_file_error (int code)
{
  switch (code)
    {
    case G_FILE_ERROR_NOSPC:
      return describe_io_error (G_IO_ERROR_NO_SPACE);
    case G_FILE_ERROR_NOENT:
      return describe_io_error (G_IO_ERROR_NOT_FOUND);
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return describe_io_error (G_IO_ERROR_PERMISSION_DENIED);
    case G_FILE_ERROR_ROFS:
      return describe_io_error (G_IO_ERROR_READ_ONLY);
    case G_FILE_ERROR_ISDIR:
      return describe_io_error (G_IO_ERROR_IS_DIRECTORY);
    default:
      return NULL;
    }
}

/* ── Engines and the network ── */

static const char *
describe_engine_error (int code)
{
  switch ((CliffEngineError) code)
    {
    case CLIFF_ENGINE_ERROR_REQUEST:
      return _("The engine cannot make this. Nothing was sent or charged.");
    case CLIFF_ENGINE_ERROR_UNAVAILABLE:
      return _("This engine, or a part of it, is missing on this computer.");
    case CLIFF_ENGINE_ERROR_FAILED:
      return _("The engine tried and failed. Finished takes are kept; it can be tried again.");
    case CLIFF_ENGINE_ERROR_REFUSED:
      return _("The engine’s rules forbid this. Change the words or the pictures of the shot.");
    case CLIFF_ENGINE_ERROR_KEY:
      return _("The key of this account is missing, wrong or expired. Nothing is sent until it is mended.");
    case CLIFF_ENGINE_ERROR_MONEY:
      return _("The money or quota of this account is used up. Nothing is sent until it is filled up.");
    case CLIFF_ENGINE_ERROR_BUSY:
      return _("The engine has no room at the moment. It will be tried again later.");
    case CLIFF_ENGINE_ERROR_TRANSIENT:
      return _("The engine could not be reached. Nothing was charged; it will be tried again later.");
    case CLIFF_ENGINE_ERROR_UNCERTAIN:
      return _("No answer came, so it may have been taken on and charged. It is not sent again by itself: look at the account, then decide.");
    case CLIFF_ENGINE_ERROR_LOST:
      return _("The engine took this on, but what it made cannot be had. It may have been charged.");
    case CLIFF_ENGINE_ERROR_BUDGET:
      return _("This would cost more than your limit allows. Nothing was sent.");
    }

  return NULL;
}

static const char *
describe_net_error (int code)
{
  switch ((CliffNetError) code)
    {
    case CLIFF_NET_ERROR_REFUSED:
      return _("This address is not allowed. Nothing was sent there.");
    case CLIFF_NET_ERROR_UNREACHABLE:
      return _("The server could not be reached. Nothing was sent; try again when the network is there.");
    case CLIFF_NET_ERROR_NO_ANSWER:
      return _("The server gave no whole answer. What was asked for may have been done.");
    case CLIFF_NET_ERROR_TOO_LARGE:
      return _("The server’s answer is larger than it may be.");
    case CLIFF_NET_ERROR_BAD_ANSWER:
      return _("The server’s answer is not what it must be.");
    case CLIFF_NET_ERROR_STORAGE:
      return _("What the server sent could not be written. Make room on the disk and try again.");
    }

  return NULL;
}

char *
cliff_words_dup_error (const GError *error)
{
  const char *sentence = NULL;

  if (error->domain == CLIFF_STORE_ERROR)
    sentence = describe_store_error (error->code);
  else if (error->domain == CLIFF_SCRIPT_ERROR)
    sentence = describe_script_error (error->code);
  else if (error->domain == CLIFF_EDIT_ERROR)
    sentence = describe_edit_error (error->code);
  else if (error->domain == CLIFF_FIND_ERROR)
    sentence = describe_find_error (error->code);
  else if (error->domain == CLIFF_RENDER_ERROR)
    sentence = describe_render_error (error->code);
  else if (error->domain == CLIFF_LABEL_ERROR)
    sentence = describe_label_error (error->code);
  else if (error->domain == CLIFF_NET_ERROR)
    sentence = describe_net_error (error->code);
  else if (error->domain == CLIFF_ENGINE_ERROR)
    sentence = describe_engine_error (error->code);
  else if (error->domain == G_IO_ERROR)
    sentence = describe_io_error (error->code);
  else if (error->domain == G_FILE_ERROR)
    sentence = describe_file_error (error->code);

  /* Which limit was passed, or what a vendor says, only the fact itself tells. */
  if (error->domain == CLIFF_ENGINE_ERROR && sentence != NULL)
    return g_strdup_printf ("%s %s", sentence, error->message);
  /* Facts of the lower layers are English; better an English fact than none. */
  return g_strdup (sentence != NULL ? sentence : error->message);
}

const char *
cliff_words_get_read_only (CliffReadOnly reason)
{
  switch (reason)
    {
    case CLIFF_READ_ONLY_NOT:
      return NULL;
    case CLIFF_READ_ONLY_ASKED:
      return _("This project is open for reading only");
    case CLIFF_READ_ONLY_IN_USE:
      return _("This project is open elsewhere. Here it can only be read; close it there and open it again.");
    case CLIFF_READ_ONLY_NEWER:
      return _("This project was made by a newer version. It can only be read until Cliffhanger is updated.");
    case CLIFF_READ_ONLY_PERMISSION:
      return _("The project's folder cannot be written, so it can only be read.");
    }

  g_return_val_if_reached (NULL);
}

char *
cliff_words_dup_clock (CliffTime time)
{
  gint64 seconds = (time + CLIFF_SECOND / 2) / CLIFF_SECOND;

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

char *
cliff_words_dup_seconds (CliffTime time)
{
  /* Translators: seconds, with one decimal place */
  return g_strdup_printf (_("%.1f s"), (double) time / CLIFF_SECOND);
}

char *
cliff_words_dup_spoken_time (CliffTime time)
{
  gint64 total = (time + CLIFF_SECOND / 2) / CLIFF_SECOND;
  int minutes = (int) (total / 60);
  int seconds = (int) (total % 60);
  g_autofree char *minute_part = g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
  g_autofree char *second_part = g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);

  if (minutes == 0)
    return g_steal_pointer (&second_part);

  /* Translators: a length of time: minutes, then seconds */
  return g_strdup_printf (C_("time", "%s %s"), minute_part, second_part);
}
