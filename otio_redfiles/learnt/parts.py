"""The parts of a page that the net's codes tell, as items: codes in, a draft out.

    T10.00.06 N NARRATOR S Archive, V2 launch W THE ROCKET ROSE ...

What the first reader read alike stays as it read it: it knows the house rules of names, lengths and ends. Else a picture
or a speech takes the nearest time before it that none of its kind has taken, or the next behind; a speech takes the name
that stands before it, behind it where no other speech follows, else who is named by the picture beside it or speaks on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import notation
from otio_redfiles.layout import narrators
from otio_redfiles.layout.drafting import drafted_again
from otio_redfiles.layout.words.bites import bite_of
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.spans import joined
from otio_redfiles.model import Delivery, Draft, DraftCue, DraftSegment, DraftShot, DraftSpeech, Page, Piece, Stamp
from otio_redfiles.second.first import Places, places, under, words_of
from otio_redfiles.second.tokens import Line, Token
from otio_redfiles.second.trust import runs
from otio_redfiles.vocabulary import VOICE_OVER, is_narrator

Item = DraftShot | DraftSpeech
Run = tuple[str, tuple[int, ...]]
NEAR = 25
"""So many tokens behind the words of the last speech its speaker may be named."""
UNSURE = 0.6
"""How sure an item is that only the net has read."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's tokens with their codes, its timecodes by token, and the first reader's items by kind and first token."""

    tokens: tuple[tuple[Line, Token], ...]
    codes: str
    stamps: dict[int, Stamp]
    firsts: dict[tuple[str, int], tuple[Item, tuple[int, ...]]]
    runs: tuple[Run, ...]
    usual: str

    def pieces(self, tokens: Sequence[int]) -> tuple[Piece, ...]:
        """Runs of tokens of one line, as they stand there."""
        found: list[list[int]] = []
        for at in tokens:
            if found and found[-1][-1] + 1 == at and self.tokens[at][0] == self.tokens[at - 1][0]:
                found[-1].append(at)
            else:
                found.append([at])
        return tuple(self._piece(run[0], run[-1]) for run in found)

    def _piece(self, first: int, last: int) -> Piece:
        line, token = self.tokens[first]
        return Piece(line.number, token.column, line.text[token.column : self.tokens[last][1].end])


@dataclass(slots=True)
class _Past:
    """What stood above: the items so far, and which times serve an item of which kind."""

    items: list[Item] = field(default_factory=list)
    served: set[tuple[str, int]] = field(default_factory=set)

    @property
    def speaker(self) -> str | None:
        """Who spoke last."""
        return next((item.speaker for item in reversed(self.items) if isinstance(item, DraftSpeech)), None)


def parted(page: Page, draft: Draft, lines: Sequence[Line], codes: str) -> Draft:
    """The draft of the page as the codes part it; `draft` is the first reader's, `lines` are what the codes were given for."""
    style = draft.style
    parts, past = _parts(draft, lines, codes, style), _Past()
    for at, (kind, tokens) in enumerate(parts.runs):
        past.items.append(_item(parts, past, at, kind, tokens))
    taken = {at for at, code in enumerate(codes) if code in "SsWwNn"}
    where = places(lines)
    cues = [item for item in draft.items if isinstance(item, DraftCue) and not taken.intersection(words_of(item, where))]
    return narrators.named(drafted_again(page, draft, [*past.items, *cues], style))


def _parts(draft: Draft, lines: Sequence[Line], codes: str, style: str | None) -> Parts:
    where = places(lines)
    firsts = {}
    for item in draft.items:
        if not isinstance(item, DraftCue) and (tokens := tuple(words_of(item, where))):
            firsts["S" if isinstance(item, DraftShot) else "W", tokens[0]] = _freed(item, codes, where), tokens
    unheaded = Counter(item.speaker for item, _ in firsts.values() if isinstance(item, DraftSpeech) and not item.heading)
    usual = unheaded.most_common(1)[0][0] if unheaded and not any(map(_is_narrator_named, draft.items)) else NARRATOR
    tokens = tuple((line, token) for line in lines for token in line.tokens)
    return Parts(tokens, codes, _stamps(draft, lines, style), firsts, tuple(sorted(runs(codes), key=lambda run: run[1][0])), usual)


def _freed(item: Item, codes: str, where: Places) -> Item:
    """The first reader's item, without a heading of which the net makes a picture or words."""
    heading = [at for piece in item.heading for at in under(piece, where)] if isinstance(item, DraftSpeech) else []
    return replace(item, heading=()) if any(codes[at] in "SsWw" for at in heading) else item


def _is_narrator_named(item: Item | DraftCue) -> bool:
    return isinstance(item, DraftSpeech) and bool(item.heading) and is_narrator(item.speaker)


def _stamps(draft: Draft, lines: Sequence[Line], style: str | None) -> dict[int, Stamp]:
    """The timecodes of the lines by the tokens that they cover, the first reader's own where it saw one; what it took for a length
    is none."""
    where = places(lines)
    own = {(stamp.line, stamp.column): stamp for stamp in draft.stamps}
    lengths = {(stamp.line, stamp.column) for stamp in draft.lengths}
    found = {}
    for line in lines if style else ():
        for mark in notation.find_stamps(line.text, style):
            stamp = Stamp(line.number, mark.start, mark.text)
            found.update({where[line.number, at]: stamp for at in range(mark.start, mark.end) if (line.number, at) in where})
    found |= {where[place]: stamp for place, stamp in own.items() if place in where}
    return {at: stamp for at, stamp in found.items() if (stamp.line, stamp.column) not in lengths}


def _item(parts: Parts, past: _Past, at: int, kind: str, tokens: tuple[int, ...]) -> Item:
    """The item of a run; the first reader's where that read the same."""
    stamp = _time(parts, past, at, kind, tokens)
    first, theirs = parts.firsts.get((kind, tokens[0]), (None, ()))
    if first is not None and stamp is None:
        stamp = first.stamp
    if first is not None and theirs == tokens and (first.stamp is None) == (stamp is None):
        return first
    if kind == "S":
        return DraftShot(parts.pieces(tokens), stamp, first.out if first else None, None, UNSURE)
    return _speech(parts, past, at, stamp, first if isinstance(first, DraftSpeech) else None)


def _time(parts: Parts, past: _Past, at: int, kind: str, tokens: Sequence[int]) -> Stamp | None:
    """The last timecode before the tokens, unless it serves another of their kind; else the next behind, up to the next of their kind."""
    before = next((n for n in range(tokens[0] - 1, -1, -1) if parts.codes[n] == "T" and n in parts.stamps), None)
    if before is None or (kind, before) in past.served:
        before = next((n for n in _behind(parts, at, kind, tokens[-1]) if (kind, n) not in past.served), None)
    if before is None:
        return None
    past.served.add((kind, before))
    return parts.stamps[before]


def _behind(parts: Parts, at: int, kind: str, last: int) -> Iterator[int]:
    """The timecodes of what stands before them, between the tokens and the next item of the kind."""
    end = next((tokens[0] for other, tokens in parts.runs[at + 1 :] if other == kind), len(parts.codes))
    yield from (n for n in range(last + 1, end) if parts.codes[n] == "t" and n in parts.stamps)


def _speech(parts: Parts, past: _Past, at: int, stamp: Stamp | None, first: DraftSpeech | None) -> DraftSpeech:
    tokens = parts.runs[at][1]
    heading = parts.pieces(_name(parts, at))
    speaker = " ".join(" ".join(piece.text for piece in heading).split())
    speaker = speaker or _unnamed(parts, past, at, first)
    pieces = parts.pieces(tokens)
    line = min(pieces[0].line, *(piece.line for piece in heading)) if heading else pieces[0].line
    delivery = first.delivery if first and first.speaker == speaker else _delivery(parts, at, speaker)
    return DraftSpeech(line, speaker, delivery, (DraftSegment(stamp, pieces),), heading, stamp, first.out if first else None, UNSURE)


def _since(parts: Parts, at: int) -> int:
    """The token behind the words of the speech before."""
    return max((tokens[-1] + 1 for kind, tokens in parts.runs[:at] if kind == "W" and tokens[-1] < parts.runs[at][1][0]), default=0)


def _name(parts: Parts, at: int) -> list[int]:
    """The tokens of the name nearest before the words; behind the last words of the page, where none stands before."""
    first, last = parts.runs[at][1][0], parts.runs[at][1][-1]
    start = next((n for n in range(first - 1, _since(parts, at) - 1, -1) if parts.codes[n] == "N"), None)
    if start is None and not any(kind == "W" for kind, _ in parts.runs[at + 1 :]):
        start = next((n for n in range(last + 1, min(len(parts.codes), last + NEAR)) if parts.codes[n] == "N"), None)
    if start is None:
        return []
    end = start + 1
    while end < len(parts.codes) and parts.codes[end] == "n":
        end += 1
    return [*range(start, end)]


def _unnamed(parts: Parts, past: _Past, at: int, first: DraftSpeech | None) -> str:
    """Who says words that no name stands before."""
    if first is not None:
        return first.speaker
    beside = [parts.tokens[n][1].text for n in range(_since(parts, at), parts.runs[at][1][0]) if parts.codes[n] == "."]
    if any(is_narrator(word) for word in beside if word.isalpha()):
        return NARRATOR
    seen = past.items[-1] if past.items and isinstance(past.items[-1], DraftShot) else None
    if seen is not None and (bite := bite_of(joined(seen.pieces))) and bite.speaker:
        return bite.speaker
    return parts.usual if past.speaker is None or parts.usual != NARRATOR or not _names_narrator(parts) else past.speaker


def _names_narrator(parts: Parts) -> bool:
    return any(_is_narrator_named(item) for item, _ in parts.firsts.values())


def _delivery(parts: Parts, at: int, speaker: str) -> Delivery:
    """How the words reach the viewer: by the name, and by a sign of voice-over beside it."""
    if is_narrator(speaker):
        return Delivery.NARRATION
    first = parts.runs[at][1][0]
    beside = " ".join(piece.text for piece in parts.pieces([n for n in range(max(_since(parts, at), first - 8), first) if parts.codes[n] in ".Nn"]))
    return Delivery.VOICE_OVER if VOICE_OVER.search(beside) else Delivery.SYNC
