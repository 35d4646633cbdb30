"""What OpenTimelineIO's own programs do with scripts, through the checkout's plug-in folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import opentimelineio as otio
import pytest

from otio_redfiles import plugin
from otio_redfiles.pipeline import load_script
from otio_redfiles.timeline import build_timeline, script_of
from otio_redfiles.write import write_file
from tests.write.invented import ferry, long_list

ROOT = Path(__file__).parents[2]
HOOKED = (".edl", ".xml", ".fcpxml", ".aaf", ".ale", ".markers.edl")

PAGE = """THE LAST FERRY

10.00.00\tAerial of the fjord\tNARRATOR:
\t\tIn the spring the last boat didn't wait.
10.00.07\tThe captain's hands
10.00.12\tWaves\tINGRID SOLHEIM:
\t\tWe stood on the quay and laughed.
10.00.20\tThe harbour at night
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE)
    return path


def test_the_manifest_names_files_that_are_there_and_suffixes_of_nobody_else() -> None:
    manifest = json.loads((ROOT / "adapters" / "plugin_manifest.json").read_text())
    for entry in manifest["adapters"] + manifest["hook_scripts"]:
        assert (ROOT / "adapters" / entry["filepath"]).is_file()
    ours = set(manifest["adapters"][0]["suffixes"])
    others = {
        s for a in otio.plugins.ActiveManifest().adapters if a.name != "redfiles_script" for s in a.suffixes
    }
    assert "txt" in ours and "docx" in ours and not ours & others
    assert {name for names in manifest["hooks"].values() for name in names} == {
        entry["name"] for entry in manifest["hook_scripts"]
    }


def test_every_adapter_can_still_be_asked_for_its_suffixes() -> None:
    assert "txt" in otio.adapters.suffixes_with_defined_adapters(read=True)
    assert "txt" not in otio.adapters.suffixes_with_defined_adapters(write=True)


def test_a_script_is_read_as_a_timeline(page: Path) -> None:
    timeline = otio.adapters.read_from_file(str(page))
    assert [track.name for track in timeline.tracks][:3] == ["Shots", "Narration", "Interviews"]
    assert timeline.global_start_time == otio.opentime.RationalTime(900000, 25)
    assert len(timeline.tracks[0].find_clips()) == 4


@pytest.mark.parametrize("suffix", ["txt", "docx", "xlsx", "csv", "tsv"])
def test_every_page_we_write_opens(tmp_path: Path, suffix: str) -> None:
    write_file(ferry(), tmp_path / f"page.{suffix}")
    timeline = otio.adapters.read_from_file(str(tmp_path / f"page.{suffix}"))
    assert len(timeline.tracks[0].find_clips()) == len(ferry().shots)


@pytest.mark.parametrize("suffix", ["html", "htm", "xls"])
def test_a_web_page_opens(tmp_path: Path, suffix: str) -> None:
    cells = "".join(f"<tr><td>10:00:{k:02d}</td><td>{name}</td></tr>" for k, name in ((0, "Fjord"), (7, "Hands"), (12, "Waves")))
    (tmp_path / f"ferry.{suffix}").write_text(f"<html><table><tr><td>TIMECODE</td><td>PICTURE</td></tr>{cells}</table></html>")
    timeline = otio.adapters.read_from_file(str(tmp_path / f"ferry.{suffix}"))
    assert [clip.name.split()[1] for clip in timeline.tracks[0].find_clips()] == ["Fjord", "Hands", "Waves"]


def test_adapter_arguments(page: Path) -> None:
    timeline = otio.adapters.read_from_file(str(page), rate=29.97, drop_frame="true")
    assert timeline.global_start_time.rate == 30000 / 1001
    assert script_of(timeline).rate.drop


def test_a_page_that_cannot_be_read_is_an_otio_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(otio.exceptions.OTIOError, match="empty.txt"):
        otio.adapters.read_from_file(str(tmp_path / "empty.txt"))


@pytest.mark.parametrize("suffix", HOOKED)
def test_otio_writes_what_convert_writes(tmp_path: Path, suffix: str) -> None:
    if suffix == ".ale":
        pytest.importorskip("otio_ale_adapter")
    (tmp_path / "a").mkdir()
    (ours,) = write_file(ferry(), tmp_path / "a" / f"cut{suffix}").paths
    timeline = build_timeline(ferry())
    before = timeline.to_json_string()
    otio.adapters.write_to_file(timeline, str(tmp_path / f"cut{suffix}"))
    assert (tmp_path / f"cut{suffix}").read_bytes() == ours.read_bytes()
    assert timeline.to_json_string() == before, "the caller's timeline was changed"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", f"cut{suffix}"]


def test_otio_json_is_the_same_too(tmp_path: Path) -> None:
    (ours,) = write_file(ferry(), tmp_path / "a.otio").paths
    otio.adapters.write_to_file(build_timeline(ferry()), str(tmp_path / "b.otio"))
    assert ours.read_bytes() == (tmp_path / "b.otio").read_bytes()


def test_a_long_list_gets_its_second_file(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="a list ends at 999 events, so it goes on in cut.2.edl"):
        otio.adapters.write_to_file(build_timeline(long_list(700)), str(tmp_path / "cut.edl"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cut.2.edl", "cut.edl"]


def test_strings_are_left_to_the_stock_writer() -> None:
    timeline = build_timeline(ferry())
    del timeline.tracks[1:]
    assert otio.adapters.write_to_string(timeline, "cmx_3600").startswith("TITLE: The Long Crossing")


def test_timelines_of_others_pass_untouched(tmp_path: Path) -> None:
    second = otio.opentime.TimeRange(otio.opentime.RationalTime(0, 25), otio.opentime.RationalTime(25, 25))
    theirs = otio.schema.Timeline("theirs")
    theirs.tracks.append(otio.schema.Track("V", [otio.schema.Clip("x", source_range=second)], kind="Video"))
    assert plugin.before_write(theirs, {"_filepath": str(tmp_path / "x.edl")}) is theirs
    assert plugin.after_write(theirs, {"_filepath": str(tmp_path / "x.edl")}) is theirs
    otio.adapters.write_to_file(theirs, str(tmp_path / "x.edl"))
    assert "FCM" not in (tmp_path / "x.edl").read_text()


def test_a_timeline_that_became_somebody_elses_is_left_to_the_stock_writer(tmp_path: Path) -> None:
    timeline = build_timeline(ferry())
    timeline.tracks[0][0].media_reference = otio.schema.ExternalReference("file:///programme.mov")
    assert plugin.before_write(timeline, {"_filepath": str(tmp_path / "x.edl")}) is timeline


def test_the_stand_in_outlives_a_copy(tmp_path: Path) -> None:
    target = tmp_path / "cut.edl"
    stand_in = plugin.before_write(build_timeline(ferry()), {"_filepath": str(target)})
    target.write_text("TITLE: Stand-in")
    plugin.after_write(stand_in.deepcopy(), {"_filepath": str(target)})
    assert target.read_text().startswith("TITLE: The Long Crossing")


def test_another_adapter_under_a_wrong_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(otio.exceptions.OTIOError, match="writes another format than the suffix says"):
        otio.adapters.write_to_file(build_timeline(ferry()), str(tmp_path / "cut.edl"), "otio_json")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "cut.edl"
    target.write_text("old")
    timeline = build_timeline(ferry())
    timeline.global_start_time = otio.opentime.RationalTime(24 * 90000 - 25, 25)
    with pytest.raises(otio.exceptions.OTIOError, match="midnight"):
        otio.adapters.write_to_file(timeline, str(target))
    assert target.read_text() == "old"


def test_otioconvert_from_a_shell_with_no_further_argument(page: Path, tmp_path: Path) -> None:
    program = shutil.which("otioconvert", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("otioconvert is not beside this Python")
    for name in ("cut.edl", "cut.xml", "cut.otio"):
        done = subprocess.run(
            [program, "-i", page, "-o", tmp_path / name],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert "FCM: NON-DROP FRAME" in (tmp_path / "cut.edl").read_text()


def test_the_real_script_from_both_doors(corpus: Path, tmp_path: Path) -> None:
    script = load_script(corpus / "red-files-moon.txt")
    timeline = otio.adapters.read_from_file(str(corpus / "red-files-moon.txt"))
    for suffix in (".edl", ".xml", ".fcpxml", ".otio"):
        (ours,) = write_file(script, tmp_path / f"a{suffix}").paths
        otio.adapters.write_to_file(timeline, str(tmp_path / f"b{suffix}"))
        assert ours.read_bytes() == (tmp_path / f"b{suffix}").read_bytes()
    assert script_of(otio.adapters.read_from_file(str(tmp_path / "a.otio"))) == script
