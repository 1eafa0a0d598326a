"""A spaCy pipeline for Russian out of Slovnet's models: word classes, forms, a parse, and names.

Slovnet (MIT) reads news on a CPU with NumPy alone; the package natasha (MIT) carries its models and word vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

PACKAGES = ("slovnet", "navec", "razdel", "natasha")
"""What must be installed; natasha for its data alone: it is not imported."""

_BATCH = 8


def is_installed() -> bool:
    """Tell whether Slovnet and its models are there."""
    return all(find_spec(package) is not None for package in PACKAGES)


def russian_pipeline() -> Language:
    """Return the pipeline; raise ``ImportError`` when one of :data:`PACKAGES` is not installed."""
    pipeline = spacy.blank("ru")
    pipeline.tokenizer = RazdelTokenizer(pipeline.vocab)
    pipeline.add_pipe("slovnet")
    return pipeline


class RazdelTokenizer:
    """Cuts a text into the words that Slovnet was trained on; white space stays as spaCy keeps it."""

    def __init__(self, vocab: Vocab) -> None:
        import razdel  # noqa: PLC0415  (installed for Russian alone)

        self._tokens = razdel.tokenize
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the words of ``text`` as a document whose text is ``text``."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for token in self._tokens(text):
            _add_gap(text[position : token.start], words, spaces)
            words.append(token.text)
            spaces.append(False)
            position = token.stop
        _add_gap(text[position:], words, spaces)
        return Doc(self._vocab, words=words, spaces=spaces)


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Add what stands between two words: one blank belongs to the word before it, the rest is a token of its own."""
    if gap.startswith(" ") and words and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@Language.factory("slovnet")
class Slovnet:
    """Annotates documents whose sentence starts are set: part of speech, morphology, heads, labels, entities."""

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002  (spaCy hands both in)
        """Load the models."""
        import slovnet  # noqa: PLC0415  (installed for Russian alone)
        from navec import Navec  # noqa: PLC0415

        data = _data()
        vectors = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
        self._models: dict[str, Any] = {}
        for task, model in (("ner", slovnet.NER), ("morph", slovnet.Morph), ("syntax", slovnet.Syntax)):
            loaded = model.load(data / "model" / f"slovnet_{task}_news_v1.tar", batch_size=_BATCH)
            self._models[task] = loaded.navec(vectors)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return ``doc``."""
        sentences = list(_sentences(doc))
        if not sentences:
            return doc
        words = [[token.text for token in sentence] for sentence in sentences]
        heads, labels = list(range(len(doc))), ["dep"] * len(doc)
        for sentence, morph, syntax in zip(
            sentences, self._models["morph"].map(words), self._models["syntax"].map(words), strict=True
        ):
            _set_forms(sentence, morph.tokens)
            _collect_heads(sentence, syntax.tokens, heads, labels)
        _hang_spaces(doc, heads)
        parsed = _with_heads(doc, heads, labels)
        parsed.set_ents(self._entities(parsed, sentences))
        return parsed

    def _entities(self, doc: Doc, sentences: Sequence[Sequence[Token]]) -> list[Any]:
        """Return the named spans that the model finds, sentence by sentence."""
        bounds = [(sentence[0].idx, sentence[-1].idx + len(sentence[-1])) for sentence in sentences]
        text = doc.text
        found = []
        for (start, _), markup in zip(
            bounds, self._models["ner"].map(text[start:end] for start, end in bounds), strict=True
        ):
            for span in markup.spans:
                entity = doc.char_span(start + span.start, start + span.stop, span.type, alignment_mode="expand")
                if entity is not None:
                    found.append(entity)
        return spacy.util.filter_spans(found)


def _data() -> Path:
    """Return the folder with the models, inside the package that carries them."""
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("natasha")
    return Path(spec.submodule_search_locations[0]) / "data"


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    """Yield the words of each sentence, white space left out."""
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    for first, last in pairwise([*starts, len(doc)]):
        words = [token for token in doc[first:last] if not token.is_space]
        if words:
            yield words


def _set_forms(sentence: Sequence[Token], forms: Sequence[Any]) -> None:
    for token, form in zip(sentence, forms, strict=True):
        token.pos_ = form.pos
        setter: Any = token
        setter.set_morph(form.feats)


def _collect_heads(sentence: Sequence[Token], arcs: Sequence[Any], heads: list[int], labels: list[str]) -> None:
    """Write the heads of one sentence (document positions); a loop is opened by hanging it on the root."""
    above = [int(arc.head_id) - 1 for arc in arcs]
    root = next((number for number, head in enumerate(above) if head < 0), 0)
    for number in range(len(above)):
        if above[number] < 0 or above[number] >= len(above) or above[number] == number:
            above[number] = root
    above[root] = root
    for number in range(len(above)):
        seen, current = {number}, above[number]
        while current != root and current not in seen:
            seen.add(current)
            current = above[current]
        if current != root:
            above[number] = root
    for number, token in enumerate(sentence):
        heads[token.i] = sentence[above[number]].i
        labels[token.i] = "ROOT" if number == root else arcs[number].rel


def _hang_spaces(doc: Doc, heads: list[int]) -> None:
    """Hang white space on the word before it in its sentence, or the next one, so that it makes no sentence."""
    for token in doc:
        if token.is_space and heads[token.i] == token.i:
            before = token.i > 0 and not token.is_sent_start
            heads[token.i] = token.i - 1 if before else min(token.i + 1, len(doc) - 1)


def _with_heads(doc: Doc, heads: list[int], labels: list[str]) -> Doc:
    """Return the document with its heads and labels set."""
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=heads,
        deps=labels,
    )
