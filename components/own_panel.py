"""The tab of a reader's own observations: a file in, remarks by line, editing, the corrected file out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components import cached
from components.own_data import FILE_TYPES, Finder, OwnData, edited, opened, reordered
from components.view_state import ViewState
from components.wording import counted
from geodata.control.own_dataset import DateOrder, OwnTable, table_csv, template_csv
from geodata.control.own_table import COLUMNS, NEEDED
from geodata.control.row_fault import RowFault

MOST_EDITED = 3000
"""A larger table is drawn, but not edited here."""
ORDERS = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


def show(state: ViewState, words: Mapping[str, str]) -> None:
    """Show the tab; what the reader gives is in ``state`` before the page runs again."""
    st.caption(words["own.intro"])
    st.file_uploader(
        words["own.file"],
        type=list(FILE_TYPES),
        key=f"own-file-{state.own_count}",
        on_change=take_file,
        args=(state,),
    )
    own = state.own
    if own is None:
        show_columns(words)
        return
    show_summary(own, state, words)
    if own.ambiguous or own.order is not DateOrder.ISO:
        ask_order(own, state, words)
    show_faults(own, words)
    if own.table is not None and own.table.columns:
        show_editor(own, own.table, state, words)
    show_columns(words)


def finder(language: str) -> Finder:
    """Return who knows places, and today."""
    tools = cached.tools(language)
    return Finder(tools.gazetteer, tools.boundaries, datetime.datetime.now(datetime.UTC).date())


def take_file(state: ViewState) -> None:
    """Keep the file that was chosen for :func:`open_waiting`, or leave the data when it was taken away."""
    file = st.session_state.get(f"own-file-{state.own_count}")
    state.bring(None)
    state.own_waiting = (file.name, file.getvalue()) if file is not None else None


def open_waiting(state: ViewState, words: Mapping[str, str]) -> None:
    """Open the file that a reader has just chosen, and show how much of it is read.

    The place of the bar is kept also when there is none: what stands below it would be new to Streamlit, and forget.
    """
    bar = st.empty()
    if state.own_waiting is None:
        return
    name, data = state.own_waiting

    def show_share(share: float) -> None:
        bar.progress(share, words["own.reading"])

    state.bring(opened(name, data, finder(state.language), progress=show_share))
    # not before: a run that another one interrupts leaves the file to that one
    state.own_waiting = None
    bar.empty()


def show_summary(own: OwnData, state: ViewState, words: Mapping[str, str]) -> None:
    """Say what is drawn of the file, and offer the way back to the bundled data."""
    count = len(own.dataset.observations) + len(own.dataset.areas)
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        st.text(own.name)
        geocoded = sum(row.geocoded for row in own.dataset.observations)
        drawn = words["own.drawn_geocoded"] if geocoded else words["own.drawn"]
        st.caption(drawn.format(count=counted(count, words), geocoded=counted(geocoded, words)))
    right.button(words["own.remove"], on_click=state.take_back, key="own-remove", width="stretch")
    if not own.drawn:
        st.error(words["own.nothing"])


def ask_order(own: OwnData, state: ViewState, words: Mapping[str, str]) -> None:
    """Ask whether the day or the month comes first, where dates of the file may be read in two ways."""
    if own.ambiguous:
        count = counted(len(own.ambiguous), words)
        st.warning(words["own.order_ask"].format(count=count, written=plain(own.ambiguous[0])))
    st.radio(
        words["own.order"],
        ORDERS,
        index=ORDERS.index(own.order) if own.order in ORDERS else None,
        format_func=lambda order: words[f"own.order_{order}"],
        horizontal=True,
        key=f"own-order-{state.own_count}",
        on_change=take_order,
        args=(state,),
    )


def take_order(state: ViewState) -> None:
    """Read the file again with the order of dates that was chosen."""
    order, own = st.session_state.get(f"own-order-{state.own_count}"), state.own
    if order is not None and own is not None:
        state.own = reordered(own, DateOrder(order), finder(state.language))


def plain(text: str) -> str:
    r"""Return text of a file so that Markdown shows it as it is.

    >>> plain("*a* [b](c)")
    '\\*a\\* \\[b\\]\\(c\\)'
    """
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-.!|:$~" else character for character in text)


def show_faults(own: OwnData, words: Mapping[str, str]) -> None:
    """List the rows that were left out, then the remarks on rows that are drawn, each with its line and reason."""
    left_out = [fault for fault in own.faults if not fault.kept]
    remarks = [fault for fault in own.faults if fault.kept]
    for key, faults in (("left_out", left_out), ("remarks", remarks)):
        if faults:
            st.markdown(f"**{words[f'own.{key}'].format(count=counted(len(faults), words))}**")
            st.dataframe(fault_table(faults, words), hide_index=True, width="stretch", key=f"own-{key}")


def fault_table(faults: list[RowFault], words: Mapping[str, str]) -> pd.DataFrame:
    """Return line and reason of each fault, in the words of the page."""
    reasons = [words[f"fault.{fault.kind}"].format(**fault.values) for fault in faults]
    return pd.DataFrame({words["own.line"]: [fault.line for fault in faults], words["own.why"]: reasons})


def show_editor(own: OwnData, table: OwnTable, state: ViewState, words: Mapping[str, str]) -> None:
    """Show the rows to edit, and the corrected file to take away; each change is drawn at once."""
    st.markdown(f"**{words['own.rows']}**")
    if len(table.rows) <= MOST_EDITED:
        st.caption(words["own.rows_hint"])
        st.data_editor(
            frame_of(state.own_opened or table),
            num_rows="dynamic",
            width="stretch",
            height=300,
            key=f"own-rows-{state.own_count}",
            on_change=take_rows,
            args=(state,),
            column_config={"_index": st.column_config.NumberColumn(words["own.line"], disabled=True)},
        )
    else:
        st.caption(words["own.rows_many"].format(count=counted(len(table.rows), words)))
    st.download_button(
        words["own.download"],
        data=lambda: table_csv(table),
        file_name=corrected_name(own.name),
        mime="text/csv",
        on_click="ignore",
        key="own-download",
    )


def corrected_name(name: str) -> str:
    """Return the name of the corrected file.

    >>> corrected_name("villes.csv"), corrected_name("a/b")
    ('villes-corrected.csv', 'a-b-corrected.csv')
    """
    stem = name.rsplit(".", 1)[0] if "." in name else name
    return "".join(c if c.isalnum() or c in " -_." else "-" for c in stem) + "-corrected.csv"


def frame_of(table: OwnTable) -> pd.DataFrame:
    """Return the rows of a table as text, indexed by their line numbers."""
    rows = [[row.values.get(column, "") for column in table.columns] for row in table.rows]
    return pd.DataFrame(rows, columns=list(table.columns), index=[row.line for row in table.rows], dtype="string")


def take_rows(state: ViewState) -> None:
    """Draw the rows as they are after the reader's last change."""
    changes, table = st.session_state.get(f"own-rows-{state.own_count}"), state.own_opened
    if changes is None or table is None or state.own is None:
        return
    rows: list[tuple[int | None, dict[str, str]]] = [(row.line, dict(row.values)) for row in table.rows]
    for position, cells in changes["edited_rows"].items():
        rows[int(position)][1].update({column: str(text or "") for column, text in cells.items()})
    gone = {int(position) for position in changes["deleted_rows"]}
    kept = [row for position, row in enumerate(rows) if position not in gone]
    for cells in changes["added_rows"]:
        kept.append((None, {column: str(cells.get(column) or "") for column in table.columns}))
    lines = [line for line, _ in kept]
    state.own = edited(state.own, [values for _, values in kept], lines, finder(state.language))


def show_columns(words: Mapping[str, str]) -> None:
    """Say what the columns of a file hold, and offer a template to fill in."""
    with st.expander(words["own.columns"], expanded=False):
        st.caption(words["own.columns_hint"])
        names = [column for column in COLUMNS if f"own.column_{column}" in words]
        needed = dict.fromkeys(NEEDED, words["own.needed"])
        table = [
            {
                words["own.column"]: column,
                words["own.holds"]: " ".join(filter(None, (words[f"own.column_{column}"], needed.get(column)))),
            }
            for column in names
        ]
        st.table(pd.DataFrame(table).set_index(words["own.column"]))
    st.download_button(
        words["own.template"],
        data=template_csv,
        file_name="observations-template.csv",
        mime="text/csv",
        on_click="ignore",
        key="own-template",
    )
