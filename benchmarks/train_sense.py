"""Learn the weights of the cues to the sense of a name, and print how right they are on articles not learned from.

    python benchmarks/train_sense.py

Learns from the training part of the annotated articles and from ``benchmarks/sense_sentences``: one sentence of our own
a line, names marked ``[Ankara!]`` where they stand for a government and ``[Ankara]`` where they are a location. The
right share by language is cross-validated by article. Writes ``reading/lexicon/sense_weights.json``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.annotated import articles
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from reading.model import Sense
from reading.reader import Reader
from reading.sense.decision import WEIGHTS
from reading.sense.decision_list import PlaceSpan
from reading.sense.described import describe
from reading.sentences import split_sentences

SENTENCES = Path(__file__).parent / "sense_sentences"
OUT = Path(__file__).parents[1] / "reading" / "lexicon" / WEIGHTS
REGULARISATION = 0.4
"""Inverse strength of the L2 penalty, the best of 0.1, 0.2, 0.4, 1 in cross-validation."""
SEEN = 2
"""A cue counts that was seen at least so often."""
SMALLEST = 0.01
FOLDS = 8
_MARK = re.compile(r"\[([^\[\]!]+)(!?)\]")


@dataclass(frozen=True, slots=True)
class Example:
    """One name: its cues, whether it stands for a government, its language, and the text it is from."""

    cues: dict[str, float]
    acts: bool
    language: str
    text: str


def main() -> None:
    """Learn, cross-validate and write the weights."""
    reader, gazetteer = Reader(open_gazetteer()), open_gazetteer()
    own = [
        example
        for article in articles("train")
        for example in _examples(
            reader,
            gazetteer,
            (article["id"], article["lang"], article["text"]),
            [(m["start"], m["end"], m["sense"] == Sense.METONYMIC) for m in article["mentions"]],
        )
    ]
    marked = [example for text in sentences() for example in _examples(reader, gazetteer, *text)]
    _cross_validate(own, marked)
    vectorizer, model = _learned(own + marked)
    weights = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    table = {name: round(float(weight), 3) for name, weight in weights if abs(weight) >= SMALLEST}
    OUT.write_text(
        json.dumps({"bias": round(float(model.intercept_[0]), 3), "weights": table}, ensure_ascii=False, indent=0)
        + "\n",
        encoding="utf-8",
    )


def sentences() -> Iterator[tuple[tuple[str, str, str], list[tuple[int, int, bool]]]]:
    """Yield the marked sentences as (name, language, text) and the spans in them."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text, position, spans = "", 0, []
            for mark in _MARK.finditer(line):
                text += line[position : mark.start()]
                spans.append((len(text), len(text) + len(mark[1]), bool(mark[2])))
                text += mark[1]
                position = mark.end()
            yield (f"{path.stem}-{number}", path.stem, text + line[position:]), spans


def _examples(
    reader: Reader, gazetteer: Gazetteer, source: tuple[str, str, str], spans: list[tuple[int, int, bool]]
) -> Iterator[Example]:
    """Yield the names of one text with their cues."""
    name, language, text = source
    doc = reader.parse(text, split_sentences(text, language), language)
    places = [PlaceSpan(start, end, gazetteer.lookup(text[start:end], language)) for start, end, _ in spans]
    for (_, _, acts), described in zip(spans, describe(doc, places, language), strict=True):
        yield Example(described.cues, acts, language, name)


def _learned(examples: list[Example]) -> tuple[Any, Any]:
    """Return the vectorizer and the model learned from some examples."""
    seen = Counter(cue for example in examples for cue in example.cues)
    rows = [{cue: value for cue, value in example.cues.items() if seen[cue] >= SEEN} for example in examples]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=REGULARISATION, max_iter=3000)
    model.fit(vectorizer.fit_transform(rows), [example.acts for example in examples])
    return vectorizer, model


def _cross_validate(own: list[Example], marked: list[Example]) -> None:
    """Print the right share by language, each article judged by weights that were learned without it."""
    right: Counter[str] = Counter()
    total = Counter(example.language for example in own)
    groups = [example.text for example in own]
    for learn, judge in GroupKFold(FOLDS).split(np.zeros(len(own)), groups=groups):
        vectorizer, model = _learned([own[n] for n in learn] + marked)
        answers = model.predict(vectorizer.transform([own[n].cues for n in judge]))
        right.update(own[n].language for n, acts in zip(judge, answers, strict=True) if own[n].acts == acts)
    for language in sorted(total):
        print(f"{language}: {right[language] / total[language]:.3f} of {total[language]}")
    print(f"all: {sum(right.values()) / len(own):.3f} of {len(own)}")


if __name__ == "__main__":
    main()
