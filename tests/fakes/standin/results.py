# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""/result of the cdn origin: what finished tasks made."""

import gzip

from standin import media, raw

LIFE = 24 * 3600


def handle(request, answer):
    words = request.path.strip("/").split("/")
    if len(words) != 5 or (words[0], request.role) not in (("result", "cdn"), ("elsewhere", "api")):
        return None
    state, (vendor, identifier, serial, name) = request.state, words[1:]
    task = state.find(vendor, identifier)
    if task is None:
        return answer(404, b"<html>no such key</html>", kind="text/html")
    role = name.split(".")[0]
    order = task.scenario
    task.fetches += 1
    if state.now() - task.result_made > LIFE or ("expired" in order and int(serial) == 1):
        return answer(403, b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
                      kind="application/xml")
    if role == "video" or role == "image":
        wrong = misbehave(request, answer, task, order)
        if wrong is not None:
            return wrong
    return serve(request, answer, task, role, order)


def misbehave(request, answer, task, order):
    state = request.state
    if "redirect-host" in order and request.role == "cdn":
        return answer(302, b"", {"Location": f"{state.api}{request.path.replace('/result/', '/elsewhere/')}"})
    if "redirect-loopback" in order:
        return answer(302, b"", {"Location": "http://127.0.0.1:9/secret"})
    if "redirect-metadata" in order:
        return answer(302, b"", {"Location": "https://169.254.169.254/latest/meta-data"})
    if "redirect-loop" in order:
        return answer(302, b"", {"Location": request.path})
    if "bomb" in order:
        return answer(200, gzip.compress(bytes(64 << 20), 9), {"Content-Encoding": "gzip"}, "video/mp4")
    if "endless" in order:
        return raw.do_endless(request, answer, [])
    if "html-file" in order:
        return answer(200, b"<!DOCTYPE html><title>Sorry</title>", kind="video/mp4")
    return None


def serve(request, answer, task, role, order):
    """With ranges, so that what broke off can go on."""
    data = media.get(role, request.state.real, task.number % 4)
    tag, start = f'"{task.id}-{role}"', 0
    asked = request.headers.get("Range", "")
    if asked.startswith("bytes=") and request.headers.get("If-Range") == tag:
        start = int(asked[6:].split("-")[0])
    handler = request.handler
    handler.send_response(206 if start else 200)
    handler.send_header("Content-Type", "application/octet-stream" if "wrong-type" in order else
                        media.TYPES[media.EXTENSIONS[role]])
    handler.send_header("Content-Length", str(len(data) - start))
    handler.send_header("ETag", tag)
    if start:
        handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    handler.end_headers()
    if "broken" in order and task.fetches == 1:
        handler.wfile.write(data[start:len(data) // 2])
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.shutdown(1)
        return True
    handler.wfile.write(data[start:])
    return True
