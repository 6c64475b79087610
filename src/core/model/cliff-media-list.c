/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-media-list.h"

#include "cliff-record-private.h"

typedef struct
{
  CliffId  take_id;
  CliffId  media_id;
} Entry;

/* A file that is looked for on a thread. */
typedef struct
{
  CliffId  id;
  char    *sha256;
  char    *extension;
  gint64   bytes;
} File;

typedef struct
{
  char   *project_path;
  GArray *files;  /* File */
} Look;

struct _CliffMediaList
{
  GObject           parent_instance;

  CliffStore       *store;
  CliffMediaFilter  filter;
  char             *words;
  GArray           *entries;
  guint             n_all;
  GHashTable       *missing;  /* media ids */
  GCancellable     *looking;
  guint             reading;  /* source that reads again */
};

enum
{
  PROP_0,
  PROP_N_MISSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffMediaList, cliff_media_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* ── GListModel ──────────────────────────────────────────────────────────────────────────────────── */

static GType
get_item_type (GListModel *model)
{
  return CLIFF_TYPE_TAKE;
}

static guint
get_n_items (GListModel *model)
{
  return CLIFF_MEDIA_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CliffMediaList *self = CLIFF_MEDIA_LIST (model);

  if (position >= self->entries->len)
    return NULL;

  return cliff_record_make (self->store, CLIFF_TYPE_TAKE, g_array_index (self->entries, Entry, position).take_id);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────────── */

#define USED "SELECT take.media_id FROM take WHERE take.id IN " \
             "(SELECT take_id FROM shot UNION SELECT take_id FROM line UNION SELECT take_id FROM clip)"
#define IS_AI "(take.engine <> '' OR iif (json_valid (media.origin), json_extract (media.origin, '$.ai') IS 'yes', 0))"
#define MADE_FOR "CASE take.owner " \
                 "WHEN 'shot' THEN (SELECT subject || ' ' || action FROM shot WHERE shot.id = take.owner_id) " \
                 "WHEN 'line' THEN (SELECT speaker || ' ' || text FROM line WHERE line.id = take.owner_id) ELSE '' END"
#define SELECT "SELECT max (take.id), take.media_id, media.name, take.engine, iif (?4, " MADE_FOR ", '') " \
               "FROM take JOIN media ON media.id = take.media_id " \
               "WHERE (?1 = 0 OR CASE take.kind WHEN 'picture' THEN 1 WHEN 'video' THEN 2 ELSE 3 END = ?1) " \
               "AND (?2 = 0 OR (take.media_id IN (" USED ")) = (?2 = 1)) AND (?3 = 0 OR " IS_AI ") " \
               "GROUP BY take.media_id ORDER BY "

/* By CliffMediaOrder. */
static const char * const selects[] = {
  SELECT "max (take.id) DESC",
  SELECT "media.name = '', media.name COLLATE NOCASE, max (take.id) DESC",
  SELECT "media.duration DESC, max (take.id) DESC",
};

/* As words are compared: without regard to case and to how letters are put together. */
static char *
dup_folded (const char *text)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
has_words (CliffRows  *rows,
           char      **words)
{
  g_autofree char *text = g_strconcat (cliff_rows_get_text (rows, 2), " ", cliff_rows_get_text (rows, 3), " ",
                                       cliff_rows_get_text (rows, 4), NULL);
  g_autofree char *folded = dup_folded (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* (transfer full) (nullable): NULL when the database cannot be read: the list stays as it is then. */
static GArray *
read_entries (CliffMediaList *self)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree char *folded = dup_folded (self->words != NULL ? self->words : "");
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  gboolean searching = *folded != '\0';
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store, selects[self->filter.order], "iiii", (gint64) self->filter.kind, (gint64) self->filter.use,
                       (gint64) self->filter.ai, (gint64) searching);
  g_autoptr(GError) error = NULL;

  while (cliff_rows_next (rows))
    {
      Entry entry = { cliff_rows_get_int (rows, 0), cliff_rows_get_int (rows, 1) };

      if ((!self->filter.missing || g_hash_table_contains (self->missing, &entry.media_id)) &&
          (!searching || has_words (rows, words)))
        g_array_append_val (entries, entry);
    }
  if (!cliff_rows_finish (rows, &error))
    {
      g_info ("%s", error->message);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

static gboolean
same_at (GArray *a,
         guint   i,
         GArray *b,
         guint   j)
{
  return g_array_index (a, Entry, i).take_id == g_array_index (b, Entry, j).take_id;
}

/* Reads again and tells of the part that is another. */
static void
read_again (CliffMediaList *self)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->entries);
  guint head = 0, tail = 0, least;

  g_clear_handle_id (&self->reading, g_source_remove);
  self->entries = read_entries (self);
  if (self->entries == NULL)
    {
      self->entries = g_steal_pointer (&old);
      return;
    }
  self->n_all = (guint) cliff_store_get_int (self->store, 0, "SELECT count(DISTINCT media_id) FROM take", "");
  least = MIN (old->len, self->entries->len);
  while (head < least && same_at (old, head, self->entries, head))
    head++;
  while (tail < least - head && same_at (old, old->len - 1 - tail, self->entries, self->entries->len - 1 - tail))
    tail++;
  if (old->len - head - tail > 0 || self->entries->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, self->entries->len - head - tail);
}

static gboolean
read_again_cb (gpointer data)
{
  CliffMediaList *self = data;

  self->reading = 0;
  read_again (self);

  return G_SOURCE_REMOVE;
}

/* Whether a change may concern what is listed: most edits of a cut do not. */
static gboolean
concerns (CliffMediaList    *self,
          const CliffChange *change)
{
  if (change->table == g_intern_static_string ("take") || change->table == g_intern_static_string ("media"))
    return TRUE;

  return self->filter.use != CLIFF_MEDIA_USED_OR_NOT &&
         (change->table == g_intern_static_string ("shot") || change->table == g_intern_static_string ("line") ||
          change->table == g_intern_static_string ("clip"));
}

/* Takes come in bursts: they are read together, when what is seen has been drawn. */
static void
store_changed_cb (CliffMediaList *self,
                  GPtrArray      *changes)
{
  for (guint i = 0; self->reading == 0 && i < changes->len; i++)
    if (concerns (self, g_ptr_array_index (changes, i)))
      self->reading = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, read_again_cb, self, NULL);
}

/* ── What is gone ────────────────────────────────────────────────────────────────────────────────── */

static void
file_clear (gpointer data)
{
  File *file = data;

  g_free (file->sha256);
  g_free (file->extension);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_array_unref (look->files);
  g_free (look->project_path);
  g_free (look);
}

static void
look_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Look *look = data;
  GHashTable *missing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < look->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const File *file = &g_array_index (look->files, File, i);

      if (!cliff_media_is_there (look->project_path, file->sha256, file->extension, file->bytes))
        g_hash_table_add (missing, g_memdup2 (&file->id, sizeof file->id));
    }
  g_task_return_pointer (task, missing, (GDestroyNotify) g_hash_table_unref);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  CliffMediaList *self = CLIFF_MEDIA_LIST (source);
  g_autoptr(GHashTable) missing = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr(GHashTable) before = NULL;

  if (missing == NULL)
    return;
  g_clear_object (&self->looking);
  before = g_steal_pointer (&self->missing);
  self->missing = g_steal_pointer (&missing);
  if (self->filter.missing)
    read_again (self);
  if (g_hash_table_size (before) > 0 || g_hash_table_size (self->missing) > 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MISSING]);
}

void
cliff_media_list_look (CliffMediaList *self)
{
  g_autoptr(CliffRows) rows = NULL;
  g_autoptr(GTask) task = NULL;
  Look *look;

  g_return_if_fail (CLIFF_IS_MEDIA_LIST (self));

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->project_path = g_strdup (cliff_store_get_path (self->store));
  look->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (look->files, file_clear);
  rows = cliff_store_query (self->store, "SELECT id, sha256, extension, bytes FROM media", "");
  while (cliff_rows_next (rows))
    g_array_append_vals (look->files, &(File) { cliff_rows_get_int (rows, 0), g_strdup (cliff_rows_get_text (rows, 1)),
                                                g_strdup (cliff_rows_get_text (rows, 2)), cliff_rows_get_int (rows, 3) }, 1);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, cliff_media_list_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_cb);
}

gboolean
cliff_media_list_is_missing (CliffMediaList *self,
                             CliffId         media_id)
{
  g_return_val_if_fail (CLIFF_IS_MEDIA_LIST (self), FALSE);

  return g_hash_table_contains (self->missing, &media_id);
}

/* ── GObject ─────────────────────────────────────────────────────────────────────────────────────── */

static void
cliff_media_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N_MISSING:
      g_value_set_uint (value, g_hash_table_size (CLIFF_MEDIA_LIST (object)->missing));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_media_list_dispose (GObject *object)
{
  CliffMediaList *self = CLIFF_MEDIA_LIST (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cliff_media_list_parent_class)->dispose (object);
}

static void
cliff_media_list_finalize (GObject *object)
{
  CliffMediaList *self = CLIFF_MEDIA_LIST (object);

  g_hash_table_unref (self->missing);
  g_array_unref (self->entries);
  g_free (self->words);

  G_OBJECT_CLASS (cliff_media_list_parent_class)->finalize (object);
}

static void
cliff_media_list_class_init (CliffMediaListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_media_list_get_property;
  object_class->dispose = cliff_media_list_dispose;
  object_class->finalize = cliff_media_list_finalize;

  properties[PROP_N_MISSING] = g_param_spec_uint ("n-missing", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_media_list_init (CliffMediaList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->missing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

CliffMediaList *
cliff_media_list_new (CliffStore *store)
{
  CliffMediaList *self;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  self = g_object_new (CLIFF_TYPE_MEDIA_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);

  return self;
}

void
cliff_media_list_set_filter (CliffMediaList         *self,
                             const CliffMediaFilter *filter)
{
  g_return_if_fail (CLIFF_IS_MEDIA_LIST (self));
  g_return_if_fail (filter != NULL && filter->order < G_N_ELEMENTS (selects));

  self->filter = *filter;
  self->filter.words = NULL;
  g_set_str (&self->words, filter->words);
  if (self->words != NULL)
    g_strstrip (self->words);
  read_again (self);
}

guint
cliff_media_list_get_n_all (CliffMediaList *self)
{
  g_return_val_if_fail (CLIFF_IS_MEDIA_LIST (self), 0);

  return self->n_all;
}

int
cliff_media_list_find (CliffMediaList *self,
                       CliffId         take_id)
{
  CliffId media_id;

  g_return_val_if_fail (CLIFF_IS_MEDIA_LIST (self), -1);

  media_id = cliff_store_get_int (self->store, 0, "SELECT media_id FROM take WHERE id = ?", "i", take_id);
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).media_id == media_id)
      return (int) i;

  return -1;
}

/* ── One of them ─────────────────────────────────────────────────────────────────────────────────── */

/* What a take was made for: of a shot or a line. */
static void
read_owner (CliffMediaSummary *self,
            CliffStore        *store)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (store,
                       "SELECT episode.number, (SELECT count(*) FROM shot AS before WHERE before.episode_id = shot.episode_id "
                       "AND (before.position, before.id) <= (shot.position, shot.id)), "
                       "iif (take.owner = 'line', line.text, shot.action) "
                       "FROM take LEFT JOIN line ON take.owner = 'line' AND line.id = take.owner_id "
                       "JOIN shot ON shot.id = iif (take.owner = 'shot', take.owner_id, line.shot_id) "
                       "JOIN episode ON episode.id = shot.episode_id WHERE take.id = ?", "i", self->take_id);

  if (cliff_rows_next (rows))
    {
      self->episode = cliff_rows_get_int (rows, 0);
      self->shot = cliff_rows_get_int (rows, 1);
      self->words = g_strdup (cliff_rows_get_text (rows, 2));
    }
  else
    {
      self->words = g_strdup ("");
    }
}

gboolean
cliff_media_summary_read (CliffMediaSummary *self,
                          CliffStore        *store,
                          CliffId            take_id)
{
  g_autoptr(CliffRows) rows = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  *self = (CliffMediaSummary) { 0 };
  rows = cliff_store_query (store,
                            "SELECT take.media_id, take.kind, media.name, media.sha256, media.bytes, media.duration, media.width, "
                            "media.height, take.engine, media.facts, media.origin, " IS_AI " "
                            "FROM take JOIN media ON media.id = take.media_id WHERE take.id = ?", "i", take_id);
  if (!cliff_rows_next (rows))
    return FALSE;
  self->take_id = take_id;
  self->media_id = cliff_rows_get_int (rows, 0);
  self->kind = g_intern_string (cliff_rows_get_text (rows, 1));
  self->name = g_strdup (cliff_rows_get_text (rows, 2));
  self->sha256 = g_strdup (cliff_rows_get_text (rows, 3));
  self->bytes = cliff_rows_get_int (rows, 4);
  self->duration = cliff_rows_get_int (rows, 5);
  self->width = (int) cliff_rows_get_int (rows, 6);
  self->height = (int) cliff_rows_get_int (rows, 7);
  self->engine = g_strdup (cliff_rows_get_text (rows, 8));
  self->facts = g_strdup (cliff_rows_get_text (rows, 9));
  self->origin = g_strdup (cliff_rows_get_text (rows, 10));
  self->ai = cliff_rows_get_int (rows, 11) != 0;
  self->path = cliff_store_dup_media_path (store, self->media_id);
  read_owner (self, store);

  return TRUE;
}

void
cliff_media_summary_clear (CliffMediaSummary *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->engine, g_free);
  g_clear_pointer (&self->facts, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->words, g_free);
}
