"""A script written as a page and read again is the same script, whatever stands in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.cut import read_cut, skeleton
from otio_redfiles.errors import EmptyScriptError
from otio_redfiles.events import build_script
from otio_redfiles.house import Kind, Part, paragraphs, token_of
from otio_redfiles.house_rows import rows_of
from otio_redfiles.layout.house import is_house, understand_house
from otio_redfiles.model import (
    CueKind,
    Delivery,
    Draft,
    DraftCue,
    DraftSegment,
    DraftShot,
    DraftSpeech,
    Piece,
    Reading,
    Script,
    Stamp,
    Timing,
)
from otio_redfiles.pipeline import load_script
from otio_redfiles.read import read_page
from otio_redfiles.tc import label_of, rate_of
from otio_redfiles.write import write_file
from tests.layout.test_pages_told import RULE

PAGES = (".docx", ".xlsx", ".csv", ".tsv", ".txt")
RATES = ("25", "24", "23.976", "29.97df", "29.97", "50", "59.94df")

# Words that try to be something else than words.
TRICKY = (
    "MS",
    "the key _x0041_ on the wall",
    "THE END",
    "YES",
    "TITLE MUSIC",
    "NARRATOR",
    "BOY V/O",
    "(PAUSE)",
    "[words] x",
    "[music] Song",
    "[NARRATOR]",
    "A [B; sync]",
    "cont…",
    "NARRATOR cont…",
    "10.00.06",
    "=1+1",
    "-END-",
    "'quoted'",
    "a – b",
    "“Dark.”",
    "[10:00:00:00]",
)
PLAIN = (
    "Harbour, dusk",
    "Nobody saw it; nobody asked.",
    "IT WENT DARK.",
    "and so, well… it was",
    "Two men & a dog",
    "élan, čas, 決",
)
NAMES = ("NARRATOR", "VAAL", "Boy", "SMITH [on phone]", "", "HALE V/O", "COMM", "DR. OSTROW", "MAN 2")


def read_again(path: Path) -> Script:
    page = read_page(path)
    assert is_house(page)
    return build_script(understand_house(page), Reading(), path.name)


def meant(script: Script) -> tuple:
    """All of a script that a page carries: everything but lines, how sure its reading was, and what was
    read around it."""
    shots = tuple(replace(s, line=0, confidence=1.0) for s in script.shots)
    speeches = tuple(replace(s, line=0, confidence=1.0) for s in script.speeches)
    cues = tuple(replace(c, line=0) for c in script.cues)
    return script.title, script.rate, script.start, script.end, script.timecode_style, shots, speeches, cues


@st.composite
def scripts(draw) -> Script:
    """Scripts from drafts of any order: pictures, headings, re-cues, words beside pictures, cues, lone
    timecodes."""
    rate = rate_of(draw(st.sampled_from(RATES)))
    frames = draw(st.booleans())
    clock = draw(st.integers(36000, 36100)) * rate.nominal
    items, stamps, open_speech, line = [], [], None, 0
    words = st.sampled_from(PLAIN + TRICKY)

    def stamp(chance: int = 9) -> Stamp | None:
        nonlocal clock
        if draw(st.integers(0, 9)) > chance:
            return None
        clock += draw(st.integers(1, 40)) * rate.nominal + (draw(st.integers(2, 20)) if frames else 0)
        label = label_of(clock, rate)
        text = label if frames else label[:8].replace(":", ".")
        stamps.append(Stamp(line, 0, text))
        return stamps[-1]

    for _ in range(draw(st.integers(1, 14))):
        line += 1
        kind = draw(st.sampled_from(("shot", "beside", "speech", "shared", "re-cue", "cue", "lone")))
        text = Piece(line, 40, draw(words))
        if kind in ("shot", "beside", "shared"):
            at = stamp()
            items.append(DraftShot((text,), at))
            if kind == "beside" and open_speech and at:
                open_speech.append(DraftSegment(at, (Piece(line, 80, draw(words)),)))
        elif kind == "cue":
            items.append(DraftCue(draw(st.sampled_from(CueKind)), (text,), stamp(5)))
        elif kind == "lone":
            stamp()
        if kind in ("speech", "shared", "re-cue"):
            at = items[-1].stamp if kind == "shared" else stamp(9 if kind == "re-cue" else 6)
            heading = (
                ()
                if kind == "re-cue"
                else (Piece(line, 20, draw(st.sampled_from(NAMES[:1] + NAMES[1:4] + NAMES[5:]))),)
            )
            open_speech = [DraftSegment(None, (Piece(line, 80, draw(words)),))]
            items.append(
                [
                    line,
                    draw(st.sampled_from(NAMES)),
                    draw(st.sampled_from(Delivery)),
                    open_speech,
                    heading,
                    at,
                ]
            )
    frozen = tuple(
        DraftSpeech(i[0], i[1], i[2], tuple(i[3]), i[4], i[5]) if isinstance(i, list) else i for i in items
    )
    draft = Draft(
        "The Long Light", "invented", frozen, tuple(stamps), style="HH:MM:SS:FF" if frames else "HH.MM.SS"
    )
    return build_script(draft, Reading(rate=rate), "invented.txt")


@settings(deadline=None, max_examples=40)
@given(script=scripts())
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt"])
def test_a_page_reads_back_as_the_same_script(
    suffix: str, script: Script, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(script, tmp_path_factory.getbasetemp() / f"page{suffix}")


@settings(deadline=None, max_examples=12)
@given(script=scripts())
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_an_office_page_does_too(
    suffix: str, script: Script, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(script, tmp_path_factory.getbasetemp() / f"page{suffix}")


def check(script: Script, path: Path) -> None:
    write_file(script, path)
    assert meant(read_again(path)) == meant(script)


@settings(deadline=None, max_examples=60)
@given(script=scripts())
def test_every_item_stands_in_one_row(script: Script) -> None:
    rows = rows_of(script)
    assert [row.picture for row in rows if row.picture] == [shot.description for shot in script.shots]
    assert [row.part.text for row in rows if row.part and row.part.kind is Kind.CUE] == [
        cue.text for cue in script.cues
    ]
    said = [row.part.text for row in rows if row.part and row.part.kind is not Kind.CUE and row.part.text]
    assert said == [segment.text for speech in script.speeches for segment in speech.segments if segment.text]
    printed = {text for _, text in script.timecodes}
    assert printed <= {text for row in rows for text in (row.timecode, row.out) if text}  # ends that are not the usual ones are told, too


@given(
    st.sampled_from(PLAIN + TRICKY)
    | st.text(alphabet="AB .[];()/…'ou", max_size=24).map(lambda t: " ".join(t.split()))
)
@settings(deadline=None, max_examples=60)
def test_words_are_read_as_words(text: str) -> None:
    if text:
        (spelled,) = paragraphs(Part(Kind.WORDS, text))
        assert token_of(spelled) == Part(Kind.WORDS, text)
        assert spelled.endswith(text)


@pytest.mark.parametrize("suffix", PAGES)
def test_real_layouts_read_back(suffix: str, layouts: Path, tmp_path: Path) -> None:
    for page in sorted(layouts.glob("*.txt")):
        check(load_script(page), tmp_path / f"{page.stem}{suffix}")


# Pages whose times run backwards in a way that is taken for slips; what is right there a page of our own cannot repeat.
TAKEN_FOR_SLIPS = {"labels-sound-first", "lists-of-captions-and-music-at-the-end"}


IN_TURN = (".docx", ".csv", ".txt")


@pytest.mark.parametrize("turn", range(len(IN_TURN)), ids=IN_TURN)
def test_every_layout_that_is_known_reads_back(turn: int, tmp_path: Path) -> None:
    """Every other case page, in the formats by turns: script -> page of our own -> script is the identity but for lines."""
    suffix, read = IN_TURN[turn], 0
    for case in sorted((Path(__file__).parents[1] / "layout" / "pages").glob("*.txt"))[turn :: 2 * len(IN_TURN)]:
        page = tmp_path / case.name
        page.write_text(case.read_text(encoding="utf-8").partition(RULE)[0], encoding="utf-8")
        try:
            script = load_script(page)
        except EmptyScriptError:
            continue
        if case.stem not in TAKEN_FOR_SLIPS:
            check(script, tmp_path / f"{case.stem}{suffix}")
            read += 1
    assert read > 110


@pytest.mark.parametrize("suffix", PAGES)
def test_a_speech_ends_with_the_last_of_its_rows(suffix: str, tmp_path: Path) -> None:
    """A list with out-points: a speech of many rows ends at the last one's, and says so on our page."""
    rows = [f"10:00:{at:02d},10:00:{at + 7:02d},Quay {at},{'' if at else 'NARRATOR'},We went on {at}." for at in range(0, 42, 7)]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["TC In,TC Out,Vision,Speaker,Dialogue", *rows, "10:01:40,10:01:44,Rain,ADA,So it was."]))
    script = load_script(path)
    assert [label_of(speech.end, script.rate) for speech in script.speeches] == ["10:00:42:00", "10:01:44:00"]
    check(script, tmp_path / f"page{suffix}")


@pytest.mark.parametrize("suffix", PAGES)
@pytest.mark.parametrize("rows, ends", [
    (("10:00:00:00,10:00:05:20,00:00:05:20", "10:00:07:00,10:00:11:10,00:00:04:10"), ["10:00:05:20", "10:00:11:10"]),
    (("10:00:00:00,,00:00:05:20", "10:00:07:00,,00:00:04:10"), ["10:00:05:20", "10:00:11:10"]),
    (("10:00:00:00,,5 sec", '10:00:07:00,,4"'), ["10:00:05:00", "10:00:11:00"]),
    (("10.00.00,,00:00:05:20", "10.00.07,,00:00:04:10"), ["10:00:05:20", "10:00:11:10"]),
    (("10:00:00.000,10:00:05.480,", "10:00:07.000,10:00:11.400,"), ["10:00:05:12", "10:00:11:10"]),
])
def test_printed_ends_come_back_with_their_frames(rows, ends: list[str], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    told = [f"Quay {n},{row},NARRATOR,We went on." for n, row in enumerate(rows)]
    last = rows[-1].split(",")[0].replace("07", "20")
    path.write_text("\n".join(["Vision,TC In,TC Out,Duration,Speaker,Dialogue", *told, f"Rain,{last},,,ADA,So it was."]))
    script = load_script(path)
    assert [label_of(shot.end, script.rate) for shot in script.shots[:-1]] == ends
    check(script, tmp_path / f"page{suffix}")


@pytest.mark.parametrize("suffix", PAGES)
def test_mistyped_and_rare_timecodes_come_back(suffix: str, tmp_path: Path) -> None:
    for times in (("10.00.00", "10,00.06", "10.0011", "10.0.20", "1O.00.31", "10.00.40", "10.00.44", "10.00.50", "10.00.55"),
                  ("10h00m00s", "10h00m06s", "10h00m41s"), ("10-00-00", "10-00-06", "10-00-41")):
        path = tmp_path / "list.csv"
        rows = [f'Quay {n},"{time}",NARRATOR: We went on.' for n, time in enumerate(times)]
        path.write_text("\n".join(["PICTURE,TIMECODE,SOUND", *rows]))
        script = load_script(path)
        assert all(shot.timing is Timing.PRINTED for shot in script.shots)
        check(script, tmp_path / f"page{suffix}")


@pytest.mark.parametrize("suffix", PAGES)
def test_the_lengths_of_a_running_order_are_not_written_as_timecodes(suffix: str, tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    order.write_text(
        "Running order\n\n0.25] Street noise, trams\n0.40] Title: MORNING LINE\n0.15] Driver in cab\n1.10] Horse trams\n"
    )
    script = load_script(order)
    assert script.lengths and not any(row.timecode for row in rows_of(script))
    check(script, tmp_path / f"page{suffix}")


@pytest.mark.parametrize("suffix", PAGES)
def test_the_production_script_reads_back(suffix: str, corpus: Path, tmp_path: Path) -> None:
    check(load_script(corpus / "red-files-moon.txt"), tmp_path / f"moon{suffix}")


@pytest.mark.parametrize("suffix", PAGES)
def test_the_same_script_is_the_same_bytes(suffix: str, samples: Path, tmp_path: Path) -> None:
    script = load_script(samples / "harbour_lights.txt")
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    write_file(script, one)
    write_file(script, two)
    assert one.read_bytes() == two.read_bytes()


def test_what_is_typed_into_a_page_is_read(samples: Path, tmp_path: Path) -> None:
    """A script skeleton of a cut, as an assistant fills it in: headings, words, a pause, a second
    timecode."""
    path = tmp_path / "skeleton.docx"
    write_file(skeleton(read_cut(samples / "harbour_lights_cut.edl", rate_of("25"))), path)
    document = Document(str(path))
    rows = document.tables[0].rows
    rows[1].cells[2].text = "NARRATOR\nA HARBOUR SLEEPS.\nNOBODY WATCHES IT."
    rows[2].cells[2].text = "EXCEPT ONE MAN."
    rows[3].cells[2].text = "(PAUSE)"
    rows[4].cells[1].text = "10:00:17:21\n10:00:19:00"
    rows[4].cells[2].text = "VAAL V/O\nHe never spoke of it."
    document.save(str(path))
    first, second = read_again(path).speeches
    assert (first.speaker, first.delivery, first.text) == (
        "NARRATOR",
        Delivery.NARRATION,
        "A HARBOUR SLEEPS. NOBODY WATCHES IT. EXCEPT ONE MAN.",
    )
    assert [segment.printed for segment in first.segments] == [None, "10:00:05:07"]
    assert (second.speaker, second.delivery, second.printed) == ("VAAL", Delivery.VOICE_OVER, "10:00:19:00")
    assert [(cue.kind, cue.text) for cue in read_again(path).cues] == [(CueKind.PAUSE, "(PAUSE)")]


def a_cut(folder: Path) -> Script:
    """Pictures with a gap and a dark end, a guide track that stops in mid-picture."""
    import opentimelineio as otio

    def clip(name: str, length: int):
        return otio.schema.Clip(name, source_range=span(0, length))

    def span(start: int, length: int):
        return otio.opentime.TimeRange(otio.opentime.RationalTime(start, 25), otio.opentime.RationalTime(length, 25))

    timeline = otio.schema.Timeline("Tide mill")
    timeline.global_start_time = otio.opentime.RationalTime(900000, 25)
    gap = otio.schema.Gap(source_range=span(0, 40))
    pictures = [clip("Sluice opens", 110), gap, clip("Graphic of the wheel", 63), clip("Mill at dusk", 31)]
    timeline.tracks.append(otio.schema.Track("V1", pictures, kind="Video"))
    timeline.tracks.append(otio.schema.Track("NARRATOR", [clip("Twice a day the river pays", 90)], kind="Audio"))
    otio.adapters.write_to_file(timeline, str(folder / "cut.otio"))
    return skeleton(read_cut(folder / "cut.otio"))


@pytest.mark.parametrize("later", [0, 17], ids=["to the last picture", "beyond it"])
@pytest.mark.parametrize("suffix", PAGES)
def test_a_page_of_a_cut_keeps_what_ends_when(suffix: str, later: int, tmp_path: Path) -> None:
    made = a_cut(tmp_path)
    made = replace(made, end=made.end + later)
    write_file(made, tmp_path / f"page{suffix}")
    again = read_again(tmp_path / f"page{suffix}")
    assert [(s.start, s.end, s.description, s.shot_type) for s in again.shots] == [
        (s.start, s.end, s.description, s.shot_type) for s in made.shots
    ]
    assert [(s.start, s.end, s.text) for s in again.speeches] == [(s.start, s.end, s.text) for s in made.speeches]
    assert (again.start, again.end) == (made.start, made.end)
    assert made.shots[1].shot_type == "graphic" and made.speeches[0].end == 900090


@pytest.mark.parametrize("suffix", PAGES)
def test_an_end_printed_without_its_hour_is_kept(suffix: str, tmp_path: Path) -> None:
    rows = ["Sluice opens\t10:58:50 - 59:01\t", "Mill wheel\t10:59:40 - 00:10\tNARRATOR: It pays.", "Gulls\t11:00:20 - 00:31\t"]
    source = tmp_path / "source.txt"
    source.write_text("\n".join(["PICTURE\tTIMECODE\tSOUND", *rows]))
    script = load_script(source)
    ends = [label_of(shot.end, script.rate) for shot in script.shots]
    assert ends == ["10:59:01:00", "11:00:10:00", "11:00:31:00"] and script.end == script.shots[-1].end
    write_file(script, tmp_path / f"page{suffix}")
    again = read_again(tmp_path / f"page{suffix}")
    assert [label_of(shot.end, again.rate) for shot in again.shots] == ends and again.end == script.end
