"""The rules that find claims: one table a language, each row with its example sentence, and their loader."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from reading.errors import RuleTableError
from reading.model import ClaimKind, Role, Status
from reading.rules.condition import Condition

FOLDER = Path(__file__).parent
DEPTH_LANGUAGES = ("en", "fr")
SURFACE_LANGUAGES = ("ar", "de", "es", "ru")
CHOICES = re.compile(r"\{[^{}]*\}|[^\s{}]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table.

    ``triggers`` are lemmas (or forms), without a parser patterns (``atac*``, ``*angriff*``, words in a row); ``pos`` is
    ``V`` (verb), ``N`` (noun) or ``P`` (a phrase: its triggers are patterns in every language). Of each group of words
    ``near`` one must stand near the trigger, of those of ``unless`` none right by it.
    ``actor`` and ``target`` are slots: ``subj``, ``obj``, ``owner`` or prepositions. ``needs`` are conditions that the
    sentence must meet (see ``reading.claims.conditions``); ``role`` is that of places without a telling preposition;
    ``negated`` rules hold only under negation.
    """

    id: str
    kind: ClaimKind
    triggers: frozenset[str]
    pos: str
    near: tuple[frozenset[str], ...]
    unless: frozenset[str]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    needs: tuple[tuple[Condition, ...], ...]
    role: Role
    status: Status
    negated: bool
    example: str


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Return the rules of a language, in the order of its table; none for a language without a table.

    >>> len(rules("fr")) > 40, rules("xx")
    (True, ())
    """
    path = FOLDER / f"{language}.csv"
    return read_rules(path) if path.exists() else ()


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a table; raise ``RuleTableError`` that names the line and fault of every bad row.

    >>> len(read_rules(FOLDER / "en.csv")) > 40
    True
    """
    found: list[Rule] = []
    faults: list[str] = []
    with path.open(encoding="utf8", newline="") as file:
        table = csv.DictReader(file)
        for row in table:
            try:
                found.append(_rule(row))
            except (ValueError, KeyError, AttributeError) as fault:
                faults.append(f"{path.name}, line {table.line_num}: {fault}")
    if faults:
        raise RuleTableError("; ".join(faults))
    return tuple(found)


@cache
def rules_by_trigger(language: str) -> dict[str, tuple[Rule, ...]]:
    """Return the rules of a language by trigger, so that one look-up a word finds them.

    >>> rules_by_trigger("en")["besiege"][0].kind.value
    'control'
    """
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules(language):
        for trigger in () if rule.pos == "P" else rule.triggers:
            found[trigger] = (*found.get(trigger, ()), rule)
    return found


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        kind=ClaimKind(row["kind"]),
        triggers=_words(row["triggers"], row["id"][:2]),
        pos=row["pos"],
        near=tuple(_words(group, row["id"][:2]) for group in row["near"].split("&") if group.strip()),
        unless=_words(row.get("unless") or "", row["id"][:2]),
        actor=tuple(row["actor"].split()),
        target=tuple(row["target"].split()),
        needs=tuple(
            tuple(Condition(name) for name in group.split()) for group in row["needs"].split("/") if group.strip()
        ),
        role=Role(row["role"] or "at"),
        status=Status(row["status"] or "actual"),
        negated=row["negated"] == "yes",
        example=row["example"],
    )


def _words(cell: str, language: str) -> frozenset[str]:
    """Return the words of a cell; ``@deed`` stands for those of a class, ``{not/never} allow`` for one phrase each."""
    found: set[str] = set()
    for word in filter(None, (word.strip() for word in cell.split("|"))):
        found |= word_classes(language)[word[1:]] if word.startswith("@") else set(expanded(word))
    return frozenset(found)


def expanded(phrase: str) -> list[str]:
    """Return every phrase that one with choices in braces stands for; a choice may be empty.

    >>> expanded("{not/never} {/ever} allow")[:2]
    ['not allow', 'not ever allow']
    """
    parts = [part.strip("{}").split("/") if part.startswith("{") else [part] for part in CHOICES.findall(phrase)]
    return [" ".join(" ".join(chosen).split()) for chosen in product(*parts)]


@cache
def word_classes(language: str) -> dict[str, frozenset[str]]:
    """Return the words of each class that rows of a language name with ``@``, from ``word_classes.csv``.

    >>> "incursion*" in word_classes("en")["deed"]
    True
    """
    found: dict[str, set[str]] = {}
    with (FOLDER / "word_classes.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] == language:
                words = (word for cell in row["words"].split("|") for word in expanded(cell))
                found.setdefault(row["class"], set()).update(filter(None, words))
    return {name: frozenset(words) for name, words in found.items()}
