"""Who may know whom, and that the package list, the plug-in manifest and the folders say the same."""

import ast
import configparser
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "otio_redfiles"

# A room (a module or folder of the package) and the rooms it may import. Lower rooms come first; no room
# imports one
# below it in this list, so there are no circles.
DOORS = {
    "errors": "",
    "tc": "errors",
    "model": "tc",
    "captions": "",
    "noises": "",
    "vocabulary": "model",
    "aside_words": "",
    "production_words": "",
    "column_words": "",
    "slips": "",
    "notation": "model slips",
    "lengths": "notation",
    "script_json": "model tc",
    "pace": "model",
    "programme": "model tc",
    "house": "model tc vocabulary notation",
    "house_ends": "house lengths model notation pace tc",
    "house_rows": "house house_ends model notation tc",
    "read": "column_words errors model",
    "decode": "captions errors model notation tc vocabulary",
    "events": "errors lengths model notation pace tc vocabulary",
    "layout": "aside_words captions column_words decode errors house lengths model noises notation production_words vocabulary",
    "second": "layout model",
    "learnt": "layout model notation second vocabulary",
    "timeline": "errors model programme script_json tc",
    "write": "errors house house_rows model programme tc timeline",
    "match": "errors model tc vocabulary",
    "cut": "errors match model notation tc vocabulary",
    "report": "cut errors match model programme tc",
    "retime": "cut errors events house match model notation read tc",
    "pipeline": "decode errors events layout learnt model notation read second tc",
    "plugin": "errors model pipeline tc timeline write",
    "cli": "cut errors events layout match model pipeline programme read report retime script_json tc "
    "timeline write",
    "__main__": "cli",
    "adapters": "plugin",
}
# The same within the layout of a page: its folders, lower ones first.
LAYOUT = {
    "words": "",
    "lines": "words",
    "tables": "words lines",
    "moved": "words tables",
    "running": "words lines tables",
    "spotting": "words lines tables",
    "labels": "words lines tables",
    "timed_blocks": "words lines",
    "untimed": "words lines tables",
}
# What `redfiles --help` must not wait for.
HEAVY = {"opentimelineio", "numpy", "rapidfuzz", "docx", "openpyxl", "lxml", "pdfplumber", "aaf2", "timecode"}


def imports() -> Iterator[tuple[Path, str, str]]:
    """File, room and imported module of every import of the package and of the plug-in folder."""
    for path in [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "adapters").glob("*.py"))]:
        inside = path.is_relative_to(PACKAGE)
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py") if inside else "adapters"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, room, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, (
                    f"{path}: relative import; the plug-in loader reads files outside their package"
                )
                names = (
                    [f"{node.module}.{name.name}" for name in node.names]
                    if node.module == "otio_redfiles"
                    else [node.module]
                )
                yield from ((path, room, name or "") for name in names)


def test_rooms_use_their_doors() -> None:
    trespasses = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, room, name in imports()
        if name.startswith("otio_redfiles.")
        and (other := name.split(".")[1]) not in ("__version__", room)
        and other not in DOORS.get(room, "").split()
    ]
    assert not trespasses


def test_rooms_stand_in_order() -> None:
    order = [*DOORS]
    assert not [
        (room, other)
        for room, others in DOORS.items()
        for other in others.split()
        if order.index(other) >= order.index(room)
    ]


def test_the_folders_of_the_layout_stand_in_order() -> None:
    prefix = "otio_redfiles.layout."
    order = [*LAYOUT]
    assert {path.parent.name for path in (PACKAGE / "layout").glob("*/__init__.py")} == set(order)
    assert not [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, room, name in imports()
        if room == "layout"
        and (folder := path.parent.name) in LAYOUT
        and name.startswith(prefix)
        and name.removeprefix(prefix).split(".")[0] not in (folder, *LAYOUT[folder].split())
    ]
    assert all(order.index(other) < order.index(folder) for folder, others in LAYOUT.items() for other in others.split())


def test_every_room_has_a_door() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} <= set(DOORS)


def test_the_package_list_is_that_of_the_folders() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = config["options"]["packages"].split()
    folders = [".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")]
    assert sorted(listed) == sorted([*folders, "otio_redfiles.adapters"])


def test_the_manifest_names_the_files_of_its_folder() -> None:
    manifest = json.loads((ROOT / "adapters" / "plugin_manifest.json").read_text(encoding="utf-8"))
    named = {entry["filepath"] for kind in manifest.values() if isinstance(kind, list) for entry in kind}
    assert named == {path.name for path in (ROOT / "adapters").glob("*.py")} - {"__init__.py"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["convert", "--help"], ["diff", "--help"], ["parse", "--help"]]
)
def test_help_waits_for_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "otio_redfiles", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "click" in loaded and not loaded & HEAVY


def test_nobody_prints_but_the_command_line() -> None:
    printing = [
        path.relative_to(ROOT)
        for path in PACKAGE.rglob("*.py")
        if "cli" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing
