"""The rules that tell a location from a government: a decision list over what stands around a name.

Prepositions first, then what possesses or is possessed, then the verb it is subject or object of; the first rule that
applies decides. The words come from ``lexicon/sense.toml``. Languages without a parser use the same list on word order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reading.model import Sense
from reading.names import NameHit, NameKind
from reading.places.context import words
from reading.sense.surroundings import Surroundings

Verdict = tuple[Sense, str]
"""A sense and its reason in words."""

DEFAULT: Verdict = (Sense.LITERAL, "names the place itself")
"""What holds when no rule applies."""

_STEMMED = {"es", "de", "ar", "ru"}
_UNMOVED = {NameKind.WATER, NameKind.LINE, NameKind.FACILITY, NameKind.REGION, NameKind.ADMIN2}
_LITERAL_COMPOUNDS = {
    "based",
    "born",
    "bound",
    "controlled",
    "held",
    "occupied",
    "trained",
    "educated",
    "wide",
    "area",
    "border",
}


def of_town(hit: NameHit | None, around: Surroundings, language: str) -> Verdict:
    """Return the sense of a name that stands for no state: metonymic only when it speaks."""
    unmoved = hit is None or hit.kind in _UNMOVED
    if (
        around.role == "subject"
        and not unmoved
        and listed(around.verb, language, "speech_verbs")
        and around.verb not in {"see", "voir"}
    ):
        return Sense.METONYMIC, f"subject of '{around.verb}'"
    return DEFAULT


_WHOLE = "."
"""Ends an entry that is a whole word among the beginnings of words."""

_COMPOUND = 8
"""Letters above which a German noun may be a compound, whose last part tells what it is."""


@lru_cache(maxsize=65_536)
def listed(word: str, language: str, key: str) -> bool:
    """Tell whether a word is in a list of the lexicon: as it is, or by its beginning in languages without lemmas.

    >>> listed("refuser", "fr", "speech_verbs"), listed("rechazó", "es", "speech_verbs")
    (True, True)
    >>> listed("es", "es", "state_verbs"), listed("estudia", "es", "state_verbs")
    (True, False)
    """
    entries = words("sense", language, key)
    if language == "de" and key.endswith("nouns") and len(word) > _COMPOUND:
        return any(beginning in word for beginning in _beginnings(language, key))
    if language in _STEMMED:
        return word.startswith(_beginnings(language, key)) or f"{word}{_WHOLE}" in entries
    return word in entries


@lru_cache(maxsize=256)
def _beginnings(language: str, key: str) -> tuple[str, ...]:
    return tuple(entry for entry in words("sense", language, key) if not entry.endswith(_WHOLE))


def _any(forms: frozenset[str], language: str, key: str) -> str | None:
    """Return the first of several forms that is in a list, or ``None``."""
    return next((form for form in sorted(forms) if listed(form, language, key)), None)


def _of_compound(around: Surroundings, _: str) -> Verdict | None:
    if not around.compound:
        return None
    if around.compound in _LITERAL_COMPOUNDS:
        return Sense.LITERAL, f"part of '-{around.compound}'"
    if around.compound.endswith(("ed", "led", "run")):
        return Sense.METONYMIC, f"agent of '-{around.compound}'"
    return None


def _of_possessor(around: Surroundings, language: str) -> Verdict | None:
    if not around.possessed:
        return None
    if listed(around.possessed, language, "acting_nouns"):
        return Sense.METONYMIC, f"possessor of '{around.possessed}'"
    return Sense.LITERAL, f"'{around.possessed}' belongs to the place"


def _of_voice(around: Surroundings, language: str) -> Verdict | None:
    if around.preposition in words("sense", language, "voice"):
        return Sense.METONYMIC, f"speaks or is addressed: '{around.preposition}'"
    return None


def _of_company(around: Surroundings, language: str) -> Verdict | None:
    """Judge "with X", "between X and Y": parties, unless a border or a road is spoken of."""
    company = around.preposition in words("sense", language, "company")
    between = around.preposition in words("sense", language, "between")
    if not company and not between:
        return None
    territory = _any(around.governor, language, "territory_words")
    relation = _any(around.governor, language, "relation_nouns")
    if territory and not relation:
        return Sense.LITERAL, f"'{territory} {around.preposition}'"
    return Sense.METONYMIC, f"party: '{relation or ''} {around.preposition}'".replace("' ", "'")


def _of_genitive(around: Surroundings, language: str) -> Verdict | None:
    genitive = around.preposition in words("sense", language, "genitive")
    bare = not around.preposition and not words("sense", language, "genitive")
    if not genitive and not bare:
        return None
    office = _any(around.governor, language, "office_nouns")
    acting = _any(around.governor, language, "acting_nouns")
    if office:
        return Sense.LITERAL, f"the country of '{office}'"
    if acting:
        return Sense.METONYMIC, f"possessor of '{acting}'"
    source = _any(around.governor, language, "source_words")
    if source:
        return Sense.METONYMIC, f"source of '{source}'"
    return None if bare else (Sense.LITERAL, "names a part or feature of the place")


def _of_addressee(around: Surroundings, language: str) -> Verdict | None:
    """Judge "to X": an addressee after words of giving and saying, else a goal."""
    if around.preposition not in words("sense", language, "to"):
        return None
    dative = _any(around.governor, language, "dative_words")
    if dative:
        return Sense.METONYMIC, f"addressee of '{dative}'"
    return Sense.LITERAL, f"goal: '{around.preposition}'"


def _of_source(around: Surroundings, language: str) -> Verdict | None:
    if around.preposition not in words("sense", language, "origin"):
        return None
    source = _any(around.governor, language, "source_words")
    return (Sense.METONYMIC, f"source of '{source}'") if source else (Sense.LITERAL, f"origin: '{around.preposition}'")


def _of_agent(around: Surroundings, language: str) -> Verdict | None:
    if around.role == "agent":
        return Sense.METONYMIC, f"agent of '{around.verb}'"
    if around.preposition not in words("sense", language, "agent"):
        return None
    if _any(around.governor, language, "territory_words") or _any(around.governor, language, "state_verbs"):
        return Sense.LITERAL, f"way: '{around.preposition}'"
    return Sense.METONYMIC, f"agent: '{around.preposition}'"


def _of_behalf(around: Surroundings, language: str) -> Verdict | None:
    if around.preposition not in words("sense", language, "behalf"):
        return None
    leaving = _any(around.governor, language, "leaving_verbs")
    if leaving:
        return Sense.LITERAL, f"goal of '{leaving}'"
    return Sense.METONYMIC, f"concerned party: '{around.preposition}'"


def _of_pressure(around: Surroundings, language: str) -> Verdict | None:
    """Judge "on X", "against X": pressure is put on governments, force on places."""
    if around.preposition not in words("sense", language, "upon") | words("sense", language, "against"):
        return None
    pressure = _any(around.governor, language, "pressure_nouns")
    if pressure:
        return Sense.METONYMIC, f"target of '{pressure}'"
    return Sense.LITERAL, f"'{around.preposition}'"


def _of_location(around: Surroundings, _: str) -> Verdict | None:
    if around.preposition:
        return Sense.LITERAL, f"location: '{around.preposition}'"
    return None


def _of_subject(around: Surroundings, language: str) -> Verdict | None:
    if around.role not in {"subject", "passive"}:
        return None
    if around.role == "passive":
        addressed = listed(around.verb, language, "addressing_verbs")
        return (Sense.METONYMIC if addressed else Sense.LITERAL), f"subject of passive '{around.verb}'"
    if around.complement:
        minded = listed(around.complement, language, "attitudes")
        return (Sense.METONYMIC if minded else Sense.LITERAL), f"is said to be '{around.complement}'"
    if listed(around.verb, language, "state_verbs"):
        return Sense.LITERAL, f"subject of '{around.verb}', a state"
    return Sense.METONYMIC, f"subject of '{around.verb}'"


def _of_object(around: Surroundings, language: str) -> Verdict | None:
    if around.role != "object":
        return None
    if listed(around.verb, language, "addressing_verbs"):
        return Sense.METONYMIC, f"object of '{around.verb}'"
    return Sense.LITERAL, f"object of '{around.verb}'"


RULES: tuple[Callable[[Surroundings, str], Verdict | None], ...] = (
    _of_compound, _of_possessor, _of_voice, _of_agent, _of_company, _of_genitive, _of_addressee, _of_source, _of_behalf,
    _of_pressure, _of_location, _of_subject, _of_object,
)  # fmt: skip
