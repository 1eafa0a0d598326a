"""What is asked of a parsed document again and again, put together once and kept with it."""

from __future__ import annotations

from collections.abc import Sequence

from reading.actors import ActorHit, ActorLexicon
from reading.defined_names import defined_hits
from reading.syntax.tokens import Doc


def actor_hits(doc: Doc, language: str, actors: ActorLexicon) -> Sequence[ActorHit]:
    """Return the actors that a document names, looked for once: mentions and claims both ask for them."""
    if "actors" not in doc.answers:
        text = doc.text
        hits = actors.find(text, language)
        defined = defined_hits(text, hits)
        doc.answers["actors"] = tuple(sorted((*hits, *defined), key=lambda hit: hit.start)) if defined else hits
    known: Sequence[ActorHit] = doc.answers["actors"]
    return known
