"""The hook after a write."""

from otio_redfiles.plugin import after_write as hook_function  # noqa: F401
