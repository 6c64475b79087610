# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server remembers: tasks, charges, what was asked, and a clock that can be put forward."""

import itertools
import json
import os
import threading
import time

from standin import media


class Task:
    """One piece of work of a vendor."""

    def __init__(self, vendor, number, identifier, model, prompt, body, scenario, now, kind):
        self.vendor, self.number, self.id = vendor, number, identifier
        self.model, self.prompt, self.body, self.scenario, self.created = model, prompt, body, scenario, now
        self.kind = kind
        self.state, self.polls, self.failure, self.fetches = "queued", 0, None, 0
        self.handle = None
        self.result_serial = 0
        self.result_made = now


class State:
    """Shared by all threads; every method takes the lock."""

    def __init__(self, folder, real=False):
        self.lock = threading.RLock()
        self.folder, self.real = folder, real
        self.ahead = 0.0
        self.tasks = {}
        self.ledger = []
        self.seen = {}
        self.numbers = itertools.count(1)
        self.api = self.cdn = ""
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self.save_ledger()

    def now(self):
        return time.time() + self.ahead

    def advance(self, seconds):
        with self.lock:
            self.ahead += seconds

    def count(self, *key):
        """How often this was called with that key before."""
        with self.lock:
            self.seen[key] = self.seen.get(key, 0) + 1
            return self.seen[key] - 1

    def create(self, vendor, model, prompt, body, scenario, kind="video", handle=None, identifier=None, amount=1000000):
        """Makes a task and charges for it; the ledger is on the disk when this returns."""
        with self.lock:
            number = next(self.numbers)
            task = Task(vendor, number, identifier or f"{vendor}-task-{number:04d}", model, prompt, body, scenario,
                        self.now(), kind)
            task.handle = handle
            self.tasks[(vendor, task.id)] = task
            self.ledger.append({"vendor": vendor, "task": task.id, "model": model, "prompt": prompt, "handle": handle,
                                "amount": amount, "refunded": False})
            self.save_ledger()
            return task

    def refund(self, task):
        with self.lock:
            for entry in self.ledger:
                if entry["vendor"] == task.vendor and entry["task"] == task.id:
                    entry["refunded"] = True
            self.save_ledger()

    def find(self, vendor, identifier):
        with self.lock:
            return self.tasks.get((vendor, str(identifier)))

    def find_handle(self, vendor, handle):
        with self.lock:
            return next((t for t in self.tasks.values() if t.vendor == vendor and handle and t.handle == handle), None)

    def list(self, vendor):
        with self.lock:
            return sorted((t for t in self.tasks.values() if t.vendor == vendor), key=lambda t: -t.number)

    def save_ledger(self):
        if self.folder is None:
            return
        part = self.folder / ".ledger.json"
        part.write_text(json.dumps(self.ledger), encoding="utf-8")
        os.replace(part, self.folder / "ledger.json")

    def note(self, origin, method, path, headers, body):
        """Writes down what was asked, before it is answered."""
        if self.folder is None:
            return
        row = {"origin": origin, "method": method, "path": path, "headers": dict(headers.items()),
               "body": body.decode("utf-8", "replace") if len(body) < 65536 else f"{len(body)} bytes"}
        with self.lock, open(self.folder / "requests.jsonl", "a", encoding="utf-8") as stream:
            stream.write(json.dumps(row) + "\n")

    def result_url(self, task, role="video"):
        """Where a finished task's file is; each time it is asked for the address is a new one."""
        with self.lock:
            task.result_serial += 1
            task.result_made = self.now()
            extension = media.EXTENSIONS[role]
            return f"{self.cdn}/result/{task.vendor}/{task.id}/{task.result_serial}/{role}.{extension}?X-Amz-Signature=planted-signature"
