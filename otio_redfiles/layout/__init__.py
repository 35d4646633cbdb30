"""A page becomes a draft: which words are a picture, which are spoken and by whom, which timecode is whose.

    understand(page, reading) -> Draft

The family of the page is found first (a table, running text, the flattened three-column page ...), then its
columns or its habits, from what stands in them; no family knows a script's own words.
"""

from otio_redfiles.layout.told import understand, understand_as_blocks, understand_as_text

__all__ = ["understand", "understand_as_blocks", "understand_as_text"]
