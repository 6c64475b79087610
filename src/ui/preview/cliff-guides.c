/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-guides.h"

#include "cliff-platform.h"

#include <glib/gi18n.h>

/* SMPTE ST 2046-1: what any screen shows, and where words belong. */
#define ACTION_SAFE 0.93
#define TITLE_SAFE 0.90

struct _CliffGuides
{
  GtkWidget      parent_instance;

  gboolean       safe_areas;
  gboolean       thirds;
  gboolean       centre;
  double         ratio;
  char          *code;
  CliffPlatform  platform;
};

enum
{
  PROP_0,
  PROP_SAFE_AREAS,
  PROP_THIRDS,
  PROP_CENTRE,
  PROP_PLATFORM,
  PROP_RATIO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffGuides, cliff_guides, GTK_TYPE_WIDGET)

/* ── Drawing ── */

static const GdkRGBA white = { 1, 1, 1, 0.8 };
static const GdkRGBA shade = { 0, 0, 0, 0.5 };
static const GdkRGBA cover = { 0.9, 0.2, 0.2, 0.35 };

/* Light on a dark edge: to be seen on any picture. */
static void
draw_line (GtkSnapshot *snapshot,
           float        x,
           float        y,
           float        width,
           float        height)
{
  gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (x - 1, y - 1, width + 2, height + 2));
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_frame (GtkSnapshot           *snapshot,
            const graphene_rect_t *picture,
            float                  part)
{
  float width = picture->size.width * part, height = picture->size.height * part;
  float x = picture->origin.x + (picture->size.width - width) / 2;
  float y = picture->origin.y + (picture->size.height - height) / 2;

  draw_line (snapshot, x, y, width, 1);
  draw_line (snapshot, x, y + height, width, 1);
  draw_line (snapshot, x, y, 1, height);
  draw_line (snapshot, x + width, y, 1, height);
}

/* A line across the picture at @part of its width and one at @part of its height. */
static void
draw_cross (GtkSnapshot           *snapshot,
            const graphene_rect_t *picture,
            float                  part)
{
  draw_line (snapshot, picture->origin.x + picture->size.width * part, picture->origin.y, 1, picture->size.height);
  draw_line (snapshot, picture->origin.x, picture->origin.y + picture->size.height * part, picture->size.width, 1);
}

static void
draw_platform (CliffGuides           *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *picture)
{
  const char *title = cliff_platform_get_title (self->code);
  /* Translators: a platform, such as Douyin, of whose program nobody published what it covers */
  g_autofree char *text = self->platform.is_estimate ? g_strdup_printf (_("%s (estimate)"), title) : g_strdup (title);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  for (guint i = 0; i < self->platform.n_zones; i++)
    {
      const graphene_rect_t *zone = &self->platform.zones[i];

      gtk_snapshot_append_color (snapshot, &cover,
                                 &GRAPHENE_RECT_INIT (picture->origin.x + zone->origin.x * picture->size.width,
                                                      picture->origin.y + zone->origin.y * picture->size.height,
                                                      zone->size.width * picture->size.width,
                                                      zone->size.height * picture->size.height));
    }
  pango_layout_set_width (layout, (int) picture->size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (picture->origin.x, picture->origin.y + 4));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
cliff_guides_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CliffGuides *self = CLIFF_GUIDES (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float fitting = MIN (width, height * (float) self->ratio);
  graphene_rect_t picture = GRAPHENE_RECT_INIT ((width - fitting) / 2, (height - fitting / (float) self->ratio) / 2,
                                                fitting, fitting / (float) self->ratio);

  gtk_snapshot_push_clip (snapshot, &picture);
  if (self->platform.n_zones > 0)
    draw_platform (self, snapshot, &picture);
  if (self->thirds)
    {
      draw_cross (snapshot, &picture, 1.f / 3);
      draw_cross (snapshot, &picture, 2.f / 3);
    }
  if (self->centre)
    draw_cross (snapshot, &picture, 0.5f);
  if (self->safe_areas)
    {
      draw_frame (snapshot, &picture, ACTION_SAFE);
      draw_frame (snapshot, &picture, TITLE_SAFE);
    }
  gtk_snapshot_pop (snapshot);
}

/* ── GObject ── */

static void
set_platform (CliffGuides *self,
              const char  *code)
{
  g_autoptr(GError) error = NULL;

  if (!g_set_str (&self->code, code != NULL ? code : ""))
    return;
  self->platform = (CliffPlatform) { 0 };
  if (*self->code != '\0' && !cliff_platform_load (&self->platform, self->code, &error))
    g_warning ("The zones of a platform cannot be read: %s", error->message);
}

static void
cliff_guides_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CliffGuides *self = CLIFF_GUIDES (object);

  switch (prop_id)
    {
    case PROP_SAFE_AREAS:
      g_value_set_boolean (value, self->safe_areas);
      break;
    case PROP_THIRDS:
      g_value_set_boolean (value, self->thirds);
      break;
    case PROP_CENTRE:
      g_value_set_boolean (value, self->centre);
      break;
    case PROP_PLATFORM:
      g_value_set_string (value, self->code);
      break;
    case PROP_RATIO:
      g_value_set_double (value, self->ratio);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_guides_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CliffGuides *self = CLIFF_GUIDES (object);

  switch (prop_id)
    {
    case PROP_SAFE_AREAS:
      self->safe_areas = g_value_get_boolean (value);
      break;
    case PROP_THIRDS:
      self->thirds = g_value_get_boolean (value);
      break;
    case PROP_CENTRE:
      self->centre = g_value_get_boolean (value);
      break;
    case PROP_PLATFORM:
      set_platform (self, g_value_get_string (value));
      break;
    case PROP_RATIO:
      self->ratio = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cliff_guides_finalize (GObject *object)
{
  g_free (CLIFF_GUIDES (object)->code);

  G_OBJECT_CLASS (cliff_guides_parent_class)->finalize (object);
}

static void
cliff_guides_class_init (CliffGuidesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cliff_guides_get_property;
  object_class->set_property = cliff_guides_set_property;
  object_class->finalize = cliff_guides_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = cliff_guides_snapshot;
  properties[PROP_SAFE_AREAS] = g_param_spec_boolean ("safe-areas", NULL, NULL, FALSE, flags);
  properties[PROP_THIRDS] = g_param_spec_boolean ("thirds", NULL, NULL, FALSE, flags);
  properties[PROP_CENTRE] = g_param_spec_boolean ("centre", NULL, NULL, FALSE, flags);
  properties[PROP_PLATFORM] = g_param_spec_string ("platform", NULL, NULL, "", flags);
  properties[PROP_RATIO] = g_param_spec_double ("ratio", NULL, NULL, 0.01, 100, 0.5625, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /* What a screen reader tells is the state of the menu's items. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cliff_guides_init (CliffGuides *self)
{
  self->code = g_strdup ("");
  self->ratio = 0.5625;
}
