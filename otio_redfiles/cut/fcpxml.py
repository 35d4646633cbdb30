"""FCPXML 1.0 to 1.13 (Final Cut Pro, Resolve, Premiere via others) as cuts.

Read here because the stock adapter truncates rates to whole numbers (23.98 to 23), loses the start timecode
and counts connected clips' markers twice. Facts are from Apple's FCPXML reference: times are rational
seconds; an element's `offset` is in its parent's local time, which begins at the parent's `start`; `lane`
orders what is connected above (picture) and below (sound) the primary storyline; a transition overlaps a cut.
"""

import re
from fractions import Fraction
from pathlib import Path

from lxml import etree

from otio_redfiles.cut.assemble import Told, cut_of
from otio_redfiles.cut.model import Cut
from otio_redfiles.cut.spans import Look, Mark, Span, look_of, placed
from otio_redfiles.cut.words import identity, one_line
from otio_redfiles.cut.xmlfile import DEEPEST, number, root_of
from otio_redfiles.errors import RedfilesError, UnreadableCutError
from otio_redfiles.tc import DROP_RATES, Rate, rate_of

_CLIPS = (
    "clip",
    "asset-clip",
    "ref-clip",
    "sync-clip",
    "mc-clip",
    "video",
    "audio",
    "title",
    "audition",
    "gap",
    "caption",
)
_ZERO = Fraction(0)
# Formats without a frame duration say it in their names: FFVideoFormat1080p25, ...1080i5994.
_FORMAT_RATE = re.compile(r"[pi](2398|23976|24|25|2997|30|50|5994|60)\Z")
_NAMED = {"2398": "23.976", "23976": "23.976", "2997": "29.97", "5994": "59.94"}


def read_fcpxml(path: Path, rate: Rate | None = None) -> Cut:
    """The cut in the FCPXML file (or .fcpxmld bundle) at `path`. Raises UnreadableCutError."""
    file = path / "Info.fcpxml" if path.is_dir() else path
    root = root_of(file, "fcpxml")
    reader = _Reader(root, file)
    sequence, name, said = _main_sequence(root, file)
    told = Told(str(path), name or path.stem, reader.rate_of_sequence(sequence, rate), rate)
    story = reader.story(sequence, 0)
    base = _frames(_time(sequence, "tcStart") or _ZERO, told.rate)
    return cut_of(told, base, story.pictures, story.sounds, story.marks, said, story.captions)


def _known(fps: str) -> Fraction:
    """The exact rate; as it stands where it is none of those in use."""
    try:
        return rate_of(fps).fps
    except RedfilesError:
        return Fraction(fps)


def _frames(seconds: Fraction, rate: Rate) -> int:
    return int(seconds * rate.fps + Fraction(1, 2))


def _time(element: etree._Element, name: str) -> Fraction | None:
    return number(element.get(name)) if element.get(name) else None


def _main_sequence(root: etree._Element, path: Path) -> tuple[etree._Element, str, list[str]]:
    """The project's sequence; of several the one with most in it; without a project, a compound clip's."""
    found = [(one, one.getparent().get("name") or "") for one in root.iterfind(".//project/sequence")] or [
        (one, one.getparent().get("name") or "") for one in root.iterfind("resources/media/sequence")
    ]
    if not found:
        raise UnreadableCutError(
            f"{path}:{root.sourceline}: no project in this file; export the project, not the event"
        )
    sequence, name = max(found, key=lambda one: sum(1 for _ in one[0].iter(*_CLIPS)))
    others = [other for one, other in found if one is not sequence]
    said = (
        [f"{len(found)} projects: {name!r} was read, not {', '.join(map(repr, others[:5]))}"]
        if others
        else []
    )
    return sequence, name, said


class _Story:
    """What a sequence holds, in seconds from its first frame."""

    __slots__ = ("captions", "marks", "pictures", "sounds")

    def __init__(self) -> None:
        self.pictures: list[Span] = []
        self.sounds: list[Span] = []
        self.captions: list[Span] = []
        self.marks: list[Mark] = []


class _Place:
    """Where an element shows: `at`..`until` in the story, its local time `start` at `at`; lanes so far."""

    __slots__ = ("at", "lanes", "start", "until")

    def __init__(self, at: Fraction, until: Fraction, start: Fraction, lanes: tuple[int, ...]) -> None:
        self.at, self.until, self.start, self.lanes = at, until, start, lanes


class _Reader:
    def __init__(self, root: etree._Element, path: Path) -> None:
        self.path = path
        self.resources = {one.get("id"): one for one in root.iterfind("resources/*") if one.get("id")}
        self.stories: dict[etree._Element, _Story] = {}

    def rate_of_sequence(self, sequence: etree._Element, told: Rate | None) -> Rate:
        """The rate of the sequence's format (its frame, else its name), else the one told."""
        form = self.resources.get(sequence.get("format"))
        frame = None if form is None else number(form.get("frameDuration"))
        named = None if form is None else _FORMAT_RATE.search(form.get("name") or "")
        if not frame and not named and told is None:
            raise UnreadableCutError(
                f"{self.path}:{sequence.sourceline}: the sequence's format has no frameDuration; use --rate"
            )
        fps = told.fps if told else Fraction(25)
        if frame or named:
            fps = _known(str(1 / frame) if frame else _NAMED.get(named[1], named[1]))  # type: ignore[index]
        return Rate(fps, sequence.get("tcFormat") == "DF" and fps in DROP_RATES)

    def story(self, sequence: etree._Element, depth: int) -> _Story:
        """Everything in a sequence's spine."""
        if depth > DEEPEST:
            raise UnreadableCutError(f"{self.path}:{sequence.sourceline}: a compound clip that holds itself")
        if sequence not in self.stories:
            story, spine = _Story(), sequence.find("spine")
            if spine is not None:
                origin = _time(sequence, "tcStart") or _ZERO
                first = next((_time(one, "offset") for one in spine if one.tag in _CLIPS), None) or _ZERO
                place = _Place(_ZERO, Fraction(10**9), origin if first >= origin else _ZERO, (0,))
                self.spine(spine, place, story, depth)
            self.stories[sequence] = story
        return self.stories[sequence]

    def spine(self, spine: etree._Element, place: _Place, story: _Story, depth: int) -> None:
        """Clips one after the other; an offset, where given, says where."""
        reached = place.at
        for element in spine:
            if element.tag not in _CLIPS:
                continue
            offset, length = _time(element, "offset"), self.length(element)
            at = reached if offset is None else place.at + offset - place.start
            reached = at + length
            self.element(element, at, min(reached, place.until), place.lanes, story, depth)

    def length(self, element: etree._Element) -> Fraction:
        """How long an element shows: as it says, else as long as what it stands for."""
        own = _time(element, "duration")
        if own is not None:
            return own
        if element.tag == "audition":
            first = next((one for one in element if one.tag in _CLIPS), None)
            return _ZERO if first is None else self.length(first)
        resource = self.resources.get(element.get("ref"))
        if resource is None:
            return _ZERO
        inner = resource.find("sequence") if resource.tag == "media" else resource
        return (_time(inner, "duration") or _ZERO) if inner is not None else _ZERO

    def element(
        self,
        element: etree._Element,
        at: Fraction,
        until: Fraction,
        lanes: tuple[int, ...],
        story: _Story,
        depth: int,
    ) -> None:
        """One element and what is connected to it."""
        if until <= at or element.get("enabled") == "0":
            return
        if element.tag == "audition":
            first = next((one for one in element if one.tag in _CLIPS), None)
            if first is not None:
                self.element(first, at, until, lanes, story, depth)
            return
        place = _Place(at, until, self.start(element), lanes)
        self.content(element, place, story, depth)
        self.connected(element, place, story, depth)

    def start(self, element: etree._Element) -> Fraction:
        """The local time an element begins at: its `start`, else its source's first frame."""
        own = _time(element, "start")
        if own is not None:
            return own
        resource = self.resources.get(element.get("ref"))
        inner = (
            None if resource is None else resource.find("sequence") if resource.tag == "media" else resource
        )
        if inner is None or element.tag in ("title", "gap"):
            return _ZERO
        return _time(inner, "tcStart" if inner.tag == "sequence" else "start") or _ZERO

    def content(self, element: etree._Element, place: _Place, story: _Story, depth: int) -> None:
        """What the element itself shows: a picture, a compound's story, words, nothing (gap)."""
        resource = self.resources.get(element.get("ref"))
        if element.tag == "caption":
            story.captions.append(_span(element, place, _all_text(element) or element.get("name") or ""))
        elif element.tag == "ref-clip" and resource is not None and resource.find("sequence") is not None:
            self.compound(resource.find("sequence"), element, place, story, depth)
        elif element.tag == "title":
            story.pictures.append(
                _span(element, place, _all_text(element) or element.get("name") or "", Look.CLEAR)
            )
        elif element.tag != "gap":
            self.clip(element, resource, place, story)

    def compound(
        self, sequence: etree._Element, element: etree._Element, place: _Place, story: _Story, depth: int
    ) -> None:
        inner, first = self.story(sequence, depth + 1), place.start - (_time(sequence, "tcStart") or _ZERO)
        for mine, theirs in (
            (story.pictures, inner.pictures),
            (story.sounds, inner.sounds),
            (story.captions, inner.captions),
        ):
            mine += placed(theirs, first, place.at, place.until, place.lanes, _speed(element))

    def clip(
        self, element: etree._Element, resource: etree._Element | None, place: _Place, story: _Story
    ) -> None:
        """A clip of media: sound where it lies below the storyline or its media has no picture."""
        source = self.source(element, resource)
        media = None if source is None else _url(source) or identity(source.get("name"))
        name = element.get("name") or ("" if source is None else source.get("name") or "")
        if _is_sound(element, source):
            role = element.get("role") or element.get("audioRole") or ""
            story.sounds.append(_span(element, place, name, media=media, track=role))
        else:
            story.pictures.append(_span(element, place, name, look_of(name), media))

    def source(self, element: etree._Element, resource: etree._Element | None) -> etree._Element | None:
        """The asset behind a clip: its own, or that of the first picture inside it."""
        if resource is not None and resource.tag in ("asset", "media"):
            return resource
        inner = next(
            (one for one in element.iter("video", "asset-clip", "audio") if one is not element), None
        )
        return None if inner is None else self.resources.get(inner.get("ref"))

    def connected(self, element: etree._Element, place: _Place, story: _Story, depth: int) -> None:
        """Clips and storylines connected to an element, and its markers."""
        for child in element:
            lane = int(number(child.get("lane")) or 0)
            offset = _time(child, "offset")
            if child.tag == "marker" or child.tag == "chapter-marker":
                at = place.at + (_time(child, "start") or _ZERO) - place.start
                text = one_line(child.get("note") or child.get("value") or "")
                if text and place.at <= at < place.until and element.tag == "gap":
                    story.marks.append((at, text))
            elif lane and child.tag in (*_CLIPS, "spine"):
                at = place.at + (place.start if offset is None else offset) - place.start
                if child.tag == "spine":
                    self.spine(child, _Place(at, Fraction(10**9), _ZERO, (*place.lanes, lane)), story, depth)
                else:
                    self.element(child, at, at + self.length(child), (*place.lanes, lane), story, depth)


def _span(
    element: etree._Element,
    place: _Place,
    name: str,
    look: Look = Look.PICTURE,
    media: str | None = None,
    track: str = "",
) -> Span:
    return Span(
        place.at,
        place.until,
        place.lanes,
        one_line(name),
        media,
        place.start,
        _notes(element),
        _speed(element),
        look,
        track=track,
    )


def _is_sound(element: etree._Element, source: etree._Element | None) -> bool:
    if element.tag == "audio" or element.get("srcEnable") == "audio":
        return True
    if (number(element.get("lane")) or 0) < 0 and element.get("srcEnable") != "video":
        return True
    if (
        element.tag == "clip"
        and element.find("video") is None
        and element.find(".//audio") is not None
        and element.find(".//video") is None
    ):
        return True
    return (
        source is not None
        and source.tag == "asset"
        and source.get("hasVideo") != "1"
        and source.get("hasAudio") == "1"
    )


def _url(source: etree._Element) -> str | None:
    rep = source.find("media-rep")
    return source.get("src") or (None if rep is None else rep.get("src"))


def _all_text(element: etree._Element) -> str:
    """The words of a title or caption."""
    return one_line(" ".join("".join(text.itertext()) for text in element.iterfind("text")))


def _notes(element: etree._Element) -> tuple[str, ...]:
    texts = [one_line(element.findtext("note") or "")]
    for marker in element.iterfind("marker"):
        texts += [one_line(marker.get("note") or ""), one_line(marker.get("value") or "")]
    return tuple(dict.fromkeys(text for text in texts if text))


def _speed(element: etree._Element) -> float:
    """The mean speed of a timeMap: source time over shown time."""
    points = [
        (number(one.get("time")), number(one.get("value"))) for one in element.iterfind("timeMap/timept")
    ]
    good = [(time, value) for time, value in points if time is not None and value is not None]
    if len(good) < 2 or good[0][0] == good[-1][0]:
        return 1.0
    return float((good[-1][1] - good[0][1]) / (good[-1][0] - good[0][0]))
