/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-clipboard.h"

#include "cliff-edit-cut.h"
#include "cliff-reach.h"

#include <glib/gi18n.h>

/* More than this is nothing that a person has copied. */
#define MAX_JSON (16 * 1024 * 1024)

static const CliffCutItem *
get_items (GArray *items)
{
  return (const CliffCutItem *) (gpointer) items->data;
}

/* ── Putting ── */

/* Words of another project: its pictures and sounds are not here. */
static gboolean
put_words (CliffStore       *store,
           CliffClipBundle  *bundle,
           CliffId           episode_id,
           CliffTime         time,
           CliffPlace        place,
           GArray           *made,
           GError          **error)
{
  if (!cliff_store_begin (store, "Copy", error))
    return FALSE;
  for (guint i = 0; i < bundle->words->len; i++)
    {
      const CliffBundleWords *words = &g_array_index (bundle->words, CliffBundleWords, i);
      CliffCutItem item = { CLIFF_CUT_CLIP, 0 };

      item.id = cliff_edit_add_clip (store, episode_id, words->kind, 0, time + words->start, words->length, words->text, 0, place, error);
      if (item.id == 0 || (*words->style != '\0' && !cliff_edit_set_style (store, item, words->style, error)))
        {
          cliff_store_rollback (store);
          return FALSE;
        }
      g_array_append_val (made, item);
    }

  return cliff_store_commit (store, error);
}

static gboolean
put_own (CliffStore       *store,
         CliffClipBundle  *bundle,
         gboolean          moving,
         CliffId           episode_id,
         CliffTime         time,
         CliffPlace        place,
         GArray          **made,
         GError          **error)
{
  if (bundle->end > 0)
    return cliff_edit_copy_range (store, bundle->episode_id, bundle->start, bundle->end, episode_id, time, place, made, error);
  if (moving)
    return cliff_edit_bring_items (store, get_items (bundle->items), bundle->items->len, episode_id, time, place, made, error);

  return cliff_edit_copy_items (store, get_items (bundle->items), bundle->items->len, episode_id, time, place, made, error);
}

gboolean
cliff_timeline_clipboard_put (CliffProject     *project,
                              CliffClipBundle  *bundle,
                              gboolean          moving,
                              CliffId           episode_id,
                              CliffTime         time,
                              CliffPlace        place,
                              GArray          **put)
{
  CliffStore *store = cliff_project_get_store (project);
  g_autoptr(GArray) made = NULL;
  g_autoptr(GError) error = NULL;

  cliff_project_flush (project);
  if (cliff_clip_bundle_is_of (bundle, store))
    {
      if (bundle->items->len > 0 || bundle->end > 0)
        put_own (store, bundle, moving, episode_id, time, place, &made, &error);
    }
  else if (bundle->words->len > 0)
    {
      made = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
      if (put_words (store, bundle, episode_id, time, place, made, &error) &&
          (bundle->end > 0 || bundle->words->len < bundle->items->len))
        cliff_project_say (project, _("Titles and subtitles were taken over; pictures and sounds of another project come in by Import"), TRUE);
    }
  else
    {
      cliff_project_say (project, _("Those are pictures and sounds of another project: import their files"), FALSE);
    }
  if (error != NULL)
    cliff_project_report (project, error);
  if (error != NULL || made == NULL)
    return FALSE;
  if (put != NULL)
    *put = g_steal_pointer (&made);

  return TRUE;
}

/* ── To the clipboard ── */

static void
offer (GtkWidget       *page,
       CliffClipBundle *bundle)
{
  g_autoptr(GdkContentProvider) provider = cliff_clip_bundle_provide (bundle);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (page), provider);
}

/* What is selected, else the range, else the shot under the playhead. */
static void
copy (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  CliffCut *cut = cliff_project_get_cut (project);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(CliffClipBundle) bundle = NULL;
  CliffTime start, end;

  if (cut == NULL)
    return;
  if (cliff_project_get_selection (project)->len == 0 && cliff_range_get (cliff_project_get_range (project), &start, &end))
    bundle = cliff_clip_bundle_new_range (cliff_project_get_store (project), cut, start, end);
  else if (items->len > 0)
    bundle = cliff_clip_bundle_new (cliff_project_get_store (project), cut, get_items (items), items->len, FALSE);
  else
    return;
  offer (page, bundle);
  cliff_reach_finish (page, NULL, _("Copied"));
}

/* Nothing goes before it is pasted: so its lines, takes and all else come along, and nothing is lost where it never is. */
static void
cut (GtkWidget  *page,
     const char *action,
     GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  CliffCut *present = cliff_project_get_cut (project);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(CliffClipBundle) bundle = NULL;

  if (present == NULL || items->len == 0)
    return;
  bundle = cliff_clip_bundle_new (cliff_project_get_store (project), present, get_items (items), items->len, TRUE);
  offer (page, bundle);
  cliff_timeline_view_set_leaving (cliff_reach_view (page), bundle->items, gtk_widget_get_clipboard (page));
  cliff_project_say (project, _("Cut: it moves when you paste it"), FALSE);
}

/* ── From the clipboard ── */

typedef struct
{
  GWeakRef    page;
  CliffPlace  place;
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_weak_ref_clear (&self->page);
  g_free (self);
}

static void
paste_bundle (GtkWidget       *page,
              CliffClipBundle *bundle,
              CliffPlace       place)
{
  CliffProject *project = cliff_reach_project (page);
  g_autoptr(GArray) put = NULL;

  if (!cliff_project_get_writable (project) || cliff_project_get_cut (project) == NULL ||
      !cliff_timeline_clipboard_put (project, bundle, bundle->cut, cliff_project_get_episode_id (project), cliff_reach_playhead (page),
                                     place, &put))
    return;
  cliff_project_set_selection (project, get_items (put), put->len);
  if (put->len > 0)
    cliff_timeline_view_set_cursor (cliff_reach_view (page), get_items (put)[0]);
  /* What has moved is not moved again, but can be copied from where it is now. */
  if (bundle->cut && cliff_clip_bundle_is_of (bundle, cliff_project_get_store (project)))
    {
      g_autoptr(CliffClipBundle) rest = cliff_clip_bundle_new (cliff_project_get_store (project), cliff_project_get_cut (project),
                                                               get_items (put), put->len, FALSE);

      offer (page, rest);
    }
  cliff_reach_finish (page, NULL, _("Pasted"));
}

static void
value_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Pasting *self = data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&self->page);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (page != NULL && value != NULL && G_VALUE_HOLDS (value, CLIFF_TYPE_CLIP_BUNDLE))
    paste_bundle (page, g_value_get_boxed (value), self->place);
  pasting_free (self);
}

static void
json_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Pasting *self = data;
  g_autoptr(GtkWidget) page = g_weak_ref_get (&self->page);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CliffClipBundle) bundle = NULL;
  g_autoptr(GError) error = NULL;
  gssize n_bytes = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);

  if (n_bytes > 0 && n_bytes <= MAX_JSON)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      bundle = cliff_clip_bundle_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
    }
  if (page != NULL && bundle != NULL)
    paste_bundle (page, bundle, self->place);
  else if (page != NULL && error != NULL)
    cliff_project_report (cliff_reach_project (page), error);
  pasting_free (self);
}

static void
stream_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    {
      pasting_free (data);
      return;
    }
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, json_read_cb, data);
}

static void
paste (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean overwrite = cliff_timeline_view_get_overwriting (cliff_reach_view (page)) != g_variant_get_boolean (parameter);
  const char *types[] = { CLIFF_CLIP_BUNDLE_MIME, NULL };
  Pasting *self;

  if (!gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_CLIP_BUNDLE) &&
      !gdk_content_formats_contain_mime_type (formats, CLIFF_CLIP_BUNDLE_MIME))
    {
      cliff_project_say (cliff_reach_project (page), _("Nothing of a timeline was copied"), FALSE);
      return;
    }
  self = g_new0 (Pasting, 1);
  g_weak_ref_init (&self->page, page);
  self->place = overwrite ? CLIFF_PLACE_OVERWRITE : CLIFF_PLACE_FREE;
  if (gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_CLIP_BUNDLE))
    gdk_clipboard_read_value_async (clipboard, CLIFF_TYPE_CLIP_BUNDLE, G_PRIORITY_DEFAULT, NULL, value_read_cb, self);
  else
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, stream_read_cb, self);
}

/* ── To another episode ── */

/* Shots come to stand at the end of the episode before or the start of the next, clips at the time they have. */
static CliffTime
find_time (GtkWidget *page,
           GArray    *items,
           CliffId    episode_id,
           int        by)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  CliffTime first = G_MAXINT64;
  gboolean shots = FALSE;
  CliffCutSpan span;

  for (guint i = 0; i < items->len; i++)
    if (cliff_geometry_find (geometry, get_items (items)[i], &span) >= 0)
      {
        first = MIN (first, span.start);
        shots |= span.item.kind == CLIFF_CUT_SHOT;
      }
  if (shots)
    {
      g_autoptr(CliffCut) target = cliff_cut_new (cliff_reach_store (page), episode_id, NULL);

      return by < 0 && target != NULL ? target->duration : 0;
    }

  return first;
}

static void
send_away (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  GListModel *episodes = cliff_project_get_episodes (project);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(CliffRecord) target = NULL;
  g_autoptr(GError) error = NULL;
  int by = g_variant_get_int32 (parameter), to = -1;

  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (cliff_record_get_id (episode) == cliff_project_get_episode_id (project))
        to = (int) i + by;
    }
  target = to >= 0 ? g_list_model_get_item (episodes, (guint) to) : NULL;
  if (target == NULL || items->len == 0)
    {
      cliff_project_say (project, by < 0 ? _("There is no episode before this one") : _("There is no episode behind this one"), FALSE);
      return;
    }
  cliff_project_flush (project);
  if (cliff_edit_bring_items (cliff_reach_store (page), get_items (items), items->len, cliff_record_get_id (target),
                              find_time (page, items, cliff_record_get_id (target), by), CLIFF_PLACE_FREE, NULL, &error))
    cliff_project_say (project, by < 0 ? _("Moved to the episode before") : _("Moved to the next episode"), TRUE);
  else
    cliff_project_report (project, error);
}

void
cliff_timeline_clipboard_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "timeline.cut", NULL, cut);
  gtk_widget_class_install_action (page_class, "timeline.copy", NULL, copy);
  gtk_widget_class_install_action (page_class, "timeline.paste", "b", paste);
  gtk_widget_class_install_action (page_class, "timeline.send", "i", send_away);
}
