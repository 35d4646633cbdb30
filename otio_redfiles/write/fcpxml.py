"""Final Cut Pro XML 1.8: shots in the spine, speeches connected below them, notes with the words, markers.

The stock writer dies on an apostrophe and on 23.976, 29.97 and 59.94, knows neither start timecode nor notes
and takes cubic time (two minutes for 3,000 clips), so the tree is built here after Apple's DTD 1.8, which
Resolve and Final Cut both read. All media is two offline files, the programme's picture and its sound, whose
timecode runs from the programme's start: offset, start and marker are then all the record time.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from lxml.builder import E

from otio_redfiles.model import Script
from otio_redfiles.programme import SHOTS, Clip, Mark, Programme, lay
from otio_redfiles.tc import Rate
from otio_redfiles.write import reread

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
FORMAT, PICTURE, SOUND = "r1", "r2", "r3"  # ids of the resources
FORMAT_NAMES = {
    "23.976": "2398",
    "24": "24",
    "25": "25",
    "29.97": "2997",
    "30": "30",
    "50": "50",
    "59.94": "5994",
    "60": "60",
}


@dataclass(slots=True)
class _Link:
    """One element of the spine while it is built: a shot, or a gap where none is."""

    start: int
    end: int
    clip: Clip | None
    connected: list[tuple[int, Clip]] = field(default_factory=list)  # lane and clip
    marks: list[Mark] = field(default_factory=list)


def write(script: Script, path: Path) -> None:
    """The project at `path`."""
    programme = lay(script)
    root = E.fcpxml(E.resources(*_resources(programme)), _project(programme), version="1.8")
    path.write_bytes(HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False, pretty_print=True))


def check(script: Script, paths: list[Path]) -> None:
    """Parse it again and add up every offset exactly. (The stock reader rounds 29.97 to 29 and takes minutes
    for long lists; the tests hold it against the rates that it can read.)"""
    programme = lay(script)
    found: dict[int, list[reread.Span]] = {}
    spine = etree.parse(str(paths[0])).find("project/sequence/spine")
    for link in spine:
        base = _frames(link.get("offset"), programme.rate) - _frames(link.get("start"), programme.rate)
        for clip in [link] * (link.tag == "asset-clip") + link.findall("asset-clip"):
            start = _frames(clip.get("offset"), programme.rate) + (base if clip is not link else 0)
            lane = int(clip.get("lane", 0))
            found.setdefault(lane, []).append((start, start + _frames(clip.get("duration"), programme.rate)))
    for number, clips in _numbered(programme):
        reread.compare(paths[0], [(c.start, c.end) for c in clips], found.pop(number, []), programme.rate)
    if found:
        raise reread.differs(paths[0], f"clips on lanes {sorted(found)}")


def _numbered(programme: Programme) -> Iterator[tuple[int, tuple[Clip, ...]]]:
    """Lane number and clips: 0 is the spine, further shots lie above it, speeches below."""
    above, below = count(1), count(-1, -1)
    yield 0, programme.lanes[0].clips
    for lane in programme.lanes[1:]:
        yield next(above if lane.kind == SHOTS else below), lane.clips


# --------------------------------------------------------------------------- the tree


def _time(frames: int, rate: Rate) -> str:
    """Frames as rational seconds the way Apple writes them: "36000s", "1001/30000s", "100/2500s"."""
    seconds = rate.seconds(frames)
    if seconds.denominator == 1:
        return f"{seconds.numerator}s"
    step = rate.fps.denominator if rate.fps.denominator > 1 else 100
    return f"{frames * step}/{int(rate.fps * step)}s"


def _frames(time: str, rate: Rate) -> int:
    return int(Fraction(time.removesuffix("s")) * rate.fps)


def _resources(programme: Programme) -> Iterator[etree._Element]:
    rate = programme.rate
    step = rate.fps.denominator if rate.fps.denominator > 1 else 100
    look = {"frameDuration": f"{step}/{int(rate.fps * step)}s", "width": "1920", "height": "1080"}
    if rate.name in FORMAT_NAMES:
        look["name"] = f"FFVideoFormat1080p{FORMAT_NAMES[rate.name]}"
    yield E.format(look, id=FORMAT)
    span = {
        "start": _time(programme.start, rate),
        "duration": _time(max(programme.end - programme.start, 1), rate),
    }
    place = "file:///" + quote(programme.title.replace("/", "-"))
    yield E.asset(span, id=PICTURE, name=programme.title, src=place + ".mov", hasVideo="1", format=FORMAT)
    # The stock reader knows an asset without picture only if something stands in it.
    yield E.asset(
        span,
        E.metadata(),
        id=SOUND,
        name=programme.title,
        src=place + ".wav",
        hasAudio="1",
        audioSources="1",
        audioChannels="1",
        audioRate="48000",
    )


def _project(programme: Programme) -> etree._Element:
    rate = programme.rate
    sequence = E.sequence(
        E.spine(*(_element(link, rate) for link in _links(programme))),
        format=FORMAT,
        duration=_time(programme.end - programme.start, rate),
        tcStart=_time(programme.start, rate),
        tcFormat="DF" if rate.drop else "NDF",
        audioLayout="stereo",
        audioRate="48k",
    )
    return E.project(sequence, name=programme.title)


def _links(programme: Programme) -> list[_Link]:
    """The spine from the first frame to the last, each clip and mark with the element it hangs on."""
    links = list(_bare_links(programme))
    starts = [link.start for link in links]
    for number, lane in _numbered(programme):
        for clip in lane if number else ():
            links[bisect_right(starts, clip.start) - 1].connected.append((number, clip))
    for mark in programme.marks:
        links[bisect_right(starts, mark.start) - 1].marks.append(mark)
    return links


def _bare_links(programme: Programme) -> Iterator[_Link]:
    at = programme.start
    for clip in programme.shots:
        if clip.start > at:
            yield _Link(at, clip.start, None)
        yield _Link(clip.start, clip.end, clip)
        at = clip.end
    if at < programme.end or not programme.shots:
        yield _Link(at, max(programme.end, at + 1), None)


def _element(link: _Link, rate: Rate) -> etree._Element:
    """A shot or a gap, then what is connected to it, then its markers: the order the DTD wants."""
    if link.clip:
        element = _clip(link.clip, rate)
    else:
        element = E.gap(
            {"offset": _time(link.start, rate), "start": _time(link.start, rate)},
            name="Gap",
            duration=_time(link.end - link.start, rate),
        )
    element.extend(
        _clip(clip, rate, lane) for lane, clip in sorted(link.connected, key=lambda pair: pair[1].start)
    )
    if link.clip:
        element.append(_marker(link.clip.name, link.clip.words, link.start, rate))
    element.extend(_marker(mark.name, mark.comment, mark.start, rate) for mark in link.marks)
    return element


def _clip(clip: Clip, rate: Rate, lane: int = 0) -> etree._Element:
    """A clip with its words as a note. The role is what Final Cut shows where others show a track name."""
    where = {"lane": str(lane)} if lane else {}
    role = {"videoRole": "video"} if clip.kind == SHOTS else {"audioRole": f"dialogue.{clip.kind}"}
    element = E(
        "asset-clip",
        {
            "ref": PICTURE if clip.kind == SHOTS else SOUND,
            **where,
            "offset": _time(clip.start, rate),
            "name": clip.name,
            "start": _time(clip.start, rate),
            "duration": _time(clip.length, rate),
            "format": FORMAT,
            "tcFormat": "DF" if rate.drop else "NDF",
            **role,
        },
    )
    if told := ": ".join(filter(None, (clip.speaker, clip.words))):
        element.append(E.note(told))
    if clip.kind == SHOTS and lane:
        element.append(_marker(clip.name, clip.words, clip.start, rate))
    return element


def _marker(name: str, note: str, at: int, rate: Rate) -> etree._Element:
    return E.marker(start=_time(at, rate), duration=_time(1, rate), value=name, note=note)
