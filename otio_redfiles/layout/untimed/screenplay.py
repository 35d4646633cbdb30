"""Two columns, VIDEO and AUDIO, written out a cell a paragraph in the manner of screenplays, without timecodes.

    VIDEO / AUDIO                          the names of the columns
    LS Quay. Nets drying.                  what is seen, in sentences, set apart
    NARRATOR (V.O.)                        who is heard, alone in capitals,
    Nobody mends nets here now, not        and his words right below
    CU Nets, torn. since the mill.         a picture glued in front of words that go on
"""

import re
from collections import Counter
from collections.abc import Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import plain_ways
from otio_redfiles.layout.words import persons, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Piece

LEAST, MOST_HEAD = 3, 30
"""Names and pictures a page has at least; paragraphs among which its columns are named."""
MOSTLY, SAID = 0.8, 2.0
"""Of what stands apart; the odds of commentary that nobody is named for: pictures in sentences have less."""
MARK = re.compile(r"\((?:V\.?\s?O\.?|O\.?\s?[SC]\.?|ON[ -]CAM(?:ERA)?|OFF[ -]CAM(?:ERA)?|CONT['’]?D\.?|CONT\.?|CONTINUED|CONTINUING|PRE-?LAP|FILTERED)\)", re.IGNORECASE)
"""How somebody is heard, or that he goes on, behind his name."""
GLUED = re.compile(r"[.!?]\s+(?=[^\W\d_A-ZÀ-Þ])")
"""Where a description ends and words in small letters go on."""


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Behind which paragraph the cells of such a page begin; None where the page names no such columns or has no such cells."""
    texts = [paragraph.text for paragraph in paragraphs]
    ends = (at + size for at in range(min(MOST_HEAD, len(texts))) for size in (1, 2) if plain_ways.names_columns(texts[at : at + size]))
    begin = next(ends, None)
    if begin is None:
        return None
    named = dict.fromkeys(at for at in range(begin, len(texts)) if _is_named(paragraphs, at))
    names = Counter(MARK.sub("", texts[at]).strip() for at in named)
    sure = sum(bool(MARK.search(texts[at])) or names[texts[at].strip()] > 1 for at in named)
    seen = [texts[at] for at in range(begin, len(texts)) if at not in named and _is_seen(paragraphs[at])]
    small = sum(not wording.is_upper(text) for text in seen)
    told = sum(wording.spoken(text) > SAID for text in seen)
    read = told > (1 - MOSTLY) * len(seen) and not any(map(vocabulary.is_narrator, names))
    return begin if sure >= LEAST and small >= max(LEAST, MOSTLY * len(seen)) and not read else None


def _is_named(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Does a name stand alone in capitals right above words that are not?"""
    one, two = paragraphs[at], paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    name = MARK.sub("", one.text).strip()
    above = two is not None and two.gap == 0 and not wording.is_upper(two.text) and not plain_ways.is_unspoken(one.text)
    return above and wording.is_upper(one.text) and (vocabulary.is_narrator(name) or persons.is_name(name))


def _is_seen(paragraph: Paragraph) -> bool:
    """Does what stands apart, and is no cue, show something?"""
    apart = paragraph.gap > 0 or bool(wording.SHOT_SIZE.match(paragraph.text))
    return apart and not (plain_ways.is_unspoken(paragraph.text) or vocabulary.is_bracketed(paragraph.text) or wording.QUOTED.match(paragraph.text))


def interrupted(pieces: Sequence[Piece], said: str) -> tuple[Entry, ...]:
    """A picture glued in front of the words that go on with the open sentence `said`, and those words; () without."""
    text = pieces[0].text
    if len(pieces) != 1 or not said or wording.is_finished(said) or not wording.SHOT_SIZE.match(text):
        return ()
    found = GLUED.search(text)
    seen, words = (spans.part(pieces[0], 0, found.end()), spans.part(pieces[0], found.end())) if found else (None, None)
    return (Entry(Kind.PICTURE, (seen,), odds=2.0), Entry(Kind.WORDS, (words,), odds=2.0)) if seen and words else ()
