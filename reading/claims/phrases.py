"""Phrases that make a claim: rows whose triggers are patterns of words in a row, as in "will not let"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reading.rules import Rule, rules
from reading.surface.lexemes import Lexemes
from reading.surface.near import has_near
from reading.surface.words import forms_of, words_of
from reading.syntax.tokens import Span, Token


def phrases(span: Span, language: str) -> Iterator[tuple[Rule, Token]]:
    """Yield each rule that a phrase of a sentence fits, at most once, with the word that heads the phrase."""
    table = _table(language)
    text = span.text
    forms = forms_of(text, language)
    opening = table.opening(forms)
    words = words_of(text, language, span.start_char) if opening else []
    seen: set[str] = set()
    for position in opening:
        for rule, size in table.at(words, position):
            last = position + size - 1
            if rule.id in seen or not has_near(rule, language, words, position, last):
                continue
            found = span.doc.char_span(words[position].start, words[last].end)
            if found is not None:
                seen.add(rule.id)
                yield rule, found.root


@cache
def _table(language: str) -> Lexemes[Rule]:
    chosen = (rule for rule in rules(language) if rule.pos == "P")
    return Lexemes((trigger, rule) for rule in chosen for trigger in sorted(rule.triggers))
