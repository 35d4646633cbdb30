"""CMX 3600 edit list: every lane in one list, in record order.

    001  AX       V     C        10:00:00:00 10:00:07:00 10:00:00:00 10:00:07:00
    * FROM CLIP NAME:  S001 Aerial of the fjord at dawn
    * LOC: 10:00:00:00 GREEN   Aerial of the fjord at dawn

Picture goes to V, narration to A, interviews to A2, what overlaps to A3 and on. Source timecode is record
timecode, so that the list cuts up the programme's own file. The stock writer knows neither a start
timecode (OpenTimelineIO#1385) nor FCM nor a second lane, so the list is written here; the stock reader
reads it again. Facts about its columns: CMX Systems, "Edit Decision List 3600".
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

import opentimelineio as otio

from otio_redfiles.model import Script, Speech
from otio_redfiles.programme import SHOTS, Clip, Lane, Programme, lay, one_line
from otio_redfiles.tc import Rate, label_of
from otio_redfiles.write import midnight, part, reread

LONGEST = 999  # the event column has three digits
WIDTH = 240  # characters of a comment line; longer ones are cut or refused here and there
REEL = "AX"  # CMX for "auxiliary source": no tape is known


def write(script: Script, path: Path) -> None:
    """The list at `path`, past 999 events its next part. Raises UnwritableTargetError past midnight."""
    programme = lay(script)
    midnight.refuse(programme, path, "an EDL's")
    events = _in_record_order(programme)
    parts = [events[i : i + LONGEST] for i in range(0, len(events), LONGEST)] or [[]]
    for number, chunk in enumerate(parts, 1):
        title = programme.title + (f" ({number}/{len(parts)})" if len(parts) > 1 else "")
        lines = [*head(title, programme.rate), *_body(chunk, programme)]
        part(path, number).write_text("".join(line + "\r\n" for line in lines), encoding="utf-8", newline="")


def check(script: Script, paths: list[Path]) -> None:
    """Read the lists with the stock cmx_3600 reader: on every channel the same clips and timecodes."""
    programme = lay(script)
    wanted = {
        channel: [(c.start, c.end) for c in lane.clips]
        for channel, lane in _channels(programme)
        if lane.clips
    }
    found: dict[str, list[reread.Span]] = {}
    for path in paths:
        for channel, spans in read(path, programme.rate):
            found.setdefault(channel, []).extend(spans)
    if set(wanted) != set(found):
        raise reread.differs(paths[0], f"channels {sorted(found)} instead of {sorted(wanted)}")
    for channel, spans in wanted.items():
        reread.compare(paths[0], spans, found[channel], programme.rate)


def _channels(programme: Programme) -> Iterator[tuple[str, Lane]]:
    """Channel and lane. An EDL has one picture channel: of shots on one timecode the first has an event, up to where the last ends."""
    sound = [lane for lane in programme.lanes if not lane.picture]
    sound.sort(key=lambda lane: lane.name != lane.kind)  # Narration A, Interviews A2, then what overlaps
    yield "V", _pictures(programme)
    for number, lane in enumerate(sound, 1):
        yield "A" if number == 1 else f"A{number}", lane


def _pictures(programme: Programme) -> Lane:
    """The shots that have an event, none ending before those that share it."""
    shots, covered = programme.lanes[0], _covered(programme)
    upto = [*(clip.start for clip in shots.clips[1:]), programme.end]
    ends = (min(to, max(one.end for one in (clip, *covered.get(clip.start, ())))) for clip, to in zip(shots.clips, upto, strict=False))
    return replace(shots, clips=tuple(replace(clip, end=max(clip.end, end)) for clip, end in zip(shots.clips, ends, strict=True)))


def _in_record_order(programme: Programme) -> list[tuple[str, Clip]]:
    """Channel and clip of every event; picture before sound where both begin at once."""
    events = [(channel, clip) for channel, lane in _channels(programme) for clip in lane.clips]
    return sorted(events, key=lambda event: event[1].start)


def head(title: str, rate: Rate) -> list[str]:
    """Title and frame code mode."""
    return [f"TITLE: {title}", f"FCM: {'DROP FRAME' if rate.drop else 'NON-DROP FRAME'}"]


def _body(events: list[tuple[str, Clip]], programme: Programme) -> Iterator[str]:
    covered = _covered(programme)
    for number, (channel, clip) in enumerate(events, 1):
        span = f"{label_of(clip.start, programme.rate)} {label_of(clip.end, programme.rate)}"
        yield f"{number:03d}  {REEL:8} {channel:5} C        {span} {span}"
        yield f"* FROM CLIP NAME:  {clip.name}"
        for told in (clip, *covered.get(clip.start, ())) if channel == "V" else ():
            yield f"* LOC: {label_of(told.start, programme.rate)} {told.colour:7} {told.words}".rstrip()
        if channel != "V":
            yield from _words(clip, programme.rate)


def _covered(programme: Programme) -> dict[int, list[Clip]]:
    """The shots without an event, by timecode: each becomes a second locator of the one that has it."""
    covered: dict[int, list[Clip]] = {}
    for lane in programme.lanes[1:]:
        for clip in lane.clips if lane.kind == SHOTS else ():
            covered.setdefault(clip.start, []).append(clip)
    return covered


def _words(clip: Clip, rate: Rate) -> Iterator[str]:
    """The words as comments, one or more a segment: no line grows so long that an editing system would cut it.
    A timecode goes before them, because readers take a comment that begins with LOC, M2, FROM CLIP, ASC_SOP ...
    for something else."""
    if not isinstance(clip.item, Speech):
        return
    for segment in clip.item.segments:
        before = f"* {label_of(segment.start, rate)} {clip.speaker + ': ' if clip.speaker else ''}"
        width = max(WIDTH - len(before), WIDTH // 4)
        for words in wrap(one_line(segment.text), width, break_long_words=False, break_on_hyphens=False):
            yield before + words


def read(path: Path, rate: Rate) -> Iterator[tuple[str, list[reread.Span]]]:
    """Channel and record spans as the stock reader has them. It says "A1" for A."""
    try:
        timeline = otio.adapters.read_from_file(str(path), "cmx_3600", rate=_rate(rate))
    except Exception as error:  # its own errors live in a module that OpenTimelineIO loads twice
        raise reread.differs(path, str(error)) from error
    for track in timeline.tracks:
        yield "A" if track.name == "A1" else track.name, list(_record(track))


def _rate(rate: Rate) -> float:
    return float(rate.fps)


def _record(track: otio.schema.Track) -> Iterator[reread.Span]:
    """The reader keeps the first record timecode as a negative start of the track, or none if it is 0."""
    at = -track.source_range.start_time.to_frames() if track.source_range else 0
    for child in track:
        length = child.duration().to_frames()
        if isinstance(child, otio.schema.Clip):
            yield at, at + length
        at += length
