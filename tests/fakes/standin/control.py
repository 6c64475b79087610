# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""/control: the clock, the ledger and what was asked, for people and scripts that watch."""


def handle(request, answer):
    state = request.state
    if not request.path.startswith("/control/") or request.role != "api":
        return None
    if request.path == "/control/ledger":
        return answer(200, state.ledger)
    if request.path == "/control/clock":
        state.advance(float(request.query.get("advance", 0)))
        return answer(200, {"now": state.now()})
    return None
