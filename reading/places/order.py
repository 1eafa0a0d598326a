"""What the words beside a name say of it where there is no parse: they themselves, their endings, their frequency.

Texts in Spanish, German, Arabic and Russian have no entities and no classes of words; these features stand in.
"""

from __future__ import annotations

from collections.abc import Iterator

from reading.names import NameHit
from reading.places.context import Before
from reading.places.frequency import frequency_class, is_compound
from reading.places.person_names import person_name
from reading.syntax.tokens import Token

_SHORTEST_NOUN = 4
_ARTICLE = "ال"
_ADJECTIVE = ("ي", "ية")


def beside(name: str, hit: NameHit | None, lead: Before, after: Token | None, language: str) -> Iterator[str]:
    """Yield what the words before and after a name are, and how it is written itself.

    ``lead`` leads to the name, ``after`` follows it in its sentence.
    """
    known = familiarity(hit)
    led = "led" if lead.preposition else "bare"
    yield from _of_neighbour("prev", led, lead.word, known, language)
    yield from _of_neighbour("next", led, after, known, language)
    yield from _of_own_form(name, known, language)
    if language == "ar" and name.endswith(_ADJECTIVE):
        definite = lead.word is not None and lead.word.text.startswith(_ARTICLE)
        yield f"adjective:{led}:{definite}:{name.startswith(_ARTICLE)}"


def familiarity(hit: NameHit | None) -> str:
    """Return how well known a name is: ``none`` for no name of the gazetteer, ``little``, ``well`` or ``state``.

    >>> familiarity(None)
    'none'
    """
    if hit is None:
        return "none"
    if hit.state is not None:
        return "state"
    return "well" if hit.prominence >= 0.6 else "some" if hit.prominence >= 0.4 else "little"


def _of_neighbour(side: str, led: str, token: Token | None, known: str, language: str) -> Iterator[str]:
    if token is None:
        yield f"{side}:none|{led}|{known}"
        return
    word = token.lower_
    if language == "ar" and len(word) > _SHORTEST_NOUN:
        word = word.removeprefix("و")
    if not word[:1].isalpha():
        yield f"{side}:{word[:1]}|{led}"
        return
    kind = _class_of(token.text, word, language)
    yield f"{side}:={word}|{led}"
    yield f"{side}:{kind}|{led}"
    yield f"{side}:{kind}|{led}|{known}"
    yield f"{side}:-{word[-2:]}|{led}"
    yield f"{side}:-{word[-3:]}|{led}"
    yield f"{side}:{word[:2]}-|{led}"
    if person := person_name(token.text, language):
        yield f"{side}:{person}-name|{led}"


def _class_of(text: str, word: str, language: str) -> str:
    """Return how a word is written and how frequent it is: German nouns have capitals as names do, and are frequent."""
    frequency = frequency_class(word, language)
    common = str(frequency) if frequency or not is_compound(word, language) else "compound"
    return f"{'upper' if text[:1].isupper() else 'lower'}:{common}"


def _of_own_form(name: str, known: str, language: str) -> Iterator[str]:
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    common = frequency_class(last, language)
    yield f"own:-{last[-2:]}"
    yield f"own:-{last[-2:]}|{known}"
    yield f"own:-{last[-3:]}"
    yield f"own:{first[:2]}-"
    yield f"own:{first[:2]}-|{bool(common)}"
    if person := person_name(first, language):
        yield f"own:{person}-name|{known}"
