"""What the browser loads, all of it served by this application: Leaflet, the map's scripts and styles, the basemap."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from components import fonts

FRONTEND = Path(__file__).parent / "frontend"
LEAFLET = Path(leaflet.BASE_DIR)
BASEMAP_ADDRESS = "/assets/basemap/"
CONTROL_ADDRESS = "/assets/control/"
MAP_SCRIPTS = (
    "link.js",
    "map_geometry.js",
    "map_basemap.js",
    "map_strokes.js",
    "map_marks.js",
    "map_labels.js",
    "map_arrange.js",
    "map_chips.js",
    "map_card.js",
    "map_rivals.js",
    "map_furniture.js",
    "map_time.js",
    "map_change.js",
    "map.js",
)
"""The map's own scripts, in the order in which they build on each other."""

UNREAD = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
CACHED = {"Cache-Control": "public, max-age=31536000, immutable"}


@functools.cache
def map_script() -> str:
    """Return the map's own scripts as one text, without Leaflet."""
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in MAP_SCRIPTS)


@functools.cache
def map_style() -> str:
    """Return the map's own style sheet."""
    return (FRONTEND / "map.css").read_text(encoding="utf-8")


def inline(name: str) -> str:
    """Return a file's text for a page that has everything in itself: ``leaflet.js``, ``leaflet.css`` or one of ours.

    A closing script tag inside a script is broken up; pictures that a style sheet would load are left out. Raises
    ``FileNotFoundError`` for a name that is none of ours.

    >>> "</script" in inline("leaflet.js"), "url(" in inline("leaflet.css")
    (False, False)
    """
    folder = LEAFLET if name.startswith("leaflet.") else FRONTEND
    text = (folder / Path(name).name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        return "\n".join(line for line in text.splitlines() if "url(" not in line)
    return text.replace("</script", "<\\/script").replace("//# sourceMappingURL", "// source map")


def version(text: str) -> str:
    """Return a short name of a text's state, so that a browser never keeps an outdated copy.

    >>> version("a") == version("a"), version("a") == version("b")
    (True, False)
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]


def scripts() -> list[tuple[str, str]]:
    """Return name and address of every script of the map, in order."""
    return [("leaflet", "/assets/leaflet/leaflet.js"), ("trace", f"/assets/map.js?v={version(map_script())}")]


def styles() -> list[tuple[str, str]]:
    """Return name and address of every style sheet of the map, in order."""
    return [
        ("leaflet_css", "/assets/leaflet/leaflet.css"),
        ("trace_css", f"/assets/map.css?v={version(fonts.served_style() + map_style())}"),
    ]


def send_script(_request: Request) -> Response:
    """Answer with the map's scripts."""
    return Response(map_script(), media_type="text/javascript", headers=CACHED)


def send_style(_request: Request) -> Response:
    """Answer with the map's style sheet and the fonts it needs."""
    return Response(fonts.served_style() + map_style(), media_type="text/css", headers=CACHED)


def send_basemap(request: Request) -> Response:
    """Answer with one layer of the basemap, made on the first request; 404 for a layer that there is not."""
    path = basemap_file(request.path_params["name"])
    if path is None:
        return Response(status_code=404)
    return FileResponse(path, media_type="application/json", headers={"Cache-Control": "no-cache"})


def basemap_file(name: str) -> Path | None:
    """Return the file of a layer of the basemap (``land.json`` …), or ``None`` where there is none of that name."""
    from geodata.basemap.files import basemap_folder  # noqa: PLC0415  (loaded when the first map asks for it)

    path = basemap_folder() / Path(name).name
    return path if path.is_file() else None


def json_or_not_found(body: bytes | None) -> Response:
    """Return an answer with a JSON body that no cache keeps, or 404 where there is none."""
    if body is None:
        return Response(status_code=404)
    return Response(body, media_type="application/json", headers=UNREAD)


def send_frame(request: Request) -> Response:
    """Answer with one day of a control dataset; 404 for a dataset or day that there is not."""
    from components.control_frames import frame_json  # noqa: PLC0415  (loaded when the first slider moves)

    asked = request.query_params
    body = frame_json(
        request.path_params["dataset"],
        request.path_params["day"],
        asked.get("language", "en"),
        asked.get("theme", "light"),
        asked.get("focus", ""),
    )
    return json_or_not_found(body)


def send_makers(request: Request) -> Response:
    """Answer with the observations that made the area at a point; 404 for a dataset, day or point that there is not."""
    from components.control_frames import makers_json  # noqa: PLC0415  (loaded when an area is first asked)

    asked = request.query_params
    body = makers_json(
        request.path_params["dataset"],
        request.path_params["day"],
        asked.get("at", ""),
        asked.get("language", "en"),
        asked.get("theme", "light"),
    )
    return json_or_not_found(body)


def send_change(request: Request) -> Response:
    """Answer with what changed between two days of a control dataset; 404 for a dataset or day that there is not."""
    from components.control_change import change_json  # noqa: PLC0415  (loaded when two days are first compared)

    asked = request.query_params
    body = change_json(
        request.path_params["dataset"],
        asked.get("since", ""),
        asked.get("day", ""),
        asked.get("language", "en"),
        asked.get("theme", "light"),
    )
    return json_or_not_found(body)


def routes() -> Sequence[Mount | Route]:
    """Return the routes that the application serves besides its page, all below ``/assets/``."""
    return [
        Route("/assets/map.js", send_script),
        Route("/assets/map.css", send_style),
        Route(BASEMAP_ADDRESS + "{name}", send_basemap),
        Route(CONTROL_ADDRESS + "{dataset}/change.json", send_change),
        Route(CONTROL_ADDRESS + "{dataset}/{day}/at.json", send_makers),
        Route(CONTROL_ADDRESS + "{dataset}/{day}.json", send_frame),
        Mount("/assets/leaflet", StaticFiles(directory=LEAFLET)),
        Mount(fonts.ADDRESS.rstrip("/"), StaticFiles(directory=fonts.FOLDER)),
    ]
