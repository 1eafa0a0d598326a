"""The words of the page in each of its languages: one TOML file a language, all with the same keys."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages the page speaks, French first.

    >>> languages()[0]
    'fr'
    """
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda code: (code != "fr", code != "en", code)))


@functools.cache
def wording(language: str) -> Mapping[str, str]:
    """Return the words of ``language``, keys as ``"table.name"``; English for a language the page does not speak.

    >>> wording("fr")["bar.open"]
    'Ouvrir un article'
    """
    code = language if language in languages() else "en"
    tables = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({f"{table}.{key}": text for table, words in tables.items() for key, text in words.items()})


def counted(count: int, words: Mapping[str, str]) -> str:
    """Return a whole number with the language's separator of thousands.

    >>> counted(99511, wording("en"))
    '99,511'
    """
    return f"{count:,}".replace(",", words["map.thousands"])


def status_of(kind: str, status: str, words: Mapping[str, str]) -> str:
    """Return the word for ``status`` in the form that agrees with the word for ``kind``.

    >>> status_of("talks", "cancelled", wording("fr")), status_of("talks", "cancelled", wording("en"))
    ('annulées', 'cancelled')
    """
    forms = words[f"status.{status}"].split("|")
    return forms[min(int(words[f"form.{kind}"]), len(forms) - 1)]
