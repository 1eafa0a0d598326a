"""A copy of a text that a pipeline reads well, and the way back to the characters of the text as it was given.

Invisible characters inside words are left out, letters with their accents apart are joined, look-alike letters of
another script are those of the word's own, and lines written all in capitals get the case of ordinary writing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reading.actors import ActorLexicon, ActorNaming
from reading.model import Article, Reading
from reading.names import NameIndex

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_JOINERS = "\u200c\u200d"
_ODD = re.compile(rf"[{_INVISIBLE}{_JOINERS}\u0300-\u036f]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "aceiopsxyjABCEHIJKMOPSTXY"
_CYRILLIC = "асеіорѕхујАВСЕНІЈКМОРЅТХУ"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)
_LINE = re.compile(r"[^\n\u2028\u2029]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+)\W*")
_CAPITALS_SHARE = 0.8
_SHORT_WORD = 4
_WORDS_OF_LINE = 3
_WELL_KNOWN = 0.55
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Legible:
    """The copy, and for each of its characters where it starts and ends in the text as given."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Return the span of the text as given that a span of the copy stands for.

        >>> joined("Al\u200beppo").span(0, 6)
        (0, 7)
        """
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


def legible(text: str, language: str, names: NameIndex, actors: ActorLexicon) -> Legible | None:
    """Return the copy of a text, ``None`` where the text can be read as it is."""
    odd = _ODD.search(text) is not None
    lines = [match.span() for match in _LINE.finditer(text) if _is_capitals(match.group())]
    if not odd and not lines:
        return None
    copy = joined(text) if odd else Legible(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    plain = _one_script(copy.text) if odd else copy.text
    return replace(copy, text=_ordinary_case(plain, language, names, actors))


def joined(text: str) -> Legible:
    r"""Return a text without invisible characters inside words, and with accents joined to their letters.

    >>> joined("Tu\u0308rkiye").text, joined("A\u200b B").text
    ('Türkiye', 'A B')
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, letter in enumerate(text):
        if letter in _INVISIBLE or (letter in _JOINERS and _between_alphabets(text, position)):
            continue
        whole = unicodedata.normalize("NFC", letters[-1] + letter) if letters and unicodedata.combining(letter) else ""
        if len(whole) == 1 and ends[-1] == position:
            letters[-1], ends[-1] = whole, position + 1
        else:
            letters.append(letter)
            starts.append(position)
            ends.append(position + 1)
    return Legible("".join(letters), tuple(starts), tuple(ends))


def restored(reading: Reading, article: Article, copy: Legible) -> Reading:
    """Return the reading of a copy with every offset in the text of the ``article`` as given."""
    text = article.text

    def moved(start: int, end: int) -> tuple[int, int]:
        return copy.span(start, end)

    sentences = []
    for sentence in reading.sentences:
        start, end = moved(sentence.start, sentence.end)
        sentences.append(replace(sentence, start=start, end=end))
    mentions = []
    for mention in reading.mentions:
        start, end = moved(mention.start, mention.end)
        mentions.append(replace(mention, start=start, end=end, text=text[start:end]))
    claims = tuple(replace(claim, cue=moved(*claim.cue)) for claim in reading.claims)
    return replace(reading, article=article, sentences=tuple(sentences), mentions=tuple(mentions), claims=claims)


def _between_alphabets(text: str, position: int) -> bool:
    """Tell whether a joiner stands between letters of a script that needs none."""
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return all(letter.isalpha() and letter < "\u0590" for letter in around)


def _one_script(text: str) -> str:
    """Return a text in which no word mixes Latin and Cyrillic look-alikes: the script of most letters holds."""
    return _WORD.sub(lambda match: _plain_word(match.group()), text)


def _plain_word(word: str) -> str:
    latin = sum("A" <= letter <= "z" for letter in word)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in word)
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_LATIN if latin >= cyrillic else _TO_CYRILLIC)


def _is_capitals(line: str) -> bool:
    """Tell whether a line is written all in capitals: several words, and hardly a small letter.

    >>> _is_capitals("RUSSIA SENDS TROOPS TO ALEPPO"), _is_capitals("NATO, EU, UN")
    (True, False)
    """
    letters = [letter for letter in line if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if not letters or capitals < _CAPITALS_SHARE * len(letters):
        return False
    return sum(len(word) >= _SHORT_WORD for word in _WORD.findall(line)) >= _WORDS_OF_LINE


def _ordinary_case(text: str, language: str, names: NameIndex, actors: ActorLexicon) -> str:
    """Return a text with its lines of capitals in ordinary case: names known, or written with a capital elsewhere."""
    lines = [match for match in _LINE.finditer(text) if _is_capitals(match.group())]
    if not lines:
        return text
    rest = _LINE.sub(lambda match: "" if _is_capitals(match.group()) else match.group(), text)
    elsewhere = {word for word in _WORD.findall(rest) if word[0].isupper() and not word.isupper()}
    small = set(_WORD.findall(rest)) - elsewhere
    result = list(text)
    for line in lines:
        start, end = line.span()
        result[start:end] = _line_in_case(line.group(), language, names, actors, (elsewhere, small))
    return "".join(result)


def _line_in_case(
    line: str, language: str, names: NameIndex, actors: ActorLexicon, written: tuple[set[str], set[str]]
) -> list[str]:
    """Return the letters of a line of capitals in ordinary case, as many as there were."""
    elsewhere, small = written
    titled = _WORD.sub(lambda match: match.group()[0] + _lower(match.group()[1:]), line)
    result = list(_lower(line))
    for match in _WORD.finditer(titled):
        if match.group() in elsewhere:
            result[match.start()] = titled[match.start()]
    for hit in names.find(titled, language):
        word = titled[hit.start : hit.end]
        if (hit.prominence >= _WELL_KNOWN or hit.state is not None) and word.lower() not in small:
            result[hit.start : hit.end] = titled[hit.start : hit.end]
    for actor in actors.find(line, language):
        if actor.naming is ActorNaming.NAME:
            acronym = actor.end - actor.start <= _ACRONYM
            result[actor.start : actor.end] = (line if acronym else titled)[actor.start : actor.end]
    for match in _SENTENCE_START.finditer(line):
        if match.end() < len(line):
            result[match.end()] = line[match.end()]
    return result


def _lower(text: str | Iterable[str]) -> str:
    """Return small letters, as many as there were: a letter that would become two stays."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
