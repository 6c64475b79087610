# SPDX-FileCopyrightText: 2026 The Cliffhanger authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of each kind.  A video is made by ffmpeg where there is one, else it is a header and noise."""

import functools
import shutil
import struct
import subprocess
import tempfile
import zlib

EXTENSIONS = {"video": "mp4", "image": "png", "last_frame": "png", "audio": "wav", "voice": "wav"}
TYPES = {"mp4": "video/mp4", "png": "image/png", "wav": "audio/wav"}


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@functools.cache
def png(width=90, height=160):
    rows = b"".join(b"\0" + bytes((x * 2 % 256, y % 256, 90) [i] for x in range(width) for i in range(3))
                    for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


@functools.cache
def wav(seconds=1, rate=8000):
    samples = b"".join(struct.pack("<h", (i * 440 * 65536 // rate) % 8000 - 4000) for i in range(rate * seconds))
    return (b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt "
            + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16) + b"data" + struct.pack("<I", len(samples)) + samples)


@functools.cache
def mp4():
    head = struct.pack(">I", 24) + b"ftypisom" + struct.pack(">I", 512) + b"isomiso2"
    noise = bytes((i * 7919 >> 5) % 256 for i in range(200000))
    return head + struct.pack(">I", 8 + len(noise)) + b"mdat" + noise


@functools.cache
def real_mp4(seconds=5, width=720, height=1280, tint=0):
    """A moving picture with a tone, for people to look at."""
    if shutil.which("ffmpeg") is None:
        return mp4()
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
                        f"gradients=s={width}x{height}:d={seconds}:r=24:seed={tint}", "-f", "lavfi", "-i",
                        f"sine=f={220 + tint % 220}:d={seconds}", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt",
                        "yuv420p", "-c:a", "aac", "-shortest", "-movflags", "+faststart", file.name], check=True)
        return file.read()


def get(role, real=False, tint=0):
    extension = EXTENSIONS[role]
    if extension == "mp4":
        return real_mp4(tint=tint) if real else mp4()
    return png() if extension == "png" else wav()
