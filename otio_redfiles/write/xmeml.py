"""FCP 7 XML (xmeml 4) as Premiere writes it: one sequence, named tracks, a file a clip, sequence markers.

The stock writer drops the second of two equal clips (otio-fcp-adapter#10), names no tracks, writes no
head and takes quadratic time, so the tree is built here in the order of Premiere's own exports; the stock
reader reads it again. Every clip has a master clip and an offline file of its own, whose timecode is the
record timecode: words belong to master clips in Premiere, so sharing one would leave one clip's words.
"""

import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import opentimelineio as otio
from lxml import etree
from lxml.builder import E

from otio_redfiles.model import Script, Shot
from otio_redfiles.programme import INTERVIEWS, NARRATION, SHOTS, Clip, Lane, Mark, Programme, lay
from otio_redfiles.tc import Rate, label_of
from otio_redfiles.timeline import PREMIERE_COLOURS
from otio_redfiles.write import reread

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n'
TICKS = 254016000000  # Premiere's clock, a second
LABELS = {SHOTS: "Forest", NARRATION: "Caribbean", INTERVIEWS: "Mango"}  # Premiere's names of label colours
STOCK_READER_LIMIT = 4000  # clips; the stock reader takes quadratic time, four minutes for 30,000

_NAMESPACE = uuid.UUID("0d7d1d62-6a0a-5a1e-8c56-2f6d5d3f8a11")


def write(script: Script, path: Path) -> None:
    """The sequence at `path`."""
    root = E.xmeml(_sequence(lay(script)), version="4")
    path.write_bytes(HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True))


def check(script: Script, paths: list[Path]) -> None:
    """Read it with the stock fcp_xml reader: start, tracks, and every clip's record and source timecode."""
    programme = lay(script)
    lanes = [[(c.start, c.end) for c in lane.clips] for lane in programme.lanes]
    if sum(map(len, lanes)) > STOCK_READER_LIMIT:
        found = _read_plainly(paths[0], programme.start)
    else:
        found = _read(paths[0])
    if len(found) != len(lanes):
        raise reread.differs(paths[0], f"{len(found)} tracks instead of {len(lanes)}")
    for wanted, got in zip(lanes, found, strict=True):
        reread.compare(paths[0], wanted, got, programme.rate)


# --------------------------------------------------------------------------- the sequence


def _sequence(programme: Programme) -> etree._Element:
    ids = count(1)
    rate = programme.rate
    sequence = E.sequence(
        {"id": "sequence-1", "MZ.ZeroPoint": str(int(rate.seconds(programme.start) * TICKS))},
        E.uuid(str(uuid.uuid5(_NAMESPACE, f"{programme.title}\0{programme.start}\0{programme.end}"))),
        E.duration(str(programme.end - programme.start)),
        _rate(rate),
        E.name(programme.title),
        E.media(
            E.video(
                E.format(_picture(rate)),
                *(_track(lane, programme, ids) for lane in programme.lanes if lane.picture),
            ),
            E.audio(
                E.numOutputChannels("2"),
                E.format(_sound()),
                *(_track(lane, programme, ids) for lane in programme.lanes if not lane.picture),
            ),
        ),
        _timecode(programme.start, rate),
    )
    sequence.extend(_shot_marker(clip, programme.start) for clip in _shots(programme))
    sequence.extend(_cue_marker(mark, programme.start) for mark in programme.marks)
    return sequence


def _shots(programme: Programme) -> Iterator[Clip]:
    """All shots in order of time, those on "Shots 2" included."""
    yield from sorted((c for c in programme.clips() if c.kind == SHOTS), key=lambda clip: clip.start)


def _rate(rate: Rate) -> etree._Element:
    return E.rate(E.timebase(str(rate.nominal)), E.ntsc("FALSE" if rate.fps.denominator == 1 else "TRUE"))


def _timecode(frame: int, rate: Rate) -> etree._Element:
    return E.timecode(
        _rate(rate),
        E.string(label_of(frame, rate)),
        E.frame(str(frame)),
        E.displayformat("DF" if rate.drop else "NDF"),
    )


def _picture(rate: Rate) -> etree._Element:
    """1920x1080, progressive, square: what an empty project should be set to."""
    return E.samplecharacteristics(
        _rate(rate),
        E.width("1920"),
        E.height("1080"),
        E.anamorphic("FALSE"),
        E.pixelaspectratio("square"),
        E.fielddominance("none"),
    )


def _sound() -> etree._Element:
    return E.samplecharacteristics(E.depth("16"), E.samplerate("48000"))


def _track(lane: Lane, programme: Programme, ids: Iterator[int]) -> etree._Element:
    track = E.track({"MZ.TrackName": lane.name})
    track.extend(_clip(clip, programme, next(ids)) for clip in lane.clips)
    track.extend([E.enabled("TRUE"), E.locked("FALSE")])
    if not lane.picture:
        track.append(E.outputchannelindex("1"))
    return track


def _clip(clip: Clip, programme: Programme, number: int) -> etree._Element:
    picture = isinstance(clip.item, Shot)
    item = E.clipitem(
        {"id": f"clipitem-{number}"},
        E.masterclipid(f"masterclip-{number}"),
        E.name(clip.name),
        E.enabled("TRUE"),
        E.duration(str(clip.length)),
        _rate(programme.rate),
        E.start(str(clip.start - programme.start)),
        E.end(str(clip.end - programme.start)),
        E("in", "0"),
        E.out(str(clip.length)),
        *([E.alphatype("none"), E.pixelaspectratio("square"), E.anamorphic("FALSE")] if picture else []),
        _file(clip, programme.rate, number),
    )
    if not picture:
        item.append(E.sourcetrack(E.mediatype("audio"), E.trackindex("1")))
    item.extend([_logging(clip), E.labels(E.label2(LABELS[clip.kind])), _comments(clip)])
    return item


def _file(clip: Clip, rate: Rate, number: int) -> etree._Element:
    """An offline file that begins at the record timecode: no path, so that the clip can be linked to any."""
    sound = E.audio(_sound(), E.channelcount("1"))
    return E.file(
        {"id": f"file-{number}"},
        E.name(clip.name),
        _rate(rate),
        E.duration(str(clip.length)),
        _timecode(clip.start, rate),
        E.media(E.video(_picture(rate)) if isinstance(clip.item, Shot) else sound),
    )


def _logging(clip: Clip) -> etree._Element:
    kind = clip.item.shot_type if isinstance(clip.item, Shot) else clip.speaker
    return E.logginginfo(E.description(clip.words), E.scene(), E.shottake(), E.lognote(kind))


def _comments(clip: Clip) -> etree._Element:
    return E.comments(E.mastercomment1(clip.words), E.mastercomment2(clip.speaker))


def _shot_marker(clip: Clip, start: int) -> etree._Element:
    return _marker(clip.name, clip.words, clip.colour, clip.start - start)


def _cue_marker(mark: Mark, start: int) -> etree._Element:
    return _marker(mark.name, mark.comment, mark.colour, mark.start - start)


def _marker(name: str, comment: str, colour: str, at: int) -> etree._Element:
    """A point: Premiere writes -1 for its out."""
    return E.marker(
        E.comment(comment),
        E.name(name),
        E("in", str(at)),
        E.out("-1"),
        E.pproColor(PREMIERE_COLOURS[colour]),
    )


# --------------------------------------------------------------------------- and back


def _read(path: Path) -> list[list[reread.Span]]:
    """Record spans, track by track, as the stock reader has them; source timecodes must be the same."""
    try:
        timeline = otio.adapters.read_from_file(str(path), "fcp_xml")
    except Exception as error:
        raise reread.differs(path, str(error)) from error
    return [list(_spans(track, timeline.global_start_time.to_frames(), path)) for track in timeline.tracks]


def _spans(track: otio.schema.Track, at: int, path: Path) -> Iterator[reread.Span]:
    for child in track:
        length = child.duration().to_frames()
        if isinstance(child, otio.schema.Clip):
            if child.source_range.start_time.to_frames() != at:
                raise reread.differs(path, f"source timecode of {child.name!r}")
            yield at, at + length
        at += length


def _read_plainly(path: Path, start: int) -> list[list[reread.Span]]:
    """The same for lists that the stock reader would take minutes for: what stands in start and end."""
    tracks = etree.parse(str(path)).iterfind("sequence/media/*/track")
    return [
        [
            (start + int(clip.findtext("start")), start + int(clip.findtext("end")))
            for clip in track.iterfind("clipitem")
        ]
        for track in tracks
    ]
