"""The types of a reading. Offsets are half-open code points into ``Article.text``; dates are ISO 8601."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention names."""

    PLACE = "place"
    ACTOR = "actor"


class Sense(StrEnum):
    """How a place name is meant: the location itself, or the government, army or people it stands for."""

    LITERAL = "literal"
    METONYMIC = "metonymic"


class ClaimKind(StrEnum):
    """What a claim is about, each with its PLOVER event category in :data:`PLOVER`."""

    RED_LINE = "red_line"
    CEASEFIRE = "ceasefire"
    WITHDRAWAL = "withdrawal"
    CONTROL = "control"
    ATTACK = "attack"
    DEPLOYMENT = "deployment"
    SUPPORT = "support"
    TALKS = "talks"
    REJECTION = "rejection"
    ACCUSATION = "accusation"


PLOVER: dict[ClaimKind, str] = {
    ClaimKind.RED_LINE: "THREATEN",
    ClaimKind.CEASEFIRE: "AGREE/REQUEST/CONCEDE",
    ClaimKind.WITHDRAWAL: "RETREAT/CONCEDE",
    ClaimKind.CONTROL: "COERCE",
    ClaimKind.ATTACK: "ASSAULT",
    ClaimKind.DEPLOYMENT: "MOBILIZE",
    ClaimKind.SUPPORT: "SUPPORT/AID",
    ClaimKind.TALKS: "CONSULT",
    ClaimKind.REJECTION: "REJECT",
    ClaimKind.ACCUSATION: "ACCUSE",
}
"""PLOVER category of each claim kind (Political Language Ontology for Verifiable Event Records, 2023)."""


class Status(StrEnum):
    """How real the text says a claim is."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Role(StrEnum):
    """What a place is to its claim."""

    AT = "at"
    FROM = "from"
    TO = "to"
    LINE = "line"


class Precision(StrEnum):
    """How exactly a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its text exactly as it was given.

    ``language`` is an ISO 639-1 code or ``"und"``; ``published`` is the day it appeared, against
    which dates like "Sunday" are read.
    """

    id: str
    title: str
    text: str
    language: str
    source: str | None = None
    url: str | None = None
    published: datetime.date | None = None


def article_id(text: str) -> str:
    """Return the identifier of a text: the first twelve hexadecimal digits of its SHA-256.

    >>> article_id("Syrte")
    'a-f764d3bcee4e'
    """
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number from 0 and its span."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text. ``stands_for``: an actor id (``gov:TR``, ``lna``); ``why``: the reason of the sense."""

    id: str
    sentence: int
    start: int
    end: int
    text: str
    kind: MentionKind
    sense: Sense
    stands_for: str | None
    why: str


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A place of a claim: the id of the mention that names it, and its role."""

    mention: str
    role: Role


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says: who does what, where, when. ``cue`` is the span of the words that triggered ``rule``.

    ``speaker``, ``actor`` and ``target`` are actor ids; ``when`` is the first day meant, to ``when_precision``.
    """

    id: str
    kind: ClaimKind
    sentence: int
    speaker: str | None
    actor: str | None
    target: str | None
    places: tuple[ClaimPlace, ...]
    status: Status
    when: datetime.date | None
    when_precision: Precision | None
    cue: tuple[int, int]
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what was read in it, all in the order of the text; ``notes`` are sentences for the reader."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()

    def mention(self, mention_id: str) -> Mention:
        """Return the mention with that id; raise ``KeyError`` if there is none."""
        for mention in self.mentions:
            if mention.id == mention_id:
                return mention
        raise KeyError(mention_id)

    def places(self) -> Iterator[Mention]:
        """Yield the mentions that name places."""
        return (mention for mention in self.mentions if mention.kind is MentionKind.PLACE)
