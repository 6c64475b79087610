/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-rows.h"

#include "cliff-cut-choice.h"
#include "cliff-cut-length.h"
#include "cliff-cut-number.h"
#include "cliff-cut-value.h"
#include "cliff-edit-cut.h"
#include "cliff-edit-shots.h"

#include <glib/gi18n.h>

/* What a frozen frame lasts when nobody has said otherwise. */
#define FREEZE_LENGTH (2 * CLIFF_SECOND)

/* ── Held ── */

static gboolean
get_held (CliffCutSubject *subject,
          CliffCutItem     item,
          gconstpointer    data,
          gint64          *value)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  if (shot == NULL)
    return FALSE;
  *value = shot->held;

  return TRUE;
}

static gboolean
set_held (CliffCutSubject  *subject,
          CliffCutItem      item,
          gconstpointer     data,
          gint64            value,
          GError          **error)
{
  return cliff_edit_hold_shots (cliff_cut_subject_get_store (subject), &item.id, 1, value != 0, error);
}

static const CliffCutChoiceSpec held = {
  "held", N_("Exactly This Long"), N_("Otherwise the shot lasts longer where what is spoken in it needs the time"), "Change Duration", NULL,
  get_held, set_held, NULL
};

/* ── Speed: what is shown stays the same, the length follows, the pitch stays ── */

static gboolean
get_velocity (CliffCutSubject *subject,
              CliffCutItem     item,
              int             *speed)
{
  const CliffCutSource *source = cliff_cut_subject_get_source (subject, item);
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);
  const CliffCutClip *clip = cliff_cut_subject_get_clip (subject, item);

  if (source == NULL || source->duration <= 0 || (shot == NULL && clip == NULL))
    return FALSE;
  *speed = shot != NULL ? shot->speed : clip->speed;

  return TRUE;
}

static gboolean
get_speed (CliffCutSubject *subject,
           CliffCutItem     item,
           gconstpointer    data,
           gint64          *value)
{
  int speed;

  if (!get_velocity (subject, item, &speed))
    return FALSE;
  *value = ABS (speed);

  return TRUE;
}

static gboolean
set_speed (CliffCutSubject  *subject,
           CliffCutItem      item,
           gconstpointer     data,
           gint64            value,
           GError          **error)
{
  int speed = CLIFF_PPM;

  get_velocity (subject, item, &speed);

  return cliff_edit_set_speed (cliff_cut_subject_get_store (subject), item, (int) (speed < 0 ? -value : value), error);
}

static gboolean
get_backwards (CliffCutSubject *subject,
               CliffCutItem     item,
               gconstpointer    data,
               gint64          *value)
{
  int speed;

  /* A frozen frame goes nowhere. */
  if (!get_velocity (subject, item, &speed) || speed == 0)
    return FALSE;
  *value = speed < 0;

  return TRUE;
}

static gboolean
set_backwards (CliffCutSubject  *subject,
               CliffCutItem      item,
               gconstpointer     data,
               gint64            value,
               GError          **error)
{
  int speed = CLIFF_PPM;

  get_velocity (subject, item, &speed);

  return cliff_edit_set_speed (cliff_cut_subject_get_store (subject), item, value != 0 ? -ABS (speed) : ABS (speed), error);
}

static const CliffCutNumberSpec speed = {
  .name = "speed", .title = N_("Playing Speed"), .step = "Change Speed", .unit = CLIFF_UNIT_PERCENT, .least = 0, .most = 1000, .increment = 5,
  .whole = TRUE, .get = get_speed, .set = set_speed
};

static const CliffCutChoiceSpec backwards = {
  "backwards", N_("Backwards"), NULL, "Change Speed", NULL, get_backwards, set_backwards, NULL
};

/* ── Fades ── */

static gboolean
get_fade (CliffCutSubject *subject,
          CliffCutItem     item,
          gconstpointer    data,
          gint64          *value)
{
  const CliffCutNumberSpec *spec = data;
  const CliffCutClip *clip = cliff_cut_subject_get_clip (subject, item);

  if (clip == NULL)
    return FALSE;
  *value = spec->data != NULL ? clip->fade_out : clip->fade_in;

  return TRUE;
}

/* As long as there is room for it: the other stays. */
static gboolean
set_fade (CliffCutSubject  *subject,
          CliffCutItem      item,
          gconstpointer     data,
          gint64            value,
          GError          **error)
{
  const CliffCutNumberSpec *spec = data;
  const CliffCutClip *clip = cliff_cut_subject_get_clip (subject, item);
  gboolean out = spec->data != NULL;
  CliffTime other = out ? clip->fade_in : clip->fade_out;

  value = MIN (value, MAX (0, clip->length - other));

  return cliff_edit_set_fades (cliff_cut_subject_get_store (subject), item.id, out ? other : value, out ? value : other, error);
}

static const CliffCutNumberSpec fade_in = {
  .name = "fade-in", .title = N_("Fade In"), .step = "Fade", .unit = CLIFF_UNIT_SECONDS, .digits = 2, .most = 60, .increment = 0.1,
  .get = get_fade, .set = set_fade
};

static const CliffCutNumberSpec fade_out = {
  .name = "fade-out", .title = N_("Fade Out"), .step = "Fade", .unit = CLIFF_UNIT_SECONDS, .digits = 2, .most = 60, .increment = 0.1,
  .get = get_fade, .set = set_fade, .data = "out"
};

/* ── Sound ── */

static gboolean
is_heard (CliffCutSubject *subject,
          CliffCutItem     item)
{
  const CliffCutSource *source = cliff_cut_subject_get_source (subject, item);

  return item.kind == CLIFF_CUT_LINE || (source != NULL && source->kind != NULL && !g_str_equal (source->kind, "picture"));
}

static gboolean
get_volume (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  if (!is_heard (subject, item))
    return FALSE;
  *value = cliff_cut_value_get (cliff_cut_subject_get_cut (subject), item, CLIFF_PROPERTY_GAIN, cliff_cut_subject_get_playhead (subject));

  return TRUE;
}

static gboolean
set_volume (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  return cliff_cut_value_set (cliff_cut_subject_get_store (subject), cliff_cut_subject_get_cut (subject), item, CLIFF_PROPERTY_GAIN,
                              cliff_cut_subject_get_playhead (subject), value, error);
}

static const CliffCutNumberSpec volume = {
  .name = "volume", .title = N_("Volume"), .step = "Change Volume", .unit = CLIFF_UNIT_DECIBEL, .digits = 1, .least = -60, .most = 20,
  .increment = 0.5, .low = -60, .high = 20, .animates = TRUE, .property = CLIFF_PROPERTY_GAIN, .get = get_volume, .set = set_volume
};

static gboolean
get_own (CliffCutSubject *subject,
         CliffCutItem     item,
         gconstpointer    data,
         gint64          *value)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  if (shot == NULL || !is_heard (subject, item))
    return FALSE;
  *value = shot->gain > 0;

  return TRUE;
}

static gboolean
set_own (CliffCutSubject  *subject,
         CliffCutItem      item,
         gconstpointer     data,
         gint64            value,
         GError          **error)
{
  return cliff_edit_set_gain (cliff_cut_subject_get_store (subject), item, value != 0 ? CLIFF_PPM : 0, error);
}

static const CliffCutChoiceSpec own = {
  "own-sound", N_("Own Sound"), N_("What the video itself sounds like"), "Change Volume", NULL, get_own, set_own, NULL
};

/* ── The groups ── */

static void
freeze_cb (GtkWidget *row)
{
  CliffCutSubject *subject = g_object_get_data (G_OBJECT (row), "cliff-subject");
  CliffProject *project = cliff_cut_subject_get_project (subject);
  g_autoptr(GError) error = NULL;

  cliff_edit_freeze (cliff_project_get_store (project), cliff_project_get_episode_id (project),
                     cliff_cut_subject_get_playhead (subject), FREEZE_LENGTH, &error);
  if (error != NULL)
    cliff_project_report (project, error);
}

static gboolean
is_under_playhead (CliffCutSubject *subject,
                   CliffCutItem     item)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);
  CliffTime playhead = cliff_cut_subject_get_playhead (subject);

  return shot != NULL && playhead >= shot->start && playhead < shot->start + shot->length;
}

/* It freezes what is seen: the shot under the playhead must be among those shown. */
static void
load_freeze (GtkWidget *row)
{
  CliffCutSubject *subject = g_object_get_data (G_OBJECT (row), "cliff-subject");
  GArray *items = cliff_cut_subject_get_items (subject);
  gboolean shown = FALSE;

  for (guint i = 0; i < items->len; i++)
    shown = shown || is_under_playhead (subject, g_array_index (items, CliffCutItem, i));
  gtk_widget_set_visible (row, shown);
  gtk_widget_set_sensitive (row, cliff_project_get_writable (cliff_cut_subject_get_project (subject)));
}

static GtkWidget *
create_freeze (CliffCutSubject *subject)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Freeze Frame at Playhead"));
  gtk_widget_set_name (row, "freeze");
  g_object_set_data_full (G_OBJECT (row), "cliff-subject", g_object_ref (subject), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (freeze_cb), NULL);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load_freeze), row, G_CONNECT_SWAPPED);

  return row;
}

GtkWidget *
cliff_cut_rows_new (CliffCutSubject *subject)
{
  GtkWidget *group = cliff_cut_group_new (subject, N_("How It Is Cut"));

  cliff_cut_group_add (group, cliff_cut_length_new (subject));
  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &held));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &speed));
  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &backwards));
  cliff_cut_group_add (group, create_freeze (subject));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &fade_in));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &fade_out));

  return group;
}

GtkWidget *
cliff_sound_rows_new (CliffCutSubject *subject)
{
  GtkWidget *group = cliff_cut_group_new (subject, N_("How It Sounds"));

  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &own));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &volume));

  return group;
}
