"""Cut a text into sentences: lines and paragraphs first, then full stops that end one.

The rules run before any parser, so that no parse crosses a heading, a paragraph or a missing space after a full stop.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from statistics import median

from reading.model import Sentence

MAX_SENTENCE_LENGTH = 5_000
"""Code points after which a sentence without an end is cut at a space, to bound the work of one parse."""

_PYSBD_MODULES = {"de": "deutsch", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "ru": "russian"}
_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔]+)(?P<close>(?:[ \u00a0\u202f]?[»”]|[\"'’)\]])*)(?=\s)"
    r"|(?P<glued>(?<=[^\W\d_A-ZÀ-Þ]{2})[.!?](?=[A-ZÀ-ÞЀ-Я][^\W\d_A-ZÀ-Þ]))"
    r"|(?P<wide>[。！？]+[」』”]?)"
)
_DATELINE = re.compile(
    r"(?P<town>[^\W\d_][^\n.!?:;,()/–—]{1,40}?)(?P<more>, ?[^\n!?:;()–—]{2,50}?)?\.?\s*"
    r"(?P<agency>\([^()\n]{2,40}\)|/[^/\n]{2,20}/)?\.?\s?[-–—]{1,2}\s"
)
_LINKING = re.compile(r"(?:d[eu]s?|la|les?|el|al|sur|en|of|am|an|der|and|et|y|и|на)\b")
"""Small words within the names of towns."""
_WORD_BEFORE = re.compile(r"[\w.\-ºª]+\Z")
_OPENERS = "«“„\"'‘’([{-–—•¿¡ \t\u00a0\u202f\u200e\u200f"
_FIRST_WORD = re.compile(r"\w+['’]?")
_HARD_WRAP = 50


@dataclass(frozen=True, slots=True)
class _StopRules:
    """The words of one language that decide whether a full stop ends a sentence."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    ordinal_days: bool


def split_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    r"""Return the sentences of ``text`` in order, without surrounding white space; every visible character is in one.

    >>> text = "Titre\n\nM. Sissi menace.La ville attend."
    >>> [text[sentence.start : sentence.end] for sentence in split_sentences(text, "fr")]
    ['Titre', 'M. Sissi menace.', 'La ville attend.']
    >>> split_sentences(" ", "fr")
    ()
    """
    rules = _stop_rules(language)
    spans = (
        span
        for start, end in _lines(text)
        for first, last in _sentence_spans(text, start, end, rules)
        for span in _bounded(text, first, last)
    )
    return tuple(Sentence(index, start, end) for index, (start, end) in enumerate(spans))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs and headings; lines broken at a fixed width are joined again."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n\u2028\u2029]+", text)]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    wrapped = _is_hard_wrapped(text, lines)
    begin: int | None = None
    for number, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or not _continues(text, (start, end), following, wrapped):
            yield begin, end
            begin = None


def _continues(text: str, line: tuple[int, int], following: tuple[int, int], wrapped: bool) -> bool:
    """Tell whether a line runs on into the next one."""
    single = following[0] - line[1] == 1
    long = line[1] - line[0] >= _HARD_WRAP
    open_end = text[line[0] : line[1]].rstrip()[-1:] not in '.!?…»”"؟:'
    first = text[following[0] : following[1]].lstrip()[:1]
    return single and long and open_end and (wrapped or first.islower())


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether most lines were broken at a fixed width of 50 to 100 characters."""
    ends = [end - start for start, end in lines if text[end : end + 1] == "\n" and text[end + 1 : end + 2].strip()]
    return len(ends) >= 3 and _HARD_WRAP <= median(ends) <= 100 and 2 * len(ends) >= len(lines)


def _sentence_spans(text: str, start: int, end: int, rules: _StopRules) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph; a dateline before the first is apart, being no part of its grammar."""
    lead = _dateline(text, start, end)
    if lead:
        yield start, lead
        start = lead
    for match in _STOP.finditer(text, start, end):
        if match.start() >= start and _ends_sentence(text, match, end, rules):
            yield start, match.end()
            start = match.end()
    yield start, end


def _dateline(text: str, start: int, end: int) -> int | None:
    """Return where the dateline of a paragraph ends ("TRIPOLI, June 15 (AFP) — "), or ``None`` where it has none."""
    match = _DATELINE.match(text, start, end)
    if match is None or match.end() >= end:
        return None
    words = match["town"].split()
    if len(words) > 4 or not all(word[:1].isupper() or _LINKING.match(word) for word in words):
        return None
    dated = any(character.isdigit() for character in match["more"] or "")
    shouted = words[0].isupper() and len(words[0]) > 3 and "—" in match[0]
    return match.end() if match["agency"] or dated or shouted else None


def _ends_sentence(text: str, match: re.Match[str], end: int, rules: _StopRules) -> bool:
    """Tell whether the stop found ends its sentence."""
    rest = text[match.end() : min(end, match.end() + 80)].lstrip(_OPENERS)
    if match["wide"] or not rest or rest[0].islower():
        return bool(match["wide"])
    if (match["stop"] or match["glued"]) != "." or match["close"]:
        return True
    return not _is_abbreviation(text, match.start(), rest, rules)


def _is_abbreviation(text: str, stop: int, rest: str, rules: _StopRules) -> bool:
    """Tell whether the full stop at ``stop``, before ``rest``, belongs to an abbreviation, initial or ordinal."""
    before = _WORD_BEFORE.search(text, max(0, stop - 30), stop)
    word = before[0].lower() if before else ""
    starter = _FIRST_WORD.match(rest)
    starts = starter is not None and starter[0].lower() in rules.starters
    if word in rules.titles:
        return not (starts and word in rules.abbreviations)
    if rules.ordinal_days and re.fullmatch(r"\d{1,2}", word):
        return not starts
    short = len(word) == 1 and word.isalpha()
    return not starts and (short or bool(re.fullmatch(r"\w(?:\.\w)+", word)) or word in rules.abbreviations)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a trimmed span, cut at spaces where it is longer than a sentence can be."""
    while start < end:
        stop = end
        if end - start > MAX_SENTENCE_LENGTH:
            space = text.rfind(" ", start + 1, start + MAX_SENTENCE_LENGTH)
            stop = space if space > start else start + MAX_SENTENCE_LENGTH
        piece = text[start:stop]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if right > left:
            yield start + left, start + right
        start = stop


@lru_cache(maxsize=32)
def _stop_rules(language: str) -> _StopRules:
    """Return the rules of a language, empty ones for a language that has none."""
    rules = _tables().get(language, {})
    known = frozenset(rules.get("abbreviations", ())) | _dotted_abbreviations(language)
    return _StopRules(
        titles=frozenset(rules.get("titles", ())),
        abbreviations=known,
        starters=frozenset(rules.get("starters", ())),
        ordinal_days=language == "de",
    )


def _dotted_abbreviations(language: str) -> frozenset[str]:
    """Return pysbd's abbreviations with a full stop inside, which cannot be mistaken for words ("p.ex")."""
    if language not in _PYSBD_MODULES:
        return frozenset()
    module = importlib.import_module(f"pysbd.lang.{_PYSBD_MODULES[language]}")
    abbreviations = getattr(module, _PYSBD_MODULES[language].capitalize()).Abbreviation.ABBREVIATIONS
    return frozenset(word for word in abbreviations if "." in word)


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("reading.lexicon").joinpath("sentence_rules.toml").read_text("utf-8"))
