"""The memory a process of its own has used at most."""

from __future__ import annotations

from pathlib import Path


def peak_megabytes() -> float:
    """Return the largest resident size of this process so far, in MB (Linux).

    Not ``getrusage``: on Linux its peak begins with that of the process that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024
