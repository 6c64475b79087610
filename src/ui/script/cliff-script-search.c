/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-search.h"

#include "cliff-edit-replace.h"
#include "cliff-edit-script.h"

#include <adwaita.h>

#include <string.h>

/* Marking more than these in the buffer would be slow, and show nothing. */
#define MOST_MARKED 3000

struct _CliffScriptSearch
{
  GObject              parent_instance;

  CliffScriptDocument *document;
  GtkTextBuffer       *buffer;
  CliffFinder         *finder;      /* NULL when nothing is looked for */
  CliffSearchScope     scope;
  GtkTextMark         *scope_start; /* of the selection searched */
  GtkTextMark         *scope_end;
  GtkTextTag          *tag;
  GArray              *matches;     /* CliffMatch: of the text shown */
  guint                n_before;    /* in the episodes before it */
  guint                n_behind;
  GError              *error;
  gboolean             stale;       /* the text has changed since */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffScriptSearch, cliff_script_search, G_TYPE_OBJECT)

static CliffStore *
get_store (CliffScriptSearch *self)
{
  return cliff_project_get_store (cliff_script_document_get_project (self->document));
}

static GListModel *
get_episodes (CliffScriptSearch *self)
{
  return cliff_project_get_episodes (cliff_script_document_get_project (self->document));
}

/* ── Looking ── */

static gsize
place_of_mark (CliffScriptSearch *self,
               GtkTextMark       *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);
  return cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&iter));
}

static void
get_range (CliffScriptSearch *self,
           gsize             *start,
           gsize             *end)
{
  *start = 0;
  *end = G_MAXSIZE;
  if (self->scope != CLIFF_SEARCH_SELECTION || self->scope_start == NULL)
    return;
  *start = place_of_mark (self, self->scope_start);
  *end = place_of_mark (self, self->scope_end);
}

/* How many matches an episode has that is not shown; NULL is what stands before the first. */
static guint
count_in_episode (CliffScriptSearch *self,
                  CliffRecord       *episode)
{
  g_autofree char *text = episode != NULL ? cliff_edit_dup_episode_text (get_store (self), cliff_record_get_id (episode))
                                          : cliff_edit_dup_preamble_text (get_store (self));
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, cliff_edit_get_format (get_store (self)));
  g_autoptr(GArray) matches = cliff_finder_find (self->finder, script, 0, G_MAXSIZE, NULL, self->error == NULL ? &self->error : NULL);

  return matches != NULL ? matches->len : 0;
}

/* A search that takes too long in one episode takes too long in all. */
static void
count_others (CliffScriptSearch *self)
{
  GListModel *episodes = get_episodes (self);
  CliffRecord *shown = cliff_script_document_get_episode (self->document);
  gboolean behind = shown == NULL;

  self->n_before = self->n_behind = 0;
  if (self->scope == CLIFF_SEARCH_SERIES && shown != NULL)
    self->n_before = count_in_episode (self, NULL);
  for (guint i = 0; self->scope == CLIFF_SEARCH_SERIES && i < g_list_model_get_n_items (episodes) && self->error == NULL; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (episode == shown)
        behind = TRUE;
      else if (behind)
        self->n_behind += count_in_episode (self, episode);
      else
        self->n_before += count_in_episode (self, episode);
    }
}

static void
mark_matches (CliffScriptSearch *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
  for (guint i = 0; i < self->matches->len && i < MOST_MARKED; i++)
    {
      const CliffMatch *match = &g_array_index (self->matches, CliffMatch, i);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                          cliff_script_document_to_chars (self->document, match->start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, cliff_script_document_to_chars (self->document, match->end));
      gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
    }
}

static void
search_shown (CliffScriptSearch *self)
{
  GArray *matches = NULL;
  gsize start, end;

  get_range (self, &start, &end);
  if (self->finder != NULL)
    matches = cliff_finder_find (self->finder, cliff_script_document_get_script (self->document), start, end, NULL,
                                 self->error == NULL ? &self->error : NULL);
  g_array_unref (self->matches);
  self->matches = matches != NULL ? matches : g_array_new (FALSE, FALSE, sizeof (CliffMatch));
  self->stale = FALSE;
  mark_matches (self);
}

static void
search (CliffScriptSearch *self)
{
  if (self->finder != NULL)
    g_clear_error (&self->error);
  search_shown (self);
  if (self->finder != NULL)
    count_others (self);
  else
    self->n_before = self->n_behind = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ensure (CliffScriptSearch *self)
{
  if (self->stale && self->finder != NULL)
    search (self);
}

/* ── The document ── */

static void
parsed_cb (CliffScriptSearch *self)
{
  self->stale = TRUE;
}

static void
paused_cb (CliffScriptSearch *self)
{
  ensure (self);
}

static void
episode_cb (CliffScriptSearch *self)
{
  if (self->scope == CLIFF_SEARCH_SELECTION)
    cliff_script_search_set_scope (self, CLIFF_SEARCH_EPISODE);
  else if (self->finder != NULL)
    search (self);
}

static void
caret_moved_cb (CliffScriptSearch *self)
{
  if (self->finder != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The match that is selected, -1 for none. */
static int
find_selected (CliffScriptSearch *self)
{
  gsize start, end;

  cliff_script_document_get_selection (self->document, &start, &end);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const CliffMatch *match = &g_array_index (self->matches, CliffMatch, i);

      if (match->start == start && match->end == end)
        return (int) i;
    }

  return -1;
}

static void
go (CliffScriptSearch *self,
    guint              index)
{
  const CliffMatch *match = &g_array_index (self->matches, CliffMatch, index);

  cliff_script_document_select (self->document, match->start, match->end);
}

/* Shows the next text of the series with a match in it, round the end, and selects its first or last.  What stands before the
 * first episode is the first text. */
static gboolean
go_to_other_text (CliffScriptSearch *self,
                  gboolean           back)
{
  GListModel *episodes = get_episodes (self);
  guint n = g_list_model_get_n_items (episodes) + 1, at = 0;
  CliffRecord *shown = cliff_script_document_get_episode (self->document);

  for (guint i = 1; i < n; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i - 1);

      if (episode == shown)
        at = i;
    }
  for (guint i = 1; i < n; i++)
    {
      guint next = (at + (back ? n - i : i)) % n;
      g_autoptr(CliffRecord) episode = next > 0 ? g_list_model_get_item (episodes, next - 1) : NULL;

      if (count_in_episode (self, episode) == 0)
        continue;
      cliff_script_document_show (self->document, episode);
      ensure (self);
      if (self->matches->len > 0)
        go (self, back ? self->matches->len - 1 : 0);
      return self->matches->len > 0;
    }

  return FALSE;
}

/* ── GObject ── */

static void
dark_cb (CliffScriptSearch *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_object_set (self->tag, "background", dark ? "#63452c" : "#f9e9a6", NULL);
}

static void
delete_scope (CliffScriptSearch *self)
{
  if (self->scope_start == NULL)
    return;
  gtk_text_buffer_delete_mark (self->buffer, self->scope_start);
  gtk_text_buffer_delete_mark (self->buffer, self->scope_end);
  g_clear_object (&self->scope_start);
  g_clear_object (&self->scope_end);
}

static void
cliff_script_search_dispose (GObject *object)
{
  CliffScriptSearch *self = CLIFF_SCRIPT_SEARCH (object);

  if (self->buffer != NULL)
    {
      delete_scope (self);
      gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (self->buffer), self->tag);
    }
  g_clear_pointer (&self->finder, cliff_finder_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_script_search_parent_class)->dispose (object);
}

static void
cliff_script_search_finalize (GObject *object)
{
  CliffScriptSearch *self = CLIFF_SCRIPT_SEARCH (object);

  g_array_unref (self->matches);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cliff_script_search_parent_class)->finalize (object);
}

static void
cliff_script_search_class_init (CliffScriptSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_script_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_script_search_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLIFF_TYPE_SCRIPT_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
cliff_script_search_init (CliffScriptSearch *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (CliffMatch));
}

/* ── Public ── */

CliffScriptSearch *
cliff_script_search_new (CliffScriptDocument *document)
{
  CliffScriptSearch *self = g_object_new (CLIFF_TYPE_SCRIPT_SEARCH, NULL);

  self->document = g_object_ref (document);
  self->buffer = g_object_ref (GTK_TEXT_BUFFER (cliff_script_document_get_buffer (document)));
  self->tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_signal_connect_object (document, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self,
                           G_CONNECT_SWAPPED);
  dark_cb (self);

  return self;
}

void
cliff_script_search_set_pattern (CliffScriptSearch *self,
                                 const char        *pattern,
                                 CliffFindFlags     flags,
                                 CliffFindPart      part)
{
  g_clear_pointer (&self->finder, cliff_finder_unref);
  g_clear_error (&self->error);
  if (*pattern != '\0')
    self->finder = cliff_finder_new (pattern, flags, part, &self->error);
  search (self);
}

void
cliff_script_search_set_scope (CliffScriptSearch *self,
                               CliffSearchScope   scope)
{
  GtkTextIter start, end;

  delete_scope (self);
  self->scope = scope;
  if (scope == CLIFF_SEARCH_SELECTION && gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    {
      self->scope_start = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE));
      self->scope_end = g_object_ref (gtk_text_buffer_create_mark (self->buffer, NULL, &end, FALSE));
    }
  search (self);
}

guint
cliff_script_search_get_n (CliffScriptSearch *self,
                           guint             *current)
{
  int selected = self->stale ? -1 : find_selected (self);

  if (current != NULL)
    *current = selected < 0 ? 0 : self->n_before + (guint) selected + 1;

  return self->n_before + self->matches->len + self->n_behind;
}

const GError *
cliff_script_search_get_error (CliffScriptSearch *self)
{
  return self->error;
}

void
cliff_script_search_settle (CliffScriptSearch *self)
{
  gsize start, end;
  guint next = 0;

  ensure (self);
  if (self->matches->len == 0 || find_selected (self) >= 0)
    return;
  cliff_script_document_get_selection (self->document, &start, &end);
  while (next < self->matches->len && g_array_index (self->matches, CliffMatch, next).start < start)
    next++;
  go (self, next < self->matches->len ? next : 0);
}

gboolean
cliff_script_search_step (CliffScriptSearch *self,
                          gboolean           back)
{
  gsize start, end;
  int next = -1;

  ensure (self);
  cliff_script_document_get_selection (self->document, &start, &end);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const CliffMatch *match = &g_array_index (self->matches, CliffMatch, i);

      if (back && match->end <= start)
        next = (int) i;
      else if (!back && next < 0 && match->start >= end && !(match->start == start && match->end == end))
        next = (int) i;
    }
  if (next < 0 && self->scope == CLIFF_SEARCH_SERIES && self->n_before + self->n_behind > 0)
    return go_to_other_text (self, back);
  if (next < 0 && self->matches->len > 0)
    next = back ? (int) self->matches->len - 1 : 0;
  if (next < 0)
    return FALSE;
  go (self, (guint) next);

  return TRUE;
}

gboolean
cliff_script_search_replace (CliffScriptSearch *self,
                             const char        *replacement)
{
  g_autoptr(GArray) matches = NULL;
  int selected;
  gsize start, end;

  ensure (self);
  selected = find_selected (self);
  if (self->finder == NULL || selected < 0)
    return cliff_script_search_step (self, FALSE);
  get_range (self, &start, &end);
  g_clear_error (&self->error);
  matches = cliff_finder_find (self->finder, cliff_script_document_get_script (self->document), start, end, replacement,
                               &self->error);
  if (matches != NULL && (guint) selected < matches->len)
    {
      const CliffMatch *match = &g_array_index (matches, CliffMatch, selected);
      gsize caret = match->start + strlen (match->text);
      CliffTextEdit edit = { match->start, match->end, match->text, caret, caret };

      cliff_script_document_apply (self->document, &edit);
    }
  if (self->error != NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return FALSE;
    }
  cliff_script_search_step (self, FALSE);

  return TRUE;
}

gboolean
cliff_script_search_replace_all (CliffScriptSearch  *self,
                                 const char         *replacement,
                                 guint              *n_replaced,
                                 guint              *n_texts,
                                 GError            **error)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);
  gsize start, end;
  gboolean done;

  *n_replaced = *n_texts = 0;
  if (self->finder == NULL)
    return TRUE;
  cliff_script_document_flush (self->document);
  cliff_script_document_end_act (self->document);
  get_range (self, &start, &end);
  if (self->scope == CLIFF_SEARCH_SERIES)
    return cliff_edit_replace_all (get_store (self), self->finder, replacement, n_replaced, n_texts, error);
  done = cliff_edit_replace_range (get_store (self), self->finder, replacement,
                                   episode != NULL ? cliff_record_get_id (episode) : 0, start, end, n_replaced, error);
  *n_texts = *n_replaced > 0;

  return done;
}
