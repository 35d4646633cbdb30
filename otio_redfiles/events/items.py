"""Items of a draft become shots, speeches and cues in frames; what has no timecode is placed by the words around it."""

from collections.abc import Sequence
from dataclasses import replace
from sys import maxsize

from otio_redfiles.events.ruler import Place, Ruler, ruler_of
from otio_redfiles.events.times import Times, end_of, place_of
from otio_redfiles.model import (
    Cue,
    CueKind,
    Draft,
    DraftCue,
    DraftShot,
    DraftSpeech,
    Piece,
    Segment,
    Shot,
    Speech,
    Stamp,
    Timing,
)
from otio_redfiles.vocabulary import heading_of, shot_type

UNKNOWN_SHOT = 5  # seconds a shot lasts when nothing says how long


def words_of(draft: Draft) -> list[tuple[Place, int]]:
    """Where every piece of spoken words stands, and its characters with the blank behind it."""
    return [(place_of(p), len(p.text) + 1) for item in draft.items if isinstance(item, DraftSpeech)
            for segment in item.segments for p in segment.pieces]


def chars_between(draft: Draft, positions: Sequence[Stamp]):
    """A function of two numbers of timecodes: the characters spoken between them."""
    ruler = ruler_of(words_of(draft), [], 0.0)
    said = [ruler.said_before(place_of(s)) for s in positions]
    return lambda i, j: said[j] - said[i]


def page_ruler(draft: Draft, times: Times, chars_a_second: float) -> Ruler:
    """What tells the frame of any place on the page: its timecodes, and between them words at a pace (characters a second)."""
    anchors = [(place, frame) for place, frame in times.frames.items()]
    return ruler_of(words_of(draft), anchors, float(times.rate.fps) / chars_a_second)


def text_of(pieces: Sequence[Piece]) -> str:
    """The words of pieces, single blanks between."""
    return " ".join(" ".join(p.text.split()) for p in pieces)


def shots_of(draft: Draft, times: Times, ruler: Ruler, start: int) -> tuple[Shot, ...]:
    """The shots in reading order; each ends a frame after it begins, until its neighbours say more."""
    found, run = [], start
    for item in draft.items:
        if isinstance(item, DraftShot):
            shot = _shot(item, times, ruler, run)
            run = end_of(item, shot.start, times) or shot.start + (UNKNOWN_SHOT * times.rate.nominal if not times.frames else 0)
            found.append(shot)
        elif isinstance(item, DraftCue) and item.duration is not None and not times.frames:
            run = end_of(item, run, times) or run  # a running order: what is no picture takes its time too
    return tuple(found)


def _shot(item: DraftShot, times: Times, ruler: Ruler, run: int) -> Shot:
    at = times.of(item.stamp)
    description = text_of(item.pieces)
    placed = times.place(item.placed)
    start = at if at is not None else placed if placed is not None else ruler.frame_at(place_of(item.pieces[0]), run)
    timing = Timing.ESTIMATED if at is None else times.timing(item.stamp)
    return Shot(item.pieces[0].line, item.stamp.text if item.stamp else None, max(0, start), start + 1, timing, description,
                shot_type(description), round(item.confidence, 3))


def speeches_of(draft: Draft, times: Times, ruler: Ruler, start: int) -> tuple[Speech, ...]:
    """The speeches in reading order; each ends a frame after it begins, until its words say more."""
    return tuple(_speech(item, times, ruler, start) for item in draft.items if isinstance(item, DraftSpeech))


def _speech(item: DraftSpeech, times: Times, ruler: Ruler, start: int) -> Speech:
    at = times.of(item.stamp)
    first = next((p for s in item.segments for p in s.pieces), None)
    by_words = start + round(ruler.said_before(place_of(first)) * ruler.pace) if first else start
    placed = times.place(item.placed)
    begun = at if at is not None else placed if placed is not None else max(0, ruler.frame_at(place_of(first) if first else (item.line, 0), by_words))
    segments = _segments(item, begun, times, ruler)
    return Speech(
        item.line, item.stamp.text if item.stamp else None, begun, begun + 1,
        Timing.ESTIMATED if at is None else times.timing(item.stamp), item.speaker, item.delivery,
        " ".join(s.text for s in segments if s.text), segments, _heading(item.heading), round(item.confidence, 3),
    )


def _heading(pieces: Sequence[Piece]) -> str:
    """The heading that a speech begins with; one that only says "cont." on the next page is not part of it."""
    return text_of([piece for n, piece in enumerate(pieces) if n == 0 or not heading_of(piece.text).continued])


def _segments(item: DraftSpeech, begun: int, times: Times, ruler: Ruler) -> tuple[Segment, ...]:
    """Words of a row begin when that row's picture appears; the first words begin with the speech."""
    found: list[Segment] = []
    for segment in item.segments:
        at = begun if not found else times.of(segment.stamp)
        if at is None:
            at = ruler.frame_at(place_of(segment.pieces[0]), begun) if segment.pieces else begun
        found.append(Segment(segment.stamp.text if segment.stamp else None, max(begun, at), text_of(segment.pieces)))
    return tuple(found)


def cues_of(draft: Draft, times: Times, ruler: Ruler, shots: Sequence[Shot]) -> tuple[Cue, ...]:
    """The cues; where a page prints only lengths, one without its own time stands at the picture before it."""
    begun, found = _begun(draft, times, ruler), []
    coming, last, shown = iter(shots), None, None
    listed = not ruler.anchors and any(getattr(item, "duration", None) for item in draft.items)
    for item in draft.items:
        if isinstance(item, DraftShot):
            last, shown = next(coming).start, item
        elif isinstance(item, DraftCue):
            cue = _cue(item, times, ruler, begun, shown)
            found.append(replace(cue, start=last) if listed and cue.start is None and cue.kind is not CueKind.HEADER else cue)
    return tuple(found)


def _begun(draft: Draft, times: Times, ruler: Ruler) -> tuple[int, int]:
    """Where the programme begins on the page: at the first timecode, or at the words above it that it times."""
    timed = (item for item in draft.items if isinstance(item, DraftShot | DraftCue) and times.of(item.stamp) is not None)
    return min([*ruler.anchors[:1], *(place_of(piece) for item in timed for piece in item.pieces[:1])], default=(maxsize, 0))


def _cue(item: DraftCue, times: Times, ruler: Ruler, begun: tuple[int, int], shown: DraftShot | None) -> Cue:
    """One cue; `shown` is the picture before it: a row of several shots is as many rows."""
    at = times.of(item.stamp)
    anchored = item.kind is not CueKind.HEADER and begun < place_of(item.pieces[0])
    start = at if at is not None else times.place(item.placed)
    if start is None and item.kind is not CueKind.HEADER:
        line = item.pieces[0].line  # what stands in a timed row shares its time
        beside = shown.stamp if shown is not None and shown.pieces[0].line == line else None
        own = times.of(beside) if beside is not None and beside.line == line else None
        start = own if own is not None else ruler.frame_on(line)
    if start is None and anchored:
        start = ruler.frame_at(place_of(item.pieces[0]), 0)
    timing = times.timing(item.stamp)
    return Cue(item.pieces[0].line, item.stamp.text if item.stamp else None, start, item.kind, text_of(item.pieces), timing)


def headings_of(draft: Draft) -> tuple[tuple[int, str], ...]:
    """Line and text of every speaker heading, as printed."""
    return tuple((p.line, p.text) for item in draft.items if isinstance(item, DraftSpeech) for p in item.heading)
