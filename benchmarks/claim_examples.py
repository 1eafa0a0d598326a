"""Drafts of claims as examples: of annotated articles, of marked sentences, and of the rules' own example sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from benchmarks.annotated import articles
from benchmarks.marked_sentences import marked_sentences
from benchmarks.meaning_models import MarkedText
from geodata.gazetteer.geocoder import open_gazetteer
from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.claims.drafts import Draft
from reading.claims.find import find_drafts
from reading.claims.meaning import KINDS
from reading.model import Article, Sentence
from reading.reader import Reader
from reading.rules import DEPTH_LANGUAGES, SURFACE_LANGUAGES, rules

BEFORE_RULES = -1_000_000
"""Number below which the "articles" are examples of rules."""
EXAMPLE_WEIGHT = 5.0
"""What a draft of a rule's own example counts, one of an article or marked sentence being 1."""


@dataclass(frozen=True, slots=True)
class Example:
    """One draft: the article and sentence it is of, its kind, its features, and whether a claim is marked there.

    Marked sentences are articles of their own, numbered below zero; ``meaning`` is as in ``reading.claims.drafts``.
    """

    article: int
    place: tuple[int, str]
    features: tuple[str, ...]
    right: bool
    weight: float = 1.0
    meaning: float = 0.0


@dataclass(slots=True)
class Data:
    """The drafts of the articles, how many claims are marked in each by (sentence, kind), and their sentences.

    Sentences stand by their (article, index).
    """

    examples: list[Example] = field(default_factory=list)
    marked: list[Counter[tuple[int, str]]] = field(default_factory=list)
    sentences: dict[tuple[int, int], MarkedText] = field(default_factory=dict)


def collect(part: str) -> Data:
    """Return the drafts of one part of the annotated articles."""
    reader, actors = Reader(open_gazetteer()), ActorLexicon()
    data = Data()
    for number, gold in enumerate(articles(part)):
        article = article_from_text(
            gold["text"], title=gold["title"], language=gold["lang"], published=gold["published"]
        )
        sentences, drafts = _drafted(reader, actors, article)
        marked: Counter[tuple[int, str]] = Counter()
        for claim in gold["claims"]:
            middle = (claim["sentence_start"] + claim["sentence_end"]) // 2
            index = next((s.index for s in sentences if s.start <= middle <= s.end), -1)
            marked[index, claim["kind"]] += 1
        data.marked.append(marked)
        for one in sentences:
            kinds = frozenset(kind for kind in KINDS if (one.index, str(kind)) in marked)
            data.sentences[number, one.index] = MarkedText(article.text[one.start : one.end], kinds, number)
        for draft in drafts:
            data.examples.append(_example(number, draft, (draft.sentence, str(draft.rule.kind)) in marked))
    return data


def _drafted(reader: Reader, actors: ActorLexicon, article: Article) -> tuple[tuple[Sentence, ...], list[Draft]]:
    """Return the sentences of an article and its drafts."""
    reading = reader.read(article)
    doc = reader.parse(article.text, reading.sentences, article.language)
    return reading.sentences, list(find_drafts(doc, article, reading.sentences, reading.mentions, actors))


def _example(article: int, draft: Draft, right: bool) -> Example:
    place = (draft.sentence, str(draft.rule.kind))
    return Example(article, place, draft.features, right, meaning=draft.meaning)


def sentence_examples() -> Data:
    """Return the drafts of the marked sentences; each sentence is read as an article of its own."""
    reader, actors = Reader(open_gazetteer()), ActorLexicon()
    found = Data()
    for number, sentence in enumerate(marked_sentences(), 1):
        article = article_from_text(sentence.text, language=sentence.language)
        sentences, drafts = _drafted(reader, actors, article)
        for draft in drafts:
            found.examples.append(_example(-number, draft, draft.rule.kind in sentence.kinds))
        for one in sentences:
            text = article.text[one.start : one.end]
            found.sentences[-number, one.index] = MarkedText(text, sentence.kinds, -number)
    return found


def rule_examples() -> Data:
    """Return, of each rule's example sentence, the drafts of its own kind; other kinds are not marked there."""
    reader, actors = Reader(open_gazetteer()), ActorLexicon()
    found = Data()
    every = (rule for language in (*DEPTH_LANGUAGES, *SURFACE_LANGUAGES) for rule in rules(language))
    for number, rule in enumerate(every, 1):
        key = BEFORE_RULES - number
        article = article_from_text(rule.example.replace("[", "").replace("]", ""), language=rule.id[:2])
        sentences, drafts = _drafted(reader, actors, article)
        for draft in drafts:
            if draft.rule.kind is rule.kind:
                example = _example(key, draft, True)
                found.examples.append(replace(example, weight=EXAMPLE_WEIGHT))
        for one in sentences:
            text, kinds = article.text[one.start : one.end], frozenset({rule.kind})
            found.sentences[key, one.index] = MarkedText(text, kinds, key, whole=False)
    return found
