"""The README keeps its word: every command it shows gives the output it shows.

    python -m tests.test_readme        puts the output of today into README.md

The command that sets up and runs the tests is what .ci/run runs; the rest runs here, against the checkout.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from otio_redfiles.write import FORMATS

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (.+)\n((?:.*\n)*?)```")
FORMATS_TABLE = re.compile(r"(<!-- formats -->\n)\n*((?:\|.*\n)*)\n*")
CUT = 14  # lines of a long output that are shown, before an ellipsis


def shown() -> list[tuple[str, str]]:
    """Command and output of each block."""
    return [(match[1], match[2]) for match in BLOCK.finditer(README.read_text(encoding="utf-8"))]


def run(command: str, folder: Path) -> str:
    """What the last command of a line prints, on both streams, errors first."""
    program, *arguments = shlex.split(command.rpartition("&&")[2])
    module = {"redfiles": "otio_redfiles.cli", "otioconvert": "opentimelineio.console.otioconvert"}[
        Path(program).name
    ]
    command = [sys.executable, "-c", f"import sys; from {module} import main; sys.exit(main())", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "OTIO_PLUGIN_MANIFEST_PATH": str(ROOT / "adapters" / "plugin_manifest.json"),
        },
    )
    assert done.returncode < 2, done.stderr
    return done.stderr + done.stdout


def formats_table() -> str:
    """The feature matrix."""
    rows = "".join(
        f"| `{f.suffix}` | {f.name} | {f.carries} | {f.loses or 'nothing'} |\n" for f in FORMATS.values()
    )
    return f"| suffix | format | carries | loses |\n|---|---|---|---|\n{rows}"


def is_test_command(command: str) -> bool:
    return "pytest" in command


@pytest.mark.parametrize(
    "command, output",
    [case for case in shown() if not is_test_command(case[0])],
    ids=lambda value: value[-40:],
)
def test_a_command_gives_the_output_it_shows(command: str, output: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sample_edl", tmp_path / "sample_edl")
    said = run(command, tmp_path)
    first, more, _ = output.partition("...\n")
    assert said.startswith(first) if more else said == output


def test_the_formats_table_is_that_of_the_code() -> None:
    assert FORMATS_TABLE.search(README.read_text(encoding="utf-8"))[2] == formats_table()


def test_the_continuous_integration_runs_the_test_command() -> None:
    found = subprocess.run(
        [
            "bash",
            "-c",
            re.search(r"^command=\$\((.*)\)$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)[1],
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert [found] == [command for command, _ in shown() if is_test_command(command)]


def test_every_command_is_explained(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    for name in ("convert", "parse", "check", "diff", "retime", "report", "formats"):
        assert f"redfiles {name}" in text


def refreshed(text: str) -> str:
    """The README with today's output in its blocks."""

    def block(match: re.Match[str]) -> str:
        if is_test_command(match[1]):
            return match[0]
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "sample_edl", Path(folder) / "sample_edl")
            lines = run(match[1], Path(folder)).splitlines(keepends=True)
        shortened = [*lines[:CUT], "...\n"] if len(lines) > CUT + 4 else lines
        return f"```console\n$ {match[1]}\n{''.join(shortened)}```"

    return FORMATS_TABLE.sub(lambda match: match[1] + "\n" + formats_table() + "\n", BLOCK.sub(block, text))


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
