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
DIVIDED = {"saf": ("gov:SD", "rsf")}
"""Armies that act for themselves, by the state that they are else, and the rival that an article then names."""
TOLD = 2
"""How often an article names the older state where it is about it, and not about what was once in it."""


def actor_hits(doc: Doc, language: str, actors: ActorLexicon) -> Sequence[ActorHit]:
    """Return the actors that a document names, looked for once: mentions and claims both ask for them."""
    if "actors" not in doc.answers:
        text = doc.text
        hits = actors.find(text, language)
        defined = defined_hits(text, hits)
        found = tuple(sorted((*hits, *defined), key=lambda hit: hit.start)) if defined else hits
        meant = doc.answers["in its time"] = in_its_time(found)
        doc.answers["actors"] = tuple(
            replace(hit, actor=meant[hit.actor]) if hit.actor in meant else hit for hit in found
        )
    known: Sequence[ActorHit] = doc.answers["actors"]
    return known


def of_its_time(actor: str | None, doc: Doc) -> str | None:
    """Return the state that an article knows a state as; any other actor as it is, once its actors were looked for."""
    known: dict[str, str] = doc.answers.get("in its time", {})
    return known.get(actor, actor) if actor else actor


def in_its_time(hits: Sequence[ActorHit]) -> dict[str, str]:
    """Return the actors of an article that mean another one there: its older state, the state whose army one is.

    >>> named = ActorLexicon().find("Yugoslavia refused; Yugoslav and Serbian troops stayed.", "en")
    >>> in_its_time(named), in_its_time(named[2:])
    ({'gov:RS': 'gov:YU', 'saf': 'gov:SD'}, {'saf': 'gov:SD'})
    """
    counts = Counter(hit.actor for hit in hits)
    older = {state: older for state, older in PREDECESSORS.items() if counts[older] >= TOLD}
    undivided = {army: state for army, (state, rival) in DIVIDED.items() if not counts[rival]}
    return {**older, **undivided}
