"""Tell whether a place name means the location or the government, army or people it stands for, and why.

A decision list over what stands around the name: prepositions, what possesses or is possessed, the verb it is subject or
object of. The words come from ``lexicon/sense.toml``. The same list serves languages without a parser, on word order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from reading.context import TokenIndex, coordinated, words
from reading.model import Sense
from reading.names import NameHit, NameKind
from reading.surroundings import Surroundings, surroundings

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


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sense of one mention, the actor it stands for (``gov:XX``, metonymic only), and the reason in words."""

    sense: Sense
    stands_for: str | None
    why: str


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place name of the document (code points), with what the gazetteer knows of it."""

    start: int
    end: int
    hit: NameHit | None


Verdict = tuple[Sense, str]


def judge_senses(doc: Doc, places: Sequence[PlaceSpan], language: str) -> list[Judgement]:
    """Return the judgement of each place, in the same order; coordinated names share the sense of the first of them."""
    index = TokenIndex(doc)
    judged: list[Judgement] = []
    for number, place in enumerate(places):
        around = surroundings(doc, index, place.start, place.end, language)
        verdict = _verdict(doc, place, around, language)
        if number and not around.preposition and around.role not in {"subject", "passive"}:
            previous = places[number - 1]
            if coordinated(index.span(previous.start, previous.end), index.span(place.start, place.end), language):
                verdict = _shared(judged[-1], doc.text[previous.start : previous.end], place) or verdict
        judged.append(_judgement(place, verdict))
    return _with_later_partner(doc, index, places, judged, language)


def _with_later_partner(
    doc: Doc, index: TokenIndex, places: Sequence[PlaceSpan], judged: list[Judgement], language: str
) -> list[Judgement]:
    """Return the judgements with a first conjunct of no role of its own taking the sense of a subject after it."""
    for number in range(len(places) - 2, -1, -1):
        first, second = judged[number], judged[number + 1]
        if second.sense is not Sense.METONYMIC or not second.why.startswith("subject") or first.why != _DEFAULT[1]:
            continue
        one, two = places[number], places[number + 1]
        if coordinated(index.span(one.start, one.end), index.span(two.start, two.end), language):
            shared = _shared(second, doc.text[two.start : two.end], one)
            judged[number] = _judgement(one, shared) if shared else first
    return judged


def _shared(other: Judgement, name: str, place: PlaceSpan) -> Verdict | None:
    """Return the sense shared with a coordinated name, where the place can have it."""
    if other.sense is Sense.METONYMIC and not _can_act(place):
        return None
    return other.sense, f"coordinated with '{name}', {other.why}"


def _judgement(place: PlaceSpan, verdict: Verdict) -> Judgement:
    sense, why = verdict
    state = place.hit.state if place.hit is not None else None
    return Judgement(sense, f"gov:{state}" if state and sense is Sense.METONYMIC else None, why)


def _can_act(place: PlaceSpan) -> bool:
    """Tell whether a name can stand for a state: it is the name, capital or seat of power of one."""
    return place.hit is not None and place.hit.state is not None


_DEFAULT: Verdict = (Sense.LITERAL, "names the place itself")


def _verdict(doc: Doc, place: PlaceSpan, around: Surroundings, language: str) -> Verdict:
    """Return the sense of one name by the first rule that applies."""
    name = doc.text[place.start : place.end]
    if name in words("sense", language, "always") or name in words("sense", "en", "always"):
        return Sense.METONYMIC, "a seat of power that stands for its government"
    if _is_dateline(doc, place):
        return Sense.LITERAL, "dateline"
    if not _can_act(place):
        return _of_town(place, around, language)
    for rule in _RULES:
        verdict = rule(around, language)
        if verdict is not None:
            return verdict
    return _DEFAULT


def _is_dateline(doc: Doc, place: PlaceSpan) -> bool:
    """Tell whether a name opens a paragraph and is cut off by a colon, dash or agency name."""
    text = doc.text
    line_start = text.rfind("\n", 0, place.start) + 1
    tail = text[place.end : place.end + 30].lstrip()
    return (
        not text[line_start : place.start].strip()
        and tail[:1] in {":", "—", "–", "("}
        or (not text[line_start : place.start].strip() and text[place.end : place.end + 3] == " - ")
    )


def _of_town(place: PlaceSpan, around: Surroundings, language: str) -> Verdict:
    """Return the sense of a name that stands for no state: metonymic only when it speaks."""
    unmoved = place.hit is None or place.hit.kind in _UNMOVED
    if (
        around.role == "subject"
        and not unmoved
        and _has(around.verb, language, "speech_verbs")
        and around.verb not in {"see", "voir"}
    ):
        return Sense.METONYMIC, f"subject of '{around.verb}'"
    return _DEFAULT


def _has(word: str, language: str, key: str) -> bool:
    """Tell whether a word is in a list: as it is, or by its beginning in languages without lemmas."""
    entries = words("sense", language, key)
    if language in _STEMMED:
        return any(word.startswith(entry) for entry in entries)
    return word in entries


def _any(forms: frozenset[str], language: str, key: str) -> str | None:
    """Return the first of several forms that is in a list, or ``None``."""
    return next((form for form in sorted(forms) if _has(form, language, key)), None)


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
    if _has(around.possessed, language, "acting_nouns"):
        return Sense.METONYMIC, f"possessor of '{around.possessed}'"
    return Sense.LITERAL, f"'{around.possessed}' belongs to the place"


def _of_voice(around: Surroundings, language: str) -> Verdict | None:
    if around.preposition in words("sense", language, "voice"):
        return Sense.METONYMIC, f"speaks or is addressed: '{around.preposition}'"
    return None


def _of_company(around: Surroundings, language: str) -> Verdict | None:
    """ "with X", "between X and Y": parties, unless a border or a road is spoken of."""
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
    """ "to X": an addressee after words of giving and saying, else a goal."""
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
    """ "on X", "against X": pressure is put on governments, force on places."""
    if around.preposition not in words("sense", language, "upon") | words("sense", language, "against"):
        return None
    pressure = _any(around.governor, language, "pressure_nouns")
    if pressure:
        return Sense.METONYMIC, f"target of '{pressure}'"
    return Sense.LITERAL, f"'{around.preposition}'"


def _of_location(around: Surroundings, language: str) -> Verdict | None:
    if around.preposition:
        return Sense.LITERAL, f"location: '{around.preposition}'"
    return None


def _of_subject(around: Surroundings, language: str) -> Verdict | None:
    if around.role not in {"subject", "passive"}:
        return None
    if around.role == "passive":
        addressed = _has(around.verb, language, "addressing_verbs")
        return (Sense.METONYMIC if addressed else Sense.LITERAL), f"subject of passive '{around.verb}'"
    if around.complement:
        minded = _has(around.complement, language, "attitudes")
        return (Sense.METONYMIC if minded else Sense.LITERAL), f"is said to be '{around.complement}'"
    if _has(around.verb, language, "state_verbs"):
        return Sense.LITERAL, f"subject of '{around.verb}', a state"
    return Sense.METONYMIC, f"subject of '{around.verb}'"


def _of_object(around: Surroundings, language: str) -> Verdict | None:
    if around.role != "object":
        return None
    if _has(around.verb, language, "addressing_verbs"):
        return Sense.METONYMIC, f"object of '{around.verb}'"
    return Sense.LITERAL, f"object of '{around.verb}'"


_RULES: tuple[Callable[[Surroundings, str], Verdict | None], ...] = (
    _of_compound, _of_possessor, _of_voice, _of_agent, _of_company, _of_genitive, _of_addressee, _of_source, _of_behalf,
    _of_pressure, _of_location, _of_subject, _of_object,
)  # fmt: skip
