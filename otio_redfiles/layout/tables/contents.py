"""What a column holds, by the cells that stand in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import mean

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import manners, stream
from otio_redfiles.layout.tables import dialogue, item_codes, material, sizes
from otio_redfiles.layout.words import persons, speakers, wording
from otio_redfiles.model import Piece

TIMES = ("timecode", "out", "duration")
SPOKEN = ("sound", "narration")
MINUTE = 60
LEAST_SUMS = 3
ALIKE, PAST = 4, 0.8
"""So many rows show that two columns count the same; so many of them, that ends lie past the next starts."""
MOSTLY = 0.6
"""The share of a column's cells that are times, where it is one of times; that of its rows, where they are lengths."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a column's cells look like: shares of its filled cells, and means."""

    filled: int
    times: float
    numbers: float
    names: float
    spoken: float
    words: float
    variety: float
    labelled: float
    lower: float


def look_of(cells: Sequence[Piece], style: str | None) -> Look:
    """Statistics of one column."""
    texts = [cell.text for cell in cells]
    if not texts:
        return Look(0, 0, 0, 0, 0, 0, 0, 0, 0)
    n = len(texts)
    return Look(
        n,
        sum(is_time(text, style) for text in texts) / n,
        sum(bool(manners.NUMBER.match(text)) for text in texts) / n,
        sum(is_namelike(text) for text in texts) / n,
        mean(max(-3.0, min(3.0, _spoken(text))) for text in texts),
        mean(len(text.split()) for text in texts),
        len(set(texts)) / n,
        sum(is_labelled(text) for text in texts) / n,
        sum(text[:1].islower() for text in texts) / n,
    )


@lru_cache(maxsize=16384)
def is_time(text: str, style: str | None) -> bool:
    """Does a cell hold timecodes and nothing else?"""
    marks = notation.find_stamps(text, style) if style else ()
    if not marks:
        return bool(re.fullmatch(r"\W*\d{1,3}(?:[:.']\d{2}){1,3}\W*", text))
    rest = (
        text[: marks[0].start]
        + " ".join(text[a.end : b.start] for a, b in zip(marks, marks[1:], strict=False))
        + text[marks[-1].end :]
    )
    return not re.search(r"\w", re.sub(r"\b(?:to|till|until)\b", "", rest))


def is_namelike(text: str) -> bool:
    """Could a cell be a speaker's name as lists print it?"""
    label = speakers.label_of(text)
    if label is not None and label.words is None:
        return True
    bare = vocabulary.BRACKETED.sub(" ", dialogue.speaker_of(text)).strip("\"' :")
    return len(bare.split()) <= 3 and not wording.is_finished(bare) and persons.is_name(bare)


def is_labelled(text: str) -> bool:
    """Does a cell say itself who speaks, before words on its line or on a line above them?"""
    first, _, rest = text.partition("\n")
    label = speakers.label_of(first)
    return label is not None and (label.words is not None or bool(rest))


def _spoken(text: str) -> float:
    """How spoken a cell is; a heading on its first line says that the cell is sound."""
    first, _, rest = text.partition("\n")
    label = speakers.label_of(first)
    if label is not None and (rest or label.delivery or label.words is not None):
        return 2.5
    if vocabulary.cue_kind(text) is not None:
        return 0.0
    return wording.spoken(text)


def roles_of(content: list[list[Piece]], named: list[str], style: str | None) -> tuple[str, ...]:
    """The role of each column, from its filled cells and what its header names it ("" where it does not)."""
    looks = [look_of(cells, style) for cells in content]
    named = _over_times(named, looks)
    numbered = (name or ("number" if item_codes.are_serials([cell.text for cell in cells]) else "") for name, cells in zip(named, content, strict=True))
    roles = [_sure_role(look, name) for look, name in zip(looks, _sized(named, content, [*numbered]), strict=True)]
    roles = material.without_tapes(roles, named)
    _times(roles, content)
    _summed_up(roles, content)
    _texts(roles, looks)
    _lone_text(roles, named)
    return tuple(speechless(roles))


def _over_times(named: list[str], looks: Sequence[Look]) -> list[str]:
    """The names of the columns; that of the times, where none stands in its column, is the one's beside it that holds them: a
    cell with its time and more (TC 10:00:02) was parted below it."""
    for at, name in enumerate(named):
        beside = at - 1 if name == "timecode" and looks[at].filled and not looks[at].times else -1
        if beside >= 0 and not named[beside] and looks[beside].times >= MOSTLY:
            return [*named[:beside], name, "", *named[at + 1 :]]
    return named


def _sized(named: Sequence[str], content: Sequence[Sequence[Piece]], roles: list[str]) -> list[str]:
    """The roles, a column that holds nothing but sizes of shots (ELS, MCU) beside a column of pictures being that of sizes."""
    if "picture" not in named:
        return roles
    return ["size" if named[at] in ("", "number", "notes") and sizes.are_sizes(cells) else role for at, (role, cells) in enumerate(zip(roles, content, strict=True))]


def _lone_text(roles: list[str], named: list[str]) -> None:
    """The only column of words, if no header names it, holds pictures and speech alike: told cell by cell."""
    words = [at for at, role in enumerate(roles) if role in ("picture", "speaker", *SPOKEN)]
    if len(words) == 1 and not named[words[0]]:
        roles[words[0]] = "text"


def _sure_role(look: Look, name: str) -> str:
    """The role that the header or plain content gives a column; "?" for words not yet told apart."""
    if not look.filled:
        return name
    if look.times >= MOSTLY:
        return name if name in TIMES else "time"
    if name in TIMES:
        return "?" if look.words > 2 else "number" if look.numbers > 0.6 and name != "duration" else name
    if name in ("picture", "notes", *SPOKEN) and look.numbers >= 0.8:
        return "number"
    if name and not (name == "number" and look.numbers < 0.4 and look.words > 2):
        return name
    if look.numbers >= 0.7:
        return "number"
    return "?"


def _times(roles: list[str], content: list[list[Piece]]) -> None:
    """Tell columns of times apart: the first that runs forward is the timecode; then outs, then lengths."""
    columns = [at for at, role in enumerate(roles) if role == "time"]
    if "timecode" not in roles and columns:
        forward = [at for at in columns if stream.are_positions(_seconds(content[at]))]
        first = (forward or columns)[0]
        first = next((at for at in forward if _ends_at(content[first], content[at])), first)
        roles[first] = "timecode"
        columns.remove(first)
    start = roles.index("timecode") if "timecode" in roles else None
    for at in columns:
        meaning = "duration" if start is None else _meaning(content[start], content[at])
        if meaning == "item" and start is not None and "out" not in roles:
            roles[start] = "out"  # a running total: where an item ends, and where it begins is not printed
        if meaning == "notes" and start is not None and "out" in roles and _are_lengths(content[start], content[roles.index("out")], content[at]):
            meaning = "duration"
        roles[at] = meaning if meaning == "notes" or (meaning == "out" and "out" not in roles) else "duration"


def _are_lengths(starts: Sequence[Piece], ends: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Do the numbers of a column say how long it is from each start to its end, in seconds and frames too (3:17)?"""
    begin, end = ({cell.line: clock for cell in cells for clock in _seconds([cell])[:1]} for cells in (starts, ends))
    rows = [(end[cell.line] - begin[cell.line], cell.text) for cell in others if cell.line in begin and cell.line in end and _seconds([cell])]
    return bool(rows) and sum(notation.says_length(*row) for row in rows) >= MOSTLY * len(rows)


def _summed_up(roles: list[str], content: list[list[Piece]]) -> None:
    """Times that a running total sums up are lengths, whatever the column is called."""
    if not {"out", "timecode"} <= set(roles):
        return
    ends, own = _seconds(content[roles.index("out")]), _seconds(content[roles.index("timecode")])
    sums = sum(two - one == length for one, two, length in zip(ends, ends[1:], own[1:], strict=False))
    if len(ends) == len(own) >= LEAST_SUMS and sums >= 0.8 * (len(ends) - 1):
        roles[roles.index("timecode")] = "duration"


def _ends_at(ends: Sequence[Piece], starts: Sequence[Piece]) -> bool:
    """Are the times of one column the ends of another's: never before them, and each the next one's start?"""
    one, two = _seconds(ends), _seconds(starts)
    if (
        ends is starts
        or len(one) != len(two)
        or len(one) < 3
        or any(end < start for end, start in zip(one, two, strict=True))
    ):
        return False
    return sum(abs(end - start) <= 1 for end, start in zip(one, two[1:], strict=False)) >= 0.5 * (
        len(one) - 1
    )


def _seconds(cells: Sequence[Piece]) -> list[int]:
    found = [notation.find_stamps(cell.text)[:1] for cell in cells]
    return [clock for marks in found for mark in marks if (clock := notation.clock(mark.text)) is not None]


def _meaning(starts: Sequence[Piece], others: Sequence[Piece]) -> str:
    by_line = {cell.line: clock for cell in others for clock in _seconds([cell])[:1]}
    pairs = [
        (clock, by_line[cell.line])
        for cell in starts
        for clock in _seconds([cell])[:1]
        if cell.line in by_line
    ]
    if not pairs:
        return "duration"
    meaning = stream.pair_meaning(pairs)
    if meaning == "out" and _counts_alike(pairs):
        return "notes"
    if meaning in ("out", "item"):
        return meaning
    clocks = [start for start, _ in pairs]
    longer = all(other > max(MINUTE, max(clocks) - min(clocks)) for _, other in pairs)
    return "notes" if longer else "duration"  # the times of a tape are no lengths of what was cut from it


def _counts_alike(pairs: Sequence[tuple[int, int]]) -> bool:
    """Are these no ends but another count of the same starts (an old version's, a tape's): later by one time throughout, past the
    starts that follow?"""
    apart = [other - start for start, other in pairs]
    past = sum(other > start + 1 for (_, other), (start, _) in pairwise(pairs))
    return len(pairs) >= ALIKE and max(apart) - min(apart) <= 1 and past >= PAST * (len(pairs) - 1)


def _texts(roles: list[str], looks: Sequence[Look]) -> None:
    """Tell columns of words apart: names are speakers, the most spoken is the sound, the least the
    picture."""
    open_ = [at for at, role in enumerate(roles) if role == "?"]
    if "speaker" not in roles:
        at = next((at for at in open_ if _are_speakers(at, roles, looks)), None)
        if at is not None:
            roles[at] = "speaker"
            open_.remove(at)
    has_sound, has_picture = any(role in SPOKEN for role in roles), "picture" in roles
    for at in sorted(open_, key=lambda at: -looks[at].spoken - 0.02 * looks[at].words):
        alone = len(open_) == 1
        beside = "narration" in roles and "sound" not in roles and "speaker" not in roles and looks[at].spoken > 0.5
        if beside or (not has_sound and (has_picture or not alone or looks[at].spoken > 0)):
            roles[at], has_sound = "sound", True
        elif not has_picture and not ("speaker" in roles and looks[at].lower >= 0.5):  # that is an aside
            roles[at], has_picture = "picture", True
        else:
            roles[at] = "notes"


def _are_speakers(at: int, roles: Sequence[str], looks: Sequence[Look]) -> bool:
    """Is a column one of names: short ones that come again, beside words that do not say themselves whose they are?"""
    look = looks[at]
    others = [looks[i] for i, role in enumerate(roles) if i != at and role in ("?", *SPOKEN)]
    spoken = any(role in SPOKEN for role in roles)
    longer = any(other.words > look.words + 1.5 and other.spoken > look.spoken - 1.0 for other in others)
    if not others or not (spoken or longer) or any(other.labelled >= 0.3 for other in others):
        return False
    return look.names >= 0.7 and look.words <= 3.5 and look.variety <= (0.85 if "?" in _but(roles, at) else 0.6)


def _but(roles: Sequence[str], at: int) -> Sequence[str]:
    return (*roles[:at], *roles[at + 1 :])


def speechless(roles: list[str]) -> list[str]:
    """Where a table has pictures and no words, nobody speaks: its sources are archives'."""
    if "speaker" in roles and "picture" in roles and not {"text", "", *SPOKEN} & set(roles):
        return ["notes" if role == "speaker" else role for role in roles]
    return roles
