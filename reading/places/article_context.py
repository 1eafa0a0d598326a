"""What is looked up in a document for each of its candidates: the model's entities, words in lower case, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.places.context import TokenIndex, words
from reading.places.person_names import family_names
from reading.places.spans import NAME_LABELS, PLACE_LABELS, Candidate
from reading.syntax.tokens import Doc

_KINDS = {"PER": "person", "PERSON": "person", "ORG": "organisation", "NORP": "people"}
_LOWER_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the model: its span in code points, and what it is: place, person, organisation, people or other."""

    start: int
    end: int
    kind: str


class Context:
    """What is looked up for each candidate of a document, put together once."""

    def __init__(self, doc: Doc, language: str) -> None:
        self.doc, self.language, self.text = doc, language, doc.text
        self.index = TokenIndex(doc)
        self._named: tuple[Sequence[Candidate], dict[str, list[int]]] | None = None
        self.has_model = doc.has_annotation("ENT_IOB")
        self.entities = [
            Entity(entity.start_char, entity.end_char, kind_of(entity.label_))
            for entity in doc.ents
            if entity.label_ in NAME_LABELS
        ]
        self.entity_starts = [entity.start for entity in self.entities]
        self.entity_ends = [entity.end for entity in self.entities]
        self.lower = frozenset(_LOWER_WORD.findall(self.text))
        self.surnames = frozenset(
            entity[-1].text for entity in doc.ents if kind_of(entity.label_) == "person" and len(entity) > 1
        )
        self.family_names = family_names(self.text, language)
        lists = (
            "place_nouns",
            "titles",
            "organisation_heads",
            "heads_before",
            "heads_after",
            "locative",
            "not_places",
            "bearers",
        )
        self.words = {key: words("place_context", language, key) for key in lists}
        self.speech = words("sense", language, "speech_verbs")
        self.genitive = words("sense", language, "genitive") | {""}

    def name(self, candidate: Candidate) -> str:
        """Return the words of a candidate, in any case the same."""
        return self.text[candidate.start : candidate.end].casefold()

    def of_name(self, candidates: Sequence[Candidate], candidate: Candidate) -> list[int]:
        """Return the numbers of the candidates with the words of one of them; looked up once for a list."""
        if self._named is None or self._named[0] is not candidates:
            table: dict[str, list[int]] = {}
            for number, other in enumerate(candidates):
                table.setdefault(self.name(other), []).append(number)
            self._named = candidates, table
        return self._named[1][self.name(candidate)]


def kind_of(label: str) -> str:
    """Return what an entity of a label is: place, person, organisation, people or other."""
    return "place" if label in PLACE_LABELS else _KINDS.get(label, "other")
