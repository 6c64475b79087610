/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-element.h"

G_BEGIN_DECLS

/* The script as a Word document with a style for every kind of element: Fountain in the industry's layout, a micro-drama in
 * the Chinese one, a paragraph a line, so that it is read back as the same text.  The same script gives the same bytes.
 * @title: (nullable): for the document's properties.  @letter: US Letter, else A4.  (transfer full) */
GBytes *cliff_docx_write (CliffScript *script,
                          const char  *title,
                          gboolean     letter);

G_END_DECLS
