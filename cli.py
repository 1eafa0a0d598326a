"""The door from the shell: ``python cli.py read FILE`` gives the same result as the page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reading.errors import ArticleError, ReadingError
from reading.model import Article

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
FAULT = 2


@app.callback()
def main() -> None:
    """Read a conflict article and put it on a map."""


@app.command()
def read(
    file: Annotated[str, typer.Argument(help="The article: a .txt, .md or .html file, or - for standard input.")],
    language: Annotated[str | None, typer.Option(help="Its language (fr, en, …); recognised when not given.")] = None,
    published: Annotated[str | None, typer.Option(help="The day it appeared, YYYY-MM-DD.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write: .json, .geojson or .html.")] = None,
    pipeline: Annotated[str | None, typer.Option(help="The spaCy pipeline to read with, if not the usual one.")] = None,
) -> None:
    """Read one article; without --out, print what was found."""
    from geodata.errors import GeodataError  # noqa: PLC0415  (a wrong call is told at once, before anything is loaded)

    try:
        interpret_file(file, language, published, out, pipeline)
    except (ReadingError, GeodataError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULT) from error


@app.command()
def gazetteer(
    geonames: Annotated[
        Path | None, typer.Option(help="A folder with GeoNames' allCountries.txt and, better, alternateNamesV2.txt.")
    ] = None,
    packaged: Annotated[bool, typer.Option("--packaged", help="Go back to the packaged gazetteer.")] = False,
) -> None:
    """Build a fuller gazetteer from GeoNames' dump files; page and shell use it from then on."""
    from components import gazetteer_files  # noqa: PLC0415
    from geodata.errors import GeodataError  # noqa: PLC0415

    try:
        for line in gazetteer_files.change(geonames, packaged=packaged, progress=progress):
            typer.echo(line, err=True)
    except GeodataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULT) from error


@app.command()
def areas(  # noqa: PLR0913, PLR0917  (each option is one parameter)
    observations: Annotated[Path, typer.Argument(help="Who holds what: a .csv table, or areas as .geojson or .gpkg.")],
    date: Annotated[str, typer.Option(help="The day, YYYY-MM-DD.")],
    out: Annotated[Path, typer.Option(help="Where to write: .geojson.")],
    country: Annotated[str | None, typer.Option(help="The land areas may cover: a country, as LY.")] = None,
    within: Annotated[Path | None, typer.Option(help="The land areas may cover: polygons, .geojson or .gpkg.")] = None,
    date_order: Annotated[str, typer.Option(help="Dates that are not ISO: day_first or month_first.")] = "iso",
    cell_km: Annotated[
        float | None,
        typer.Option(min=0, help="Side of the squares in which very many rows count together; 0: each counts alone."),
    ] = None,
) -> None:
    """Write the areas of control on a day that dated observations make; rows at fault are told line by line."""
    from geodata.control import areas_file  # noqa: PLC0415
    from geodata.errors import GeodataError  # noqa: PLC0415

    try:
        for line in areas_file.run(observations, date, out, country, within, date_order, cell_km, progress):
            typer.echo(line, err=True)
    except GeodataError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULT) from error


@app.command()
def read_many(  # noqa: PLR0913, PLR0917  (one option of the shell each)
    folder: Annotated[
        Path, typer.Argument(help="The folder with the articles: .txt, .md and .html files, folders in it too.")
    ],
    out: Annotated[Path, typer.Option(help="The folder to write to: one .json file an article.")],
    processes: Annotated[int, typer.Option(min=1, max=64, help="How many processes read.")] = 2,
    language: Annotated[
        str | None, typer.Option(help="The language of all; recognised one by one when not given.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="The day they appeared, YYYY-MM-DD.")] = None,
    pipeline: Annotated[str | None, typer.Option(help="The spaCy pipeline to read with, if not the usual one.")] = None,
) -> None:
    """Read all articles of a folder; what is wrong with one is told and does not stop the others."""
    from components.many import Job, read_folder  # noqa: PLC0415
    from geodata.errors import GeodataError  # noqa: PLC0415

    total = faults = 0
    try:
        for outcome in read_folder(Job(folder, out, language, published, pipeline), processes, progress):
            total += 1
            if outcome.fault is not None:
                faults += 1
                typer.echo(f"{outcome.file}: {outcome.fault}", err=True)
    except (ReadingError, GeodataError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAULT) from error
    typer.echo(f"{total - faults} of {total} articles read into {out}")
    if faults:
        raise typer.Exit(FAULT)


def interpret_file(
    file: str, language: str | None, published: str | None, out: Path | None, package: str | None = None
) -> None:
    """Open, read, draw and write or print; raises the errors of reading and geodata, each one sentence."""
    from components import result_file  # noqa: PLC0415

    if out is not None:
        result_file.check(out)
    article = opened(file, language, published)
    from components import pipeline, summary  # noqa: PLC0415  (loads the models: only now that there is something to read)

    words = pipeline.label_language(article)
    tools = pipeline.with_pipeline(pipeline.open_tools(progress), article.language, package)
    reading, atlas = pipeline.interpret(article, tools, words, lambda share: progress(share, "Reading"))
    pipeline.checked(reading)
    if out is None:
        typer.echo(summary.summary(reading, atlas, words), nl=False)
    else:
        result_file.write(out, reading, atlas, words)


def opened(file: str, language: str | None, published: str | None) -> Article:
    """Return the article in a file, or on standard input for ``-``."""
    from reading.article import article_from_file  # noqa: PLC0415

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise ArticleError(f"“{file}” cannot be opened ({error.strerror}); check its name and path.") from error
    name = "stdin.txt" if file == "-" else Path(file).name
    return article_from_file(name, data, language=language, published=published)


def progress(share: float, step: str) -> None:
    """Show on a terminal how far the first preparation is."""
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{share:4.0%} {step}", err=True, nl=share >= 1)


if __name__ == "__main__":
    app()
