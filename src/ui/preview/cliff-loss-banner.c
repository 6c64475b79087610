/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-loss-banner.h"

#include "cliff-losses.h"
#include "cliff-relink.h"

#include <glib/gi18n.h>

/* So many are called by their names. */
#define MOST_NAMES 3

struct _CliffLossBanner
{
  AdwBin        parent_instance;

  CliffProject *project;
  AdwBanner    *banner;
  GCancellable *search;   /* under way; NULL: none */
  gboolean      outdated; /* the plan is another since it began */
};

G_DEFINE_FINAL_TYPE (CliffLossBanner, cliff_loss_banner, ADW_TYPE_BIN)

static guint
count_missing (GPtrArray *losses)
{
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    n += ((const CliffLoss *) g_ptr_array_index (losses, i))->missing != FALSE;

  return n;
}

/* The first names, those that are @missing or those that are not. */
static char *
dup_names (GPtrArray *losses,
           gboolean   missing)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    {
      const CliffLoss *loss = g_ptr_array_index (losses, i);

      if (loss->missing != missing)
        continue;
      if (n++ == MOST_NAMES)
        {
          g_string_append (names, "…");
          break;
        }
      if (n > 1)
        /* Translators: between the names of files */
        g_string_append (names, C_("files", ", "));
      g_string_append (names, loss->name);
    }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static char *
dup_sentence (GPtrArray *losses,
              guint      n_missing)
{
  guint n = n_missing > 0 ? n_missing : losses->len;
  g_autofree char *names = dup_names (losses, n_missing > 0);

  if (n_missing > 0)
    return g_strdup_printf (ngettext ("%u file is missing: %s", "%u files are missing: %s", n), n, names);

  return g_strdup_printf (ngettext ("%u file cannot be read: %s", "%u files cannot be read: %s", n), n, names);
}

static void
show (CliffLossBanner *self,
      GPtrArray       *losses)
{
  guint n_missing = count_missing (losses);
  g_autofree char *sentence = losses->len > 0 ? dup_sentence (losses, n_missing) : NULL;

  if (sentence != NULL)
    adw_banner_set_title (self->banner, sentence);
  /* Only what is gone can be found elsewhere, by its content. */
  adw_banner_set_button_label (self->banner, n_missing > 0 && cliff_project_get_writable (self->project) ? _("Relink…") : NULL);
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

static void look (CliffLossBanner *self);

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GPtrArray) losses = cliff_losses_find_finish (result, NULL);
  CliffLossBanner *self = data;

  /* Cancelled: there is nobody to tell. */
  if (losses == NULL)
    return;
  g_clear_object (&self->search);
  show (self, losses);
  if (self->outdated)
    look (self);
}

/* One search at a time: edits come faster than a slow disk answers. */
static void
look (CliffLossBanner *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);
  CliffProxies *proxies = cliff_project_get_proxies (self->project);

  self->outdated = self->search != NULL;
  if (self->outdated)
    return;
  if (plan == NULL)
    {
      adw_banner_set_revealed (self->banner, FALSE);
      return;
    }
  self->search = g_cancellable_new ();
  cliff_losses_find_async (plan, proxies != NULL ? cliff_proxies_get_folder (proxies) : NULL, self->search, found_cb, self);
}

static void
clicked_cb (CliffLossBanner *self)
{
  cliff_relink (self->project, GTK_WIDGET (self));
}

/* A proxy that could not be made tells of a file that is there and cannot be read. */
static void
proxies_changed_cb (CliffProxies    *proxies,
                    const char      *sha256,
                    CliffLossBanner *self)
{
  if (cliff_proxies_has_failed (proxies, sha256))
    look (self);
}

static void
cliff_loss_banner_dispose (GObject *object)
{
  CliffLossBanner *self = CLIFF_LOSS_BANNER (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_loss_banner_parent_class)->dispose (object);
}

static void
cliff_loss_banner_class_init (CliffLossBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_loss_banner_dispose;
}

static void
cliff_loss_banner_init (CliffLossBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_loss_banner_set_project (CliffLossBanner *self,
                               CliffProject    *project)
{
  CliffProxies *proxies = cliff_project_get_proxies (project);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "plan-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  if (proxies != NULL)
    g_signal_connect_object (proxies, "changed", G_CALLBACK (proxies_changed_cb), self, G_CONNECT_DEFAULT);
  look (self);
}
