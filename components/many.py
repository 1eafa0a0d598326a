"""Many articles from a folder, read by several processes; what goes wrong with one is told and stops no other.

Each process opens its own tools and reads a few articles at a time, those of one language parsed together. A process
that dies (out of memory, say) costs the one file it was reading: the rest goes on in a new one, file by file.
"""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from components import pipeline, result_file
from geodata.errors import GeodataError
from reading.article import article_from_file
from reading.errors import ArticleError, ReadingError
from reading.model import Article

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
FILES_AT_ONCE = 16
"""Files that are handed to a process together."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to read and where to write; language, day (YYYY-MM-DD) and spaCy pipeline hold for all articles."""

    folder: Path
    out: Path
    language: str | None = None
    published: str | None = None
    pipeline: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file (its path within the folder): ``fault`` says in a sentence what was wrong."""

    file: str
    fault: str | None = None


def read_folder(
    job: Job, processes: int = 2, progress: Callable[[float, str], None] | None = None
) -> Iterator[Outcome]:
    """Read every article of the folder and yield what became of it, in the order of getting done.

    ``progress`` hears the share done (0 to 1) and the file. Raises ``ArticleError`` when the folder cannot be read or
    holds no article, ``GeodataError`` when the gazetteer cannot be built or the other folder not be made.
    """
    files = _files(job)
    pipeline.open_tools(progress)
    _load_before_fork(job, files)
    for done, outcome in enumerate(_outcomes(job, files, processes), 1):
        if progress is not None:
            progress(done / len(files), outcome.file)
        yield outcome


def _files(job: Job) -> list[str]:
    """Return the paths of the articles within the folder, in order; make the folder to write to."""
    if not job.folder.is_dir():
        raise ArticleError(f"“{job.folder}” is no folder; check its name and path.")
    files = sorted(
        str(path.relative_to(job.folder))
        for path in job.folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and path.is_file()
    )
    if not files:
        raise ArticleError(f"“{job.folder}” holds no article: no .txt, .md or .html file.")
    try:
        job.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GeodataError(
            f"The folder “{job.out}” cannot be made ({error.strerror}); choose another place."
        ) from error
    return files


def _load_before_fork(job: Job, files: Sequence[str]) -> None:
    """Load the pipeline of the first article where processes are forked: all of them share it, each loads less."""
    if multiprocessing.get_start_method() != "fork":
        return
    from reading.pipelines import load, preferred  # noqa: PLC0415  (spaCy is loaded once there are articles)

    try:
        language = _opened(job, files[0]).language
        package = job.pipeline or preferred(language)
        if package is not None:
            load(package)
    except (ReadingError, OSError):
        return


def _outcomes(job: Job, files: Sequence[str], processes: int) -> Iterator[Outcome]:
    """Yield the outcome of every file from a pool of processes; after one has died, from one at a time."""
    left = dict.fromkeys(files)
    size = max(1, min(FILES_AT_ONCE, -(-len(files) // (2 * processes))))
    with ProcessPoolExecutor(processes) as pool:
        batches = [files[first : first + size] for first in range(0, len(files), size)]
        waiting: list[Future[list[Outcome]]] = [pool.submit(read_files, job, tuple(batch)) for batch in batches]
        try:
            for finished in as_completed(waiting):
                for outcome in finished.result():
                    left.pop(outcome.file, None)
                    yield outcome
        except BrokenProcessPool:
            pass
    yield from _one_by_one(job, list(left))


def _one_by_one(job: Job, files: list[str]) -> Iterator[Outcome]:
    """Yield the outcome of each file, read by itself, so that a process that dies tells which file it was."""
    while files:
        with ProcessPoolExecutor(1) as pool:
            try:
                while files:
                    yield from pool.submit(read_files, job, (files[0],)).result()
                    files = files[1:]
            except BrokenProcessPool:
                yield Outcome(files[0], "The process that read it died, most likely for want of memory.")
                files = files[1:]


def read_files(job: Job, files: Sequence[str]) -> list[Outcome]:
    """Read some files and write their results; return what became of each."""
    opened: dict[str, Article] = {}
    outcomes: list[Outcome] = []
    for file in files:
        try:
            opened[file] = _opened(job, file)
        except (ReadingError, OSError) as error:
            outcomes.append(Outcome(file, str(error)))
    for language in dict.fromkeys(article.language for article in opened.values()):
        alike = {file: article for file, article in opened.items() if article.language == language}
        outcomes += _read(job, alike, language)
    return outcomes


def _opened(job: Job, file: str) -> Article:
    path = job.folder / file
    return article_from_file(path.name, path.read_bytes(), language=job.language, published=job.published)


def _read(job: Job, articles: dict[str, Article], language: str) -> Iterator[Outcome]:
    """Yield the outcome of each article of one language; a batch that fails is read again one by one."""
    try:
        tools = _tools(language, job.pipeline)
        readings = iter(list(tools.reader.read_many(articles.values())))
    except ReadingError as error:
        yield from (Outcome(file, str(error)) for file in articles)
        return
    except Exception:  # whatever one article does to the others of its batch
        readings = iter(())
    for file, article in articles.items():
        try:
            reading = pipeline.checked(next(readings, None) or tools.reader.read(article))
            words = pipeline.label_language(article)
            atlas = pipeline.drawn(reading, tools, words)
            result_file.write(_target(job, file), reading, atlas, words)
        except (ReadingError, GeodataError, OSError) as error:
            yield Outcome(file, str(error))
        except Exception as error:  # one article must not stop the others
            yield Outcome(file, f"It could not be read ({type(error).__name__}: {error}).")
        else:
            yield Outcome(file)


def _target(job: Job, file: str) -> Path:
    """Return where the result of a file goes; its suffix stays in the name where another article shares the rest."""
    path = Path(file)
    twins = [other for other in (job.folder / path).parent.glob(f"{_escaped(path.stem)}.*") if other.suffix in SUFFIXES]
    target = job.out / (path.with_suffix(".json") if len(twins) < 2 else path.with_name(f"{path.name}.json"))
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)


@functools.cache
def _tools(language: str, package: str | None) -> pipeline.Tools:
    """Return the tools of this process, opened once; with a pipeline chosen, a set for each language."""
    return pipeline.with_pipeline(_plain_tools(), language, package)


@functools.cache
def _plain_tools() -> pipeline.Tools:
    return pipeline.open_tools()
