"""The state of the page: what is open, what was open before, and what a table asked for."""

from __future__ import annotations

from components.view_state import HISTORY, Pick, ViewState
from reading.model import Article


def article(number: int) -> Article:
    return Article(f"a-{number}", f"Article {number}", "Text", "en")


def test_going_back_shows_the_articles_before_in_turn() -> None:
    state = ViewState(article=article(0))
    for number in (1, 2):
        state.open(article(number))
    state.back()
    assert state.article == article(1)
    state.back()
    assert state.article == article(0)
    state.back()
    assert state.article == article(0)


def test_opening_the_same_article_again_adds_no_step_back() -> None:
    state = ViewState(article=article(0))
    state.open(article(0))
    assert state.earlier == []


def test_only_so_many_articles_are_kept() -> None:
    state = ViewState(article=article(0))
    for number in range(1, HISTORY + 5):
        state.open(article(number))
    assert len(state.earlier) == HISTORY
    assert state.earlier[-1] == article(HISTORY + 3)


def test_two_sessions_have_two_channels() -> None:
    assert ViewState().channel != ViewState().channel


def test_a_row_chosen_again_after_another_is_asked_for_again() -> None:
    state = ViewState()
    for feature in ("place-1", "place-2", "place-1"):
        state.ask("places", Pick(feature))
    assert state.pick == Pick("place-1", None, 3)


def test_clearing_a_row_asks_for_nothing() -> None:
    state = ViewState()
    state.ask("places", Pick("place-1"))
    state.ask("places", None)
    assert state.pick.count == 1
