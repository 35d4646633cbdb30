"""Pages whose codes are written into them: `T|10:00:06 S|Archive, ferry leaves N|ADA .|: W|Eleven.` in, page and codes out."""

import re
from dataclasses import replace

from otio_redfiles.layout.words import spans
from otio_redfiles.learnt import choice, parts
from otio_redfiles.model import Draft, DraftShot, DraftSpeech, Page
from otio_redfiles.read.text import page_of
from otio_redfiles.second.tokens import lines_of, tokens_of

CODE = re.compile(r"([SsWwNTt.])\|")


def page_and_codes(written: str) -> tuple[Page, str]:
    """The page without its codes, and those of its tokens: of the first token of a run, and in small letters of the rest."""
    codes = ""
    for line in written.strip("\n").split("\n"):
        for code, text in zip(*[iter(CODE.split(line)[1:])] * 2, strict=True):
            rest = code if code in "Tt." else code.lower()
            codes += "".join(rest if n else code for n, _ in enumerate(tokens_of(text)))
    return page_of(CODE.sub("", written.strip("\n")) + "\n", "x.txt"), codes


def parted(written: str, style: str | None = "HH:MM:SS", draft: Draft | None = None) -> Draft:
    """The draft of a page by its codes; nobody read it before, unless a first reader's draft is told."""
    page, codes = page_and_codes(written)
    again = parts.parted(page, draft or Draft("", "text", (), (), style=style), lines_of(page), codes)
    assert choice._is_whole(page, again)
    return again


def shots(draft: Draft) -> list[tuple[str, str]]:
    """Time and words of each picture; "" for none."""
    return [(item.stamp.text if item.stamp else "", spans.joined(item.pieces)) for item in draft.items if isinstance(item, DraftShot)]


def speeches(draft: Draft) -> list[tuple[str, str]]:
    """Time and speaker of each speech."""
    return [(item.stamp.text if item.stamp else "", item.speaker) for item in draft.items if isinstance(item, DraftSpeech)]


def without(draft: Draft, **changes) -> Draft:
    """The draft with its speeches changed."""
    return replace(draft, items=tuple(replace(item, **changes) if isinstance(item, DraftSpeech) else item for item in draft.items))
