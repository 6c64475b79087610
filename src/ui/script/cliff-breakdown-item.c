/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown-item.h"

#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffBreakdownItem
{
  GObject                   parent_instance;

  char                *title;
  CliffBreakdownScene *scene;      /* of a scene */
  char                *subtitle;   /* of a shot */
  const char          *icon;       /* of a shot */
  GListStore          *parts;      /* CliffBreakdownItem; of a scene only once somebody asks */
  CliffBreakdownItem  *group;      /* that this is in; not held: it holds this */
  gboolean             accepted;
  gboolean             mixed;
};

enum
{
  PROP_0,
  PROP_ACCEPTED,
  PROP_MIXED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffBreakdownItem, cliff_breakdown_item, G_TYPE_OBJECT)

/* ── Words ── */

static void
add_count (GString    *text,
           const char *format,
           int         count)
{
  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, count);
}

static char *
describe_counts (const CliffBreakdownCounts *counts,
                 int                         lost_takes)
{
  GString *text = g_string_new (NULL);

  /* Translators: shots */
  add_count (text, ngettext ("%d added", "%d added", counts->added), counts->added);
  /* Translators: shots */
  add_count (text, ngettext ("%d changed", "%d changed", counts->changed), counts->changed);
  /* Translators: shots */
  add_count (text, ngettext ("%d removed", "%d removed", counts->removed), counts->removed);
  /* Translators: shots */
  add_count (text, ngettext ("%d kept", "%d kept", counts->kept), counts->kept);
  if (lost_takes > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%d take loses its shot; it stays in the project",
                                              "%d takes lose their shot; they stay in the project", lost_takes),
                              lost_takes);
    }

  return g_string_free_and_steal (text);
}

static const char *
get_fate_title (CliffShotFate fate)
{
  switch (fate)
    {
    case CLIFF_SHOT_KEPT:
      return _("Kept");
    case CLIFF_SHOT_ADDED:
      return _("Added");
    case CLIFF_SHOT_CHANGED:
      return _("Changed");
    case CLIFF_SHOT_REMOVED:
      return _("Removed");
    }

  g_return_val_if_reached ("");
}

static const char *
get_fate_icon (CliffShotFate fate)
{
  switch (fate)
    {
    case CLIFF_SHOT_KEPT:
      return "object-select-symbolic";
    case CLIFF_SHOT_ADDED:
      return "list-add-symbolic";
    case CLIFF_SHOT_CHANGED:
      return "cliff-stale-symbolic";
    case CLIFF_SHOT_REMOVED:
      return "list-remove-symbolic";
    }

  g_return_val_if_reached (NULL);
}

static char *
describe_shot (CliffShotFate        fate,
               const CliffShotLook *look)
{
  g_autofree char *length = cliff_words_dup_seconds (look->duration);

  return g_strdup_printf ("%s · %s · %s", get_fate_title (fate),
                          look->size != NULL ? cliff_words_get_size_sign (look->size) : "", length);
}

/* What is said in a shot, or done where nobody speaks. */
static const char *
get_words (const CliffShotLook *look)
{
  return look->words != NULL && *look->words != '\0' ? look->words : look->action != NULL ? look->action : "";
}

/* ── What was accepted ── */

static void
set_state (CliffBreakdownItem *self,
           gboolean            accepted,
           gboolean            mixed)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->accepted != accepted)
    {
      self->accepted = accepted;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
    }
  if (self->mixed != mixed)
    {
      self->mixed = mixed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIXED]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static CliffBreakdownItem *
nth_part (CliffBreakdownItem *self,
          guint               nth)
{
  /* The list holds it. */
  g_autoptr(CliffBreakdownItem) part = g_list_model_get_item (G_LIST_MODEL (self->parts), nth);

  return part;
}

static guint
count_parts (CliffBreakdownItem *self)
{
  return self->parts != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->parts)) : 0;
}

/* A group is what its parts are. */
static void
follow_parts (CliffBreakdownItem *self)
{
  gboolean all = TRUE, any = FALSE;

  if (self == NULL)
    return;
  for (guint i = 0; i < count_parts (self); i++)
    {
      CliffBreakdownItem *part = nth_part (self, i);

      all &= part->accepted;
      any |= part->accepted || part->mixed;
    }
  set_state (self, all, any && !all);
  follow_parts (self->group);
}

/* Shots are their scene's. */
static void
spread (CliffBreakdownItem *self,
        gboolean            accepted)
{
  for (guint i = 0; self->scene == NULL && i < count_parts (self); i++)
    spread (nth_part (self, i), accepted);
  set_state (self, accepted, FALSE);
}

void
cliff_breakdown_item_set_accepted (CliffBreakdownItem *self,
                                   gboolean            accepted)
{
  /* What shows this asks for what is there already whenever it is told of it. */
  if (self->accepted == accepted && !self->mixed)
    return;
  spread (self, accepted);
  follow_parts (self->group);
}

static void
collect (CliffBreakdownItem *self,
         GPtrArray          *lists)
{
  g_autoptr(GArray) scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < count_parts (self); i++)
    {
      CliffBreakdownItem *part = nth_part (self, i);

      if (part->scene == NULL)
        collect (part, lists);
      else if (part->accepted)
        g_array_append_val (scenes, part->scene->scene_id);
    }
  if (scenes->len > 0)
    g_ptr_array_add (lists, g_steal_pointer (&scenes));
}

GPtrArray *
cliff_breakdown_item_list_accepted (CliffBreakdownItem *self)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  collect (self, lists);
  return lists;
}

/* ── GObject ── */

static void
cliff_breakdown_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CliffBreakdownItem *self = CLIFF_BREAKDOWN_ITEM (object);

  switch (prop_id)
    {
    case PROP_ACCEPTED:
      g_value_set_boolean (value, self->accepted);
      break;
    case PROP_MIXED:
      g_value_set_boolean (value, self->mixed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_breakdown_item_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACCEPTED:
      cliff_breakdown_item_set_accepted (CLIFF_BREAKDOWN_ITEM (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_breakdown_item_finalize (GObject *object)
{
  CliffBreakdownItem *self = CLIFF_BREAKDOWN_ITEM (object);

  /* Whoever still holds a part holds no part of this. */
  for (guint i = 0; i < count_parts (self); i++)
    nth_part (self, i)->group = NULL;
  g_clear_object (&self->parts);
  g_clear_pointer (&self->scene, cliff_breakdown_scene_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (cliff_breakdown_item_parent_class)->finalize (object);
}

static void
cliff_breakdown_item_class_init (CliffBreakdownItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_breakdown_item_get_property;
  object_class->set_property = cliff_breakdown_item_set_property;
  object_class->finalize = cliff_breakdown_item_finalize;
  properties[PROP_ACCEPTED] =
    g_param_spec_boolean ("accepted", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MIXED] =
    g_param_spec_boolean ("mixed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_breakdown_item_init (CliffBreakdownItem *self)
{
  self->accepted = TRUE;
}

/* ── Making ── */

CliffBreakdownItem *
cliff_breakdown_item_new_group (const char *title)
{
  CliffBreakdownItem *self = g_object_new (CLIFF_TYPE_BREAKDOWN_ITEM, NULL);

  self->title = g_strdup (title);
  self->parts = g_list_store_new (CLIFF_TYPE_BREAKDOWN_ITEM);

  return self;
}

CliffBreakdownItem *
cliff_breakdown_item_new_scene (CliffBreakdownScene *scene)
{
  CliffBreakdownItem *self = g_object_new (CLIFF_TYPE_BREAKDOWN_ITEM, NULL);

  self->scene = scene;
  if (scene->scene_id < 0)
    self->title = g_strdup (_("Shots Without a Scene"));
  else if (scene->heading == NULL || *scene->heading == '\0')
    self->title = g_strdup (_("Without a heading"));
  else
    self->title = g_strdup (scene->heading);

  return self;
}

void
cliff_breakdown_item_add (CliffBreakdownItem *self,
                          CliffBreakdownItem *part)
{
  part->group = self;
  g_list_store_append (self->parts, part);
  follow_parts (self);
}

static CliffBreakdownItem *
new_shot (const CliffBreakdownShot *shot)
{
  CliffBreakdownItem *self = g_object_new (CLIFF_TYPE_BREAKDOWN_ITEM, NULL);
  const CliffShotLook *look = shot->fate == CLIFF_SHOT_REMOVED ? &shot->before : &shot->after;

  self->title = g_strdup (get_words (look));
  self->subtitle = describe_shot (shot->fate, look);
  self->icon = get_fate_icon (shot->fate);

  return self;
}

GListModel *
cliff_breakdown_item_get_parts (CliffBreakdownItem *self)
{
  if (self->parts != NULL || self->scene == NULL)
    return G_LIST_MODEL (self->parts);

  self->parts = g_list_store_new (CLIFF_TYPE_BREAKDOWN_ITEM);
  for (guint i = 0; i < self->scene->shots->len; i++)
    {
      g_autoptr(CliffBreakdownItem) shot = new_shot (g_ptr_array_index (self->scene->shots, i));

      g_list_store_append (self->parts, shot);
    }

  return G_LIST_MODEL (self->parts);
}

/* ── Reading ── */

const char *
cliff_breakdown_item_get_title (CliffBreakdownItem *self)
{
  return self->title != NULL ? self->title : "";
}

static void
add_up (CliffBreakdownItem   *self,
        CliffBreakdownCounts *sum,
        int                  *lost_takes)
{
  if (self->scene == NULL)
    {
      for (guint i = 0; i < count_parts (self); i++)
        add_up (nth_part (self, i), sum, lost_takes);
      return;
    }
  sum->added += self->scene->counts.added;
  sum->changed += self->scene->counts.changed;
  sum->removed += self->scene->counts.removed;
  sum->kept += self->scene->counts.kept;
  *lost_takes += self->scene->lost_takes;
}

char *
cliff_breakdown_item_dup_subtitle (CliffBreakdownItem *self)
{
  CliffBreakdownCounts counts = { 0 };
  int lost_takes = 0;

  if (self->subtitle != NULL)
    return g_strdup (self->subtitle);
  add_up (self, &counts, &lost_takes);

  return describe_counts (&counts, lost_takes);
}

const char *
cliff_breakdown_item_get_icon (CliffBreakdownItem *self)
{
  return self->icon;
}

int
cliff_breakdown_item_count_changes (CliffBreakdownItem *self)
{
  CliffBreakdownCounts counts = { 0 };
  int lost_takes = 0;

  add_up (self, &counts, &lost_takes);
  return counts.added + counts.changed + counts.removed;
}
