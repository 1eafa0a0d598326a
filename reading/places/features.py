"""What speaks for and against a candidate being a place name, as named features for the filter.

A feature is a word such as ``hit:city`` or ``before:place-noun``; the filter knows a weight for each. Those of the
second round (:func:`company`) come from how the first one judged the same name and its neighbours elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.inflected import arabic_clitics
from reading.names import NameHit
from reading.places.context import Before, TokenIndex, before, coordinated, following, words
from reading.places.frequency import frequency_class, is_common, is_compound
from reading.places.inhabitants import is_demonym
from reading.places.order import beside
from reading.places.person_names import family_names, person_name
from reading.places.spans import NAME_LABELS, PLACE_LABELS, Candidate
from reading.syntax.tokens import Doc, Span, Token

_KINDS = {"PER": "person", "PERSON": "person", "ORG": "organisation", "NORP": "people"}
_CLOSED_CLASSES = {"VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "INTJ", "NUM", "PART"}
_ACRONYM = re.compile(r"[^\W\d_a-z][^\W_a-z.&-]{0,5}")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]+")
_CASELESS = 10
_LAST_OF_CASED = "\u058f"
_STEMMED = {"ar", "de", "es", "ru"}
_AGE = re.compile(r", \d{1,2}[,.]")
_HYPHEN_HEAD = re.compile(r"-([^\W\d_]+)")
_QUOTES = "«»“”\"„'‘"
_LONGEST = 1_000
_PARTICLES = {"dos", "da", "van", "bin", "ben", "ibn", "von", "di", "abu", "abou"}


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
            Entity(entity.start_char, entity.end_char, _kind(entity.label_))
            for entity in doc.ents
            if entity.label_ in NAME_LABELS
        ]
        self.entity_starts = [entity.start for entity in self.entities]
        self.entity_ends = [entity.end for entity in self.entities]
        self.lower = frozenset(_LOWER_WORD.findall(self.text))
        self.surnames = frozenset(
            entity[-1].text for entity in doc.ents if _kind(entity.label_) == "person" and len(entity) > 1
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


def _kind(label: str) -> str:
    return "place" if label in PLACE_LABELS else _KINDS.get(label, "other")


def features(candidate: Candidate, context: Context) -> list[str]:
    """Return the features of a candidate that it has by itself."""
    name = context.text[candidate.start : candidate.end]
    span = context.index.span(candidate.start, candidate.end)
    lead = before(context.doc, span, candidate.start, context.language)
    found = [f"from:{source}" for source in candidate.sources]
    found.extend(_of_gazetteer(candidate.hit))
    found.extend(_of_spelling(name, span, candidate, context))
    found.extend(_of_entities(candidate, context))
    found.extend(_of_lead(lead, span, context))
    found.extend(_of_surroundings(candidate, span, context))
    if not context.has_model:
        found.extend(beside(name, candidate.hit, lead, following(context.doc, span.end), context.language))
    if span[0].idx < candidate.start:
        found.append(f"clitic:{context.text[span[0].idx : candidate.start]}")
        found.append(f"clitic:frequency:{frequency_class(span[0].text, context.language)}")
        found.append(
            f"clitic:{'known' if candidate.hit is not None and candidate.hit.prominence >= 0.4 else 'unknown'}"
        )
    return found


def _of_gazetteer(hit: NameHit | None) -> Iterator[str]:
    """Yield what the gazetteer knows: the kind of the foremost bearer, and how well known it is."""
    if hit is None:
        yield "hit:none"
        return
    yield f"hit:{hit.kind}"
    yield f"known:{min(9, int(hit.prominence * 10))}"
    if hit.state is not None:
        yield "hit:state"
    if hit.vernacular:
        yield "hit:vernacular"


def _of_spelling(name: str, span: Span, candidate: Candidate, context: Context) -> Iterator[str]:
    """Yield how the name is written: its words, capitals, frequency, and its edges."""
    parts = re.split(r"[\s\-‑]+", name)
    known = "none" if candidate.hit is None else "well" if candidate.hit.prominence >= 0.6 else "little"
    yield f"words:{min(4, len(parts))}"
    yield f"words:{min(3, len(parts))}:{known}"
    frequency = min(frequency_class(part, context.language) for part in parts)
    frequency += _CASELESS if context.language == "ar" else 0
    yield f"frequency:{frequency}:{known}"
    if len(parts) == 1:
        yield f"frequency:one:{frequency}:{known}"
        yield from _of_word(name, span, known, context)
        if frequency == 0 and is_compound(name, context.language):
            yield f"compound:{known}"
    if name.isupper() and _ACRONYM.fullmatch(name):
        yield f"acronym:{known}"
    elif name.isupper():
        yield "capitals"
    if len(name) <= 3:
        yield f"short:{known}"
    if name[:1].islower():
        yield "lower-first"
    if parts[-1][:1].islower():
        yield "lower-last"
    yield from _of_edges(parts, context)
    if len(parts) > 1 and not context.has_model:
        yield f"last:={parts[-1].lower()}"
        kind = candidate.hit.kind if candidate.hit is not None else "unknown"
        yield f"first:={parts[0].lower()}|{kind}"
    if is_demonym(name, context.language) or is_demonym(parts[-1], context.language):
        yield f"demonym:{known}"
    yield from (f"{key}:{known}" for key in ("not_places",) if parts[0] in context.words[key])


def _of_word(name: str, span: Span, known: str, context: Context) -> Iterator[str]:
    """Yield what a single word is: its class, and whether the text has it in lower case, too."""
    if name.lower() in context.lower:
        yield f"also-lower:{known}"
    if span.root.pos_ in _CLOSED_CLASSES:
        yield f"class:closed:{known}"
    if context.has_model and (person := person_name(name, context.language)):
        yield f"person:{person}-name:{known}"
    yield f"class:{span.root.pos_}"
    if span[0].is_sent_start:
        yield f"opens:{known}"
    if name in context.family_names:
        yield f"family-name:{known}"


def _of_edges(parts: Sequence[str], context: Context) -> Iterator[str]:
    """Yield what the first and last words of a name of several words are: geographic heads, heads of organisations."""
    several = "several" if len(parts) > 1 else "one"
    if parts[0] in context.words["heads_before"]:
        yield f"first:head:{several}"
    if parts[-1] in context.words["heads_after"]:
        yield f"last:head:{several}"
    if parts[0] in context.words["organisation_heads"] or parts[-1] in context.words["organisation_heads"]:
        yield f"organisation-head:{several}"
    if parts[0][:1].islower():
        yield f"first:={parts[0]}"
    if parts[0].lower() in context.words["place_nouns"]:
        yield f"first:place-noun:{several}"
    if parts[-1].lower() in context.words["place_nouns"]:
        yield f"last:place-noun:{several}"
    if parts[0].lower() in context.words["titles"]:
        yield f"first:title:{several}"


def _of_entities(candidate: Candidate, context: Context) -> Iterator[str]:
    """Yield how the candidate lies to the model's entities."""
    if not context.has_model:
        return
    known = "known" if candidate.hit is not None else "unknown"
    first = bisect_right(context.entity_ends, candidate.start)
    last = bisect_left(context.entity_starts, candidate.end)
    touching = context.entities[first:last]
    for entity in touching:
        yield from _of_entity(entity, candidate, known)
    if not touching:
        yield "is:nothing"
        yield f"is:nothing:{known}"
    if context.text[candidate.start : candidate.end] in context.surnames:
        yield "surname:known" if candidate.hit is not None and candidate.hit.prominence >= 0.8 else "surname"


def _of_entity(entity: Entity, candidate: Candidate, known: str) -> Iterator[str]:
    """Yield how the candidate lies to one entity that it touches."""
    if (entity.start, entity.end) == (candidate.start, candidate.end):
        yield f"is:{entity.kind}"
        yield f"is:{entity.kind}:{known}"
        if "head" in candidate.sources:
            yield f"head:is:{entity.kind}"
    elif entity.start <= candidate.start and candidate.end <= entity.end:
        side = "start" if entity.start == candidate.start else "end" if entity.end == candidate.end else "middle"
        yield f"in:{entity.kind}:{side}"
        yield f"in:{entity.kind}:{known}"
    elif candidate.start <= entity.start and entity.end <= candidate.end:
        yield f"around:{entity.kind}"
    else:
        yield f"across:{entity.kind}"


def _of_lead(lead: Before, span: Span, context: Context) -> Iterator[str]:
    """Yield what leads to the name: a preposition, a noun for a kind of place, a title."""
    if lead.preposition:
        yield "before:locative" if lead.preposition in context.words["locative"] else "before:preposition"
        yield f"before:={lead.preposition}"
    if lead.with_article:
        yield "before:article"
    if lead.word is None:
        yield "before:nothing"
    else:
        yield from _of_word_before(lead.word, lead, span, context)


def _of_word_before(word: Token, lead: Before, span: Span, context: Context) -> Iterator[str]:
    """Yield what the word before the name, its preposition and article is."""
    if lead.preposition in context.genitive and word.lower_ in context.words["bearers"]:
        yield "before:bearer"
    if lead.preposition in context.genitive and word.lower_ in context.words["place_nouns"]:
        yield f"noun:{word.lower_}"
    if lead.preposition in context.genitive and _is_place_noun(word, context.words["place_nouns"]):
        yield "before:place-noun"
        yield f"before:place-noun:{'of' if lead.preposition else 'bare'}"
    if not lead.preposition and not lead.with_article:
        if word.lower_ in context.words["titles"]:
            yield "before:title"
        if person_name(word.text, context.language) == "first":
            yield "before:first-name"
        yield from _of_capital_before(word, span, context)
        if word.lower_ in _PARTICLES:
            yield "before:particle"
        yield f"before:class:{word.pos_}"


def _of_capital_before(word: Token, span: Span, context: Context) -> Iterator[str]:
    """Yield what a capitalised word right before the name is; a common noun of German says little."""
    if not word.text[:1].isupper() or word.i != span.start - 1:
        return
    if context.language == "de" and is_common(word.lower_, "de"):
        yield "before:noun"
    elif word.is_sent_start:
        yield "before:capital-opening"
    elif word.is_alpha:
        yield "before:head" if word.text in context.words["heads_before"] else f"before:capital:{_model_says(word)}"


def _model_says(token: Token) -> str:
    return _kind(token.ent_type_) if token.ent_type_ else "nothing"


def _is_place_noun(word: Token, nouns: frozenset[str]) -> bool:
    """Tell whether a word, or the noun before an adjective, is a noun for a kind of place."""
    if not word.pos_:
        near = [word, *(word.nbor(-back) for back in (1, 2) if word.i - back >= 0)]
        return any(_names_kind(token, nouns) for token in near)
    if word.pos_ == "ADJ" and word.i > 0 and not word.is_sent_start and word.lower_ not in nouns:
        word = word.nbor(-1)
    return word.lower_ in nouns or word.lemma_.lower() in nouns


def _names_kind(token: Token, nouns: frozenset[str]) -> bool:
    """Tell whether a word is a noun for a kind of place, with a clitic ("بمدينة") or as a compound ("Grenzstadt")."""
    word = token.lower_
    if word[:1] > _LAST_OF_CASED:
        return any(word[skipped:] in nouns for skipped in arabic_clitics(word))
    return word in nouns or (word != token.text and any(word[cut:] in nouns for cut in range(3, len(word) - 3)))


def _of_surroundings(candidate: Candidate, span: Span, context: Context) -> Iterator[str]:
    """Yield what stands right before and after the name."""
    text, doc = context.text, context.doc
    left, right = text[candidate.start - 1 : candidate.start], text[candidate.end : candidate.end + 1]
    yield from (f"left:{left}" for left in (left,) if left in {"-", "(", "/"})
    if left in _QUOTES and left:
        yield "left:quote"
    if right == "-" and (head := _HYPHEN_HEAD.match(text, candidate.end)):
        yield f"hyphen-head:={head[1].lower()}"
    if right in {"-", ")", "/", ":", "'", "’"} and right:
        yield f"right:{right}"
    if right in _QUOTES and right:
        yield "right:quote"
    if _AGE.match(text, candidate.end):
        yield "after:age"
    after = following(doc, span.end)
    lead = doc[span.start - 1] if span.start and not span[0].is_sent_start else None
    if any(token is not None and _is_of_speech(token, context) for token in (after, lead)):
        yield "speaks:state" if candidate.hit is not None and candidate.hit.state else "speaks"
    if after is None:
        yield "after:nothing"
    else:
        yield from _of_word_after(after, span, right, context)


def _of_word_after(after: Token, span: Span, right: str, context: Context) -> Iterator[str]:
    """Yield what the word after the name is; ``right`` is the character that follows the name."""
    doc = context.doc
    if after.lower_ in context.words["place_nouns"] and after.pos_ in {"NOUN", "PROPN", "ADJ", ""}:
        yield "after:place-noun"
    if context.language == "de" and after.text[:1].isupper() and is_common(after.lower_, "de"):
        yield "after:noun"
    elif after.i == span.end and after.text[:1].isupper() and after.lower_ in context.words["titles"]:
        yield "after:title"
    elif after.i == span.end and after.text[:1].isupper() and after.is_alpha and right in {" ", "\u00a0"}:
        yield "after:head" if after.text in context.words["heads_after"] else f"after:capital:{_model_says(after)}"
    if after.text == "," and after.i + 1 < len(doc) and doc[after.i + 1].text[:1].isupper():
        yield f"after:list:{_model_says(doc[after.i + 1])}"
    yield f"after:class:{after.pos_}"


def _is_of_speech(token: Token, context: Context) -> bool:
    """Tell whether a word is a verb of speech: persons and governments speak, towns hardly."""
    if token.lemma_:
        return token.pos_ == "VERB" and token.lemma_.lower() in context.speech
    return context.language in _STEMMED and any(token.lower_.startswith(stem) for stem in context.speech)


def company(number: int, candidates: Sequence[Candidate], first: Sequence[float], context: Context) -> list[str]:
    """Return the features of the second round: how the first one judged the same name, and the neighbours in a list.

    ``first`` holds the probabilities of the first round, in the order of the candidates, sorted by start.
    """
    this = candidates[number]
    others = [first[other] for other in context.of_name(candidates, this) if other != number]
    found = [f"first:{min(9, int(first[number] * 10))}"]
    found.append(f"elsewhere:{min(9, int(max(others) * 10))}" if others else "elsewhere:never")
    rivals = [first[other] for other in _overlapping(number, candidates)]
    found.append(f"rival:{min(9, int(max(rivals) * 10))}" if rivals else "rival:none")
    if rivals and max(rivals) > first[number]:
        found.append("rival:better")
    found.extend(f"listed-with:{min(9, int(value * 10))}" for value in _listed(number, candidates, first, context))
    return found


def _overlapping(number: int, candidates: Sequence[Candidate]) -> Iterator[int]:
    """Yield the numbers of the candidates, sorted by start, that overlap one of them."""
    this = candidates[number]
    for other in range(number - 1, -1, -1):
        if candidates[other].start < this.start - _LONGEST:
            break
        if candidates[other].end > this.start:
            yield other
    for other in range(number + 1, len(candidates)):
        if candidates[other].start >= this.end:
            break
        yield other


def _listed(number: int, candidates: Sequence[Candidate], first: Sequence[float], context: Context) -> Iterator[float]:
    """Yield the best probability of the names right before and after in a list with this one."""
    this = candidates[number]
    span = context.index.span(this.start, this.end)
    near = 80
    best: list[float] = []
    for step in (-1, 1):
        position = number + step
        while 0 <= position < len(candidates) and abs(candidates[position].start - this.start) < near:
            other = candidates[position]
            apart = other.end <= this.start or this.end <= other.start
            if apart and first[position] > 0.3:
                one, two = sorted((span, context.index.span(other.start, other.end)), key=lambda item: item.start)
                if one.end <= two.start and coordinated(one, two, context.language, with_genitive=True):
                    best.append(first[position])
            position += step
    if best:
        yield max(best)
