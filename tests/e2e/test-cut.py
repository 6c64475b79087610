#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts an episode in the window with pointer and keys, takes all back, and reads with other eyes what was kept."""

import os
import pathlib
import sqlite3

from keyboard import Keyboard
from pointer import Pointer, box, middle, wait_still
from program import Program, Project, State, Tap, cli, has, wait

ENGLISH = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
SAMPLE = pathlib.Path(os.environ["CLIFF_SAMPLES"]) / "night-shift-secret.fountain"
# All that cutting may change.
TABLES = ("episode", "scene", "shot", "shot_element", "shot_character", "line", "lane", "clip", "keyframe", "marker")


class Cut(Project):
    def dump(self):
        """Every row of every table, in a fixed order."""
        store = sqlite3.connect(f"file:{self.folder / 'project.db'}?mode=ro", uri=True, timeout=5)
        try:
            return {table: store.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}
        finally:
            store.close()

    def shots(self):
        return [row[0] for row in self._rows("SELECT id FROM shot WHERE episode_id = 1 ORDER BY position, id")]

    def length(self, shot):
        return self._rows(f"SELECT duration FROM shot WHERE id = {shot}")[0][0]

    def clips(self):
        """(id, lane) of the titles."""
        return self._rows("SELECT clip.id, lane_id FROM clip JOIN lane ON lane.id = lane_id WHERE kind = 'title' ORDER BY clip.id")


class Editor:
    """A person on the Timeline page of one project."""

    def __init__(self, keyboard):
        folder = pathlib.Path(os.environ["HOME"]) / "cut.cliffhanger"
        cli("new", folder)
        cli("import", folder, SAMPLE)
        cli("breakdown", folder)
        cli("edit", folder, "add-lane", "1", "title", "One")
        cli("edit", folder, "add-lane", "1", "title", "Two")
        self.keyboard = keyboard
        self.pointer = Pointer()
        self.project = Cut(folder)
        self.program = Program(folder, environment=ENGLISH)
        keyboard.press("ctrl+3")
        wait(lambda: self.items("Shot"), "shots on the timeline")
        self.begun = self.project.dump()
        self.n_begun = len(self.project.steps())

    def nodes(self):
        return list(self.program.nodes())

    def items(self, word):
        """The shown things of the timeline whose name begins so, from left to right."""
        found = [(node, path) for node, path in self.nodes()
                 if node.get_role_name() == "list item" and node.get_name().startswith(word) and
                 any(part.get_name() == "Timeline" for part in path)]
        return sorted((self.program._resolve(node, path) for node, path in found), key=box)

    def shot(self, index):
        wait(lambda: len(self.items("Shot")) > index, f"shot {index}")
        item = self.items("Shot")[index]
        last = box(item)
        # The rows are laid out anew behind every change.
        wait(lambda: last == box(self.items("Shot")[index]), "the row to come to rest")
        return self.items("Shot")[index]

    def wait_steps(self, n, what):
        wait(lambda: len(self.project.steps()) == self.n_begun + n, f"{what}: {self.project.steps()[self.n_begun:]}")


def test_told(tap, editor):
    """Every row and all that lies on it has a name and a role of its own."""
    rows = [(node, path) for node, path in editor.nodes() if any(part.get_name() == "Timeline" for part in path)]
    tap.check("told: there are rows", any(node.get_role_name() == "list" for node, _ in rows))
    tap.equal("told: all rows have names", [node.path for node, _ in rows if node.get_role_name() == "list" and not node.get_name()], [])
    tap.equal("told: all things have names", [node.path for node, _ in rows
                                              if node.get_role_name() == "list item" and not node.get_name()], [])
    tap.check("told: the playhead is a slider", editor.program.find(role="slider", name="Playhead"))


def test_reorder(tap, editor):
    before = editor.project.shots()
    x, y = middle(editor.shot(2))
    left = box(editor.shot(0))[0]
    editor.pointer.drag(x, y, left + 4, y)
    wait(lambda: editor.project.shots()[:3] == [before[2], before[0], before[1]], "the third shot to be the first")
    editor.wait_steps(1, "one step")
    tap.check("reorder: the third shot goes first", True)


def test_trim(tap, editor):
    shot = editor.project.shots()[0]
    before = editor.project.length(shot)
    x, y, width, height = box(editor.shot(0))
    editor.pointer.drag(x + width - 2, y + height // 2, x + width - 2 - width // 3, y + height // 2)
    wait(lambda: editor.project.length(shot) < before, "a shorter shot")
    tap.check("trim: about as far as the hand went",
              before * 0.5 < editor.project.length(shot) < before * 0.85, editor.project.length(shot) / before)


def test_split(tap, editor):
    before = editor.project.shots()
    x, _ = middle(editor.shot(1))
    ruler = wait_still(editor.program, role="slider", name="Playhead")
    editor.pointer.click(x, middle(ruler)[1])
    # The shot is under the playhead, which therefore stays where it is.
    editor.pointer.click(*middle(editor.shot(1)))
    editor.keyboard.press("s")
    wait(lambda: len(editor.project.shots()) == len(before) + 1, "two halves")
    tap.check("split: the shot under the playhead", editor.project.shots()[0] == before[0] and editor.project.shots()[3] == before[2])


def test_title(tap, editor):
    """A title goes down to the next lane."""
    editor.keyboard.press("t")
    wait(lambda: len(editor.project.clips()) == 1, "a title")
    lane = editor.project.clips()[0][1]
    wait(lambda: editor.items("Clip: "), "the title's widget")
    item = editor.items("Clip: ")[0]
    x, y, width, height = box(item)
    editor.pointer.drag(x + width // 2, y + height // 2, x + width // 2, y + height // 2 + 34)
    wait(lambda: editor.project.clips()[0][1] != lane, "the title on another lane")
    tap.check("lanes: the title is on the lane below", True)


def test_paste(tap, editor):
    before = editor.project.shots()
    editor.pointer.click(*middle(editor.shot(0)))
    editor.keyboard.press("ctrl+c", "End", "ctrl+v")
    wait(lambda: len(editor.project.shots()) == len(before) + 1, "a copy")
    editor.keyboard.press("shift+z")
    tap.equal("paste: the copy stands at the end", editor.project.shots()[:-1], before)
    editor.pointer.click(*middle(editor.shot(1)))
    second = editor.project.shots()[1]
    editor.keyboard.press("ctrl+x", "Home", "ctrl+v")
    wait(lambda: editor.project.shots()[0] == second, "what was cut at the start")
    tap.equal("cut: it is the same shot", len(editor.project.shots()), len(before) + 1)


def test_escape(tap, editor):
    """Escape while the hand holds something leaves all as it was."""
    before, steps = editor.project.dump(), editor.project.steps()
    x, y = middle(editor.shot(1))
    editor.pointer.press(x, y)
    editor.pointer.go(x, y, x + 250, y)
    editor.keyboard.press("Escape")
    editor.pointer.drag(x + 250, y + 300, x + 251, y + 300)
    tap.check("escape: nothing was done", editor.project.dump() == before and editor.project.steps() == steps)


def test_undo(tap, editor):
    """All that hands did goes and comes back, row by row."""
    done, n_steps = editor.project.dump(), len(editor.project.steps()) - editor.n_begun
    editor.pointer.click(*middle(editor.shot(0)))
    for i in range(n_steps):
        editor.keyboard.press("ctrl+z")
        editor.wait_steps(n_steps - i - 1, f"undo {i + 1} of {n_steps}")
    undone = editor.project.dump()
    for table in TABLES:
        tap.equal(f"undo: {table} is as it was", undone[table], editor.begun[table])
    for i in range(n_steps):
        editor.keyboard.press("ctrl+shift+z")
        editor.wait_steps(i + 1, f"redo {i + 1} of {n_steps}")
    tap.check("redo: all is as it was done", editor.project.dump() == done)


def main():
    tap = Tap()
    keyboard = Keyboard()
    editor = Editor(keyboard)
    for test in (test_told, test_reorder, test_trim, test_split, test_title, test_paste, test_escape, test_undo):
        tap.run(test.__name__, test, editor)
    editor.keyboard.press("ctrl+q")
    tap.equal("quitting is clean", editor.program.wait_end(), 0)
    tap.end()


if __name__ == "__main__":
    main()
