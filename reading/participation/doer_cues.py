"""Cues from the words for who acts and who is acted on, and from the sides of the conflict, to who acts.

Each function below the first two says what a few facts mean; its answers are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reading.claims.sides import has_trait
from reading.participation.evidence import Group, once_each
from reading.participation.named import Standing
from reading.participation.situation import NAMED, SAID, Situation

FACTS = 16_384
"""Answers of each function that are kept."""


def undone_cues(seen: Situation) -> Iterator[Group]:
    """Yield what is said of who acts and who is acted on, where nobody may be meant."""
    if not seen.words:
        yield _no_doer(seen.asked, seen.kind)
    else:
        yield from once_each([_undone(word.form, word.how, seen.kind, word.names) for word in seen.words])
    if seen.struck:
        yield _undone_to(seen.struck_forms, seen.state == NAMED)
    if seen.governed:
        yield _undone_under(seen.governed)


def doer_cues(seen: Situation, actor: str, own: Standing) -> list[Group]:
    """Return what the words for who acts and the sides of the conflict say of one actor."""
    state = seen.state
    found = []
    if own.sides:
        found.append(_side(own.sides, seen.forms, state))
    if own.home is not None:
        found.append(_home(own.home, seen.forms if state == SAID else (), state))
    if seen.struck:
        themselves = tuple([actor in struck for _, struck in seen.struck])
        found.append(_struck(seen.struck_forms, themselves, own.typed, seen.kind, state))
    if actor in seen.foes:
        found.append(_foe(state))
    if not seen.words:
        found.append(_unsaid(seen.asked, seen.kind, own.typed, own.in_type))
    else:
        found += once_each(list((_guessed if state == SAID else _named)(seen, actor, own)))
    return found


def _named(seen: Situation, actor: str, own: Standing) -> Iterator[Group]:
    """Yield what words for who acts say that name an actor: this one, or another.

    What the verb says of a noun whose subject it is counts, too: it condemns, orders, denies the deed.
    """
    for word, meant in zip(seen.words, seen.meant, strict=True):
        if actor in meant:
            yield _doer(word.how, word.through, word.form, own.typed, seen.kind)
            if seen.governed and word.how in {"light", "governor"}:
                yield _governs(seen.governed, seen.kind)
        elif meant:
            yield _not_doer(word.how, word.through)


def _guessed(seen: Situation, actor: str, own: Standing) -> Iterator[Group]:
    """Yield how well an actor fits words for who acts that name nobody: "the rebels", "they", "we", "shells"."""
    last = seen.latest.get(own.typed) == actor
    for word in seen.words:
        yield _guess(word.form, word.how, own.typed, own.in_type, last)
        if word.form == "we":
            yield _speaks(actor == seen.proposal.speaker)
        if word.plural is not None:
            yield _number(word.plural, own.typed)
        if word.trait is not None:
            yield _fits(has_trait(actor, word.trait, seen.scene.lexicon))


@lru_cache(maxsize=FACTS)
def _no_doer(asked: str, kind: str) -> Group:
    return f"none no doer {asked}", f"none no doer {asked} {kind}"


@lru_cache(maxsize=FACTS)
def _undone(form: str, how: str, kind: str, names: bool) -> Group:
    return f"none {form} {names}", f"none {form} {how} {names}", f"none {form} {kind} {names}"


@lru_cache(maxsize=FACTS)
def _undone_to(forms: tuple[str, ...], named: bool) -> Group:
    return tuple(dict.fromkeys(f"none struck {form} {named}" for form in forms))


@lru_cache(maxsize=FACTS)
def _undone_under(effects: tuple[str, ...]) -> Group:
    return tuple(f"none governed {effect}" for effect in effects)


@lru_cache(maxsize=FACTS)
def _side(sides: tuple[str, ...], forms: tuple[str, ...], state: str) -> Group:
    """Return whether an actor is the army, fights for a state, or is one of the groups that the article is about."""
    alone = (f"{side} {state}" for side in sides)
    return (*alone, *dict.fromkeys(f"{side} {form} {state}" for side in sides for form in forms))


@lru_cache(maxsize=FACTS)
def _home(rank: int, forms: tuple[str, ...], state: str) -> Group:
    """Return how much the article is about a state."""
    return (f"home {rank} {state}", *dict.fromkeys(f"home {rank} {form}" for form in forms))


@lru_cache(maxsize=FACTS)
def _struck(forms: tuple[str, ...], themselves: tuple[bool, ...], typed: str, kind: str, state: str) -> Group:
    """Return whether an actor is acted on itself, and of what kind that is which is."""
    found: list[str] = []
    for form, itself in zip(forms, themselves, strict=True):
        if itself:
            found.append(f"struck itself {state}")
        elif state != NAMED:
            found += [f"struck {form} {typed}", f"struck {form} {typed} {kind}"]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=FACTS)
def _foe(state: str) -> Group:
    """Return that an actor is a foe of who is acted on."""
    return (f"foe {state}",)


@lru_cache(maxsize=FACTS)
def _unsaid(asked: str, kind: str, typed: str, rank: int) -> Group:
    return f"no doer {asked} {typed}", f"no doer {kind} {typed}", f"no doer {typed} {rank}"


@lru_cache(maxsize=FACTS)
def _doer(how: str, through: str, form: str, typed: str, kind: str) -> Group:
    return tuple(
        dict.fromkeys((f"doer {how} {through}", f"doer {form} {how}", f"doer {form} {typed}", f"doer {kind} {how}"))
    )


@lru_cache(maxsize=FACTS)
def _governs(effects: tuple[str, ...], kind: str) -> Group:
    return tuple(cue for effect in effects for cue in (f"governs {effect} {kind}", f"governs {effect}"))


@lru_cache(maxsize=FACTS)
def _not_doer(how: str, through: str) -> Group:
    return (f"not doer {how} {through}",)


@lru_cache(maxsize=FACTS)
def _guess(form: str, how: str, typed: str, rank: int, last: bool) -> Group:
    found = f"doer may be {form} {typed} {how}", f"doer may be {form} {typed} {rank}"
    return (*found, f"doer may be {form} {typed} last") if last else found


@lru_cache(maxsize=FACTS)
def _speaks(speaks: bool) -> Group:
    return (f"we {speaks}",)


@lru_cache(maxsize=FACTS)
def _number(plural: bool, typed: str) -> Group:
    return (f"doer plural {plural} {typed}",)


@lru_cache(maxsize=FACTS)
def _fits(fits: bool) -> Group:
    return (f"trait {fits}",)
