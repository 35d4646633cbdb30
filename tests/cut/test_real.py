"""The collected real cuts (REDFILES_CUTS): each is read, the one that cannot be says where."""

import os
from pathlib import Path

import pytest

from otio_redfiles.cut import SUFFIXES, read_cut, side_of_cut
from otio_redfiles.errors import UnreadableCutError
from otio_redfiles.match import RowKind, compare

FOLDER = Path(os.environ.get("REDFILES_CUTS", "/nowhere"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="REDFILES_CUTS names no folder of real cuts")

# name -> rate, picture clips
KNOWN = {
    "25fps.edl": ("25", 4),
    "cut_a.edl": ("24", 9),
    "cut_b1_trim.edl": ("24", 9),
    "cut_b2_removed.edl": ("24", 8),
    "dissolve_test.edl": ("25", 3),
    "dissolve_test_4.edl": ("24", 6),
    "gap_test.edl": ("25", 3),
    "multi_audio.edl": ("25", 0),
    "speed_effects.edl": ("24", 548),
    "timecode_mismatch.edl": ("25", 20),
    "wipe_test.edl": ("25", 3),
    "hiero_xml_export.xml": ("24", 2),
    "premiere_generators.xml": ("23.976", 4),
    "fcpx_example.fcpxml": ("30", 12),
    "2997fps-DFTC.aaf": ("29.97", 1),
    "simple.aaf": ("24", 5),
    "transitions.aaf": ("24", 4),
    "trims.aaf": ("24", 5),
    "multitrack.otio": ("24", 5),
    "nested_example.otio": ("24", 7),
}


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_rate_and_clips(name):
    cut = read_cut(FOLDER / name)
    assert (cut.rate.name, len(cut.clips)) == KNOWN[name]


def test_every_file_is_read_but_one():
    broken = []
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in SUFFIXES:
            try:
                cut = read_cut(path)
            except UnreadableCutError as error:
                broken.append(str(error))
            else:
                assert all(clip.end > clip.start for clip in cut.clips)
                assert [clip.index for clip in cut.clips] == list(range(len(cut.clips)))
    assert len(broken) == 1 and "dissolve_test_fail.edl:6:" in broken[0]


def test_speeds_of_speed_effects():
    speeds = [clip.speed for clip in read_cut(FOLDER / "speed_effects.edl").clips if clip.speed != 1.0]
    assert 0.0 in speeds and round(47.6 / 24, 4) in speeds and max(speeds) < 3


def test_a_cut_against_its_two_later_versions():
    a, trim, removed = (
        side_of_cut(read_cut(FOLDER / name))
        for name in ("cut_a.edl", "cut_b1_trim.edl", "cut_b2_removed.edl")
    )
    (row,) = compare(a, trim).rows
    assert (row.kind, row.a, row.b, row.frames, row.ripple) == (RowKind.RETIMED, (2,), (2,), -12, None)
    (row,) = compare(a, removed).rows
    assert (row.kind, row.a, row.b, row.frames, row.ripple) == (RowKind.MISSING, (4,), (), -101, None)
    assert not compare(a, a).rows
