"""Time and memory of the main jobs, as a table:  python benchmarks/run.py [SCRIPT]

SCRIPT is the production script in the folder REDFILES_CORPUS where that is set, else the bundled sample. It
is measured as it is, ten times and a hundred times as long (its copies follow one another in time). Every
figure is the best of several runs in processes of their own, so that imports and memory are counted as a
user meets them.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "OTIO_PLUGIN_MANIFEST_PATH": str(ROOT / "adapters" / "plugin_manifest.json"),
}
STAMP = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?!\d)")
PARSE = """
import resource, sys, time
from pathlib import Path
from otio_redfiles import decode, events, layout, read
from otio_redfiles.pipeline import load_script
load_script(Path(sys.argv[2]))                       # everything imported, every table made
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.perf_counter()
script = load_script(Path(sys.argv[1]))
seconds = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(seconds, peak / 1024, before / 1024, len(script.shots), len(script.speeches))
"""
REDFILES = "import sys; from otio_redfiles.cli import main; sys.exit(main())"
OTIOCONVERT = "import sys; from opentimelineio.console.otioconvert import main; sys.exit(main())"


def main(arguments: list[str]) -> None:
    """Measure everything and print it."""
    page = Path(arguments[0]) if arguments else material()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{page.name}, Python {sys.version.split()[0]}\n")
        for row in [*start_up(), *parsing(page, Path(folder)), *converting(page, Path(folder))]:
            print(f"{row[0]:<52} {row[1]:>12}   {row[2]}")


def material() -> Path:
    """The page that is measured."""
    folder = os.environ.get("REDFILES_CORPUS")
    found = sorted(Path(folder).glob("*.txt")) if folder else []
    return found[0] if found else ROOT / "sample_edl" / "harbour_lights.txt"


def start_up():
    """The command's own start over bare Python."""
    bare = best(5, [sys.executable, "-c", "pass"])
    ours = best(5, [sys.executable, "-c", REDFILES, "--help"])
    yield "python -c pass", f"{bare:.3f} s", ""
    yield "redfiles --help", f"{ours:.3f} s", f"{ours - bare:+.3f} s (aim: +0.150 s)"


def parsing(page: Path, folder: Path):
    """Parse time and memory, once, ten and a hundred times as long."""
    first = None
    for copies in (1, 10, 100):
        longer = folder / f"{copies}.txt"
        longer.write_text(repeated(page.read_text(encoding="utf-8"), copies), encoding="utf-8")
        runs = [
            [
                float(word)
                for word in said([sys.executable, "-c", PARSE, str(longer), str(folder / "1.txt")]).split()
            ]
            for _ in range(3 if copies < 100 else 1)
        ]
        seconds, peak, before, shots, speeches = min(runs)
        first = first or seconds
        yield (
            f"parse x{copies}: {shots:.0f} shots, {speeches:.0f} speeches",
            f"{seconds:.2f} s",
            f"{seconds / first:.1f} times x1; peak {peak:.0f} MB, {peak - before:.0f} MB for this script",
        )


def converting(page: Path, folder: Path):
    """`redfiles convert` against `otioconvert` of the same timeline, whole commands."""
    same = folder / "same.otio"
    said([sys.executable, "-c", REDFILES, "convert", str(page), "-o", str(same)])
    theirs = best(3, [sys.executable, "-c", OTIOCONVERT, "-i", str(same), "-o", str(folder / "theirs.edl")])
    yield "otioconvert -i same.otio -o x.edl", f"{theirs:.2f} s", ""
    for suffix in (".edl", ".xml", ".aaf", ".docx", ".srt"):
        ours = best(
            3, [sys.executable, "-c", REDFILES, "convert", str(page), "-o", str(folder / f"ours{suffix}")]
        )
        aim = " (aim: 1.3)" if suffix == ".edl" else ""
        yield (
            f"redfiles convert {page.name} -o x{suffix}",
            f"{ours:.2f} s",
            f"{ours / theirs:.2f} times otioconvert{aim}",
        )


def repeated(text: str, copies: int) -> str:
    """The page several times over, each copy's timecodes after those of the copy before."""
    times = [seconds_of(match) for match in STAMP.finditer(text)]
    first, length = min(times, default=0) // 3600 * 3600, max(times, default=0) - min(times, default=0) + 10

    def shifted(copy: int) -> str:
        return STAMP.sub(lambda match: spelled(seconds_of(match) - first + copy * length), text)

    return text if copies == 1 else "\n\n".join(shifted(copy) for copy in range(copies))


def seconds_of(match: re.Match[str]) -> int:
    hours, minutes, seconds = map(int, match.groups())
    return (hours * 60 + minutes) * 60 + seconds


def spelled(seconds: int) -> str:
    return f"{seconds // 3600:02d}.{seconds // 60 % 60:02d}.{seconds % 60:02d}"


def best(runs: int, command: list[str]) -> float:
    """The shortest of some runs, in seconds."""
    return min(timed(command) for _ in range(runs))


def timed(command: list[str]) -> float:
    begun = time.perf_counter()
    said(command)
    return time.perf_counter() - begun


def said(command: list[str]) -> str:
    """Standard output of a command; stops where it fails."""
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[3:])}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:])
