"""The legend: one entry for each thing that is drawn, and none for what is not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from shapely.geometry import box

from components.line_styles import line_style
from components.look import Look, colour_of, variant_of
from components.map_setting import actors_of
from components.marks import area_opacity, shape_of
from components.rival_lines import fills_between
from components.wording import status_of
from geodata.feature import Atlas, Basis, Feature, FeatureKind
from reading.model import ClaimKind, Status

ORDER = (
    FeatureKind.RED_LINE,
    FeatureKind.CEASEFIRE,
    FeatureKind.REPORTED_LINE,
    FeatureKind.WITHDRAWAL,
    FeatureKind.WITHDRAWAL_LINE,
    FeatureKind.BETWEEN,
    FeatureKind.DEPLOYMENT,
    FeatureKind.ATTACK,
    FeatureKind.CONTROL,
    FeatureKind.TALKS,
    FeatureKind.SUPPORT,
)

THROUGH = frozenset({FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.REPORTED_LINE})
"""Kinds of lines that are derived from the places they run through."""
OFF = frozenset({Status.CANCELLED, Status.DENIED})
SHORT = 16
"""Names of parties up to this many characters are always listed, longer ones only where they are in view."""
SWATCH_PX = 3.4
"""A line in the legend is no wider than this."""
AROUND = 0.1
"""What lies around the first view by this share of its size is near enough to be listed."""
ASIDE = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: which ``symbol`` the script draws (line, arrow, sign, fill, hatch, blank, place, seat,
    between, support, observation), in which ``colours``, ``dash``, ``form`` (hollow, crossed or plain) and
    ``width_px``, and the ``text`` beside it; ``kind`` and ``status`` tell which sign it is, and ``steps`` the opacities
    (0 to 1) in which a party's ground fades. ``proposals`` are those whose marks it explains (empty: of none): it goes
    with them.

    Entries with the same ``row`` stand side by side.
    """

    symbol: str
    colours: tuple[str, ...]
    text: str
    row: str
    dash: str = ""
    kind: str = ""
    steps: tuple[float, ...] = ()
    form: str = ""
    width_px: float = 2.6
    proposals: tuple[str, ...] = ()
    status: str = ""


def entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the legend of ``atlas`` in ``style`` (see :func:`components.look.look`), lines first, areas last.

    >>> from components.map_setting import Actors, Setting
    >>> from components.look import look
    >>> entries(Atlas(), look(Atlas(), Setting("en", {}), Actors()))
    ()
    """
    return (*line_entries(atlas, style), *place_entries(atlas, style), *area_entries(atlas, style))


def in_view(feature: Feature, atlas: Atlas) -> bool:
    """Tell whether a feature is in the first view or near it; all are where the atlas has no first view."""
    if atlas.focus is None:
        return True
    west, south, east, north = atlas.focus
    across, up = AROUND * (east - west), AROUND * (north - south)
    return bool(feature.geometry.intersects(box(west - across, south - up, east + across, north + up)))


def line_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return an entry for each kind of line and arrow by each speaker, and one for each kind of sign in view."""
    found: dict[tuple[str, str, str], LegendEntry] = {}
    drawn = [feature for kind in ORDER for feature in atlas.features if feature.kind is kind]
    for feature in drawn:
        shape = shape_of(feature, style)
        if shape in ("corridor", "region") or (shape == "sign" and not in_view(feature, atlas)):
            continue
        entry = line_entry(feature, shape, style)
        key = (entry.symbol, entry.text, entry.dash)
        found[key] = joined(found[key], entry, style) if key in found else entry
    # Lines have a row of their own; arrows and signs are short and share theirs.
    return tuple(sorted(found.values(), key=lambda entry: entry.row == "signs"))


def joined(one: LegendEntry, other: LegendEntry, style: Look) -> LegendEntry:
    """Return one entry for two equal ones: in no one's colour where theirs differ, of the proposals of both."""
    colours = one.colours if one.colours == other.colours else (style.colours["muted"],)
    proposals = tuple(dict.fromkeys((*one.proposals, *other.proposals)))
    return replace(one, colours=colours, proposals=proposals)


def line_entry(feature: Feature, shape: str, style: Look) -> LegendEntry:
    """Return the entry of one line, arrow or sign."""
    text = line_text(feature, style)
    if shape == "between":
        fills = tuple(fills_between(feature, style.rivals))
        return LegendEntry(shape, fills, text, "rivals", proposals=(feature.proposal or "",))
    line = line_style(feature.kind, feature.status, variant_of(feature, style))
    row = f"{feature.kind} {text}" if shape == "line" else "signs"
    if feature.kind is FeatureKind.WITHDRAWAL_LINE:
        row = "rivals"
    form = "hollow" if line.hollow else "crossed" if line.crossed else ""
    dash = line.dash if shape != "sign" else ""
    width = min(line.width_px, SWATCH_PX)
    colour, kind, proposal = colour_of(feature, style), str(feature.kind), feature.proposal or ""
    return LegendEntry(
        shape,
        (colour,),
        text,
        row,
        dash,
        kind,
        form=form,
        width_px=width,
        proposals=(proposal,),
        status=feature.status or "",
    )


def line_text(feature: Feature, style: Look) -> str:
    """Return the words of a line: its kind and status, whose it is, and that it is derived where it is; of a sign the
    kind and status alone, for its place and sentence tell the rest.
    """
    words = style.words
    if feature.kind is FeatureKind.REPORTED_LINE and feature.basis is Basis.GAZETTEER:
        return words["legend.kind_named_line"]
    text = words.get(f"legend.{feature.kind}_{feature.status}") or with_status(feature, words)
    if not shape_is_line(feature) or feature.kind in (FeatureKind.BETWEEN, FeatureKind.SUPPORT):
        return text
    who = style.names.get(feature.speaker or feature.actor or "", "")
    derived = feature.basis is Basis.DERIVED and feature.kind in THROUGH
    return text + (f" ({who})" if who else "") + (words["legend.derived"] if derived else "")


def with_status(feature: Feature, words: Mapping[str, str]) -> str:
    """Return the kind of a mark with its status where that is not a fact; a red line is one whatever is said of it."""
    text, status = words[f"legend.kind_{feature.kind}"], feature.status or ""
    plain = status in ("", Status.ACTUAL) or (feature.kind is FeatureKind.RED_LINE and status not in OFF)
    if plain or feature.kind.value not in set(ClaimKind):
        return text
    return f"{text} {status_of(feature.kind, status, words)}"


def shape_is_line(feature: Feature) -> bool:
    """Tell whether a feature is more than a point."""
    return feature.geometry.geom_type not in ("Point", "MultiPoint")


def place_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the entries of places, seats of power and observations, for those that are drawn in view."""
    points = [f for f in atlas.features if f.kind in (FeatureKind.PLACE, FeatureKind.OBSERVATION)]
    shapes = {shape_of(feature, style) for feature in points if in_view(feature, atlas)}
    words = {"place": "legend.place", "seat": "legend.seat", "observation": "legend.kind_observation"}
    ring = (style.colours["ring"],)
    return tuple(LegendEntry(s, ring, style.words[word], "places") for s, word in words.items() if s in shapes)


def area_entries(atlas: Atlas, style: Look) -> tuple[LegendEntry, ...]:
    """Return the entries of the areas: each party, contested ground, and what no colour means."""
    areas = [feature for feature in atlas.features if feature.kind is FeatureKind.CONTROL_AREA]
    if not areas:
        return ()
    found = party_entries(areas, atlas, style)
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
    return tuple(found)


def party_entries(areas: Sequence[Feature], atlas: Atlas, style: Look) -> list[LegendEntry]:
    """Return an entry for each party, the one with the largest ground first; long names only of parties in view."""
    found = []
    for actor in parties_by_size(areas):
        name = party_name(actor, style)
        own = [feature for feature in areas if actors_of(feature) == [actor]]
        if len(name) > SHORT and not any(in_view(feature, atlas) for feature in own):
            continue
        steps = sorted({area_opacity(feature) for feature in own}, reverse=True)
        found.append(LegendEntry("fill", (style.parties[actor],), name, "areas", steps=tuple(steps)))
    return found


def party_name(actor: str, style: Look) -> str:
    """Return the short name of a party, else its name without what stands in brackets behind it."""
    return ASIDE.sub("", style.short.get(actor) or style.names.get(actor, actor)) or actor


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
