"""What stands around a name: the tables of words by language, and the words before and after a span of a document."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from reading.syntax.tokens import Doc, Span, Token

CONTRACTIONS = {
    "du": "de", "d'": "de", "d’": "de", "des": "de", "au": "à", "aux": "à", "del": "de", "al": "a", "im": "in",
    "am": "an", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "ins": "in",
    "ans": "an", "aufs": "auf", "во": "в", "со": "с",
}  # fmt: skip
"""Prepositions that hide an article or a sound, and the preposition meant."""


_JOINED_ON = "وف"
"""Conjunctions that Arabic joins on to the next word: "and", "so"."""

AND = frozenset({"et", "and", "y", "e", "und", "и", "و", "ou", "or", "ni", "&"})
"""Words that join names."""


@lru_cache(maxsize=256)
def words(table: str, language: str, key: str) -> frozenset[str]:
    """Return the entries of one list of ``lexicon/<table>.toml``; empty when the language has no such list.

    >>> "ville" in words("place_context", "fr", "place_nouns"), words("place_context", "xx", "titles")
    (True, frozenset())
    """
    return frozenset(
        entry.strip() for entry in _table(table).get(language, {}).get(key, "").split(",") if entry.strip()
    )


@lru_cache(maxsize=8)
def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("reading.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


class TokenIndex:
    """Finds the tokens of a document by code point in logarithmic time."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def span(self, start: int, end: int) -> Span:
        """Return the tokens that touch the code points ``start`` to ``end`` (at least one token)."""
        spans: dict[tuple[int, int], Span] = self.doc.answers.setdefault("spans", {})
        if (start, end) not in spans:
            first = self.doc.token_at(start)
            spans[start, end] = self.doc[first : max(first, self.doc.token_at(max(start, end - 1))) + 1]
        return spans[start, end]


@dataclass(frozen=True, slots=True)
class Before:
    """What leads to a name: its preposition in base form (``""`` for none), and the word before that."""

    preposition: str
    with_article: bool
    word: Token | None


def before(doc: Doc, span: Span, start: int, language: str) -> Before:
    """Return the preposition before a name, articles left out, and the word that stands before it.

    ``start`` is the code point of the name: letters of its first token before it are a proclitic (Arabic b-, l-).
    """
    known: dict[tuple[int, int, str], Before] = doc.answers.setdefault("before", {})
    place = (span.start, start, language)
    if place not in known:
        known[place] = _before(doc, span, start, language)
    return known[place]


def _before(doc: Doc, span: Span, start: int, language: str) -> Before:
    articles, prepositions = words("place_context", language, "articles"), _prepositions(language)
    clitic = doc.text[span[0].idx : start].strip() if start > span[0].idx else ""
    if clitic.lstrip(_JOINED_ON) and language in {"ar", "fa", "ur"}:
        return Before(clitic.lstrip(_JOINED_ON).replace("لل", "ل"), False, _previous(doc, span.start))
    token, with_article = _previous(doc, span.start), False
    if token is not None and token.lower_ in articles:
        with_article, token = True, _previous(doc, token.i)
    if token is None:
        return Before("", with_article, None)
    form = CONTRACTIONS.get(token.lower_, token.lower_)
    if language == "ar" and form not in prepositions:
        form = next((rest for rest in (form[1:], form[2:]) if rest in prepositions and form[0] in _JOINED_ON), form)
    if form not in prepositions:
        return Before("", with_article, token)
    with_article = with_article or form != token.lower_
    previous = _previous(doc, token.i)
    for longer in _longer(previous, form, doc):
        if longer in prepositions:
            return Before(longer, with_article, _previous(doc, token.i - longer.count(" ")))
    return Before(form, with_article, previous)


def _longer(previous: Token | None, form: str, doc: Doc) -> list[str]:
    """Return the two- and three-word prepositions that end with ``form``, longest first."""
    if previous is None:
        return []
    two = f"{previous.lower_} {form}"
    earlier = _previous(doc, previous.i)
    return [f"{CONTRACTIONS.get(earlier.lower_, earlier.lower_)} {two}", two] if earlier is not None else [two]


def _previous(doc: Doc, index: int) -> Token | None:
    """Return the token before ``index`` in the same sentence, white space left out."""
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
        if not doc[index].is_space:
            return doc[index]
    return None


def following(doc: Doc, index: int) -> Token | None:
    """Return the token at or after ``index`` in the same sentence, white space left out."""
    while index < len(doc) and not doc[index].is_sent_start:
        if not doc[index].is_space:
            return doc[index]
        index += 1
    return None


def coordinated(first: Span, second: Span, language: str, *, with_genitive: bool = False) -> bool:
    """Tell whether only commas, "and" and articles stand between two names, the second with no preposition of its own.

    A name in parentheses right after another one counts too; ``with_genitive`` lets "of" be repeated.
    """
    between = [token for token in first.doc.tokens[first.end : second.start] if not token.is_space]
    if not between:
        return language == "ar" and first.end == second.start and second[0].text.startswith("و")
    if len(between) > 3 or any(token.is_sent_start for token in between):
        return False
    if len(between) == 1 and between[0].text == "(":
        return True
    joining = AND | words("place_context", language, "articles")
    if with_genitive:
        joining |= words("sense", language, "genitive") | {"d'", "d’"}
    return all(token.lower_ in joining or token.text in {",", "،"} for token in between)


@lru_cache(maxsize=32)
def _prepositions(language: str) -> frozenset[str]:
    lists = ("voice", "genitive", "company", "between", "to", "agent", "behalf", "against", "upon", "origin")
    known = words("place_context", language, "locative")
    return known.union(*(words("sense", language, key) for key in lists))
