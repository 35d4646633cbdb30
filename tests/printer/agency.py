"""Layouts of agencies and archives: every timecode begins a block of its own, often with pictures only.

Shot lists have no words: `START description DURATION`, `IN till OUT description`, `IN - OUT description`,
`IN - description`, and the range in primes after the text. Voiced lists add an unnamed commentary.
"""

import random
import string
from collections.abc import Callable

from tests.printer.flat import collect
from tests.printer.grammar import World
from tests.printer.layouts import Printed
from tests.printer.notation import spell
from tests.printer.programme import Beat, Picture, Programme, Speaker, Stamp


def shot_list(rng: random.Random, shots: int = 20) -> Programme:
    """Pictures only, one after the other."""
    world = World(rng)
    programme = Programme(string.capwords(world.expand("npshort")))
    at = 0
    for _ in range(shots):
        text = world.expand("Pscene") + (" " + world.expand("Ptail") if rng.random() < 0.5 else "")
        programme.beats.append(Beat(picture=Picture(text[0].upper() + text[1:]), stamp=Stamp(at)))
        at += rng.randint(3, 40)
    programme.length = at
    return programme


def voiced_list(rng: random.Random, blocks: int = 12) -> Programme:
    """Blocks of picture and commentary in sentence case; every block is a speech of its own."""
    programme = shot_list(rng, blocks)
    world = World(rng)
    beats = []
    for number, beat in enumerate(programme.beats):
        programme.speakers.append(Speaker("NARRATOR", "narration"))
        words = " ".join(
            text[0].upper() + text[1:]
            for text in (world.expand("narration") for _ in range(rng.randint(1, 3)))
        )
        beats.append(Beat(picture=beat.picture, stamp=beat.stamp, speech=number, begins=True, words=words))
    programme.beats = beats
    return programme


Line = Callable[[str, str, str, str], str]  # (in, out, duration, description) -> the printed line

ROWS: dict[str, tuple[str, Line]] = {
    "start description duration": ("HH:MM:SS", lambda start, out, length, text: f"{start} {text} {length}"),
    "till": ("HH.MM.SS", lambda start, out, length, text: f"{start} till {out} {text}"),
    "en dash range": ("HH:MM:SS", lambda start, out, length, text: f"{start} – {out} {text}"),
    "range at the end": ("MM:SS", lambda start, out, length, text: f"{text} {start} – {out}"),
    "range in primes after": ("M'SS\"", lambda start, out, length, text: f"{text} ({start}-{out})"),
    "dash": ("HH:MM:SS", lambda start, out, length, text: f"{start} - {text}"),
    "glued": ("M:SS", lambda start, out, length, text: start + " " * text[0].isdigit() + text),
    "frames": ("HH:MM:SS:FF", lambda start, out, length, text: f"{start} {out} {text}"),
}


VOICED = ("HH:MM:SS", "HH MM SS", "HH.MM.SS")


def list_page(name: str, rng: random.Random) -> Printed:
    """A shot list in the row form `name`, its lines parted by nothing or by a blank line."""
    style, line = ROWS[name]
    programme = shot_list(rng)
    hour = rng.choice((0, 1, 10))
    ends = [beat.stamp.at for beat in programme.beats[1:] if beat.stamp] + [programme.length]
    parted = rng.choice((1, 2))
    lines, places = [programme.title, ""], {}
    for number, (beat, end) in enumerate(zip(programme.beats, ends, strict=True)):
        assert beat.stamp and beat.picture
        places["shot", number] = len(lines) + 1
        start, out = (spell(at, style, hour, 2 + at * 7 % 22) for at in (beat.stamp.at, end))
        lines += [
            line(start, out, spell(end - beat.stamp.at, style, 0), beat.picture.text),
            *[""] * (parted - 1),
        ]
    return Printed(".txt", "\n".join(lines) + "\n", collect(programme, style, places, hour))


def printers() -> dict[str, Callable[[Programme, random.Random], Printed]]:
    """All of them under the names of the bench; they draw their own programmes."""
    made: dict[str, Callable[[Programme, random.Random], Printed]] = {
        f"list {name}": lambda _, rng, name=name: list_page(name, rng) for name in ROWS
    }
    return made | {f"voiced {style}": lambda _, rng, style=style: voiced_page(rng, style) for style in VOICED}


def voiced_page(rng: random.Random, style: str = "HH:MM:SS") -> Printed:
    """Timecode, [picture], commentary: a paragraph each."""
    programme = voiced_list(rng)
    lines: list[str] = []
    places: dict[tuple[str, int], int] = {}
    for number, beat in enumerate(programme.beats):
        assert beat.stamp and beat.picture
        lines += [spell(beat.stamp.at, style, 10, 0), "", f"[{beat.picture.text}]", "", beat.words, ""]
        places |= {("shot", number): len(lines) - 3, ("words", number): len(lines) - 1}
    return Printed(".txt", "\n".join(lines) + "\n", collect(programme, style, places, 10))
