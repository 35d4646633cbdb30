"""Times and ends: a draft with timecodes as printed becomes a script in frames."""

from otio_redfiles.events.build import build_script

__all__ = ["build_script"]
