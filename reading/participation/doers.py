"""Who is said to do what a trigger names, as words: subject, agent, owner, or the noun that a pronoun goes back to.

The words may name an actor or not ("the rebels", "they", "shells"); which actor they mean is weighed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reading.claims.general_nouns import noun_class
from reading.claims.modal_words import effects
from reading.claims.slots import governing_verb
from reading.syntax.clauses import antecedent
from reading.syntax.once import once
from reading.syntax.parse import agents, is_passive, logical_objects, logical_subjects, obliques, with_conjuncts
from reading.syntax.tokens import Doc, Token
from reading.syntax.word_forms import PASSIVE_SUBJECTS, SUBJECTS, is_verb, lemma

FORMS = ("rebel", "peacekeeper", "government", "both_sides", "group", "troops", "unarmed", "arms", "land", "abstract")
"""Classes of nouns, the first that fits being a word's form."""
LIFELESS = {"arms", "land", "abstract", "not_actor"}
SELF = {"we", "i", "us", "our", "nous", "je", "j'", "j’", "notre", "nos", "on"}
SINGULAR = {"it", "its", "he", "his", "she", "her", "il", "elle", "lui", "celui", "celle"}
PLURAL = {"they", "them", "their", "theirs", "ils", "elles", "eux", "leur", "leurs"}
EITHER = {"son", "sa", "ses"}
REACH = 70
"""Words back within which a pronoun's noun is looked for."""
OWNERS = {"de", "of"}
AIMS = {"on", "against", "at", "upon", "sur", "contre", "into"}
VAGUE = {"troops", "arms", "noun", "group", "unarmed", "name"}
"""Forms that say less of who is meant than the words around them may."""
WITHIN_PHRASE = {"amod", "compound", "poss", "nmod", "appos", "flat:name", "flat:foreign", "npadvmod"}
DEPTH = 2
LIGHT = {"obj", "dobj", "xcomp", "attr", "oprd"}


@dataclass(frozen=True, slots=True)
class Doer:
    """A word for who acts: how it hangs on the trigger, its form, and whether it stands in the plural, if known.

    ``form`` is a class of nouns, ``we``, ``it``, ``they``, ``name`` or ``noun``; ``through``: it was found behind a
    pronoun; ``gender``: of a pronoun that tells it.
    """

    word: Token
    how: str
    form: str
    plural: bool | None
    through: str = ""
    gender: str = ""


def doers(trigger: Token) -> list[Doer]:
    """Return the words for who acts, coordinated ones each; none when the sentence does not say.

    Needs a parse in French or English labels.
    """
    found = list(_of_verb(trigger)) if is_verb(trigger) else list(_of_noun(trigger))
    return [_through(word, how) for word, how in found]


def _of_verb(verb: Token) -> Iterator[tuple[Token, str]]:
    own = any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in verb.children)
    how = "agent" if is_passive(verb) else "subject" if own else "unsaid"
    for word in logical_subjects(verb):
        yield word, how


def _of_noun(noun: Token) -> Iterator[tuple[Token, str]]:
    for member in agents(noun):
        yield member, "agent"
        return
    owners = [child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
    owners = [child for child in owners if child.dep_ != "nmod" or not any(c.dep_ == "case" for c in child.children)]
    for child in owners:
        if child.dep_ == "poss" or child.lower_ in PLURAL | EITHER | SELF:
            yield child, "owner"
            return
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in PLURAL | EITHER | SELF:
            yield child, "owner"
            return
    for preposition, word in obliques(noun):
        if preposition in OWNERS:
            for member in with_conjuncts(word):
                yield member, "of"
            break
    yield from _light(noun)


def _light(noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the subject of the verb that a noun is the object of: "launched an offensive"."""
    verb = governing_verb(noun)
    if verb is None:
        return
    head = noun
    while head.head not in {verb, head}:
        head = head.head
    if head.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
        for word in agents(verb):
            yield word, "light agent"
        return
    how = "light" if head == noun and head.dep_ in LIGHT else "governor"
    for word in logical_subjects(verb):
        yield word, how


def _through(word: Token, how: str) -> Doer:
    """Return the doer that a word is: behind a relative pronoun its antecedent, behind "they" the last subject."""
    if word.pos_ == "PRON" and ("Rel" in word.morph.get("PronType", []) or word.tag_ in {"WP", "WDT"}):
        word = antecedent(word) or word
    if word.lower_ in SELF:
        return Doer(word, how, "we", None)
    plural = True if word.lower_ in PLURAL else False if word.lower_ in SINGULAR else None
    if plural is None and word.lower_ not in EITHER:
        return Doer(word, how, phrase_form(word), is_plural(word))
    pronoun = "their" if word.dep_ in {"poss", "det"} else "they" if plural else "it"
    gender = next(iter(word.morph.get("Gender", [])), "") if pronoun == "it" or word.lower_ == "elles" else ""
    before = _goes_back_to(word, plural, gender)
    if before is None:
        return Doer(word, how, pronoun, plural, gender=gender)
    return Doer(before, how, phrase_form(before), plural, pronoun, gender)


def is_plural(word: Token) -> bool | None:
    """Tell whether a noun stands in the plural or is joined to another; ``None`` when its form does not tell."""
    if any(child.dep_ == "conj" for child in word.children):
        return True
    number = word.morph.get("Number", [])
    return "Plur" in number if number else None


def _goes_back_to(pronoun: Token, plural: bool | None, gender: str) -> Token | None:
    for number in reversed(subjects(pronoun.doc)):
        word = pronoun.doc[number]
        if number >= pronoun.i or form_of(word) in LIFELESS or pronoun in word.subtree:
            continue
        if pronoun.i - number > REACH:
            return None
        own = word.morph.get("Gender", [])
        if gender and own and gender not in own and word.pos_ != "PROPN":
            continue
        if plural is None or is_plural(word) in {plural, None}:
            return word
    return None


def subjects(doc: Doc) -> list[int]:
    """Return the numbers of the nouns and names that are subjects, in order, looked for once."""
    if "subjects" not in doc.answers:
        labels = SUBJECTS | PASSIVE_SUBJECTS
        doc.answers["subjects"] = [t.i for t in doc if t.dep_ in labels and t.pos_ in {"NOUN", "PROPN"}]
    found: list[int] = doc.answers["subjects"]
    return found


@once
def phrase_form(word: Token) -> str:
    """Return the form of a phrase: that of its head, or of whose it is: "army troops", "the rebels' guns"."""
    own = form_of(word)
    if own in VAGUE:
        for part in parts(word):
            form = form_of(part)
            if form in {"rebel", "government"}:
                return form
    return own


def parts(word: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the words of a phrase that say who its head belongs to: adjectives, owners, appositions and theirs."""
    for child in word.children:
        if child.dep_ in WITHIN_PHRASE and not (child.dep_ == "nmod" and not _is_owner(child)):
            yield child
            if depth < DEPTH:
                yield from parts(child, depth + 1)
    for preposition, noun in obliques(word):
        if preposition in OWNERS and depth < DEPTH:
            yield noun
            yield from parts(noun, depth + 1)


def _is_owner(word: Token) -> bool:
    cases = {child.lower_ for child in word.children if child.dep_ == "case"}
    return not cases or bool(cases & {"de", "du", "des", "d'", "d’"})


@once
def form_of(word: Token) -> str:
    """Return the class of a noun, ``name`` for a name, ``noun`` for any other."""
    known = _forms(word.lang_).get(lemma(word)) or _forms(word.lang_).get(word.lower_)
    return known or ("name" if word.pos_ == "PROPN" else "noun")


@cache
def _forms(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in (*FORMS, "not_actor"):
        for noun in _words(noun_class(language, form)):
            found.setdefault(noun, form)
    return found


def _words(nouns: Iterable[str]) -> Iterator[str]:
    return (noun for noun in nouns if not noun.endswith("*"))


def undergoers(trigger: Token) -> list[Token]:
    """Return the words for who or what is acted on: objects of a verb, what stands behind "on", "against" of a noun."""
    if is_verb(trigger):
        found = logical_objects(trigger)
        if found:
            return found
    return [noun for preposition, noun in obliques(trigger) if preposition in AIMS]


def governor_effects(trigger: Token) -> Iterator[str]:
    """Yield what the verb above a noun does to what it names: said, blamed, demanded, refused."""
    verb = None if is_verb(trigger) else governing_verb(trigger)
    if verb is not None:
        yield from effects(trigger.lang_).get(lemma(verb), ())
