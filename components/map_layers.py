r"""Features to folium, and the one place that escapes text.

branca renders what it is given a second time as a Jinja template, and folium writes text into JavaScript template
literals. So no text reaches folium as it is: an atlas travels as one JSON value in which :func:`escape` has turned
every character that a template, a script or HTML could read as its own into a ``\uXXXX`` escape, and the map's script
writes it as text nodes and attributes only.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

import folium
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from branca.element import MacroElement
from folium.template import Template

from components import assets, legend
from components.line_styles import line_style
from components.look import Look, look, variant_of
from components.map_setting import Actors, Setting
from components.marks import marks
from components.rival_lines import panel
from components.wording import counted
from geodata.feature import Atlas, Feature, FeatureKind
from geodata.points_of_view import borders_seen_from

Payload = dict[str, Any]

UNSAFE = re.compile(r"[^0-9A-Za-z .,:/-]")
DRAWING_ORDER = (
    FeatureKind.CONTROL_AREA,
    FeatureKind.OBSERVATION,
    FeatureKind.BETWEEN,
    FeatureKind.REGION,
    FeatureKind.SUPPORT,
    FeatureKind.REPORTED_LINE,
)


class TraceMap(folium.Map):
    """A Leaflet map that loads nothing from an outside host."""

    default_js = assets.scripts()
    default_css = assets.styles()


class Opening(MacroElement):
    """The script that turns the bare Leaflet map into ours: basemap, labels, links. It carries no text."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.traceMap = window.trace.openMap({{ this._parent.get_name() }}, {folder: "{{ this.folder }}"});
        {% endmacro %}
        """
    )

    def __init__(self, folder: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Opening"
        self.folder = folder


class AtlasLayer(MacroElement):
    """An atlas as a child of a ``folium.FeatureGroup``; ``payload`` is JSON that :func:`safe_json` has written."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.traceMap.show({{ this._parent.get_name() }}, {{ this.payload }});
        {% endmacro %}
        """
    )

    def __init__(self, payload: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasLayer"
        self.payload = payload


def escape(text: str) -> str:
    r"""Return ``text`` as the body of a JSON string that no template, script or HTML parser reads as anything else.

    Letters, digits and a little punctuation stay; all others become ``\uXXXX`` (UTF-16), so that JSON gives back the
    very characters.

    >>> escape("{{7*7}}")
    '\\u007b\\u007b7\\u002a7\\u007d\\u007d'
    >>> json.loads('"' + escape("l'été ${alert(1)} </script>") + '"')
    "l'été ${alert(1)} </script>"
    """
    return UNSAFE.sub(escaped, text)


def escaped(character: re.Match[str]) -> str:
    r"""Return the one character that was matched as one or two ``\uXXXX`` escapes."""
    units = character[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def safe_json(value: Any) -> str:
    r"""Return plain data (mappings, lists, strings, numbers, booleans, ``None``) as JSON, its strings escaped.

    Braces are set apart by blanks, so that no template ever meets two of them.

    >>> safe_json({"label": "{% raise %}", "at": [1.5, None, True]})
    '{ "label":"\\u007b\\u0025 raise \\u0025\\u007d","at":[1.5,null,true] }'
    """
    if isinstance(value, str):
        return f'"{escape(value)}"'
    if isinstance(value, Mapping):
        return "{ " + ",".join(f"{safe_json(str(key))}:{safe_json(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ",".join(safe_json(part) for part in value) + "]"
    return repr(value) if type(value) is float and math.isfinite(value) else json.dumps(value, allow_nan=False)


def base_map() -> folium.Map:
    """Return the empty map. It is the same for every article, so that streamlit-folium never mounts it anew."""
    chart = TraceMap(
        location=[27.0, 17.0],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        zoom_snap=0,
        zoom_delta=0.75,
        wheel_px_per_zoom_level=90,
        min_zoom=2,
        max_zoom=13,
        attribution_control=False,
    )
    chart.add_child(Opening(assets.BASEMAP_ADDRESS))
    return chart


def feature_group(payload: Payload) -> folium.FeatureGroup:
    """Return an atlas as the feature group that streamlit-folium adds to the map."""
    group = folium.FeatureGroup(name="atlas")
    group.add_child(AtlasLayer(safe_json(payload)))
    return group


def payload(atlas: Atlas, setting: Setting, actors: Actors, time: Payload | None = None) -> Payload:
    """Return all that the map's script needs to show ``atlas``, as plain JSON data.

    ``time`` is what :func:`components.control_time.time_data` returns where the map can show other days.
    """
    style = look(atlas, setting, actors)
    articles = [feature.article for feature in atlas.features if feature.article]
    return {
        "language": setting.language,
        "theme": setting.theme,
        "channel": setting.channel,
        "colours": dict(style.colours),
        "words": {key.removeprefix("map."): text for key, text in setting.words.items() if key.startswith("map.")},
        "view": {"key": f"{articles[0] if articles else ''} {atlas.focus}", "focus": atlas.focus, "lead": atlas.lead},
        "marks": marks(sorted(atlas.features, key=drawing_rank), style),
        "rivals": panel(atlas.matters, style.rivals, rival_dashes(atlas, style), style.names),
        "legend": legend.as_data(legend.entries(atlas, style)),
        "caption": caption(atlas, style, setting.language, time["article"] if time else None),
        "countries": sorted(countries(atlas)),
        "borders": borders(setting),
        "time": time,
    }


def rival_dashes(atlas: Atlas, style: Look) -> dict[str, str]:
    """Return the dash pattern of each proposal's first line or arrow, by the proposal's id."""
    drawn = [feature for feature in atlas.features if feature.proposal in style.rivals]
    return {
        feature.proposal: line_style(feature.kind, feature.status, variant_of(feature, style)).dash
        for feature in reversed(drawn)
        if feature.proposal and not feature.geometry.area > 0 and feature.kind is not FeatureKind.REPORTED_LINE
    }


def borders(setting: Setting) -> Payload:
    """Return whose view of disputed borders is shown, how each line looks from there, and the words that say so."""
    view = setting.border_view
    state = locale_of(setting.language).territories.get(view, view)
    said = setting.words["map.attribution_view"].format(state=state) if view else setting.words["map.attribution"]
    return {"view": view, "looks": borders_seen_from(view), "attribution": said}


def drawing_rank(feature: Feature) -> tuple[int, float]:
    """Return where a feature stands in the order of drawing: areas first (the least sure lowest), places last."""
    kinds = [*DRAWING_ORDER, *(kind for kind in FeatureKind if kind not in DRAWING_ORDER and kind != FeatureKind.PLACE)]
    place = len(kinds)
    return (kinds.index(feature.kind) if feature.kind in kinds else place, feature.shade or 0.0)


def countries(atlas: Atlas) -> set[str]:
    """Return the countries in focus (ISO 3166-1 alpha-2): those whose inner places the article names most."""
    within = [r.place.country for r in atlas.resolutions if r.place and r.place.country and not r.place.seat_of]
    most = max((within.count(code) for code in set(within)), default=0)
    return {code for code in within if within.count(code) * 2 > most}


def caption(atlas: Atlas, style: Look, language: str, article: str | None = None) -> Payload:
    """Return the caption: which dataset's day is shown (``strong``) and of which day its newest row is (``text``).

    ``article`` is the article's ISO date, where that is known: how long before it the newest row was is then told.
    Where no dataset covers the article's places and date, it says so; an empty map has no caption.
    """
    control = atlas.control
    if control is None:
        return {"strong": style.words["map.no_control"] if atlas.features else "", "text": ""}
    newest = long_date(control.newest, language)
    said = [style.words["map.observations"].format(count=counted(control.observations, style.words), newest=newest)]
    if article == control.date.isoformat():
        days = (control.date - control.newest).days
        key = {0: "map.article_same", 1: "map.article_before_one"}.get(days, "map.article_before")
        said.append(style.words[key].format(days=days))
    if control.joined_km:
        said.append(style.words["map.joined"].format(km=f"{control.joined_km:.3g}"))
    return {
        "strong": style.words["map.control"].format(date=long_date(control.date, language)),
        "text": ", ".join(said),
        "hint": control.title,
        "count": control.observations,
        "newest": control.newest.isoformat(),
        "joined": control.joined_km,
    }


def long_date(day: Any, language: str) -> str:
    """Return a ``datetime.date`` in words.

    >>> import datetime
    >>> long_date(datetime.date(2020, 6, 15), "fr"), long_date(datetime.date(2020, 6, 15), "??")
    ('15 juin 2020', 'June 15, 2020')
    """
    return str(format_date(day, "long", locale=locale_of(language)))


def locale_of(language: str) -> Locale:
    """Return the Babel locale of a language code, English for one it does not know.

    >>> str(locale_of("fr")), str(locale_of("??"))
    ('fr', 'en')
    """
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale("en")
