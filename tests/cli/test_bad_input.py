"""Bad input gets one clear line that names the file, exit 2, no traceback, and leaves nothing behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "Gate\n10.00.00\n\nNARRATOR\nTHE LAMPS WERE LIT.\n\nQuay\n10.00.07\nBOATS CAME IN.\n"


def redfiles(*arguments: str, at: Path) -> subprocess.CompletedProcess:
    """The command, run from the folder `at` as a user would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "otio_redfiles", *arguments], cwd=at, env=environment, text=True,
                          capture_output=True, encoding="utf-8")


def refused(result: subprocess.CompletedProcess, name: str) -> None:
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr


BAD = {
    "empty.txt": b"", "blank.txt": b"\n \n\t\n", "binary.txt": bytes(range(256)) * 40, "sheet.csv": b"name,age\nAnn,3\nBob,4\n",
    "prose.txt": b"It was a dark night. The boats were in.\nNobody said anything at all.\n\nThen we all went home.\n",
    "broken.docx": b"PK\x03\x04 this is no package", "broken.xlsx": b"PK\x03\x04 nor this", "fake.pdf": b"%PDF-1.4 and nothing more",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", [("convert", "-o", "out.edl"), ("parse", "--json"), ("check",)], ids=lambda c: c[0])
def test_a_file_that_is_no_script(name: str, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    refused(redfiles(command[0], name, *command[1:], at=tmp_path), name)
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_a_folder_a_missing_file_and_an_unknown_suffix(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("parse", "folder.txt", at=tmp_path), "folder.txt")
    refused(redfiles("parse", "gone.txt", at=tmp_path), "gone.txt")
    refused(redfiles("convert", "page.txt", "-o", "out.zzz", at=tmp_path), "out.zzz")
    refused(redfiles("convert", "page.txt", "-o", "no/such/out.edl", at=tmp_path), "out.edl")
    refused(redfiles("convert", "page.txt", "-o", "page.txt", at=tmp_path), "page.txt")


@pytest.mark.parametrize("typed, said", [
    ("convert page.txt", "missing option '-o' / '--output'; see: redfiles convert --help"), ("convert", "missing argument 'SCRIPT...'"),
    ("diff page.txt", "missing argument 'B'; see: redfiles diff --help"), ("diff page.txt page.txt more", "unexpected extra argument (more)"),
    ("parse --jsn page.txt", "no such option '--jsn'"), ("parse page.txt --rate", "option '--rate' requires an argument; see: redfiles parse --help"),
    ("parse page.txt --explain two", "'two' is not a valid integer"), ("parze page.txt", "no such command 'parze'; see: redfiles --help"), ("--foo", "no such option '--foo'"),
    ("formats page.txt", "unexpected extra argument (page.txt)"), ("retime page.txt page.edl", "missing option '-o' / '--output'"), ("report", "missing argument 'SCRIPT'"),
])
def test_what_is_typed_wrong_is_said_in_one_line(typed: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles(*typed.split(), at=tmp_path)
    refused(result, said)
    assert result.stderr.startswith("redfiles: ") and " --help" in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
@pytest.mark.parametrize("typed", ["parse shut.txt", "convert shut.txt -o page.edl", "check shut.txt", "diff page.txt shut.txt", "report shut.txt -o page.html"])
def test_a_file_that_may_not_be_read_is_named_with_what_to_do(typed: str, tmp_path: Path) -> None:
    for name in ("page.txt", "shut.txt"):
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "shut.txt").chmod(0)
    refused(redfiles(*typed.split(), at=tmp_path), "redfiles: shut.txt: may not be read; ask for permission")


def test_a_rate_and_a_start_that_do_not_exist(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("parse", "page.txt", "--rate", "26.5", at=tmp_path), "26.5")
    refused(redfiles("parse", "page.txt", "--rate", "25", "--drop-frame", at=tmp_path), "drop-frame")
    refused(redfiles("parse", "page.txt", "--start", "noon", at=tmp_path), "noon")


def test_words_that_no_option_knows_are_refused_with_those_it_does(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    for option, told, names in (
        ("--timecode-style", "bogus", "HH.MM.SS"), ("--timecode-style", "SS:MM", "MM:SS"),
        ("--columns", "picture,foo,sound", "timecode"), ("--columns", "picture,,sound", "empty"),
        ("--start", "25:00:00:00", "23:59:59:00"), ("--start", "-01:00:00:00", "23:59:59:00"),
        ("--start", "10:61:00:00", "10:00:00:00"), ("--rate", "12", "23.976"), ("--rate", "15", "24, 25"),
        ("--rate", "100", "59.94"), ("--rate", "120", "59.94"), ("--offset", "soon", "10:00:00:00"),
    ):
        result = redfiles("parse", "page.txt", f"{option}={told}", at=tmp_path)
        refused(result, told)
        assert names in result.stderr


@pytest.mark.parametrize("style", ["HH.MM.SS", "hh:mm:ss", "HH:MM:SS;FF", "MM.SS", "H:MM", "HH:MM", "HH MM SS", "M'SS\"",
                                   "HH:MM:SS.mmm", "HH:MM:SS.cc", "MM:SS:FF", "MM.SS.FF", "HHMMSSFF", "hhmmss"])
def test_every_notation_can_be_told(style: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert "notation" not in redfiles("parse", "page.txt", "--timecode-style", style, at=tmp_path).stderr


def test_a_notation_that_is_told_counts(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Gate\n00.10\n\nQuay\n00.42\n\nPier\n01.30\n\nNARRATOR\nTHE LAMPS WERE LIT.\n")
    seconds = redfiles("parse", "page.txt", "--timecode-style", "MM.SS", at=tmp_path).stdout
    minutes = redfiles("parse", "page.txt", "--timecode-style", "HH.MM", at=tmp_path).stdout
    assert "00:01:30:00" in seconds and "01:30:00:00" in minutes


def test_columns_that_are_told_may_be_left_unused(tmp_path: Path) -> None:
    (tmp_path / "page.tsv").write_text("10:00:00\tGate\tx\tTHE LAMPS\n10:00:05\tQuay\ty\tWERE LIT\n10:00:09\tPier\tz\tAT SIX\n")
    result = redfiles("parse", "page.tsv", "--columns", "timecode,picture,unused,sound", at=tmp_path)
    assert result.returncode == 0 and "SHOT  Quay" in result.stdout and "(other)" not in result.stdout


def test_an_option_that_changes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--columns", "picture,timecode", "--timecode-style", "MM.SS", at=tmp_path)
    assert result.returncode == 0 and len(result.stderr.splitlines()) == 1
    assert "page.txt: --timecode-style MM.SS changes nothing" in result.stderr and "; --columns changes nothing" in result.stderr


def test_an_offset_that_leads_before_midnight(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("convert", "page.txt", "--offset=-10:00:05:00", "-o", "out.edl", at=tmp_path)
    refused(result, "--offset -10:00:05:00")
    assert "page.txt:4: " in result.stderr and "00:00:00:00" in result.stderr and "report" not in result.stderr
    moved = redfiles("parse", "page.txt", "--offset=-10:00:05:00", "--start", "01:00:00:00", at=tmp_path)
    assert moved.returncode == 0 and "01:00:07:00" in moved.stdout


def test_an_offset_that_leads_past_midnight(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--offset=15:00:00:00", "--json", at=tmp_path)
    refused(result, "--offset 15:00:00:00")
    assert "25:00:00:00" in result.stderr
    assert redfiles("parse", "page.txt", "--offset=13:59:50:00", at=tmp_path).returncode == 0


def test_a_start_with_a_semicolon_counts_drop_frame(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    for rate in (("--rate", "29.97"), ("--rate", "59.94"), ()):
        said = redfiles("convert", "page.txt", *rate, "--start", "01:00:00;00", "-o", "out.edl", at=tmp_path)
        assert said.returncode == 0 and "01:00:00;00" in said.stderr
        assert "FCM: DROP FRAME" in (tmp_path / "out.edl").read_text()
    refused(redfiles("parse", "page.txt", "--rate", "25", "--start", "01:00:00;00", at=tmp_path), "--start 01:00:00;00")
    plain = redfiles("parse", "page.txt", "--rate", "29.97", "--start", "01:00:00:00", at=tmp_path)
    assert "drop-frame" not in plain.stderr + plain.stdout


def test_what_one_format_cannot_hold_does_not_keep_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("23.59.50 Gate\n24.00.10 Quay at night\n24.00.20 Boats\n")
    result = redfiles("convert", "page.txt", "-o", "out.edl", "-o", "out.xml", "-q", at=tmp_path)
    refused(result, "out.edl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xml", "page.txt"]


def test_a_hyphen_is_no_file_to_write(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("convert", "page.txt", "-o", "-", at=tmp_path), "parse SCRIPT --json")


def test_settings_with_a_number_or_two_are_no_script(tmp_path: Path) -> None:
    lines = [f"name_{n} = value {n}" for n in range(60)]
    (tmp_path / "made.cfg").write_text("\n".join([*lines, "requires >= 3.10", *lines, "timeout = 4.30", "version = 1.12"]))
    refused(redfiles("convert", "made.cfg", "-o", "out.edl", at=tmp_path), "made.cfg")
    assert [p.name for p in tmp_path.iterdir()] == ["made.cfg"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.replace("BOATS", "BÂTEAUX").encode(encoding))
    result = redfiles("parse", "page.txt", "--json", at=tmp_path)
    assert result.returncode == 0 and "BÂTEAUX" in result.stdout


def test_check_finds_and_says_so_by_its_status(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE + "\nPier\n10.99.12\n\nLamp\n10.00.376\n\nBoat\n10.00.50\nSO THEY WENT.\n")
    result = redfiles("check", "page.txt", at=tmp_path)
    assert result.returncode == 1
    assert "page.txt:12: timecode-malformed: 10.99.12" in result.stdout
    assert "page.txt:15: timecode-malformed: 10.00.376 cannot be right between 10.99.12 and 10.00.50; 10.00.37 was taken" in result.stdout
    (tmp_path / "page.txt").write_text(PAGE)
    assert redfiles("check", "page.txt", at=tmp_path).returncode == 0


def test_check_goes_on_behind_a_file_that_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE + "\nPier\n10.99.12\n\nLamp\n10.00.50\n")
    result = redfiles("check", "none.txt", "page.txt", at=tmp_path)
    assert result.returncode == 2 and "page.txt:12: timecode-malformed" in result.stdout
    assert result.stderr.splitlines()[0].startswith("redfiles: none.txt: there is no such file")


def test_json_is_alone_on_standard_output_and_how_the_page_was_read_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--json", at=tmp_path)
    assert json.loads(result.stdout)["start"] == "10:00:00:00"
    assert "programme starts 10:00:00:00 at 25 fps" in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_line_is_explained(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--explain", "5", at=tmp_path)
    assert result.returncode == 0
    assert "words of NARRATOR, narration: 'THE LAMPS WERE LIT.'" in result.stdout


def test_a_rejected_timecode_is_explained(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE + "\nPier\n10.00.51\n\nLamp\n10.00.20\n\nBoat\n10.00.2,8\n\nGull\n10,00.33\n")
    told = redfiles("parse", "page.txt", "--explain", "12", at=tmp_path).stdout
    assert "line 12: rejected (timecode-backwards): 10.00.51 cannot be right between 10.00.07 and 10.00.20; 10.00.15 was taken" in told
    assert "two digits exchanged" in told and "words" in told
    told = redfiles("parse", "page.txt", "--explain", "21", at=tmp_path).stdout
    assert "10,00.33 is mistyped; read as 10.00.33" in told
    assert "rejected" not in redfiles("parse", "page.txt", "--explain", "15", at=tmp_path).stdout


ROWS = "PICTURE,TIMECODE,SOUND\nGate,{},NARRATOR: One lamp.\nQuay,{},NARRATOR: Two lamps.\nPier,{},NARRATOR: Three.\n"


@pytest.mark.parametrize("times, options, said", [
    (("1000", "1006", "1011"), (), "sheet.csv:2: '1000' in the column of timecodes"),
    (("1000", "1006", "1011"), ("--columns", "picture,timecode,sound"), "sheet.csv:2: '1000' in the column of timecodes"),
    (("", "", ""), (), "no cell of it holds a timecode"),
    (("", "", ""), ("--columns", "picture,timecode,sound"), "no cell of it holds a timecode"),
    (("10.00.00", "10.00.06", "10.00.11"), ("--columns", "picture,notes,sound"), "none of these is the column of timecodes"),
])
def test_a_table_whose_timecodes_cannot_be_read_says_which_cell(times, options, said: str, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(ROWS.format(*times))
    result = redfiles("parse", "sheet.csv", *options, at=tmp_path)
    refused(result, "sheet.csv")
    assert said in result.stderr


@pytest.mark.parametrize("sign, edge", [("\t", ""), (" | ", "|")])
def test_columns_typed_below_their_names_need_no_timecodes(sign: str, edge: str, tmp_path: Path) -> None:
    rows = (("VIDEO", "AUDIO"), ("LS gate.", "NARRATOR: One lamp."), ("CU quay.", "NARRATOR: Two lamps."), ("MS pier.", "NARRATOR: Three."))
    (tmp_path / "page.txt").write_text("".join(f"{edge}{sign.join(row)}{edge}\n" for row in rows))
    result = redfiles("parse", "page.txt", at=tmp_path)
    assert result.returncode == 0 and "3 shots, 3 speeches" in result.stdout


def test_help_teaches_with_examples(tmp_path: Path) -> None:
    assert "redfiles convert ep101.docx" in redfiles("--help", at=tmp_path).stdout
    for command in ("convert", "parse", "check", "diff", "retime", "report", "formats"):
        assert "redfiles " + command in redfiles(command, "--help", at=tmp_path).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [("parse", "page.txt", "--json"), ("parse", "page.txt"), ("formats",), ("check", "page.txt")],
                         ids=lambda c: c[0])
def test_a_full_disk_behind_standard_output_is_named(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE + "\nPier\n10.99.12\n\nLamp\n10.00.20\n")
    with open("/dev/full", "w") as full:
        result = subprocess.run([sys.executable, "-m", "otio_redfiles", *command], cwd=tmp_path, stdout=full,
                                env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, stderr=subprocess.PIPE)
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1] == "redfiles: standard output: No space left on device"
    assert "Exception" not in result.stderr


def through_shell(line: str, at: Path) -> subprocess.CompletedProcess:
    """The command with its streams as a shell leaves them."""
    return subprocess.run(["sh", "-c", f"{sys.executable} -m otio_redfiles {line}"], cwd=at, text=True, capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_a_closed_standard_output_is_named_where_something_is_said_on_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = through_shell("parse page.txt >&-", tmp_path)
    assert (result.returncode, result.stderr) == (2, "redfiles: standard output: is closed\n")
    assert through_shell("convert page.txt -o page.edl >&-", tmp_path).returncode == 0
    assert (tmp_path / "page.edl").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-", "<&- >&- 2>&-"])
def test_what_cannot_be_said_on_standard_error_stops_nothing(where: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert through_shell(f"convert page.txt -o page.edl {where}", tmp_path).returncode == 0
    assert (tmp_path / "page.edl").read_bytes()
    assert through_shell(f"convert nowhere.txt -o page.edl {where}", tmp_path).returncode == 2


def test_a_name_too_long_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("convert", "page.txt", "-o", "a" * 300 + ".edl", at=tmp_path), "file name too long; choose a shorter one")


def test_standard_input_is_no_script(tmp_path: Path) -> None:
    refused(redfiles("parse", "-", at=tmp_path), "-: standard input is not read; save the script to a file and name that")


def test_a_start_that_drop_frame_skips_is_told_the_next(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--drop-frame", "--start", "10:01:00:00", at=tmp_path)
    refused(result, "--start 10:01:00:00: drop-frame skips 10:01:00;00; the next label is 10:01:00;02")


def test_a_comparison_that_cannot_be_written_or_read_names_what_the_user_named(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "folder.edl").mkdir()
    result = redfiles("diff", "page.txt", "page.txt", "-o", "d.foo", at=tmp_path)
    refused(result, "redfiles: d.foo: ")
    assert ".otio .xml .edl" in result.stderr
    for cut, advice in (("nope.edl", "check the name"), ("nope.xml", "check the name"), ("folder.edl", "is a folder")):
        result = redfiles("diff", "page.txt", cut, at=tmp_path)
        refused(result, f"redfiles: {cut}: ")
        assert advice in result.stderr


def test_sheets_that_are_left_out_are_named_beside_the_script(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for second in range(4):
        book.active.append([f"Tide {second}", f"10:00:0{second}", "NARRATOR: Salt comes in by the river."])
    book.create_sheet("Remarks").append(["Call the archive"])
    book.save(tmp_path / "list.xlsx")
    result = redfiles("parse", "list.xlsx", "--json", at=tmp_path)
    assert "list.xlsx: sheet 'Remarks' was left out: it has no timecodes" in result.stderr
    assert [d["code"] for d in json.loads(result.stdout)["diagnostics"]] == ["sheet-left-out"]
    assert redfiles("check", "list.xlsx", at=tmp_path).returncode == 0
    assert redfiles("convert", "list.xlsx", "-q", "-o", "list.edl", at=tmp_path).stderr == ""
