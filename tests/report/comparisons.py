"""Hand-made comparisons: a script of eight shots against a cut in which things happened."""

from otio_redfiles.match.model import Comparison, Event, Row, RowKind, Side, Stretch
from otio_redfiles.model import (
    Cue,
    CueKind,
    Delivery,
    Diagnostic,
    Script,
    Segment,
    Severity,
    Shot,
    Speech,
    Timing,
)
from otio_redfiles.tc import PAL

START = 900000
NAMES = (
    "Harbour at dawn",
    "Cranes unload",
    "Anna",
    "Old pier",
    'Ice <on> the river & "snow"',
    "Factory",
    "Night lights",
    "Bridge",
)


def script():
    shots = tuple(
        Shot(10 + 3 * i, f"10.00.{6 * i:02d}", START + 150 * i, START + 150 * (i + 1), Timing.PRINTED, name)
        for i, name in enumerate(NAMES)
    )
    words = (
        Segment(None, START + 10, "In the spring the boats come back."),
        Segment("10.00.06", START + 150, "They always do."),
    )
    speech = Speech(
        11,
        "10.00.00",
        START + 10,
        START + 280,
        Timing.PRINTED,
        "NARRATOR",
        Delivery.NARRATION,
        "In the spring the boats come back. They always do.",
        words,
    )
    cue = Cue(20, None, START + 400, CueKind.MUSIC, "TITLE MUSIC")
    finding = Diagnostic(16, Severity.WARNING, "timecode-backwards", "stands before 10.00.10", "10.00.12")
    return Script(
        "The Crossing",
        PAL,
        START,
        START + 1200,
        "columns",
        "HH.MM.SS",
        shots,
        (speech,),
        (cue,),
        (finding,),
        source="crossing.txt",
    )


def comparison():
    """Shot 3 is gone (-150 frames), two clips are new before shot 6 (+100), shot 7 has another name."""
    a = Side(
        "crossing.txt",
        PAL,
        START,
        START + 1200,
        tuple(
            Event(i, "shot", 10 + 3 * i, START + 150 * i, START + 150 * (i + 1), name)
            for i, name in enumerate(NAMES)
        ),
        (Event(0, "speech", 11, START + 10, START + 280, "In the spring", speaker="NARRATOR"),),
        exact=False,
        slack=25,
    )
    parts = [
        (150, "harbour_01.mov"),
        (150, "CRANES"),
        (150, "A001"),
        (150, "ICE"),
        (150, "fact"),
        (60, "DJI_1"),
        (40, "DJI_2"),
        (150, "night"),
        (150, "zebra"),
    ]
    at, clips = START + 5, []
    for index, (length, name) in enumerate(parts):
        clips.append(Event(index, "shot", None, at, at + length, name))
        at += length
    b = Side("cut.edl", PAL, START + 5, at, tuple(clips))
    rows = (
        Row(RowKind.MISSING, (3,), (), 4, -150, -150, 0.97, "1 shot gone: everything after moves up 6 s"),
        Row(RowKind.ADDED, (), (5, 6), 6, 100, 100, 0.9, "2 clips inserted: everything after moves down 4 s"),
        Row(RowKind.RENAMED, (7,), (8,), None, None, None, 0.5, '"zebra" does not look like "Bridge"'),
        Row(RowKind.RETIMED, (0,), (0,), None, 30, None, 0.8, "starts later", lane="speeches"),
    )
    pairs = ((0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (6, 7), (7, 8))
    stretches = (
        Stretch(START, START + 450, 5),
        Stretch(START + 600, START + 900, -145),
        Stretch(START + 900, START + 1200, -45),
    )
    b = Side(
        b.source,
        b.rate,
        b.start,
        b.end,
        b.events,
        (Event(0, "speech", None, START + 40, START + 300, "In the spring"),),
    )
    return Comparison(a, b, 5, pairs, rows, stretches, ((0, 0),))


def same():
    a = comparison().a
    return Comparison(a, a, 0, tuple((i, i) for i in range(8)), (), (Stretch(START, START + 1200, 0),))
