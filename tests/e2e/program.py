# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The running program as a person meets it: its accessible tree, and what it has kept on disk."""

import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import time

# What makes warnings fatal is for the program: the accessibility library of the test has warnings of its own.
DEBUG = os.environ.pop("G_DEBUG", None)
import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# Only a hang meets it.
DEADLINE_S = 30
State = Atspi.StateType


class Waited(Exception):
    """What was waited for did not come."""


def wait(condition, what):
    """Waits until condition () is true and returns its answer."""
    end = time.monotonic() + DEADLINE_S
    while True:
        try:
            answer = condition()
        except GLib.Error:
            # A widget that went away while it was asked.
            answer = None
        if answer:
            return answer
        if time.monotonic() > end or Program.crashed():
            raise Waited(f"{what}; {'the program crashed' if Program.crashed() else 'in vain'}")
        time.sleep(0.02)


def has(node, *states):
    held = node.get_state_set()
    return all(held.contains(state) for state in states)


def children(node, *states):
    """Those that have the states; a widget that goes away while it is asked is not there."""
    found = []
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None and has(child, *states):
                found.append(child)
    except GLib.Error:
        pass
    return found


class Node:
    """One widget as it was when the program was asked for all of them."""

    def __init__(self, item):
        (_, self.path), _, (_, self.parent), self.index, self.n_children, _, self.name, role, _, states = item
        self.role = Atspi.role_get_name(Atspi.Role(role))
        self.held = states[0] | states[1] << 32
        self.children = []

    def get_role_name(self):
        return self.role

    def get_name(self):
        return self.name

    def get_state_set(self):
        return self

    def contains(self, state):
        return bool(self.held >> int(state) & 1)


class Cache:
    """All that a program shows, in few messages: asked for one by one, its widgets are thousands."""

    ROOT = "/org/a11y/atspi/accessible/root"

    def __init__(self, process):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                     Gio.DBusCallFlags.NONE, -1, None).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        names, = self._call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
        self.owner = next(name for name in names if name[0] == ":" and self._process_of(name) == process)

    def _call(self, owner, path, interface, method, *arguments):
        parameters = GLib.Variant(f"({'s' * len(arguments)})", arguments) if arguments else None
        return self.bus.call_sync(owner, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def _process_of(self, name):
        try:
            return self._call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                              "GetConnectionUnixProcessID", name)[0]
        except GLib.Error:
            return None

    def _read_items(self):
        items, = self._call(self.owner, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        nodes = {node.path: node for node in map(Node, items)}
        for node in nodes.values():
            if node.parent in nodes:
                nodes[node.parent].children.append(node)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes

    def read(self):
        """The Node of the program, with all that is shown below it."""
        asked = set()
        while True:
            nodes = self._read_items()
            # A widget is in the list once somebody has asked its parent for it.
            fresh = [node.path for node in nodes.values() if node.path not in asked and len(node.children) < node.n_children
                     and (node.path == self.ROOT or has(node, State.SHOWING, State.VISIBLE))]
            if not fresh and self.ROOT in asked:
                return nodes[self.ROOT]
            asked.update(fresh, [self.ROOT])
            for path in fresh or [self.ROOT]:
                try:
                    self._call(self.owner, path, "org.a11y.atspi.Accessible", "GetChildren")
                except GLib.Error:
                    # It went away meanwhile.
                    pass


def walk(node, path=()):
    """Yields (node, its ancestors) of all below a Node that is shown, in the order of the tree."""
    for child in node.children:
        if has(child, State.SHOWING, State.VISIBLE):
            yield child, path + (node,)
            yield from walk(child, path + (node,))


class Program:
    latest = None

    @classmethod
    def crashed(cls):
        """Whether a signal that is not the test's own has ended it."""
        return cls.latest is not None and cls.latest.poll() not in (None, 0, -signal.SIGKILL)

    def __init__(self, *files, environment=None):
        build = pathlib.Path(os.environ["CLIFF_APP"])
        self.process = subprocess.Popen([build, *files], env=self._environment(environment or {}))
        Program.latest = self.process
        self.application = wait(self._find_application, "the program on the accessibility bus")
        self.cache = Cache(self.process.pid)
        wait(lambda: self.find(focused=True), "a focused widget")

    @staticmethod
    def _environment(own):
        return {**os.environ, **({"G_DEBUG": DEBUG} if DEBUG else {}), **own}

    def __del__(self):
        if self.process.poll() is None:
            self.kill()

    def _find_application(self):
        return next((child for child in children(Atspi.get_desktop(0)) if child.get_process_id() == self.process.pid), None)

    def nodes(self):
        """(Node, its ancestors) of all that is shown now."""
        return walk(self.cache.read())

    def _resolve(self, node, path):
        """What a Node stands for, which can be asked for more."""
        found = self.application
        for part in (*path[1:], node):
            found = found and found.get_child_at_index(part.index)
        return found

    def find(self, role=None, name=None, focused=None, sensitive=None):
        """The first shown widget that fits, None when there is none.  name: as a whole."""
        for node, path in self.nodes():
            if (role is None or node.get_role_name() == role) and (name is None or node.get_name() == name) \
                    and (focused is None or has(node, State.FOCUSED) == focused) \
                    and (sensitive is None or has(node, State.SENSITIVE) == sensitive):
                return self._resolve(node, path)
        return None

    def focus(self):
        return self.find(focused=True)

    def wait_for(self, **what):
        return wait(lambda: self.find(**what), what)

    def wait_gone(self, **what):
        wait(lambda: self.find(**what) is None, f"{what} to go")

    def kill(self):
        """As the power goes: nothing is asked, nothing is saved."""
        self.process.kill()
        self.process.wait()

    def wait_end(self):
        return self.process.wait(DEADLINE_S)


class Project:
    """What a project holds on disk, while the program runs or after."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def _rows(self, sql):
        store = sqlite3.connect(f"file:{self.folder / 'project.db'}?mode=ro", uri=True, timeout=5)
        try:
            return store.execute(sql).fetchall()
        finally:
            store.close()

    def texts(self):
        """The text of each episode."""
        return [row[0] or "" for row in self._rows(
            "SELECT t.text FROM episode e LEFT JOIN script_text t ON t.id = e.text_id ORDER BY e.position")]

    def text(self):
        """That of the only episode, None when there is not just one."""
        texts = self.texts()
        return texts[0] if len(texts) == 1 else None

    def wait_text(self, text):
        try:
            wait(lambda: self.text() == text, "the text in the project")
        except Waited as error:
            raise Waited(f"{error}: {self.text()!r} instead of {text!r}") from None

    def steps(self):
        """Labels of what can be undone, the oldest first."""
        return [row[0] for row in self._rows("SELECT label FROM history WHERE undone = 0 ORDER BY id")]

    def kinds(self, format_name="auto"):
        """(kind, text) of each element, as the command line reads the only episode."""
        lines = cli("script", "dump", "-", "--format", format_name, input=self.text())
        return [(element["type"], element.get("text", "")) for element in map(json.loads, lines.splitlines())]


def cli(*arguments, input=None):
    done = subprocess.run([os.environ["CLIFF_CLI"], *map(str, arguments)], input=input, text=True, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"cliffhanger-cli {arguments[0]}: {done.stderr}")
    return done.stdout


class Tap:
    """Runs tests one after the other and prints what became of them."""

    def __init__(self):
        self.count = self.failed = 0

    def check(self, name, passed, detail=""):
        self.count += 1
        print(f"{'ok' if passed else 'not ok'} {self.count} - {name}", flush=True)
        if not passed:
            self.failed += 1
            for line in str(detail).splitlines():
                print(f"# {line}", flush=True)
        return passed

    def equal(self, name, got, wanted):
        return self.check(name, got == wanted, f"got    {got!r}\nwanted {wanted!r}")

    def run(self, name, test, *arguments):
        """A test that waits in vain fails, and the next one is run."""
        try:
            test(self, *arguments)
        except (Waited, GLib.Error, RuntimeError) as error:
            self.check(f"{name}: waited for {error}", False)

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)
