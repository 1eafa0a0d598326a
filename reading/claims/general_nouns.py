"""Nouns that mean an actor without naming it: "the rebels", "the army", "the two countries", "this camp"."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reading.actors import ActorLexicon, ActorNaming
from reading.claims.sides import has_trait, trait_of
from reading.syntax.tokens import Token
from reading.syntax.word_forms import lemma

NOUNS = Path(__file__).parents[1] / "lexicon" / "nouns.csv"
ARMIES = {
    *("army", "military", "troops", "soldier", "force", "aviation", "airforce", "command", "garrison", "navy"),
    *("armée", "militaire", "troupe", "soldat", "aviation", "marine", "état-major", "commandement", "garnison"),
}
"""Nouns for a state's army, where that is an actor of its own."""
PAIRS = {"deux", "two", "both"}
DEMONSTRATIVES = {"ce", "cette", "cet", "this", "that"}
DEFINITE = {"les", "the", "both"}


@cache
def noun_class(language: str, *names: str) -> frozenset[str]:
    """Return the lemmas of classes of nouns (``rebel``, ``arms``, ``troops`` …) from ``lexicon/nouns.csv``, together.

    >>> "missile" in noun_class("fr", "arms"), noun_class("xx", "arms"), "missile" in noun_class("fr", "rebel", "arms")
    (True, frozenset(), True)
    """
    return frozenset().union(*(_classes().get((language, name), ()) for name in names))


@cache
def _classes() -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    with NOUNS.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["language"], row["class"]), set()).add(row["lemma"])
    return found


@dataclass(slots=True)
class KnownActors:
    """What is known of an article's actors: the one that each token names, and whom the article is mostly about.

    ``by_token`` maps a token's number to (actor id, how it is named); ``literal`` holds the tokens of places meant
    as places; ``main_state`` and ``main_group`` are the state and the armed group named most often, ``keeper`` the
    organisation whose soldiers keep a peace; ``army`` the main state's army where it is an actor of its own, ``groups``
    the armed groups that fight no state's war, most named first.
    """

    language: str
    actors: ActorLexicon
    by_token: dict[int, tuple[str, ActorNaming]] = field(default_factory=dict)
    literal: set[int] = field(default_factory=set)
    main_state: str | None = None
    main_group: str | None = None
    keeper: str | None = None
    army: str | None = None
    groups: list[str] = field(default_factory=list)

    def fights(self, actor: str) -> bool:
        """Tell whether an actor is an armed force or group; new groups count as such."""
        return self.actors.type(actor) in {"force", "rebel", None}

    def is_in(self, token: Token, name: str) -> bool:
        """Tell whether a token's lemma belongs to a class of nouns."""
        return lemma(token) in noun_class(self.language, name)


def rebels(owners: list[str], known: KnownActors, noun: Token | None = None) -> list[str]:
    """Return the group that "rebels", "insurgents" … means: its own name, its state's, or the article's group."""
    groups = [actor for actor in owners if known.actors.type(actor) != "state"]
    if groups:
        return groups
    trait = trait_of(lemma(noun)) if noun is not None else None
    state = owners[0] if owners else known.main_state
    at_home = [group for group in known.groups if _is_at_home(group, state, known.actors, new=not owners)]
    alike = [group for group in at_home if trait is None or has_trait(group, trait, known.actors)]
    umbrella = f"{known.actors.demonym_stem(state[4:])}-rebels" if state else ""
    if trait is None and known.actors.type(umbrella) and not any(_rebels(group, known) for group in alike):
        return [umbrella]
    if alike:
        return alike[:1]
    fighting = [group for group in known.groups if "rebel" in known.actors.traits(group)]
    if not owners and fighting and trait is None:
        return fighting[:1]
    return [umbrella] if umbrella else []


def _rebels(group: str, known: KnownActors) -> bool:
    """Tell whether a group is one of rebels, or a new one, of which nothing is known."""
    traits = known.actors.traits(group)
    return "rebel" in traits or not traits


def _is_at_home(group: str, state: str | None, actors: ActorLexicon, *, new: bool) -> bool:
    """Tell whether a group fights in a state; ``new``: a group whose home is not known counts too."""
    homes = actors.homes(group)
    return state in homes if homes else new


def general(noun: Token, known: KnownActors) -> list[str]:
    """Return the state or group that "the army", "the movement", "both sides" … mean in this article."""
    paired = _pair(noun, known)
    if paired:
        return paired
    if known.is_in(noun, "group") and known.main_group:
        return [known.main_group]
    if known.is_in(noun, "peacekeeper") and known.keeper and not _is_qualified(noun):
        return [known.keeper]
    if known.main_state is None:
        return []
    governs = known.is_in(noun, "government") and not _is_qualified(noun)
    compound = any(child.dep_ == "compound" and known.is_in(child, "government") for child in noun.children)
    if not governs and not compound:
        return []
    return [known.army or known.main_state] if lemma(noun) in ARMIES else [known.main_state]


def _pair(noun: Token, known: KnownActors) -> list[str]:
    determiners = {child.lower_ for child in noun.children if child.dep_ in {"det", "nummod", "amod"}}
    if determiners & PAIRS and known.is_in(noun, "states"):
        return _last_states(noun, known)
    if not (known.is_in(noun, "both_sides") or known.is_in(noun, "group")):
        return []
    if determiners & DEMONSTRATIVES:
        return next(([actor] for actor, _ in _named_before(noun, known) if known.fights(actor)), [])
    if determiners & DEFINITE and determiners & PAIRS and known.main_state and known.main_group:
        return [known.main_state, known.main_group]
    return []


def _named_before(noun: Token, known: KnownActors) -> Iterator[tuple[str, int]]:
    """Yield (actor, token number) of the names before a noun, nearest first."""
    for position in sorted((number for number in known.by_token if number < noun.i), reverse=True):
        yield known.by_token[position][0], position


def _last_states(noun: Token, known: KnownActors) -> list[str]:
    """Return the two states named last before "the two countries", countries that are mere places left out."""
    found: list[str] = []
    for actor, position in _named_before(noun, known):
        if known.actors.type(actor) == "state" and position not in known.literal and actor not in found:
            found.insert(0, actor)
        if len(found) == 2:
            return found
    return []


def _is_qualified(noun: Token) -> bool:
    return any(child.dep_ in {"nmod", "poss", "compound", "appos"} for child in noun.children)
