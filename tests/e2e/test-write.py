#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes scripts in the window as a writer would, with the keyboard alone, and reads with other eyes what was kept."""

import json
import os
import pathlib
import subprocess
import time

from keyboard import Keyboard
from program import Atspi, Program, Project, State, Tap, Waited, cli, has, wait

DATA = pathlib.Path(os.environ["CLIFF_TEST_DATA"]) / "cn-drama"
CHINESE = {"LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
ENGLISH = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
# More acts than any text here has.
MOST_STEPS = 400


class Writer:
    """A person at the program, with one new project."""

    def __init__(self, keyboard, name, environment):
        self.keyboard = keyboard
        self.environment = environment
        self.program = Program(environment=environment)
        self.project = self._begin_project(name)
        keyboard.press("ctrl+shift+n")
        self.editor = self.wait_editor()
        wait(self.project.texts, "the first episode")
        self.begun = wait(self.project.text, "the first line")

    def _begin_project(self, name):
        self.keyboard.press("ctrl+n")
        self.program.wait_for(role="text", focused=True)
        self.keyboard.type(name + "\n")
        found = wait(lambda: list(pathlib.Path(os.environ["HOME"]).rglob(f"{name}.cliffhanger/project.db")), "the project")
        wait(lambda: self.program.find(role="text", focused=True) is None, "the dialog to close")
        return Project(found[0].parent)

    def wait_editor(self):
        return wait(lambda: (node := self.program.focus()) and has(node, State.MULTI_LINE) and node, "the editor's focus")

    def shown(self):
        return Atspi.Text.get_text(self.editor, 0, -1)

    def caret(self):
        return Atspi.Text.get_caret_offset(self.editor)

    def write(self, wanted):
        """Writes what comes next as one who looks at the page: what it offers is used, or taken away."""
        there = self.shown()
        target = there[:self.caret()] + wanted
        while (caret := self.caret()) < len(target):
            given = self.shown()[:caret]
            same = len(os.path.commonprefix([given, target]))
            # A bracket takes the place of a lone mark by itself.
            if given[same:] != "△" or target[same:same + 1] != "【":
                self.keyboard.press(*["BackSpace"] * (len(given) - same))
            line_end = target.find("\n", same) + 1 or len(target)
            self.keyboard.type(target[same:line_end])
            lines = target[:line_end].count("\n")
            wait(lambda: self.shown()[:self.caret()].count("\n") >= lines and self.caret() >= line_end,
                 f"line {lines} to be there: {target[same:line_end]!r}, got {self.shown()[same:]!r}")
            if not self.shown().startswith(target[:line_end]):
                raise Waited(f"wanted {target[same:line_end]!r}, got {self.shown()[same:]!r}")

    def start_again(self):
        """After an end of whatever kind."""
        self.program = Program(self.project.folder, environment=self.environment)
        self.editor = self.wait_editor()

    def undo_all(self, tap):
        """Takes all back, one key at a time; returns the texts that were seen, the newest first."""
        seen = [self.project.text()]
        while seen[-1] != self.begun and len(seen) < MOST_STEPS:
            self.keyboard.press("ctrl+z")
            wait(lambda: self.project.text() != seen[-1], f"undo number {len(seen)} of {seen[-1]!r}")
            seen.append(self.project.text())
        return seen

    def redo_all(self, seen):
        for before, text in zip(seen[:0:-1], seen[-2::-1]):
            self.keyboard.press("ctrl+shift+z")
            self.project.wait_text(text)


def taken_lines(longer, shorter):
    """The lines, but for empty ones, that one undo took something from."""
    first = len(os.path.commonprefix([longer, shorter]))
    last = len(os.path.commonprefix([longer[:first - 1:-1], shorter[:first - 1:-1]])) if first else 0
    return [line for line in longer[first:len(longer) - last].split("\n") if line]


def test_layout(tap, keyboard, layout):
    wanted = (DATA / f"script-layout-{layout}.txt").read_text(encoding="utf-8")
    writer = Writer(keyboard, f"layout{layout}", CHINESE)
    before = keyboard.presses
    keyboard.press("ctrl+a", "Delete")
    wait(lambda: writer.shown() == "", "an empty page")
    writer.write(wanted)
    writer.project.wait_text(wanted)
    print(f"# layout {layout}: {len(wanted)} characters, {keyboard.presses - before} key presses")
    tap.equal(f"layout {layout}: what was typed is what is kept", writer.project.text(), wanted)
    tap.equal(f"layout {layout}: and what is shown", writer.shown(), wanted)
    tap.equal(f"layout {layout}: the caret is at the end", writer.caret(), len(wanted))
    seen = writer.undo_all(tap)
    tap.equal(f"layout {layout}: undo ends where the writer began", seen[-1], writer.begun)
    tap.equal(f"layout {layout}: and shows it", writer.shown(), writer.begun)
    # The last one is the emptying of the page.
    too_much = [lines for lines in map(taken_lines, seen[:-2], seen[1:-1]) if len(lines) > 2]
    tap.equal(f"layout {layout}: an act is a line and what the page put below it, at most", too_much, [])
    writer.redo_all(seen)
    tap.equal(f"layout {layout}: redo brings it back", writer.project.text(), wanted)
    writer.program.kill()


def test_safety(tap, keyboard):
    writer = Writer(keyboard, "safe", ENGLISH)
    first = "Rain falls on the tin roof."
    keyboard.type(first)
    wanted = writer.begun + first
    wait(lambda: writer.shown() == wanted, "the words on the page")
    # What the program promises is a second, counted from when the words are there.
    time.sleep(1)
    keyboard.type(" And then")
    writer.program.kill()
    tap.check("kill -9 takes no more than the last second", writer.project.text().startswith(wanted), writer.project.text())
    tap.check("the project is sound", not json.loads(cli("check", writer.project.folder, "--json")))

    writer.start_again()
    kept = writer.project.text()
    tap.equal("the next start shows what was kept", writer.shown(), kept)
    seen = writer.undo_all(tap)
    tap.equal("undo works on what was typed before the end", seen[-1], writer.begun)
    writer.redo_all(seen)
    tap.equal("and redo", writer.shown(), kept)

    # The caret stays where it is while the text is committed, and a letter goes where it stands.
    keyboard.press("Up", "Home")
    wait(lambda: writer.caret() < len(kept), "the caret to move")
    place = writer.caret()
    keyboard.type("x")
    writer.project.wait_text(kept[:place] + "x" + kept[place:])
    tap.equal("the caret stays when the text is kept", writer.caret(), place + 1)
    keyboard.type("y")
    writer.project.wait_text(kept[:place] + "xy" + kept[place:])
    tap.equal("and stays again", writer.caret(), place + 2)

    # What is typed over a selection is one act with what it takes away.
    there = writer.project.text()
    keyboard.press("ctrl+a")
    keyboard.type("z")
    writer.project.wait_text("z")
    keyboard.press("ctrl+z")
    wait(lambda: writer.project.text() != "z", "the undo")
    tap.equal("one undo takes back what was typed over a selection", writer.project.text(), there)

    # Another program cannot write what is being written here, and says so; nothing that was typed is lost by its try.
    keyboard.press("ctrl+Home")
    keyboard.type("w")
    done = subprocess.run([os.environ["CLIFF_CLI"], "script", "number", writer.project.folder], text=True, capture_output=True)
    tap.check("the command line leaves an open project alone", done.returncode == 75 and "close it there" in done.stderr,
              f"{done.returncode}: {done.stderr}")
    writer.project.wait_text("w" + there)
    tap.equal("and what is typed meanwhile is kept", writer.shown(), "w" + there)
    keyboard.press("ctrl+q")
    tap.equal("quitting is clean", writer.program.wait_end(), 0)


def main():
    tap = Tap()
    texts = [(DATA / f"script-layout-{layout}.txt").read_text(encoding="utf-8") for layout in "AB"]
    keyboard = Keyboard("".join(texts))
    for layout in "AB":
        tap.run(f"layout {layout}", test_layout, keyboard, layout)
    tap.run("safety", test_safety, keyboard)
    tap.end()


main()
