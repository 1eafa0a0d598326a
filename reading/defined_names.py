"""Short names that an article defines itself: "Front de libération du Nord (FLN)" makes FLN an actor of this article.

Behind the name of a known actor the short form means that actor; behind an unknown name of an organisation it is a
new group under its own short name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.actors import ActorHit, ActorNaming, fold

_SHORT = re.compile(r"\s\((?P<short>[^\W\d_][\w-]{1,9})[,)]")
_BEFORE = re.compile(r"(?P<before>[^\s().,;:!?][^().;:!?\n]{5,90}?)[»”\"]?\Z")
_REACH = 92
"""Characters that the words before a bracket may take."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
BODIES = {
    *("front", "army", "armee", "movement", "mouvement", "forces", "force", "militia", "milice", "brigade", "brigades"),
    *(
        "brigada",
        "union",
        "alliance",
        "alianza",
        "council",
        "conseil",
        "consejo",
        "party",
        "parti",
        "partido",
        "frente",
    ),
    *("ejercito", "movimiento", "fuerzas", "coalition", "coalicion", "congress", "congres", "congreso", "group"),
    *("groupe", "grupo", "cartel", "organisation", "organization", "organizacion", "bewegung", "partei", "gruppe"),
    *("allianz", "bund", "kräfte", "streitkrafte", "milizen", "miliz", "rat", "guard", "garde", "guardia", "units"),
    *("unites", "unidades", "fighters", "combattants", "rassemblement", "rally", "resistance", "league", "ligue"),
    *("liga", "committee", "comite", "command", "state", "tigers", "volunteers", "cooperative", "collective"),
}
"""Words that make a name one of a body that acts, folded."""
LEAST = 0.6
"""Share of the letters of a short form that must begin words of the long one."""


def defined_hits(text: str, hits: Sequence[ActorHit]) -> list[ActorHit]:
    """Return the hits of the short names that ``text`` defines, in order; none overlaps one of ``hits``.

    >>> text = "The Valley Defence Front (VDF) denied it. Later the VDF withdrew."
    >>> [(text[hit.start : hit.end], hit.actor) for hit in defined_hits(text, [])]
    [('VDF', 'vdf'), ('VDF', 'vdf')]
    """
    meanings: dict[str, str] = {}
    for bracket in _SHORT.finditer(text):
        short = bracket["short"]
        if sum(letter.isupper() for letter in short) < 2 or short in meanings:
            continue
        match = _BEFORE.search(text, max(0, bracket.start() - _REACH), bracket.start())
        actor = (_known(hits, match) or _new(match["before"], short)) if match else None
        if actor is not None:
            meanings[short] = actor
    if not meanings:
        return []
    taken = sorted((hit.start, hit.end) for hit in hits)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(meanings, key=len, reverse=True)))})(?!\w)")
    return [
        ActorHit(found.start(), found.end(), meanings[found.group()], ActorNaming.NAME)
        for found in pattern.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]


def _known(hits: Sequence[ActorHit], match: re.Match[str]) -> str | None:
    """Return the actor, other than a state, whose name ends where the bracket opens, or ``None``."""
    end = match.end("before")
    return next(
        (hit.actor for hit in hits if 0 <= end - hit.end <= 1 and not hit.actor.startswith("gov:")),
        None,
    )


def _new(before: str, short: str) -> str | None:
    """Return the id of a new group when the words before a short form spell it out and name a body, else ``None``."""
    slug = fold(short)
    if not (slug.isascii() and slug.replace("-", "").isalnum()):
        return None
    words = _WORD.findall(before)[-2 * len(short) - 2 :]
    folded = [fold(word) for word in words]
    initials = [word[:1] for word in folded]
    letters = [letter for letter in slug if letter.isalpha()]
    begun = sum(letter in initials for letter in letters)
    capitals = sum(word[:1].isupper() for word in words)
    if capitals < 2 or begun < LEAST * len(letters) or BODIES.isdisjoint(folded):
        return None
    return slug
