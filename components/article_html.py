"""One article and its map as a single HTML file that opens from disk, with the same linking and without a network."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from babel.dates import format_date

from components import fonts, timeline
from components.actor_names import actors_in, actors_of_dataset, joined, lexicon
from components.article_layout import article_layout
from components.control_time import TimeSpan, time_span
from components.credits import DATA
from components.map_layers import countries, payload, safe_json
from components.map_setting import Setting, actors
from components.saved_days import saved_time
from components.standalone_map import standalone_map, standalone_style
from components.wording import wording
from geodata.basemap.files import basemap_extract
from geodata.control.datasets import ControlDataset
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
<section class="trace-map">{chart}<div class="trace-time"></div></section>
<script>{script}
(function () {{
  var link = window.trace.createLink("{channel}");
  window.trace.articlePane(document.querySelector(".trace-pane"), {layout}, link);
  var time = {time}, row = document.querySelector(".trace-time");
  if (time) window.trace.timeline(row, time, window.trace.createLink("{channel}"), null);
  else row.remove();
}})();
</script>
</body>
</html>
"""


def render(reading: Reading, atlas: Atlas, language: str, own: ControlDataset | None = None) -> str:
    """Return the page as HTML, with words and labels in ``language`` (ISO 639-1).

    ``own`` are the reader's observations, where the areas are made from these. The timeline has the days that the page
    carries in itself (:mod:`components.saved_days`).

    Text of the article stands in it as JSON only, every character that HTML or a script could read as its own escaped.

    Raises:
        SourceError: the boundaries for the ground of the map are missing.
    """
    setting = Setting(language, wording(language), channel=CHANNEL)
    shown = time_span(atlas, reading.article.published, own)
    names = actors(atlas, language, lexicon())
    if shown is not None:
        names = joined(names, actors_of_dataset(shown.dataset, language))
    data = payload(atlas, setting, names, saved_time(shown, atlas, setting) if shown is not None else None)
    ground = basemap_extract(atlas.focus or WORLD, sorted(countries(atlas)))
    layout = article_layout(reading, atlas, setting, actors_in(reading, atlas, language))
    return PAGE.format(
        language=html.escape(language),
        title=html.escape(f"{reading.article.title} · Tracé"),
        style="\n".join((fonts.inline_style(reading.article.text), style(), standalone_style())),
        credits=html.escape(credits_line(atlas, language)),
        chart=standalone_map(data, ground),
        script=script(),
        time=safe_json(saved_timeline(reading, atlas, setting, shown, data["time"])),
        channel=CHANNEL,
        layout=safe_json(layout),
    )


def saved_timeline(
    reading: Reading, atlas: Atlas, setting: Setting, shown: TimeSpan | None, time: dict[str, Any] | None
) -> dict[str, Any] | None:
    """Return what the timeline of the saved page draws: the slider stops at the days that the page carries."""
    data = timeline.payload(reading, atlas, setting, shown)
    if data is None or time is None or data["slider"] is None:
        return data
    slider = {**data["slider"], "stops": time["days"], "only": True} if len(time["days"]) > 1 else None
    return {**data, "slider": slider}


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
    return "\n".join(
        (FRONTEND / name).read_text(encoding="utf-8")
        for name in ("article_pane.css", "timeline.css", "article_html.css")
    )


def script() -> str:
    """Return the JavaScript of the article pane and the timeline; the link stands in the map's."""
    names = ("article_pane.js", *(name for name in timeline.SCRIPTS if name != "link.js"))
    text = "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in names)
    return text.replace("</script", "<\\/script")
