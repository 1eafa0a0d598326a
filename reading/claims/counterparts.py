"""The other side of a claim: who is met, whose demand is refused, who agrees with whom."""

from __future__ import annotations

from reading.claims.candidate import Candidate
from reading.claims.general_nouns import DEMONSTRATIVES
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions
from reading.model import ClaimKind
from reading.rules import Rule
from reading.syntax.clauses import governors
from reading.syntax.parse import logical_objects
from reading.syntax.tokens import Token
from reading.syntax.word_forms import SUBJECTS, lemma

MUTUAL = {"échanger", "échange", "trade", "exchange", "swap"}
AGREEING = {
    *("signer", "conclure", "convenir", "parapher", "sceller", "entendre", "ratifier"),
    *("sign", "conclude", "agree", "reach", "strike", "ink", "seal", "ratify"),
}
AGREEING_DEPTH = 3
"""How many words above a truce are asked whether they conclude it."""


def pairs(
    rule: Rule, trigger: Token, actors: tuple[str, ...], targets: tuple[str, ...]
) -> list[tuple[str | None, str | None]]:
    """Return (actor, target) of each claim: joint actors one each, talks and agreed truces between two as one."""
    target = targets[0] if targets else None
    if not actors:
        if rule.kind is ClaimKind.TALKS and targets:
            return [(targets[0], targets[1] if len(targets) > 1 else None)]
        return [(None, target)]
    agreed = rule.kind is ClaimKind.TALKS or (rule.kind is ClaimKind.CEASEFIRE and _is_agreed(trigger))
    if agreed and len(actors) > 1:
        return [(actors[0], actors[1])]
    if lemma(trigger) in MUTUAL and len(actors) + len(targets) > 1:
        both = (*actors, *targets)[:2]
        return [(both[0], both[1]), (both[1], both[0])]
    return [(actor, target) for actor in actors]


def _is_agreed(truce: Token) -> bool:
    """Tell whether a truce is what was signed or concluded, by a verb above it or a participle below it."""
    above = governors(truce)[:AGREEING_DEPTH]
    below = [child for child in truce.children if child.dep_ == "acl"]
    return any(lemma(word) in AGREEING for word in (*above, *below))


def implied_target(rule: Rule, candidate: Candidate, speaker: str | None) -> tuple[str, ...]:
    """Return whose demand is refused, or who is visited, where the sentence does not name them as such."""
    trigger, actors, participants = candidate.trigger, candidate.actors, candidate.participants
    if rule.kind is ClaimKind.REJECTION:
        if speaker and speaker not in actors:
            return (speaker,)
        back = any(child.lower_ in DEMONSTRATIVES for word in logical_objects(trigger) for child in word.children)
        return participants.subject_before(trigger.sent.start, actors) if back else ()
    if rule.kind is ClaimKind.TALKS and len(actors) == 1:
        return _host(trigger, actors, participants, candidate.places) or _other_party(trigger, actors[0], participants)
    return ()


def _host(
    trigger: Token, actors: tuple[str, ...], participants: Participants, places: PlaceMentions
) -> tuple[str, ...]:
    """Return the state whose seat or country is where the meeting is."""
    for head, _ in places.in_clause(trigger):
        host = participants.seated_at(head)
        if host is not None and host not in actors:
            return (host,)
    return ()


def _other_party(trigger: Token, actor: str, participants: Participants) -> tuple[str, ...]:
    """Return the one other state that acts in the sentence, else the one named jointly with the actor just before."""
    here = [state for word, state in participants.states(trigger.sent) if word.dep_ in SUBJECTS and state != actor]
    if len(set(here)) == 1:
        return (here[0],)
    if trigger.sent.start == 0:
        return ()
    before = participants.states(trigger.doc[trigger.sent.start - 1].sent)
    joined = {
        frozenset((state, other))
        for word, state in before
        for second, other in before
        if second.dep_ == "conj" and second.head == word and state != other
    }
    together = [pair for pair in joined if actor in pair]
    return tuple(together[0] - {actor}) if len(joined) == len(together) == 1 else ()
