"""Changes -> rows: the one-line message of each edit, in the trade's words. Time labels of places are the
report's."""

from otio_redfiles.match.changes import Change
from otio_redfiles.match.model import Row, Side
from otio_redfiles.tc import Rate, duration_label

SENTENCES = {
    "lifted": "{things} gone",
    "lift": "{things} lifted: a gap stands there",
    "overwrite": "{things} laid over a gap",
    "inserted": "{things} inserted",
    "replaced": "{things} {other}",
    "trim": "{name} {longer} by {frames}",
    "trim in place": "{name} {longer} by {frames}",
    "roll": "the cut rolled by {signed}",
    "gap": "gap {longer} by {frames}",
    "slip": "{name} slipped by {signed}: other pictures of the same material",
    "moved": "{things} moved by {signed}",
    "renamed": "renamed from {name} to {new}",
    "ripple": "{longer} here by {frames}",
    "starts": "{name} starts {frames} earlier than scripted: the cut was rolled",
    "speech": "{name} starts {signed} from where its pictures went",
    "outside": "{things} {stand} outside the other side's time",
    "before": "{things} {stand} outside the other side's time",
    "unlike": "{things}: the two sides have nothing in common",
    "lost": "{things} not found",
    "found": "{things} new",
    "reworded": "reworded from {name} to {new}",
    "misnamed": "{new} does not look like {name}",
}

LONGEST = 40  # characters of a name in a message


def rows_of(
    changes: tuple[Change, ...], a: Side, b: Side, tolerance: int, lane: str = "shots"
) -> tuple[Row, ...]:
    """Rows as the contract wants them; retimed and ripple rows within the tolerance are left out."""
    return tuple(
        Row(
            change.kind,
            change.a,
            change.b,
            change.at[0] if change.at and change.ripple else None,
            change.delta,
            change.ripple,
            round(min(1.0, max(0.0, change.confidence)), 3),
            message(change, a, b, lane),
            lane,
        )
        for change in changes
        if not _within(change, tolerance)
    )


def _within(change: Change, tolerance: int) -> bool:
    return (
        change.kind.value in ("retimed", "ripple")
        and change.delta is not None
        and abs(change.delta) <= tolerance
    )


def message(change: Change, a: Side, b: Side, lane: str = "shots") -> str:
    """One line: what happened, and what it does to all that follows."""
    delta, rate = change.delta or 0, a.rate
    text = SENTENCES[change.why].format(
        things=_things(change, lane, a, b),
        stand="stands" if (len(change.a) or len(change.b)) == 1 else "stand",
        name=_name(a, change.a, lane) if change.a else _name(b, change.b, lane),  # black has no clip to name
        new=_name(b, change.b, lane),
        frames=spell(delta, rate),
        signed=("-" if delta < 0 else "+") + spell(delta, rate),
        longer="longer" if delta > 0 else "shorter",
        other="laid in place of others" if change.b else "gone, others in their place",
    )
    if change.ripple:
        text += (
            f": everything after moves {'down' if change.ripple > 0 else 'up'} {spell(change.ripple, rate)}"
        )
    return text


def spell(frames: int, rate: Rate) -> str:
    """A length in words: "12 s 5 f", "3 min 2 s", "7 f"."""
    hours, minutes, seconds, rest = (int(part) for part in duration_label(abs(frames), rate).split(":"))
    parts = [(hours, "h"), (minutes, "min"), (seconds, "s"), (rest, "f")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 f"


def _things(change: Change, lane: str, a: Side, b: Side) -> str:
    """ "3 shots", "1 clip", "2 speeches"."""
    count = len(change.a) or len(change.b)
    if lane == "speeches":
        return f"{count} speech" + ("es" if count != 1 else "")
    noun = "clip" if (a if change.a else b).exact else "shot"
    return f"{count} {noun}" + ("s" if count != 1 else "")


def _name(side: Side, indices: tuple[int, ...], lane: str) -> str:
    """The first one's name in quotes, on one line, cut short."""
    events = side.speeches if lane == "speeches" else side.events
    if not indices or not events[indices[0]].name.strip():
        return "the speech" if lane == "speeches" else "the clip" if side.exact else "the shot"
    name = " ".join(events[indices[0]].name.split())
    return f'"{name if len(name) <= LONGEST else name[: LONGEST - 3].rstrip() + "..."}"'
