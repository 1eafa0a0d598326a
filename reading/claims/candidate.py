"""A possible claim, as the conditions of its rule see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reading.claims.general_nouns import noun_class
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions
from reading.syntax.tokens import Token
from reading.syntax.word_forms import lemma

ON = {"sur", "contre", "à", "on", "against", "in", "at", "near", "dans", "en", "près", "around", "over", "vers"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a possible claim when its conditions are asked: the trigger, its actors and its places."""

    trigger: Token
    language: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    has_place: bool
    participants: Participants
    places: PlaceMentions


def is_of(words: Iterable[Token], language: str, *names: str) -> bool:
    """Tell whether one of some words belongs to one of some classes of nouns."""
    return not noun_class(language, *names).isdisjoint(map(lemma, words))
