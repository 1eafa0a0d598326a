"""A possible claim, as the conditions of its rule see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reading.claims.general_nouns import noun_class
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions
from reading.syntax.parse import obliques
from reading.syntax.tokens import Token
from reading.syntax.word_forms import lemma

QUANTITIES = {
    *("half", "part", "most", "%", "percent", "hundred", "thousand", "dozen", "score", "handful", "majority", "bulk"),
    *("hundreds", "thousands", "dozens", "scores", "number", "group", "couple"),
    *("moitié", "partie", "tiers", "plupart", "centaine", "millier", "dizaine", "vingtaine", "trentaine"),
    *("quarantaine", "cinquantaine", "quinzaine", "douzaine", "poignée", "essentiel", "totalité", "gros", "majorité"),
    *("quasi-totalité", "quart", "cinquième", "bout", "million", "reste", "groupe", "série"),
}
"""Nouns that count others."""
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


def counted(word: Token) -> list[Token]:
    """Return a noun, and for a number or quantity what it counts: "deux des postes", "half of Aleppo"."""
    if word.pos_ in {"NUM", "PRON"} or lemma(word) in QUANTITIES:
        return [word, *(noun for name, noun in obliques(word) if name in {"de", "of"})]
    return [word]


def is_of(words: Iterable[Token], language: str, *names: str) -> bool:
    """Tell whether one of some words, or what a quantity counts, belongs to one of some classes of nouns."""
    known = noun_class(language, *names)
    return any(lemma(noun) in known for word in words for noun in counted(word))
