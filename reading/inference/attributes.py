"""The attributes that a pipeline's rules give single tokens, looked up by the word, tag or class that a rule names.

spaCy's matcher tries every rule on every token, which in English takes as long as the parser; nearly all rules look at
one token and name its word or its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, attributeruler
from spacy.tokens import Doc
from spacy.vocab import Vocab

FACTORY = "indexed_attributes"
"""Name of the component in a pipeline."""

_ASKED = ("LOWER", "TAG", "POS", "DEP", "IS_SPACE")
"""What rules ask of a token."""
_WORDS = slice(0, 4)
_KEYS = ("LOWER", "TAG", "POS", "IS_SPACE")
"""What they are looked up by: the first of these for which a rule names values."""
_LISTED, _UNLISTED, _PATTERN = "IN", "NOT_IN", "REGEX"


@Language.factory(FACTORY)
def _factory(nlp: Language, name: str) -> IndexedAttributes:
    """Return the component that does the work of the pipeline's own ``attribute_ruler``."""
    del name
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return IndexedAttributes(ruler)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule for one token: its place in their order, what it asks besides, and the values that it sets."""

    number: int
    asked: tuple[tuple[str, Any], ...]
    values: dict[str, int]


class IndexedAttributes:
    """The rules of an ``AttributeRuler``, later ones before earlier ones, those of several tokens last."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take the rules of a ruler."""
        vocab = ruler.vocab
        self._strings = vocab.strings
        self._several = AttributeRuler(vocab)
        self._rules: dict[tuple[str, Any], list[_Rule]] = {}
        names: set[str] = set()
        rules: list[Any] = list(ruler.patterns)
        for number, (rule, attributes) in enumerate(zip(rules, ruler.attrs, strict=True)):
            if all(len(pattern) == 1 and _is_known(pattern[0]) for pattern in rule["patterns"]):
                values = _values(vocab, list(rule["attrs"]), attributes)
                names.update(values)
                for pattern in rule["patterns"]:
                    self._add(number, pattern[0], values)
            else:
                self._several.add_patterns([rule])
        self._set: list[Any] = sorted(names)
        self._has_several = bool(self._several.patterns)

    def _add(self, number: int, asked: dict[str, Any], values: dict[str, int]) -> None:
        key, named = next(((name, found) for name in _KEYS if (found := _named(asked.get(name)))), ("", (None,)))
        rule = _Rule(number, tuple(pair for pair in asked.items() if pair[0] != key), values)
        for value in named:
            self._rules.setdefault((key, value), []).append(rule)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a document and return it."""
        if not len(doc) or not self._set:
            return doc
        columns: dict[Any, list[int]] = dict(zip(self._set, doc.to_array(self._set).T.tolist(), strict=True))
        changed = set()
        for number, token in enumerate(self._tokens(doc)):
            for name, value in self._attributes(token).items():
                if columns[name][number] != value:
                    columns[name][number] = value
                    changed.add(name)
        if changed:
            names: list[Any] = sorted(changed)
            table: Any = np.array([columns[name] for name in names], dtype=np.uint64).T
            doc.from_array(names, table)
        return self._several(doc) if self._has_several else doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield documents with their attributes set."""
        del batch_size
        return map(self, docs)

    def _tokens(self, doc: Doc) -> Iterator[dict[str, Any]]:
        """Yield what rules ask of each token."""
        hashes: Any = doc.to_array(list(_ASKED))
        known: dict[int, Any] = {key: self._strings[key] for key in set(hashes[:, _WORDS].ravel().tolist())}
        for word, tag, pos, label, is_space in hashes.tolist():
            asked = (known[word], known[tag], known[pos], known[label], bool(is_space))
            yield dict(zip(_ASKED, asked, strict=True))

    def _attributes(self, token: dict[str, Any]) -> dict[str, int]:
        """Return what the rules that fit a token set, those of later ones where several set the same."""
        rules = list(self._rules.get(("", None), ()))
        for name in _KEYS:
            rules += self._rules.get((name, token[name]), ())
        fitting = [rule for rule in rules if all(_meets(token[name], condition) for name, condition in rule.asked)]
        if len(fitting) == 1:
            return fitting[0].values
        found: dict[str, int] = {}
        for rule in sorted(fitting, key=lambda rule: rule.number):
            found |= rule.values
        return found


def _named(condition: Any) -> tuple[Any, ...]:
    """Return the values that a condition names in so many words: one or a list; none for any other."""
    if isinstance(condition, dict):
        return tuple(condition[_LISTED]) if set(condition) == {_LISTED} else ()
    return () if condition is None else (condition,)


def _is_known(asked: dict[str, Any]) -> bool:
    """Tell whether what a rule asks of a token is known here."""
    conditions = (value for value in asked.values() if isinstance(value, dict))
    return set(asked) <= set(_ASKED) and all(set(value) <= {_LISTED, _UNLISTED, _PATTERN} for value in conditions)


def _meets(value: Any, condition: Any) -> bool:
    """Tell whether a value is the one asked for, in a list or not in one, or fits a pattern."""
    if not isinstance(condition, dict):
        return bool(value == condition)
    return (
        value in condition.get(_LISTED, (value,))
        and value not in condition.get(_UNLISTED, ())
        and re.search(condition.get(_PATTERN, ""), value) is not None
    )


def _values(vocab: Vocab, names: list[str], attributes: Any) -> dict[str, int]:
    """Return attributes as the numbers that spaCy keeps them by."""
    word = Doc(vocab, words=["a"])
    setter: Any = attributeruler
    setter.set_token_attrs(word[0], attributes)
    values: Any = word.to_array([*names, "ORTH"])
    return dict(zip(names, values[0].tolist(), strict=False))
