"""The words that a rule wants near its trigger, where they are patterns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reading.rules import Rule, rules
from reading.surface.lexemes import Lexemes
from reading.surface.words import Word

WINDOW = 7
"""Words before and behind a trigger in which the word near it is looked for."""
WIDE_WINDOW = 30
"""The same for rules of several groups, which say enough together to stand far apart."""


def has_near(rule: Rule, language: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether of each group of a rule's words one stands near the trigger that reaches from word to word."""
    if not rule.near:
        return True
    reach = WINDOW if len(rule.near) == 1 and rule.pos != "P" else WIDE_WINDOW
    window = (*range(max(0, first - reach), first), *range(last + 1, min(len(words), last + reach + 1)))
    return all(any(table.at(words, position) for position in window) for table in _groups(language, rule.id))


@cache
def _groups(language: str, rule_id: str) -> tuple[Lexemes[str], ...]:
    rule = next(rule for rule in rules(language) if rule.id == rule_id)
    return tuple(Lexemes((word, word) for word in sorted(group)) for group in rule.near)
