"""Forms of French verbs, to mend the lemmas that a statistical lemmatizer gets wrong ("assiège" → "assiéger").

Regular verbs in -er, -ir and -re follow Bescherelle's tables 6, 19 and 53; :data:`IRREGULAR` holds stems of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

IRREGULAR = {
    "tenir": "tiens tient tenons tenez tiennent tenait tenaient tenu tenue tenus tenues tenant tiendra tiendront tint",
    "prendre": "prends prend prenons prennent prenait prenaient pris prise prises prenant prendra prendront prit",
    "intervenir": "intervient interviennent intervenait intervenu intervenue intervenus interviendra interviendront",
    "soutenir": "soutient soutiennent soutenait soutenaient soutenu soutenue soutenus soutenues soutenant",
    "entretenir": "entretient entretiennent entretenu entretenue entretenus entretenues",
    "détenir": "détient détiennent détenait détenaient détenu détenue détenus détenant",
    "maintenir": "maintient maintiennent maintenait maintenaient maintenu maintenue maintenus",
    "reprendre": "reprend reprennent reprenait repris reprise reprises reprenant reprendra reprendront reprit",
    "conquérir": "conquiert conquièrent conquis conquise conquises conquérait",
    "reconquérir": "reconquiert reconquièrent reconquis reconquise reconquises",
    "partir": "part partent partait partaient parti partie partis parties partira partiront",
    "sortir": "sort sortent sortait sorti sortie sortis sorties",
    "recevoir": "reçoit reçoivent recevait reçu reçue reçus reçues recevra recevront reçut",
    "promettre": "promet promettent promettait promis promise",
    "mettre": "met mettent mettait mettaient mis mise mettra mit",
    "battre": "bat battent battait battu battus",
    "combattre": "combat combattent combattait combattaient combattu combattus",
    "abattre": "abat abattent abattait abattu abattue abattus",
    "accueillir": "accueille accueillent accueillait accueilli accueillera",
    "assaillir": "assaille assaillent assaillait assailli",
    "dire": "dit disent disait disaient dira",
    "vouloir": "veut veulent voulait voulaient voudra",
    "devoir": "doit doivent devait devaient devra devront",
    "offrir": "offre offrent offrait offert offerte",
    "ouvrir": "ouvre ouvrent ouvrait ouvert ouverte ouvrira",
    "détruire": "détruit détruisent détruisait détruite détruits détruites",
    "exclure": "exclut excluent excluait exclu exclue",
    "inscrire": "inscrit inscrivent",
}
"""Forms of irregular verbs."""

ER_ENDINGS = [
    "e",
    "es",
    "ons",
    "ez",
    "ent",
    "ais",
    "ait",
    "ions",
    "iez",
    "aient",
    "a",
    "èrent",
    "é",
    "ée",
    "és",
    "ées",
    "ant",
    "era",
    "eront",
    "erait",
    "eraient",
]
IR_ENDINGS = [
    "is",
    "it",
    "issons",
    "issez",
    "issent",
    "issais",
    "issait",
    "issaient",
    "irent",
    "i",
    "ie",
    "ies",
    "issant",
    "ira",
    "iront",
    "irait",
    "iraient",
]
RE_ENDINGS = [
    "s",
    "ons",
    "ez",
    "ent",
    "ais",
    "ait",
    "aient",
    "it",
    "irent",
    "u",
    "ue",
    "us",
    "ues",
    "ant",
    "ra",
    "ront",
    "rait",
    "raient",
]


def verb_forms(infinitive: str) -> Iterator[str]:
    """Yield the inflected forms of a French verb.

    >>> {"assiège", "assiégeait", "assiégée"} <= set(verb_forms("assiéger"))
    True
    """
    if infinitive in IRREGULAR:
        yield from IRREGULAR[infinitive].split()
        return
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        for ending in ER_ENDINGS:
            yield _soften(stem, ending) + ending
        if ending_stem := _grave(stem):
            yield from (ending_stem + ending for ending in ("e", "es", "ent", "era", "eront"))
        if stem.endswith(("l", "t")):
            yield from (stem + stem[-1] + ending for ending in ("e", "ent", "era", "eront"))
    elif infinitive.endswith("ir"):
        yield from (stem + ending for ending in IR_ENDINGS)
    elif infinitive.endswith("re"):
        yield stem
        yield from (stem + ending for ending in RE_ENDINGS)


def _soften(stem: str, ending: str) -> str:
    """Write the stem of "-ger" and "-cer" before a or o ("annexa", "forçait")."""
    if ending[0] in "ao":
        if stem.endswith("g"):
            return stem + "e"
        if stem.endswith("c"):
            return stem[:-1] + "ç"
    return stem


def _grave(stem: str) -> str | None:
    """Return the stem with è where the last vowel is é or e before one consonant or two ("assiég-" → "assièg-")."""
    for position in range(len(stem) - 1, max(-1, len(stem) - 4), -1):
        if stem[position] in "ée":
            return stem[:position] + "è" + stem[position + 1 :]
        if stem[position] in "aiouyâîôû":
            return None
    return None


def lemmas_by_form(infinitives: Iterable[str]) -> dict[str, str]:
    """Return the infinitive of every form of some verbs; an infinitive is its own form, and the first verb wins.

    >>> lemmas_by_form(["épauler"])["épaule"]
    'épauler'
    """
    table: dict[str, str] = {}
    for infinitive in infinitives:
        if infinitive.endswith(("er", "ir", "re")):
            table.setdefault(infinitive, infinitive)
            for form in verb_forms(infinitive):
                table.setdefault(form, infinitive)
    return table
