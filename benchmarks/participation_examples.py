"""The claims of annotated articles as examples of who acts and where: candidates with their cues, and which are right.

What the rules find is an example where the annotation has a claim of its kind in its sentence. Claims that the rules
miss are examples too, of each word of their sentence that could have triggered a rule of their kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reading.actors import ActorLexicon
from reading.claims.find import proposed_drafts
from reading.claims.participants import Participants
from reading.claims.places import PlaceMentions, claim_places
from reading.claims.slots import fill
from reading.document import actor_hits
from reading.model import Article, ClaimKind, Mention, MentionKind, Sense, Sentence
from reading.participation.claim_places import enumerations, place_candidates
from reading.participation.cues import actor_cues
from reading.participation.evidence import Cues
from reading.participation.named import PlaceNamed
from reading.participation.place_cues import PLACELESS, place_cues, whereabouts
from reading.participation.place_sets import Company, company
from reading.participation.recast import actor_candidates, proposal_of, survey, together
from reading.participation.scene import Scene
from reading.participation.situation import Memory, Proposal, Situation, remember, situation
from reading.rules import Rule, rules_by_trigger
from reading.surface import find as flat
from reading.surface import places as flat_places
from reading.surface import roles as flat_roles
from reading.surface import sentence as flat_sentence
from reading.syntax.tokens import Doc
from reading.syntax.word_forms import lemma

Data = dict[str, Any]
Parse = Callable[[str, Sequence[Sentence], str], Doc]
MOST_PER_CLAIM = 2
"""Examples that one claim which the rules missed gives at most."""


@dataclass(frozen=True, slots=True)
class ActorExample:
    """The candidates for who acts: cues, which are right, and whether what the rules say is right."""

    cues: tuple[Cues, ...]
    right: tuple[bool, ...]
    rules_right: bool
    found: bool


@dataclass(frozen=True, slots=True)
class PlaceExample:
    """The candidates for where: cues, which are right, and which the rules say.

    ``whole``: all places of the claim are among them; ``company`` is what they say of each other, and ``chains`` which
    stand in one enumeration.
    """

    cues: tuple[Cues, ...]
    right: tuple[bool, ...]
    rules: tuple[bool, ...]
    found: bool
    whole: bool
    company: Company
    chains: tuple[int, ...]


@dataclass(slots=True)
class Text:
    """The examples of one article."""

    id: str
    language: str
    actors: list[ActorExample] = field(default_factory=list)
    places: list[PlaceExample] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """One article as it was read, up to its claims."""

    doc: Doc
    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    actors: ActorLexicon


def examples(gold: Data, read: Read) -> Text:
    """Return the examples of one annotated article."""
    scene = Scene(read.doc, read.article.language, read.sentences, read.mentions, read.actors)
    proposals = [(proposal, True) for proposal in _found(read, scene)]
    for claim in gold["claims"]:
        if not any(_fits(claim, proposal, read.sentences) for proposal, _ in proposals):
            proposals += [(proposal, False) for proposal in _missed(claim, read, scene)]
    proposals.sort(key=lambda pair: (pair[0].sentence, pair[0].trigger))
    candidates = actor_candidates(scene, (actor for proposal, _ in proposals for actor in proposal.actors))
    survey(scene, [proposal for proposal, found in proposals if found])
    text, memory = Text(gold["id"], read.article.language), Memory()
    for proposal, found in proposals:
        claims = [claim for claim in gold["claims"] if _fits(claim, proposal, read.sentences)]
        seen, memory = situation(scene, proposal, memory), remember(proposal, memory) if found else memory
        if not claims:
            continue
        right = {claim["actor"] for claim in claims}
        text.actors.append(_actor_example(seen, candidates, right, found))
        best = min(claims, key=lambda claim: claim["actor"] not in proposal.actors)
        if proposal.kind not in PLACELESS:
            named = [best] if best["actor"] in proposal.actors else claims
            names = {place["name"] for claim in named for place in claim["places"]}
            text.places.append(_place_example(scene, proposal, gold, names, found))
    return text


def rule_example(rule: Rule, language: str, parse: Parse, actors: ActorLexicon) -> Text:
    """Return what a rule finds in its own example sentence, which is right there, places in brackets and all."""
    text, mentions = _unbracketed(rule.example)
    sentences = (Sentence(0, 0, len(text)),)
    read = Read(parse(text, sentences, language), Article("", "", text, language), sentences, mentions, actors)
    scene = Scene(read.doc, language, sentences, mentions, actors)
    made = Text(rule.id, language)
    for proposal in _found(read, scene):
        if proposal.kind is rule.kind:
            candidates = actor_candidates(scene, proposal.actors)
            seen = situation(scene, proposal, Memory())
            made.actors.append(_actor_example(seen, candidates, {*proposal.actors} or {None}, found=False))
            said = {mention for mention, _ in proposal.places}
            here = scene.places_by_sentence.get(0, ())
            taken = tuple(place.mention.id in said for place in here)
            made.places.append(replace(_weighed_places(scene, proposal, here), right=taken))
    return made


def _unbracketed(example: str) -> tuple[str, list[Mention]]:
    """Return a rule's example without its brackets, and the literal mentions of the places that stood in them."""
    text, mentions = "", []
    for part in re.split(r"(\[[^\]]+\])", example):
        name = part.strip("[]")
        if part.startswith("["):
            span = (len(text), len(text) + len(name), name)
            mentions.append(Mention(f"m{len(mentions)}", 0, *span, MentionKind.PLACE, Sense.LITERAL, None, ""))
        text += name
    return text, mentions


def _actor_example(
    seen: Situation, candidates: Sequence[str | None], right: set[str | None], found: bool
) -> ActorExample:
    return ActorExample(
        tuple(actor_cues(seen, candidate) for candidate in candidates),
        tuple(candidate in right for candidate in candidates),
        not right.isdisjoint(seen.proposal.actors or (None,)),
        found,
    )


def _place_example(scene: Scene, proposal: Proposal, gold: Data, names: set[str], found: bool) -> PlaceExample:
    places = place_candidates(scene, proposal)
    named = [
        {
            mention["place"]["name"]
            for mention in gold["mentions"]
            if mention["start"] < place.mention.end and place.mention.start < mention["end"]
        }
        for place in places
    ]
    right = tuple(not names.isdisjoint(own) for own in named)
    made = _weighed_places(scene, proposal, places)
    return replace(made, right=right, whole=names <= set().union(*named), found=found)


def _weighed_places(scene: Scene, proposal: Proposal, places: Sequence[PlaceNamed]) -> PlaceExample:
    """Return an example of which is not yet told what is right in it."""
    said = {mention for mention, _ in proposal.places}
    chains = enumerations(scene, places)
    return PlaceExample(
        cues=tuple(place_cues(scene, proposal, place) for place in places),
        right=(),
        rules=tuple(place.mention.id in said for place in places),
        found=False,
        whole=True,
        company=company(whereabouts(scene, proposal), places, chains),
        chains=tuple(chains),
    )


def _fits(claim: Data, proposal: Proposal, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a claim has a proposal's kind and shares at least half of the shorter sentence with it."""
    sentence = sentences[proposal.sentence]
    shared = min(claim["sentence_end"], sentence.end) - max(claim["sentence_start"], sentence.start)
    shorter = min(claim["sentence_end"] - claim["sentence_start"], sentence.end - sentence.start)
    return claim["kind"] == proposal.kind and shared > 0 and 2 * shared >= shorter


def _found(read: Read, scene: Scene) -> Iterator[Proposal]:
    drafts = proposed_drafts(read.doc, read.article, read.sentences, read.mentions, read.actors)
    for group in together(drafts):
        yield proposal_of(scene, group)


def _missed(claim: Data, read: Read, scene: Scene) -> list[Proposal]:
    """Return what the rules of a claim's kind would say of the words of its sentence, their conditions left out."""
    sentence = next(
        (s for s in read.sentences if s.start <= (claim["sentence_start"] + claim["sentence_end"]) // 2 < s.end), None
    )
    if sentence is None:
        return []
    kind = ClaimKind(claim["kind"])
    missed = _missed_in_parse(kind, sentence, read) if scene.parsed else _missed_in_words(kind, sentence, read, scene)
    return list(missed)[:MOST_PER_CLAIM]


def _missed_in_parse(kind: ClaimKind, sentence: Sentence, read: Read) -> Iterator[Proposal]:
    language = read.article.language
    participants = Participants(read.doc, language, read.mentions, read.actors)
    places = PlaceMentions(read.doc, language, read.mentions, participants.hits, participants.state_names)
    span = read.doc.char_span(sentence.start, sentence.end)
    for token in span or ():
        for rule in rules_by_trigger(language).get(lemma(token), ()):
            if rule.kind is kind:
                actors = fill(rule.actor, token, participants)
                targets = tuple(t for t in fill(rule.target, token, participants) if t not in actors[:1])
                own = claim_places(rule, token, places, bool(targets), actors)
                found = tuple((place.mention, place.role) for place in own)
                yield Proposal(kind, sentence.index, token.i, actors, targets, None, found, rule.id, rule.pos == "N")
                break


def _missed_in_words(kind: ClaimKind, sentence: Sentence, read: Read, scene: Scene) -> Iterator[Proposal]:
    language = read.article.language
    hits = actor_hits(read.doc, language, read.actors)
    known = flat.knowledge(read.actors, hits, read.mentions)
    made = flat_sentence.surface(read.article.text, sentence, language, known)
    for position in range(len(made.words)):
        for rule, size in flat.triggers(language).at(made.words, position):
            if rule.kind is kind:
                actors = tuple(u.actor for u in flat_roles.fill(rule.actor, made, position, position + size - 1))
                targets = tuple(u.actor for u in flat_roles.fill(rule.target, made, position, position + size - 1))
                own = flat_places.claim_places(rule, made, position)
                found = tuple((place.mention, place.role) for place in own)
                trigger = scene.token_at(made.words[position].start)
                yield Proposal(kind, sentence.index, trigger, actors, targets, None, found, rule.id, rule.pos == "N")
                break
