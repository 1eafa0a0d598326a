"""A reading survives being written as JSON and read again."""

from __future__ import annotations

import datetime
import json

import pytest

from reading.model import (
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Mention,
    MentionKind,
    Precision,
    Reading,
    Role,
    Sense,
    Sentence,
    Status,
)
from reading.stored import from_data, to_data

ARTICLE = Article("a-1", "Two lines", "Ankara refuses. Sirte waits.", "en")
ANKARA = Mention("m1", 0, 0, 6, "Ankara", MentionKind.PLACE, Sense.METONYMIC, "gov:TR", "subject of 'refuse'")
PLACES = (ClaimPlace("m1", Role.AT),)
DATED = (datetime.date(2020, 6, 14), Precision.DAY)
CLAIMS = tuple(
    Claim(f"c{n}", kind, 0, "gov:TR", "gov:TR", None, PLACES, Status.ACTUAL, *when, (7, 14), "rule")
    for n, (kind, when) in enumerate((kind, when) for kind in ClaimKind for when in (DATED, (None, None)))
)
READING = Reading(ARTICLE, (Sentence(0, 0, 15), Sentence(1, 16, 28)), (ANKARA,), CLAIMS, ("No date.",))


def test_a_reading_comes_back_as_it_was() -> None:
    assert from_data(ARTICLE, json.loads(json.dumps(to_data(READING)))) == READING


def test_the_text_is_not_in_the_data() -> None:
    assert "waits" not in json.dumps(to_data(READING))


def test_the_reading_of_another_article_is_refused() -> None:
    with pytest.raises(ValueError, match="a-1"):
        from_data(Article("a-2", "Other", "Other.", "en"), to_data(READING))
