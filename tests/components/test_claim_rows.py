"""The claims as rows: all of them, in order, with what they can be filtered by."""

from __future__ import annotations

import datetime

import pytest
from shapely.geometry import Point

from components.claim_rows import NOWHERE, claim_rows
from components.map_setting import Actors, Setting
from components.wording import wording
from geodata.feature import Atlas, Basis, Feature, FeatureKind, Unmapped
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

TEXT = "Ankara wants them out of Haven. Nobody\n  talks. Nowhere burns."
ACTORS = Actors(short={"gov:TR": "Türkiye", "lna": "LNA"}, names={"gov:TR": "Türkiye", "lna": "Libyan National Army"})


def mention(name: str, number: int) -> Mention:
    start = TEXT.index(name)
    return Mention(f"m{number}", 0, start, start + len(name), name, MentionKind.PLACE, Sense.LITERAL, None, "")


def claim(number: int, kind: ClaimKind, **more) -> Claim:
    base = {
        "id": f"c{number}",
        "kind": kind,
        "sentence": number - 1,
        "speaker": None,
        "actor": None,
        "target": None,
        "places": (),
        "status": Status.ACTUAL,
        "when": None,
        "when_precision": None,
        "cue": (0, 1),
        "rule": "",
    }
    return Claim(**base | more)


@pytest.fixture
def rows() -> dict:
    claims = (
        claim(
            1,
            ClaimKind.WITHDRAWAL,
            speaker="gov:TR",
            actor="lna",
            status=Status.DEMANDED,
            places=(ClaimPlace("m1", Role.FROM),),
            when=datetime.date(2020, 6, 1),
            when_precision=Precision.MONTH,
        ),
        claim(2, ClaimKind.TALKS, status=Status.CANCELLED),
        claim(3, ClaimKind.ATTACK, places=(ClaimPlace("m2", Role.AT),)),
    )
    spans = (Sentence(0, 0, 31), Sentence(1, 32, 47), Sentence(2, 48, len(TEXT)))
    reading = Reading(Article("a", "T", TEXT, "en"), spans, (mention("Haven", 1), mention("Nowhere", 2)), claims)
    mark = Feature("withdrawal-c1", FeatureKind.WITHDRAWAL, Point(0, 0), "", Basis.STATED, 1, claims=("c1",))
    unmapped = (Unmapped("c2", "talks", 1, "no place is named"), Unmapped("c3", "burns", 2, "not found"))
    atlas = Atlas((mark,), unmapped, places={"m1": "place-haven"})
    return claim_rows(reading, atlas, Setting("en", wording("en")), ACTORS)


def test_no_claim_is_lost_and_those_without_a_mark_say_why(rows: dict) -> None:
    assert [row["claim"] for row in rows["rows"]] == ["c1", "c2", "c3"]
    assert [row["feature"] for row in rows["rows"]] == ["withdrawal-c1", None, None]
    assert [row["why"] for row in rows["rows"]] == ["", "no place is named", "not found"]


def test_a_row_says_who_wants_what_from_whom_where_and_when(rows: dict) -> None:
    first = rows["rows"][0]
    assert (first["what"], first["status"], first["who"]) == ("withdrawal", "demanded", "LNA")
    assert (first["speaker"], first["where"], first["when"]) == ("according to Türkiye", "Haven", "Jun 2020")
    assert rows["rows"][1]["text"] == "Nobody talks."


def test_filters_offer_what_there_is_with_counts_and_claims_without_a_place_last(rows: dict) -> None:
    options = {one["key"]: [(o["value"], o["count"]) for o in one["options"]] for one in rows["filters"]}
    assert options["kind"] == [("attack", 1), ("talks", 1), ("withdrawal", 1)]
    assert options["actor"] == [("lna", 1), ("gov:TR", 1)]
    assert options["status"] == [("actual", 1), ("cancelled", 1), ("demanded", 1)]
    assert options["place"] == [("place-haven", 1), ("Nowhere", 1), (NOWHERE, 1)]


def test_every_option_of_every_filter_keeps_as_many_claims_as_it_says(rows: dict) -> None:
    for one in rows["filters"]:
        for option in one["options"]:
            kept = [row for row in rows["rows"] if option["value"] in row["by"][one["key"]]]
            assert len(kept) == option["count"] > 0
            assert option["label"]
