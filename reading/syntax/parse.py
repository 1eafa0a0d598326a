"""Who does what to whom, read off spaCy's dependency parse, for its French (UD) and English (ClearNLP) labels.

Every function takes and returns tokens; a list is empty when the sentence does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from reading.syntax.clauses import MAX_DEPTH, RELATIVE, meant
from reading.syntax.once import once
from reading.syntax.tokens import Token
from reading.syntax.word_forms import PASSIVE_SUBJECTS, SUBJECTS, is_mistagged, lemma

OBJECTS = {"obj", "dobj"}
PARTICIPIAL = {"acl", "advcl", "amod"}
AGENTS = {"obl:agent", "agent"}
AGENT_PREPOSITIONS = {"par", "by"}
OBJECT_CONTROL = {
    *("sommer", "ordonner", "demander", "enjoindre", "appeler", "inviter", "exhorter", "presser", "contraindre"),
    *("forcer", "obliger", "autoriser", "permettre", "accuser", "soupçonner", "empêcher", "ask", "urge", "order"),
    *("tell", "call", "demand", "force", "compel", "allow", "accuse", "blame", "charge", "suspect", "press", "warn"),
    *("appeal", "beg", "command", "commit", "condemn", "dare", "enable", "encourage", "persuade", "push", "reproach"),
    *("adjurer", "commander", "conjurer", "conseiller", "convaincre", "défendre", "encourager", "interdire", "intimer"),
    *("laisser", "persuader", "pousser", "prier", "recommander", "reprocher", "supplier"),
    *("instruct", "invite", "want", "require", "expect", "let", "help", "prevent", "stop", "pressure", "implore"),
}
ACTIVE_WITH_ETRE = {
    *("tomber", "partir", "entrer", "sortir", "rentrer", "arriver", "passer", "repasser", "intervenir", "basculer"),
    *("parvenir", "revenir", "retourner", "retomber", "rester", "demeurer", "aller", "venir", "devenir", "redevenir"),
}


@once
def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive: it has a passive subject or auxiliary, or is a bare past participle."""
    if lemma(verb) in ACTIVE_WITH_ETRE or any(child.lower_ in {"s'", "s’", "se"} for child in verb.children):
        return False
    for child in verb.children:
        if child.dep_ in PASSIVE_SUBJECTS or child.dep_ in {"aux:pass", "auxpass"}:
            return True
    if verb.dep_ in PARTICIPIAL:
        return is_past_participle(verb) and not any(child.dep_.startswith("aux") for child in verb.children)
    return False


def is_past_participle(token: Token) -> bool:
    """Tell whether a token is a past participle."""
    return token.tag_ == "VBN" or (
        "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []) and token.tag_ != "VBD"
    )


def with_conjuncts(token: Token) -> list[Token]:
    """Return a token and what is coordinated with it, in order of the text."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "X"}:
            found.extend(with_conjuncts(child))
    return found


@once
def logical_subjects(verb: Token) -> list[Token]:
    """Return who acts: subject, agent of a passive, or the one that an infinitive or participle leaves unsaid."""
    return _subjects(verb, 0)


def _subjects(verb: Token, depth: int) -> list[Token]:
    if depth > MAX_DEPTH:
        return []
    if is_passive(verb):
        return agents(verb)
    own = [child for child in verb.children if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS]
    named = [child for child in own if child.dep_ != "expl:subj"] or own
    if named:
        return [member for child in named[:1] for member in with_conjuncts(child)]
    return _unsaid_subjects(verb, depth) or _noun_before(verb)


def _noun_before(verb: Token) -> list[Token]:
    """Return the noun phrase left of a finite verb that the parser gave no subject."""
    if not is_mistagged(verb) and (_is_infinitive(verb) or verb.dep_ not in {"ROOT", "ccomp", "advcl", "conj"}):
        return []
    for word in reversed(verb.doc.tokens[verb.sent.start : verb.i]):
        if word.pos_ in {"NOUN", "PROPN", "PRON"}:
            above = [noun for noun in word.ancestors if noun.i < verb.i and noun.pos_ in {"NOUN", "PROPN"}]
            return above[-1:] or [word]
    return []


def _noun_after(verb: Token) -> list[Token]:
    """Return the bare noun right of a finite verb that was taken for a noun."""
    if not is_mistagged(verb):
        return []
    for word in verb.doc.tokens[verb.i + 1 : min(verb.i + 5, verb.sent.end)]:
        if word.pos_ == "ADP":
            return []
        if word.pos_ in {"NOUN", "PROPN"}:
            return [word]
    return []


@once
def agents(verb: Token) -> list[Token]:
    """Return the agents of a passive ("par …", "by …")."""
    found: list[Token] = []
    for preposition, noun in obliques(verb):
        if preposition in AGENT_PREPOSITIONS:
            found.extend(with_conjuncts(noun))
    return found


def _unsaid_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return passive_subjects(head) if is_passive(head) else _subjects(head, depth + 1)
    if verb.dep_ in {"acl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON"} and not _is_infinitive(verb):
        return [head]
    if verb.dep_ == "pcomp":
        return _subjects_through_preposition(head, depth)
    above = next(
        (word for word in verb.ancestors if word.pos_ in {"VERB", "AUX"} or (word == head and head.pos_ == "ADJ")), None
    )
    if above is None:
        return [head] if head.pos_ == "PROPN" else []
    return _controller(above, depth)


def _is_infinitive(verb: Token) -> bool:
    if verb.lang_ == "fr":
        return str(verb.lower_).endswith(("er", "ir", "re", "oir"))
    return verb.tag_ == "VB"


def _subjects_through_preposition(preposition: Token, depth: int) -> list[Token]:
    head = preposition.head
    if head.pos_ == "VERB":
        return _controller(head, depth)
    if head.dep_ in OBJECTS or head.dep_ in PASSIVE_SUBJECTS:
        return [head]
    return []


def _controller(head: Token, depth: int) -> list[Token]:
    """Return who an infinitive under ``head`` speaks of: the one addressed, else the subject."""
    if lemma(head) in OBJECT_CONTROL:
        addressed = logical_objects(head) or [noun for prep, noun in obliques(head) if prep in {"à", "to", "on", "aux"}]
        people = [noun for noun in addressed if noun.pos_ in {"NOUN", "PROPN", "PRON"}]
        if people:
            return people
    if is_passive(head):
        return passive_subjects(head)
    return _subjects(head, depth + 1)


@once
def passive_subjects(verb: Token) -> list[Token]:
    """Return the grammatical subjects of a passive verb."""
    found = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS or child.dep_ in SUBJECTS]
    if not found and verb.dep_ in PARTICIPIAL and verb.head.pos_ in {"NOUN", "PROPN"}:
        found = [verb.head]
    if not found and verb.dep_ == "advcl" and verb.head.pos_ in {"VERB", "AUX"}:
        return _subjects(verb.head, MAX_DEPTH)
    if not found and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return passive_subjects(verb.head)
    return [member for child in found[:1] for member in with_conjuncts(child)]


@once
def logical_objects(verb: Token) -> list[Token]:
    """Return what is acted on: objects, the subject of a passive, the antecedent of a relative clause without one."""
    if is_passive(verb):
        return passive_subjects(verb)
    found = [
        child
        for child in verb.children
        if child.dep_ in OBJECTS or (child.dep_ in {"obl:arg", "dative", "iobj"} and child.pos_ == "PRON")
    ]
    if found:
        return [member for child in found[:1] for member in with_conjuncts(meant(child))]
    if verb.dep_ in RELATIVE and any(child.dep_ in SUBJECTS for child in verb.children):
        return [verb.head]
    return _name_after(verb) or _noun_after(verb)


def _name_after(verb: Token) -> list[Token]:
    """Return the name right after a verb that the parser took for something else than its object."""
    return [
        member
        for child in verb.children
        if child.left_edge.i == verb.i + 1
        and child.pos_ == "PROPN"
        and child.dep_ in {"xcomp", "flat:name", "npadvmod"}
        for member in with_conjuncts(child)
    ]


@once
def obliques(head: Token) -> list[tuple[str, Token]]:
    """Return the complements with a preposition of a verb or noun, as (preposition in lower case, noun)."""
    return list(_obliques(head))


def behind(trigger: Token, preposition: str) -> list[Token]:
    """Return the nouns behind a preposition that follows a trigger, whatever the parser attached them to."""
    found: list[Token] = []
    for word in trigger.doc.tokens[trigger.i + 1 : min(trigger.i + 9, trigger.sent.end)]:
        if CONTRACTIONS.get(word.lower_, word.lower_) != preposition:
            if preposition in {"de", "of"} and word.pos_ == "VERB" and "Fin" in word.morph.get("VerbForm", []):
                break
            continue
        below = [c for c in word.children if c.dep_ in {"pobj", "obj"} or c.dep_.startswith("obl")]
        nouns = [word.head] if word.dep_ == "case" else below
        found.extend(member for noun in nouns for member in with_conjuncts(noun))
    return found


def _obliques(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "ADV", "SCONJ", "VERB"}:
            yield from _under_preposition(child, child.lower_)
        elif child.dep_.startswith(("obl", "nmod", "iobj")):
            cases = [word.lower_ for word in child.children if word.dep_ in {"case", "mark"}]
            for member in with_conjuncts(child):
                yield _preposition(" ".join(cases)), member
        elif child.dep_ in {"advmod", "prt"}:
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from _under_preposition(inner, inner.lower_)


def _under_preposition(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "obj"}:
            for member in with_conjuncts(child):
                yield name, member
        elif child.dep_ == "prep":
            yield from _under_preposition(child, child.lower_)


CONTRACTIONS = {"du": "de", "des": "de", "d'": "de", "d’": "de", "au": "à", "aux": "à"}


def _preposition(cases: str) -> str:
    words = [CONTRACTIONS.get(word, word) for word in cases.split()]
    joined = " ".join(words)
    return {"jusqu' à": "à", "jusqu’ à": "à", "jusque à": "à", "": ""}.get(joined, words[0] if words else "")
