"""What reading an article costs against spaCy's pipeline alone on the same text, in one run.

The pipeline alone is the package that the reading uses, as it is shipped, called on the bare text: no sentences,
names, senses or claims of ours. The two are timed in turn, and their medians compared. What the gazetteer keeps from
one reading to the next is dropped each time: an article is read once. The same is measured over many articles that are
read once each, so that nothing is known of one before.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from spacy.language import Language

from benchmarks.annotated import articles
from benchmarks.figure import Figure
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from geodata.gazetteer.name_forms import fold
from reading.actors import ActorLexicon
from reading.article import article_from_file, article_from_text
from reading.claims.find import find_claims
from reading.pipelines import blank, preferred, shipped
from reading.reader import Reader

EXAMPLES = Path(__file__).parents[1] / "components" / "examples"
ROUNDS = 25
LANGUAGES = ("en", "fr")
ONCE_EACH = 40
"""Articles a language that are read once each."""


def measure() -> list[Figure]:
    """Return the ratio of the time of a whole reading to that of the pipeline alone, by language."""
    gazetteer = open_gazetteer()
    reader = Reader(gazetteer)
    paths = sorted(EXAMPLES.glob("lib*.md"))
    figures = [_ratio(reader, gazetteer, path) for path in paths] + [_claims(reader, path) for path in paths]
    return figures + [_once_each(reader, language) for language in LANGUAGES]


def _claims(reader: Reader, path: Path) -> Figure:
    """Return what finding the claims of an article adds, as a share of the time of the pipeline alone."""
    article = article_from_file(path.name, path.read_bytes(), published="2020-06-15")
    pipeline, actors = _alone(article.language), ActorLexicon()
    reading = reader.read(article)
    added, alone = [], []
    for _ in range(ROUNDS):
        alone.append(_seconds(lambda: pipeline(article.text)))
        doc = reader.parse(article.text, reading.sentences, article.language)
        added.append(_seconds(lambda doc=doc: find_claims(doc, article, reading.sentences, reading.mentions, actors)))  # type: ignore[misc]
    share = statistics.median(added) / statistics.median(alone)
    return Figure(f"claims against spaCy's pipeline alone ({article.language})", share, "ratio", "<= 0.1")


def _ratio(reader: Reader, gazetteer: Gazetteer, path: Path) -> Figure:
    """Return the figure of one article; the two are timed in turn, so that both meet the same machine."""
    article = article_from_file(path.name, path.read_bytes(), published="2020-06-15")
    pipeline = _alone(article.language)
    whole, alone = [], []
    reader.read(article)
    for _ in range(ROUNDS):
        alone.append(_seconds(lambda: pipeline(article.text)))
        gazetteer.store.forget()
        fold.cache_clear()
        whole.append(_seconds(lambda: reader.read(article)))
    ratio = statistics.median(whole) / statistics.median(alone)
    return Figure(f"reading against spaCy's pipeline alone ({article.language})", ratio, "ratio", "<= 1.15")


def _once_each(reader: Reader, language: str) -> Figure:
    """Return the figure over articles of a language that are read once each, in the order of their names."""
    own = [data for data in articles() if data["lang"] == language][: ONCE_EACH + 1]
    pipeline, whole, alone = _alone(language), 0.0, 0.0
    for number, data in enumerate(own):
        article = article_from_text(data["text"], language=language, published="2020-06-15")
        spent = _seconds(lambda text=article.text: pipeline(text)), _seconds(lambda one=article: reader.read(one))  # type: ignore[misc]
        # The first one loads the lexicons.
        if number:
            alone, whole = alone + spent[0], whole + spent[1]
    name = f"reading {len(own) - 1} articles once each against spaCy's pipeline alone ({language})"
    return Figure(name, whole / alone, "ratio", "<= 1.15")


@cache
def _alone(language: str) -> Language:
    """Return the pipeline of a language as its package has it."""
    package = preferred(language)
    return shipped(package) if package else blank(language)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    for figure in measure():
        print(figure.as_data())
