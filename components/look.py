"""What gives the marks of one atlas their colours and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import palette
from components.map_setting import Actors, Setting, actors_of
from components.rival_lines import RivalStyle, rival_speakers, rival_styles
from geodata.feature import Atlas, Feature, FeatureKind
from geodata.place import PlaceFeature

NAMED = frozenset({PlaceFeature.COUNTRY, PlaceFeature.CONTINENT, PlaceFeature.WATER, PlaceFeature.REGION})
"""Places without a spot of their own: their name is the mark."""
UNDEMANDED = frozenset({FeatureKind.RED_LINE, FeatureKind.CEASEFIRE, FeatureKind.REPORTED_LINE})
"""Kinds that need no tone of a demand: they are red, or of the parties that agree."""
THREATS = frozenset({FeatureKind.CEASEFIRE, FeatureKind.WITHDRAWAL, FeatureKind.WITHDRAWAL_LINE})
"""Lines and arrows that are red when somebody threatens them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What gives marks their colours and words, for one atlas and setting.

    ``parties`` and ``tones`` are colours of actor ids, ``names`` and ``short`` their display names, ``red_claims`` the
    ids of the claims of red lines, ``named`` the kind (country, continent, water, region) of each place feature that
    is shown by its name alone, ``rivals`` the style of each proposal (id).
    """

    colours: palette.Colours
    parties: Mapping[str, str]
    tones: Mapping[str, str]
    names: Mapping[str, str]
    short: Mapping[str, str]
    words: Mapping[str, str]
    red_claims: frozenset[str]
    named: Mapping[str, str]
    rivals: Mapping[str, RivalStyle] = field(default_factory=dict)


def look(atlas: Atlas, setting: Setting, actors: Actors) -> Look:
    """Return the look of ``atlas`` in one setting."""
    areas = [f for f in atlas.features if f.kind in (FeatureKind.CONTROL_AREA, FeatureKind.OBSERVATION)]
    parties = [actor for feature in areas for actor in actors_of(feature)]
    demands = [f for f in atlas.features if f.kind not in UNDEMANDED and f.speaker]
    demands.sort(key=lambda feature: feature.kind is not FeatureKind.WITHDRAWAL)
    speakers = [*rival_speakers(atlas), *(f.speaker for f in demands if f.speaker)]
    tones = palette.demand_tones(speakers, setting.theme)
    colours = palette.colours(setting.theme)
    return Look(
        colours,
        palette.party_colours([*parties, *(f.actor for f in atlas.features if f.actor)], actors.colours),
        tones,
        actors.names,
        actors.short,
        setting.words,
        frozenset(claim for f in atlas.features if f.kind is FeatureKind.RED_LINE for claim in f.claims),
        named_places(atlas),
        rival_styles(atlas, tones, colours["red"]),
    )


def named_places(atlas: Atlas) -> dict[str, str]:
    """Return the kind of each place feature that is shown by its name alone: countries, continents, waters, regions."""
    resolved = {r.mention: r.place.feature for r in atlas.resolutions if r.place is not None}
    kinds = {feature: resolved.get(mention) for mention, feature in atlas.places.items()}
    return {feature: str(kind) for feature, kind in kinds.items() if kind in NAMED}


def colour_of(feature: Feature, style: Look) -> str:
    """Return the colour of a line, outline or sign: red for red lines, their areas and threats, else whose it is."""
    shared = feature.kind is FeatureKind.REGION or feature.id in style.named
    if is_red(feature) or (shared and style.red_claims & set(feature.claims)):
        return style.colours["red"]
    if feature.id in style.named:
        return style.colours["ink"]
    if shared or feature.kind is FeatureKind.SUPPORT:
        return style.colours["muted"]
    return own_colour(feature, style)


def is_red(feature: Feature) -> bool:
    """Tell whether a feature is a red line, or a line or arrow that somebody threatens."""
    return feature.kind is FeatureKind.RED_LINE or (feature.kind in THREATS and feature.status == "threatened")


def own_colour(feature: Feature, style: Look) -> str:
    """Return the tone of who proposes or asks for a mark, else the colour of the party that acts."""
    if feature.proposal in style.rivals:
        return style.rivals[feature.proposal or ""].tone
    if feature.speaker in style.tones:
        return style.tones[feature.speaker or ""]
    party = style.parties.get(feature.actor or "")
    return style.colours["muted"] if party is None else palette.legible(party, style.colours["focus"])


def variant_of(feature: Feature, style: Look) -> int:
    """Return which of the dash patterns of its status a feature has: its proposal's."""
    rival = style.rivals.get(feature.proposal or "")
    return rival.variant if rival is not None else 0


def edge_of(feature: Feature, style: Look) -> str:
    """Return the tone of the edges that tell one speaker's red line from another's, empty where there is one only."""
    rival = style.rivals.get(feature.proposal or "")
    return rival.edge if rival is not None and feature.kind is FeatureKind.RED_LINE else ""
