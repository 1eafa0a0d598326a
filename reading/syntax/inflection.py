"""Forms of French verbs, to mend the lemmas that a statistical lemmatizer gets wrong ("assiège" → "assiéger").

Regular verbs in -er, -ir and -re follow Bescherelle's tables 6, 19 and 53; :data:`IRREGULAR` holds stems of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

IRREGULAR = {
    "tenir": "tiens tient tenons tenez tiennent tenait tenaient tenu tenue tenus tenues tenant tiendra tiendront "
    "tiendrait tiendraient tint tinrent tienne tiennent",
    "venir": "viens vient venons venez viennent venait venaient venu venue venus venues venant viendra viendront "
    "viendrait viendraient vint vinrent vienne",
    "prendre": "prends prend prenons prenez prennent prenait prenaient pris prise prises prenant prendra prendront "
    "prendrait prendraient prit prirent prenne",
    "mettre": "mets met mettons mettez mettent mettait mettaient mis mise mises mettant mettra mettront mettrait mit "
    "mirent mette",
    "battre": "bats bat battons battez battent battait battaient battu battue battus battues battant battra battront "
    "battrait battit battirent batte",
    "quérir": "quiert quièrent quérait quéraient quis quise quises quérant querra querront quit quirent quière",
    "partir": "pars part partons partez partent partait partaient parti partie partis parties partant partira "
    "partirait partit partirent parte",
    "mentir": "mens ment mentons mentez mentent mentait mentaient menti mentie mentis menties mentant mentira "
    "mentirait mentit mentirent mente",
    "sentir": "sens sent sentons sentez sentent sentait sentaient senti sentie sentis senties sentant sentira sentit",
    "sortir": "sors sort sortons sortez sortent sortait sortaient sorti sortie sortis sorties sortant sortira "
    "sortirait sortit sortirent sorte",
    "servir": "sers sert servons servez servent servait servaient servi servie servis servies servant servira",
    "cevoir": "çois çoit cevons cevez çoivent cevait cevaient çu çue çus çues cevant cevra cevront cevrait çut çurent",
    "cueillir": "cueille cueillent cueillait cueillaient cueilli cueillie cueillis cueillies cueillant cueillera "
    "cueilleront cueillit cueillirent",
    "assaillir": "assaille assaillent assaillait assaillaient assailli assaillie assaillis assaillit assaillirent",
    "dire": "dis dit disons disent disait disaient dite dits dites disant dira diront dirait dirent dise",
    "faire": "fais fait faisons font faisait faisaient faite faits faites faisant fera feront ferait fit firent "
    "fasse fassent",
    "voir": "vois voit voyons voient voyait voyaient vu vue vus vues voyant verra verront verrait vit virent voie",
    "vouloir": "veux veut voulons voulez veulent voulait voulaient voulu voulant voudra voudront voudrait voulut",
    "devoir": "dois doit devons devez doivent devait devaient dû devra devront devrait dut durent doive",
    "ouvrir": "ouvre ouvrons ouvrez ouvrent ouvrait ouvraient ouvert ouverte ouverts ouvertes ouvrant ouvrira "
    "ouvrirait ouvrit ouvrirent",
    "offrir": "offre offrons offrez offrent offrait offraient offert offerte offerts offertes offrant offrira "
    "offrirait offrit offrirent",
    "suivre": "suis suit suivons suivez suivent suivait suivaient suivi suivie suivis suivies suivant suivra suivront "
    "suivit suivirent",
    "vivre": "vis vit vivent vivait vivaient vécu vivant vivra vivront vécut vécurent",
    "écrire": "écris écrit écrivent écrivait écrivaient écrite écrits écrites écrivant écrira écriront écrivit",
    "vaincre": "vaincs vainc vainquent vainquait vainquaient vaincu vaincue vaincus vaincues vainquant vaincra",
    "rompre": "romps rompt rompons rompent rompait rompaient rompu rompue rompus rompues rompant rompra rompront "
    "romprait rompit rompirent rompe",
    "courir": "cours court courent courait couraient couru courue courus courant courra courront coururent courut",
    "mourir": "meurs meurt meurent mourait mouraient mort morte morts mortes mourant mourra mourront mourut moururent",
    "fuir": "fuis fuit fuyons fuient fuyait fuyaient fui fuie fuis fuies fuyant fuira fuiront fuirait fuirent fuie",
    "croire": "crois croit croyons croient croyait croyaient cru crue crus croyant croira croiront crut crurent",
    "exclure": "exclus exclut excluons excluent excluait excluaient exclu exclue exclus exclues excluant exclura",
    "conclure": "conclus conclut concluons concluent concluait concluaient conclu conclue conclus conclues concluant "
    "conclura concluront conclurent",
    "taire": "tais tait taisent taisait taisaient tu tue tus tues taisant taira tairont tut turent taise",
    "asseoir": "assied assoit assoient asseyait assis assise assises assiéra assirent asseye",
}
"""Forms of irregular verbs; a verb with a prefix ("démentir", "revenir") goes like the one it is made of."""
LIKE_OTHERS = {
    "répartir",
    "impartir",
    "prédire",
    "contredire",
    "médire",
    "satisfaire",
    "avoir",
    "pleuvoir",
    "savoir",
    "mouvoir",
    "pouvoir",
}
"""Verbs that end like an irregular one and go otherwise, or nearly."""

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
    base = _base(infinitive)
    stem = infinitive[:-2]
    if base:
        prefix = infinitive.removesuffix(base)
        yield from (prefix + form for form in IRREGULAR[base].split())
    elif infinitive.endswith(("indre", "uire")):
        yield from _of_two_stems(infinitive)
    elif infinitive.endswith("er"):
        for ending in ER_ENDINGS:
            yield _soften(stem, ending) + ending
        if stem.endswith(("oy", "uy", "ay")):
            yield from (stem[:-1] + "i" + ending for ending in ("e", "es", "ent", "era", "eront", "erait", "eraient"))
        if ending_stem := _grave(stem):
            yield from (ending_stem + ending for ending in ("e", "es", "ent", "era", "eront"))
        if stem.endswith(("l", "t")):
            yield from (stem + stem[-1] + ending for ending in ("e", "ent", "era", "eront"))
    elif infinitive.endswith("ir"):
        yield from (stem + ending for ending in IR_ENDINGS)
    elif infinitive.endswith("re"):
        yield stem
        yield from (stem + ending for ending in RE_ENDINGS)


def _of_two_stems(infinitive: str) -> Iterator[str]:
    """Yield the forms of a verb in -indre or -uire ("rejoint", "rejoignent"; "conduit", "conduisent")."""
    nasal = infinitive.endswith("indre")
    short, long = (infinitive[:-3], infinitive[:-4] + "gn") if nasal else (infinitive[:-2], infinitive[:-2] + "s")
    future = "dr" if nasal else "r"
    yield from (short + ending for ending in ("s", "t", "te", "tes", "ts"))
    yield from (short + future + ending for ending in ("a", "ont", "ait"))
    yield from (long + ending for ending in ("ent", "ons", "ait", "aient", "ant", "it", "irent"))


def _base(infinitive: str) -> str | None:
    """Return the irregular verb that a verb is made of ("venir" of "revenir"), or ``None``."""
    if infinitive in IRREGULAR:
        return infinitive
    if infinitive in LIKE_OTHERS:
        return None
    bases = (base for base in IRREGULAR if infinitive.endswith(base))
    return max(bases, key=len, default=None)


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
