"""A set of spans that do not overlap, asked in logarithmic time whether another span touches one of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable


class SpanSet:
    """Half-open spans without overlaps.

    >>> spans = SpanSet([(0, 5), (9, 12)])
    >>> spans.touches(4, 9), spans.touches(5, 9), spans.touches(11, 20)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Take spans; one that overlaps an earlier one is left out."""
        self._spans: list[tuple[int, int]] = []
        for start, end in spans:
            self.add(start, end)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a span shares a code point with one of the set."""
        number = bisect_left(self._spans, (start, start))
        near = self._spans[max(0, number - 1) : number + 1]
        return any(start < other[1] and other[0] < end for other in near)

    def add(self, start: int, end: int) -> bool:
        """Take a span that touches none of the set; return whether it was taken."""
        if self.touches(start, end):
            return False
        insort(self._spans, (start, end))
        return True
