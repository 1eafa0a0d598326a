"""What is asked of a parsed document again and again, put together once and kept with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reading.actors import ActorHit, ActorLexicon
from reading.defined_names import defined_hits
from reading.syntax.tokens import Doc

PREDECESSORS = {"gov:RS": "gov:YU"}
"""States that older articles know as part of another one: Belgrade and Serb forces in an article on Yugoslavia."""
TOLD = 2
"""How often an article names the older state where it is about it, and not about what was once in it."""


def actor_hits(doc: Doc, language: str, actors: ActorLexicon) -> Sequence[ActorHit]:
    """Return the actors that a document names, looked for once: mentions and claims both ask for them."""
    if "actors" not in doc.answers:
        text = doc.text
        hits = actors.find(text, language)
        defined = defined_hits(text, hits)
        found = tuple(sorted((*hits, *defined), key=lambda hit: hit.start)) if defined else hits
        older = older_states(found)
        doc.answers["older states"] = older
        named = tuple(replace(hit, actor=older.get(hit.actor, hit.actor)) for hit in found) if older else found
        doc.answers["actors"] = named
    known: Sequence[ActorHit] = doc.answers["actors"]
    return known


def of_its_time(actor: str | None, doc: Doc) -> str | None:
    """Return the state that an article knows a state as; any other actor as it is, once its actors were looked for."""
    older: dict[str, str] = doc.answers.get("older states", {})
    return older.get(actor, actor) if actor else actor


def older_states(hits: Sequence[ActorHit]) -> dict[str, str]:
    """Return the older state by the id of its successor, where an article is about the older one.

    >>> named = ActorLexicon().find("Yugoslavia refused; Yugoslav and Serbian troops stayed.", "en")
    >>> older_states(named), older_states(named[2:])
    ({'gov:RS': 'gov:YU'}, {})
    """
    counts = Counter(hit.actor for hit in hits)
    return {state: older for state, older in PREDECESSORS.items() if counts[older] >= TOLD}
