/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* The lines that say which episode a text is: "第3集：耳光", "# EP 3", and at its end "【第3集完】", "END OF EP 3".  Numbers
 * are written as they were: 第三集 becomes 第四集, EP 03 becomes EP 04.  All results (transfer full). */

/* The text of @script with the number of its first episode line, and of marks of an episode's end, made @number; what else
 * stands in the lines stays.  A text without such lines is returned as it is. */
char *cliff_episode_line_renumber (CliffScript *script,
                                   int          number);
/* The text of @script without the marks of an episode's end and, with @line, without its first episode line; the empty lines below
 * go with them. */
char *cliff_episode_line_remove   (CliffScript *script,
                                   gboolean     line);
/* An episode line without a title, numbered @number, in the form @script has it, or else as is usual in its format. */
char *cliff_episode_line_dup_like (CliffScript *script,
                                   int          number);
/* The mark of the episode's end, numbered @number where it has a number, with the line ends round it: (nullable), NULL where there
 * is none. */
char *cliff_episode_line_dup_end  (CliffScript *script,
                                   int          number);

G_END_DECLS
