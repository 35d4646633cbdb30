"""Records of a supplier's catalogue one below the other, each with its shots run in behind the name of a field.

    Supplier: Coast Archive
    Description: | 07:01:14:00 Trawlers leave. 07:03:52:00 Fish hall.       the name heads the shots, no picture itself
    Keywords: SHIPS, FISH                                                   and what stands below them is of the record
    Duration: 00:02:38:00
    Please ask for the master

From the first such paragraph on the fields, and what stands between them, are nobody's words and show nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.running.head_fields import FIELD, is_field_of_time
from otio_redfiles.layout.words import spans, wording

DESCRIBES = frozenset(
    """description descriptions desc shotlist shot list shots content contents details summary synopsis log footage clip notes
    beschreibung inhalt inhaltsangabe contenu résumé descripción contenido descrizione contenuto descrição omschrijving inhoud beskrivelse beskrivning""".split()
)
"""The words that name the field whose shots are run in."""
SIGNED = re.compile(r"\s*[:|=]")
LEAST, MOST_NAME = 2, 3
"""So many timecodes run in behind the name; words of a field's name at most."""


def with_records(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page; the names of such fields on lines of their own, those and the other fields ruled off."""
    return tuple(_ruled(lines)) if any(map(_opens, lines)) else tuple(lines)


def _ruled(lines: Sequence[Line]) -> Iterator[Line]:
    begun = within = False
    for line in lines:
        if _opens(line):
            begun = within = True
            name = spans.part(line.piece, 0, line.stamps[0].column - line.piece.column)
            yield replace(line, tokens=(name,) if name else (), ruled=True)
            yield replace(line, tokens=line.tokens[1:], gap=1)
            continue
        within = within and not _is_field(line)
        apart = begun and not within and (not line.stamps or is_field_of_time(line))
        yield replace(line, tokens=(line.piece,), ruled=True, linked=False) if apart else line


def _opens(line: Line) -> bool:
    """Do several timecodes stand behind the name of a field for shots?"""
    if not line.shape.startswith("wT") or len(line.stamps) < LEAST:
        return False
    name = line.words[0].text
    behind = line.piece.text[line.words[0].column - line.piece.column + len(name) :]
    words = name.rstrip(" :|=").casefold().split()
    return 0 < len(words) <= MOST_NAME and DESCRIBES.issuperset(words) and (SIGNED.match(behind) is not None or name[-1] in ":|=")


def _is_field(line: Line) -> bool:
    """Does a line below such shots begin with another field's name, and hold no sentence and no shots?"""
    if line.stamps:
        return is_field_of_time(line)
    text = line.piece.text.strip()
    name, _, value = text.partition(":")
    return FIELD.match(text) is not None and len(name.split()) <= MOST_NAME and not wording.is_finished(value)
