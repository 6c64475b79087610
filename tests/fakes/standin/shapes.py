# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each vendor says what all of them say."""

import base64
import re

from standin import media

STATUS = {"auth": 401, "params": 400, "policy": 400, "rate": 429, "arrears": 429, "capacity": 429, "missing": 404}


class Shape:
    """A vendor's paths and words; routes are (method, expression, action)."""

    name, key_header, key_prefix, same_again = "", "Authorization", "Bearer ", False
    routes, words, codes = (), {}, {}

    def route(self, method, path):
        for wanted, pattern, action in self.routes:
            match = re.fullmatch(pattern, path) if method == wanted else None
            if match:
                return action, match.group(1) if match.groups() else None
        return None

    def word(self, task):
        return self.words.get(task.state, task.state)

    def prompt(self, body):
        return body.get("prompt", "")

    def model(self, body, path):
        return body.get("model", path)

    def handle(self, body, headers):
        return None

    def kind(self, path):
        return "video"

    def poll_status(self, task):
        return 200

    def error(self, kind):
        return STATUS[kind], {"error": {"code": self.codes.get(kind, kind), "message": f"as told: {kind}", "type": "error"}}

    def url(self, task, state, role="video"):
        return None if "no-url" in task.scenario else state.result_url(task, role)

    def result(self, vendor, task):
        return vendor.answer(200, media.get("video", vendor.state.real, task.number % 4), kind="video/mp4")


class Ark(Shape):
    name = "ark"
    routes = (("POST", r"/api/v3/contents/generations/tasks", "create"), ("GET", r"/api/v3/contents/generations/tasks", "list"),
              ("GET", r"/api/v3/contents/generations/tasks/([^/]+)", "poll"), ("DELETE", r"/api/v3/contents/generations/tasks/([^/]+)", "cancel"),
              ("POST", r"/api/v3/images/generations", "create"))
    words = {"done": "succeeded"}
    codes = {"policy": "InputTextRiskDetection", "arrears": "AccountOverdueError", "rate": "RateLimitExceeded", "capacity": "ServerOverloaded",
             "fail": "InternalError", "auth": "AuthenticationError"}

    def prompt(self, body):
        content = body.get("content")
        return content[0].get("text", "") if content else body.get("prompt", "")

    def kind(self, path):
        return "image" if "images" in path else "video"

    def created(self, task, base, state):
        if task.kind == "image":
            item = ({"error": {"code": "OutputImageSensitiveContentDetected", "message": "as told"}} if "item-error" in task.scenario
                    else {"url": state.result_url(task, "image"), "size": "1600x2848"})
            return 200, {"model": task.model, "data": [item], "usage": {"generated_images": 1}}
        return 200, {"id": task.id}

    def polled(self, task, base, state):
        code = "OutputVideoSensitiveContentDetected" if task.failure == "policy" else "InternalError"
        body = {"id": task.id, "model": task.model, "status": self.word(task), "created_at": int(task.created),
                "error": {"code": code, "message": "as told"} if task.failure else None}
        if task.state == "done":
            body["content"] = {"video_url": self.url(task, state)}
            if "last" in task.scenario:
                body["content"]["last_frame_url"] = self.url(task, state, "last_frame")
            body["usage"] = {"completion_tokens": 108000, "total_tokens": 108000}
        return body

    def listed(self, tasks, base):
        return {"total": len(tasks), "items": [{"id": t.id, "model": t.model, "status": self.word(t), "created_at": int(t.created)} for t in tasks]}


class Videos(Shape):
    name = "openai-videos"
    routes = (("POST", r"/v1/videos", "create"), ("GET", r"/v1/videos", "list"), ("GET", r"/v1/videos/([^/]+)", "poll"),
              ("GET", r"/v1/videos/([^/]+)/content", "result"))
    words = {"done": "completed", "running": "in_progress"}
    codes = {"policy": "moderation_blocked", "arrears": "insufficient_quota", "rate": "rate_limit_exceeded", "auth": "invalid_api_key"}

    def created(self, task, base, state):
        return 200, {"id": task.id, "object": "video", "status": "queued", "progress": 0}

    def polled(self, task, base, state):
        return {"id": task.id, "object": "video", "status": self.word(task), "progress": 40 if task.state == "running" else 0,
                "error": {"code": "moderation_blocked" if task.failure == "policy" else "server_error", "message": "as told"} if task.failure else None}

    def listed(self, tasks, base):
        return {"data": [{"id": t.id, "model": t.model, "created_at": int(t.created), "prompt": t.prompt} for t in tasks]}


class OpenRouter(Videos):
    name = "openrouter"
    routes = tuple((method, pattern.replace("/v1/", "/api/v1/"), action) for method, pattern, action in Videos.routes)
    words = {"done": "completed", "running": "in_progress", "queued": "pending"}

    def created(self, task, base, state):
        return 202, {"id": task.id, "polling_url": f"{base}/api/v1/videos/{task.id}", "status": "pending"}


class DashScope(Shape):
    name = "dashscope"
    routes = (("POST", r"/api/v1/services/aigc/.*", "create"), ("GET", r"/api/v1/tasks/([^/]+)", "poll"), ("POST", r"/api/v1/tasks/([^/]+)/cancel", "cancel"))
    words = {"done": "SUCCEEDED", "queued": "PENDING", "running": "RUNNING", "failed": "FAILED", "cancelled": "CANCELED"}
    codes = {"policy": "DataInspectionFailed", "arrears": "Arrearage", "rate": "Throttling.RateQuota", "auth": "InvalidApiKey", "params": "InvalidParameter"}

    def error(self, kind):
        return STATUS[kind], {"code": self.codes.get(kind, kind), "message": f"as told: {kind}", "request_id": "r"}

    def prompt(self, body):
        return body.get("input", {}).get("prompt", "")

    def created(self, task, base, state):
        return 200, {"output": {"task_status": "PENDING", "task_id": task.id}, "request_id": "r"}

    def polled(self, task, base, state):
        output = {"task_id": task.id, "task_status": self.word(task)}
        if task.state == "done":
            output["video_url"] = self.url(task, state)
        if task.failure:
            output.update(code="DataInspectionFailed" if task.failure == "policy" else "InternalError", message="as told")
        return {"request_id": "r", "output": output, "usage": {"duration": 5}}


class Kling(Shape):
    name = "kling"
    routes = (("POST", r"/v1/videos/[a-z0-9]+", "create"), ("GET", r"/v1/videos/[a-z0-9]+", "list"), ("GET", r"/v1/videos/[a-z0-9]+/([^/]+)", "poll"))
    words = {"done": "succeed", "queued": "submitted", "running": "processing"}
    codes = {"policy": 1301, "arrears": 1101, "rate": 1302, "capacity": 1303, "auth": 1004, "params": 1201, "missing": 1203}

    def error(self, kind):
        return STATUS[kind], {"code": self.codes.get(kind, 5000), "message": f"as told: {kind}", "request_id": "r"}

    def model(self, body, path):
        return body.get("model_name")

    def handle(self, body, headers):
        return body.get("external_task_id")

    def data(self, task):
        return {"task_id": task.id, "task_status": self.word(task), "task_info": {"external_task_id": task.handle},
                "created_at": int(task.created * 1000)}

    def created(self, task, base, state):
        return 200, {"code": 0, "message": "SUCCEED", "request_id": "r", "data": self.data(task)}

    def polled(self, task, base, state):
        data = self.data(task)
        if task.state == "done":
            data["task_result"] = {"videos": [{"id": "v", "url": self.url(task, state), "duration": "5"}]}
        if task.failure:
            data["task_status_msg"] = "Failure to pass the risk control system" if task.failure == "policy" else "as told"
        return {"code": 0, "message": "SUCCEED", "request_id": "r", "data": data}

    def listed(self, tasks, base):
        return {"code": 0, "data": [self.data(task) for task in tasks]}


class MiniMax(Shape):
    name = "minimax"
    routes = (("POST", r"/v2/video_generation", "create"), ("GET", r"/v2/query/video_generation", "list"), ("GET", r"/v2/query/video_generation/([^/]+)", "poll"),
              ("DELETE", r"/v2/video_generation/([^/]+)", "cancel"), ("POST", r"/v1/t2a_v2", "create"))
    words = {"done": "succeeded"}

    def error(self, kind):
        types = {"policy": "1026 sensitive", "arrears": "1008 insufficient balance", "rate": "1002 rate limit", "auth": "1004 unauthorized", "params": "2013 invalid"}
        return STATUS[kind], {"type": "error", "error": {"type": types.get(kind, kind), "message": "as told"}, "request_id": "r"}

    def prompt(self, body):
        content = body.get("content")
        return content[0].get("text", "") if content else body.get("text", "")

    def kind(self, path):
        return "voice" if "t2a" in path else "video"

    def created(self, task, base, state):
        if task.kind == "voice":
            if "refused-200" in task.scenario:
                return 200, {"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}
            return 200, {"data": {"audio": media.get("voice").hex(), "status": 2}, "extra_info": {"usage_characters": 4}, "base_resp": {"status_code": 0}}
        return 200, {"task_id": task.id}

    def polled(self, task, base, state):
        body = {"id": task.id, "status": self.word(task), "usage": {"total_seconds": 6}}
        if task.state == "done":
            body["content"] = {"url": self.url(task, state)}
        if task.failure:
            body["error"] = {"code": "1027" if task.failure == "policy" else "internal", "message": "as told"}
        return {"task": body}

    def listed(self, tasks, base):
        return {"tasks": [{"id": t.id, "model": t.model, "created_at": int(t.created)} for t in tasks]}


class Fal(Shape):
    name, key_prefix = "fal", "Key "
    routes = (("GET", r"/requests/([^/]+)/status", "poll"), ("GET", r"/requests/([^/]+)", "result"), ("PUT", r"/requests/([^/]+)/cancel", "cancel"),
              ("POST", r"/.+", "create"))
    words = {"done": "COMPLETED", "queued": "IN_QUEUE", "running": "IN_PROGRESS", "failed": "COMPLETED"}

    def error(self, kind):
        if kind in ("policy", "params"):
            return 422, {"detail": [{"loc": ["body", "prompt"], "msg": "as told", "type": "content_policy_violation" if kind == "policy" else "missing"}]}
        return STATUS[kind], {"detail": {"arrears": "Exhausted balance"}.get(kind, kind)}

    def created(self, task, base, state):
        own = f"{base}/requests/{task.id}"
        return 200, {"request_id": task.id, "status_url": f"{own}/status", "response_url": own, "cancel_url": f"{own}/cancel"}

    def poll_status(self, task):
        return 200 if task.state in ("done", "failed") else 202

    def polled(self, task, base, state):
        return {"status": self.word(task), "request_id": task.id}

    def result(self, vendor, task):
        if task.failure:
            return vendor.error("policy" if task.failure == "policy" else "params")
        return vendor.answer(200, {"video": {"url": self.url(task, vendor.state), "content_type": "video/mp4"}})


class Runway(Shape):
    name = "runway"
    routes = (("POST", r"/v1/[a-z_]+", "create"), ("GET", r"/v1/tasks/([^/]+)", "poll"), ("DELETE", r"/v1/tasks/([^/]+)", "cancel"))
    words = {"done": "SUCCEEDED", "queued": "THROTTLED", "running": "RUNNING", "failed": "FAILED", "cancelled": "CANCELLED"}

    def prompt(self, body):
        return body.get("promptText", "")

    def error(self, kind):
        return STATUS[kind], {"error": f"{ {'policy': 'SAFETY', 'arrears': 'not enough credits'}.get(kind, kind) }: as told"}

    def created(self, task, base, state):
        return 200, {"id": task.id}

    def polled(self, task, base, state):
        body = {"id": task.id, "status": self.word(task), "progress": 0.4}
        if task.state == "done":
            body["output"] = [self.url(task, state)]
        if task.failure:
            body.update(failure="as told", failureCode="SAFETY.OUTPUT.IMAGE" if task.failure == "policy" else "INTERNAL.BAD_OUTPUT.01")
        return body


class Replicate(Shape):
    name = "replicate"
    routes = (("POST", r"/v1/models/.+/predictions", "create"), ("GET", r"/v1/predictions", "list"), ("GET", r"/v1/predictions/([^/]+)", "poll"),
              ("POST", r"/v1/predictions/([^/]+)/cancel", "cancel"))
    words = {"done": "succeeded", "queued": "starting", "running": "processing", "cancelled": "canceled"}

    def prompt(self, body):
        return body.get("input", {}).get("prompt", "")

    def model(self, body, path):
        return path.split("/models/")[1].rsplit("/", 1)[0]

    def error(self, kind):
        return STATUS[kind], {"title": kind, "detail": {"policy": "flagged as sensitive", "arrears": "Insufficient credit",
                                                         "rate": "Request was throttled. Your rate limit resets in ~30s."}.get(kind, kind)}

    def row(self, task, base):
        return {"id": task.id, "model": task.model, "status": self.word(task), "input": {"prompt": task.prompt},
                "urls": {"get": f"{base}/v1/predictions/{task.id}", "cancel": f"{base}/v1/predictions/{task.id}/cancel"}}

    def created(self, task, base, state):
        return 201, self.row(task, base)

    def polled(self, task, base, state):
        body = self.row(task, base)
        if task.state == "done":
            url = self.url(task, state)
            body["output"] = [url, [url], {"video": url}][task.number % 3] if url else None
        if task.failure:
            body["error"] = "flagged as sensitive" if task.failure == "policy" else "as told"
        return body

    def listed(self, tasks, base):
        return {"results": [self.row(task, base) for task in tasks]}


class Sync(Shape):
    name, key_header, key_prefix, same_again = "sync", "x-api-key", "", True
    routes = (("POST", r"/v2/generate", "create"), ("GET", r"/v2/generate/([^/]+)", "poll"))
    words = {"done": "COMPLETED", "queued": "PENDING", "running": "PROCESSING", "failed": "FAILED"}

    def handle(self, body, headers):
        return headers.get("Idempotency-Key")

    def prompt(self, body):
        return " ".join(item.get("url", "") for item in body.get("input", []))

    def created(self, task, base, state):
        return 201, {"id": task.id, "status": "PENDING"}

    def polled(self, task, base, state):
        body = {"id": task.id, "status": self.word(task), "outputUrl": self.url(task, state) if task.state == "done" else None}
        if task.failure:
            body["error"] = "moderation" if task.failure == "policy" else "as told"
        return body


class ElevenLabs(Shape):
    name, key_header, key_prefix = "elevenlabs", "xi-api-key", ""
    routes = (("POST", r"/v1/text-to-speech/[^/]+/with-timestamps", "create"), ("POST", r"/v1/music", "create"))

    def error(self, kind):
        words = {"arrears": "quota_exceeded", "auth": "invalid_api_key", "capacity": "too_many_concurrent_requests", "rate": "system_busy", "policy": "safety_blocked"}
        if kind == "params":
            return 422, {"detail": [{"type": "missing", "msg": "as told"}]}
        return STATUS[kind], {"detail": {"status": words.get(kind, kind), "message": "as told"}}

    def prompt(self, body):
        return body.get("text", body.get("prompt", ""))

    def model(self, body, path):
        return body.get("model_id", "music_v1")

    def kind(self, path):
        return "music" if "music" in path else "voice"

    def created(self, task, base, state):
        if task.kind == "music":
            return 200, media.get("audio")
        return 200, {"audio_base64": base64.b64encode(media.get("voice")).decode(), "alignment": {"characters": list("hi")}}


SHAPES = {shape.name: shape for shape in (Ark(), Videos(), OpenRouter(), DashScope(), Kling(), MiniMax(), Fal(), Runway(), Replicate(), Sync(),
                                          ElevenLabs())}
