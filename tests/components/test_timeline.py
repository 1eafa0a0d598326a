"""The timeline: which moments it shows, and where they stand."""

import datetime

from shapely.geometry import Point

from components.control_time import TimeSpan
from components.time_scale import month_marks, share, span
from components.timeline import Moment, event_moments, moments_of, timeline_data
from components.wording import wording
from geodata.control.datasets import datasets
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from reading.model import Article, Claim, ClaimKind, Precision, Reading, Status

DAY = datetime.date(2020, 6, 15)
LIBYA = datasets()[0]
LNA = "#d3964b"


def reading(published: datetime.date | None, *days: datetime.date) -> Reading:
    claims = tuple(
        Claim(f"c{n}", ClaimKind.TALKS, n, None, None, None, (), Status.ACTUAL, day, Precision.DAY, (0, 1), "r")
        for n, day in enumerate(days)
    )
    return Reading(Article("a", "t", "x", "fr", published=published), (), (), claims)


def test_no_date_no_timeline() -> None:
    assert moments_of(reading(None), Atlas(), wording("fr"), "fr") == []


def test_the_article_and_the_days_it_names_in_the_order_of_time() -> None:
    found = moments_of(reading(DAY, datetime.date(2020, 6, 14), DAY), Atlas(), wording("fr"), "fr")
    assert [(moment.day.day, moment.kind, moment.title) for moment in found] == [
        (14, "claim", "discussions, 14 juin"),
        (15, "article", ""),
    ]


def test_ticks_lie_on_the_line_and_the_article_is_named() -> None:
    days = [datetime.date(2019, 4, 4), DAY, datetime.date(2020, 10, 23)]
    moments = [Moment(day, "{{7*7}}", "article" if day == DAY else "event") for day in days]
    data = timeline_data(moments, language="fr", words=wording("fr"))
    assert all(0 < tick["at"] < 1 for tick in data["ticks"])
    assert [tick["title"] for tick in data["ticks"]] == ["{{7*7}}", "15 juin 2020 · date de l'article", "{{7*7}}"]
    assert len(data["months"]) <= 6


def test_events_are_named_by_place_and_day_and_told_in_the_language_of_the_page_where_there_are_words() -> None:
    sirte = Feature("p-1", FeatureKind.PLACE, Point(16.59, 31.21), "Syrte", Basis.GAZETTEER, 5, count=2)
    events = event_moments(Atlas((sirte,)), LIBYA, "fr")
    capture = next(moment for moment in events if moment.day == datetime.date(2020, 1, 6) and moment.weight > 1)
    assert (capture.title, capture.detail, capture.language, capture.weight) == ("Syrte, 6 janv.", "prise", "fr", 3)
    in_german = [(moment.detail, moment.language) for moment in event_moments(Atlas((sirte,)), LIBYA, "de")]
    assert ("captured", "en") in in_german
    capture_row = next(row for row in LIBYA.events if row.date == capture.day and row.place.name == "Sirte")
    assert all(moment.detail not in moment.title for moment in events)
    assert (capture.source, capture.colour) == (capture_row.source_title, LNA)
    assert capture.url == capture_row.source_url
    elsewhere = [moment for moment in events if moment.weight == 1]
    assert elsewhere


def test_months_are_never_crowded() -> None:
    for years in (1, 3, 12, 80):
        assert len(month_marks(DAY.replace(year=2020 - years), DAY)) <= 9


def test_the_ends_of_the_line() -> None:
    start, end = span([DAY, DAY])
    assert (end - start).days >= 120
    assert (share(start, start=start, end=end), share(end, start=start, end=end)) == (0.0, 1.0)


def test_the_slider_covers_the_span_of_the_dataset_and_opens_on_the_day_of_the_article() -> None:
    data = timeline_data([Moment(DAY, "", "article")], language="fr", words=wording("fr"), shown=TimeSpan(LIBYA, DAY))
    slider = data["slider"]
    assert (slider["first"], slider["last"]) == tuple(day.isoformat() for day in LIBYA.span)
    assert (slider["day"], slider["article"]) == ("2020-06-15", "2020-06-15")
    assert data["start"] <= slider["first"]
    assert slider["last"] <= data["end"]
    assert slider["stops"] == sorted(set(slider["stops"]))
    assert {day.isoformat() for day in LIBYA.change_dates()} <= set(slider["stops"])


def test_an_article_outside_the_span_opens_on_the_nearest_day() -> None:
    assert TimeSpan(LIBYA, datetime.date(2022, 1, 1), own=True).day == LIBYA.span[1]
    assert TimeSpan(LIBYA, None, own=True).day == LIBYA.span[1]


def test_without_a_dataset_there_is_no_slider() -> None:
    assert timeline_data([Moment(DAY, "", "article")], language="fr", words=wording("fr"))["slider"] is None
