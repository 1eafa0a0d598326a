"""The actors and places that an article names, as the parts of its claims are weighed."""

from __future__ import annotations

from dataclasses import dataclass

from reading.actors import ActorNaming
from reading.model import Mention


@dataclass(frozen=True, slots=True)
class ActorNamed:
    """One naming of an actor: its first token, the token that heads its phrase, and whether it is meant as a place."""

    actor: str
    token: int
    head: int
    sentence: int
    literal: bool
    naming: ActorNaming
    subject: bool


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """One literal mention of a place, its first and last token, and its name in small letters.

    ``state``: it is the name of a state; ``seat``: of the seat of one.
    """

    mention: Mention
    token: int
    last: int
    sentence: int
    state: bool
    seat: bool
    name: str


@dataclass(frozen=True, slots=True)
class NamedBefore:
    """The actors named before a sentence, not as places: the last naming of each, the last actor of each type,
    the last one that was a subject, and the last of all.
    """

    last: dict[str, ActorNamed]
    latest: dict[str, str]
    subject: str | None
    named: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an article says of one actor.

    ``rank`` is how often it is named beside others (0: most), ``fighter`` the same among fighters, ``in_type`` among
    those of its type, ``home`` among states that the article is about; ``share`` tenths of all namings, at most 4.
    ``sides``: the army, loyal to a state, one of the first groups.
    """

    typed: str
    rank: int
    fighter: int | None
    in_type: int
    home: int | None
    share: int
    named: bool
    sides: tuple[str, ...]
