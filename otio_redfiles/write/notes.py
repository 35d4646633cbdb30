"""A script as markers: every shot, speech and cue as a note on its track. What the marker lists share."""

from dataclasses import dataclass

from otio_redfiles.programme import Clip, Mark, Programme


@dataclass(frozen=True, slots=True)
class Note:
    """One marker: frames, its track (V1, A1 ..., or TC1 for the whole sequence), name, words, colour."""

    start: int
    length: int
    track: str
    name: str
    text: str
    colour: str


def notes_of(programme: Programme) -> list[Note]:
    """All markers in order of time; of those at one time shots first, then speeches, then cues."""
    notes, video, audio = [], 0, 0
    for lane in programme.lanes:
        video, audio = video + lane.picture, audio + (not lane.picture)
        notes += [_of_clip(clip, f"V{video}" if lane.picture else f"A{audio}") for clip in lane.clips]
    notes += [_of_mark(mark) for mark in programme.marks]
    return sorted(notes, key=lambda note: note.start)


def _of_clip(clip: Clip, track: str) -> Note:
    told = ": ".join(filter(None, (clip.speaker, clip.words)))
    return Note(clip.start, clip.length, track, clip.name, told, clip.colour)


def _of_mark(mark: Mark) -> Note:
    return Note(mark.start, 1, "TC1", mark.name, mark.comment, mark.colour)
