"""A comparison's timeline as the bytes of a file, by suffix."""

from pathlib import Path

from otio_redfiles.errors import UnknownFormatError
from otio_redfiles.match.model import Comparison

SUFFIXES = (".otio", ".xml", ".edl")


def refuse_suffix(path: Path | str) -> None:
    """Raise UnknownFormatError for a suffix that no comparison is written in."""
    if Path(path).suffix.lower() not in SUFFIXES:
        raise UnknownFormatError(f"{path}: a comparison is written as {' '.join(SUFFIXES)}; choose one of them")


def write_timeline(comparison: Comparison, path: Path) -> None:
    """Write both sides to the (scratch) file `path`. Raises UnknownFormatError for other suffixes."""
    refuse_suffix(path)
    suffix = path.suffix.lower()
    if suffix == ".edl":
        from otio_redfiles.report.edl import as_edl

        path.write_bytes(as_edl(comparison).encode("utf-8"))
    else:
        _write_otio(comparison, path, "otio_json" if suffix == ".otio" else "fcp_xml")


def _write_otio(comparison: Comparison, path: Path, adapter: str) -> None:
    import opentimelineio as otio

    from otio_redfiles.report.timeline import both

    otio.adapters.write_to_file(both(comparison), str(path), adapter_name=adapter)
    if (
        adapter == "fcp_xml"
    ):  # Premiere looks for the declaration and document type that the adapter leaves out
        body = path.read_text(encoding="utf-8").split("?>", 1)[-1].lstrip()
        path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n' + body, encoding="utf-8")
