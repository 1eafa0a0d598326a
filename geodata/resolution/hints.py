"""What the words around a name say about its place: its container, and whether a province or a river is meant."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from geodata.gazetteer.name_forms import is_caseless
from geodata.place import PlaceFeature
from reading.model import Mention

_LONGEST_GAP = 30
_CONTAINER_GAP = re.compile(
    r"^\s*(?:,|\(|،|–|—|-)\s*(?:in |en |au |im |the )?$"
    r"|^(?:['’]s)?,? (?:in|en|au|aux|im|dans le|dans la|in the|of|de|du|de la|del|von|в|во|في|, dans le|en el)"
    r"(?: (?:northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest"
    r"|nördlichen|südlichen|östlichen|westlichen|nord|sud|est|ouest|norte|sur|este|oeste|le nord de la|le sud de la"
    r"|l['’]est de la|l['’]ouest de la|le nord du|le sud du|l['’]est du|l['’]ouest du))? ?(?:the |la |le |l['’])?$",
    re.IGNORECASE,
)
_COMPASS_GAP = re.compile(
    r"^,? (?:dans|in|en|im|au) (?:le |la |l['’]|the |el |dem )?(?:nord|sud|est|ouest|north|south|east|west|norte|sur|"
    r"este|oeste|Norden|Süden|Osten|Westen)(?:[- ]?(?:est|ouest|east|west))? (?:de |du |of |des |d['’]|del )"
    r"(?:la |le |l['’]|the )?$",
    re.IGNORECASE,
)
_AREA_WORDS = (
    r"provinces?|région|region|gouvernorat|governorate|oblasts?|wilaya|districts?|department|département|state|provinz|"
    r"[ée]tats?|gouvernement|bundesland|provincias?|departamento|estado|county|counties|prefecture|canton|territoire|"
    r"провинци\w*|област\w*|регион\w*|край|محافظة|ولاية|منطقة|إقليم"
)
_AREA_BEFORE = re.compile(rf"\b(?:{_AREA_WORDS})\s+(?:(?:of|de la|de|du|del|von|des)\s+|d['’])?$", re.IGNORECASE)
_AREA_AFTER = re.compile(rf"^(?:['’]s)?\s+(?:{_AREA_WORDS})\b", re.IGNORECASE)
_WATER_WORDS = (
    r"river|rivers|fleuve|rivière|lac|lake|sea|mer|golfe|gulf|strait|détroit|río|rio|fluss|see|meer|рек[аиеу]|рекой|нахр|"
    r"lago|laguna|golfo|estrecho|océano?|ocean|озер[оау]|озером|мор[еяю]|залив\w*|пролив\w*|водохранилищ\w*|"
    r"نهر|بحر|مضيق|خليج|بحيرة|مياه|canal"
)
_WATER_BEFORE = re.compile(rf"\b(?:{_WATER_WORDS})\s+(?:(?:of|de la|de|du|del)\s+|d['’])?$", re.IGNORECASE)
_WATER_AFTER = re.compile(rf"^\s+(?:{_WATER_WORDS})\b", re.IGNORECASE)
_SHORE_BEFORE = re.compile(
    r"\b(?:banks?|shores?|mouth|rives?|bords?|berges?|embouchure|ribera|orillas?|márgen(?:es)?|margen|cauce|Ufern?|"
    r"берег\w*|устье|ضفاف|ضفة|ضفتي)(?: \w+)?\s+(?:(?:of|de la|de|du|del|des|von|der)\s+|d['’])?(?:the |der |des )?$",
    re.IGNORECASE,
)
_SITE_WORDS = (
    r"airports?|air ?bases?|airfields?|airstrip|(?:naval |military |army )?base|camps?|barracks|garrison|hospital|"
    r"prison|bridge|square|street|avenue|mosque|church|monastery|oil ?fields?|gas ?fields?|refinery|mine|dam|crossing|"
    r"checkpoint|hotel|stadium|fort|fortress|block|platform|aéroport|aérodrome|base(?: aérienne| militaire| navale)?|"
    r"caserne|hôpital|pont|place|rue|mosquée|église|lycée|champ(?: pétrolier)?|raffinerie|barrage|poste(?:-frontière)?|"
    r"hôtel|stade|palais|aeropuerto|campamento|cuartel|cárcel|puente|plaza|calle|mezquita|iglesia|refinería|presa|"
    r"puesto|estadio|palacio|bloque|destacamento|cueva|Flughafens?|Flugplatz|Stützpunkt|Lagers?|Kaserne|Krankenhaus|"
    r"Gefängnis|Brücke|Moschee|Kloster|Festung|Raffinerie|аэропорт\w*|аэродром\w*|авиабаз\w*|баз[аеуыо]\w*|лагер\w*|"
    r"больниц\w*|тюрьм\w*|мост\w*|площад\w*|улиц\w*|мечет\w*|месторождени\w*|отел\w*|крепост\w*|مطار|قاعدة|معسكر|"
    r"مخيم|مستشفى|سجن|جسر|ساحة|ميدان|شارع|جامع|مسجد|كنيسة|حقل|مصفاة|منصة|معبر|منفذ|فندق|قصر|حاجز|محطة|سد"
)
_QUARTER_WORDS = (
    r"quartiers?|faubourg|lotissement|barrios?|colonia|urbanización|reparto|(?:Stadt)?[Vv]iertels?|Stadtteil|"
    r"квартал\w*|микрорайон\w*|حي"
)
_LAND_WORDS = (
    r"islands?|islets?|isles?|shoals?|reefs?|atolls?|récifs?|bancs?|arrecifes?|banco|peninsula|mount|mountains?|valley|hills?|pass|îles?|îlot|presqu['’]île|monts?|montagnes?|"
    r"vallée|collines?|col|islas?|isle|península|montes?|montañas?|valle|cerros?|Inseln?|Halbinsel|Berge?|Tal|"
    r"остров\w*|полуостров\w*|гор[аеуы]|долин\w*|высот\w*|جزيرة|جزر|جبال?|وادي|شبه جزيرة|مرتفعات|تلال?"
)
_LINK = (
    r"\s+(?:(?:of|de la|de los|de las|de|du|del|des|von|der|of the|named|called)\s+|d['’])?(?:the |la |le |los |las )?$"
)
_SITE_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_SITE_WORDS}){_LINK}", re.IGNORECASE)
_SITE_AFTER = re.compile(rf"^(?:-|\s+)(?:{_SITE_WORDS})\b", re.IGNORECASE)
_QUARTER_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_QUARTER_WORDS}){_LINK}", re.IGNORECASE)
_QUARTER_AFTER = re.compile(r"^\s+neighbou?rhood\b", re.IGNORECASE)
_LAND_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_LAND_WORDS}){_LINK}", re.IGNORECASE)
_LAND_AFTER = re.compile(rf"^\s+(?:{_LAND_WORDS})\b", re.IGNORECASE)
_AREAS = frozenset({PlaceFeature.ADMIN1, PlaceFeature.ADMIN2, PlaceFeature.REGION})
_WATERS = frozenset({PlaceFeature.WATER})
_SITES = frozenset({PlaceFeature.FACILITY})
_LANDS = frozenset({PlaceFeature.REGION})


def container_pairs(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Return pairs of mention ids, inner and outer, that the text puts into one another.

    "Tripoli, Liban", "Tripoli (Liban)", "Saraqeb in northern Syria", "dans le nord de la Syrie". ``mentions`` stand in
    the order of the text.
    """
    pairs = []
    for inner, outer in itertools.pairwise(mentions):
        gap = text[inner.end : outer.start]
        if len(gap) <= _LONGEST_GAP and "\n" not in gap and (_CONTAINER_GAP.match(gap) or _COMPASS_GAP.match(gap)):
            pairs.append((inner.id, outer.id))
    return pairs


def meant_features(text: str, mention: Mention) -> frozenset[PlaceFeature]:
    """Return the kinds of place that the words beside a mention ask for; empty when they ask for none.

    "province d'[Idleb]" asks for an area, "fleuve [Litani]" for a water.
    """
    before = text[max(0, mention.start - _LONGEST_GAP) : mention.start]
    after = text[mention.end : mention.end + _LONGEST_GAP]
    if _AREA_BEFORE.search(before) or _AREA_AFTER.match(after):
        return _AREAS
    if _WATER_BEFORE.search(before) or _WATER_AFTER.match(after) or _SHORE_BEFORE.search(before):
        return _WATERS
    return frozenset()


def nearby_features(text: str, mention: Mention) -> frozenset[PlaceFeature]:
    """Return the kinds of site or landform that the words beside a mention say it is; empty when they say none.

    "the base at Akrotiri", "isla de Anacoco": such a site often bears the name of a town, which then lies nearby.
    """
    before = text[max(0, mention.start - _LONGEST_GAP) : mention.start]
    # Arabic says what a place is before its name alone.
    after = "" if is_caseless(mention.text) else text[mention.end : mention.end + _LONGEST_GAP]
    if _SITE_BEFORE.search(before) or _SITE_AFTER.match(after):
        return _SITES
    if _LAND_BEFORE.search(before) or _LAND_AFTER.match(after):
        return _LANDS
    return frozenset()


def is_quarter(text: str, mention: Mention) -> bool:
    """Return whether the words beside a mention say that it is a quarter: "quartier de Qadissiya"."""
    before = text[max(0, mention.start - _LONGEST_GAP) : mention.start]
    return bool(_QUARTER_BEFORE.search(before) or _QUARTER_AFTER.match(text[mention.end : mention.end + _LONGEST_GAP]))


def preceding_words(text: str, mention: Mention, count: int = 4) -> list[str]:
    """Return the mention with one to ``count`` words before it, longest first, as names to be tried.

    >>> from reading.model import MentionKind, Sense
    >>> m = Mention("m1", 0, 12, 20, "Latchine", MentionKind.PLACE, Sense.LITERAL, None, "")
    >>> preceding_words("corridor de Latchine", m)
    ['corridor de Latchine', 'de Latchine']
    """
    before = re.findall(r"[^\W_]+['’]?|[.,;:!?]", text[max(0, mention.start - 50) : mention.start])
    words: list[str] = []
    for word in reversed(before[-count:]):
        if not word[0].isalnum():
            break
        words.insert(0, word)
    start = mention.start
    spans: list[str] = []
    for word in reversed(words):
        start = text.rindex(word, 0, start)
        spans.insert(0, text[start : mention.end])
    return spans
