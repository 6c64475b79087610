# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard: key events of the X server's test extension, as a hand on real keys makes them.

Characters that no key carries (Chinese ones, say) get a key of their own before anything is typed.  So the keyboard does
not change while keys are on their way, and each character is one key press, as an input method would commit it.
"""

import ctypes
import ctypes.util

SHIFT = "Shift_L"
MODIFIERS = {"ctrl": "Control_L", "shift": SHIFT, "alt": "Alt_L"}
# Keys above the ordinary ones.  133, 134 and 203 to 207 are modifiers, and 127, Pause, is another key with Control.
SPARE = [code for code in range(120, 256) if code not in (127, 133, 134, *range(203, 208))]
NAMES = {"\n": "Return", "\t": "Tab"}


def _library(name):
    return ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.6")


def _keysym_of(character):
    code = ord(character)
    return code if 0x20 <= code < 0x7f or 0xa0 <= code < 0x100 else 0x01000000 + code


class Keyboard:
    def __init__(self, characters=""):
        """characters: all that will be typed and is not on an English keyboard."""
        self._x = _library("X11")
        self._test = _library("Xtst")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        if not self._display:
            raise RuntimeError("there is no display")
        self.presses = 0
        self._add_keys("".join(dict.fromkeys(c for c in characters if ord(c) > 126)))
        self._keys = self._read_keys()

    def _add_keys(self, characters):
        if len(characters) > 2 * len(SPARE):
            raise ValueError(f"{len(characters)} characters do not fit on {2 * len(SPARE)} places")
        for code in SPARE:
            pair, characters = characters[:2], characters[2:]
            row = (ctypes.c_ulong * 2)(*map(_keysym_of, pair))
            self._x.XChangeKeyboardMapping(self._display, code, 2, row, 1)
        self._x.XSync(self._display, 0)

    def _read_keys(self):
        width = ctypes.c_int()
        first, last = 8, 255
        rows = self._x.XGetKeyboardMapping(self._display, ctypes.c_ubyte(first), last - first + 1, ctypes.byref(width))
        keys = {}
        for code in range(first, last + 1):
            for level in range(min(2, width.value)):
                keys.setdefault(rows[(code - first) * width.value + level], (code, level))
        return keys

    def _find(self, keysym, name):
        if keysym == 0 or keysym not in self._keys:
            raise KeyError(f"no key makes {name!r}")
        return self._keys[keysym]

    def _event(self, code, down):
        self._test.XTestFakeKeyEvent(self._display, code, int(down), 0)

    def _stroke(self, code, held):
        for modifier in held:
            self._event(modifier, True)
        self._event(code, True)
        self._event(code, False)
        for modifier in reversed(held):
            self._event(modifier, False)
        self.presses += 1

    def _code_of(self, name):
        return self._find(self._x.XStringToKeysym(name.encode()), name)[0]

    def press(self, *combinations):
        """Presses keys by their names: press ("ctrl+shift+z", "Return")."""
        for combination in combinations:
            *held, name = combination.split("+")
            self._stroke(self._code_of(name), [self._code_of(MODIFIERS[modifier]) for modifier in held])
        self._x.XSync(self._display, 0)

    def type(self, text):
        """Types characters; a line's end is Enter and a tabulator is Tab."""
        shift = self._code_of(SHIFT)
        for character in text:
            if character in NAMES:
                self._stroke(self._code_of(NAMES[character]), [])
                continue
            code, level = self._find(_keysym_of(character), character)
            self._stroke(code, [shift] * level)
        self._x.XSync(self._display, 0)
