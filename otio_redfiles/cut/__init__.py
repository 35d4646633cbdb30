"""Cuts: EDL, FCP XML, FCPXML, AAF and OTIO files as the pictures a viewer sees, and the words he hears."""

from pathlib import Path

from otio_redfiles.cut.model import Clip, Cut, Known
from otio_redfiles.errors import RedfilesError, UnknownFormatError, UnreadableCutError
from otio_redfiles.tc import Rate

__all__ = ["SUFFIXES", "Clip", "Cut", "Known", "read_cut", "side_of_cut", "side_of_script", "skeleton"]

# suffix -> (module, function): imported when such a file comes
SUFFIXES = {
    ".edl": ("edl", "read_edl"),
    ".xml": ("xmeml", "read_xmeml"),
    ".fcpxml": ("fcpxml", "read_fcpxml"),
    ".fcpxmld": ("fcpxml", "read_fcpxml"),
    ".aaf": ("tree", "read_tree"),
    ".otio": ("tree", "read_tree"),
    ".otioz": ("tree", "read_tree"),
    ".otiod": ("tree", "read_tree"),
}


def read_cut(path: Path | str, rate: Rate | None = None) -> Cut:
    """The cut in the file at `path`; `rate` is for lists that do not say theirs (EDL).

    Raises UnknownFormatError for a suffix we do not read, UnreadableCutError (one line: file, line, what to
    do) for anything wrong with the file.
    """
    from importlib import import_module

    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownFormatError(f"{path}: no cut format; a cut is one of {' '.join(SUFFIXES)}")
    module, function = SUFFIXES[path.suffix.lower()]
    try:
        return getattr(import_module(f"otio_redfiles.cut.{module}"), function)(path, rate)
    except (RedfilesError, MemoryError):
        raise
    except Exception as error:  # what a foreign file does to a parser is not to be foreseen
        said = " ".join(str(error).split())[:200]
        raise UnreadableCutError(
            f"{path}: broken or not what its suffix says ({type(error).__name__}: {said}); "
            "export the cut again, or as another format"
        ) from error


def skeleton(cut: Cut):
    """A script to type into: the cut's pictures as shots, its speech as speeches. See `cut.sides`."""
    from otio_redfiles.cut.sides import skeleton as made

    return made(cut)


def side_of_cut(cut: Cut, words: bool = False):
    """The cut as a side of a comparison. See `cut.sides`."""
    from otio_redfiles.cut.sides import side_of_cut as made

    return made(cut, words)


def side_of_script(script):
    """The script as a side of a comparison. See `cut.sides`."""
    from otio_redfiles.cut.sides import side_of_script as made

    return made(script)
