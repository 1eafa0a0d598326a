"""Make the lists of names of persons anew: ``python -m reading.lexicon.build_person_names`` (needs Faker).

One file a script, two lines: words of first names, and of last names that are no first names. Source: the providers of
persons of Faker 40.63.0 (Daniele Faraglia and contributors, MIT), all their locales together.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "person_names"
SCRIPTS = {"latin": ("A", "\u024f"), "arabic": ("\u0600", "\u06ff"), "cyrillic": ("\u0400", "\u04ff")}
"""The first and last code point of the letters that words of a script begin with."""

LINES = ("first", "last")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _words(line: str) -> Iterator[str]:
    """Yield the words of the first or last names of all locales."""
    import faker.providers.person as persons  # noqa: PLC0415  (developers alone have it)

    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if attribute.startswith(f"{line}_names") and isinstance(names, list | tuple | dict):
                for name in names:
                    yield from _WORD.findall(name if isinstance(name, str) else str(name[0]))


def main() -> None:
    """Write the lists."""
    FOLDER.mkdir(exist_ok=True)
    found = {line: set(_words(line)) for line in LINES}
    found["last"] -= found["first"]
    for script, (lowest, highest) in SCRIPTS.items():
        lines = []
        for line in LINES:
            words = sorted(word for word in found[line] if lowest <= word[0] <= highest and not word[0].islower())
            lines.append(f"{line} {' '.join(words)}\n")
        (FOLDER / f"{script}.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
