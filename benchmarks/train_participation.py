"""Learn the weights of the cues to who acts and where in a claim, and print how right they are.

    python benchmarks/train_participation.py

Learns from the training part of the annotated articles and from the example sentences of the rules; the shares are
cross-validated by article, next to what the rules alone say. The one who acts is chosen among all candidates of the
article (conditional logit), each place is weighed alone (logistic regression), and then every set of the likeliest
places by what they say of each other (conditional logit). Cues count for all languages, and once
more for those with and without a parse.
Writes ``reading/lexicon/participation_weights.json``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.annotated import articles
from benchmarks.participation_examples import ActorExample, PlaceExample, Read, Text, examples, rule_example
from geodata.gazetteer.geocoder import Gazetteer, open_gazetteer
from reading.actors import ActorLexicon
from reading.article import article_from_text
from reading.mentions import find_mentions
from reading.participation.claim_places import levelled
from reading.participation.evidence import Cues, GroupWeights
from reading.participation.place_cues import BIAS
from reading.participation.place_sets import best_set, set_cues
from reading.participation.recast import WEIGHTS, family, score
from reading.reader import Reader
from reading.rules import DEPTH_LANGUAGES, SURFACE_LANGUAGES, rules
from reading.sentences import split_sentences

ACTOR_PENALTY = 50.0
SET_PENALTY = 8.0
PLACE_INVERSE_PENALTY = 0.2
"""Strengths of the L2 penalties, the best of a few in cross-validation."""
SEEN = 5
"""A cue counts that was seen at least so often."""
SMALLEST = 0.04
FOLDS = 6
PARTS = 4
"""Parts of the articles of which each is weighed by the others' weights of single places, to learn those of sets."""
STEPS = 150
FAMILIES = ("parsed", "flat")

Table = dict[str, float]


def main() -> None:
    """Learn, cross-validate and write the weights."""
    gazetteer, actors = open_gazetteer(), ActorLexicon()
    reader = Reader(gazetteer, actors)
    texts, own = list(_texts(reader, gazetteer, actors)), list(_rule_texts(reader, actors))
    _cross_validate(texts, own)
    learned = _learned(texts, own)
    tables = {name: {part: _merged(table, name) for part, table in learned.items()} for name in FAMILIES}
    WEIGHTS.write_text(json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _rule_texts(reader: Reader, actors: ActorLexicon) -> Iterator[Text]:
    for language in (*DEPTH_LANGUAGES, *SURFACE_LANGUAGES):
        for rule in rules(language):
            yield rule_example(rule, language, reader.parse, actors)


def _texts(reader: Reader, gazetteer: Gazetteer, actors: ActorLexicon) -> Iterator[Text]:
    for gold in articles("train"):
        article = article_from_text(gold["text"], title=gold["title"], language=gold["lang"])
        sentences = split_sentences(article.text, article.language)
        doc = reader.parse(article.text, sentences, article.language)
        mentions = find_mentions(doc, sentences, gazetteer, actors, article.language)
        yield examples(gold, Read(doc, article, sentences, mentions, actors))


def _twice(cues: Cues, language: str) -> Cues:
    """Return cues for all languages and once more for a family of languages."""
    return {**cues, **{f"{family(language)}: {cue}": value for cue, value in cues.items()}}


def _merged(table: Table, name: str) -> Table:
    """Return the weights of one family: those for all languages and its own, added up."""
    merged: Table = {}
    for cue, weight in table.items():
        own = cue.removeprefix(f"{name}: ")
        if not any(own.startswith(f"{other}: ") for other in FAMILIES):
            merged[own] = merged.get(own, 0.0) + weight
    return {cue: round(weight, 2) for cue, weight in merged.items() if abs(weight) >= SMALLEST}


def _learned(texts: Sequence[Text], own: Sequence[Text]) -> dict[str, Table]:
    """Return the weights by part, learned from articles and from the ``own`` examples of the rules."""
    everything = [*own, *texts]
    actor = [([_twice(c, t.language) for c in e.cues], e.right) for t in everything for e in t.actors]
    return {
        "actor": _choice_weights(actor, ACTOR_PENALTY),
        "place": _place_weights(_place_rows(everything)),
        "set": _choice_weights(list(_set_rows(texts, own)), SET_PENALTY),
    }


def _place_rows(texts: Iterable[Text]) -> list[tuple[Cues, bool]]:
    return [
        (_twice(cues, text.language), right)
        for text in texts
        for example in text.places
        for cues, right in zip(example.cues, example.right, strict=True)
    ]


def _set_rows(texts: Sequence[Text], own: Sequence[Text]) -> Iterator[tuple[list[Cues], list[bool]]]:
    """Yield for each claim its sets of places, and which is right of them."""
    for part in range(PARTS):
        others = [text for number, text in enumerate(texts) if number % PARTS != part]
        table = _place_weights(_place_rows([*own, *others]))
        tables = {name: _merged(table, name) for name in FAMILIES}
        for text in texts[part::PARTS]:
            for example in text.places:
                sets = list(set_cues(example.company, _scores(example, tables[family(text.language)])))
                names = [{example.company.names[number] for number in taken} for taken, _ in sets]
                most = set.union(*names)
                right = {name for name, own_ in zip(example.company.names, example.right, strict=True) if own_} & most
                yield [_twice(cues, text.language) for _, cues in sets], [own_ == right for own_ in names]


def _scores(example: PlaceExample, table: Table) -> list[float]:
    return levelled(example.chains, [score(cues, table) for cues in example.cues])


def _frequent(rows: Iterable[Cues]) -> list[str]:
    counts = Counter(cue for row in rows for cue in row)
    return sorted(cue for cue, count in counts.items() if count >= SEEN)


def _choice_weights(data: Sequence[tuple[list[Cues], Sequence[bool]]], penalty: float) -> Table:
    """Return the weights that make the right candidates likeliest, any of several right ones counting."""
    data = [(cues, right) for cues, right in data if any(right)]
    numbers = {cue: n for n, cue in enumerate(_frequent(row for cues, _ in data for row in cues))}
    rows, columns, counts = [], [], []
    for number, row in enumerate(row for cues, _ in data for row in cues):
        known = [(numbers[cue], value) for cue, value in row.items() if cue in numbers]
        rows += [number] * len(known)
        columns += [column for column, _ in known]
        counts += [value for _, value in known]
    right = np.array([value for _, values in data for value in values], dtype=float)
    sizes = np.array([len(values) for _, values in data])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    matrix = csr_matrix((counts, (rows, columns)), shape=(len(right), len(numbers)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts)
        slope = matrix.T @ (raised / total[group] - raised * right / good[group])
        value = np.log(total).sum() - np.log(good).sum() + penalty / 2 * weights @ weights
        return float(value), slope + penalty * weights

    found = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return {cue: float(found.x[number]) for cue, number in numbers.items()}


def _place_weights(data: Sequence[tuple[Cues, bool]]) -> Table:
    known = set(_frequent(row for row, _ in data))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{cue: v for cue, v in row.items() if cue in known} for row, _ in data])
    model = LogisticRegression(C=PLACE_INVERSE_PENALTY, max_iter=3000)
    model.fit(matrix, [right for _, right in data])
    weights = dict(zip(vectorizer.feature_names_, map(float, model.coef_[0]), strict=True))
    return {**weights, BIAS: weights.get(BIAS, 0.0) + float(model.intercept_[0])}


def _cross_validate(texts: Sequence[Text], own: Sequence[Text]) -> None:
    """Print the right shares by language: what the rules say, and what the weights of other articles make of it."""
    shares: dict[str, list[list[bool]]] = {}
    order = np.random.default_rng(3).permutation(len(texts))
    for fold in range(FOLDS):
        learned = _learned([texts[n] for place_, n in enumerate(order) if place_ % FOLDS != fold], own)
        for text in (texts[n] for place_, n in enumerate(order) if place_ % FOLDS == fold):
            name = family(text.language)
            tables = {part: _merged(table, name) for part, table in learned.items()}
            for language in (text.language, name):
                _count(shares.setdefault(language, [[], [], [], []]), text, tables)
    for language, columns in sorted(shares.items()):
        rules, weighed, where, where_weighed = (sum(column) / max(1, len(column)) for column in columns)
        print(
            f"{language:7s} actor: rules {rules:.3f}, weighed {weighed:.3f} of {len(columns[0])};"
            f" places: rules {where:.3f}, weighed {where_weighed:.3f} of {len(columns[2])}"
        )


def _count(columns: list[list[bool]], text: Text, tables: dict[str, Table]) -> None:
    for example in text.actors:
        if example.found:
            columns[0].append(example.rules_right)
            columns[1].append(_best_is_right(example, tables["actor"]))
    for where in text.places:
        if where.found:
            columns[2].append(where.whole and where.rules == where.right)
            columns[3].append(where.whole and _places_are_right(where, tables))


def _best_is_right(example: ActorExample, table: Table) -> bool:
    scores = [score(cues, table) for cues in example.cues]
    return example.right[scores.index(max(scores))]


def _places_are_right(example: PlaceExample, tables: dict[str, Table]) -> bool:
    taken = best_set(example.company, _scores(example, tables["place"]), GroupWeights(tables["set"]))
    names = example.company.names
    return {names[n] for n in taken} == {name for name, right in zip(names, example.right, strict=True) if right}


if __name__ == "__main__":
    main()
