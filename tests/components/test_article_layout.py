"""The layout of the article: every character kept, every span in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from components.article_layout import article_layout
from components.article_spans import paragraphs, runs
from components.map_setting import Actors, Setting
from components.wording import wording
from geodata.feature import Atlas, Basis, Feature, FeatureKind
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

SETTING = Setting("en", wording("en"))
ACTORS = Actors()


def reading_of(text: str, sentences: tuple[Sentence, ...] = (), mentions: tuple[Mention, ...] = ()) -> Reading:
    return Reading(Article("a-1", "Untitled", text, "en"), sentences, mentions, ())


def shown_text(layout: dict) -> str:
    return "".join(
        piece["text"]
        for paragraph in layout["paragraphs"]
        for sentence in paragraph["sentences"]
        for piece in sentence["pieces"]
    )


def place(name: str, number: int, start: int, sense: Sense = Sense.LITERAL) -> Mention:
    return Mention(f"m{number}", 0, start, start + len(name), name, MentionKind.PLACE, sense, None, "")


@given(st.text())
def test_every_character_of_any_text_is_shown(text: str) -> None:
    assert shown_text(article_layout(reading_of(text), Atlas(), SETTING, ACTORS)) == text


@given(st.text(), st.data())
def test_runs_cover_any_span_without_gap_or_overlap(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)))
    sentences = [Sentence(i, a, b) for i, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=False))]
    found = list(runs(0, len(text), sentences, []))
    assert "".join(text[run.start : run.end] for run in found) == text


def test_paragraphs_end_with_their_line_ends() -> None:
    text = "One.\r\n\r\nTwo.\n\n\nThree."
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.\r\n\r\n", "Two.\n\n\n", "Three."]


def test_a_title_that_begins_the_text_is_its_heading_and_is_not_said_twice() -> None:
    article = Article("a-1", "Two lines", "Two lines\n\nNobody yields.", "en")
    layout = article_layout(Reading(article, (), (), ()), Atlas(), SETTING, ACTORS)
    assert layout["title"] == ""
    assert [paragraph["heading"] for paragraph in layout["paragraphs"]] == [1, 0]


def test_a_title_that_is_not_in_the_text_is_shown_above_it() -> None:
    article = Article("a-1", "Two lines", "Nobody yields.", "en")
    assert article_layout(Reading(article, (), (), ()), Atlas(), SETTING, ACTORS)["title"] == "Two lines"


def test_a_claim_is_a_chip_at_the_end_of_its_sentence_that_leads_to_its_mark() -> None:
    text = "Nobody may cross the Alma. Then silence."
    alma = place("Alma", 1, 21)
    who, where = "gov:XX", (ClaimPlace("m1", Role.LINE),)
    claim = Claim("c1", ClaimKind.RED_LINE, 0, who, who, None, where, Status.DENIED, None, None, (0, 6), "r")
    reading = Reading(Article("a", "T", text, "en"), (Sentence(0, 0, 26), Sentence(1, 27, 40)), (alma,), (claim,))
    drawn = {"sentences": (0,), "mentions": ("m1",), "claims": ("c1",)}
    line = Feature("red-line-c1", FeatureKind.RED_LINE, Point(0, 0), "", Basis.DERIVED, 5, **drawn)
    layout = article_layout(
        reading, Atlas((line,), places={"m1": "place-1"}), SETTING, Actors(short={"gov:XX": "Utopia"})
    )
    first = layout["paragraphs"][0]["sentences"][0]
    assert first["chips"] == [
        {"claim": "c1", "label": "red line denied · Utopia", "tone": "red", "feature": "red-line-c1"}
    ]
    marked = next(piece for piece in first["pieces"] if "mention" in piece)
    assert (marked["text"], marked["feature"], marked["tone"]) == ("Alma", "place-1", "red")
    assert layout["features"] == {"red-line-c1": {"sentences": [0], "mentions": ["m1"]}}


def test_a_right_to_left_language_is_shown_so() -> None:
    article = Article("a-1", "T", "نص", "ar")
    assert article_layout(Reading(article, (), (), ()), Atlas(), SETTING, ACTORS)["dir"] == "rtl"
