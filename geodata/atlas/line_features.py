"""Red lines and ceasefire lines: which claims make a line, and the features of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geodata.atlas.claim_features import claim_feature, unlike, voice
from geodata.atlas.drawn import Drawn
from geodata.atlas.land import ground_around
from geodata.atlas.place_features import OUTLINE_PRECISION_KM
from geodata.atlas.scene import WHOLES, Scene, slug
from geodata.atlas.wording import kilometres, listed
from geodata.feature import Basis, Feature, FeatureKind
from geodata.geometry.lines import Trace, trace
from geodata.place import Place, PlaceFeature
from reading.model import Claim, ClaimKind, Role

LINES = {ClaimKind.RED_LINE: FeatureKind.RED_LINE, ClaimKind.CEASEFIRE: FeatureKind.CEASEFIRE}
SPOTS = frozenset({PlaceFeature.CITY, PlaceFeature.FACILITY})
"""Places that a ring of their size stands for."""


@dataclass(frozen=True, slots=True)
class Line:
    """The claims that draw one line, the strongest first, and its places."""

    claims: tuple[Claim, ...]
    places: tuple[Place, ...]

    @property
    def head(self) -> Claim:
        """The claim that gives the line its kind, status and speaker."""
        return self.claims[0]


def line_features(scene: Scene, longest_leg_km: float) -> Drawn:
    """Return the lines of the article, each with its corridor and the areas outlined with it."""
    features: list[Feature] = []
    refused: dict[str, str] = {}
    outlined: set[str] = set()
    for line in merged(lines_of(scene)):
        ground = ground_around(line.places, scene.shapes)
        drawn = trace([scene.waypoint(place) for place in line.places], ground, longest_leg_km=longest_leg_km)
        if drawn.gap_km is not None:
            why = scene.words["why.too_far"].format(km=kilometres(drawn.gap_km, scene.language))
            refused.update({claim.id: why for claim in line.claims})
        outlined.update(place.id for place in (*drawn.through, *(place for place, _ in drawn.outlined)))
        features.extend(features_of(scene, line, drawn))
    return Drawn(tuple(unlike(features)), frozenset(outlined), refused)


def lines_of(scene: Scene) -> list[Line]:
    """Return the line of each red line and ceasefire that names places.

    All places of a red line belong to it, a whole country too. A ceasefire is a line where its places are those of a
    line, or run along a known course, and a ring where it holds *at* a town; in an area it is none, and listed there.
    """
    lines = []
    for claim in scene.reading.claims:
        if claim.kind is ClaimKind.RED_LINE:
            places = tuple(scene.places_of(claim).values())
            lines.extend([Line((claim,), places)] if places else [])
        elif claim.kind is ClaimKind.CEASEFIRE:
            along = not_whole(scene.places_of(claim, Role.LINE, Role.FROM, Role.TO).values())
            along += tuple(place for place in scene.places_of(claim, Role.AT).values() if scene.is_course(place))
            spots = [place for place in scene.places_of(claim, Role.AT).values() if place.feature in SPOTS]
            lines.extend([Line((claim,), along)] if along else [])
            lines.extend(Line((claim,), (place,)) for place in spots if place not in along)
    return lines


def not_whole(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places without whole countries and continents."""
    return tuple(place for place in places if place.feature not in WHOLES)


def merged(lines: Sequence[Line]) -> list[Line]:
    """Return each line once, whoever claims it again, or names it as the ceasefire of a red line's sentence."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: line.head.kind is not ClaimKind.RED_LINE):
        twin = next((index for index, other in enumerate(kept) if same(other, line)), None)
        if twin is None:
            kept.append(line)
        else:
            kept[twin] = replace(kept[twin], claims=(*kept[twin].claims, *line.claims))
    return kept


def same(one: Line, other: Line) -> bool:
    """Tell whether two lines are one on the map."""
    places = {place.id for place in one.places} == {place.id for place in other.places}
    if one.head.kind is other.head.kind:
        return places and (voice(one.head) == voice(other.head) or one.head.status is other.head.status)
    return places and any(claim.sentence == other.head.sentence for claim in one.claims)


def features_of(scene: Scene, line: Line, drawn: Trace) -> list[Feature]:
    """Return the features of one line: the line itself, its corridor, and outlined areas."""
    head = line.head
    base = claim_feature(scene, line.claims, slug(f"{head.kind}-{head.id}"), LINES[head.kind], line.places)
    features = []
    if drawn.line is not None:
        features.append(replace(base, geometry=drawn.line, note=note(scene, line, drawn), basis=basis(scene, drawn)))
    if drawn.corridor is not None:
        text = scene.words["note.corridor"]
        features.append(replace(base, id=f"{base.id}-corridor", geometry=drawn.corridor, label="", note=text))
    for place, border in drawn.outlined:
        outline = replace(
            base,
            id=f"{base.id}-{slug(place.id)}",
            geometry=border,
            label=scene.name(place) if drawn.line is not None else base.label,
            basis=Basis.GAZETTEER,
            precision_km=OUTLINE_PRECISION_KM,
            note=scene.words["note.outline"].format(places=scene.name(place)),
        )
        features.append(outline)
    return features


def basis(scene: Scene, drawn: Trace) -> Basis:
    """Return the basis of a line: the gazetteer's where it only follows known courses, else derived."""
    return Basis.GAZETTEER if all(scene.is_course(place) for place in drawn.through) else Basis.DERIVED


def note(scene: Scene, line: Line, drawn: Trace) -> str:
    """Return how the line came about, in words, and which places that it names are not in it."""
    names = listed([scene.name(place) for place in drawn.through], scene.language)
    way = "note.ring" if len(drawn.through) == 1 else "note.line"
    said = scene.words["note.course" if basis(scene, drawn) is Basis.GAZETTEER else way].format(places=names)
    missing = dict.fromkeys(
        scene.reading.mention(place.mention).text
        for claim in line.claims
        for place in claim.places
        if scene.place(place.mention) is None
    )
    return (
        f"{said} {scene.words['note.without'].format(places=listed(list(missing), scene.language))}"
        if missing
        else said
    )
