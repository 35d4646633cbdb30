"""`redfiles parse`: the script line by line, as it runs and as it stands on the page."""

from otio_redfiles.model import Cue, CueKind, Delivery, Script, Shot, Speech, Timing
from otio_redfiles.report.reading import listing

AT = 900000
SCRIPT = Script(
    "Lamps",
    start=AT,
    end=AT + 500,
    shots=(
        Shot(3, "10.00.00", AT, AT + 175, Timing.PRINTED, "Quay"),
        Shot(4, None, AT + 175, AT + 500, Timing.ESTIMATED, "Pier"),
    ),
    speeches=(Speech(3, None, AT, AT + 100, Timing.PRINTED, "ANN", Delivery.SYNC, "One lamp.", ()),),
    cues=(
        Cue(1, None, None, CueKind.HEADER, "PICTURE TIMECODE SOUND"),
        Cue(4, None, None, CueKind.OTHER, "check the archive"),
        Cue(3, "10.00.00", AT, CueKind.MUSIC, "harp"),
        Cue(9, None, AT + 500, CueKind.END, "ENDS"),
    ),
)


def test_headers_have_no_time_and_a_rows_shot_comes_before_its_words():
    assert listing(SCRIPT)[1:] == [
        "                 1   (header) PICTURE TIMECODE SOUND",
        "10:00:00:00      3   SHOT  Quay",
        "10:00:00:00      3   ANN: One lamp.",
        "10:00:00:00      3   (music) harp",
        "10:00:07:00      4 ~ SHOT  Pier",
        "                 4   (other) check the archive",
        "10:00:20:00      9   (end) ENDS",
    ]
