"""Reported lines and events through time: from when until when, whose, and not twice."""

import datetime
from dataclasses import replace

import pytest
from shapely.geometry import LineString

from geodata.atlas.dated_features import dated_events, dated_lines
from geodata.control.dataset_rows import ReportedLine
from geodata.control.datasets import ControlDataset, datasets
from geodata.feature import Basis, Feature, FeatureKind

LIBYA, KARABAKH = datasets()
DAY = datetime.date(2020, 6, 20)
COURSE = (("Sirte", 31.2, 16.6), ("Hun", 29.1, 15.9))


class Lines:
    """A dataset of lines alone."""

    steps_km = (35.0, 65.0, 95.0)

    def __init__(self, *lines: ReportedLine) -> None:
        self.lines = lines


def line(kind: str, day: int, *actors: str, until: datetime.date | None = None, course=COURSE) -> ReportedLine:
    date = datetime.date(2020, 6, day)
    return ReportedLine(f"l-{day}", "a line", kind, actors, date, until, course, "stated", "Source", None)


def periods(*lines: ReportedLine, drawn=()) -> list[tuple[str, str, str | None]]:
    found = dated_lines(Lines(*lines), "en", str, drawn)
    return [(one.feature.label, one.first.isoformat(), one.end.isoformat() if one.end else None) for one in found]


def test_a_newer_red_line_of_a_party_takes_the_place_of_its_older_one() -> None:
    assert periods(line("red_line", 20, "gov:EG"), line("red_line", 25, "gov:EG", "gov:RU")) == [
        ("Red line · gov:EG", "2020-06-20", "2020-06-25"),
        ("Red line · gov:EG, gov:RU", "2020-06-25", None),
    ]


def test_a_front_is_news_of_its_days_unless_its_end_is_known() -> None:
    known = line("front", 1, "lna", until=datetime.date(2020, 12, 1))
    assert periods(line("front", 1, "gna"), known) == [
        ("Front · gna", "2020-06-01", "2020-07-17"),
        ("Front · lna", "2020-06-01", "2020-12-01"),
    ]


def test_the_same_line_of_two_sources_is_one_with_both() -> None:
    found = dated_lines(
        Lines(line("red_line", 20, "gov:EG"), replace(line("red_line", 20, "gov:EG"), source_title="Other")), "en", str
    )
    assert [len(one.feature.sources) for one in found] == [2]


@pytest.mark.parametrize(("speaker", "shown"), [("gov:RU", 0), ("gov:EG", 1)])
def test_a_line_that_the_article_draws_is_left_to_it_for_its_own_speaker_alone(speaker: str, shown: int) -> None:
    own = Feature(
        "red-line-c1",
        FeatureKind.RED_LINE,
        LineString([(16.62, 31.21), (15.95, 29.15)]),
        "",
        Basis.DERIVED,
        10,
        speaker=speaker,
    )
    assert len(periods(line("red_line", 20, "gov:RU"), drawn=[own])) == shown


def test_a_single_place_is_no_line() -> None:
    assert periods(line("red_line", 20, "gov:EG", course=COURSE[:1])) == []


@pytest.mark.parametrize("dataset", [LIBYA, KARABAKH], ids=["libya", "karabakh"])
def test_every_event_has_its_day_place_and_source(dataset) -> None:
    found = dated_events(dataset, "en")
    assert len(found) == len(dataset.events)
    assert len({one.feature.id for one in found}) == len(found)
    assert all(one.feature.sources[0].title and one.feature.note and one.first < one.end for one in found)


@pytest.mark.parametrize("dataset", datasets(), ids=lambda dataset: dataset.id)
def test_bundled_events_are_told_in_french_where_the_page_is(dataset: ControlDataset) -> None:
    told = dated_events(dataset, "fr")
    assert {dated.language for dated in told} == {"fr"}
    english = {event.event for event in dataset.events}
    assert not english & {dated.feature.note for dated in told}
    assert {dated.language for dated in dated_events(dataset, "de")} == {"en"}
