"""OpenTimelineIO's bundle: the JSON in a zip, without media, for there is none.

The stock writer refuses a target that exists and stamps the time of day into the zip: this one does neither.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from opentimelineio.adapters import file_bundle_utils as bundle

from otio_redfiles.model import Script
from otio_redfiles.timeline import build_timeline
from otio_redfiles.write import otio_json

DATE = (1980, 1, 1, 0, 0, 0)  # the first date a zip can hold


def write(script: Script, path: Path) -> None:
    """The bundle at `path`."""
    with ZipFile(path, "w") as zipped:
        for name, text in (
            (bundle.BUNDLE_VERSION_FILE, bundle.BUNDLE_VERSION),
            (bundle.BUNDLE_PLAYLIST_PATH, build_timeline(script).to_json_string(indent=4)),
        ):
            zipped.writestr(ZipInfo(name, DATE), text, compress_type=ZIP_DEFLATED)


def check(script: Script, paths: list[Path]) -> None:
    """Read it with OpenTimelineIO and take the script out again."""
    otio_json.refuse_unless_same(script, paths[0], "otioz")
