"""Shared by all tests: the checkout's own plug-in folder, and the folders with material that is not ours."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# A regular install run from the repository root is shadowed by the checkout, which has no
# `otio_redfiles.adapters` inside: OTIO is told to read the checkout's plug-in folder.
os.environ["OTIO_PLUGIN_MANIFEST_PATH"] = str(ROOT / "adapters" / "plugin_manifest.json")


def _folder(variable: str) -> Path:
    folder = os.environ.get(variable)
    if not folder or not Path(folder).is_dir():
        pytest.skip(f"{variable} names no folder")
    return Path(folder)


@pytest.fixture
def corpus() -> Path:
    """The folder with the production script (environment variable REDFILES_CORPUS)."""
    return _folder("REDFILES_CORPUS")


@pytest.fixture
def layouts() -> Path:
    """The folder with sample layouts and their truth (REDFILES_LAYOUTS)."""
    return _folder("REDFILES_LAYOUTS")


@pytest.fixture
def cuts() -> Path:
    """The folder with real cut files (REDFILES_CUTS)."""
    return _folder("REDFILES_CUTS")


@pytest.fixture
def samples() -> Path:
    """The bundled sample scripts and cuts."""
    return ROOT / "sample_edl"
