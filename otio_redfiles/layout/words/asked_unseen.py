"""What loggers and transcribers put into brackets that is said, or tells how it was: (Q: And then?), ADA: (wild, no pic) It sang."""

import re
from collections.abc import Sequence

from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.label import Label
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Delivery, Piece

WILD = re.compile(r"\s*[(\[](?=[^()\[\]]{0,40}\b(?:wild|no\s+(?:pics?|pictures?|vision|sync|image)|sound\s+only|audio\s+only)\b)[^()\[\]]{2,40}[)\]]\s*(?=\S)", re.IGNORECASE)
"""How words were recorded, in brackets before them: (wild, no pic)."""
ASKED = re.compile(r"[(\[]\s*(?P<who>Q|Qu|Ques|Question|Int|Interviewer|Reporter|Asker|Frage|Frager|Interviewerin|Pregunta|Domanda|Vraag)\.?\s*[:.]\s*(?=\S)", re.IGNORECASE)
"""Who asks, unseen, at the head of a bracket that holds his question: (Q: And then?)"""


def asked(pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """Who asks, and his question, of a paragraph that is a bracket round both; () for others."""
    first, last = pieces[0], pieces[-1]
    found = ASKED.match(first.text)
    end = len(last.text.rstrip()) - 1
    if not found or last.text[end:].strip() not in (")", "]") or not wording.is_finished(last.text[:end]):
        return ()
    begun = spans.part(first, found.end(), end if last is first else None)
    ended = spans.part(last, 0, end) if last is not first else None
    words, head = tuple(filter(None, (begun, *pieces[1:-1], ended))), spans.part(first, 1, found.end())
    return (Entry(Kind.LABEL, (head,), Label(found["who"], Delivery.SYNC)), Entry(Kind.WORDS, words)) if head and words else ()


def recorded(pieces: Sequence[Piece]) -> tuple[Entry, tuple[Piece, ...]] | None:
    """How words were recorded, in brackets before them, and the words; None where nothing of the kind stands there."""
    found = WILD.match(pieces[0].text)
    note, rest = (spans.part(pieces[0], 0, found.end()), spans.part(pieces[0], found.end())) if found else (None, None)
    return (Entry(Kind.UNUSED, (note,)), (rest, *pieces[1:])) if note and rest else None
