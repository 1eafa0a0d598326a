"""The cues that say which actor plays a part in a claim, and which places are its own.

A cue is a name with a value; names are put together from what is seen, so that the weights tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.model import ClaimKind
from reading.participation.doer_cues import doer_cues, undone_cues
from reading.participation.scene import ActorNamed, PlaceNamed, Scene
from reading.participation.situation import Proposal, Situation, subject_form
from reading.syntax.clauses import clause_head
from reading.syntax.tokens import Token
from reading.syntax.word_forms import is_verb

Cues = dict[str, float]
BIAS = "any"
"""The cue that every place has."""
NEAR, MIDDLE, FAR = 4, 10, 20
"""Words between a name and the trigger that count as near, middling and far."""
RECENT = 3
"""Sentences back within which the last naming of an actor is told apart."""
PLACELESS = {ClaimKind.REJECTION, ClaimKind.ACCUSATION}
LEADING_MARKS = {",", "-", "–", "—", "(", ".-", ":"}


def actor_cues(seen: Situation, actor: str | None) -> Cues:
    """Return the cues for one candidate as who acts; ``None`` is the candidate that nobody is named."""
    found = _nobody_cues(seen) if actor is None else _actor_cues(seen, actor)
    return dict.fromkeys(found, 1.0)


def _nobody_cues(seen: Situation) -> Iterator[str]:
    yield f"none {seen.filled}"
    yield f"none {seen.filled} {seen.proposal.kind}"
    yield f"none {seen.filled} {seen.asked}"
    yield f"none targets {bool(seen.proposal.targets)}"
    yield f"none fresh {seen.memory.actor is None}"
    if seen.scene.parsed:
        yield from undone_cues(seen)


def _actor_cues(seen: Situation, actor: str) -> Iterator[str]:
    yield f"type {seen.scene.kind_of(actor)} {seen.proposal.kind}"
    yield from _proposed_cues(seen, actor)
    yield from _memory_cues(seen, actor)
    yield from _standing(seen, actor)
    yield from _recency(seen, actor)
    yield from doer_cues(seen, actor)
    for named in seen.here:
        if named.actor == actor:
            yield from (f"{cue} {seen.filled}" for cue in _naming_cues(seen.scene, seen.proposal, named))
            yield from (f"{cue} {seen.proposal.kind}" for cue in _short_cues(seen.scene, seen.proposal, named))
    if seen.alone == {actor}:
        yield f"only one here {seen.filled}"


def _proposed_cues(seen: Situation, actor: str) -> Iterator[str]:
    """Yield which part the rules gave an actor."""
    proposal = seen.proposal
    if actor in proposal.actors:
        yield "proposed"
        yield f"proposed {proposal.kind}"
        yield f"proposed {seen.asked}"
        yield f"proposed {seen.scene.kind_of(actor)}"
    elif proposal.actors:
        yield "not proposed"
        yield f"not proposed {seen.asked}"
    else:
        yield f"unfilled {seen.asked}"
    if actor in proposal.targets:
        yield "target"
        yield f"target {seen.filled}"
    if actor == proposal.speaker:
        yield f"speaker {seen.filled} {proposal.kind}"


def _memory_cues(seen: Situation, actor: str) -> Iterator[str]:
    """Yield whether an actor played a part in the claim before."""
    memory, proposal = seen.memory, seen.proposal
    if actor == memory.actor:
        yield f"before {seen.filled}"
        yield f"before {memory.kind == proposal.kind} {memory.sentence == proposal.sentence} {seen.filled}"
        yield f"before {seen.asked}"
    if actor == memory.target:
        yield f"before as target {seen.filled}"


def _standing(seen: Situation, actor: str) -> Iterator[str]:
    """Yield how much of the article is about an actor."""
    scene = seen.scene
    yield f"rank {min(scene.ranks.get(actor, 9), 4)} {seen.filled}"
    if actor in scene.fighters:
        yield f"fighter {min(scene.fighters.index(actor), 3)} {seen.filled}"
    share = scene.counts.get(actor, 0) / max(1, scene.total)
    yield f"share {min(int(share * 10), 4)}"


def _recency(seen: Situation, actor: str) -> Iterator[str]:
    """Yield how long ago an actor was named, and whether it was the last subject or the last of its kind."""
    last = seen.last.get(actor)
    if last is None:
        yield "never before" if seen.scene.counts.get(actor, 0) else "never"
        return
    ago = min(seen.proposal.sentence - last.sentence, RECENT + 1)
    yield f"ago {ago}"
    yield f"ago {ago} {seen.asked}"
    if seen.last_subject == actor:
        yield f"last subject {seen.asked}"
    if seen.last_named == actor:
        yield f"last named {seen.asked}"
    typed = seen.scene.kind_of(actor)
    if seen.latest.get(typed) == actor:
        yield f"last of type {typed} {seen.asked}"


def _short_cues(scene: Scene, proposal: Proposal, named: ActorNamed) -> Iterator[str]:
    """Yield the two cues of a naming that are told apart by the kind of the claim."""
    side = "after" if named.token > proposal.trigger else "before"
    literal = "place" if named.literal else "name"
    yield f"here {literal} {side}"
    yield f"link {literal} {link(scene, proposal.trigger, named.head)}"


def _naming_cues(scene: Scene, proposal: Proposal, named: ActorNamed) -> Iterator[str]:
    """Yield where in the sentence of the claim an actor is named, and how."""
    distance = named.token - proposal.trigger
    side = "after" if distance > 0 else "before"
    literal = "place" if named.literal else "name"
    yield f"here {literal} {side}"
    yield f"here {literal} {side} {_bucket(abs(distance))}"
    yield f"named {named.naming} {literal}"
    yield f"link {literal} {link(scene, proposal.trigger, named.head)}"
    yield f"prep {literal} {preposition(scene, named.token, named.head)} {side}"
    yield f"commas {min(scene.marks_between(named.token, proposal.trigger), 2)} {side}"
    if not scene.parsed:
        yield from _form_cues(scene, proposal, named, side, literal)
    if named.token == scene.firsts[proposal.sentence]:
        yield f"opens {literal}"
    others = [n for n in scene.actors_by_sentence[proposal.sentence] if not n.literal]
    nearest = min(others, key=lambda n: abs(n.token - proposal.trigger), default=None)
    if nearest is named:
        yield f"nearest {side}"


def _form_cues(scene: Scene, proposal: Proposal, named: ActorNamed, side: str, literal: str) -> Iterator[str]:
    """Yield what the form of a name tells where no parse does: Russian endings, Arabic prefixes, the word before."""
    form = scene.doc[named.token].lower_
    asked = "noun" if proposal.noun else "verb"
    if scene.language == "ru":
        yield f"ends {form[-2:]} {side} {asked}"
    if scene.language == "ar":
        yield f"begins {form[:2]} {side} {asked}"
    yield f"prep {literal} {preposition(scene, named.token, named.head)} {side} {asked}"
    yield f"{literal} {side} {_bucket(abs(named.token - proposal.trigger))} {asked} {scene.language}"


def _bucket(distance: int) -> str:
    if distance <= NEAR:
        return "near"
    return "middle" if distance <= MIDDLE else "far" if distance <= FAR else "apart"


def link(scene: Scene, trigger: int, head: int) -> str:
    """Return how the head of a phrase hangs together with a trigger: its label below it, above it or apart from it."""
    if not scene.parsed:
        return "flat"
    word, top = scene.doc[head], scene.doc[trigger]
    if word == top:
        return "itself"
    label, holder = _hung(word)
    if holder == top:
        return f"below {label}"
    if top.is_ancestor(word):
        return f"under {label}"
    if holder.is_ancestor(top):
        verbs = sum(is_verb(middle) for middle in top.ancestors if holder.is_ancestor(middle))
        return f"above {label} {min(verbs, 2)}"
    return f"beside {clause_head(word) == clause_head(top)}"


def _hung(word: Token) -> tuple[str, Token]:
    """Return a word's label and the word it hangs on, prepositions folded into the label."""
    if word.dep_ == "conj" and word.head.pos_ in {"NOUN", "PROPN"}:
        return _hung(word.head)
    if word.dep_ == "pobj":
        return f"prep {word.head.lower_}", word.head.head
    if word.dep_.startswith(("obl", "nmod")):
        cases = [child.lower_ for child in word.children if child.dep_ == "case"]
        return f"prep {cases[0] if cases else ''}", word.head
    return word.dep_, word.head


def preposition(scene: Scene, first: int, head: int) -> str:
    """Return the preposition before a phrase; without a parse the word before the name."""
    if scene.parsed:
        label, _ = _hung(scene.doc[head])
        return label[5:] if label.startswith("prep ") else "-"
    if first == scene.firsts[scene.sentence_at(scene.doc[first].idx)]:
        return "^"
    before = scene.doc[first - 1]
    return str(before.lower_)[:12] if len(before) <= MIDDLE else "*"


def place_cues(scene: Scene, proposal: Proposal, place: PlaceNamed, all_here: Sequence[PlaceNamed]) -> Cues:
    """Return the cues for one place as a place of the claim."""
    return dict.fromkeys(_place_cues(scene, proposal, place, all_here), 1.0)


def _place_cues(scene: Scene, proposal: Proposal, place: PlaceNamed, all_here: Sequence[PlaceNamed]) -> Iterator[str]:
    yield BIAS
    kind = proposal.kind
    proposed = place.mention.id in {mention for mention, _ in proposal.places}
    some = "some" if proposal.places else "none"
    yield f"proposed {proposed} {some}"
    yield f"proposed {proposed} {some} {kind}"
    if place.sentence != proposal.sentence:
        yield from _earlier_cues(scene, proposal, place, all_here)
        return
    distance = place.token - proposal.trigger
    side = "after" if distance > 0 else "before"
    bucket = _bucket(abs(distance))
    yield f"{side} {bucket}"
    yield f"{side} {bucket} {proposed}"
    yield f"{side} {kind}"
    yield f"state {place.state} {proposed}"
    yield f"state {place.state} {kind}"
    yield f"targets {bool(proposal.targets)} {kind} {proposed}"
    head = scene.phrase_head(place.token, place.last)
    joined = link(scene, proposal.trigger, head)
    yield f"link {joined}"
    yield f"link {joined} {proposed}"
    before = preposition(scene, place.token, head)
    yield f"prep {before}"
    yield f"prep {before} {kind}"
    yield from _container_cues(scene, place, all_here)
    yield f"commas {min(scene.marks_between(place.token, proposal.trigger), 2)} {side} {proposed}"
    yield f"rivals {min(len(all_here), 4)} {proposed}"
    nearest = min(all_here, key=lambda other: abs(other.token - proposal.trigger))
    yield f"nearest {nearest is place} {side} {proposed}"
    if place.token <= scene.firsts[proposal.sentence] + 1:
        yield f"opens {_is_dateline(scene, place)} {proposed}"


def _is_dateline(scene: Scene, place: PlaceNamed) -> bool:
    following = scene.doc[place.last + 1 : place.last + 2].text
    return (place.mention.text.isupper() or place.sentence == 0) and following in LEADING_MARKS


def _container_cues(scene: Scene, place: PlaceNamed, all_here: Sequence[PlaceNamed]) -> Iterator[str]:
    """Yield whether a place says where another one is, or is said to be within another one."""
    for other in all_here:
        if other is place:
            continue
        gap = place.token - other.last
        if 0 < gap <= NEAR:
            words = " ".join(word.lower_ for word in scene.doc[other.last + 1 : place.token])
            yield f"follows {words if len(words) <= MIDDLE else '*'}"
            if scene.parsed and scene.doc[other.token].is_ancestor(scene.doc[place.token]):
                yield f"inside {scene.doc[place.token].dep_}"
        elif 0 < other.token - place.last <= NEAR:
            words = " ".join(word.lower_ for word in scene.doc[place.last + 1 : other.token])
            yield f"precedes {words if len(words) <= MIDDLE else '*'}"
    if any(not other.state for other in all_here) and place.state:
        yield "state beside towns"


def _anaphor_cues(scene: Scene, proposal: Proposal, place: PlaceNamed, all_here: Sequence[PlaceNamed]) -> Iterator[str]:
    """Yield how an earlier place fits the word that may mean it: "the town" near the trigger, and the main town."""
    main = scene.towns[:1] == [place.mention.text.casefold()]
    near = "last" if proposal.sentence - place.sentence <= 1 else "back"
    who = f"{'main' if main else 'state' if place.state else 'seat' if place.seat else 'other'} {near}"
    named = min(len(all_here), 2)
    found = scene.anaphors(proposal.sentence)
    if not found:
        yield f"unpointed {who} {proposal.kind}"
        yield f"unpointed {who} {named}"
        return
    best = min(found, key=lambda anaphor: (abs(anaphor.token - proposal.trigger), anaphor.token))
    distance = best.token - proposal.trigger
    joined = link(scene, proposal.trigger, best.token) if scene.parsed else _bucket(abs(distance))
    yield f"pointed {best.sort} {who}"
    yield f"pointed {best.sort} {who} {proposal.kind}"
    yield f"pointed {joined}"
    yield f"pointed {joined} {who}"
    yield f"pointed {best.sort} {_bucket(abs(distance))} {named}"
    yield f"pointed {who} {named} {bool(proposal.places)}"


def _earlier_cues(scene: Scene, proposal: Proposal, place: PlaceNamed, all_here: Sequence[PlaceNamed]) -> Iterator[str]:
    """Yield the cues of a place named before the sentence: "the town", "there", and what the sentence names itself."""
    yield from _anaphor_cues(scene, proposal, place, all_here)
    general, pointing = scene.points_back(proposal.sentence)
    ago = min(proposal.sentence - place.sentence, RECENT + 1)
    named = min(len(all_here), 2)
    yield f"earlier {ago} {general} {pointing} {named}"
    yield f"earlier {proposal.kind} {named}"
    yield f"earlier state {place.state}"
    yield f"earlier {subject_form(scene, proposal)} {named}"
    yield f"earlier {proposal.kind} {general} {pointing} {bool(proposal.places)}"
