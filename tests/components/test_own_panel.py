"""The tab of a reader's own observations, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

FAULTY = (
    "place,lat,lon,actor,status,date\n"
    "Sirte,31.21,16.59,lna,held,2020-01-06\n"
    "Brega,30.41,19.57,lna,lost,2020-01-06\n"
    "Ghat,24.96,10.18,gna,held,03/04/2020\n"
)


def tab() -> None:
    """The tab alone, with a file as a reader would have brought it."""
    import streamlit as st

    from components import own_panel
    from components.own_data import opened
    from components.view_state import view_state
    from components.wording import wording

    state = view_state()
    if "given" in st.session_state and state.own is None:
        state.bring(opened("own.csv", st.session_state["given"].encode(), own_panel.finder("en")))
        del st.session_state["given"]
    own_panel.show(state, wording("en"))


def shown(text: str | None = None) -> AppTest:
    page = AppTest.from_function(tab, default_timeout=180)
    if text is not None:
        page.session_state["given"] = text
    page.run()
    assert not page.exception
    return page


def test_before_a_file_the_columns_are_explained() -> None:
    page = shown()
    columns = page.table[0].value
    assert {"place", "actor", "date", "source_url"} <= set(columns.index)


def test_faults_are_listed_with_their_lines_and_reasons() -> None:
    page = shown(FAULTY)
    left_out = page.dataframe[0].value
    assert left_out["Line"].tolist() == [3, 4]
    assert "lost" in left_out["Why"][0]
    assert page.warning[0].value.startswith("Some dates can be read in two ways (1)")


def test_the_answer_on_the_order_of_dates_draws_the_row() -> None:
    page = shown(FAULTY)
    page.radio[0].set_value(page.radio[0].options and "month_first").run()
    assert not page.exception
    assert page.dataframe[0].value["Line"].tolist() == [3]
    own = page.session_state["view-state"].own
    assert [row.date.isoformat() for row in own.dataset.observations] == ["2020-01-06", "2020-03-04"]


def test_the_bundled_data_can_be_brought_back() -> None:
    page = shown(FAULTY)
    page.button(key="own-remove").click().run()
    assert not page.exception
    assert page.session_state["view-state"].own is None


def test_words_of_the_file_are_no_markup() -> None:
    page = shown("place,actor,date\n**x**,:red[y],2020-01-06\nA,B,[01/02/2020](http://x)\nC,D,01/02/2020\n")
    assert all("**x**" not in element.value for element in page.markdown)
    assert all(":red[y]" not in element.value for element in (*page.markdown, *page.caption, *page.warning))
