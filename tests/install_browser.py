"""Provide a Chromium for the browser tests: Debian's when root on Debian, else the one Playwright brings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def main() -> int:
    if shutil.which("chromium"):
        return 0
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-core"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return 0
    return subprocess.run(
        [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
