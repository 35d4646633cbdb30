"""A script to files: one module per format, alike in shape, chosen by suffix.

    write_file(script, Path("ep101.edl"))  ->  Written

How to add a format
-------------------
1.  Write a module here with two functions and nothing else public:

        def write(script: Script, path: Path) -> None:
            '''Write the whole file at `path`: a scratch file, never the user's. A list too long for
            one file goes on in `part(path, 2)`, `part(path, 3)` ... beside it.'''

        def check(script: Script, paths: list[Path]) -> None:
            '''Read back what `write` wrote with a reader that is not ours, and raise
            UnwritableTargetError (see `reread.differs`) where it is not the script.'''

2.  Give it a row in `FORMATS`: suffix, module, name, what it carries, what it loses (one sentence).
3.  Give it a line in tests/write/test_formats.py.

`write` need not care about anything else: `write_file` writes into a scratch folder beside the target,
has the result checked and only then moves it into place, so that a target is whole or untouched. The same
script must give the same bytes. Only this room's modules import what is heavy, and none is imported
before its format is asked for.
"""

import importlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from otio_redfiles.errors import UnknownFormatError, UnwritableTargetError
from otio_redfiles.model import Script


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table: `loses` is said on standard error whenever the format is written."""

    suffix: str
    module: str
    name: str
    carries: str
    loses: str = ""

    @property
    def writer(self) -> ModuleType:
        """The module that writes it, imported now."""
        return importlib.import_module(f"otio_redfiles.write.{self.module}")


_DOCUMENT = "the page itself: pictures, timecodes, headings and words, row by row"
_NEW_PAGE = "a page is laid out anew: line numbers, confidence and diagnostics stay with the old one"

FORMATS: dict[str, Format] = {
    row.suffix: row
    for row in (
        Format(
            ".edl",
            "edl",
            "CMX 3600 edit list",
            "shots (V), narration (A), interviews (A2), clip names, a locator a shot, words as comments",
            "an EDL has no frame rate (set the project's first), no track names and one picture track, so "
            "that shots on one timecode share an event; music, titles and other cues are left out",
        ),
        Format(
            ".xml",
            "xmeml",
            "FCP 7 XML for Premiere and Resolve",
            "start timecode, named tracks, all clips, sequence markers with comment and colour, words as "
            "comments",
            "FCP XML names tracks for Premiere only, and Resolve shows every sequence marker in blue",
        ),
        Format(
            ".fcpxml",
            "fcpxml",
            "Final Cut Pro XML 1.8",
            "start timecode, lanes, all clips, notes with the words, markers",
            "FCPXML has lanes instead of named tracks, and markers without colour",
        ),
        Format(
            ".aaf",
            "aaf",
            "AAF for Media Composer and Pro Tools",
            "start timecode with rate and drop flag, named tracks, all clips, coloured markers, words as "
            "clip comments",
            "AAF clips are offline: relink or cut in the media; confidence and line numbers are left out",
        ),
        Format(".otio", "otio_json", "OpenTimelineIO", "everything: reading it back gives the same events"),
        Format(
            ".otioz", "otioz", "OpenTimelineIO bundle", "everything: reading it back gives the same events"
        ),
        Format(
            ".ale",
            "ale",
            "Avid log exchange",
            "one bin row a clip: name, start, end, words, speaker, shot type",
            "an ALE is a list of clips for a bin: it has no tracks, gaps or markers",
        ),
        Format(
            ".srt",
            "srt",
            "SubRip subtitles",
            "the words, timed by the timecodes inside each speech, counted from the programme's start",
            "subtitles have no pictures and no frames: times are milliseconds from the programme's start",
        ),
        Format(
            ".vtt",
            "vtt",
            "WebVTT subtitles",
            "the words with their speakers, timed by the timecodes inside each speech",
            "subtitles have no pictures and no frames: times are milliseconds from the programme's start",
        ),
        Format(
            ".markers.edl",
            "resolve_markers",
            "DaVinci Resolve timeline markers",
            "a coloured marker a shot, speech and cue (Timelines > Import > Timeline Markers from EDL)",
            "a marker list has no clips, and no two markers on one frame: the later one moves on by a frame",
        ),
        Format(
            ".markers.txt",
            "avid_markers",
            "Avid marker list",
            "a coloured marker a shot, speech and cue, on its track (Markers window > Import Markers)",
            "a marker list has no clips: it needs a sequence that runs through its timecodes",
        ),
        Format(".docx", "docx", "Word script", _DOCUMENT, _NEW_PAGE),
        Format(".xlsx", "xlsx", "Excel sheet", _DOCUMENT, _NEW_PAGE),
        Format(".csv", "csv", "comma-separated values", _DOCUMENT, _NEW_PAGE),
        Format(".tsv", "csv", "tab-separated values", _DOCUMENT, _NEW_PAGE),
        Format(".txt", "txt", "text with columns", _DOCUMENT, _NEW_PAGE),
    )
}


@dataclass(frozen=True, slots=True)
class Written:
    """What came out: the format, and the files in order (one, or the parts of a long list)."""

    format: Format
    paths: tuple[Path, ...]


def format_of(path: Path | str) -> Format:
    """The format of the suffix of `path`; `.markers.edl` goes before `.edl`. Raises UnknownFormatError."""
    name = "x" + str(path).lower()
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if name.endswith(suffix):
            return FORMATS[suffix]
    if str(path) == "-":
        raise UnknownFormatError(
            "-: a list goes into a file, whose suffix says the format; to standard output goes: redfiles parse SCRIPT --json"
        )
    raise UnknownFormatError(
        f"{path}: no format has this suffix; try {' '.join(FORMATS)} (see: redfiles formats)"
    )


def part(path: Path, number: int) -> Path:
    """Where the `number`th file of a list too long for one goes: ep101.edl, ep101.2.edl, ep101.3.edl ..."""
    suffix = format_of(path).suffix
    return (
        path
        if number == 1
        else path.with_name(f"{path.name[: -len(suffix)]}.{number}{path.name[-len(suffix) :]}")
    )


def write_file(script: Script, path: Path | str, inputs: Iterable[Path | str] = ()) -> Written:
    """Write `script` at `path` in the format of its suffix, read it back, then put it in place.

    Raises UnknownFormatError, and UnwritableTargetError where `path` is one of `inputs`, cannot be
    written or does not read back; the target is then as it was before.
    """
    path = Path(path)
    form = format_of(path)
    refuse_target(path, inputs)
    with scratch_beside(path) as scratch:
        made = make(script, scratch, form)
        for more in made[1:]:
            refuse_target(path.with_name(more.name), inputs)
        return Written(form, put(made, path.parent))


def make(script: Script, scratch: Path, form: Format) -> list[Path]:
    """Write and check `script` at `scratch`; the files made, in order."""
    form.writer.write(script, scratch)
    made = [scratch]
    while part(scratch, len(made) + 1).exists():
        made.append(part(scratch, len(made) + 1))
    form.writer.check(script, made)
    return made


def put(made: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """Move the files `made` into `folder`, each in one step. Raises UnwritableTargetError."""
    done = []
    for file in made:
        target = folder / file.name
        try:
            os.replace(file, os.path.realpath(target))
        except OSError as error:
            raise UnwritableTargetError(f"{target}: cannot be written: {error.strerror}") from error
        done.append(target)
    return tuple(done)


def refuse_target(path: Path, inputs: Iterable[Path | str] = ()) -> None:
    """Raise UnwritableTargetError if `path` is a folder, read-only, in no folder, or one of `inputs`."""
    if path.is_dir():
        raise UnwritableTargetError(f"{path}: is a folder; name a file in it")
    if not path.parent.is_dir():
        raise UnwritableTargetError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists() and not os.access(path, os.W_OK):
        raise UnwritableTargetError(f"{path}: is write-protected; choose another name")
    for source in inputs:
        if os.path.realpath(source) == os.path.realpath(path) or _same_file(path, source):
            raise UnwritableTargetError(
                f"{path}: is the input, which is never overwritten; choose another name"
            )


def _same_file(one: Path | str, other: Path | str) -> bool:
    """Whether two names lead to one file, by a hard link or a file system that ignores case."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """A file of the same name in a hidden folder beside `path`: one file system, so one step moves it."""
    home = Path(os.path.realpath(path)).parent
    try:
        folder = Path(tempfile.mkdtemp(prefix=".redfiles-", dir=home))
    except OSError as error:
        raise UnwritableTargetError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        yield folder / path.name
    except OSError as error:
        raise UnwritableTargetError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
