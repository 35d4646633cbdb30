"""What a page of our own says besides its printed timecodes: its start and rate, and the places of what
prints none."""

from collections.abc import Callable, Iterator

from otio_redfiles.house import HEAD
from otio_redfiles.match.model import Side
from otio_redfiles.model import Cue, Draft, DraftCue, DraftShot, DraftSpeech, Script, Shot, Speech, Stamp
from otio_redfiles.retime.model import Change
from otio_redfiles.tc import Rate, label_of

FrameInCut = Callable[[int], int | None]


def supplied_changes(draft: Draft, script: Script, cut: Side, frame_in_cut: FrameInCut) -> Iterator[Change]:
    """The changes to the head line and to places in brackets; none on anybody else's page."""
    if draft.says.start is not None:
        yield from _of_head(draft, cut)
        yield from _of_places(draft, script, frame_in_cut)


def _of_head(draft: Draft, cut: Side) -> Iterator[Change]:
    for piece in draft.unused:
        found = HEAD.fullmatch(piece.text)
        if found and cut.events:
            yield Change(
                piece.line,
                piece.column + found.start("start"),
                found["start"],
                label_of(cut.start, cut.rate),
                "programme start",
            )
            at, said = found.start("rate"), found["rate"] + " fps" + (found["drop"] or "")
            yield Change(piece.line, piece.column + at, said, _spelled(cut.rate), "frame rate")


def _spelled(rate: Rate) -> str:
    return f"{rate.name} fps{' drop-frame' if rate.drop else ''}"


def _of_places(draft: Draft, script: Script, frame_in_cut: FrameInCut) -> Iterator[Change]:
    for kind, items in ((DraftShot, script.shots), (DraftSpeech, script.speeches), (DraftCue, script.cues)):
        drafted = (item for item in draft.items if isinstance(item, kind))
        for place, item in zip(drafted, items, strict=True):
            if place.placed and item.start is not None:
                yield _change(place.placed, item.start, item, script.rate, frame_in_cut)
                if place.out and not isinstance(item, Cue):
                    yield _change(place.out, item.end, item, script.rate, frame_in_cut)


def _change(
    stamp: Stamp, frame: int, item: Shot | Speech | Cue, rate: Rate, frame_in_cut: FrameInCut
) -> Change:
    """What is gone from the cut keeps its place: it was an estimate, and what it stands with says that it
    is gone."""
    moved = frame_in_cut(frame)
    name = item.description if isinstance(item, Shot) else item.text
    return Change(
        stamp.line,
        stamp.column,
        stamp.text,
        stamp.text if moved is None else label_of(moved, rate),
        name[:60],
    )
