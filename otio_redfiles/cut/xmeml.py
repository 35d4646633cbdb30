"""Final Cut Pro 7 XML (xmeml 1 to 5), as Premiere, Resolve, Hiero and Final Cut 7 write it, as cuts.

Read here and not through the stock adapter because that drops `enabled` (clips and tracks switched off count
as seen), knows no nested sequence by reference, takes quadratic time and gives up on files without media.
Facts are from Apple's "Final Cut Pro XML Interchange Format" (elements catalog) and the collected files:
`start`/`end` of -1 mean that a transition item stands there; `in` is then the source at its start.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from lxml import etree

from otio_redfiles.cut.assemble import Told, cut_of
from otio_redfiles.cut.model import Cut
from otio_redfiles.cut.spans import Look, Mark, Span, look_of, placed
from otio_redfiles.cut.words import identity, is_black, is_ours, one_line
from otio_redfiles.cut.xmlfile import DEEPEST, number, number_at, root_of, text_at
from otio_redfiles.errors import RedfilesError, UnreadableCutError
from otio_redfiles.tc import Rate, frame_of, rate_of

_ITEMS = ("clipitem", "generatoritem", "transitionitem")
_TEXT_EFFECTS = ("text", "title", "lower 3rd", "lower third", "crawl", "graphic")
_CLEAR_SOURCES = {"graphicandtype"}
_NOTHING = {"transparent video", "adjustment layer"}  # lie over pictures and show nothing themselves


def read_xmeml(path: Path, rate: Rate | None = None) -> Cut:
    """The cut in the xmeml file at `path`. Raises UnreadableCutError."""
    root = root_of(path, "xmeml")
    reader = _Reader(root, path)
    sequence, said = _main_sequence(root, path)
    told = Told(str(path), text_at(sequence, "name") or path.stem, _sequence_rate(sequence, path), rate)
    pictures = reader.spans(sequence, "video", 0)
    sounds = reader.spans(sequence, "audio", 0)
    base = _start(sequence, told.rate)
    return cut_of(told, base, pictures, sounds, _marks(sequence, told.rate), said)


def _main_sequence(root: etree._Element, path: Path) -> tuple[etree._Element, list[str]]:
    """The outermost sequence with most clips, and a word on those left aside."""
    outer = [
        found
        for found in root.iter("sequence")
        if found.find("media") is not None and not any(True for _ in found.iterancestors("clipitem"))
    ]
    if not outer:
        raise UnreadableCutError(
            f"{path}:{root.sourceline}: no sequence in this file; export the sequence, not the bin"
        )
    best = max(outer, key=lambda found: sum(1 for _ in found.iterfind("media/video/track/clipitem")))
    others = [text_at(found, "name") for found in outer if found is not best]
    said = [
        f"{len(outer)} sequences: {text_at(best, 'name')!r} was read, not {', '.join(map(repr, others[:5]))}"
    ]
    return best, said if others else []


def _sequence_rate(sequence: etree._Element, path: Path) -> Rate:
    fps = _fps(sequence.find("rate")) or _fps(sequence.find("timecode/rate"))
    if fps is None:
        raise UnreadableCutError(f"{path}:{sequence.sourceline}: the sequence has no rate; export it again")
    drop = text_at(sequence, "timecode/displayformat").upper() == "DF" and fps.denominator == 1001
    return Rate(fps, drop and fps.numerator in (30000, 60000))


def _fps(rate: etree._Element | None) -> Fraction | None:
    base = None if rate is None else number_at(rate, "timebase")
    if rate is None or not base or base < 1:
        return None
    if text_at(rate, "ntsc").upper() == "TRUE" and base.denominator == 1:
        return base * 1000 / 1001
    try:
        return rate_of(str(float(base))).fps
    except RedfilesError:
        return base


def _start(sequence: etree._Element, rate: Rate) -> int:
    """The first record frame: the counted frame, or the label where only that is given."""
    frame, label = number_at(sequence, "timecode/frame"), text_at(sequence, "timecode/string")
    if frame is not None:
        return int(frame)
    try:
        return frame_of(label.replace(";", ":"), rate) if label else 0
    except RedfilesError:
        return 0


def _marks(sequence: etree._Element, rate: Rate) -> list[Mark]:
    return [
        ((number_at(marker, "in") or 0) / rate.fps, text)
        for marker in sequence.iterfind("marker")
        for text in _marker_texts(marker)[:1]
    ]


def _marker_texts(marker: etree._Element) -> list[str]:
    name, comment = one_line(text_at(marker, "name")), one_line(text_at(marker, "comment"))
    return [text for text in dict.fromkeys((comment, name)) if text]


class _Reader:
    """Files and sequences by id: a document spells each out once and refers to it afterwards."""

    def __init__(self, root: etree._Element, path: Path) -> None:
        self.path = path
        self.files = {found.get("id"): found for found in root.iter("file") if len(found)}
        self.sequences = {
            found.get("id"): found for found in root.iter("sequence") if found.find("media") is not None
        }
        self.clips = {found.get("id"): found for found in root.iter("clipitem") if len(found)}
        self.known: dict[tuple[etree._Element, str], list[Span]] = {}

    def spans(self, sequence: etree._Element, kind: str, depth: int) -> list[Span]:
        """What lies on the tracks of `kind`, in seconds from the sequence's start."""
        if depth > DEEPEST:
            raise UnreadableCutError(
                f"{self.path}:{sequence.sourceline}: a sequence that holds itself; export it flattened"
            )
        if (sequence, kind) not in self.known:
            fps = _sequence_rate(sequence, self.path).fps
            tracks = [track for track in sequence.iterfind(f"media/{kind}/track") if _enabled(track)]
            self.known[sequence, kind] = [
                span
                for level, track in enumerate(tracks)
                for item in _items(track, fps, self.clips)
                for span in self.item_spans(item, kind, level, track, depth)
            ]
        return self.known[sequence, kind]

    def item_spans(
        self, item: "_Item", kind: str, level: int, track: etree._Element, depth: int
    ) -> list[Span]:
        """One clip item: itself, or what is in the sequence it stands for."""
        nested = item.element.find("sequence")
        nested = (
            nested
            if nested is None or nested.find("media") is not None
            else self.sequences.get(nested.get("id"))
        )
        if nested is not None:
            inner = self.spans(nested, kind, depth + 1)
            return placed(inner, item.source_in, item.start, item.end, (level,), item.speed)
        file = item.element.find("file")
        file = file if file is None or len(file) else self.files.get(file.get("id"), file)
        name = text_at(item.element, "name") or (text_at(file, "name") if file is not None else "")
        if name.lower() in _NOTHING:
            return []
        return [
            Span(
                item.start,
                item.end,
                (level,),
                one_line(name),
                _media(file),
                item.source_in + _first(file),
                _notes(item.element),
                item.speed,
                _look(item.element, file, name),
                text_at(item.element, "comments/mastercomment2") if is_ours(name) else "",
                _track_name(track),
            )
        ]


class _Item:
    """A clip item's place on its track, transitions resolved. Times in seconds."""

    __slots__ = ("element", "end", "source_in", "speed", "start")

    def __init__(self, element: etree._Element, start: Fraction, end: Fraction, source_in: Fraction) -> None:
        self.element, self.start, self.end, self.source_in = element, start, end, source_in
        self.speed = _speed(element)


def _items(track: etree._Element, fps: Fraction, clips: Mapping[str | None, etree._Element]) -> Iterator[_Item]:
    """The enabled clip and generator items of a track in order. An empty one is a clip of `clips` again, right behind the one
    before it: so the stock writer puts the second of two clips that are the same, without saying where it stands."""
    items = [child for child in track if child.tag in _ITEMS]
    reached = Fraction(0)
    for place, element in enumerate(items):
        if element.tag == "transitionitem":
            continue
        start, end = (number_at(element, name) for name in ("start", "end"))
        element = element if len(element) else clips.get(element.get("id"), element)
        source, out = (number_at(element, name) for name in ("in", "out"))
        source, length = source or Fraction(0), (out or Fraction(0)) - (source or Fraction(0))
        if start is None or start < 0:
            before = _transition(items, place - 1)
            start = reached if before is None else _cut_point(before)
            source += 0 if before is None else max(Fraction(0), start - (number_at(before, "start") or start))
        if end is None or end < 0:
            after = _transition(items, place + 1)
            end = start + length if after is None else _cut_point(after)
        reached = end
        if end > start and _enabled(element):
            yield _Item(element, start / fps, end / fps, source / (_fps(element.find("rate")) or fps))


def _transition(items: list[etree._Element], place: int) -> etree._Element | None:
    inside = 0 <= place < len(items) and items[place].tag == "transitionitem"
    return items[place] if inside else None


def _cut_point(transition: etree._Element) -> Fraction:
    """Where one picture becomes the other: by the transition's alignment."""
    start, end = number_at(transition, "start") or Fraction(0), number_at(transition, "end") or Fraction(0)
    alignment = text_at(transition, "alignment").lower()
    if alignment.startswith("start"):
        return start
    return end if alignment.startswith("end") else Fraction((start + end) // 2)


def _enabled(element: etree._Element) -> bool:
    return text_at(element, "enabled").upper() != "FALSE"


def _speed(element: etree._Element) -> float:
    """The constant speed of a time remap: 100 is as shot; Hiero writes 1."""
    for effect in element.iterfind("filter/effect"):
        if text_at(effect, "effectid").lower() != "timeremap":
            continue
        values = {text_at(one, "parameterid"): text_at(one, "value") for one in effect.iterfind("parameter")}
        speed = number(values.get("speed"))
        if speed is None or values.get("variablespeed", "0") not in ("0", "FALSE", "false", ""):
            return 1.0
        factor = float(speed if abs(speed) <= 4 else speed / 100)
        return -factor if values.get("reverse", "").upper() == "TRUE" else factor
    return 1.0


def _media(file: etree._Element | None) -> str | None:
    """Path of a file; its name where it has none."""
    if file is None:
        return None
    return text_at(file, "pathurl") or identity(text_at(file, "name"))


def _first(file: etree._Element | None) -> Fraction:
    """The time of a file's first frame, in seconds."""
    fps = None if file is None else _fps(file.find("timecode/rate")) or _fps(file.find("rate"))
    return (
        (number_at(file, "timecode/frame") or Fraction(0)) / fps if file is not None and fps else Fraction(0)
    )


def _notes(element: etree._Element) -> tuple[str, ...]:
    texts = [text for marker in element.iterfind("marker") for text in _marker_texts(marker)]
    texts += [
        one_line(child.text or "")
        for child in element.iterfind("comments/*")
        if child.tag.startswith("mastercomment")
    ]
    texts += [one_line(text_at(element, f"logginginfo/{field}")) for field in ("description", "lognote")]
    return tuple(dict.fromkeys(text for text in texts if text))


def _look(element: etree._Element, file: etree._Element | None, name: str) -> Look:
    source = text_at(file, "mediaSource").lower().replace(" ", "") if file is not None else ""
    if source == "slug":  # Premiere's word for every generator and title it cannot describe
        return Look.BLACK if is_black(name) else Look.CLEAR
    effect = element.find("effect")
    category = (
        "" if effect is None else f"{text_at(effect, 'effectcategory')} {text_at(effect, 'name')}".lower()
    )
    if source in _CLEAR_SOURCES or any(word in category for word in _TEXT_EFFECTS):
        return Look.CLEAR
    return look_of(name)


def _track_name(track: etree._Element) -> str:
    return track.get("MZ.TrackName") or text_at(track, "name")
