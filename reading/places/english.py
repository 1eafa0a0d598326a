"""Places that English newspapers write short: states abbreviated, and the seats of members of parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reading.places.context import words

_SEAT = re.compile(r"(?<![\w-])(?:R|D|I|DFL|L|NDP)-([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[,;.)])")


def short_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of abbreviated states after a comma or a party, or with full stops inside, and of seats.

    >>> text = "Moorhead, Minn., and Sen. Lee, D-N.J., met Rep. Poe, R-Elk Lake, in S.C."
    >>> [text[start:end] for start, end in short_names(text)]
    ['Minn.', 'N.J.', 'S.C.', 'Elk Lake']
    """
    yield from (match.span(1) for match in _states().finditer(text))
    yield from (match.span(1) for match in _SEAT.finditer(text))


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    known = words("place_context", "en", "state_abbreviations")
    dotted = [re.escape(name) for name in sorted(known, key=len, reverse=True) if name.count(".") > 1]
    others = [re.escape(name) for name in sorted(known, key=len, reverse=True) if name.count(".") == 1]
    led = rf"(?<=[^\W\d_], )(?:{'|'.join(others)})|(?<=\b[RDI]-)(?:{'|'.join(others)})"
    return re.compile(rf"(?<![\w.])({'|'.join(dotted)}|{led})(?!\w)")
