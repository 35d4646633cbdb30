"""The hook before a write."""

from otio_redfiles.plugin import before_write as hook_function  # noqa: F401
