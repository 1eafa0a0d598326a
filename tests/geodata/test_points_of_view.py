"""Points of view on disputed borders: Natural Earth's own attributes, and nothing where it has none."""

from __future__ import annotations

from geodata.points_of_view import LOOKS, BorderLook, borders_seen_from, seen_as, views
from geodata.sources.borders import disputes


def test_every_territory_seen_is_a_side_of_a_disputed_line() -> None:
    sides = {one for one, _, _ in disputes()}
    for view in views():
        assert set(seen_as()[view]) <= sides
        assert set(seen_as()[view].values()) <= set(LOOKS)


def test_without_a_point_of_view_every_disputed_line_is_disputed() -> None:
    for view in (None, "", "XX"):
        assert set(borders_seen_from(view).values()) == {BorderLook.DISPUTED}


def test_a_line_of_which_nothing_is_said_is_disputed_from_everywhere() -> None:
    crimea = next(why for one, _, why in disputes() if one == "UA-43")
    assert {borders_seen_from(view)[crimea] for view in views()} == {BorderLook.DISPUTED}


def test_views_differ_where_natural_earth_says_so() -> None:
    looks = {view: tuple(borders_seen_from(view).values()) for view in views()}
    assert len(set(looks.values())) >= 4
