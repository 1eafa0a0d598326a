"""A made-up war by the sea: readings built by hand, places with known shapes, no gazetteer and no model."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geodata.place import Place, PlaceFeature, Resolution
from reading.model import (
    Article,
    Claim,
    ClaimKind,
    ClaimPlace,
    Mention,
    MentionKind,
    Reading,
    Role,
    Sense,
    Sentence,
    Status,
)

PUBLISHED = datetime.date(2024, 5, 6)
COAST_LATITUDE = 31.3


def place(
    name: str, lat: float, lon: float, feature: PlaceFeature = PlaceFeature.CITY, ref: str | None = None
) -> Place:
    return Place(f"gn-{name.lower()}", name, lat, lon, feature, "XA", None, 90_000, ref, "a gazetteer")


SEATS = {"Faraway": "RU"}
PLACES = {
    known.name: replace(known, seat_of=SEATS.get(known.name))
    for known in (
        place("Haven", 31.2, 16.5),
        place("Portus", 32.1, 20.1),
        place("Inland", 28.9, 16.0, PlaceFeature.ADMIN1, "admin1:XA-IN"),
        place("Terminals", 31.1, 19.0, PlaceFeature.REGION, "region:terminals"),
        place("Landia", 28.0, 17.0, PlaceFeature.COUNTRY, "admin0:XA"),
        place("Faraway", 55.7, 37.6),
        place("Crossing", 30.2, 15.9),
        place("Oasis", 29.0, 18.5, PlaceFeature.ADMIN1, "admin1:XA-OA"),
    )
}


class FlatShapes:
    """One country south of a straight coast."""

    outlines: dict[str, BaseGeometry] = {  # noqa: RUF012
        "admin0:XA": shapely.segmentize(box(10, 22, 25, COAST_LATITUDE), 0.25),
        "admin1:XA-IN": box(15, 28.4, 17, 29.4),
        "admin1:XA-OA": box(18, 28.5, 19, 29.5),
        "region:terminals": box(18, 30.9, 20, COAST_LATITUDE),
    }

    def geometry(self, ref: str) -> BaseGeometry | None:
        return self.outlines.get(ref)

    def land(self, country: str) -> BaseGeometry | None:
        return self.outlines.get(f"admin0:{country}")

    def country_at(self, lat: float, lon: float) -> str | None:
        return "XA" if self.outlines["admin0:XA"].covers(Point(lon, lat)) else None


class LibyanLand:
    """The made-up land under Libya's code."""

    def __init__(self, shapes: Any) -> None:
        self.shapes = shapes

    def geometry(self, ref: str) -> Any:
        return self.shapes.geometry(ref.replace("LY", "XA"))

    def land(self, country: str) -> Any:
        return self.shapes.land("XA") if country == "LY" else None

    def country_at(self, lat: float, lon: float) -> str | None:
        return "LY" if self.shapes.country_at(lat, lon) else None


ClaimRow = dict[str, Any]
MakeReading = Callable[..., tuple[Reading, tuple[Resolution, ...]]]


def row(kind: ClaimKind, sentence: int, actor: str, *places: tuple[str, Role]) -> ClaimRow:
    return {"kind": kind, "sentence": sentence, "actor": actor, "places": list(places)}


def claim_of(number: int, row: ClaimRow, mentions: list[Mention]) -> Claim:
    """A claim of a row: kind, sentence, places as (name, role), and whatever else differs from the usual."""
    in_sentence = [m for m in mentions if m.sentence == row["sentence"]]
    named = [
        ClaimPlace(next(m.id for m in (*in_sentence, *mentions) if m.text == name), role)
        for name, role in row.get("places", ())
    ]
    return Claim(
        id=f"c{number}",
        kind=row["kind"],
        sentence=row["sentence"],
        speaker=row.get("speaker"),
        actor=row.get("actor"),
        target=row.get("target"),
        places=tuple(named),
        status=row.get("status", Status.ACTUAL),
        when=None,
        when_precision=None,
        cue=(0, 4),
        rule="by hand",
    )


@pytest.fixture
def shapes() -> FlatShapes:
    return FlatShapes()


@pytest.fixture
def libyan_shapes(shapes: FlatShapes) -> LibyanLand:
    return LibyanLand(shapes)


@pytest.fixture
def make_reading() -> MakeReading:
    """Build a reading from sentences and claim rows; every known place name in a sentence is a mention."""

    def make(sentences: list[str], claims: list[ClaimRow], metonymic: tuple[str, ...] = ()) -> Any:
        text = " ".join(sentences)
        spans, mentions, position = [], [], 0
        for index, sentence in enumerate(sentences):
            spans.append(Sentence(index, position, position + len(sentence)))
            for word in [*PLACES, "Nowhere"]:
                at = sentence.find(word)
                if at >= 0:
                    sense = Sense.METONYMIC if word in metonymic else Sense.LITERAL
                    start = position + at
                    mention = Mention("", index, start, start + len(word), word, MentionKind.PLACE, sense, None, "")
                    mentions.append(mention)
            position += len(sentence) + 1
        mentions.sort(key=lambda mention: mention.start)
        numbered = [
            Mention(f"m{i}", m.sentence, m.start, m.end, m.text, m.kind, m.sense, m.stands_for, "by hand")
            for i, m in enumerate(mentions, 1)
        ]
        article = Article("a-000000000000", "Made up", text, "en", published=PUBLISHED)
        rows = tuple(claim_of(number, row, numbered) for number, row in enumerate(claims, 1))
        resolutions = tuple(
            Resolution(
                m.id, PLACES.get(m.text), (), 0.9 if m.text in PLACES else 0.0, "" if m.text in PLACES else "unknown"
            )
            for m in numbered
        )
        return Reading(article, tuple(spans), tuple(numbered), rows), resolutions

    return make


@pytest.fixture
def everything(make_reading: MakeReading) -> tuple[Reading, tuple[Resolution, ...]]:
    """A reading with a claim of every kind."""
    sentences = [
        "The red line runs by Haven, Inland and Terminals.",
        "They must withdraw from Haven to Portus.",
        "A truce holds in Haven.",
        "Portus was attacked and Inland is held.",
        "Troops gather at Crossing in Landia.",
        "Faraway rejects it.",
        "Nowhere was shelled.",
        "They talk.",
        "Oasis is held.",
        "Envoys met in Crossing.",
    ]
    line = [(name, Role.LINE) for name in ("Haven", "Inland", "Terminals")]
    demanded = {"status": Status.DEMANDED}
    rows: list[ClaimRow] = [
        row(ClaimKind.RED_LINE, 0, "gov:RU", *line),
        row(ClaimKind.CEASEFIRE, 0, "gov:RU", *line) | demanded,
        row(ClaimKind.WITHDRAWAL, 1, "lna", ("Haven", Role.FROM), ("Portus", Role.TO))
        | demanded
        | {"speaker": "gov:TR"},
        row(ClaimKind.CEASEFIRE, 2, "gna", ("Haven", Role.AT)),
        row(ClaimKind.ATTACK, 3, "gna", ("Portus", Role.AT)),
        row(ClaimKind.CONTROL, 3, "lna", ("Inland", Role.AT)),
        row(ClaimKind.DEPLOYMENT, 4, "gna", ("Crossing", Role.AT), ("Landia", Role.AT)),
        row(ClaimKind.REJECTION, 5, "gov:RU"),
        row(ClaimKind.ATTACK, 6, "gna", ("Nowhere", Role.AT)),
        row(ClaimKind.TALKS, 7, "gov:RU"),
        row(ClaimKind.SUPPORT, 4, "gov:TR", ("Landia", Role.AT)),
        row(ClaimKind.ACCUSATION, 5, "gov:FR"),
        row(ClaimKind.CONTROL, 8, "gna", ("Oasis", Role.AT)),
        row(ClaimKind.TALKS, 9, "gov:TR", ("Crossing", Role.AT)),
        row(ClaimKind.SUPPORT, 5, "gov:RU") | {"target": "gna"},
    ]
    return make_reading(sentences, rows, metonymic=("Faraway",))
