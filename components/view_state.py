"""What the reader has before them: one typed state a session, kept under a single key."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

import streamlit as st

from components.own_data import OwnData
from geodata.control.own_table import OwnTable
from reading.model import Article

KEY = "view-state"
HISTORY = 10


@dataclass(frozen=True, slots=True)
class Pick:
    """What a table row asked text and map to show; ``count`` rises with each new ask."""

    feature: str | None = None
    sentence: int | None = None
    count: int = 0


@dataclass(slots=True)
class ViewState:
    """The open article, those before it (for going back), and the channel that joins text and map in this tab.

    ``language`` is that of the page (ISO 639-1); ``channel`` names a BroadcastChannel and is new for each session, so
    that two tabs never answer each other; ``asked`` holds, for each table, the row it asked for last; ``own`` are the
    reader's own observations, ``own_waiting`` name and bytes of a file of theirs that is not read yet, ``own_opened``
    their table as it was opened, and ``own_count`` rises with each file.
    """

    article: Article | None = None
    earlier: list[Article] = field(default_factory=list)
    language: str = "fr"
    channel: str = field(default_factory=lambda: f"trace-{secrets.token_hex(8)}")
    pick: Pick = field(default_factory=Pick)
    asked: dict[str, Pick | None] = field(default_factory=dict)
    own: OwnData | None = None
    own_waiting: tuple[str, bytes] | None = None
    own_opened: OwnTable | None = None
    own_count: int = 0

    def open(self, article: Article) -> None:
        """Show ``article``, and remember the one it replaces.

        >>> state = ViewState(article=Article("a-1", "One", "One", "en"))
        >>> state.open(Article("a-2", "Two", "Two", "en")); state.back(); state.article.title
        'One'
        """
        if self.article is not None and self.article.id != article.id:
            self.earlier = [*self.earlier, self.article][-HISTORY:]
        self.article = article

    def back(self) -> None:
        """Show the article before this one again, if there is one."""
        if self.earlier:
            self.article = self.earlier.pop()

    def bring(self, own: OwnData | None) -> None:
        """Take the reader's own observations in the place of the bundled ones; ``None`` gives them back."""
        self.own, self.own_opened = own, own.table if own else None

    def take_back(self) -> None:
        """Leave the reader's own observations, and empty the field of their file."""
        self.bring(None)
        self.own_count += 1

    def ask(self, table: str, pick: Pick | None) -> None:
        """Take note of the row a table has chosen; a new one is shown by text and map.

        >>> state = ViewState()
        >>> state.ask("claims", Pick("red-line-c1", 2)); state.ask("claims", Pick("red-line-c1", 2)); state.pick
        Pick(feature='red-line-c1', sentence=2, count=1)
        """
        if pick is not None and self.asked.get(table) != pick:
            self.pick = replace(pick, count=self.pick.count + 1)
        self.asked[table] = pick


def view_state() -> ViewState:
    """Return the state of this session, made on its first run."""
    if KEY not in st.session_state:
        st.session_state[KEY] = ViewState()
    state: ViewState = st.session_state[KEY]
    return state
