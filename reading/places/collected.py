"""Spans of a text that are collected as candidates for names of places, with where each comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reading.names import NameHit

_POSSESSIVE = ("'s", "’s")
_LONGEST = 60


@dataclass(slots=True)
class Collected:
    """The spans collected so far, with their hits and sources."""

    text: str
    hits: dict[tuple[int, int], NameHit] = field(default_factory=dict)
    sources: dict[tuple[int, int], set[str]] = field(default_factory=dict)

    def add(self, start: int, end: int, source: str, hit: NameHit | None = None) -> None:
        """Add a span, without a possessive at its end."""
        if self.text[start:end].endswith(_POSSESSIVE):
            end -= 2
        if 0 < end - start <= _LONGEST and "\n" not in self.text[start:end]:
            self.sources.setdefault((start, end), set()).add(source)
            if hit is not None:
                self.hits[start, end] = hit
