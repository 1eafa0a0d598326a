"""Compile a long pattern that repeats its character classes without working out each copy anew.

spaCy's French tokenizer compiles a pattern of 1.4 million characters, 482 copies of three classes of letters, when it
is imported: most of the time of loading the pipeline. Python's compiler of patterns has no memory for classes.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def shared_character_classes() -> Iterator[None]:
    """Let patterns that are compiled inside share what equal character classes compile to; the result is the same.

    Where this Python's compiler has another make, nothing changes.

    >>> import re
    >>> with shared_character_classes():
    ...     pattern = re.compile("(?i)[a-z][à-ý]|x[a-z]")
    >>> bool(pattern.fullmatch("XB")), bool(pattern.fullmatch("X1"))
    (True, False)
    """
    try:
        compiler: Any = importlib.import_module("re._compiler")
        optimize = compiler._optimize_charset
    except (ImportError, AttributeError):
        yield
        return
    known: dict[tuple[object, ...], object] = {}

    def optimize_once(charset: list[tuple[object, object]], *options: Any) -> object:
        # The last option is a constant table that belongs to the one before it.
        key = (tuple(charset), *options[:2])
        if key not in known:
            known[key] = optimize(charset, *options)
        return known[key]

    compiler._optimize_charset = optimize_once
    try:
        yield
    finally:
        compiler._optimize_charset = optimize
