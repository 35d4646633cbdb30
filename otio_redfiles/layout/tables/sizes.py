"""Columns that hold the sizes of shots, beside one of pictures: ELS, MCU, Close-up; CU, slow zoom in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.words import wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

LEAST_SIZES = 3
KIND_OF_SHOT = re.compile(r"cutaways?|pov|pan|over[ -]the[ -]shoulder(?:[ -]shots?)?|point[ -]of[ -]view(?:[ -]shots?)?", re.IGNORECASE)
"""What storyboards have in the column of sizes besides them."""


MOVING = re.compile(
    r"\s?[,;/+]\s?(?:(?:very|slow(?:ly)?|fast|quick|short|long|slight(?:ly)?|then)\s+)*(?:static|fixed|locked(?:[ -]off)?|still|hand-?held|steadicam|gimbal|tripod|drone|dolly|jib"
    r"|pan(?:s|ning)?|tilt(?:s|ing)?|zoom(?:s|ing)?|track(?:s|ing)?|crane|crab|push(?:es)?|pull(?:s)?|(?:high|low|eye|bird['’]?s)[ -](?:angle|level|eye)|rack|whip|follow(?:s|ing)?)\b[^.;!?]{0,24}\Z",
    re.IGNORECASE,
)
"""How the camera moves or stands, behind a shot's size: CU, slow zoom in."""

REMARK = re.compile(r"\A\S{1,12}\s?[,;/+]\s?[^.;!?]{1,24}\Z")
"""Few words of any kind behind a size and a comma: MS, from the boat."""


def are_sizes(cells: Sequence[Piece]) -> bool:
    """Does a column hold sizes of shots, and nothing else but how the camera moves, behind a comma?"""
    sizes = [cell for cell in cells if any(size.fullmatch(MOVING.sub("", cell.text.strip())) for size in (wording.SHOT_SIZE, wording.WORDED_SIZE, KIND_OF_SHOT))]
    more = sum(wording.is_sized(cell.text) and REMARK.search(cell.text) is not None for cell in cells if cell not in sizes)
    return len(sizes) >= LEAST_SIZES and len(sizes) + more >= 0.8 * len(cells)


def with_size(entries: list[Entry], size: tuple[Piece, ...]) -> list[Entry]:
    """The entries of a row, the size of its shot beside what is seen, on the side where it is printed; alone it is all that the row
    says of the picture. What is no size (Graphic) goes with the title that the row shows."""
    shown = () if not size or wording.is_sized(size[0].text) else (CueKind.TITLE,)
    at = next((at for at, entry in enumerate(entries) if entry.kind is Kind.PICTURE), None)
    at = next((at for at, entry in enumerate(entries) if entry.kind is Kind.CUE and entry.cue in shown), None) if at is None else at
    if not size:
        return entries
    if at is None:
        return [Entry(Kind.PICTURE, size), *entries]
    before = (size[0].line, size[0].column) < (entries[at].pieces[0].line, entries[at].pieces[0].column)
    pieces = (*size, *entries[at].pieces) if before else (*entries[at].pieces, *size)
    return [*entries[:at], replace(entries[at], pieces=pieces), *entries[at + 1 :]]
