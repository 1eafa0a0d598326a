"""Lines that the article names: reported ones of the control data, and those whose course the gazetteer knows.

A reported line is named by one of its own names ("Lachin corridor"), or by two of the places that it runs by ("ligne
Syrte-Joufra", "line between Sirte and Jufra"). They are drawn as reported, apart from what is derived from claims.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from geodata.atlas.drawn import Drawn
from geodata.atlas.place_features import Named, named_places
from geodata.atlas.reported_features import PRECISION_KM, is_at, on_earth
from geodata.atlas.scene import Scene, slug
from geodata.atlas.wording import listed
from geodata.control.dataset_rows import ReportedLine
from geodata.courses import named_courses
from geodata.feature import Basis, Feature, FeatureKind, Source
from geodata.place import PlaceFeature
from reading.model import Mention, Role, Sense

WORD = r"(?:(?:front|red|cease-?fire)[-\s]?)?lines?|lignes?|líneas?|(?:front|demarkations)?linien?|лини[яиюей]+|خط"
"""What a line is called in the languages that are read."""
DASH = re.compile(r"\s*[-\u2010-\u2015/]\s*(?:(?:al|el|ال)[-\s]?)?|\s+-?\s*", re.IGNORECASE)
JOINED = re.compile(r"\s+(?:and|to|et|à|y|a|und|bis|и|до)\s+|\s+و", re.IGNORECASE)
BEFORE = re.compile(
    rf"(?<!\w)(?:{WORD})\s+(?:(?:de front|rouge|roja|красн\w+|الأحمر)\s+)?"
    r"(?P<between>(?:\w+\s+)?(?:between|from|entre|de|zwischen|von|между|от|بين)\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(rf"[-\s\u2010-\u2015]*(?:{WORD})(?!\w)", re.IGNORECASE)
REACH = 40
"""So many characters before two places are looked at for what they are called."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the article names a line: the sentence's index, the words, and the ids of the mentions in them."""

    sentence: int
    text: str
    mentions: tuple[str, ...] = ()


Group = list[tuple[ReportedLine, tuple[Naming, ...]]]
"""Reported lines of one course, each with where the article names it."""


def named_lines(
    scene: Scene,
    lines: Iterable[ReportedLine],
    date: datetime.date | None,
    drawn: Set[str],
    reported: Sequence[Feature],
) -> Drawn:
    """Return the named lines, with the ``reported`` ones that claims have brought onto the map already.

    ``drawn`` are the ids of places along whose course a claim's line runs; reported lines must be in force on ``date``.
    """
    courses = [
        feature
        for named in named_places(scene)
        if named.place.id not in drawn and (feature := course_feature(scene, named)) is not None
    ]
    return Drawn((*courses, *dataset_lines(scene, lines, date, reported)))


def course_feature(scene: Scene, named: Named) -> Feature | None:
    """Return the mark of a line of the gazetteer along its known course, or ``None`` where there is none.

    A river is a line only where a claim says that something runs along it.
    """
    place = named.place
    literal = [mention for mention in named.mentions if mention.sense is Sense.LITERAL]
    along = any(p.role is Role.LINE and scene.place(p.mention) == place for c in scene.reading.claims for p in c.places)
    shape = scene.outline(place) if literal and (place.feature is PlaceFeature.LINE or along) else None
    if shape is None or not scene.is_course(place):
        return None
    known = named_courses().get(place.id)
    return Feature(
        id=f"named-line-{slug(place.id)}",
        kind=FeatureKind.REPORTED_LINE,
        geometry=shape,
        label=scene.name(place),
        basis=Basis.GAZETTEER,
        precision_km=scene.waypoint(place).radius_km,
        article=scene.reading.article.id,
        sentences=tuple(sorted({mention.sentence for mention in literal})),
        mentions=tuple(mention.id for mention in literal),
        sources=(Source(known.source),) if known else (),
        count=len(literal),
        note=scene.words["note.course"].format(places=scene.name(place)),
    )


def dataset_lines(
    scene: Scene, lines: Iterable[ReportedLine], date: datetime.date | None, reported: Sequence[Feature]
) -> Iterator[Feature]:
    """Yield the ``reported`` lines and those in force that are named; those of one course are one, with all sources."""
    groups = named_groups(scene, lines, date)
    for feature in reported:
        group = next((group for group in groups if feature.id in {mark_id(line) for line, _ in group}), [])
        groups = [other for other in groups if other is not group]
        sentences = {naming.sentence for _, namings in group for naming in namings}
        yield replace(feature, sentences=tuple(sorted({*feature.sentences, *sentences})))
    yield from (dataset_line(scene, group) for group in groups)


def named_groups(scene: Scene, lines: Iterable[ReportedLine], date: datetime.date | None) -> list[Group]:
    """Return the reported lines in force that are named, those of one course together.

    Two places name the shortest line that runs by both: a Sirte-Jufra line is none that goes on to Sabha.
    """
    found: dict[object, Group] = {}
    for line in lines:
        if date is None or line.kind == "withdrawal" or len(line.vertices) < 2 or not in_force(line, date):
            continue
        namings = tuple(namings_of(scene, line))
        if namings:
            found.setdefault(frozenset(line.vertices), []).append((line, namings))
    by_pair = [group for group in found.values() if all(n.mentions for _, namings in group for n in namings)]
    fewest = min((len(group[0][0].vertices) for group in found.values()), default=0)
    return [group for group in found.values() if group not in by_pair or len(group[0][0].vertices) == fewest]


def mark_id(line: ReportedLine) -> str:
    """Return the id of the mark of a reported line."""
    return f"reported-line-{slug(line.id)}"


def in_force(line: ReportedLine, date: datetime.date) -> bool:
    """Tell whether a line is reported for a day."""
    return line.date <= date and (line.until is None or date < line.until)


def namings_of(scene: Scene, line: ReportedLine) -> Iterator[Naming]:
    """Yield where the article names a line, by its names or by two of its places."""
    text = scene.reading.article.text
    for sentence in scene.reading.sentences:
        written = text[sentence.start : sentence.end]
        for name in line.names:
            hit = pattern_of(name).search(written)
            if hit is not None:
                yield Naming(sentence.index, hit.group())
                break
    for one, other in itertools.pairwise(scene.reading.places()):
        if one.sentence == other.sentence and by_places(scene, text, line, (one, other)):
            yield Naming(one.sentence, text[one.start : other.end], (one.id, other.id))


@functools.lru_cache(maxsize=2048)
def pattern_of(name: str) -> re.Pattern[str]:
    """Return what finds a name in a text, whatever the case, dashes and spaces.

    >>> bool(pattern_of("Sirte-Jufra line").search("along the Sirte – Jufra line"))
    True
    """
    words = re.split(r"[\s\-\u2010-\u2015]+", name)
    return re.compile(r"(?<!\w)" + r"[\s\-\u2010-\u2015]+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)


def by_places(scene: Scene, text: str, line: ReportedLine, pair: tuple[Mention, Mention]) -> bool:
    """Tell whether two neighbouring place names are called a line, and the reported ``line`` runs by both."""
    one, other = pair
    between = text[one.end : other.start]
    before = BEFORE.search(text[max(0, one.start - REACH) : one.start])
    dashed = DASH.fullmatch(between) is not None and not between.isspace()
    called = dashed and (before is not None or AFTER.match(text, other.end) is not None)
    joined = JOINED.fullmatch(between) is not None and before is not None and before["between"] is not None
    return (called or joined) and runs_by(scene, line, pair)


def runs_by(scene: Scene, line: ReportedLine, mentions: Iterable[Mention]) -> bool:
    """Tell whether a line has a vertex of its own at each of some mentions."""
    met = []
    for mention in mentions:
        place = scene.place(mention.id)
        at = {n for n, (_, lat, lon) in enumerate(line.vertices) if place is not None and is_at(scene, place, lat, lon)}
        met.append(at)
    return all(met) and len(set().union(*met)) >= len(met)


def dataset_line(scene: Scene, group: Group) -> Feature:
    """Return the mark of a reported line, as the newest of the rows that report it has it."""
    newest, _ = max(group, key=lambda pair: pair[0].date)
    namings = [naming for _, namings in group for naming in namings]
    names = listed([name for name, _, _ in newest.vertices], scene.language)
    return Feature(
        id=mark_id(newest),
        kind=FeatureKind.REPORTED_LINE,
        geometry=on_earth(newest),
        label=namings[0].text,
        basis=Basis.STATED if newest.basis == "stated" else Basis.DERIVED,
        precision_km=PRECISION_KM[newest.basis],
        as_of=newest.date,
        article=scene.reading.article.id,
        sentences=tuple(sorted({naming.sentence for naming in namings})),
        mentions=tuple(dict.fromkeys(mention for naming in namings for mention in naming.mentions)),
        sources=tuple(Source(line.source_title, line.source_url, line.date) for line, _ in group),
        note=scene.words["note.reported"].format(places=names),
    )
