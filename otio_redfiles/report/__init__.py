"""Comparisons and scripts to read: text, JSON, CSV, a page, a timeline. Pure: data in, text or bytes out.

summary(comparison) -> str              the first line of every report
as_text(comparison) -> str              for the terminal
as_json(comparison) -> dict             the contract's words
as_csv(comparison) -> str               a row a change
pages.diff_page(comparison, ...) -> str, pages.script_page(script, ...) -> str      HTML
timeline.both(comparison) -> otio Timeline                       A and B, changes as markers
"""

from otio_redfiles.report.entries import Entry, entries, summary
from otio_redfiles.report.listing import as_csv, as_json, as_text

__all__ = ["Entry", "as_csv", "as_json", "as_text", "entries", "summary"]
