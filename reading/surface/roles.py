"""Who acts, who is acted on, whose deed it is: read off the order of words, prepositions and the passive."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reading.actors import fold
from reading.surface.lexemes import fits
from reading.surface.profile import function_words
from reading.surface.sentence import Surface, Unit

VERB_FIRST = {"ar"}
"""Languages in which who acts stands behind the verb."""
OWNER_REACH = 5
"""Words behind a noun within which its owner is looked for."""
OBJECT_REACH = 9
ATTRIBUTION_REACH = 8
PASSIVE_REACH = 4

PARTICIPLES: dict[str, tuple[str, ...]] = {
    "es": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "rto", "rta", "rtos", "rtas", "sto", "sta"),
    "de": ("t", "en"),
    "ru": (
        *("ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "ят", "ята", "ято", "яты", "ыт", "ыта", "ыто", "ыты"),
        *("анныи", "анного", "аннои", "анные", "анных", "енныи", "енного", "еннои", "енные", "енных"),
    ),
    "ar": (),
}
"""Endings of participles, folded; with an auxiliary they make a passive."""


def fill(slots: tuple[str, ...], made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    """Return the units of the first slot that holds any; ``first`` and ``last`` are the words of the trigger."""
    for slot in slots:
        filler = FILLERS.get(slot)
        found = filler(made, first, last) if filler else _behind(made, last, fold(slot))
        if found:
            return found
    return ()


def is_passive(made: Surface, first: int) -> bool:
    """Tell whether a trigger is a participle with an auxiliary of the passive, or with an agent behind it."""
    word = made.words[first]
    if not word.folded.endswith(PARTICIPLES[made.language]) or not word.text[:1].isalpha():
        return False
    if made.language == "de":
        clause = [made.words[n].folded for n in range(len(made.words)) if made.clauses[n] == made.clauses[first]]
        participle = "ge" in word.folded[:5] or word.folded.endswith("t")
        return any(w.startswith(("wurde", "worden")) or (participle and w in {"wird", "werden"}) for w in clause)
    near = range(max(0, first - PASSIVE_REACH), first)
    if any(made.is_in(n, "passives") and made.clauses[n] == made.clauses[first] for n in near):
        return True
    if made.language == "ru":
        return True
    return bool(_agents(made, first, first)) and made.is_in(first + 1, "agents")


def subject(made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    """Return who acts: the agent of a passive, else the nearest unit that no preposition holds, joined ones too."""
    if is_passive(made, first):
        found = _agents(made, first, last)
        if found or made.language != "ru":
            return found
        return _joined(made, _eligible(u for u in made.units if last < u.first <= last + 4))
    same = [u for u in made.units if made.clauses[u.first] == made.clauses[first]]
    before = [u for u in _eligible(same) if u.last < first]
    after = [u for u in _eligible(same) if u.first > last]
    if made.language in VERB_FIRST:
        near = [u for u in after if u.first <= last + OBJECT_REACH and made.commas[u.first] == made.commas[first]]
        if near:
            return _joined(made, near[:1])
    if before:
        return _joined(made, before[-1:])
    if after and made.commas[after[0].first] == made.commas[first] and _opens_clause(made, first):
        return _joined(made, after[:1])
    earlier = [u for u in made.units if u.last < first and (_is_free(u) or _controls(made, u))]
    return _joined(made, earlier[-1:])


def _opens_clause(made: Surface, first: int) -> bool:
    """Tell whether nothing that acts can stand before a verb: it opens its clause, or German has it in second place."""
    start = next(n for n in range(len(made.words)) if made.clauses[n] == made.clauses[first])
    return made.language == "de" or first - start <= 4


def _is_free(unit: Unit) -> bool:
    return not unit.preposition and unit.owned is None


def _eligible(units: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in units if _is_free(unit)]


def _controls(made: Surface, unit: Unit) -> bool:
    """Tell whether a unit addressed is who the next clause speaks of: "pidió a Israel que …"."""
    return bool(unit.preposition) and made.is_in(unit.begins - 1, "objects") and made.is_in(unit.last + 1, "openers")


def _joined(made: Surface, units: list[Unit]) -> tuple[Unit, ...]:
    """Return a unit with those joined to it by "and" or a comma, in order."""
    if not units:
        return ()
    members = [units[0]]
    for unit in (u for u in reversed(made.units) if u.last < units[0].first):
        if not _is_join(made, unit, members[0]):
            break
        members.insert(0, unit)
    for unit in (u for u in made.units if u.first > units[0].last):
        if not _is_join(made, members[-1], unit):
            break
        members.append(unit)
    return tuple(members)


def _is_join(made: Surface, one: Unit, other: Unit) -> bool:
    between = range(one.last + 1, other.begins)
    if made.language == "ar" and not between and made.words[other.begins].folded.startswith("و"):
        return True
    return len(between) == 1 and (made.is_in(between[0], "joins") or made.words[between[0]].text in {",", "،"})


def target(made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    """Return who is acted on: the subject of a passive, else the next unit behind that no other preposition holds."""
    if is_passive(made, first):
        same = (u for u in made.units if u.last < first and made.clauses[u.first] == made.clauses[first])
        return tuple(_eligible(same)[-1:])
    actors = subject(made, first, last)
    for unit in made.units:
        if unit.first <= last or unit in actors or unit.first > last + OBJECT_REACH:
            continue
        marked = made.is_in(unit.begins - 1, "objects")
        if (marked or not unit.preposition) and unit.owned is None and made.clauses[unit.first] == made.clauses[first]:
            return _joined(made, [unit])
    return ()


def owner(made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    """Return whose deed a noun is: adjective, genitive, agent or the next unit behind it."""
    for unit in made.units:
        if unit.owned is not None and first <= unit.owned <= last:
            return _joined(made, [unit])
    agents = _agents(made, first, last)
    if agents:
        return agents
    genitive = _behind(made, last, "*genitive")
    if genitive:
        return genitive
    if made.language in {"ar", "ru", "de"}:
        for unit in made.units:
            if last < unit.begins <= last + 2 and not unit.preposition:
                return _joined(made, [unit])
    return ()


def _agents(made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    for unit in made.units:
        if made.clauses[unit.first] != made.clauses[first] or not unit.preposition:
            continue
        position = unit.begins - 1
        sizes = (made.is_in(position, "agents"), made.is_in(position - 1, "agents"), made.is_in(position - 2, "agents"))
        near = unit.first > last or made.language == "de"
        if any(sizes) and near and unit.first <= last + OBJECT_REACH:
            return _joined(made, [unit])
    return ()


def light_subject(made: Surface, first: int, last: int) -> tuple[Unit, ...]:
    """Return the subject of whatever verb a noun belongs to: the free unit nearest before it, else behind."""
    same = [u for u in _eligible(made.units) if made.clauses[u.first] == made.clauses[first]]
    before = [u for u in same if u.last < first]
    if before:
        return _joined(made, before[-1:])
    after = [u for u in same if u.first > last]
    return _joined(made, after[:1])


def attributed(made: Surface) -> Unit | None:
    """Return who stands behind "según", "laut", "по словам" … in the sentence."""
    for position in range(len(made.words)):
        for _, size in function_words(made.language, "attributions").at(made.words, position):
            low, high = position + size, position + size + ATTRIBUTION_REACH
            for unit in made.units:
                if low <= unit.first <= high:
                    return unit
            before = [unit for unit in made.units if unit.last < position]
            if before and made.words[position].folded == "zufolge":
                return before[-1]
    return None


def speaker_of_all(made: Surface, _first: int, _last: int) -> tuple[Unit, ...]:
    """Return who says so, else the first free unit of the sentence: who speaks of, wants or breaks something."""
    said = attributed(made)
    if said is not None:
        return (said,)
    return _joined(made, _eligible(made.units)[:1])


def _behind(made: Surface, last: int, preposition: str) -> tuple[Unit, ...]:
    """Return the units behind a preposition (or, for ``*genitive``, the words that make an owner) after a trigger."""
    for unit in made.units:
        if unit.begins <= last or unit.first > last + OBJECT_REACH:
            continue
        if preposition == "*genitive":
            if unit.begins - 1 <= last + OWNER_REACH and made.is_in(unit.begins - 1, "genitive"):
                return _joined(made, [unit])
        elif unit.preposition and (
            unit.preposition == preposition
            or any(fits(preposition, word) for word in made.words[max(0, unit.begins - 2) : unit.begins])
        ):
            return _joined(made, [unit])
    return ()


FILLERS: dict[str, Callable[[Surface, int, int], tuple[Unit, ...]]] = {
    "subj": subject,
    "obj": target,
    "owner": owner,
    "agent": _agents,
    "subj_light": light_subject,
    "governor": speaker_of_all,
}
