"""A server on this machine: a port for it, and waiting until it answers."""

from __future__ import annotations

import contextlib
import socket
import time
import urllib.request

START_SECONDS = 180.0
PAUSE_SECONDS = 0.02


def free_port() -> int:
    """Return a TCP port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(address: str) -> None:
    """Return as soon as ``address`` answers with 200; raise ``TimeoutError`` after :data:`START_SECONDS`."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(PAUSE_SECONDS)
    raise TimeoutError(f"no answer from {address}")
