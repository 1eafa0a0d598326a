"""Train the filter of place names on the annotated articles (``part = "train"``) and write its weights.

    python -m benchmarks.train_places

Prints how well it does on articles it was not trained on (five folds by article), then trains on all of them. Weights
are L2-regularised logistic regressions; each feature has one weight for all texts, and smaller corrections for texts
with or without a model and for each language, so that languages with few articles lean on the others.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.annotated import articles
from benchmarks.scoring import f1
from benchmarks.train_sense import sentences
from components.pipeline import open_tools
from reading.pipelines import PIPELINES
from reading.places.article_context import Context
from reading.places.company import company
from reading.places.features import features
from reading.places.filter import GENERAL, WITH_MODEL, WITHOUT_MODEL, chosen
from reading.places.spans import Candidate, candidates
from reading.reader import Reader

WEIGHTS = Path(__file__).parents[1] / "reading" / "lexicon" / "place_filter.json"
FOLDS = 5
STRENGTH = 1.0
"""Inverse strength of the regularisation (scikit-learn's C)."""
GROUP_SHARE = 0.5
"""How readily a weight is corrected for a group: the value of the feature's copy."""
SEEN = 3
"""A feature counts that so many candidates have at least."""
SMALLEST = 0.02
"""Weights below this are left out."""
AS_IF_UNREAD = 0.3
"""How much a candidate counts of an article that is read as if there were no model, beside those that have none."""
OF_GENERAL_NEWS = 0.3
"""How much a candidate of an article without claims counts: such articles teach caution; readers bring conflicts."""


@dataclass(slots=True)
class Document:
    """One article with its candidates, their features, and which of them are annotated."""

    language: str
    context: Context
    candidates: list[Candidate]
    own: list[list[str]]
    right: list[bool]
    gold: int
    weight: float


def documents(reader: Reader, data: Iterator[dict[str, Any]]) -> Iterator[tuple[Document, ...]]:
    """Yield the articles as documents to train on: as they are read, and once more as if no model could read them."""
    bare = Reader(reader.names, pipelines=dict.fromkeys(PIPELINES, ""))
    for article in data:
        readers = (reader, bare) if article["lang"] in PIPELINES else (reader,)
        yield tuple(document(one, article, WITHOUT_MODEL if one is bare else article["lang"]) for one in readers)


def marked_sentences() -> Iterator[dict[str, Any]]:
    """Yield the sentences with marked names (``benchmarks/sense_sentences``) as articles."""
    for (name, language, text), spans in sentences():
        mentions = [{"start": start, "end": end} for start, end, _ in spans]
        yield {"id": name, "lang": language, "text": text, "mentions": mentions, "claims": ["none are marked"]}


def document(reader: Reader, article: dict[str, Any], group: str) -> Document:
    """Return one article as ``reader`` parses it; ``group`` is the language whose weights learn from it."""
    doc = reader.parsed(article["text"], article["lang"])
    found = candidates(doc, reader.names, article["lang"])
    context = Context(doc, article["lang"])
    gold = {(mention["start"], mention["end"]) for mention in article["mentions"]}
    own = [features(candidate, context) for candidate in found]
    right = [(candidate.start, candidate.end) in gold for candidate in found]
    weight = (1.0 if article["claims"] else OF_GENERAL_NEWS) * (AS_IF_UNREAD if group == WITHOUT_MODEL else 1.0)
    return Document(group, context, found, own, right, len(gold), weight)


class Round:
    """A logistic regression over features with their copies for groups."""

    def __init__(self, rows: Sequence[tuple[Document, list[str]]], labels: Sequence[bool]) -> None:
        self._columns = CountVectorizer(analyzer=_with_bias, binary=True, min_df=SEEN)
        plain = self._columns.fit_transform([names for _, names in rows])
        self._groups = sorted({group for document, _ in rows for group in _groups(document)})
        self._model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=2000)
        table = self._copies([document for document, _ in rows], plain)
        self._model.fit(table, np.array(labels), sample_weight=[document.weight for document, _ in rows])

    def probabilities(self, document: Document, rows: Sequence[list[str]]) -> list[float]:
        """Return the probability of each candidate of a document."""
        if not rows:
            return []
        table = self._copies([document] * len(rows), self._columns.transform(rows))
        return [float(value) for value in self._model.predict_proba(table)[:, 1]]

    def weights(self) -> dict[str, dict[str, float]]:
        """Return the weights by group; the intercept stands under the empty name."""
        names = self._columns.get_feature_names_out()
        groups: dict[str, dict[str, float]] = {}
        for number, group in enumerate((GENERAL, *self._groups)):
            share = 1.0 if group == GENERAL else GROUP_SHARE
            values = self._model.coef_[0][number * len(names) : (number + 1) * len(names)] * share
            known = {name: float(value) for name, value in zip(names, values, strict=True)}
            if group == GENERAL:
                known[""] += float(self._model.intercept_[0])
            groups[group] = {name: round(value, 3) for name, value in sorted(known.items()) if abs(value) >= SMALLEST}
        return {group: known for group, known in sorted(groups.items()) if known}

    def _copies(self, documents: Sequence[Document], plain: Any) -> Any:
        """Return a table of features with a copy of each for each group, empty where a row is of another group."""
        held = [_groups(document) for document in documents]
        blocks = [plain]
        for group in self._groups:
            shares = sparse.diags([GROUP_SHARE if group in own else 0.0 for own in held])
            blocks.append(shares @ plain)
        return sparse.hstack(blocks, format="csr")


def _groups(document: Document) -> tuple[str, str]:
    """Return the groups whose weights a document learns: texts with or without a model, and its language."""
    return WITH_MODEL if document.context.has_model else WITHOUT_MODEL, document.language


def _with_bias(names: Sequence[str]) -> list[str]:
    return ["", *names]


def trained(articles_read: Sequence[tuple[Document, ...]]) -> tuple[Round, Round]:
    """Return both rounds; the second learns from judgements that the first made of articles it had not seen."""
    data = [version for versions in articles_read for version in versions]
    folds = [number % FOLDS for number, versions in enumerate(articles_read) for _ in versions]
    rows = [(document, names) for document in data for names in document.own]
    labels = [label for document in data for label in document.right]
    seconds = []
    for fold in range(FOLDS):
        kept = [document for document, own_fold in zip(data, folds, strict=True) if own_fold != fold]
        first = Round(
            [(document, names) for document in kept for names in document.own],
            [label for document in kept for label in document.right],
        )
        seconds.extend(
            (number, _second(document, first.probabilities(document, document.own)))
            for number, document in enumerate(data)
            if folds[number] == fold
        )
    in_order = sorted(seconds, key=lambda pair: pair[0])
    second_rows = [(data[number], names) for number, lists in in_order for names in lists]
    return Round(rows, labels), Round(second_rows, labels)


def _second(document: Document, likely: Sequence[float]) -> list[list[str]]:
    return [
        [*names, *company(number, document.candidates, likely, document.context)]
        for number, names in enumerate(document.own)
    ]


def judged(document: Document, rounds: tuple[Round, Round]) -> list[float]:
    """Return the probabilities of a document's candidates by both rounds."""
    first = rounds[0].probabilities(document, document.own)
    return rounds[1].probabilities(document, _second(document, first))


def cross_validated(data: Sequence[tuple[Document, ...]]) -> dict[str, float]:
    """Return the exact F1 by language on articles that were left out of training."""
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        rounds = trained([versions for number, versions in enumerate(data) if number % FOLDS != fold])
        for document, *_ in data[fold::FOLDS]:
            kept = chosen(document.candidates, judged(document, rounds))
            right = {
                (item.start, item.end) for item, label in zip(document.candidates, document.right, strict=True) if label
            }
            for language in (document.language, "all"):
                counts[language, "right"] += sum((item.start, item.end) in right for item in kept)
                counts[language, "found"] += len(kept)
                counts[language, "gold"] += document.gold
    languages = sorted({language for language, _ in counts})
    return {name: f1(counts[name, "right"], counts[name, "found"], counts[name, "gold"]) for name in languages}


def main(
    check: Annotated[bool, typer.Option(help="Also measure on articles left out of training.")] = True,
) -> None:
    """Cross-validate, train, and write the weights."""
    tools = open_tools()
    data = list(documents(tools.reader, chain(articles("train"), marked_sentences())))
    for language, value in (cross_validated(data) if check else {}).items():
        print(f"{language}: exact F1 {value:.3f} on articles left out")
    first, second = trained(data)
    written = {"first": first.weights(), "second": second.weights()}
    WEIGHTS.write_text(json.dumps(written, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
