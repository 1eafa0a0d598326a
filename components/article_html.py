"""One article and its map as a single HTML file that opens from disk, with the same linking and without a network."""

from __future__ import annotations

import html
from pathlib import Path

from babel.dates import format_date

from components import fonts
from components.actor_names import actors_in, lexicon
from components.article_layout import article_layout
from components.credits import DATA
from components.map_layers import countries, payload, safe_json
from components.map_setting import Setting, actors
from components.standalone_map import standalone_map, standalone_style
from components.wording import wording
from geodata.basemap.files import basemap_extract
from geodata.feature import Atlas
from reading.model import Reading

FRONTEND = Path(__file__).parent / "frontend"
CHANNEL = "trace-page"
WORLD = (-180.0, -60.0, 180.0, 80.0)

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main class="trace-text"><div class="trace-pane"></div><footer>{credits}</footer></main>
<section class="trace-map">{chart}</section>
<script>{script}
(function () {{
  var link = window.trace.createLink("{channel}");
  window.trace.articlePane(document.querySelector(".trace-pane"), {layout}, link);
}})();
</script>
</body>
</html>
"""


def render(reading: Reading, atlas: Atlas, language: str) -> str:
    """Return the page as HTML, with words and labels in ``language`` (ISO 639-1).

    Text of the article stands in it as JSON only, every character that HTML or a script could read as its own escaped.

    Raises:
        SourceError: the boundaries for the ground of the map are missing.
    """
    setting = Setting(language, wording(language), channel=CHANNEL)
    data = payload(atlas, setting, actors(atlas, language, lexicon()))
    ground = basemap_extract(atlas.focus or WORLD, sorted(countries(atlas)))
    layout = article_layout(reading, atlas, setting, actors_in(reading, atlas, language))
    return PAGE.format(
        language=html.escape(language),
        title=html.escape(f"{reading.article.title} · Tracé"),
        style="\n".join((fonts.inline_style(reading.article.text), style(), standalone_style())),
        credits=html.escape(credits_line(atlas, language)),
        chart=standalone_map(data, ground),
        script=script(),
        channel=CHANNEL,
        layout=safe_json(layout),
    )


def credits_line(atlas: Atlas, language: str) -> str:
    """Return the works the page shows, each with its licence, and the control dataset with its date."""
    control = atlas.control
    works = [f"{work.name} ({work.licence})" for work in DATA]
    if control is not None:
        works.insert(
            0, f"{control.title}, {format_date(control.date, format='long', locale=language)} ({control.licence})"
        )
    return "Tracé · " + " · ".join(works)


def style() -> str:
    """Return the style sheets of the article and of the frame of the page."""
    return "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in ("article_pane.css", "article_html.css"))


def script() -> str:
    """Return the JavaScript of the article pane; the link stands in the map's."""
    return (FRONTEND / "article_pane.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
