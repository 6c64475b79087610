# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""/net: HTTP in all its bad moods, without any vendor."""

import gzip
import json
import time

CONTENT = bytes((i * 31 + (i >> 8)) % 256 for i in range(1 << 20))


def handle(request, answer):
    if not request.path.startswith("/net/"):
        return None
    words = request.path.split("/")
    function = globals().get("do_" + words[2].replace("-", "_"))
    return function(request, answer, words[3:]) if function else None


def do_echo(request, answer, words):
    return answer(200, {"method": request.method, "path": request.path, "query": request.query,
                        "headers": {name.lower(): value for name, value in request.headers.items()},
                        "body": request.body.decode("utf-8", "replace"), "origin": request.role})


def do_status(request, answer, words):
    headers = {"Retry-After": request.query["after"]} if "after" in request.query else {}
    if "after-ms" in request.query:
        headers["Retry-After-Ms"] = request.query["after-ms"]
    return answer(int(words[0]), {"error": {"message": "as asked"}}, headers)


def do_redirect(request, answer, words):
    return answer(int(request.query.get("status", 302)), b"", {"Location": request.query["to"]})


def do_loop(request, answer, words):
    return answer(302, b"", {"Location": f"/net/loop/{int(words[0]) + 1}"})


def do_bomb(request, answer, words):
    """Small on the wire, 64 MB when it is unpacked."""
    return answer(200, gzip.compress(bytes(64 << 20), 9), {"Content-Encoding": "gzip"}, "application/json")


def stream(request, pieces, kind, chunked=False):
    """An answer without a length."""
    handler = request.handler
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.send_header("Connection", "close")
    if chunked:
        handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.close_connection = True
    for piece in pieces:
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
        handler.wfile.flush()
    if chunked:
        handler.wfile.write(b"0\r\n\r\n")
    return True


def do_endless(request, answer, words):
    def pieces():
        while True:
            yield bytes(65536)
    return stream(request, pieces(), "application/octet-stream", "chunked" in words)


def do_zeros(request, answer, words):
    handler, left = request.handler, int(words[0])
    handler.send_response(200)
    handler.send_header("Content-Length", str(left))
    handler.end_headers()
    while left > 0:
        handler.wfile.write(bytes(min(left, 1 << 20)))
        left -= 1 << 20
    return True


def do_slow(request, answer, words):
    time.sleep(float(words[0]))
    return answer(200, b"late")


def do_stall(request, answer, words):
    """Begins and says no more."""
    def pieces():
        yield b"begun"
        time.sleep(30)
    return stream(request, pieces(), "text/plain")


def do_drip(request, answer, words):
    """A byte at a time, and an end only for who waits too long."""
    def pieces():
        for _ in range(60):
            yield b"."
            time.sleep(0.1)
    return stream(request, pieces(), "text/plain")


def do_reset(request, answer, words):
    """Takes the request and hangs up."""
    request.handler.reset()
    return True


def do_short(request, answer, words):
    """Promises more than it sends."""
    handler = request.handler
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{\"half\":")
    handler.wfile.flush()
    handler.reset()
    return True


def do_events(request, answer, words):
    """A stream of events whose characters are torn apart, with lines ended in every way."""
    text = ("data: {\"delta\":\"雨夜\"}\n\n" "event: note\r\ndata: 第一行\r\ndata: line two\r\n\r\n"
            ": nothing\rdata: 👩‍🎤\r\r" "data: [DONE]\n\n").encode()
    size = int(words[0]) if words else 1
    return stream(request, (text[i:i + size] for i in range(0, len(text), size)), "text/event-stream", True)


def do_long_line(request, answer, words):
    return stream(request, (b"x" * 65536 for _ in range(64)), "text/event-stream", True)


def do_file(request, answer, words):
    """1 MiB with ranges.  break=N: hangs up after N bytes of the first answers; tag: the validator; weak, none, lying, ignoring."""
    handler, query = request.handler, request.query
    tag = query.get("tag", '"one"')
    start = 0
    asked = request.headers.get("Range", "")
    fits = request.headers.get("If-Range") == tag
    if asked.startswith("bytes=") and fits and "ignoring" not in query:
        start = int(asked[6:].split("-")[0])
    if start >= len(CONTENT):
        return answer(416, b"", {"Content-Range": f"bytes */{len(CONTENT)}"})
    shown = start + 1 if "lying" in query and start else start
    handler.send_response(206 if start else 200)
    handler.send_header("Content-Length", str(len(CONTENT) - start))
    handler.send_header("Content-Type", query.get("type", "video/mp4"))
    if start:
        handler.send_header("Content-Range", f"bytes {shown}-{len(CONTENT) - 1}/{len(CONTENT)}")
    if tag:
        handler.send_header("ETag", tag)
    handler.end_headers()
    end = len(CONTENT)
    if "break" in query and request.state.count("file", query.get("name")) < int(query.get("times", 1)):
        end = start + int(query["break"])
    handler.wfile.write(CONTENT[start:end])
    handler.wfile.flush()
    if end < len(CONTENT):
        handler.close_connection = True
        handler.connection.shutdown(1)
    return True


def do_page(request, answer, words):
    return answer(200, b"<!DOCTYPE html><title>Sorry</title>", kind="video/mp4")


def do_large_json(request, answer, words):
    return answer(200, json.dumps({"b64_json": "QUJD" * (int(words[0]) // 4)}).encode(), kind="application/json")
