"""FCPXML, read by lxml against the rules of its DTD and by OpenTimelineIO's own reader."""

from dataclasses import replace
from fractions import Fraction
from io import StringIO
from pathlib import Path

import opentimelineio as otio
import pytest
from lxml import etree

from otio_redfiles.programme import lay
from otio_redfiles.write import write_file
from tests.write.invented import RATES, ferry, long_list, rate_name

# What Apple's DTD 1.8 asks of the elements that are written, in their order.
RULES = etree.DTD(
    StringIO("""
<!ELEMENT fcpxml (resources, project)>  <!ATTLIST fcpxml version CDATA #FIXED "1.8">
<!ELEMENT resources (format | asset)*>
<!ELEMENT format EMPTY>
<!ATTLIST format id ID #REQUIRED name CDATA #IMPLIED frameDuration CDATA #IMPLIED
    width CDATA #IMPLIED height CDATA #IMPLIED>
<!ELEMENT asset (metadata?)>
<!ATTLIST asset id ID #REQUIRED name CDATA #IMPLIED src CDATA #REQUIRED start CDATA #IMPLIED
    duration CDATA #IMPLIED hasVideo CDATA #IMPLIED
    format IDREF #IMPLIED hasAudio CDATA #IMPLIED audioSources CDATA #IMPLIED
    audioChannels CDATA #IMPLIED audioRate CDATA #IMPLIED>
<!ELEMENT metadata EMPTY>
<!ELEMENT project (sequence)>  <!ATTLIST project name CDATA #IMPLIED>
<!ELEMENT sequence (note?, spine, metadata?)>
<!ATTLIST sequence format IDREF #REQUIRED duration CDATA #IMPLIED tcStart CDATA #IMPLIED
    tcFormat (DF | NDF) #IMPLIED audioLayout (mono | stereo | surround) #IMPLIED
    audioRate (32k | 44.1k | 48k) #IMPLIED>
<!ELEMENT spine (asset-clip | gap)*>
<!ELEMENT gap (note?, asset-clip*, marker*)>
<!ATTLIST gap name CDATA #IMPLIED offset CDATA #IMPLIED start CDATA #IMPLIED duration CDATA #REQUIRED>
<!ELEMENT asset-clip (note?, asset-clip*, marker*)>
<!ATTLIST asset-clip ref IDREF #REQUIRED lane CDATA #IMPLIED offset CDATA #IMPLIED name CDATA #IMPLIED
    start CDATA #IMPLIED duration CDATA #IMPLIED format IDREF #IMPLIED tcFormat (DF | NDF) #IMPLIED
    audioRole CDATA #IMPLIED videoRole CDATA #IMPLIED>
<!ELEMENT note (#PCDATA)>
<!ELEMENT marker EMPTY>
<!ATTLIST marker start CDATA #REQUIRED duration CDATA #IMPLIED value CDATA #REQUIRED note CDATA #IMPLIED>
""")
)


def tree(script, folder: Path) -> etree._Element:
    return etree.parse(str(write_file(script, folder / "cut.fcpxml").paths[0])).getroot()


def seconds(time: str) -> Fraction:
    return Fraction(time.removesuffix("s"))


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_structure_and_exact_times(tmp_path: Path, rate) -> None:
    root = tree(ferry(rate), tmp_path)
    assert RULES.validate(root), RULES.error_log
    sequence = root.find("project/sequence")
    assert seconds(sequence.get("tcStart")) == rate.seconds(lay(ferry(rate)).start)
    assert sequence.get("tcFormat") == ("DF" if rate.drop else "NDF")
    assert seconds(root.find("resources/format").get("frameDuration")) == 1 / rate.fps
    for clip in root.iter("asset-clip"):
        for at in ("offset", "start", "duration"):
            assert (seconds(clip.get(at)) * rate.fps).denominator == 1, "no whole frame"


def test_spine_is_whole_and_speeches_hang_below(tmp_path: Path) -> None:
    root = tree(ferry(), tmp_path)
    spine = root.find("project/sequence/spine")
    at = seconds(root.find("project/sequence").get("tcStart"))
    for link in spine:
        assert seconds(link.get("offset")) == at
        at += seconds(link.get("duration"))
    connected = [
        (c.get("lane"), c.get("audioRole"), c.findtext("note")) for c in spine.iterfind("*/asset-clip")
    ]
    assert (
        "-1",
        "dialogue.Narration",
        "NARRATOR: In the spring of nineteen-forty the last boat didn't wait.",
    ) in connected
    assert {lane for lane, *_ in connected} == {"-1", "-2", "-3"}


def test_markers_with_notes(tmp_path: Path) -> None:
    markers = {(m.get("value"), m.get("note")) for m in tree(ferry(), tmp_path).iter("marker")}
    assert {(c.name, c.words) for c in lay(ferry()).shots} < markers
    assert ("TITLE MUSIC", "music: TITLE MUSIC") in markers and len(markers) == 9


@pytest.mark.parametrize("rate", [r for r in RATES if r.fps.denominator == 1], ids=rate_name)
def test_the_stock_reader_has_every_clip(tmp_path: Path, rate) -> None:
    timeline = otio.adapters.read_from_file(str(write_file(ferry(rate), tmp_path / "cut.fcpxml").paths[0]))
    lanes = {track.name: track for track in timeline.tracks}
    assert [lanes[n].kind for n in ("0", "-1", "-2", "-3")] == ["Video", "Audio", "Audio", "Audio"]
    for name, lane in zip(("0", "-1", "-2", "-3"), lay(ferry(rate)).lanes, strict=True):
        found = [(c.name, c.source_range.start_time.to_frames()) for c in lanes[name].find_clips()]
        assert found == [(c.name, pytest.approx(c.start, abs=1)) for c in lane.clips]  # it rounds down floats


def test_speech_before_the_first_shot_hangs_on_a_gap(tmp_path: Path) -> None:
    script = ferry()
    root = tree(replace(script, shots=script.shots[3:]), tmp_path)
    assert RULES.validate(root), RULES.error_log
    assert [e.tag for e in root.find("project/sequence/spine")][:2] == ["gap", "asset-clip"]
    assert len(root.findall("project/sequence/spine/gap/asset-clip")) == 2


def test_three_thousand_clips_take_no_minutes(tmp_path: Path) -> None:
    tree(long_list(2000), tmp_path)
