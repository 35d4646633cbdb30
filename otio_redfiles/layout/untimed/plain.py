"""Pages without timecodes: linking scripts, numbered shot lists, transcripts, running orders, plain prose.

Order is all such a page says. What reads as a speaker's label begins a speech; numbered or shot-sized lines
are pictures; quoted words after an announced bite are its speaker's; the rest are notes. A bite that has a
number of its own is both: the number counts it among the shots."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.lines import lengths_behind, numbered, stream
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.untimed import (
    answers,
    bracketed_bites,
    described,
    framed,
    joined_columns,
    lasting,
    listed,
    newsroom,
    package,
    picture_and_sound,
    plain_ways,
    read_script,
    roman,
    screenplay,
    untimed,
    wrapped_pictures,
)
from otio_redfiles.layout.untimed.plain_reader import PlainReader
from otio_redfiles.layout.untimed.plain_ways import Ways
from otio_redfiles.layout.words import interpret, seen_speakers
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece

NAMES = {
    "numbered": "numbered list without timecodes",
    "bulleted": "list without numbers or timecodes",
    "listed": "list without numbers or timecodes",
    "sized": "shots by their sizes, without timecodes",
    "staged": "columns of picture and sound in the manner of a screenplay, without timecodes",
    "": "text without timecodes",
}


def understand_plain(rows: Sequence[Piece]) -> Read:
    """What a page says that prints no timecodes."""
    if (begin := joined_columns.begins_at(rows)) is not None:
        return _of_columns(joined_columns.records_of(rows, begin), "columns of picture and sound joined by a blank, without timecodes")
    if newsroom.is_coded([row.text for row in rows]):
        return newsroom.read_story(rows)
    if bracketed_bites.is_told([row.text for row in rows]):
        return bracketed_bites.read_story(rows)
    if described.is_described(rows):
        return described.read_described(rows)
    if roman.is_roman(rows):
        return roman.read_roman(rows)
    lines = text_lines.lines_of(numbered.parted_items(package.without_seconds(lengths_behind.without_lengths(rows))), None)
    width = text_lines.wrap_width([row.text for row in rows])
    manner = _manner([line.piece.text for line in lines])
    whole = _paragraphs(lines, width, manner == "numbered")
    paragraphs = untimed.parted(whole)
    if (begin := read_script.begins_at(whole)) is not None:
        return read_script.read_script(whole, begin)
    ways = plain_ways.ways_of(paragraphs, manner == "numbered", untimed.is_prose(whole))
    paragraphs = wrapped_pictures.joined(paragraphs, ways.head) if ways.split else paragraphs
    amid = next((piece.line for paragraph in whole for piece in paragraph.pieces if untimed.LIST_AMID.search(piece.text)), 0)
    ways = replace(ways, amid=amid)
    if not ways.split and (begin := screenplay.begins_at(paragraphs)) is not None:
        ways = replace(ways, staged=True, head=begin)
    elif not ways.split and (begin := picture_and_sound.begins_at(paragraphs)) is not None:
        return _of_columns(picture_and_sound.records_of(paragraphs, begin), "columns of picture and sound, row by row, without timecodes")
    if not (ways.split or ways.package or ways.listed) and (begin := framed.begins_at(paragraphs)) is not None:
        traits = _traits(paragraphs, ways)
        records = framed.records_of(paragraphs, begin, traits)
        return Read(NAMES[""], interpret.Interpreter(traits, interpret.habits_of(traits)).read(records).written())
    run_in = sum(paragraph.pieces[0].line == amid for paragraph in paragraphs) > untimed.LEAST and manner == "bulleted"
    manner = "listed" if ways.listed else "sized" if run_in else _manner([paragraph.pieces[0].text for paragraph in paragraphs[ways.head if ways.narrated else 0 :]]) or ("sized" if ways.amid else "")
    traits = _traits(paragraphs, ways)
    agency = numbered.is_agency([paragraph.text for paragraph in paragraphs])
    records = PlainReader(traits, manner, agency, ways).records(_unwrapped(paragraphs, manner, ways))
    records = answers.told(records) if manner == "bulleted" or ways.split else records
    records = package.told(records) if ways.package else seen_speakers.named(records) if ways.split else records
    scribe = interpret.Interpreter(traits, interpret.habits_of(traits)).read(records)
    return lasting.with_lengths(Read(NAMES["staged" if ways.staged else manner], scribe.written()), rows)


def _of_columns(records: Sequence[Record], how: str) -> Read:
    """What the records of two columns say, the commentary the narrator's."""
    return interpret.narrated(how, records)


def _unwrapped(paragraphs: list[Paragraph], manner: str, ways: Ways) -> list[Paragraph]:
    """The paragraphs of a list, each item with the lines it is wrapped on."""
    if manner == "listed":
        return listed.unwrapped(paragraphs, ways.head)
    if manner == "sized":
        return untimed.unwrapped(paragraphs)
    return numbered.unwrapped(paragraphs) if manner in ("numbered", "bulleted") else paragraphs


def _manner(texts: Sequence[str]) -> str:
    """What begins the items of a page: "bulleted", "numbered" or "sized" ones; "" where it is no list."""
    if untimed.is_bulleted(texts):
        return "bulleted"
    return "numbered" if numbered.is_numbered(texts) else "sized" if untimed.is_sized(texts) else ""


def _traits(paragraphs: Sequence[Paragraph], ways: Ways) -> Traits:
    """The habits of a page; of a list of voices those behind its numbers."""
    texts = [paragraph.text for paragraph in paragraphs]
    if ways.voiced:
        texts = [text[found.end() :] if (found := numbered.SIGNED.match(text)) else text for text in texts]
    headed = plain_ways.headings(texts)
    traits = habits.traits_of(texts)
    traits = replace(traits, colons=traits.colons or (headed and not ways.package), brackets=untimed.picture_bracket([paragraph.text for paragraph in paragraphs]))
    return replace(traits, upper_narration=False) if ways.package else traits


def _paragraphs(lines: Sequence[Line], width: int, listed: bool) -> list[Paragraph]:
    """Lines that are wrapped are joined; on a list none that begins an item or names who speaks."""
    block = Block()
    for line in lines:
        begun = listed and numbered.begins(line.piece.text)
        stream.add(block, Paragraph(line.words, gap=line.gap, ruled=line.ruled), 0 if begun else width)
    return untimed.with_brackets_closed(block.paragraphs)
