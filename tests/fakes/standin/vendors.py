# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All vendors; each answers for a folder of the api origin."""


def handle(request, answer):
    return None
