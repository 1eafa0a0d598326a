"""A parsed document as plain objects: what spaCy found, read from its arrays once, and then asked again and again.

spaCy's own tokens are windows on its memory: each question makes new objects. Names and meanings here are spaCy's, as
far as the reading needs them (https://spacy.io/api/token).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Any, overload

from spacy.tokens import Doc as ParsedDoc

from reading.syntax.morphology import Morphology, morphology

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH")
_NUMBERS = ("IDX", "HEAD", "SENT_START", "IS_SPACE", "IS_ALPHA", "IS_PUNCT")
_SENTENCE_START = 1
_PLACE_IN_TEXT = attrgetter("i")


class Token:
    """One token with its place in the tree; ``answers`` keeps what was asked of it."""

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "morph", "lang_"),
        *("is_space", "is_alpha", "is_punct", "is_sent_start", "head", "children", "sent", "answers"),
    )
    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    morph: Morphology
    lang_: str
    is_space: bool
    is_alpha: bool
    is_punct: bool
    is_sent_start: bool
    head: Token
    children: list[Token]
    sent: Span
    answers: dict[str, Any]

    def __len__(self) -> int:
        """Return the length in code points."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the text, as spaCy does."""
        return self.text

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """Return the tokens above, nearest first."""
        known: tuple[Token, ...] | None = self.answers.get("ancestors")
        if known is None:
            above, word = [], self
            while word.head is not word:
                word = word.head
                above.append(word)
            known = self.answers["ancestors"] = tuple(above)
        return known

    @property
    def subtree(self) -> tuple[Token, ...]:
        """Return the token and all below it, in the order of the text."""
        known: tuple[Token, ...] | None = self.answers.get("subtree")
        if known is None:
            found = [self]
            for word in found:
                found.extend(word.children)
            known = self.answers["subtree"] = tuple(sorted(found, key=_PLACE_IN_TEXT))
        return known

    @property
    def left_edge(self) -> Token:
        """Return the first token of the subtree."""
        first = self
        while first.children and first.children[0].i < first.i:
            first = first.children[0]
        return first

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether the other token is below this one."""
        return self in other.ancestors

    def nbor(self, distance: int = 1) -> Token:
        """Return the token so far behind (or before) this one; raise ``IndexError`` where the document has none."""
        if self.i + distance < 0:
            raise IndexError(distance)
        return self.doc[self.i + distance]


class Span:
    """Some tokens in a row."""

    __slots__ = ("_root", "_tokens", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        """Take a document, the number of the first token and that behind the last one."""
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._tokens = doc.tokens[start:end]
        self._root: Token | None = None

    def __iter__(self) -> Iterator[Token]:
        """Return an iterator over the tokens."""
        return iter(self._tokens)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self._tokens)

    def __getitem__(self, number: int) -> Token:
        """Return a token by its number within."""
        return self._tokens[number]

    @property
    def start_char(self) -> int:
        """Return the code point at which the first token begins."""
        return self._tokens[0].idx

    @property
    def end_char(self) -> int:
        """Return the code point behind the last token."""
        return self._tokens[-1].idx + len(self._tokens[-1])

    @property
    def text(self) -> str:
        """Return the text."""
        return self.doc.text[self.start_char : self.end_char] if self._tokens else ""

    @property
    def sent(self) -> Span:
        """Return the sentence of the first token."""
        return self._tokens[0].sent

    @property
    def root(self) -> Token:
        """Return the token that stands highest in the tree, the first of several; bare punctuation comes last."""
        if self._root is None:
            self._root = self._highest()
        return self._root

    def _highest(self) -> Token:
        best, least = self._tokens[0], len(self.doc)
        for token in self._tokens:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            bare = (token.is_space or token.is_punct) and not token.children
            depth = len(self.doc) - 1 if bare else sum(1 for _ in token.ancestors)
            if depth < least:
                best, least = token, depth
        return best


class Doc:
    """A parsed text; ``parsed`` is spaCy's own document, ``answers`` keeps what was asked of the whole."""

    __slots__ = ("_annotated", "_starts", "answers", "ents", "lang_", "parsed", "text", "tokens")

    def __init__(self, parsed: ParsedDoc) -> None:
        """Take what a pipeline made of a text."""
        self.parsed, self.text, self.lang_ = parsed, parsed.text, parsed.lang_
        self.answers: dict[str, Any] = {}
        self._annotated = {name: parsed.has_annotation(name) for name in ("DEP", "ENT_IOB")}
        self.tokens = [Token() for _ in range(len(parsed))]
        self._starts: list[int] = []
        if self.tokens:
            self._fill()
        self.ents = [Span(self, entity.start, entity.end, entity.label_) for entity in parsed.ents]

    def _fill(self) -> None:
        """Read the tokens from spaCy's arrays."""
        hashes: Any = self.parsed.to_array(list(_STRINGS))
        known = {key: self.parsed.vocab.strings[key] for key in set(hashes.ravel().tolist())}
        strings = ([known[key] for key in column] for column in hashes.T.tolist())
        numbers = self.parsed.to_array(list(_NUMBERS)).astype("int64").T.tolist()
        self._starts = numbers[0]
        for i, (token, *words, features, idx, head, start) in enumerate(
            zip(self.tokens, *strings, *numbers[:3], strict=True)
        ):
            token.doc, token.i, token.idx, token.lang_ = self, i, idx, self.lang_
            token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.ent_type_ = words
            token.morph, token.is_sent_start = morphology(features), start == _SENTENCE_START
            token.head, token.children, token.answers = self.tokens[i + head], [], {}
        for token, space, alpha, punctuation in zip(self.tokens, *numbers[3:], strict=True):
            token.is_space, token.is_alpha, token.is_punct = bool(space), bool(alpha), bool(punctuation)
            if token.head is not token:
                token.head.children.append(token)
        self._cut()

    def _cut(self) -> None:
        """Give each token its sentence."""
        begins = [0, *(token.i for token in self.tokens[1:] if token.is_sent_start), len(self.tokens)]
        for start, end in pairwise(begins):
            sentence = Span(self, start, end)
            for token in self.tokens[start:end]:
                token.sent = sentence

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Return an iterator over the tokens."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        """Return a token by number, or those of a slice."""
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def has_annotation(self, name: str) -> bool:
        """Tell whether the pipeline set heads (``DEP``) or entities (``ENT_IOB``)."""
        return self._annotated[name]

    def token_at(self, offset: int) -> int:
        """Return the number of the last token that begins at or before a code point."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def char_span(self, start: int, end: int) -> Span | None:
        """Return the tokens that two code points touch, ``None`` where there are none."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end) - 1
        if first < 0 or end > len(self.text) or last < first:
            return None
        if start >= self.tokens[first].idx + len(self.tokens[first]):
            first += 1
        return Span(self, first, last + 1) if first <= last else None
