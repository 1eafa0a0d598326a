"""The scorers of ``make evaluate`` count what the conventions of the field say."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.corpus_scoring import corpus_score
from benchmarks.error_classes import ELSEWHERE, NO_PLACE, OTHER_SPAN, OVERLOOKED, faults
from benchmarks.scoring import scores

TEXT = "Tripoli fell. Rebels took Sirte, near Harawa."
TRIPOLI = {"name": "Tripoli", "lat": 32.9, "lon": 13.2, "country": "LY", "feature": "city"}
LEBANON = {"name": "Tripoli", "lat": 34.4, "lon": 35.8, "country": "LB", "feature": "city"}


def mention(words: str, place: dict[str, Any] | None = TRIPOLI, sense: str = "literal") -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "sense": sense, "place": place}


def claim(actor: str | None, *places: str) -> dict[str, Any]:
    named = [{"name": name, "role": "at"} for name in places]
    return {"kind": "control", "sentence_start": 14, "sentence_end": 45, "actor": actor, "places": named}


def article(mentions: list[dict[str, Any]], claims: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"id": "a", "lang": "en", "text": TEXT, "mentions": mentions, "claims": claims or []}


def test_a_perfect_prediction_scores_one() -> None:
    gold = article([mention("Tripoli"), mention("Sirte")], [claim("rebels", "Sirte")])
    score = scores([(gold, gold)])["en"]
    assert score.exact_f1 == score.sense_right == score.placed_of_gold == score.claim_f1("all") == 1


def test_span_sense_and_place_are_counted_apart() -> None:
    gold = article([mention("Tripoli"), mention("Sirte"), mention("Harawa")])
    found = article([mention("Tripoli", LEBANON), mention("Sirte", sense="metonymic"), mention("near Harawa")])
    score = scores([(gold, found)])["all"]
    assert (score.exact, score.matched, score.sense, score.placed) == (2, 3, 2, 2)


@pytest.mark.parametrize(
    ("claims", "levels"),
    [
        ([claim("gna", "Sirte")], (1, 0, 0)),
        ([claim("rebels", "Tripoli")], (1, 1, 0)),
        ([claim("rebels", "Sirte"), claim("rebels", "Sirte")], (2 / 3, 2 / 3, 2 / 3)),
    ],
)
def test_a_claim_is_right_by_kind_then_actor_then_places(
    claims: list[dict[str, Any]], levels: tuple[float, float, float]
) -> None:
    gold = article([], [claim("rebels", "Sirte")])
    score = scores([(gold, article([], claims))])["all"]
    assert tuple(score.claim_f1(level) for level in ("kind", "actor", "all")) == pytest.approx(levels)


def test_inhabitants_count_neither_for_nor_against() -> None:
    gold = [{**mention("Tripoli"), "text": "Libyans", **TRIPOLI, "kind": None}, {**mention("Sirte"), **TRIPOLI}]
    score = corpus_score([(gold, [{**mention("Tripoli"), **TRIPOLI}, {**mention("Sirte"), **LEBANON}])], given=False)
    assert (score.gold, score.predicted, score.found, score.placed) == (1, 1, 1, 0)


def test_given_spans_count_the_ones_without_an_answer() -> None:
    gold = [{**mention("Tripoli"), **TRIPOLI}, {**mention("Sirte"), **TRIPOLI}]
    assert corpus_score([(gold, [TRIPOLI, None])], given=True).placed_of_gold == 0.5


def test_errors_are_sorted_into_classes_with_their_sentence() -> None:
    gold = article([mention("Tripoli"), mention("Sirte"), mention("Harawa")])
    found = article([mention("Tripoli", LEBANON), mention("near Harawa"), mention("Rebels")])
    kinds = {(fault.kind, fault.words) for fault in faults(gold, found, {"Sirte"})}
    assert kinds == {(ELSEWHERE, "Tripoli"), (OVERLOOKED, "Sirte"), (OTHER_SPAN, "near Harawa"), (NO_PLACE, "Rebels")}
    assert all(fault.sentence in TEXT for fault in faults(gold, found, ()))
