# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong, ordered by a word in double braces within the prompt: "a street {{rate:600}}".

At submitting:  policy, params, rate[:s|date|ms|none|600], arrears, auth, server-error, refused-200 (nothing is charged), and
                after the task was made and charged: 500, 502, 504, reset, truncated, html, silent
At polling:     polls:N (how many until it is done), slow-start, poll-400, poll-401, poll-500, poll-html, unknown-word, fail, policy-output,
                no-url, item-error, gone
At fetching:    expired (the first address is dead), broken (the first transfer breaks off), redirect-host, redirect-loopback,
                redirect-metadata, redirect-loop, bomb, endless, html-file, wrong-type
Of identities:  id-number, echo (says the key)
"""

import re

TOKEN = re.compile(r"\{\{([a-z0-9-]+)(?::([^}]*))?\}\}")
AFTER_CHARGE = {"500", "502", "504", "reset", "truncated", "html", "silent"}


def find(text):
    """The scenario of a prompt: a dictionary of words and their arguments."""
    return {name: argument for name, argument in TOKEN.findall(text or "")}


def find_anywhere(body):
    """The scenario of a request whose prompt may be anywhere in it."""
    found = {}
    if isinstance(body, dict):
        for value in body.values():
            found.update(find_anywhere(value))
    elif isinstance(body, list):
        for value in body:
            found.update(find_anywhere(value))
    elif isinstance(body, str) and len(body) < 100000:
        found.update(find(body))
    return found
