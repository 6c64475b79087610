#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader and a keyboard have it: names, and the way of the focus."""

import os
import pathlib

from keyboard import Keyboard
from program import DEADLINE_S, Atspi, GLib, Program, Project, State, Tap, cli, has, wait, walk

ENGLISH = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
DATA = pathlib.Path(os.environ["CLIFF_TEST_DATA"]) / "cn-drama"

# What a person can act on has a name, whether the focus comes there or not.
CONTROLS = {"button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "password text", "slider",
            "spin button", "link", "page tab", "menu item", "check menu item", "radio menu item", "switch",
            "menu", "dialog", "frame", "level bar", "progress bar"}
# They hand the focus on to what is in them.
CONTAINERS = {"scroll pane", "panel", "grouping", "filler", "viewport", "list", "table", "tree"}
# The window manager's, which have keys of their own.
WINDOW_BUTTONS = {"Minimize", "Maximize", "Restore", "Close"}
# One Tab stop stands for all of such a group; arrows go on inside.
GROUPS = {"list", "tool bar", "page tab list", "table", "menu", "grid", "tree"}


def describe(node, path):
    return f"{node.get_role_name()} “{node.get_name()}” in " + " / ".join(
        f"{part.get_role_name()} “{part.get_name()}”" for part in path[-4:])


def is_shown_choice(node, path):
    """What a combo box shows is its value, which the box itself tells."""
    return node.get_role_name() == "list item" and any(part.get_role_name() == "combo box" for part in path)


def list_unnamed(program, but=None):
    return [describe(node, path) for node, path in program.nodes()
            if not node.get_name() and not is_shown_choice(node, path) and
            not any(part.get_role_name() == "panel" and part.get_name() == but for part in path) and
            (node.get_role_name() in CONTROLS or
             (has(node, State.FOCUSABLE) and node.get_role_name() not in CONTAINERS))]


def key_of(node):
    return node.get_role_name(), node.get_name()


def find_dialog(program):
    """The dialog that has the keyboard, None when there is none."""
    for node, path in program.nodes():
        if has(node, State.FOCUSED):
            return next((part for part in path if part.get_role_name() in ("dialog", "alert")), None)
    return None


def list_stops(program):
    """What Tab has to reach: every control that takes the focus, but for the rest of a group that has a stop of its own."""
    stops = set()
    for node, path in walk(find_dialog(program) or program.cache.read()):
        if node.get_name() in WINDOW_BUTTONS and node.get_role_name() == "button":
            continue
        inside = any(part.get_role_name() in GROUPS or part.get_role_name() == "list item" for part in path)
        # GTK tells of the button inside a menu button nothing of what is switched off around it.
        if not all(has(part, State.SENSITIVE) for part in path if part.get_role_name() in CONTROLS | {"group", "generic"}):
            continue
        if has(node, State.FOCUSABLE, State.SENSITIVE) and node.get_role_name() in CONTROLS - GROUPS - {"page tab", "slider"} \
                and not inside:
            stops.add(key_of(node))
    return stops


def focus_of(program):
    """(role, name, whether it takes tabulators) of what has the focus, None when nothing has."""
    return next(((*key_of(node), has(node, State.MULTI_LINE)) for node, _ in program.nodes() if has(node, State.FOCUSED)), None)


def walk_focus(program, keyboard):
    """Presses Tab till the focus is where it began; returns what it met, None when it never came back."""
    met = []
    now = wait(lambda: focus_of(program), "a focus")
    for _ in range(100):
        before = now
        # In a text a tabulator is text; with Control it goes on.
        keyboard.press("ctrl+Tab" if before[2] else "Tab")
        now = wait(lambda: (there := focus_of(program)) and there != before and there, f"Tab to leave {before}")
        if met and now[:2] == met[0]:
            return met
        met.append(now[:2])
    return None


def check_place(tap, program, keyboard, place):
    settle(program)
    tap.equal(f"{place}: every control has a name", list_unnamed(program), [])
    met = walk_focus(program, keyboard)
    if tap.check(f"{place}: Tab comes round", met is not None):
        tap.equal(f"{place}: Tab reaches every control", sorted(list_stops(program) - set(met)), [])


def make_project(name):
    folder = pathlib.Path(os.environ["HOME"]) / f"{name}.cliffhanger"
    cli("new", folder)
    cli("import", folder, DATA / "script-layout-A.txt")
    return Project(folder)


def test_start(tap, keyboard):
    program = Program(environment=ENGLISH)
    check_place(tap, program, keyboard, "start page")
    keyboard.press("ctrl+n")
    program.wait_for(role="text", focused=True)
    check_place(tap, program, keyboard, "new project")
    tap.check("new project: it is a dialog", find_dialog(program) is not None)
    keyboard.press("Escape")
    wait(lambda: find_dialog(program) is None, "the dialog to go")
    tap.check("new project: the focus comes back", program.focus() is not None)
    program.kill()


def hear(event_name, act):
    """The sources of what is said on the accessibility bus while act () is done, once something is."""
    heard = []
    loop = GLib.MainLoop()
    listener = Atspi.EventListener.new(lambda event, *_: (heard.append(event.source), loop.quit()))
    deadline = GLib.timeout_add_seconds(DEADLINE_S, loop.quit)
    listener.register(event_name)
    # The listener may be known a moment later.
    again = GLib.timeout_add(500, lambda: act() or True)
    loop.run()
    GLib.source_remove(again)
    listener.deregister(event_name)
    if heard:
        GLib.source_remove(deadline)
    return heard


def test_editor(tap, keyboard, program, project):
    editor = wait(lambda: (node := program.focus()) and has(node, State.MULTI_LINE) and node, "the editor's focus")
    tap.check("editor: has a name", editor.get_name())
    tap.check("editor: can be edited", has(editor, State.EDITABLE))
    tap.equal("editor: the text can be read", Atspi.Text.get_text(editor, 0, -1), project.texts()[0])
    place = Atspi.Text.get_caret_offset(editor)
    sources = hear("object:text-caret-moved", lambda: keyboard.press("Down"))
    tap.check("editor: a moving caret is told", editor in sources)
    tap.check("editor: and can be asked for", Atspi.Text.get_caret_offset(editor) > place)


def fingerprint(program):
    """What a person can tell about the window without reading its texts."""
    rows = []
    for node, path in program.nodes():
        # A toast comes and goes by itself.
        if any(part.get_role_name() == "alert" for part in (*path, node)):
            continue
        states = tuple(has(node, state) for state in (State.FOCUSED, State.CHECKED, State.PRESSED, State.EXPANDED,
                                                      State.SELECTED, State.SENSITIVE))
        rows.append((len(path), node.get_role_name(), node.get_name(), states))
    return rows


def settle(program):
    """Waits till the window looks the same twice."""
    last = []

    def same():
        now = fingerprint(program)
        last.append(now)
        return len(last) > 1 and last[-1] == last[-2]
    wait(same, "the window to come to rest")
    return last[-1]


def test_project(tap, keyboard):
    project = make_project("a11y")
    program = Program(project.folder, environment=ENGLISH)
    test_editor(tap, keyboard, program, project)
    check_place(tap, program, keyboard, "script page")
    keyboard.press("ctrl+q")
    tap.equal("quitting is clean", program.wait_end(), 0)


# Keys that open something on the Script page, and what takes the focus there.
DIALOGS = {
    "versions": "ctrl+shift+h",
    "rename": "ctrl+F2",
    "series": "ctrl+comma",
    "export script": "ctrl+shift+e",
    "break down": "ctrl+shift+b",
    "go to a scene": "ctrl+l",
    "shortcuts": "ctrl+shift+question",
}
BARS = {"find bar": "ctrl+f", "replace bar": "ctrl+h"}
# What tells nobody what it is for.
MUTE_ROLES = {"unknown", "invalid", "redundant object"}


def list_misfits(program):
    """What takes the focus and has a role that says nothing."""
    return [describe(node, path) for node, path in program.nodes()
            if has(node, State.FOCUSABLE) and node.get_role_name() in MUTE_ROLES]


def check_names(tap, program, place, but=None):
    """but: the page that was shown before, of which the toolkit goes on to tell though nothing of it is seen."""
    settle(program)
    tap.equal(f"{place}: every control has a name", list_unnamed(program, but), [])
    tap.equal(f"{place}: every control has a role", list_misfits(program), [])
    tap.check(f"{place}: something has the focus", program.focus() is not None)


def test_dialogs(tap, keyboard):
    """Every dialog of the Script page comes by its keys, has names, and gives the focus back."""
    project = make_project("dialogs")
    program = Program(project.folder, environment=ENGLISH)
    wait(lambda: (node := program.focus()) and has(node, State.MULTI_LINE), "the editor's focus")
    for place, keys in DIALOGS.items():
        keyboard.press(keys)
        wait(lambda: find_dialog(program), f"{place} to come")
        check_names(tap, program, place)
        keyboard.press("Escape")
        wait(lambda: find_dialog(program) is None and program.focus() is not None, f"{place} to go and the focus to come back")
    for place, keys in BARS.items():
        keyboard.press(keys)
        check_names(tap, program, place)
        keyboard.press("Escape")
    program.kill()


def is_card(program):
    return (node := program.focus()) and node.get_name().startswith("Shot ") and node


def test_storyboard(tap, keyboard):
    """Cards and dialogs of the Storyboard page have names and roles; a card tells what it is and whether it is selected."""
    project = make_project("board")
    cli("breakdown", project.folder)
    program = Program(project.folder, environment=ENGLISH)
    wait(lambda: (node := program.focus()) and has(node, State.MULTI_LINE), "the editor's focus")
    keyboard.press("ctrl+2")
    settle(program)
    for _ in range(40):
        if is_card(program):
            break
        keyboard.press("Tab")
        settle(program)
    card = is_card(program)
    if not tap.check("storyboard: Tab comes to a card", card):
        return program.kill()
    tap.check("storyboard: it tells number, size and length", card.get_name().startswith("Shot 1, "))
    keyboard.press("Right")
    wait(lambda: (node := is_card(program)) and node.get_name().startswith("Shot 2, ") and has(node, State.SELECTED),
         "the second card, selected")
    check_names(tap, program, "storyboard", but="Script")
    keyboard.press("d")
    wait(lambda: find_dialog(program), "the sheet to come")
    check_names(tap, program, "sheet to draw on", but="Script")
    keyboard.press("Escape")
    wait(lambda: find_dialog(program) is None and is_card(program), "the focus to come back to the card")
    program.kill()


def test_panes(tap, keyboard):
    """What stands beside the text, and what comes by itself."""
    project = make_project("panes")
    program = Program(project.folder, environment=ENGLISH)
    wait(lambda: (node := program.focus()) and has(node, State.MULTI_LINE), "the editor's focus")
    keyboard.press("ctrl+F7")
    wait(lambda: program.focus() and not has(program.focus(), State.MULTI_LINE), "the numbers to come")
    check_names(tap, program, "numbers")
    keyboard.press("Escape")
    wait(lambda: (node := program.focus()) and has(node, State.MULTI_LINE), "the editor's focus back from the numbers")
    program.kill()

    program = Program(project.folder, DATA / "script-layout-B.txt", environment=ENGLISH)
    wait(lambda: find_dialog(program), "the question about the import")
    check_names(tap, program, "import")
    keyboard.press("Escape")
    wait(lambda: find_dialog(program) is None and program.focus() is not None, "the question to go")
    program.kill()


def main():
    tap = Tap()
    keyboard = Keyboard()
    tap.run("start", test_start, keyboard)
    tap.run("project", test_project, keyboard)
    tap.run("dialogs", test_dialogs, keyboard)
    tap.run("storyboard", test_storyboard, keyboard)
    tap.run("panes", test_panes, keyboard)
    tap.end()


main()
