"""Times that say where a bite ends: a word for its end stands behind them, and nothing else.

    13:22:07:00 ADA LORNE: We began in the rain. 13:22:21:15 OUT
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.lines.stream import Block, is_turn

OUT = re.compile(r"[(\[]?\s?(?:(?:tc|bite|sot|sync|clip)[ -]?)?(?:out|ends?)(?:[ -]?(?:point|cue|tc|bite))?\s?[)\]]?[.:;]?", re.IGNORECASE)


def closed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a time that only a word for the end of the bite above it follows is where that ends, and what stands below has none."""
    found: list[Block] = []
    for block in blocks:
        if not found or not _closes(found[-1], block):
            found.append(block)
            continue
        out, *below = block.paragraphs
        found[-1] = replace(found[-1], second=block.stamp, ranged=True, paragraphs=[*found[-1].paragraphs, out])
        found += [Block(paragraphs=below)] if below else []
    return found


def _closes(bite: Block, block: Block) -> bool:
    spoken = bite.stamp is not None and bite.second is None and bool(bite.paragraphs) and is_turn(bite.paragraphs[0].text)
    last = block.paragraphs[0] if block.paragraphs else None
    return spoken and block.stamp is not None and last is not None and last.after and OUT.fullmatch(last.text) is not None
