"""The grammatical features of word forms, in the form of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache


class Morphology:
    """The grammatical features of a word form."""

    __slots__ = ("_values",)

    def __init__(self, features: str) -> None:
        """Take features in the form of Universal Dependencies ("Gender=Fem|Number=Sing")."""
        parts = (part.partition("=") for part in features.split("|") if part)
        self._values = {name: values.split(",") for name, _, values in parts}

    def get(self, name: str, default: Sequence[str] = ()) -> Sequence[str]:
        """Return the values of a feature; ``default`` where it has none.

        >>> Morphology("Gender=Fem|Number=Sing").get("Number")
        ['Sing']
        """
        return self._values.get(name, default)


@lru_cache(maxsize=4096)
def morphology(features: str) -> Morphology:
    """Return the features of a word form, the same object for all words that have them."""
    return Morphology(features)
