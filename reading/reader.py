"""Read an article: sentences, mentions and claims."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc as ParsedDoc

from reading.actors import ActorLexicon, actor_lexicon
from reading.claims.find import find_claims
from reading.language import UNDETERMINED, other_languages
from reading.legible import Legible, legible, restored
from reading.mentions import find_mentions
from reading.model import Article, Reading, Sentence
from reading.names import NameIndex
from reading.pipelines import blank, load, preferred
from reading.rules import rules
from reading.sentences import split_sentences
from reading.syntax.tokens import Doc

CHUNK_LENGTH = 10_000
"""Code points that are parsed at once: bounds the memory of a long report."""

BATCH = 8
"""Texts or chunks of one that are parsed together."""

_SENTENCE_START, _WITHIN_SENTENCE = 1, -1


class Reader:
    """Reads articles with one set of names and actors. Pipelines load on first use; safe to share between threads."""

    def __init__(
        self, names: NameIndex, actors: ActorLexicon | None = None, *, pipelines: Mapping[str, str] | None = None
    ) -> None:
        """Take the gazetteer as an index of names, the lexicon of actors, and pipelines chosen by language code.

        ``pipelines`` names spaCy pipelines to use instead of the preferred ones, ``""`` for none; one that is not
        installed raises ``PipelineMissingError`` when it is first needed.
        """
        self.names = names
        self._actors = actors or actor_lexicon()
        self._chosen = dict(pipelines or {})
        self._loaded: dict[str, Language] = {}
        self._parsing: dict[str, bool] = {}
        self._lock = threading.Lock()

    def read(self, article: Article, progress: Callable[[float], None] | None = None) -> Reading:
        """Return the reading of an article; every offset points into ``article.text`` as it is.

        ``progress`` hears what share of a long text is parsed (0 to 1), chunk by chunk.

        Texts in a language without a pipeline get sentences, places and actors, but no claims; ``notes`` say so.
        """
        plain, copy = self._plain(article)
        sentences = split_sentences(plain.text, plain.language)
        reading = self._understood(plain, sentences, self.parse(plain.text, sentences, plain.language, progress))
        return restored(reading, article, copy) if copy is not None else reading

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the readings of many articles in their order, parsed together where several in a row share a language.

        The same readings as one by one, at a higher pace; as lazy as its input, a batch at a time.
        """
        for language, alike in groupby(articles, key=lambda article: article.language):
            while batch := list(islice(alike, BATCH)):
                plain = [self._plain(article) for article in batch]
                cut = [split_sentences(article.text, language) for article, _ in plain]
                docs = self._parsed([article.text for article, _ in plain], cut, language)
                for given, (article, copy), sentences, doc in zip(batch, plain, cut, docs, strict=True):
                    reading = self._understood(article, sentences, Doc(doc))
                    yield restored(reading, given, copy) if copy is not None else reading

    def _plain(self, article: Article) -> tuple[Article, Legible | None]:
        """Return an article that the pipeline reads well, and the way back from it (``None``: it is as it was)."""
        copy = legible(article.text, article.language, self.names, self._actors)
        return (article, None) if copy is None else (replace(article, text=copy.text), copy)

    def _understood(self, article: Article, sentences: tuple[Sentence, ...], doc: Doc) -> Reading:
        """Return the reading of an article from its parsed document."""
        mentions = find_mentions(doc, sentences, self.names, self._actors, article.language)
        claims = find_claims(doc, article, sentences, mentions, self._actors)
        return Reading(article, sentences, mentions, claims, tuple(self._notes(article)))

    def parsed(self, text: str, language: str) -> Doc:
        """Return the parsed document of a text, cut into sentences first."""
        return self.parse(text, split_sentences(text, language), language)

    def pipeline(self, language: str) -> Language:
        """Return the spaCy pipeline of a language, loaded once; a blank one where there is none.

        Raises ``PipelineMissingError`` when the package set for the language is not installed.
        """
        with self._lock:
            if language not in self._loaded:
                self._loaded[language] = self._load(language)
            return self._loaded[language]

    def _load(self, language: str) -> Language:
        package = self._chosen.get(language, preferred(language))
        return load(package) if package else blank(language)

    def parse(
        self,
        text: str,
        sentences: Sequence[Sentence],
        language: str,
        progress: Callable[[float], None] | None = None,
    ) -> Doc:
        """Return the parsed document of the whole text, parsed in chunks of whole sentences."""
        pipeline = self.pipeline(language)
        if len(text) <= CHUNK_LENGTH:
            # One call for a short text: batching costs more than it brings there.
            return Doc(pipeline(with_sentence_starts(pipeline.make_doc(text), 0, sentences)))
        return Doc(next(self._parsed([text], [sentences], language, progress)))

    def _parsed(
        self,
        texts: Sequence[str],
        cut: Sequence[Sequence[Sentence]],
        language: str,
        progress: Callable[[float], None] | None = None,
    ) -> Iterator[ParsedDoc]:
        """Yield the parsed document of each text, parsed in chunks of whole sentences, several chunks at once."""
        pipeline = self.pipeline(language)
        spans = [list(_chunks(sentences, len(text))) for text, sentences in zip(texts, cut, strict=True)]
        docs = (
            with_sentence_starts(pipeline.make_doc(text[start:end]), start, sentences)
            for text, sentences, chunks in zip(texts, cut, spans, strict=True)
            for start, end in chunks
        )
        parsed = pipeline.pipe(docs, batch_size=BATCH)
        for chunks in spans:
            own = []
            for number, doc in enumerate(islice(parsed, len(chunks)), 1):
                own.append(doc)
                if progress is not None:
                    progress(number / len(chunks))
            yield own[0] if len(own) == 1 else ParsedDoc.from_docs(own, ensure_whitespace=False)

    def _has_components(self, language: str) -> bool:
        # Asked of spaCy once: it puts its lists together anew each time.
        if language not in self._parsing:
            self._parsing[language] = bool(self.pipeline(language).pipe_names)
        return self._parsing[language]

    def _notes(self, article: Article) -> Iterator[str]:
        """Yield what the reader of the page should know about how the article was read."""
        if article.language == UNDETERMINED:
            yield "The language could not be told, so only known names were looked for; choose it to get more."
        elif not self._has_components(article.language):
            told = "who does what is told by the order of words, less surely"
            found = told if rules(article.language) else "names are found, but not who does what"
            yield f"There is no parser for “{article.language}”: {found}."
        others = other_languages(article.text, article.language)
        if others:
            yield f"Parts of the text are in another language ({', '.join(others)}) and are read less well."
        if article.published is None:
            yield "The article has no date: days such as “Sunday” have no year; give the date to place them in time."


def _chunks(sentences: Sequence[Sentence], length: int) -> Iterator[tuple[int, int]]:
    """Yield spans that cover the text, each of whole sentences and about :data:`CHUNK_LENGTH` long."""
    start = 0
    for sentence in sentences:
        if sentence.end - start > CHUNK_LENGTH and sentence.start > start:
            yield start, sentence.start
            start = sentence.start
    yield start, length


def with_sentence_starts(doc: ParsedDoc, offset: int, sentences: Sequence[Sentence]) -> ParsedDoc:
    """Return the document with its sentence starts set, so that no parse crosses them."""
    if not len(doc):  # nothing is left of a text of invisible characters
        return doc
    begins = doc.to_array("IDX")
    starts = np.array([sentence.start - offset for sentence in sentences])
    starts = starts[(starts >= 0) & (starts <= int(begins[-1]))]
    marks = np.full(len(doc), _WITHIN_SENTENCE, dtype=np.int64)
    marks[np.searchsorted(begins, starts, side="right") - 1] = _SENTENCE_START
    marks[:1] = _SENTENCE_START
    # All at once: each token that is set by itself makes spaCy look over the whole document.
    packed: Any = marks.astype(np.uint64)
    return doc.from_array("SENT_START", packed)
