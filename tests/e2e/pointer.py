# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pointer: events of the X server's test extension, as a hand on a mouse makes them."""

import subprocess
import time

from program import Atspi, wait

# A press is one before it moves, and what lies under a pointer that jumps is not asked.
PAUSE_S = 0.2
STEPS = 12


def _do(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def _window_of(node):
    while node.get_role_name() not in ("frame", "dialog"):
        node = node.get_parent()
    return node


def box(node):
    """(x, y, width, height) on the display, at whose origin the only window lies.  Places are told from the window's content, and
    that of the window itself is how far its shadow reaches out of it."""
    rect = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    edge = Atspi.Component.get_extents(_window_of(node), Atspi.CoordType.WINDOW)
    return rect.x - 2 * edge.x, rect.y - 2 * edge.y, rect.width, rect.height


def middle(node):
    x, y, width, height = box(node)
    return x + width // 2, y + height // 2


class Pointer:
    def click(self, x, y):
        _do("mousemove", "--sync", x, y, "click", 1)

    def press(self, x, y):
        _do("mousemove", "--sync", x, y)
        time.sleep(PAUSE_S)
        _do("mousedown", 1)
        time.sleep(PAUSE_S)

    def go(self, x1, y1, x2, y2):
        for i in range(1, STEPS + 1):
            _do("mousemove", x1 + (x2 - x1) * i // STEPS, y1 + (y2 - y1) * i // STEPS)
            time.sleep(0.03)

    def drag(self, x1, y1, x2, y2):
        self.press(x1, y1)
        self.go(x1, y1, x2, y2)
        time.sleep(PAUSE_S)
        _do("mouseup", 1)


def wait_still(program, **what):
    """The widget, once it stands where it stood a moment before."""
    last = []

    def still():
        node = program.find(**what)
        last.append(box(node) if node else None)
        return node if len(last) > 1 and last[-1] and last[-1] == last[-2] else None
    return wait(still, f"{what} to come to rest")
