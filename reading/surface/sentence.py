"""One sentence without a parse: its words, the clause each stands in, who is named in it, and which places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reading.actors import ActorHit, ActorLexicon, ActorNaming
from reading.model import Mention, MentionKind, Sense, Sentence
from reading.surface.profile import function_words, nouns
from reading.surface.words import Word, words_of

STRONG = frozenset(';:()«»„“”"—–…!?')
"""Marks that end a clause."""
MAX_WORDS = 400
"""Words of a sentence that are read; lists without an end are cut."""
ADJECTIVE_FIRST = {"de", "ru"}
"""Languages in which an adjective stands before its noun."""
ACTING = ("troops", "rebel", "government", "group", "unarmed", "organ", "arms")


NATIVE = ("لبنان", "ليبيا", "بريطانيا", "باريس", "برلين", "بيروت", "بغداد", "لندن", "بكين")
"""Names that begin like a preposition."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Somebody named: first and last word, actor id, where the phrase begins, and the preposition before it.

    ``owned`` is the noun that it is an owner of (“the offensive of the rebels”), when that noun is no actor's;
    ``head`` the noun that an adjective goes with; ``armed`` tells that the words speak of fighters.
    """

    first: int
    last: int
    actor: str
    begins: int
    preposition: str
    owned: int | None
    head: int | None
    armed: bool
    named: bool = True


@dataclass(slots=True)
class Surface:
    """A sentence's words with the number of the clause of each, its units, and its literal places by word.

    ``states`` are the offsets where a state stands by its own name; ``last_town`` is the place named last before.
    """

    language: str
    sentence: Sentence
    words: list[Word]
    clauses: list[int]
    commas: list[int]
    states: frozenset[int] = frozenset()
    last_town: Mention | None = None
    units: list[Unit] = field(default_factory=list)
    places: list[tuple[int, int, Mention]] = field(default_factory=list)

    def is_in(self, position: int, name: str) -> bool:
        """Tell whether the word at a position is in (or begins) a list of function words."""
        return 0 <= position < len(self.words) and bool(function_words(self.language, name).at(self.words, position))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the article: its actors, its state and group named most often, states named as such."""

    actors: ActorLexicon
    hits: Sequence[ActorHit]
    mentions: Sequence[Mention]
    main_state: str | None
    main_group: str | None


def surface(text: str, sentence: Sentence, language: str, known: Knowledge) -> Surface:
    """Return one sentence with its units and places."""
    words = words_of(text[sentence.start : sentence.end], language, sentence.start)[:MAX_WORDS]
    clauses, commas = _clauses(words, language)
    made = Surface(language, sentence, words, clauses, commas)
    _add_places(made, known)
    _add_units(made, known)
    return made


def _clauses(words: list[Word], language: str) -> tuple[list[int], list[int]]:
    """Return for each word the number of its clause and of its part between commas."""
    clause = comma = 0
    clauses, commas = [], []
    for position, word in enumerate(words):
        opens = position > 0 and bool(function_words(language, "openers").at(words, position))
        if word.text in STRONG or opens:
            clause += 1
            comma += 1
        elif word.text in {",", "،"}:
            comma += 1
        clauses.append(clause)
        commas.append(comma)
    return clauses, commas


def _span(words: list[Word], start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, word in enumerate(words) if word.start < end and start < word.end]
    return (inside[0], inside[-1]) if inside else None


def _add_places(made: Surface, known: Knowledge) -> None:
    for mention in known.mentions:
        if mention.sentence != made.sentence.index or mention.kind is not MentionKind.PLACE:
            continue
        if mention.sense is Sense.LITERAL:
            span = _span(made.words, mention.start, mention.end)
            if span is not None:
                made.places.append((*span, mention))


def _add_units(made: Surface, known: Knowledge) -> None:
    sentence = made.sentence
    taken: set[int] = set()
    acting = [m for m in known.mentions if m.sense is Sense.METONYMIC and m.stands_for and m.sentence == sentence.index]
    hits = [ActorHit(m.start, m.end, m.stands_for or "", ActorNaming.NAME) for m in acting]
    end = made.words[-1].end if made.words else sentence.start
    hits += [h for h in known.hits if sentence.start <= h.start < end]
    literal = {word for first, last, _ in made.places for word in range(first, last + 1)}
    for hit in hits:
        span = _span(made.words, hit.start, hit.end)
        if span is None or taken & set(range(span[0], span[1] + 1)):
            continue
        unit = _unit(made, known, hit, span, literal)
        taken |= set(range(span[0], span[1] + 1))
        if unit is not None:
            made.units.append(unit)
            taken |= set(range(unit.begins, unit.last + 1)) if unit.begins <= unit.first else set()
    made.units.extend(_general(made, known, taken))
    made.units.sort(key=lambda unit: unit.first)


def _unit(made: Surface, known: Knowledge, hit: ActorHit, span: tuple[int, int], literal: set[int]) -> Unit | None:
    """Return the unit of a name, or ``None`` when it is meant as a place or describes what does not act."""
    first, last = span
    if hit.naming is ActorNaming.DEMONYM:
        return _of_adjective(made, known, hit.actor, first, last)
    begins, owned, head = _phrase(made, first)
    if first in literal and known.actors.type(hit.actor) == "state" and head is None:
        return None
    actor = hit.actor
    if head is not None and nouns(made.language, "rebel").has(made.words[head]) and actor.startswith("gov:"):
        actor = f"{known.actors.demonym_stem(actor[4:])}-rebels"
    armed = known.actors.type(hit.actor) in {"force", "rebel"} or _is_armed(made, head)
    return Unit(first, last, actor, begins, _preposition(made, begins), owned, head, armed)


def _of_adjective(made: Surface, known: Knowledge, actor: str, first: int, last: int) -> Unit | None:
    """Return the unit of an adjective of a state with its noun: "tropas rusas", "syrische Armee"."""
    near = [last + 1, last + 2] if made.language in ADJECTIVE_FIRST else [first - 1, first - 2]
    there = [n for n in near if 0 <= n < len(made.words)]
    head = next((n for n in there if nouns(made.language, *ACTING).has(made.words[n])), None)
    if head is None:
        beside = near[0]
        if 0 <= beside < len(made.words) and nouns(made.language, "not_actor").has(made.words[beside]):
            return None
        plain = beside if 0 <= beside < len(made.words) and made.words[beside].text[:1].isalpha() else None
        return Unit(first, last, actor, first, _preposition(made, first), plain, None, False)
    if nouns(made.language, "rebel").has(made.words[head]):
        actor = f"{known.actors.demonym_stem(actor[4:])}-rebels"
    low, high = min(first, head), max(last, head)
    begins, owned, _ = _phrase(made, low)
    return Unit(low, high, actor, begins, _preposition(made, begins), owned, head, _is_armed(made, head))


def _phrase(made: Surface, first: int) -> tuple[int, int | None, int | None]:
    """Return (where the phrase of a name begins, the noun it owns, the acting noun it goes with)."""
    position = _before_determiners(made, first)
    genitive = made.is_in(position, "genitive")
    if genitive:
        position -= 1
    head = _acting_noun(made, position, 2 if genitive else 1)
    if head is not None:
        begins, owned, _ = _phrase(made, head)
        return begins, owned, head
    begins = _before_determiners(made, first) + 1
    bare = not function_words(made.language, "genitive").at(made.words, position) if position >= 0 else True
    if genitive:
        return begins, position, None
    if made.language in {"de", "ru", "ar"} and position >= 0 and bare and _is_plain_noun(made, position, first):
        return begins, position, None
    return begins, None, None


def _is_plain_noun(made: Surface, position: int, first: int) -> bool:
    """Tell whether the word before a name can be a noun that the name owns (German: written with a capital)."""
    word = made.words[position]
    if not word.text[:1].isalpha() or made.is_in(position, "prepositions") or made.is_in(position, "joins"):
        return False
    if made.language == "de":
        article = made.words[first - 1].folded if first else ""
        return word.text[:1].isupper() and article in {"der", "des"} and position > 0
    return False


def _acting_noun(made: Surface, position: int, reach: int) -> int | None:
    for number in range(position, max(-1, position - reach), -1):
        if number >= 0 and nouns(made.language, *ACTING).has(made.words[number]):
            return number
    return None


def _before_determiners(made: Surface, first: int) -> int:
    position = first - 1
    while position >= 0 and made.is_in(position, "determiners") and not made.is_in(position, "genitive"):
        position -= 1
    return position


def _preposition(made: Surface, begins: int) -> str:
    """Return the preposition before a phrase, folded, or ``""``; in Arabic also one that its first word carries."""
    words, position = made.words, begins - 1
    if made.language == "ar" and 0 <= begins < len(words):
        folded = words[begins].folded
        carried = folded.lstrip("وف")[:1] if len(folded) > 3 else ""
        if carried in {"ب", "ل"} and len(words[begins].forms) > 1 and _is_cut(words[begins]):
            return carried
    for length in (3, 2, 1):
        start = position - length + 1
        if start < 0:
            continue
        for name in ("attributions", "agents", "prepositions"):
            if any(size == length for _, size in function_words(made.language, name).at(words, start)):
                return " ".join(word.folded for word in words[start : position + 1])
    return ""


def _is_cut(word: Word) -> bool:
    """Tell whether an Arabic word begins with a preposition, and is not itself a name that begins so."""
    known = nouns("ar", *ACTING)
    bare = Word(word.start, word.end, word.text, word.forms[:1])
    return not known.has(bare) and not word.folded.startswith(NATIVE)


def _is_armed(made: Surface, head: int | None) -> bool:
    return head is not None and nouns(made.language, "troops", "rebel").has(made.words[head])


def _general(made: Surface, known: Knowledge, taken: set[int]) -> list[Unit]:
    """Return the units of nouns that mean the article's state or group: "the army", "the rebels"."""
    found = []
    for position, word in enumerate(made.words):
        if position in taken:
            continue
        actor = None
        if nouns(made.language, "rebel").has(word):
            actor = known.main_group or (
                f"{known.actors.demonym_stem(known.main_state[4:])}-rebels" if known.main_state else None
            )
        elif nouns(made.language, "group").has(word):
            actor = known.main_group
        elif nouns(made.language, "government").has(word):
            actor = known.main_state
        if actor is None:
            continue
        begins, owned, _ = _phrase(made, position)
        armed = nouns(made.language, "troops", "rebel").has(word)
        found.append(Unit(position, position, actor, begins, _preposition(made, begins), owned, position, armed, False))
    return found
