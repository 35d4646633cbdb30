"""The wheel, installed: its commands and its plug-in work outside the checkout, with nothing of the
checkout in sight."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILD = "import setuptools.build_meta as b, sys; print(b.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from a copy of what git keeps, so that nothing stale is packed."""
    pytest.importorskip("setuptools")
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("otio_redfiles", "adapters"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(built)], cwd=source, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that sees this one's dependencies and the wheel; its folder of commands."""
    home = tmp_path_factory.mktemp("env")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    here = next(iter(home.rglob("site-packages")))
    (here / "dependencies.pth").write_text(
        "\n".join(path for path in sys.path if path.endswith("site-packages")), encoding="utf-8"
    )
    with zipfile.ZipFile(wheel) as package:
        package.extractall(here)
    return home / ("Scripts" if os.name == "nt" else "bin")


def run(installed: Path, folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "OTIO_PLUGIN_MANIFEST_PATH")
    }
    return subprocess.run(
        [str(installed / "python"), "-c", code, *arguments],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
    )


COMMAND = """
import sys
from importlib.metadata import entry_points
(point,) = entry_points(group="console_scripts", name=sys.argv.pop(1))
sys.exit(point.load()())
"""


def test_the_wheel_holds_the_packages_and_the_plug_in(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rooms = {
        f"otio_redfiles/{path.relative_to(ROOT / 'otio_redfiles').as_posix()}"
        for path in (ROOT / "otio_redfiles").rglob("*.py")
    }
    doors = {f"otio_redfiles/adapters/{path.name}" for path in (ROOT / "adapters").glob("*.*")}
    assert rooms | doors | {"otio_redfiles/py.typed"} <= set(names)
    assert {name.partition("/")[0] for name in names if "dist-info" not in name} == {"otio_redfiles"}


def test_the_command_converts(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "sample_edl" / "harbour_lights.txt", tmp_path)
    done = run(
        installed,
        tmp_path,
        COMMAND,
        "redfiles",
        "convert",
        "harbour_lights.txt",
        "-o",
        "out.edl",
        "-o",
        "out.docx",
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.edl").read_bytes() == (
        ROOT / "sample_edl" / "made" / "harbour_lights.edl"
    ).read_bytes()
    assert (tmp_path / "out.docx").stat().st_size > 10_000


def test_otioconvert_knows_scripts(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "sample_edl" / "harbour_lights.txt", tmp_path / "sample.txt")
    done = run(
        installed,
        tmp_path,
        "from opentimelineio.console.otioconvert import main; main()",
        "-i",
        "sample.txt",
        "-o",
        "x.edl",
    )
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "x.edl").read_text()
    assert "FCM: NON-DROP FRAME" in text and "10:00:00:00 10:00:05:00" in text


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_otioconvert_knows_sheets(installed: Path, tmp_path: Path, suffix: str) -> None:
    shutil.copy(ROOT / "sample_edl" / "harbour_lights.txt", tmp_path / "sample.txt")
    done = run(installed, tmp_path, COMMAND, "redfiles", "convert", "sample.txt", "-o", f"sheet.{suffix}")
    assert done.returncode == 0, done.stderr
    code = "from opentimelineio.console.otioconvert import main; main()"
    done = run(installed, tmp_path, code, "-i", f"sheet.{suffix}", "-o", "x.edl")
    assert done.returncode == 0 and "10:00:00:00 10:00:05:00" in (tmp_path / "x.edl").read_text(), done.stderr


def test_the_plug_in_is_registered(installed: Path, tmp_path: Path) -> None:
    code = "import opentimelineio as otio; print(*otio.adapters.available_adapter_names())"
    assert "redfiles_script" in run(installed, tmp_path, code).stdout
