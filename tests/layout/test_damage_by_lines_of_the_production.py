"""Lines that any document may have above, below and between its rows: they change nothing of what is seen and said."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from otio_redfiles import production_words
from otio_redfiles.layout import understand
from otio_redfiles.model import CueKind, DraftCue
from otio_redfiles.read.text import page_of
from tests.layout.test_pages_told import PAGES, RULE, page_and_truth, told

TOTALS = ("Total running time approx 12:40", "TRT: 00:52:10", "Gesamtlänge: 43:30 Min.", "Durée totale : 52 minutes", "Duration 00:26:10:00", "Laufzeit ca. 45 Minuten",
          "Programme length 48'30 (approx.)", "RUNNING TIME – 58 min 20 sec", "Film duration 1h 24m")
DATES = ("Rev. 3, 11/15, 14.30 hrs", "Printed 12.03.2014 15:22", "Stand: 12.03.2014, 15:22 Uhr", "Draft 4, 12/03/14 10:30", "Imprimé le 12/03/2014 à 15h22", "As broadcast 12 March 2014, 20:15")
ENDS = ("END OF SCRIPT\nPrinted 12.03.2014 15:22", "Ende des Skripts", "- ENDS -", "*** END OF TRANSCRIPT ***", "FIN", "Gedruckt am 12.03.2014 um 15:22 Uhr", "C:\\Scripts\\Tide v3.doc", "Version 3, 12.03.2014",
        "END OF FILM\n\nPage 5 of 5")
NUMBERS = ("Page 2 of 5", "Seite 2 von 5", "- 2 -", "PAGE 2 OF 5", "Page 2/5", "page 2 of 5")
NOTES = ("[Check rights with the archive before lock - JB]", "(NB check date with contributor)", "[JB: confirm spelling with producer]", "[Rechte mit dem Archiv klären]", "[Vérifier les droits avec l'archive]",
         "*** CHECK RIGHTS WITH ARCHIVE ***", "[to be cut if over length]", "[Legal to check - MK 12/3]", "[Awaiting legal\nclearance from the museum]")
LEAST = 0.975
"""So many pages are read as if nothing had been added. A few have that line already, or are tipped by anything above them; a number between
dashes amid a short page tips most of those."""


def _above(text: str, line: str, at: int) -> str:
    return f"{line}\n\n{text}"


def _below(text: str, line: str, at: int) -> str:
    return text.rstrip("\n") + "\n\n" + line


def _amid(text: str, line: str, at: int) -> str:
    lines = text.split("\n")
    return "\n".join((*lines[: at - 1], line, *lines[at - 1 :]))


@pytest.mark.parametrize(("lines", "damage"), [(TOTALS, _above), (DATES, _above), (ENDS, _below), (NUMBERS, _amid), (NOTES, _amid)], ids=["totals", "dates", "ends", "numbers", "notes"])
def test_lines_of_the_production_hardly_change_a_page(lines: Sequence[str], damage: Callable[[str, str, int], str]) -> None:
    pages = PAGES[len(lines) % 3 :: 3]
    same = [_reads_on(path, lines[number % len(lines)], damage) for number, path in enumerate(pages)]
    assert sum(same) >= LEAST * len(pages)


def _reads_on(path: Path, line: str, damage: Callable[[str, str, int], str]) -> bool:
    """Is what is seen and said on a page the same with a line more above it, below it or before one of its items?"""
    text, truth = path.read_text(encoding="utf-8").partition(RULE)[0], page_and_truth(path)[1]
    items = [int(entry.split(" ", 1)[0]) for entry in truth]
    damaged = damage(text, line, random.Random(path.stem).choice(items[2:] or items[-1:]))
    return _heard_and_seen(told(understand(page_of(damaged, path.name)))) == _heard_and_seen(truth)


def _heard_and_seen(entries: Sequence[str]) -> list[str]:
    return [entry.split(" ", 1)[1] for entry in entries if " cue:" not in entry]


SCRIPT = """\
The Long Tide
TRT: 00:00:31

10:00:02
Crane over water
NARRATOR: The crane has not moved
[Check wording with producer]
since the war.
10:00:09
Gull on bollard
Page 2 of 5
HESTER VANE: It squeaks at night, and nobody comes.
10:00:21
Rope

END OF SCRIPT
Printed 12.03.2014 15:22
"""
ADDED = ("TRT", "[Check", "Page", "END", "Printed")


def test_each_is_told_where_it_stands() -> None:
    draft = understand(page_of(SCRIPT, "x"))
    cues = [(item.kind, item.pieces[0].line, item.pieces[0].text) for item in draft.items if isinstance(item, DraftCue)]
    assert (CueKind.HEADER, 2, "TRT: 00:00:31") in cues
    assert (CueKind.OTHER, 7, "[Check wording with producer]") in cues
    assert (CueKind.END, 16, "END OF SCRIPT") in cues
    assert {piece.line for piece in draft.unused} == {11, 17}
    assert draft.title == "The Long Tide"
    assert [(stamp.line, stamp.text) for stamp in draft.stamps] == [(4, "10:00:02"), (9, "10:00:09"), (13, "10:00:21")]


def test_a_page_without_them_is_read_the_same() -> None:
    plain = "\n".join(line for line in SCRIPT.split("\n") if not line.startswith(ADDED))
    read = _heard_and_seen(told(understand(page_of(SCRIPT, "x"))))
    assert read == _heard_and_seen(told(understand(page_of(plain, "x"))))
    assert "narration 10:00:02 NARRATOR: The crane has not moved since the war." in read


def test_a_length_among_the_lines_of_an_item_is_the_items() -> None:
    rows = "".join(f"10:0{at}:00\nRope, wet\nDuration: 00:00:12\n\n" for at in range(4))
    assert not any(isinstance(item, DraftCue) and item.kind is CueKind.HEADER for item in understand(page_of(rows, "x")).items)


def test_an_end_right_below_its_time_has_it() -> None:
    draft = understand(page_of("10:00:02\nCrane over water\n\n10:00:09\nGull on bollard\n\n10:00:21\nEND\n", "x"))
    assert "10:00:21" in [item.stamp.text for item in draft.items if item.stamp]


@pytest.mark.parametrize("text", [*TOTALS, "Running time: 52 mins", "Est. TRT 22:30", "Length: 28'50\"", "TOTAL DURATION............ 28:14", "Slot: 30 mins", "TX duration 48'15\""])
def test_totals(text: str) -> None:
    assert production_words.total_label(text)


@pytest.mark.parametrize("text", ["The total was 12 when we left", "Length of rope, 12 metres", "Running times 12:40 Boats", "10:00:02 Duration", "Duration", "Time 10:00:02 Crane"])
def test_no_totals(text: str) -> None:
    assert not production_words.total_label(text)


@pytest.mark.parametrize("text", ["Document printed 3/12/2014 3:22 PM", "Last edited by J Baker 12.03.2014", "Transcribed by Lund Services", "Prepared by: A. Lund", "Film_v3_FINAL.docx"])
def test_marks_of_who_made_the_paper(text: str) -> None:
    assert production_words.is_printed(text)


@pytest.mark.parametrize("text", ["Printed cotton, close", "Draft horses in rain", "Transcribed by hand, page after page", "Saved by the bell", "Version of events, 1931"])
def test_no_marks_of_who_made_the_paper(text: str) -> None:
    assert not production_words.is_printed(text)


@pytest.mark.parametrize("text", [*(note.replace("\n", " ") for note in NOTES), "[Is this right? JB]", "[Don't use this before 2015]", "[RESEARCH: verify date]", "[Musikrechte offen]", "(Lawyer to see this)"])
def test_notes(text: str) -> None:
    assert production_words.is_note(text)


@pytest.mark.parametrize(
    "text",
    ["[Check-in desk at the airport]", "[Archive: men check rifles]", "(Ada Lorne, archive director)", "[Pictures of a quay]", "(SHORT PAUSE)", "[Interview to be recorded]", "[Archive footage TBC]",
     "(clears his throat)", "[Guard checks a pass]", "Check rights with the archive - JB", "[MUSIC]"],
)
def test_no_notes(text: str) -> None:
    assert not production_words.is_note(text)


@pytest.mark.parametrize("text", ["10.11.04 10.12.11", "COMM 1 10.00.04 - 10.00.11", "12 March 2014, a quay", "10:00:02 Crane"])
def test_no_dates(text: str) -> None:
    assert not production_words.is_dated(text)
