"""The cut of the sample: what an edit suite would export after the script was typed, with the changes made
since.

Cut points fall on frames, where the script knows seconds only; changes are planted so that a comparison has
something to find: a shot gone, one shortened, one added, two exchanged, one replaced, one cut point rolled.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import opentimelineio as otio

from otio_redfiles.model import Script
from otio_redfiles.pipeline import load_script
from otio_redfiles.tc import PAL, label_of

START = 10 * 3600 * 25


@dataclass(frozen=True)
class Take:
    """A clip of the cut: its name, the tape it is from, its first frame there, and its length in frames."""

    name: str
    reel: str
    source: int
    frames: int


def make_cut(page: Path, edl: Path, timeline: Path) -> None:
    """Write the cut of the script on `page` as an edit list and as OpenTimelineIO."""
    takes = changed(takes_of(load_script(page)))
    edl.write_bytes("\r\n".join(edit_list(takes)).encode("ascii") + b"\r\n")
    otio.adapters.write_to_file(track_of(takes), str(timeline))


def takes_of(script: Script) -> list[Take]:
    """A clip a shot; the editor's names are those of the script, an interviewee's instead of MS."""
    starts = [shot.start + (number * 7) % 24 if number else START for number, shot in enumerate(script.shots)]
    ends = [*starts[1:], script.end]
    return [
        Take(
            _name(script, number),
            _reel(script.shots[number].description, number),
            (3600 + 60 * number) * 25,
            end - start,
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _name(script: Script, number: int) -> str:
    shot = script.shots[number]
    text = shot.description.replace("’", "'").replace("&", "and")
    if text != "MS":
        return text
    spoken = [speech for speech in script.speeches if speech.start <= shot.start + 25]
    return f"{spoken[-1].speaker.title()} interview MS" if spoken else "MS"


def _reel(description: str, number: int) -> str:
    return (
        "ARCHIVE"
        if description.startswith(("Archive", "Still"))
        else "IV001"
        if description == "MS"
        else f"HL{number // 12 + 1:03d}"
    )


def changed(takes: list[Take]) -> list[Take]:
    """What the editor did since."""
    at = {take.name: number for number, take in enumerate(takes)}
    done = list(takes)
    aerial, stairs, book = at["Aerial, town and quays"], at["Lamp room stairs"], at["Harbour book, pages"]
    empty, steamer, letter = (
        at["Empty lamp room"],
        at["Archive, steamer in heavy sea"],
        at["Letter, torn in half"],
    )
    done[aerial] = replace(done[aerial], frames=done[aerial].frames - 50)
    done[letter] = replace(
        done[letter], name="Signature of the harbour board, close", reel="HL009", source=125 * 25
    )
    done[book - 1] = replace(done[book - 1], frames=done[book - 1].frames + 30)
    done[book] = replace(done[book], frames=done[book].frames - 30, source=done[book].source + 30)
    done[steamer], done[steamer + 1] = done[steamer + 1], done[steamer]
    done.insert(empty, Take("Drone, breakwater today", "HL009", 40 * 60 * 25, 104))
    del done[stairs]
    return done


def edit_list(takes: list[Take]) -> list[str]:
    """The lines of a CMX 3600 list, as Media Composer writes them."""
    lines = ["TITLE: HARBOUR LIGHTS LOCKED CUT", "FCM: NON-DROP FRAME"]
    record = START
    for number, take in enumerate(takes, 1):
        times = (take.source, take.source + take.frames, record, record + take.frames)
        lines.append(
            f"{number:03d}  {take.reel:<8} V     C        {' '.join(label_of(time, PAL) for time in times)}"
        )
        lines.append(f"* FROM CLIP NAME: {take.name}")
        record += take.frames
    return lines


def track_of(takes: list[Take]) -> otio.schema.Timeline:
    """The same cut as a timeline of one track."""

    def time(frames: int) -> otio.opentime.RationalTime:
        return otio.opentime.RationalTime(frames, 25)

    clips = [
        otio.schema.Clip(
            take.name,
            source_range=otio.opentime.TimeRange(time(take.source), time(take.frames)),
            metadata={"reel": take.reel},
        )
        for take in takes
    ]
    timeline = otio.schema.Timeline("HARBOUR LIGHTS LOCKED CUT", global_start_time=time(START))
    timeline.tracks.append(otio.schema.Track("V1", clips, kind=otio.schema.TrackKind.Video))
    return timeline
