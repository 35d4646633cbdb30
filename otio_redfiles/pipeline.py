"""The drawing in code: read -> layout -> second -> learnt -> events. The only module that joins the rooms on one level."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from otio_redfiles import learnt, second
from otio_redfiles.decode import decode, fragments_of
from otio_redfiles.errors import EmptyScriptError, RedfilesError, TimecodeError, UsageError
from otio_redfiles.events import build_script
from otio_redfiles.events.findings import edit_of
from otio_redfiles.events.rates import rate_for
from otio_redfiles.layout import understand
from otio_redfiles.layout.tables.columns import role_named
from otio_redfiles.layout.untimed import tabbed_columns
from otio_redfiles.model import (
    Cell,
    Diagnostic,
    Draft,
    DraftCue,
    DraftShot,
    DraftSpeech,
    Page,
    Piece,
    Reading,
    Script,
)
from otio_redfiles.notation import rate_evidence
from otio_redfiles.read import read_page
from otio_redfiles.read.formulas import NO_RESULT
from otio_redfiles.tc import Rate, frames_a_day, label_of, long_label_of

_SPARSE = 20  # lines a timecode


def load_script(path: Path | str, reading: Reading = Reading()) -> Script:
    """The script in the file at `path`, read as `reading` says.

    Raises UnreadableScriptError and its kin, EmptyScriptError where nothing on the page is a script.
    """
    page, draft = drafted(path, reading)
    return scripted(path, page, draft, reading)


def drafted(path: Path | str, reading: Reading = Reading()) -> tuple[Page, Draft]:
    """The page at `path` and what it says, its times still as printed. Raises UnreadableScriptError and its kin."""
    page = read_page(Path(path))
    draft = learnt.likelier(page, second.looked_over(page, understand(page, reading)), reading)
    return page, replace(draft, notes=(*page.notes, *draft.notes))


def scripted(path: Path | str, page: Page, draft: Draft, reading: Reading = Reading()) -> Script:
    """The script of a page that was drafted. Raises EmptyScriptError where nothing on the page is one, UsageError
    for an offset that leads before midnight."""
    script = build_script(draft, reading, source=str(path))
    if not script.shots and not script.speeches:
        raise EmptyScriptError(f"{path}: no shots and no speeches were found; try --columns or --timecode-style")
    if not script.timecodes and not draft.lengths and not draft.says.start and _must_be_timed(page, draft):
        raise EmptyScriptError(_without_timecodes(path, page, reading))
    if _is_something_else(script, page, draft, reading):
        raise EmptyScriptError(
            f"{path}: {len(script.timecodes)} in {len(page.rows)} lines hold a timecode and nobody speaks: this is no "
            "script; if it is one, tell its --timecode-style or --columns"
        )
    _refuse_other_days(path, script, reading)
    return script


def _must_be_timed(page: Page, draft: Draft) -> bool:
    """Is this a table whose timecodes are missing? Columns typed on a page of text below the names of picture and sound, and of no
    times, never had any: they are read in order."""
    if all(row.table is not None for row in page.rows):
        return True
    return " columns: " in draft.layout and not tabbed_columns.are_typed_below_names(page)


def _without_timecodes(path: Path | str, page: Page, reading: Reading) -> str:
    """Why no timecode of a table was read: nothing is where they should be, or something that is none."""
    if reading.columns and "timecode" not in map(_role, reading.columns):
        return f"{path}: --columns {','.join(reading.columns)}: none of these is the column of timecodes (timecode)"
    cell = _unread(page, reading.columns)
    if cell is None and (note := next((note for note in page.notes if note.code == NO_RESULT), None)):
        return f"{path}:{note.line}: no cell holds a timecode, and {note.message}"
    if cell is None:
        return f"{path}: a table, and no cell of it holds a timecode: nothing says when its shots begin; type them in as 10:00:06"
    text = " ".join(cell.text.split())[:24]
    return f"{path}:{cell.line}: {text!r} in the column of timecodes is no timecode that is known; write them as 10:00:06 (see --timecode-style)"


def _unread(page: Page, told: Sequence[str]) -> Cell | None:
    """The first filled cell of the column that is told, or named by its header, to hold timecodes."""
    at = [_role(name) for name in told].index("timecode") if told else None
    for row in page.rows:
        cells = _parted(row.cells)
        names = [role_named(cell.text) for cell in cells]
        if at is None and len(set(filter(None, names))) > 1 and "timecode" in names:
            at = names.index("timecode")
        elif at is not None and at < len(cells) and cells[at].text.strip() and names[at] != "timecode":
            return cells[at]
    return None


def _parted(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row; a line of text is cut at its tabs."""
    return [Cell(cell.line, text) for cell in cells for text in cell.text.split("\t")] if len(cells) == 1 else cells


def _role(name: str) -> str:
    return role_named(name) or name.strip().lower()


def scripted_beside(path: Path | str, page: Page, draft: Draft, reading: Reading, rate: Rate) -> Script:
    """The script of a page beside a cut at `rate`, read at that rate unless the user told one. Raises as `scripted`
    does, and TimecodeError for a page whose frame numbers prove that it counts more frames than the cut."""
    script = scripted(path, page, draft, replace(reading, rate=reading.rate or rate))
    wrong = next((d for d in script.diagnostics if d.code == "timecode-impossible"), None)
    if wrong and reading.rate is None and scripted(path, page, draft, reading).rate.nominal > rate.nominal:
        why = wrong.message.partition(";")[0]
        raise TimecodeError(f"{path}:{wrong.line}: {why}; check the line or tell the rate (--rate, --drop-frame)")
    return script


def stated_rate(draft: Draft) -> Rate | None:
    """The rate that a page says, or that its frame numbers prove (a :24 is no 24); None where it could be any."""
    seen = rate_evidence((stamp.text for stamp in draft.stamps), draft.style)
    proves = seen.drop or seen.largest >= 24
    return draft.says.rate or (rate_for(draft.stamps, Reading(), style=draft.style) if proves else None)


def _is_something_else(script: Script, page: Page, draft: Draft, reading: Reading) -> bool:
    """Whether a page whose few timecodes are chance is taken for a script: nobody speaks, hardly a line in twenty has
    a timecode, and nobody told otherwise. A page without any is left to be: somebody may yet time it."""
    told = reading.columns or reading.style or draft.says.start
    return not told and not script.speeches and 0 < len(script.timecodes) * _SPARSE < len(page.rows)


def _refuse_other_days(path: Path | str, script: Script, reading: Reading) -> None:
    """Raise UsageError where the offset puts the first item before midnight, or all of them past the next."""
    starts = [(shot.start, shot.line) for shot in script.shots]
    starts += [(speech.start, speech.line) for speech in script.speeches]
    starts += [(cue.start, cue.line) for cue in script.cues if cue.start is not None]
    first, line = min(starts)
    if reading.offset and first < 0:
        raise UsageError(
            f"{path}:{line}: --offset {reading.offset} puts this at {label_of(first, script.rate)}, "
            "before 00:00:00:00; take away less, or say with --start where the programme begins"
        )
    if reading.offset and first >= frames_a_day(script.rate):
        raise UsageError(
            f"{path}:{line}: --offset {reading.offset} puts this at {long_label_of(first, script.rate)}, "
            "and a day ends at 24:00:00:00; add less, or say with --start where the programme begins"
        )


def explain_line(path: Path | str, line: int, reading: Reading = Reading()) -> list[str]:
    """Why line `line` of the script at `path` was read as it was, as lines for a person."""
    page = read_page(Path(path))
    draft = learnt.likelier(page, second.looked_over(page, first := understand(page, reading)), reading)
    found = [f"{path}: {draft.layout}, timecodes {draft.style or 'none'}", *_items_at(draft, line), *_rejected(draft, line, reading)]
    found += (*second.told(page, first, line), *learnt.told(page, first, line))
    if draft.layout.startswith("flattened"):
        found += _flat(page, draft, line)
    if len(found) == 1:
        found.append(f"line {line}: nothing stands there" if not _stands(page, line) else f"line {line}: belongs to nothing")
    return found


def _rejected(draft: Draft, line: int, reading: Reading) -> list[str]:
    """What is wrong with the timecodes of a line, what was taken instead, and why that."""
    try:
        script = build_script(draft, reading)
    except RedfilesError as error:
        return [str(error).lstrip(":")]
    wrong = [d for d in script.diagnostics if d.line == line and d.code.startswith("timecode-")]
    stands = ("read as", "left as printed")
    return [
        f"line {line}: {'doubted' if any(map(d.message.__contains__, stands)) else 'rejected'} ({d.code}): {d.message}{_why(d)}"
        for d in wrong
    ]


def _why(found: Diagnostic) -> str:
    """Why this was taken instead of what is printed."""
    printed = found.message.partition(" ")[0]
    if "cannot be right" not in found.message or found.message.endswith("left as printed"):
        return ""
    if found.suggestion is None:
        return ": no change of a digit or two puts it between its neighbours"
    return f" ({edit_of(printed, found.suggestion)}): the smallest change that puts it between its neighbours, nearest to where " \
        "the words put it"


def _flat(page: Page, draft: Draft, line: int) -> list[str]:
    from otio_redfiles.decode.explain import explain

    fragments = fragments_of(page, draft.style or "")
    return explain(fragments, *decode(fragments), line)


def _stands(page: Page, line: int) -> bool:
    return any(cell.line == line for row in page.rows for cell in row.cells)


def _items_at(draft: Draft, line: int) -> list[str]:
    """What the words and timecodes of a line became."""
    found = [f"line {line}: timecode {s.text}" for s in draft.stamps if s.line == line]
    for item in draft.items:
        for what, piece in _pieces(item):
            if piece.line == line:
                found.append(f"line {line}: {what}: {piece.text!r} (confidence {getattr(item, 'confidence', 1.0):.2f})")
    return found + [f"line {line}: belongs to nothing: {p.text!r}" for p in draft.unused if p.line == line]


def _pieces(item: DraftShot | DraftSpeech | DraftCue) -> list[tuple[str, Piece]]:
    if isinstance(item, DraftSpeech):
        heads = [(f"heading of {item.speaker}", p) for p in item.heading]
        return heads + [(f"words of {item.speaker or 'somebody'}, {item.delivery}", p) for s in item.segments for p in s.pieces]
    what = f"shot at {item.stamp.text if item.stamp else 'no timecode'}" if isinstance(item, DraftShot) else f"cue ({item.kind})"
    return [(what, p) for p in item.pieces]
