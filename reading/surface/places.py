"""The places of a claim in a sentence without a parse, with their roles."""

from __future__ import annotations

from reading.model import ClaimKind, ClaimPlace, Mention, Role
from reading.rules import Rule
from reading.surface.sentence import Surface

NO_PLACES = {ClaimKind.REJECTION, ClaimKind.ACCUSATION}
MOVING = {ClaimKind.WITHDRAWAL, ClaimKind.DEPLOYMENT, ClaimKind.ATTACK}

Place = tuple[int, int, Mention]


def claim_places(rule: Rule, made: Surface, first: int) -> tuple[ClaimPlace, ...]:
    """Return the places of a claim: those of its clause, else of the sentence; what contains them is left out."""
    if rule.kind in NO_PLACES:
        return ()
    found = [place for place in made.places if made.clauses[place[0]] == made.clauses[first]]
    if not found and rule.kind is ClaimKind.RED_LINE:
        found = list(made.places)
    found = [place for place in found if not _is_contained(made, place)]
    towns = [place for place in found if place[2].start not in made.states]
    chosen = towns or found
    if not towns and made.last_town is not None and any(made.is_in(n, "anaphors") for n in _clause(made, first)):
        return (ClaimPlace(made.last_town.id, rule.role),)
    unique: dict[str, ClaimPlace] = {}
    for start, _, mention in chosen:
        unique.setdefault(mention.text.casefold(), ClaimPlace(mention.id, _role(rule, made, start)))
    return tuple(unique.values())


def _clause(made: Surface, first: int) -> list[int]:
    return [n for n in range(len(made.words)) if made.clauses[n] == made.clauses[first]]


def _is_contained(made: Surface, place: Place) -> bool:
    """Tell whether a place only says where the one just before it is: "Kuito, capital de la provincia de Bie"."""
    before = [other for other in made.places if other[1] < place[0]]
    if not before:
        return False
    between = list(range(before[-1][1] + 1, place[0]))
    if not between or len(between) > 6:
        return False
    if any(made.is_in(n, "joins") for n in between):
        return False
    plain = [n for n in between if made.words[n].text not in {",", "،", "("} and not made.is_in(n, "determiners")]
    inside = bool(plain) and all(made.is_in(n, "inside") for n in plain)
    return inside or made.words[between[-1]].text == "("


def _role(rule: Rule, made: Surface, start: int) -> Role:
    if rule.kind is ClaimKind.RED_LINE:
        return Role.LINE
    if rule.kind not in MOVING or (rule.kind is not ClaimKind.WITHDRAWAL and rule.role is not Role.TO):
        return rule.role
    for position in range(start - 1, max(-1, start - 4), -1):
        if made.is_in(position, "goals"):
            return Role.TO
        if made.is_in(position, "origins"):
            return Role.FROM if rule.kind is ClaimKind.WITHDRAWAL else Role.AT
    return rule.role
