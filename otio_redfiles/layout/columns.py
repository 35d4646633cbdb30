"""What the columns of a table are: by what stands in them, and by the words of a header row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout import speakers, stream, wording
from otio_redfiles.layout.grid import GridRow
from otio_redfiles.model import Piece

# Roles, and the words that header rows (and users) call them by.
ROLES: tuple[tuple[str, str], ...] = (
    (
        "out",
        r"(?:(?:time\s?code|tc|time)\s*[-:/]?\s*)?(?:out|end|stop|finish|to|ende|fin|out\s*(?:point|tc"
        r"|time\s?code))(?:\s*(?:time\s?code|tc|time|point))?",
    ),
    (
        "duration",
        r"(?:.*\b)?(?:duration|dur\.?|durée|dauer|length|laufzeit|runtime|trt|item\s+time|secs?|seconds"
        r"|len\.?)(?:\s*\(.*\))?",
    ),
    (
        "number",
        r"(?:(?:shot|scene|cue|title|item|event|row|line|dialogue|sub(?:title)?|page|seq\w*"
        r"|#)\s*)?(?:no\.?|nr\.?|number|num\.?|#|№|id|index|n°)|shot|scene|reel|sc\.?|cut|page|event|row",
    ),
    (
        "timecode",
        r"(?:(?:start|in|begin\w*|from|master|prog\w*|running|record|rec|cumulative"
        r"|first)\s*[-:/]?\s*)?(?:t\.?c\.?r?|time\s?-?codes?|times?|timings?|clock|zeit\w*|temps|tiempo"
        r"|positions?|starts?|in(?:\s*(?:point|tc|cue))?|cue\s+in|from|begin"
        r"|timecode in)(?:\s*[-:/]?\s*(?:in|start|on|point))?(?:\s*\(.*\))?",
    ),
    (
        "speaker",
        r"speakers?|characters?|names?|who|voices?|persons?|cast|sprecher|personnage|role|roles"
        r"|speaker\s*/\s*\w+|char\.?|talent|source|contributors?|interviewees?",
    ),
    (
        "narration",
        r"narrations?|narrators?|commentary|comm\.?|kommentar|commentaire|v/?o|voice[\s-]?overs?|script"
        r"|narr\.?|vo\s+text|guide\s+track",
    ),
    (
        "picture",
        r"pictures?|visions?|visuals?|vídeo|video|imagen|imágenes|immagine|immagini|footage|shots?\s*descriptions?|images?|bild|pix|action"
        r"|scene\s*descriptions?|descriptions?|shots?|on\s*screen(?:\s+action)?|clips?|archive|content"
        r"|picture\s*/.*|vision\s*/.*|visual\s+description|inhalt|continuity|shotlist",
    ),
    ("music", r"music(?:\s*(?:cue|cues|/\s*fx|fx|and effects))?|musik|musique|música|musica|songs?"),
    (
        "sound",
        r"sounds?|audio|words?|dialogues?|dialogs?|texts?|speech|spoken(?:\s+words?)?|transcripts?"
        r"|transcriptions?|ton|son|sonido|suono|texto|subtitles?|captions?|lines?|sync|interviews?|dialogue\s*/.*"
        r"|sound\s*/.*|audio\s*/.*|lyrics|title\s+text|translation|original",
    ),
    ("effects", r"sfx|f/?x|effects?|m&e|m\+e|atmos|gram(?:s)?"),
    (
        "notes",
        r"notes?|comments?|remarks?|annotations?|bemerkung\w*|info|status|rights|source\s+tape|tape"
        r"|location|date|clip\s*name|file\w*|licen[cs]e|copyright",
    ),
)
HEADER = [(role, re.compile(rf"\W*(?:{words})\W*\Z", re.IGNORECASE)) for role, words in ROLES]
PAIR = re.compile(r"\s*(?:[-–—/>&+]|\bto\b|\band\b)+\s*", re.IGNORECASE)
TIMES = ("timecode", "out", "duration")
SPOKEN = ("sound", "narration")


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column ("" where it has none), and the line of the header row, if there is one."""

    roles: tuple[str, ...]
    header: int | None = None

    def first(self, *roles: str) -> int | None:
        return next((index for index, role in enumerate(self.roles) if role in roles), None)

    def role(self, at: int) -> str:
        """The role of column `at`; "" for columns beyond those known."""
        return self.roles[at] if at < len(self.roles) else ""


def role_named(text: str) -> str:
    """The role that a header word names; "" for other words. A column of ins and outs is one of timecodes."""
    bare = " ".join(text.split())
    if not bare or len(bare) > 40:
        return ""
    role = next((role for role, pattern in HEADER if pattern.match(bare)), "")
    return role or ("timecode" if _names_pair(bare) else "")


def _names_pair(bare: str) -> bool:
    """TC in - TC out: the names of two times with a sign between them."""
    halves = [half for half in PAIR.split(bare) if half.strip()]
    return len(halves) == 2 and [role_named(half) for half in halves] == ["timecode", "out"]


def named_roles(names: Sequence[str]) -> tuple[str, ...]:
    """The roles that the words of a header give the columns; what they do not name holds notes."""
    roles = [role_named(name) or "notes" for name in names]
    _speechless(roles)
    return tuple(roles)


def _speechless(roles: list[str]) -> None:
    """Where a table has pictures and no words, nobody speaks: its sources are archives'."""
    if "speaker" in roles and "picture" in roles and not {"text", *SPOKEN} & set(roles):
        roles[roles.index("speaker")] = "notes"


def columns_of(rows: Sequence[GridRow], style: str | None, told: Sequence[str] = ()) -> Columns:
    """The roles of the columns of a table's rows; `told` are the user's names for them, left to right."""
    width = max(len(row.cells) for row in rows)
    header = header_row(rows, style)
    body = [row for row in rows if header is None or row.line > header.line]
    content = [[cell for row in body for cell in row.cells[at : at + 1] if cell] for at in range(width)]
    line = header.line if header else None
    if told:
        names = [role_named(name) or name.strip().lower() for name in told]
        return Columns(tuple(names + [""] * (width - len(names))), line)
    named = [role_named(cell.text) if cell else "" for cell in header.cells] if header else []
    return Columns(roles_of(content, named + [""] * (width - len(named)), style), line)


def header_row(rows: Sequence[GridRow], style: str | None) -> GridRow | None:
    """The row that names the columns, if one does: among the first, short words, most of them known."""
    for row in rows[:40]:
        cells = row.filled()
        if len(cells) < 2 or any(len(cell.text) > 40 for cell in cells):
            continue
        known = [role_named(cell.text) for cell in cells]
        if style and any(notation.find_stamps(cell.text, style) for cell in cells):
            return None
        if sum(map(bool, known)) >= max(2, 0.6 * len(cells)) and len(set(filter(None, known))) >= 2:
            return row
    return None


# --------------------------------------------------------------------------- content


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


def look_of(cells: Sequence[Piece], style: str | None) -> Look:
    """Statistics of one column."""
    texts = [cell.text for cell in cells]
    if not texts:
        return Look(0, 0, 0, 0, 0, 0, 0)
    n = len(texts)
    return Look(
        n,
        sum(is_time(text, style) for text in texts) / n,
        sum(bool(stream.NUMBER.match(text)) for text in texts) / n,
        sum(is_namelike(text) for text in texts) / n,
        mean(max(-3.0, min(3.0, _spoken(text))) for text in texts),
        mean(len(text.split()) for text in texts),
        len(set(texts)) / n,
    )


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
    bare = text.strip("\"' :")
    return len(bare.split()) <= 3 and not wording.is_finished(bare) and speakers.is_name(bare)


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
    roles = [_sure_role(look, name) for look, name in zip(looks, named, strict=True)]
    _times(roles, content)
    _texts(roles, looks)
    _lone_text(roles, named)
    _speechless(roles)
    return tuple(roles)


def _lone_text(roles: list[str], named: list[str]) -> None:
    """The only column of words, if no header names it, holds pictures and speech alike: told cell by cell."""
    words = [at for at, role in enumerate(roles) if role in ("picture", "speaker", *SPOKEN)]
    if len(words) == 1 and not named[words[0]]:
        roles[words[0]] = "text"


def _sure_role(look: Look, name: str) -> str:
    """The role that the header or plain content gives a column; "?" for words not yet told apart."""
    if not look.filled:
        return name
    if look.times >= 0.6 and name not in ("number",):
        return name if name in TIMES else "time"
    if name in TIMES:
        return "?" if look.words > 2 else "number" if look.numbers > 0.6 and name != "duration" else name
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
        roles[at] = "duration" if meaning in roles and meaning == "out" else meaning


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
    return "out" if stream.pair_meaning(pairs) == "out" else "duration"


def _texts(roles: list[str], looks: Sequence[Look]) -> None:
    """Tell columns of words apart: names are speakers, the most spoken is the sound, the least the
    picture."""
    open_ = [at for at, role in enumerate(roles) if role == "?"]
    if "speaker" not in roles:
        for at in list(open_):
            look, others = looks[at], [looks[i] for i in open_ if i != at]
            wordy = any(
                other.words > look.words + 1.5 and other.spoken > look.spoken - 1.0 for other in others
            ) or any(r in SPOKEN for r in roles)
            if look.names >= 0.7 and look.words <= 3.5 and look.variety <= 0.85 and wordy and len(open_) > 1:
                roles[at] = "speaker"
                open_.remove(at)
                break
    has_sound, has_picture = any(role in SPOKEN for role in roles), "picture" in roles
    for at in sorted(open_, key=lambda at: -looks[at].spoken - 0.02 * looks[at].words):
        alone = len(open_) == 1
        if not has_sound and (has_picture or not alone or looks[at].spoken > 0):
            roles[at], has_sound = "sound", True
        elif not has_picture:
            roles[at], has_picture = "picture", True
        else:
            roles[at] = "notes"


def describe(columns: Columns, style: str | None) -> str:
    """ "3 columns: picture, timecode HH.MM.SS, sound"."""
    return f"{len(columns.roles)} columns: {listed(columns, style)}"


def listed(columns: Columns, style: str | None) -> str:
    """ "picture, timecode HH.MM.SS, sound"."""
    return ", ".join(
        f"{role} {style}" if role == "timecode" and style else role or "unused" for role in columns.roles
    )
