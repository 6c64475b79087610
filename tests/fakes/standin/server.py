# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP itself: reads a request whole, has it answered, and misbehaves where it is told to."""

import http.server
import json
import socket
import socketserver
import struct
import sys
import urllib.parse

from standin import control, raw, results, vendors


class Answer:
    """What goes back.  body: bytes, or something for JSON."""

    def __init__(self, status=200, body=b"", headers=None, kind=None):
        if not isinstance(body, (bytes, bytearray)):
            body, kind = json.dumps(body, ensure_ascii=False).encode(), kind or "application/json"
        self.status, self.body, self.headers = status, bytes(body), dict(headers or {})
        self.headers.setdefault("Content-Type", kind or "text/plain; charset=utf-8")


class Request:
    """What was asked, read whole."""

    def __init__(self, handler, body):
        parts = urllib.parse.urlsplit(handler.path)
        self.method, self.path = handler.command, urllib.parse.unquote(parts.path)
        self.query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.headers, self.body, self.handler = handler.headers, body, handler
        self.state, self.role = handler.server.state, handler.server.role

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # One write an answer; small packets would wait for one another.
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, *arguments):
        pass

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        if len(body) < length:
            return
        request = Request(self, body)
        self.server.state.note(self.server.role, self.command, self.path, self.headers, body)
        for part in (raw, control, results, vendors):
            answer = part.handle(request, Answer)
            if answer is not None:
                break
        else:
            answer = Answer(404, {"error": {"code": "NotFound", "message": "no such path"}})
        if answer is not True:
            self.send(answer)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def send(self, answer):
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()

    def reset(self):
        """Ends the connection as a crash of the other side does."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def finish(self):
        try:
            super().finish()
        except OSError:
            pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port, state, role):
        super().__init__(("127.0.0.1", port), Handler)
        self.state, self.role = state, role
        self.origin = f"http://127.0.0.1:{self.server_port}"

    def server_bind(self):
        # Looking the own name up can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        # Whoever hung up in the middle did so on purpose.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)
