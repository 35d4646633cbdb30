"""The drawing in code: read -> layout -> events. The only module that joins the rooms on one level."""

from pathlib import Path

from otio_redfiles.events import build_script
from otio_redfiles.layout import understand
from otio_redfiles.model import Reading, Script
from otio_redfiles.read import read_page


def load_script(path: Path | str, reading: Reading = Reading()) -> Script:
    """The script in the file at `path`, read as `reading` says. Raises UnreadableScriptError and its kin."""
    page = read_page(Path(path))
    return build_script(understand(page, reading), reading, source=str(path))
