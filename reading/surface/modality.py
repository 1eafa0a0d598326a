"""How real a sentence without a parse says something is, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from reading.model import Status
from reading.surface.profile import effects
from reading.surface.roles import attributed, subject
from reading.surface.sentence import Surface, Unit

STATUS = {
    "demand": Status.DEMANDED,
    "threat": Status.THREATENED,
    "plan": Status.PLANNED,
    "cancel": Status.CANCELLED,
    "deny": Status.DENIED,
    "refuse": Status.DENIED,
}
REACH = 14
"""Words between a word of modality and what it speaks of."""
NEGATION_REACH = 3
LATE = {"de"}
"""Languages whose verbs of wanting may stand behind what is wanted."""


@dataclass(frozen=True, slots=True)
class Modality:
    """The status of a claim and the unit that says so, wants it or denies it, if any."""

    status: Status
    speaker: Unit | None


def is_negated(made: Surface, first: int) -> bool:
    """Tell whether a negation stands right before a trigger, or behind it where the language puts it there."""
    for position in range(max(0, first - NEGATION_REACH), first):
        near = first - position <= (2 if made.language in {"ru", "ar"} else NEGATION_REACH)
        if near and made.commas[position] == made.commas[first] and made.is_in(position, "negations"):
            return True
    if made.language != "de":
        return False
    part = (n for n in range(len(made.words)) if made.commas[n] == made.commas[first])
    return any(made.is_in(n, "after") for n in part)


def is_hypothetical(made: Surface, first: int) -> bool:
    """Tell whether a trigger stands under "if", "could", "any" and the like: then it claims nothing."""
    start = next(n for n in range(len(made.words)) if made.commas[n] == made.commas[first])
    clause = next(n for n in range(len(made.words)) if made.clauses[n] == made.clauses[first])
    opening = range(start, min(start + 2, first + 1))
    if any(made.is_in(n, "conditions") for n in (*opening, clause)):
        return True
    window = range(max(start, first - 6), first)
    if made.language in LATE:
        window = range(start, len(made.words))
    return any(made.is_in(n, "doubts") for n in window if made.commas[n] == made.commas[first])


def modality(made: Surface, first: int, last: int, default: Status) -> Modality:
    """Return the status and speaker of what a trigger claims."""
    found = _governor(made, first, last)
    speaker = attributed(made)
    if found is None:
        return Modality(_future(made, first, default), speaker or _speaker(made, first))
    position, size, status = found
    wanting = subject(made, position, position + size - 1)
    return Modality(status, wanting[0] if wanting else speaker)


def _governor(made: Surface, first: int, last: int) -> tuple[int, int, Status] | None:
    """Return (position, words, status) of the nearest word of modality before a trigger, or behind it in German."""
    before = range(first - 1, max(-1, first - REACH), -1)
    behind = range(last + 1, min(len(made.words), last + REACH)) if made.language in LATE else range(0)
    for position in (*before, *behind):
        if made.words[position].text in ";:":
            if position < first:
                break
            continue
        if position > last and made.commas[position] != made.commas[first]:
            continue
        for effect, size in effects(made.language).at(made.words, position):
            if effect in STATUS and not first <= position <= last and not is_negated(made, position):
                return position, size, STATUS[effect]
    return None


def _future(made: Surface, first: int, default: Status) -> Status:
    if default is not Status.ACTUAL:
        return default
    if made.language == "es" and made.words[first].text.endswith(("rá", "rán")):
        return Status.PLANNED
    near = range(max(0, first - 4), first)
    marks = [n for n in near if made.commas[n] == made.commas[first]]
    if any("future" in {e for e, _ in effects(made.language).at(made.words, n)} for n in marks):
        return Status.PLANNED
    if made.language == "ar" and made.words[first].folded.startswith(("ست", "سي")):
        return Status.PLANNED
    if made.language == "de":
        clause = [n for n in range(len(made.words)) if made.commas[n] == made.commas[first]]
        if any("future" in {e for e, _ in effects("de").at(made.words, n)} for n in clause):
            return Status.PLANNED
    purposes = any(made.is_in(n, "purposes") for n in range(max(0, first - 4), first))
    return Status.PLANNED if purposes else default


def _speaker(made: Surface, first: int) -> Unit | None:
    """Return the subject of a verb of saying in another clause of the sentence."""
    for position in range(len(made.words)):
        if made.clauses[position] == made.clauses[first]:
            continue
        for effect, size in effects(made.language).at(made.words, position):
            if effect == "speech":
                found = subject(made, position, position + size - 1)
                if found:
                    return found[0]
    return None
