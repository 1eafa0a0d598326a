"""Phrases that make a claim: rows whose triggers are patterns of words in a row, as in "will not let".

A pattern's word in angle brackets is a word in any of its forms: ``<lever> * camp`` finds "ont levé le camp".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reading.actors import fold
from reading.rules import Rule, rules
from reading.surface.lexemes import Lexemes
from reading.surface.near import has_near
from reading.surface.words import Word, forms_of, words_of
from reading.syntax.tokens import Span, Token
from reading.syntax.word_forms import known_forms, lemma


def phrases(span: Span, language: str) -> Iterator[tuple[Rule, Token]]:
    """Yield each rule that a phrase of a sentence fits, at most once, with the word that heads the phrase."""
    table = _table(language)
    if _names_lemmas(language):
        plain = words_of(span.text, language, span.start_char)
        forms = _with_lemmas(plain, span)
        opening = table.opening(forms)
        words = (
            [Word(word.start, word.end, word.text, own) for word, own in zip(plain, forms, strict=True)]
            if opening
            else []
        )
    else:
        opening = table.opening(forms_of(span.text, language))
        words = words_of(span.text, language, span.start_char) if opening else []
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


def _with_lemmas(words: list[Word], span: Span) -> list[tuple[str, ...]]:
    """Return the forms of words with their lemmas, in angle brackets."""
    lemmas = {token.idx + len(token.text): _lemmas(token) for token in span}
    return [(*word.forms, *lemmas.get(word.end, ())) for word in words]


def _lemmas(token: Token) -> tuple[str, ...]:
    """Return a token's lemma, and the verb that it has the form of, whatever it is tagged as."""
    own = lemma(token)
    verb = known_forms().get(token.lower_, own) if token.lang_ == "fr" else own
    return _bracketed(own) if verb == own else (*_bracketed(own), *_bracketed(verb))


@cache
def _bracketed(word: str) -> tuple[str, ...]:
    return (f"<{fold(word)}>",)


@cache
def _names_lemmas(language: str) -> bool:
    return any("<" in trigger for rule in rules(language) if rule.pos == "P" for trigger in rule.triggers)


@cache
def _table(language: str) -> Lexemes[Rule]:
    chosen = (rule for rule in rules(language) if rule.pos == "P")
    return Lexemes((trigger, rule) for rule in chosen for trigger in sorted(rule.triggers))
