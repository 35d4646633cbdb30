"""A CMX3600 list, line by line: what each line states, with its number. No arithmetic here.

The way of pycmx: every line becomes a statement, and a line nobody knows is data rather than an error.
Unlike it and the stock OpenTimelineIO adapter we read an event from its right end, where four timecodes
stand, because reels hold spaces and some are empty. CMX3600 has no formal text; what is accepted is what
Avid, Premiere, Resolve, Final Cut, Nucoda and Media 100 write.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from otio_redfiles.errors import UnreadableCutError

_TC = r"\d{1,2}[:;.,]\d{2}[:;.,]\d{2}[:;.,]\d{2,3}"
_FOUR = re.compile(rf"\s*({_TC})\s+({_TC})\s+({_TC})\s+({_TC})(?:\s.*)?\Z")
_HEAD = re.compile(
    r"\s*(?P<number>\d+)\w?\s+(?:(?P<reel>\S.*?)\s+)?(?P<channels>[A-Z0-9/+]+?)\s+"
    r"(?P<edit>C|D|W\d*|KB|K\s+B|KO|K\s+O|K)(?:\s+\(F\))?(?:\s+(?P<length>\d{1,4}))?(?:\s+\(F\))?\s*\Z"
)
_NUMBERED = re.compile(r"\s*\d{1,6}\s+\S")
_TIMECODES = re.compile(rf"(?<![\d:]){_TC}(?![\d:])")
_CHANNELS = re.compile(r"(B|NONE|AUD|(?:A\d*|V\d*|AA)(?:[/+]?(?:A\d*|V\d*))*)\Z")
_MARKER = re.compile(r".*\|C:\w+.*\|M:")  # DaVinci Resolve's timeline markers come as events of a frame
_SPEED = re.compile(rf"\s*M2\s+(?P<reel>.*?)\s+(?P<fps>[-+]?\d+(?:\.\d+)?)(?:\s+{_TC})?\s*\Z", re.IGNORECASE)
_REMARK = re.compile(
    r"\s*\*?\s*(FROM CLIP NAME|TO CLIP NAME|CLIP NAME|KEY CLIP NAME|FROM CLIP IS A STILL|FROM CLIP|FROM FILE|TO FILE"
    r"|SOURCE FILE|COMMENT|LOC|NOTE)\s*:\s*(.*)\Z",
    re.IGNORECASE,
)
_COLOUR = re.compile(
    r"\s*(RED|GREEN|BLUE|CYAN|MAGENTA|YELLOW|BLACK|WHITE|PINK|ORANGE|PURPLE|VIOLET|FUCHSIA|ROSE|LAVENDER|SKY|MINT|LEMON"
    r"|SAND|COCOA|CREAM|DENIM|FOREST|GOLD|GREY|INDIGO|PLUM|TEAL)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s*>>>\s*SOURCE\s+(?P<reel>\S+)\s+(?P<name>\S+)")
_REPLACED = re.compile(r".*?\bREEL:\s*(?P<name>.+?)\s+REPLACED BY:\s*(?P<reel>\S+)", re.IGNORECASE)
_MACHINE = re.compile(
    r"\W*(ASC_|CDL|AVX2|EFFECT|BLEND|SUPER|KEY|AUDIO LEVEL|FREEZE FRAME|SPEED|MOTION|TIMEWARP|MATTE|REEL|OTIO|CLIP|VIDEO|"
    r"AUD\b|SPLIT|FINAL CUT|MEDIA|FRMC|FILE|POSITION|SCALE|ROTATION|OPACITY|FLIP|UMID|M2)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Event:
    """One numbered event as the list states it; what its following lines say is added while reading."""

    line: int
    number: str
    where: str
    reel: str
    channels: str
    edit: str
    length: int
    source: tuple[str, str]
    record: tuple[str, str]
    drop: bool | None
    from_name: str = ""
    to_name: str = ""
    file: str = ""
    speed: float | None = None
    marker: bool = False
    notes: list[str] = field(default_factory=list)
    locators: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether the event carries picture: V, V2, B (both), VA1 ..."""
        return self.channels.startswith("B") or "V" in self.channels

    @property
    def layer(self) -> int:
        """The picture track: V and B are 1."""
        found = re.search(r"V(\d+)", self.channels)
        return int(found[1]) if found else 1


@dataclass(slots=True)
class Listing:
    """A whole list: its title, its counting (`drop` None: not said), its events, long names of its reels."""

    title: str = ""
    drop: bool | None = None
    events: list[Event] = field(default_factory=list)
    reels: dict[str, str] = field(default_factory=dict)


def statements(text: str, source: str) -> Listing:
    """The list in `text`. Raises UnreadableCutError for an event that is cut short, naming its line."""
    listing = Listing()
    counting: bool | None = None
    for number, line in _lines(text):
        upper = line.lstrip().upper()
        if upper.startswith("TITLE:"):
            listing.title = listing.title or line.split(":", 1)[1].strip()
        elif upper.startswith("FCM:"):
            counting = "NON" not in upper
            listing.drop = counting if listing.drop is None else listing.drop
        elif event := _event(line, number, source, counting):
            listing.events.append(event)
        else:
            _remark(line, listing)
    return listing


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that hold something. Only CR and LF end a line: names may hold any other separator."""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if line.strip():
            yield number, line.rstrip()


def _event(line: str, number: int, source: str, counting: bool | None) -> Event | None:
    if not _NUMBERED.match(line):
        return None
    stamps = list(_TIMECODES.finditer(line))
    if not stamps:
        return None
    head = _HEAD.match(line[: stamps[0].start()])
    if not head or not _CHANNELS.match(head["channels"]):
        return None
    tail = _FOUR.match(line[stamps[0].start() :])
    if not tail:
        raise UnreadableCutError(
            f"{source}:{number}: event {head['number']} holds {len(stamps)} of its four timecodes: "
            "repair the line or export the list again"
        )
    edit = re.sub(r"\s+", "", head["edit"])
    return Event(
        number,
        head["number"],
        f"{source}:{number}",
        (head["reel"] or "").strip(),
        head["channels"],
        edit,
        int(head["length"] or 0),
        (tail[1], tail[2]),
        (tail[3], tail[4]),
        counting,
    )


def _remark(line: str, listing: Listing) -> None:
    """What a line that is no event says of the event above it."""
    if known := _SOURCE.match(line) or _REPLACED.match(line):
        listing.reels[known["reel"]] = known["name"]
    elif not listing.events:
        return
    elif _MARKER.match(line):
        listing.events[-1].marker = True
    elif speed := _SPEED.match(line):
        listing.events[-1].speed = float(speed["fps"])
    elif remark := _REMARK.match(line):
        _note(listing.events, remark[1].upper(), remark[2].strip())
    elif line.lstrip().startswith("*") and not _MACHINE.match(line):
        listing.events[-1].notes.append(line.strip().lstrip("*").strip())


def _name_outgoing(events: list[Event], name: str) -> None:
    """FROM CLIP NAME names the event above it; below a key, the background lines of the same number."""
    event = events[-1]
    background = [one for one in events[-3:-1] if one.number == event.number and not one.from_name]
    for one in background if event.edit in ("K", "KO") and background else [event]:
        one.from_name = one.from_name or name


def _note(events: list[Event], what: str, text: str) -> None:
    event = events[-1]
    if what == "LOC":
        at, _, said = text.partition(" ")
        event.locators.append((at, _COLOUR.sub("", said, count=1).strip()))
    elif what in ("FROM CLIP NAME", "CLIP NAME"):
        _name_outgoing(events, text)
    elif what in ("TO CLIP NAME", "KEY CLIP NAME"):
        event.to_name = event.to_name or text
    elif what in ("SOURCE FILE", "FROM FILE", "FROM CLIP", "TO FILE"):
        event.file = text if what == "TO FILE" else event.file or text
    elif what in ("COMMENT", "NOTE"):
        event.notes.append(text)
