"""The same map inside a page that has everything in itself and opens from disk without a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.assets import inline, map_script, map_style
from components.map_layers import Payload, safe_json

OPTIONS = {
    "center": [20, 10],
    "zoom": 3,
    "zoomControl": False,
    "zoomSnap": 0,
    "zoomDelta": 0.75,
    "wheelPxPerZoomLevel": 90,
    "minZoom": 2,
    "maxZoom": 13,
    "attributionControl": False,
}

FRAGMENT = """<div id="trace-map"></div>
<script>{leaflet}</script>
<script>{script}</script>
<script>
(function () {{
  var map = L.map("trace-map", {options});
  window.traceMap = window.trace.openMap(map, {{ inline: {basemap} }});
  window.traceMap.show(L.featureGroup(), {payload});
}})();
</script>"""


def standalone_style() -> str:
    """Return the style sheets of the map as one text, for a ``<style>`` element."""
    return inline("leaflet.css") + "\n" + map_style()


def standalone_map(payload: Payload, basemap: Mapping[str, Any]) -> str:
    """Return the map as an HTML fragment with its scripts; the page gives it a size and :func:`standalone_style`.

    ``payload`` is what :func:`components.map_layers.payload` returns, with the channel that the article pane of the
    same page uses; ``basemap`` holds GeoJSON by layer name (``land``, ``lakes``, ``rivers``, ``borders``, ``labels``,
    ``admin1-XX``), as much of it as the page is to carry.

    >>> from components.map_layers import payload
    >>> from components.map_setting import Actors, Setting
    >>> from components.wording import wording
    >>> from geodata.feature import Atlas
    >>> data = payload(Atlas(), Setting("en", wording("en"), channel="trace-1"), Actors())
    >>> "http" in standalone_map(data, {}).split("<script>")[-1]
    False
    """
    return FRAGMENT.format(
        leaflet=inline("leaflet.js"),
        script=map_script().replace("</script", "<\\/script"),
        options=safe_json(OPTIONS),
        basemap=safe_json(basemap),
        payload=safe_json(payload),
    )
