"""Whose view of disputed borders is shown: nobody's at first, a state's when chosen, and the map hears of it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components import border_view
from components.map_layers import payload
from components.map_setting import Actors, Setting
from components.wording import wording
from geodata.feature import Atlas

KOSOVO = "Kosovo: declared independence in 2008; not recognised by Serbia"


def shown() -> None:
    from components import border_view
    from components.wording import wording

    border_view.show(wording("en"), "en")


def test_nobodys_view_is_shown_until_one_is_chosen_and_the_caption_names_it() -> None:
    app = AppTest.from_function(shown).run()
    assert "whoever claims them" in app.caption[0].value
    app.selectbox(key=border_view.KEY).select("FR").run()
    assert "as France sees them" in app.caption[0].value


def test_the_map_hears_whose_view_it_is() -> None:
    def looks(view: str) -> str:
        return payload(Atlas(), Setting("en", wording("en"), border_view=view), Actors())["borders"]["looks"][KOSOVO]

    assert [looks(view) for view in ("", "FR", "RU")] == ["disputed", "border", "within"]
