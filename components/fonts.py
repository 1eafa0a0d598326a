"""The type of the page: Source Serif 4 and Source Sans 3 (OFL-1.1), cut by script, so that a page takes what it needs.

The files come from the npm packages @fontsource-variable/source-serif-4 5.3.1 and source-sans-3 5.3.0.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "frontend" / "fonts"
ADDRESS = "/assets/fonts/"
FAMILIES = {"source-serif-4": "Source Serif 4", "source-sans-3": "Source Sans 3"}
SCRIPTS = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+1E00-1EFF,U+2020,U+20A0-20AB,U+2C60-2C7F",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
}
"""Unicode ranges of the cuts, as in the style sheets of the packages."""


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of one family: its file name, the family's name and the Unicode range it covers."""

    file: str
    family: str
    unicode_range: str

    def covers(self, text: str) -> bool:
        """Tell whether a character of ``text`` lies in the range of this cut.

        >>> [face.file for face in faces() if face.covers("Мир")]
        ['source-serif-4-cyrillic-wght-normal.woff2', 'source-sans-3-cyrillic-wght-normal.woff2']
        """
        bounds = [part.removeprefix("U+").split("-") for part in self.unicode_range.split(",")]
        spans = [(int(bound[0], 16), int(bound[-1], 16)) for bound in bounds]
        return any(low <= code <= high for code in {ord(character) for character in text} for low, high in spans)

    def rule(self, address: str) -> str:
        """Return the ``@font-face`` rule that loads this cut from ``address``."""
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:200 900;font-display:swap;'
            f'src:url("{address}") format("woff2");unicode-range:{self.unicode_range}}}'
        )


def faces() -> Iterator[Face]:
    """Yield every cut that is bundled."""
    for name, family in FAMILIES.items():
        for script, unicode_range in SCRIPTS.items():
            yield Face(f"{name}-{script}-wght-normal.woff2", family, unicode_range)


def served_style() -> str:
    """Return the style that loads the fonts from this application.

    >>> served_style().count("/assets/fonts/")
    6
    """
    return "\n".join(face.rule(ADDRESS + face.file) for face in faces())


def inline_style(text: str) -> str:
    """Return the style that carries in itself the cuts that ``text`` needs.

    >>> len(inline_style("Syrte")) < len(inline_style("Сирт, Syrte"))
    True
    """
    rules = []
    for face in faces():
        if face.covers(text):
            data = base64.b64encode((FOLDER / face.file).read_bytes()).decode("ascii")
            rules.append(face.rule(f"data:font/woff2;base64,{data}"))
    return "\n".join(rules)
