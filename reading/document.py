"""What is asked of a parsed document again and again, put together once and kept with it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reading.actors import ActorHit, ActorLexicon
from reading.defined_names import defined_hits


def text_of(doc: Doc) -> str:
    """Return the text of a document, put together once: spaCy joins all tokens again each time it is asked.

    >>> import spacy; text_of(spacy.blank("fr")("Syrte attend"))
    'Syrte attend'
    """
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    text: str = doc.user_data["text"]
    return text


def actor_hits(doc: Doc, language: str, actors: ActorLexicon) -> Sequence[ActorHit]:
    """Return the actors that a document names, looked for once: mentions and claims both ask for them."""
    if "actors" not in doc.user_data:
        text = text_of(doc)
        hits = actors.find(text, language)
        defined = defined_hits(text, hits)
        doc.user_data["actors"] = tuple(sorted((*hits, *defined), key=lambda hit: hit.start)) if defined else hits
    known: Sequence[ActorHit] = doc.user_data["actors"]
    return known
