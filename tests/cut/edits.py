"""Invented lists for the tests: events from plain tuples, labels from frames."""

from otio_redfiles.tc import Rate, label_of

HOUR = 3600


def edl(events, rate=Rate(), title="TEST CUT", fcm="NON-DROP FRAME", start_number=1):
    """An EDL out of (reel, source_in, record_in, frames, name[, extra lines ...])."""
    lines = [f"TITLE: {title}"] if title else []
    lines += [f"FCM: {fcm}"] if fcm else []
    for number, (reel, source, record, length, name, *extra) in enumerate(events, start_number):
        lines.append(event(number, reel, source, record, length, rate))
        lines += [f"* FROM CLIP NAME: {name}"] if name else []
        lines += extra
    return "\n".join(lines) + "\n"


def event(number, reel, source, record, length, rate=Rate(), channel="V", edit="C        "):
    labels = " ".join(label_of(at, rate) for at in (source, source + length, record, record + length))
    return f"{number:03d}  {reel:8} {channel:5} {edit}{labels}"


def written(folder, text, name="cut.edl", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path
