"""The document again, by suffix, and the proof that nothing but timecodes changed."""

import importlib
from collections import defaultdict
from pathlib import Path

from otio_redfiles.errors import RedfilesError, UnwritableTargetError, UsageError
from otio_redfiles.model import Page
from otio_redfiles.read import read_page
from otio_redfiles.retime.model import Change, Plan

# suffix -> module with rewrite(source, target, plan, page)
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".csv": "separated",
    ".tsv": "separated",
    ".tab": "separated",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
}


def refuse_suffix(source: Path, target: Path) -> None:
    """Raise UsageError where a document of this kind cannot be written, or would become another kind."""
    if source.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{source}: a {source.suffix or 'nameless'} file cannot be given new timecodes in place; "
            "save the script as .docx or .txt"
        )
    if source.suffix.lower() != target.suffix.lower():
        raise UsageError(
            f"{target}: retime keeps the document's kind; name a {source.suffix} file "
            "(redfiles convert makes other kinds)"
        )


def rewrite(source: Path, target: Path, plan: Plan, page: Page) -> None:
    """Write `source` with the plan's timecodes to `target` and read it back.

    Raises UnwritableTargetError where what is read back differs in anything but the planned timecodes.
    """
    refuse_suffix(source, target)
    importlib.import_module(f"otio_redfiles.retime.{_module(source, page)}").rewrite(source, target, plan, page)
    _check(source, target, plan, page)


def _module(source: Path, page: Page) -> str:
    """What rewrites this document: a text that is a table holds separated values."""
    module = SUFFIXES[source.suffix.lower()]
    return "separated" if module == "text" and page.rows[0].table is not None else module


def _check(source: Path, target: Path, plan: Plan, page: Page) -> None:
    try:
        found = line_texts(read_page(target))
    except RedfilesError as error:
        raise UnwritableTargetError(f"{target}: did not read back ({error})") from error
    wanted = edited(line_texts(page), plan)
    if found != wanted:
        line = next(
            (line for line in sorted(wanted.keys() | found.keys()) if wanted.get(line) != found.get(line)), 1
        )
        raise UnwritableTargetError(
            f"{source}:{line}: this line would change in more than its timecodes; "
            "save the script as .txt and retime that"
        )


def line_texts(page: Page) -> dict[int, str]:
    """Every line as `Stamp.column` counts it: the cells side by side, one character between them."""
    texts: dict[int, str] = {}
    for row in page.rows:
        for cell in row.cells:
            texts[cell.line] = f"{texts[cell.line]}\x1f{cell.text}" if cell.line in texts else cell.text
    return texts


def edited(texts: dict[int, str], plan: Plan) -> dict[int, str]:
    """The lines with the planned timecodes in place."""
    result = dict(texts)
    for line, changes in by_line(plan.edits).items():
        for change in sorted(changes, key=lambda change: -change.column):
            text = result[line]
            result[line] = text[: change.column] + str(change.new) + text[change.column + len(change.old) :]
    return result


def by_line(changes: tuple[Change, ...]) -> dict[int, list[Change]]:
    """Changes by their line, in order of column."""
    lines: defaultdict[int, list[Change]] = defaultdict(list)
    for change in sorted(changes, key=lambda change: (change.line, change.column)):
        lines[change.line].append(change)
    return dict(lines)
