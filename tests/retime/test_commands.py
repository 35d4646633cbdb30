"""`redfiles diff`, `retime` and `report` as a user calls them: what is printed, written, exit status."""

import json

import pytest

from otio_redfiles.cli import main
from otio_redfiles.tc import rate_of
from tests.cut.edits import edl
from tests.retime.scripts import SHOTS, cut_of, page_of, read


@pytest.fixture
def files(tmp_path, monkeypatch):
    """script.txt, same.edl (its own cut), later.edl (a shot gone), a.edl and b.edl (two cuts)."""
    (tmp_path / "script.txt").write_text(page_of(), encoding="utf-8")
    _, _, script = read(tmp_path / "script.txt")
    (tmp_path / "same.edl").write_text(cut_of(script), encoding="utf-8")
    (tmp_path / "later.edl").write_text(cut_of(script, without=(3,)), encoding="utf-8")
    events = [(f"R{n}", 1000 * n, 900000 + 100 * n, 100, f"clip {n}") for n in range(12)]
    (tmp_path / "a.edl").write_text(edl(events), encoding="utf-8")
    moved = [
        (reel, source, at - (100 if n > 5 else 0), length, name)
        for n, (reel, source, at, length, name) in enumerate(events)
        if n != 5
    ]
    (tmp_path / "b.edl").write_text(edl(moved), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def redfiles(files, monkeypatch, capsys):
    """Run a command line; its exit status, standard output and standard error."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["redfiles", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return stop.value.code or 0, said.out, said.err

    return run


def listing(folder):
    return {path.name for path in folder.iterdir()}


def test_no_differences_is_status_0(redfiles):
    status, out, err = redfiles("diff", "script.txt", "same.edl")
    assert status == 0 and out.startswith("no differences\n") and "--rate" in err


def test_differences_are_status_1_summary_first(redfiles):
    status, out, _ = redfiles("diff", "a.edl", "b.edl")
    assert status == 1 and out.splitlines()[0] == "1 change: -00:00:04:00 at 10:00:20:00, 1 missing"


def test_a_script_against_a_later_cut(redfiles):
    status, out, _ = redfiles("diff", "script.txt", "later.edl", "--rate", "25", "--json")
    said = json.loads(out)
    (row,) = said["rows"]
    assert (
        status == 1
        and row["kind"] == "missing"
        and row["a"] == [3]
        and row["at"] == 4
        and abs(row["ripple"] + 275) <= 25
    )
    assert [pair for pair in said["pairs"] if pair[0] < 3] == [[0, 0], [1, 1], [2, 2]] and [4, 3] in said[
        "pairs"
    ]


def test_any_mix_of_sides(redfiles, files):
    (files / "other.txt").write_text(
        page_of().replace("Factory gates open", "Something else entirely"), encoding="utf-8"
    )
    assert redfiles("diff", "same.edl", "script.txt")[0] == 0
    assert redfiles("diff", "script.txt", "script.txt")[0] == 0
    assert redfiles("diff", "script.txt", "other.txt")[0] in (0, 1)


def test_outputs_are_written_beside_each_other(redfiles, files):
    before = listing(files)
    status, _, _ = redfiles(
        "diff",
        "a.edl",
        "b.edl",
        "--html",
        "d.html",
        "--csv",
        "d.csv",
        "-o",
        "d.otio",
        "-o",
        "d.xml",
        "-o",
        "d.edl",
    )
    assert status == 1 and listing(files) - before == {"d.html", "d.csv", "d.otio", "d.xml", "d.edl"}
    assert (files / "d.csv").read_text(encoding="utf-8-sig").startswith("kind,lane,line,")


@pytest.mark.parametrize(
    "words, said",
    [
        (("diff", "script.txt", "none.edl"), "none.edl: there is no such file"),
        (("diff", "none.txt", "same.edl"), "none.txt"),
        (("diff", "a.edl", "b.edl", "-o", "x.mov"), "x.mov: a comparison is written as"),
        (("diff", "a.edl", "b.edl", "--html", "a.edl"), "a.edl: is the input"),
        (("diff", "a.edl", "b.edl", "--html", "no/such/d.html"), "no/such"),
        (("diff", "a.edl", "b.edl", "--tolerance", "much"), "--tolerance much"),
        (("diff", "a.edl", "b.edl", "--tolerance", "-5"), "--tolerance -5"),
        (("retime", "script.txt", "same.edl", "-o", "new.docx"), "keeps the document's kind"),
        (("retime", "same.edl", "script.txt", "-o", "new.txt"), "first the script, then the cut"),
        (("retime", "script.txt", "same.edl", "-o", "script.txt"), "is the input"),
        (("report", "script.txt", "-o", "page.pdf"), "name a .html file"),
    ],
)
def test_trouble_is_status_2_one_line_and_nothing_written(redfiles, files, words, said):
    before = listing(files)
    status, out, err = redfiles(*words)
    lines = [line for line in err.splitlines() if "does not say its rate" not in line]
    assert status == 2 and out == "" and len(lines) == 1 and said in lines[0]
    assert listing(files) == before


def test_tolerance_lets_small_changes_pass(redfiles, files):
    events = [("R1", 0, 900000, 100, "x"), ("R2", 50, 900100, 100, "y"), ("R3", 90, 900200, 100, "z")]
    longer = [events[0], ("R2", 50, 900100, 104, "y"), ("R3", 90, 900204, 100, "z")]
    (files / "c.edl").write_text(edl(events), encoding="utf-8")
    (files / "d.edl").write_text(edl(longer), encoding="utf-8")
    assert redfiles("diff", "c.edl", "d.edl")[0] == 1
    assert redfiles("diff", "c.edl", "d.edl", "--tolerance", "4")[0] == 0
    assert redfiles("diff", "c.edl", "d.edl", "--tolerance", "0.04s")[0] == 1
    assert redfiles("diff", "c.edl", "d.edl", "--tolerance", "00:00:00:04")[0] == 0


def test_retime_writes_the_script_and_its_logs(redfiles, files):
    before = listing(files)
    status, out, err = redfiles("retime", "script.txt", "later.edl", "-o", "new.txt", "--rate", "25")
    assert (
        status == 0
        and out == ""
        and listing(files) - before == {"new.txt", "new.txt.changes.csv", "new.txt.segments.csv"}
    )
    assert (
        "script.txt:5: 10.00.27 left as it was" in err
        and f"8 of {len(SHOTS)} timecodes changed, 1 not placed" in err
    )
    assert redfiles("diff", "new.txt", "later.edl", "--rate", "25")[1].startswith(
        ("no differences", "1 change")
    )


def test_report_pages(redfiles, files):
    assert redfiles("report", "script.txt", "-o", "one.html")[0] == 0
    assert redfiles("report", "script.txt", "later.edl", "-o", "two.html")[0] == 0
    assert redfiles("report", "a.edl", "-o", "three.html")[0] == 0
    one, two, three = (
        (files / name).read_text(encoding="utf-8") for name in ("one.html", "two.html", "three.html")
    )
    assert "Harbour at dawn" in one and "from here" not in one
    assert "from here" in two and "Clip in B" in two
    assert "clip 3" in three


def list_of(lengths, rate=None, source=0):
    """A list of clips of these lengths from 10:00:00:00 on; with `source`, on a source side that runs apart."""
    rate, at, events = rate or rate_of("25"), 36000 * (rate or rate_of("25")).nominal, []
    for number, length in enumerate(lengths):
        events.append(("T1", source + 17 * number if source else at, at, length, f"clip number {number}"))
        at += length
    return edl(events, rate)


PAGE_25 = """TC IN\tTC OUT\tVISION\tSOUND
10:00:00:00\t10:00:07:24\tHarbour wall\tNARRATOR: One lamp.
10:00:07:24\t10:00:11:00\tBoats\tTwo lamps.
10:00:11:00\t10:00:21:03\tGulls\tThree lamps.
"""


def test_a_script_that_proves_its_rate_goes_before_a_guess(redfiles, files):
    (files / "p25.txt").write_text(PAGE_25, encoding="utf-8")
    (files / "film.edl").write_text(list_of((191, 74, 243), rate_of("24"), source=31), encoding="utf-8")
    status, out, err = redfiles("diff", "p25.txt", "film.edl")
    assert status in (0, 1) and "read at 25 fps like p25.txt" in err and "fps" in out
    assert len(err.splitlines()) == 1
    assert redfiles("retime", "p25.txt", "film.edl", "-o", "new.txt")[0] == 0
    assert redfiles("report", "p25.txt", "film.edl", "-o", "new.html")[0] == 0


def test_a_cut_of_known_rate_says_what_the_other_counts(redfiles, files):
    (files / "film.edl").write_text(list_of((31,) * 60, rate_of("24"), source=20), encoding="utf-8")
    (files / "mirror.edl").write_text(list_of((30,) * 2, rate_of("24")), encoding="utf-8")
    for a, b in (("film.edl", "mirror.edl"), ("mirror.edl", "film.edl")):
        _, out, err = redfiles("diff", a, b, "--json")
        assert json.loads(out)["rate"] == "24"
        assert len(err.splitlines()) == 1 and "film.edl: the list does not say its rate; 24 fps" in err
    assert redfiles("convert", "film.edl", "--rate", "24", "-o", "film.xml")[0] == 0
    _, out, err = redfiles("diff", "film.xml", "mirror.edl", "--json")
    assert json.loads(out)["rate"] == "24"
    assert err.splitlines() == [
        "redfiles: mirror.edl: the list does not say its rate; read at 24 fps like film.xml (tell it with --rate)"
    ]


def test_a_rate_nobody_knows_is_said_once(redfiles, files):
    for name in ("one.edl", "two.edl"):
        (files / name).write_text(list_of((50, 75, 100)), encoding="utf-8")
    status, out, err = redfiles("diff", "one.edl", "two.edl")
    assert status == 0 and "at 25 fps" in out
    assert len(err.splitlines()) == 1 and "25 fps is assumed" in err


def test_a_timecode_that_the_cuts_rate_lacks_names_the_cut(redfiles, files):
    (files / "p25.txt").write_text(PAGE_25, encoding="utf-8")
    (files / "film.edl").write_text(list_of((31,) * 60, rate_of("24"), source=20), encoding="utf-8")
    status, _, err = redfiles("diff", "p25.txt", "film.edl")
    assert status == 2 and "p25.txt:2" in err.splitlines()[-1] and "film.edl is at 24 fps" in err


def test_a_script_fresh_from_its_cut_passes_its_own_check(redfiles, files):
    """The last shot's end is printed nowhere: whatever the cut makes of it is no difference."""
    rows = [f"{name}\t10:{at // 60:02d}:{at % 60:02d}:00\tNARRATOR: And on they went." for name, at in SHOTS]
    (files / "frames.txt").write_text("PICTURE\tTIMECODE\tSOUND\n" + "\n".join(rows) + "\n", encoding="utf-8")
    starts = [900000 + 25 * at + 7 * number for number, (_, at) in enumerate(SHOTS)] + [903333]
    events = [("AX", 0, at, end - at, name) for (name, _), at, end in zip(SHOTS, starts, starts[1:])]
    (files / "fine.edl").write_text(edl(events), encoding="utf-8")
    assert redfiles("retime", "frames.txt", "fine.edl", "-o", "new.txt", "--rate", "25")[0] == 0
    assert redfiles("diff", "new.txt", "fine.edl", "--rate", "25")[1].startswith("no differences")


def test_the_cut_of_another_programme_is_doubted(redfiles, files):
    names = ["Potter", "Kiln glowing", "Square at noon", "Glaze drips", "Grandmother", "Clay pit", "Donkey cart",
             "Shelf, bowls", "Chimney smoke", "Auction", "Van leaves", "Broken jug"]  # fmt: skip
    text = (files / "same.edl").read_text()
    for (name, _), other in zip(SHOTS, names, strict=True):
        text = text.replace(f"NAME: {name}\n", f"NAME: {other}\n")
    (files / "other.edl").write_text(text)
    status, _, said = redfiles("retime", "script.txt", "other.edl", "-o", "new.txt")
    doubt = "none of 12 shots is named like what stands for it"
    assert status == 0 and f"script.txt: {doubt} in other.edl: is it the cut of this programme?" in said
    status, out, _ = redfiles("diff", "script.txt", "other.edl", "--json")
    assert json.loads(out)["summary"].endswith(f"; {doubt}: are A and B one programme?")
    assert "programme" not in redfiles("retime", "script.txt", "same.edl", "-o", "new2.txt")[2]


def moved(text, *, first, last, behind):
    """An EDL's events (a head of two lines, then two lines each) with events first..last laid behind another."""
    lines = text.splitlines()[2:]
    events = [lines[k : k + 2] for k in range(0, len(lines), 2)]
    block, rest = events[first : last + 1], events[:first] + events[last + 1 :]
    at, out = 900050, []
    for line, name in rest[:behind] + block + rest[behind:]:
        length = LENGTHS_OF[events.index([line, name])]
        out.append(("AX", 0, at, length, name.removeprefix("* FROM CLIP NAME: ")))
        at += length
    return edl(out)


LENGTHS_OF = [25 * (end - at) for (_, at), (_, end) in zip(SHOTS, [*SHOTS[1:], ("", 118)])]


def test_a_row_whose_pictures_were_moved_is_told(redfiles, files):
    (files / "moved.edl").write_text(moved((files / "same.edl").read_text(), first=8, last=8, behind=3))
    status, _, said = redfiles("retime", "script.txt", "moved.edl", "-o", "new.txt", "--rate", "25")
    assert status == 0
    [line] = [line for line in said.splitlines() if "out of order" in line]
    assert line.startswith("script.txt:10: 10.00.27 is out of order now") and "Children skating" in line
    for cut in ("same.edl", "later.edl"):
        assert "out of order" not in redfiles("retime", "script.txt", cut, "-o", f"{cut}.txt", "--rate", "25")[2]


def test_every_row_of_a_moved_block_is_told_once(redfiles, files):
    (files / "moved.edl").write_text(moved((files / "same.edl").read_text(), first=8, last=9, behind=3))
    said = redfiles("retime", "script.txt", "moved.edl", "-o", "new.txt", "--rate", "25")[2]
    assert [line.split(":")[1] for line in said.splitlines() if "out of order" in line] == ["10", "11"]


@pytest.mark.parametrize("black", ["Black", "Fade to black", "Schwarz"])
def test_black_is_timed_by_the_gap_that_it_is(redfiles, files, black):
    rows = ["PICTURE,TIMECODE,SOUND", "Harbour,10:00:04,", "Boat leaves,10:00:11,", f"{black},10:00:20,NARRATOR: Nothing.", "Ferry,10:00:25,"]
    (files / "b.csv").write_text("\n".join([*rows, f"{black},10:00:31,"]) + "\n", encoding="utf-8")
    places = [("A1", 900100, 425, "Harbour"), ("A1", 900525, 225, "Boat leaves"), ("BL", 900750, 125, ""), ("A1", 900875, 150, "Ferry")]
    (files / "late.edl").write_text(edl([(reel, 0, at, length, name) for reel, at, length, name in places]), encoding="utf-8")
    status, _, said = redfiles("retime", "b.csv", "late.edl", "-o", "new.csv", "--rate", "25")
    assert status == 0 and "0 not placed" in said
    assert [line.split(",")[1] for line in (files / "new.csv").read_text().splitlines()[1:]] == [
        "10:00:04", "10:00:21", "10:00:30", "10:00:35", "10:00:41"]  # fmt: skip


def test_a_row_left_behind_by_what_is_around_it_says_that_it_is_out_of_order(redfiles, files):
    shots = [("Harbour", "10:00:04"), ("Boat leaves", "10:00:11"), ("Lamp", "10:00:20"), ("Ferry", "10:00:25")]
    (files / "b.csv").write_text("PICTURE,TIMECODE,SOUND\n" + "".join(f"{name},{at},\n" for name, at in shots), encoding="utf-8")
    places = [(900100, 675, "Harbour"), (900775, 225, "Boat leaves"), (901000, 150, "Ferry")]
    (files / "late.edl").write_text(edl([("A1", 0, at, length, name) for at, length, name in places]), encoding="utf-8")
    said = redfiles("retime", "b.csv", "late.edl", "-o", "new.csv", "--rate", "25")[2]
    [line] = [line for line in said.splitlines() if "not placed in" in line]
    assert line == "b.csv:4: 10:00:20 left as it was: not placed in the cut (Lamp); it is out of order now"
