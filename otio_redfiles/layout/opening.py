"""The picture above a page's first time, marked as its others are: it is none of the head.

    [Lamp room, Farr at the window]            VISUAL: Lamp room, Farr at the window
    [00:07] FARR: We never called it lonely.   00:07 FARR: We never called it lonely.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from otio_redfiles import vocabulary
from otio_redfiles.layout import drafting
from otio_redfiles.layout.words import cues, inner_pictures, spans, wording
from otio_redfiles.layout.words.records import Kind
from otio_redfiles.model import CueKind, Draft, DraftCue, DraftShot, Piece

LEAST, SHORTEST = 2, 3
"""So many other pictures have the same mark; words of one in brackets."""
SURE = 0.8


def with_first_picture(draft: Draft, lines: Sequence[Piece]) -> Draft:
    """The draft, the last line of its head a picture where it has the brackets or the label that its pictures have."""
    head = [*takewhile(lambda item: isinstance(item, DraftCue) and item.kind is CueKind.HEADER, draft.items)]
    if not head or len(head[-1].pieces) != 1 or head[-1].stamp is not None:
        return draft
    piece = head[-1].pieces[0]
    seen, mark = _unmarked(piece, inner_pictures.coloned(line.text for line in lines))
    if not mark or _marks(draft, lines)[mark] < LEAST:
        return draft
    items = (*head[:-1], DraftShot((seen,), None, None, None, SURE), *draft.items[len(head) :])
    title = draft.title if draft.title != piece.text else drafting.title_of(items)
    return replace(draft, title=title, items=items, unused=(*draft.unused, *_rest(piece, seen)))


def _unmarked(piece: Piece, labels: frozenset[str]) -> tuple[Piece, str]:
    """A line without the mark that it has as a whole, and the mark: its bracket or its label; "" without one."""
    if vocabulary.is_bracketed(piece.text) and _is_described(piece.text[1:-1]):
        return spans.unbracketed(piece), piece.text[0]
    entries = inner_pictures.behind_colon((piece,), labels)
    seen = next((entry.pieces for entry in entries if entry.kind is Kind.PICTURE), ())
    return (seen[0], ":") if seen else (piece, "")


def _is_described(text: str) -> bool:
    named = any(map(str.isdigit, text)) or cues.cue_of(text) is not None
    return len(text.split()) >= SHORTEST and text[:1].isupper() and not wording.is_upper(text) and not named


def _marks(draft: Draft, lines: Sequence[Piece]) -> Counter[str]:
    """How many pictures of a draft stand behind each mark, alone on their line but for a time."""
    labels = inner_pictures.coloned(line.text for line in lines)
    whole = {line.line: line for line in lines}
    found: Counter[str] = Counter()
    for item in draft.items:
        if isinstance(item, DraftShot) and (line := whole.get(item.pieces[0].line)) is not None:
            before = line.text[: item.pieces[0].column - line.column].rstrip()
            found[":" if before.endswith(":") and labels else before[-1:]] += 1
    return found


def _rest(piece: Piece, seen: Piece) -> list[Piece]:
    """What of a piece stands before and behind a part of it."""
    at = seen.column - piece.column
    return [part for part in (spans.part(piece, 0, at), spans.part(piece, at + len(seen.text))) if part]
