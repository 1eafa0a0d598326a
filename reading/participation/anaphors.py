"""Words that mean a place named before without naming it: "the town", "the capital", "cette région", "there"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reading.syntax.tokens import Token

SORTS: dict[str, tuple[str, ...]] = {
    "capital": ("capital", "hauptstadt", "столиц", "عاصمة", "العاصمة"),
    "country": ("country", "nation", "pays", "país", "land", "страна", "страны", "стране", "страну", "البلاد", "البلد"),
    "town": (
        *("town", "city", "village", "enclave", "port", "suburb", "hamlet", "settlement", "municipality", "resort"),
        *("ville", "localité", "bourg", "agglomération", "commune", "cité", "métropole", "faubourg", "poche"),
        *("ciudad", "pueblo", "localidad", "villa", "enclave", "puerto", "población", "municipio"),
        *("stadt", "ort", "ortschaft", "dorf", "enklave", "hafenstadt", "metropole"),
        *("город", "села", "село", "селе", "посёл", "посел", "анклав", "порт", "المدينة", "البلدة", "القرية", "الجيب"),
    ),
    "site": (
        *("airport", "airfield", "base", "camp", "plant", "works", "garrison", "fort", "fortress", "refinery", "dam"),
        *("aéroport", "aérodrome", "camp", "usine", "garnison", "raffinerie", "barrage", "pont", "bridge", "compound"),
        *("aeropuerto", "campamento", "refinería", "flughafen", "lager", "raffinerie", "stützpunkt", "brücke"),
        *(
            "аэропорт",
            "лагер",
            "завод",
            "базу",
            "база",
            "المطار",
            "المخيم",
            "القاعدة",
            "الجسر",
            "shoal",
            "reef",
            "récif",
        ),
    ),
    "area": (
        *(
            "region",
            "province",
            "territory",
            "island",
            "valley",
            "peninsula",
            "zone",
            "corridor",
            "strip",
            "area",
            "strait",
        ),
        *("région", "territoire", "île", "vallée", "péninsule", "plateau", "bande", "détroit", "archipel", "massif"),
        *(
            "región",
            "provincia",
            "territorio",
            "isla",
            "valle",
            "zona",
            "franja",
            "estrecho",
            "insel",
            "gebiet",
            "provinz",
        ),
        *("регион", "област", "провинци", "остров", "долин", "المنطقة", "الإقليم", "المحافظة", "الجزيرة", "الوادي"),
    ),
}
"""Beginnings of nouns for places, by what they are, in all languages that are read."""
THERE = {
    *("there", "here", "where", "y", "là", "ici", "où", "allí", "ahí", "aquí", "donde", "dort", "hier", "wo", "там"),
    *("здесь", "туда", "оттуда", "где", "هناك", "هنا", "dorthin", "daraus", "darin", "thence", "inside"),
}
IT = {"it", "en", "le", "la", "l'", "l’"}
"""Pronouns for a place where they are what is taken or left."""
ENDINGS = 3
"""Letters that may follow the beginning of a noun."""
DEFINITE = {
    *("the", "this", "that", "its", "la", "le", "l'", "l’", "cette", "ce", "cet", "el", "esta", "este", "esa", "ese"),
    *(
        "die",
        "der",
        "das",
        "den",
        "dem",
        "des",
        "diese",
        "dieser",
        "diesen",
        "dieses",
        "diesem",
        "du",
        "au",
        "del",
        "al",
    ),
    *("im", "zum", "zur", "vom"),
}
ARTICLELESS = {"ru", "ar"}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that points to a place named before: its token, and what it says the place is."""

    token: int
    sort: str


def anaphors(words: Iterable[Token], places: frozenset[int], parsed: bool) -> Iterator[Anaphor]:
    """Yield the words of a sentence that point to a place; ``places`` are the tokens of places named.

    ``parsed``: the words hang together in a tree of French or English labels.
    """
    for word in words:
        if word.i in places:
            continue
        if word.lower_ in THERE and word.dep_ != "expl":
            yield Anaphor(word.i, "there")
        elif parsed and word.lower_ in IT and word.dep_ in {"obj", "dobj", "iobj", "obl:arg"}:
            yield Anaphor(word.i, "it")
        else:
            sort = _sort(word)
            if sort is not None and _is_definite(word) and not _is_named(word, places, parsed):
                yield Anaphor(word.i, sort)


def _sort(word: Token) -> str | None:
    form = word.lower_
    if word.pos_ not in {"NOUN", "PROPN", "X", ""}:
        return None
    for sort, stems in SORTS.items():
        if any(form.startswith(stem) and len(form) - len(stem) <= ENDINGS for stem in stems):
            return sort
    return None


def _is_definite(word: Token) -> bool:
    if word.lang_ in ARTICLELESS:
        return True
    before = word.doc[max(0, word.i - 2) : word.i]
    return any(other.lower_ in DEFINITE for other in before) or any(c.lower_ in DEFINITE for c in word.children)


def _is_named(word: Token, places: frozenset[int], parsed: bool) -> bool:
    """Tell whether a place's name stands with a noun: "the town of Goma", "die Stadt Goma"."""
    if any(position in places for position in (word.i - 1, word.i + 1, word.i + 2)):
        return True
    return parsed and any(
        below.i in places
        for child in word.children
        if child.dep_ in {"nmod", "prep", "appos", "flat:name", "compound", "poss"}
        for below in (child, *child.children)
    )
