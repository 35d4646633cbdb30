"""Invented scripts and cuts of theirs, for retiming."""

from otio_redfiles.events import build_script
from otio_redfiles.layout import understand
from otio_redfiles.model import Reading
from otio_redfiles.read import read_page
from otio_redfiles.tc import PAL
from tests.cut.edits import edl

SHOTS = [
    ("Harbour at dawn", 2),
    ("Cranes unload timber", 9),
    ("Anna on the pier", 15),
    ("Archive, the old bridge", 27),
    ("Ice on the river", 38),
    ("Factory gates open", 46),
    ("Night lights of the town", 58),
    ("Train leaves", 69),
    ("Children skating", 80),
    ("Map of the coast", 88),
    ("Lighthouse keeper", 101),
    ("Waves", 113),
]


def stamp(seconds, hours=True):
    """HH.MM.SS at ten o'clock, or MM.SS."""
    return (
        f"10.{seconds // 60:02d}.{seconds % 60:02d}" if hours else f"{seconds // 60:02d}.{seconds % 60:02d}"
    )


def page_of(newline="\n", hours=True):
    """Tabbed columns with some speech, odd spaces and text after timecodes."""
    lines = ["PICTURE\tTIMECODE\tSOUND"]
    for number, (name, at) in enumerate(SHOTS):
        lines.append(
            f"{name}\t{stamp(at, hours)}{'  ' if number % 3 == 0 else ''}\tNARRATOR"
            if number % 4 == 0
            else f"{name}\t{stamp(at, hours)}\tand the boats went on, one after the other, café by café"
        )
    return newline.join(lines) + newline


def read(path, reading=Reading(rate=PAL)):
    page = read_page(path)
    draft = understand(page, reading)
    return page, draft, build_script(draft, reading, str(path))


def cut_of(script, without=(), late=0, insert=()):
    """An EDL of the script's shots `without` some, `late` frames later, `insert` {index: frames} before."""
    insert, shift, events = dict(insert), late, []
    for index, shot in enumerate(script.shots):
        length = shot.end - shot.start
        if index in without:
            shift -= length
            continue
        if index in insert:
            events.append(("AX", 0, shot.start + shift, insert[index], "DJI_0001"))
            shift += insert[index]
        events.append(("AX", 0, shot.start + shift, length, shot.description))
    return edl(events)
