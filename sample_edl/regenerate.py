"""Make the sample again: the pages, their truth, the cut, and everything that redfiles makes of them.

    python sample_edl/regenerate.py            say which files are not what would be made now; exit 1 if
    there are any python sample_edl/regenerate.py --force    put the new ones in their place

Nothing is overwritten unless asked: the files are what the tests compare with.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import aaf2

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import cutter  # noqa: E402
import typist  # noqa: E402

NAME = "harbour_lights"
MADE = (
    ".edl",
    ".xml",
    ".fcpxml",
    ".aaf",
    ".otio",
    ".ale",
    ".srt",
    ".vtt",
    ".markers.edl",
    ".markers.txt",
    ".docx",
    ".xlsx",
    ".csv",
)


def main(arguments: list[str]) -> int:
    """Make everything in a scratch folder, then compare, or with --force replace."""
    with tempfile.TemporaryDirectory() as scratch:
        make(Path(scratch))
        stale = [*differing(Path(scratch))]
        if arguments == ["--force"]:
            for name in stale:
                (HERE / name).parent.mkdir(exist_ok=True)
                shutil.copyfile(Path(scratch) / name, HERE / name)
            print(f"{len(stale)} files replaced" if stale else "all files are as they would be made now")
            return 0
    print(
        "\n".join(
            f"sample_edl/{name}: not what would be made now; see: python sample_edl/regenerate.py --force"
            for name in stale
        )
        or "all files are as they would be made now"
    )
    return 1 if stale else 0


def differing(made: Path) -> Iterator[str]:
    """The files, by name, that are not in place or do not say the same as those in `made`."""
    for path in sorted(made.rglob("*.*")):
        name = path.relative_to(made)
        if not (HERE / name).exists() or contents(HERE / name) != contents(path):
            yield str(name)


def contents(path: Path) -> object:
    """What a file says, whatever version of a library packed it."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}
    if path.suffix == ".aaf":
        with aaf2.open(str(path)) as file:
            return [(type(mob).__name__, mob.name, len(mob.slots)) for mob in file.content.mobs]
    if path.suffix in (".otio", ".json"):
        return json.loads(path.read_text(encoding="utf-8"), object_hook=_without_confidence)
    return path.read_bytes()


def _without_confidence(values: dict) -> dict:
    """How sure a reading is changes with every weight; what was read must not."""
    return {name: value for name, value in values.items() if name != "confidence"}


def make(folder: Path) -> None:
    """All files of the sample, in `folder`."""
    entries = typist.read_master(HERE / f"{NAME}.master")
    rows = typist.type_rows(entries)
    page = folder / f"{NAME}.txt"
    page.write_text(typist.flattened(rows), encoding="utf-8", newline="\n")
    (folder / f"{NAME}_tabs.txt").write_text(typist.tabbed(rows), encoding="utf-8", newline="\n")
    typist.word_table(entries, folder / f"{NAME}.docx")
    _write_json(folder / f"{NAME}.truth.json", typist.truth(entries))
    cutter.make_cut(page, folder / f"{NAME}_cut.edl", folder / f"{NAME}_cut.otio")
    (folder / "made").mkdir()
    convert(folder)
    compare(folder)


def convert(folder: Path) -> None:
    """What comes out of the page alone."""
    page = f"{NAME}.txt"
    run(folder, "convert", page, *(word for suffix in MADE for word in ("-o", f"made/{NAME}{suffix}")))
    (folder / "made" / "check.txt").write_text(run(folder, "check", page), encoding="utf-8")
    (folder / "made" / "events.json").write_text(run(folder, "parse", page, "--json"), encoding="utf-8")


def compare(folder: Path) -> None:
    """What comes out of the page and the cut."""
    cut = f"{NAME}_cut.edl"
    (folder / "made" / "diff.txt").write_text(run(folder, "diff", f"{NAME}.txt", cut), encoding="utf-8")
    run(folder, "retime", f"{NAME}.txt", cut, "-o", f"made/{NAME}_retimed.txt")


def run(folder: Path, *arguments: str) -> str:
    """Standard output of a redfiles command; its exit status may say that there are findings."""
    command = [
        sys.executable,
        "-c",
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from otio_redfiles.cli import main; main()",
        str(HERE.parent),
    ]
    done = subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode > 1:
        raise SystemExit(f"redfiles {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def _write_json(path: Path, values: dict) -> None:
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
