"""The script adapter."""

from otio_redfiles.plugin import read_from_file  # noqa: F401
