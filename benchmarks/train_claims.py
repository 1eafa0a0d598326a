"""Fit the weights by which a draft of a claim is judged: on the articles built on, and on marked sentences.

    python benchmarks/train_claims.py [--write]

First the models of ``benchmarks/meaning_models.py``; drafts then know what these tell of their sentence, being fitted
without its article. Then a logistic model with an L2 penalty (scikit-learn). A draft counts as right when a claim of
its kind is marked in its sentence. The penalty and the least probability are chosen by cross-validation over articles,
which is printed; ``--write`` writes ``reading/lexicon/claim_weights.json`` and ``piece_odds.npz``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import meaning_models
from benchmarks.annotated import articles
from benchmarks.claim_examples import Data, Example, collect, rule_examples, sentence_examples
from reading.actor_tables import read_actors
from reading.actors import LEXICON
from reading.claims.meaning import KINDS
from reading.claims.scorer import MEANING, MEETS, WEIGHTS
from reading.model import ClaimKind

FOLDS = 6
ACTORS = LEXICON / "actors.csv"
_WORD = re.compile(r"\w+")
PENALTIES = (3.0, 10.0, 30.0)
THRESHOLDS = tuple(round(0.2 + 0.02 * step, 2) for step in range(21))
AS_GOOD = 0.004
"""Difference of F1 that does not count: of penalties as good as the best the strongest is taken."""
AS_SURE = 0.002
"""Difference of F1 that does not count: of thresholds as good as the best the lowest is taken, which finds most."""
RAREST = 4
"""Drafts that a feature is known of at least, to have a weight."""


def names_of_wars() -> frozenset[str]:
    """Return the words, in lower case, by which places and actors go: each war has its own, and none is known by them.

    Words that stand in the articles without a capital more often than in a name are left out ("gulf", "army").
    """
    in_names, plain = Counter[str](), Counter[str]()
    for gold in articles("train"):
        plain.update(word for word in _WORD.findall(gold["text"]) if word[0].islower())
        marked = (gold["text"][mention["start"] : mention["end"]] for mention in gold["mentions"])
        in_names.update(word.lower() for name in marked for word in _WORD.findall(name) if word[0].isupper())
    named = (name for actor in read_actors(ACTORS) for name in (*actor.names.values(), *actor.aliases))
    for name in named:
        in_names.update(word.lower() for word in _WORD.findall(name) if word[0].isupper())
    return frozenset(word for word, count in in_names.items() if plain[word] < count)


def is_known_by_name(feature: str, names: frozenset[str]) -> bool:
    """Tell whether a feature is a place or actor near a trigger.

    >>> is_known_by_name("near goma control", frozenset({"goma"}))
    True
    """
    family, _, rest = feature.partition(" ")
    return family in {"near", "subject", "above", "has"} and rest.partition(" ")[0] in names


def give_meanings(part: Data, odds: np.ndarray) -> None:
    """Give the drafts what their sentences mean: a row of log-odds for each of the sentences, in their order."""
    known = dict(zip(part.sentences, odds.tolist(), strict=True))
    part.examples = [
        replace(one, meaning=known[one.article, one.place[0]][KINDS.index(ClaimKind(one.place[1]))])
        for one in part.examples
    ]


def give_unseen_meanings(*parts: Data) -> meaning_models.Models:
    """Give drafts what models that were fitted without their article tell of their sentences; return those of all."""
    known = meaning_models.marked_meanings(one for part in parts for one in part.sentences.values())
    unseen = iter(meaning_models.unseen_log_odds(known))
    for part in parts:
        give_meanings(part, np.array(list(islice(unseen, len(part.sentences)))))
    return meaning_models.fit(known)


def fit(examples: list[Example], names: list[str], penalty: float) -> np.ndarray:
    """Return the weights that fit the examples best: in the order of ``names``, and that of the meaning last."""
    model = LogisticRegression(C=1 / penalty, fit_intercept=False, max_iter=500, solver="liblinear")
    model.fit(vectors(examples, names), [e.right for e in examples], sample_weight=[e.weight for e in examples])
    return model.coef_[0]


def vectors(examples: list[Example], names: list[str]) -> csr_matrix:
    """Return the features of the examples as sparse rows of zeros and ones, and their meaning in the last column."""
    column = {name: number for number, name in enumerate(names)}
    rows = [sorted({column[name] for name in example.features if name in column}) for example in examples]
    starts = np.cumsum([0, *map(len, rows)])
    columns = [number for row in rows for number in row]
    told = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(examples), len(names)))
    return hstack([told, csr_matrix([[example.meaning] for example in examples])]).tocsr()


def f1(examples: list[Example], scores: np.ndarray, marked: list[Counter[tuple[int, str]]], threshold: float) -> float:
    """Return the F1 over (sentence, kind) of the examples that score at least the threshold."""
    made = {(e.article, e.place) for e, score in zip(examples, scores, strict=True) if score >= threshold}
    found = sum(1 for article, place in made if place in marked[article])
    total = sum(len(marks) for marks in marked)
    return 2 * found / (len(made) + total)


def validate(data: Data, sentences: list[Example], names: list[str], penalty: float) -> np.ndarray:
    """Return the score of each example by weights fitted without its article."""
    scores = np.zeros(len(data.examples))
    for fold in range(FOLDS):
        inside = [e for e in data.examples if e.article % FOLDS != fold]
        outside = [n for n, e in enumerate(data.examples) if e.article % FOLDS == fold]
        weights = fit(inside + sentences, names, penalty)
        matrix = vectors([data.examples[n] for n in outside], names)
        scores[outside] = 1 / (1 + np.exp(-matrix @ weights))
    return scores


def choose(data: Data, sentences: list[Example], names: list[str]) -> tuple[float, float, float]:
    """Return (F1 in cross-validation, penalty, threshold), the strongest penalty of those about as good as the best.

    The articles' own words are told apart better by a weak penalty than the words of articles to come.
    """
    tried = []
    for penalty in PENALTIES:
        scores = validate(data, sentences, names, penalty)
        tried += [(f1(data.examples, scores, data.marked, threshold), penalty, threshold) for threshold in THRESHOLDS]
    best = max(tried)[0]
    penalty = max(penalty for score, penalty, _ in tried if score >= best - AS_GOOD)
    own = [one for one in tried if one[1] == penalty]
    return min((one for one in own if one[0] >= max(own)[0] - AS_SURE), key=lambda one: one[2])


def main(write: Annotated[bool, typer.Option(help="Write the weights.")] = False) -> None:
    """Print the F1 in cross-validation, and on the held part with the chosen weights."""
    data, marked, own = collect("train"), sentence_examples(), rule_examples()
    models = give_unseen_meanings(data, marked, own)
    sentences = marked.examples + own.examples
    counts = Counter(name for example in data.examples + sentences for name in example.features)
    wars = names_of_wars()
    names = sorted(n for n, count in counts.items() if count >= RAREST and not is_known_by_name(n, wars))
    score, penalty, threshold = choose(data, sentences, names)
    weights = fit(data.examples + sentences, names, penalty)
    print(f"{len(data.examples)} drafts of articles, {len(sentences)} of marked sentences")
    print(f"cross-validated F1 {score:.3f}, penalty {penalty}, threshold {threshold}")
    held = collect("held")
    give_meanings(held, meaning_models.log_odds(models, meaning_models.marked_meanings(held.sentences.values())))
    for part, name in ((data, "train"), (held, "held")):
        needed = np.array([float(MEETS in example.features) for example in part.examples])
        scores = 1 / (1 + np.exp(-vectors(part.examples, names) @ weights))
        every, by_needs, by_model = (
            f1(part.examples, given, part.marked, threshold) for given in (np.ones(len(needed)), needed, scores)
        )
        print(f"{name}: F1 of all {every:.3f}, of those with what they need {by_needs:.3f}, weighed {by_model:.3f}")
    if write:
        meaning_models.write(models)
        rounded = {name: round(float(weight), 3) for name, weight in zip([*names, MEANING], weights, strict=True)}
        model = {"threshold": threshold, "weights": {n: w for n, w in rounded.items() if w}}
        WEIGHTS.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
