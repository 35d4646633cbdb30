"""AAF for Media Composer, Pro Tools and Resolve, built with pyaaf2 as genuine exports are.

    CompositionMob                  a slot a lane, a timecode slot, an event slot of markers a described slot
      SourceClip + _COMMENT  ->  MasterMob (bin clip, user comments)  ->  file SourceMob (offline)  ->  tape

One tape mob stands for the programme: its timecode runs from the programme's start, so every clip's source
timecode is its record timecode. The stock writer gives no markers (OpenTimelineIO#442), a picture sequence
of length 0, no drop flag, 60 for 50 fps, random mob ids, and takes minutes for long lists. Ids are made
from what is in the clips and dates are pinned: same script, same bytes.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import aaf2
from aaf2.misc import TaggedValueHelper
from aaf2.mobid import MobID

from otio_redfiles import __version__
from otio_redfiles.model import Script
from otio_redfiles.programme import SHOTS, Clip, Lane, Programme, lay
from otio_redfiles.timeline import mob_id
from otio_redfiles.write import reread

DATE = datetime(2000, 1, 1)  # whatever pyaaf2 would stamp with the time of day
FIRST_SLOT = (
    10  # as Media Composer's compositions; the stock reader confuses slot 1 with slot 1 of a master clip
)
EVENT_SLOTS = 1000  # Media Composer numbers its event slots from here
USER = "redfiles"

# Media Composer's marker colours, 16 bits a channel, and the name it keeps beside them.
COLOURS = {
    "GREEN": ("Green", 13107, 52428, 13107),
    "CYAN": ("Cyan", 13107, 52428, 52428),
    "YELLOW": ("Yellow", 58981, 58981, 6553),
    "PURPLE": ("Purple", 23552, 16128, 62720),
    "BLUE": ("Blue", 13107, 13107, 52428),
    "RED": ("Red", 41471, 12134, 6564),
}


def write(script: Script, path: Path) -> None:
    """The composition at `path`."""
    programme = lay(script)
    with _pinned(path) as file:
        _Composition(file, programme).fill()


def check(script: Script, paths: list[Path]) -> None:
    """Read it with pyaaf2: start, rate and drop flag, every clip's place and length, a marker a shot."""
    programme = lay(script)
    with aaf2.open(str(paths[0]), "r") as file:
        slots = list(next(file.content.toplevel()).slots)
        _check_timecode(slots, programme, paths[0])
        tracks = [
            list(_spans(slot, programme.start)) for slot in slots if _kind(slot) in ("picture", "sound")
        ]
        markers = sum(len(slot.segment.components) for slot in slots if _kind(slot) == "descriptivemetadata")
    wanted = [[(c.start, c.end) for c in lane.clips] for lane in programme.lanes]
    if len(tracks) != len(wanted):
        raise reread.differs(paths[0], f"{len(tracks)} tracks instead of {len(wanted)}")
    for want, got in zip(wanted, tracks, strict=True):
        reread.compare(paths[0], want, got, programme.rate)
    if markers != len(_notes(programme)):
        raise reread.differs(paths[0], f"{markers} markers instead of {len(_notes(programme))}")


@contextmanager
def _pinned(path: Path) -> Iterator[aaf2.file.AAFFile]:
    """A new AAF file in which nothing is random and nothing tells the time."""
    with aaf2.open(str(path), "w") as file:
        numbers = count(1)
        file.manager.create_temp_dir = lambda: file.cfb.makedirs(f"/tmp/{next(numbers):08x}")
        identity = file.header["IdentificationList"].value[0]
        identity["CompanyName"].value = "otio-redfiles"
        identity["ProductName"].value = "otio-redfiles"
        identity["ProductVersionString"].value = __version__
        identity["Platform"].value = "any"
        identity["Date"].value = DATE
        identity["GenerationAUID"].value = uuid.UUID(int=0)
        file.header["LastModified"].value = DATE
        yield file


class _Composition:
    """An open file and the programme that goes into it."""

    def __init__(self, file: aaf2.file.AAFFile, programme: Programme) -> None:
        self.file, self.create, self.programme = file, file.create, programme
        self.rate = str(programme.rate.fps)
        self.length = programme.end - programme.start
        self.tape = self._tape()

    def fill(self) -> None:
        """Composition, clips, timecode and markers."""
        composition = self._mob("CompositionMob", self.programme.title, "composition")
        composition.usage = "Usage_TopLevel"
        physical = {"picture": count(1), "sound": count(1)}
        slots = {}
        for number, lane in enumerate(self.programme.lanes, FIRST_SLOT):
            kind = "picture" if lane.picture else "sound"
            slots[lane.name] = self._slot(
                composition, number, lane.name, self._sequence(lane, kind), next(physical[kind])
            )
        timecode = self._slot(composition, FIRST_SLOT + len(slots), "TC1", self._timecode(), 1)
        for lane in self.programme.lanes:
            if lane.kind == SHOTS and lane.clips:
                self._markers(composition, slots[lane.name], [_note_of_clip(clip) for clip in lane.clips])
        if self.programme.marks:
            self._markers(composition, timecode, [_note_of_mark(mark) for mark in self.programme.marks])

    def _mob(self, kind: str, name: str, told: str) -> Any:
        """A new mob with a pinned id and date. `told` says which one it is, beside the programme's title."""
        mob = getattr(self.create, kind)(name)
        mob.mob_id = MobID(mob_id(f"{self.programme.title} {self.rate}", told))
        mob["CreationTime"].value = mob["LastModified"].value = DATE
        self.file.content.mobs.append(mob)
        return mob

    def _slot(self, mob: Any, number: int, name: str, segment: Any, physical: int) -> Any:
        slot = self.create.TimelineMobSlot(number, name, segment, edit_rate=self.rate)
        slot["PhysicalTrackNumber"].value = physical
        mob.slots.append(slot)
        return slot

    def _timecode(self) -> Any:
        """The start in frames of the edit rate, drop-frame included, as Premiere's own exports have it."""
        rate = self.programme.rate
        segment = self.create.Timecode(rate.nominal, drop=rate.drop, length=self.length)
        segment.start = self.programme.start
        return segment

    def _tape(self) -> Any:
        """The programme as a tape: a picture and a sound track of its length, and its timecode."""
        tape = self._mob("SourceMob", self.programme.title, "tape")
        tape.descriptor = self.create.TapeDescriptor()
        for number, kind in enumerate(("picture", "sound"), 1):
            self._slot(
                tape,
                number,
                "V1" if kind == "picture" else "A1",
                self.create.SourceClip(length=self.length, media_kind=kind),
                1,
            )
        self._slot(tape, 3, "TC1", self._timecode(), 1)
        return tape

    def _sequence(self, lane: Lane, kind: str) -> Any:
        """Clips and filler to the programme's end, so that every track is as long as the sequence."""
        sequence = self.create.Sequence(media_kind=kind, length=self.length)
        parts, at = [], self.programme.start
        for clip in lane.clips:
            if clip.start > at:
                parts.append(self.create.Filler(kind, clip.start - at))
            parts.append(self._clip(clip, kind))
            at = clip.end
        if at < self.programme.end:
            parts.append(self.create.Filler(kind, self.programme.end - at))
        sequence.components.value = parts
        return sequence

    def _clip(self, clip: Clip, kind: str) -> Any:
        """A clip of the whole of its master clip, with the words as its comment."""
        source = self._reference(self._master(clip, kind), 1, clip, kind)
        if clip.words:
            TaggedValueHelper(source["ComponentAttributeList"])["_COMMENT"] = clip.words
        return source

    def _master(self, clip: Clip, kind: str) -> Any:
        master = self._mob("MasterMob", clip.name, clip.identity)
        for name, text in _user_comments(clip):
            master.comments[name] = text
        self._slot(master, 1, clip.name, self._reference(self._file(clip, kind), 1, clip, kind), 1)
        return master

    def _file(self, clip: Clip, kind: str) -> Any:
        """The offline media: what it would be, and where on the tape it stands."""
        file = self._mob("SourceMob", clip.name, f"file of {clip.identity}")
        file.descriptor = self._picture(clip) if kind == "picture" else self._sound(clip)
        on_tape = self._reference(
            self.tape, 1 if kind == "picture" else 2, clip, kind, clip.start - self.programme.start
        )
        self._slot(file, 1, "V1" if kind == "picture" else "A1", on_tape, 1)
        return file

    def _reference(self, mob: Any, slot: int, clip: Clip, kind: str, start: int = 0) -> Any:
        return self.create.SourceClip(
            start=start, length=clip.length, mob_id=mob.mob_id, slot_id=slot, media_kind=kind
        )

    def _picture(self, clip: Clip) -> Any:
        """1920x1080, progressive, 8 bits 4:2:2."""
        descriptor = self.create.CDCIDescriptor()
        for name, value in {
            "ComponentWidth": 8,
            "HorizontalSubsampling": 2,
            "ImageAspectRatio": "16/9",
            "StoredWidth": 1920,
            "StoredHeight": 1080,
            "FrameLayout": "FullFrame",
            "VideoLineMap": [42, 0],
            "SampleRate": self.rate,
            "Length": clip.length,
        }.items():
            descriptor[name].value = value
        return descriptor

    def _sound(self, clip: Clip) -> Any:
        """48 kHz, 16 bits, mono."""
        descriptor = self.create.PCMDescriptor()
        for name, value in {
            "AverageBPS": 96000,
            "BlockAlign": 2,
            "QuantizationBits": 16,
            "AudioSamplingRate": 48000,
            "Channels": 1,
            "SampleRate": 48000,
            "Length": round(self.programme.rate.seconds(clip.length) * 48000),
        }.items():
            descriptor[name].value = value
        return descriptor

    def _markers(self, composition: Any, described: Any, notes: Iterable["_Note"]) -> None:
        """An event slot of markers on the slot `described`."""
        slot = self.create.EventMobSlot()
        slot["SlotID"].value = EVENT_SLOTS + described.slot_id
        slot["PhysicalTrackNumber"].value = described["PhysicalTrackNumber"].value
        slot.edit_rate = self.rate
        sequence = self.create.Sequence("DescriptiveMetadata")
        sequence.components.value = [self._marker(note, described.slot_id) for note in notes]
        slot.segment = sequence
        composition.slots.append(slot)

    def _marker(self, note: "_Note", slot: int) -> Any:
        name, text, colour, frame = note
        spelled, red, green, blue = COLOURS[colour]
        marker = self.create.DescriptiveMarker()
        marker.media_kind = "DescriptiveMetadata"
        marker["Position"].value = frame - self.programme.start
        marker["Comment"].value = text
        marker["DescribedSlots"].value = {slot}
        marker["CommentMarkerColor"].value = {"red": red, "green": green, "blue": blue}
        marker["CommentMarkerUser"].value = USER
        attributes = TaggedValueHelper(marker["CommentMarkerAttributeList"])
        for key, value in {
            "_ATN_CRM_COLOR": spelled,
            "_ATN_CRM_COLOR_EXTENDED": spelled,
            "_ATN_CRM_USER": USER,
            "_ATN_CRM_COM": text,
            "_ATN_CRM_MARKNAME": name,
            "_ATN_CRM_LENGTH": 1,
        }.items():
            attributes[key] = value
        TaggedValueHelper(marker["UserComments"])["Comment"] = text
        return marker


_Note = tuple[str, str, str, int]  # name, text, colour, frame


def _notes(programme: Programme) -> list[_Note]:
    """Every marker: one a shot, one a cue that has a time."""
    shots = [_note_of_clip(clip) for clip in programme.clips() if clip.kind == SHOTS]
    return shots + [_note_of_mark(mark) for mark in programme.marks]


def _note_of_clip(clip: Clip) -> _Note:
    return clip.name, clip.words, clip.colour, clip.start


def _note_of_mark(mark: Any) -> _Note:
    return mark.name, mark.comment, mark.colour, mark.start


def _user_comments(clip: Clip) -> Iterator[tuple[str, str]]:
    """What Media Composer shows in bin columns of these names."""
    yield from ((name, text) for name, text in (("Comments", clip.words), ("Speaker", clip.speaker)) if text)


# --------------------------------------------------------------------------- and back


def _kind(slot: Any) -> str:
    return str(slot.segment.media_kind).lower()


def _check_timecode(slots: list[Any], programme: Programme, path: Path) -> None:
    found = [(s.segment.start, s.segment.fps, s.segment.drop) for s in slots if _kind(s) == "timecode"]
    wanted = (programme.start, programme.rate.nominal, programme.rate.drop)
    if found != [wanted]:
        raise reread.differs(path, f"timecode {found} instead of {wanted}")


def _spans(slot: Any, at: int) -> Iterator[reread.Span]:
    """Record spans of the clips on a track, by adding up the lengths of what stands on it."""
    for component in slot.segment.components:
        if isinstance(component, aaf2.components.SourceClip):
            yield at, at + component.length
        at += component.length
