# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all vendors do alike: take a task on and charge for it, let it go on from question to question, go wrong as told."""

import base64
import email.utils
import hashlib
import hmac
import json
import time

from standin import scenarios
from standin.shapes import SHAPES


def handle(request, answer):
    name = request.path.strip("/").split("/")[0]
    shape = SHAPES.get(name)
    if shape is None or request.role != "api":
        return None
    return Vendor(shape, request, answer).respond(request.path[len(name) + 1:])


class Vendor:
    """One vendor answering one request."""

    def __init__(self, shape, request, answer):
        self.shape, self.request, self.answer, self.state = shape, request, answer, request.state
        self.base = f"{request.state.api}/{shape.name}"

    def respond(self, path):
        wrong = self.check_key()
        if wrong is not None:
            return wrong
        found = self.shape.route(self.request.method, path)
        if found is None:
            return self.answer(404, {"error": {"code": "NotFound", "message": f"no {path}"}})
        action, identifier = found
        if action == "create":
            return self.create(path)
        if action == "list":
            return self.answer(200, self.shape.listed(self.state.list(self.shape.name), self.base))
        task = self.state.find(self.shape.name, identifier)
        if task is None or "gone" in task.scenario:
            return self.error("missing")
        return getattr(self, action)(task)

    # ── Keys ──

    def check_key(self):
        key = self.request.headers.get(self.shape.key_header, "")
        prefix = self.shape.key_prefix
        if not key.startswith(prefix) or len(key) == len(prefix) or "wrong" in key:
            return self.error("auth")
        words = key[len(prefix):].split(".")
        if len(words) == 3 and self.shape.name == "kling" and not self.check_jwt(*words):
            return self.error("auth")
        return None

    def check_jwt(self, header, payload, signature):
        wanted = hmac.new(b"standin-secret", f"{header}.{payload}".encode(), hashlib.sha256).digest()
        if base64.urlsafe_b64encode(wanted).rstrip(b"=").decode() != signature:
            return False
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return claims["nbf"] <= time.time() < claims["exp"]

    # ── Errors ──

    def error(self, kind, headers=None):
        status, body = self.shape.error(kind)
        return self.answer(status, body, headers)

    def refuse(self, order):
        """What a submit is turned down with; nothing is charged."""
        for word in "policy", "params", "arrears", "auth", "capacity":
            if word in order:
                return self.error(word)
        if "server-error" in order:
            return self.answer(500, {"error": {"message": "internal"}})
        if "rate" in order and self.state.count("rate", self.shape.name, self.prompt) < int(order.get("times") or 1):
            return self.error("rate", self.retry_headers(order["rate"]))
        return None

    def retry_headers(self, how):
        if how == "date":
            return {"Retry-After": email.utils.formatdate(time.time() + 1, usegmt=True)}
        if how == "ms":
            return {"Retry-After-Ms": "20"}
        if how in (None, "", "none"):
            return {}
        return {"Retry-After": how}

    # ── From question to question ──

    def create(self, path):
        body = self.request.json()
        if not isinstance(body, dict):
            return self.error("params")
        self.prompt = self.shape.prompt(body)
        order = scenarios.find_anywhere(body)
        refusal = self.refuse(order)
        if refusal is not None:
            return refusal
        handle = self.shape.handle(body, self.request.headers)
        known = self.state.find_handle(self.shape.name, handle)
        if known is not None:
            return self.created(known) if self.shape.same_again else self.error("params")
        task = self.state.create(self.shape.name, self.shape.model(body, path), self.prompt, {}, order,
                                 self.shape.kind(path), handle)
        return self.spoil(order) or self.created(task)

    def created(self, task):
        status, body = self.shape.created(task, self.base, self.state)
        if "id-number" in task.scenario:
            body = json.loads(json.dumps(body).replace(f'"{task.id}"', str(task.number)))
            self.state.tasks[(task.vendor, str(task.number))] = task
        if isinstance(body, bytes):
            return self.answer(status, body, kind="audio/wav")
        if "echo" in task.scenario:
            body["said"] = self.request.headers.get("Authorization", "")
        return self.answer(status, body)

    def spoil(self, order):
        """How an answer is lost after the task was taken on and charged."""
        handler = self.request.handler
        for status in 500, 502, 504:
            if str(status) in order:
                return self.answer(status, b"<html><h1>Bad gateway</h1></html>", kind="text/html")
        if "html" in order:
            return self.answer(200, b"<!DOCTYPE html><title>Welcome</title>", kind="text/html")
        if "truncated" in order:
            return self.answer(200, b'{"id": "half', kind="application/json")
        if "reset" in order:
            handler.reset()
            return True
        if "silent" in order:
            time.sleep(float(order["silent"] or 30))
            handler.reset()
            return True
        return None

    def poll(self, task):
        order = task.scenario
        with self.state.lock:
            task.polls += 1
            asked = task.polls
        if "slow-start" in order and asked <= 2:
            return self.error("missing")
        if "poll-400" in order:
            return self.answer(400, {"error": {"code": "BadRequest", "message": "no"}})
        if "poll-401" in order and asked == 1:
            return self.error("auth")
        if "poll-500" in order and asked <= 2:
            return self.answer(500, {"error": {"message": "internal"}})
        if "poll-html" in order and asked <= 2:
            return self.answer(200, b"<!DOCTYPE html><title>Maintenance</title>", kind="text/html")
        if task.state not in ("cancelled", "done", "failed"):
            self.move_on(task, asked, int(order.get("polls") or 2))
        return self.answer(self.shape.poll_status(task), self.shape.polled(task, self.base, self.state))

    def move_on(self, task, asked, needed):
        if asked < needed:
            task.state = "pondering" if "unknown-word" in task.scenario else "queued" if asked == 1 else "running"
        elif "fail" in task.scenario or "policy-output" in task.scenario:
            task.state = "failed"
            task.failure = "policy" if "policy-output" in task.scenario else "fail"
            self.state.refund(task)
        else:
            task.state = "done"

    def cancel(self, task):
        if task.state == "queued":
            task.state = "cancelled"
            self.state.refund(task)
        return self.answer(200, {})

    def result(self, task):
        """An address that needs the key: the answer of a queue, or the file itself."""
        return self.shape.result(self, task)
