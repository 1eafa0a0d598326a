"""The legend: one entry for each thing that is drawn, and none for what is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from components.map_setting import actors_of
from components.marks import Look, colour_of, shape_of
from components.palette import line_style
from geodata.feature import Atlas, Basis, Feature, FeatureKind

ORDER = (
    FeatureKind.RED_LINE,
    FeatureKind.CEASEFIRE,
    FeatureKind.REPORTED_LINE,
    FeatureKind.WITHDRAWAL,
    FeatureKind.DEPLOYMENT,
    FeatureKind.ATTACK,
    FeatureKind.CONTROL,
)

SHORT = 16
"""Names up to this many characters stand side by side."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: which ``symbol`` the script draws (line, arrow, sign, fill, hatch, blank, place, seat,
    observation), in which ``colours`` and ``dash``, and the ``text`` beside it; ``kind`` tells which sign it is.

    Entries with the same ``row`` stand side by side.
    """

    symbol: str
    colours: tuple[str, ...]
    text: str
    row: str
    dash: str = ""
    kind: str = ""


def entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the legend of ``atlas`` in ``style`` (see :func:`components.marks.look`), lines first, areas last.

    >>> from components.map_setting import Actors, Setting
    >>> from components.marks import look
    >>> entries(Atlas(), look(Atlas(), Setting("en", {}), Actors()))
    ()
    """
    return (*line_entries(atlas, style), *place_entries(atlas, style), *area_entries(atlas, style))


def line_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return an entry for each kind of line, arrow and sign drawn, by each of its speakers or actors."""
    found: dict[tuple[str, str, str], LegendEntry] = {}
    drawn = [feature for kind in ORDER for feature in atlas.features if feature.kind is kind]
    for feature in drawn:
        shape = shape_of(feature, style)
        if shape in ("corridor", "region"):
            continue
        text = line_text(feature, style)
        entry = LegendEntry(
            shape,
            (colour_of(feature, style),),
            text,
            f"{feature.kind} {text}",
            line_style(feature.kind, feature.status, feature.basis).dash,
            str(feature.kind),
        )
        found.setdefault((entry.symbol, entry.text, entry.dash), entry)
    return tuple(found.values())


def line_text(feature: Feature, style: Look) -> str:
    """Return the words of a line: its kind and status, whose it is, and that it is derived where it is."""
    words = style.words
    text = words.get(f"legend.{feature.kind}_{feature.status}", words[f"legend.kind_{feature.kind}"])
    who = style.names.get(feature.speaker or feature.actor or "", "")
    derived = feature.basis is Basis.DERIVED and feature.kind is not FeatureKind.WITHDRAWAL
    return text + (f" ({who})" if who else "") + (words["legend.derived"] if derived and shape_is_line(feature) else "")


def shape_is_line(feature: Feature) -> bool:
    """Tell whether a feature is more than a point."""
    return feature.geometry.geom_type not in ("Point", "MultiPoint")


def place_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the entries of places and seats of power, for those that are drawn as discs and squares."""
    shapes = {shape_of(feature, style) for feature in atlas.features if feature.kind is FeatureKind.PLACE}
    ring = (style.colours["ring"],)
    return tuple(
        LegendEntry(shape, ring, style.words[f"legend.{shape}"], "places")
        for shape in ("place", "seat")
        if shape in shapes
    )


def area_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the entries of the areas: each party, contested ground, and what no colour means."""
    areas = [feature for feature in atlas.features if feature.kind is FeatureKind.CONTROL_AREA]
    if not areas:
        return ()
    found = [
        LegendEntry("fill", (style.parties[actor],), style.short.get(actor) or style.names.get(actor, actor), "areas")
        for actor in parties_by_size(areas)
    ]
    for feature in areas:
        if feature.status == "contested" or len(actors_of(feature)) > 1:
            fills = tuple(style.parties[actor] for actor in actors_of(feature)) or (style.colours["muted"],)
            found.append(LegendEntry("hatch", fills, style.words["legend.contested"], "areas"))
            break
    # Short names first, so that they share a line.
    found.sort(key=lambda entry: len(entry.text) > SHORT)
    if atlas.control is not None:
        reach = style.words["legend.nothing_known"].format(km=round(atlas.control.reach_km))
        found.append(LegendEntry("blank", (style.colours["focus"],), reach, "blank"))
    if any(feature.kind is FeatureKind.OBSERVATION for feature in atlas.features):
        found.append(
            LegendEntry("observation", (style.colours["ink"],), style.words["legend.kind_observation"], "blank")
        )
    return tuple(found)


def parties_by_size(areas: Sequence[Feature]) -> list[str]:
    """Return the parties of areas, the one with the largest ground first."""
    size: defaultdict[str, float] = defaultdict(float)
    for feature in areas:
        for actor in actors_of(feature):
            size[actor] += feature.geometry.area
    return sorted(size, key=lambda actor: -size[actor])


def as_data(found: tuple[LegendEntry, ...]) -> list[dict[str, Any]]:
    """Return legend entries as plain JSON data."""
    return [asdict(entry) for entry in found]
