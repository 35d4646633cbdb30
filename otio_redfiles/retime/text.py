"""Plain text, byte for byte: only the digits of timecodes are touched; encoding and line ends stay.

The bytes are taken as they are (Latin-1 has a character for each), so that files of mixed encodings keep
theirs. UTF-16 and UTF-32, where a character is several bytes, are decoded and encoded again.
"""

import re
from pathlib import Path

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.model import Page
from otio_redfiles.read.text import BOMS, NEWLINE, decode, end_of
from otio_redfiles.retime.model import Change, Plan

_ENDS = re.compile(r"(\r\n|\r|\n)")
# Where separators end the lines: as characters, and as the bytes that they are in UTF-8.
_ANY_ENDS = (
    re.compile("(\r\n|\r|\n|\x0b|\xc2\x85|\xe2\x80[\xa8\xa9])"),
    re.compile("(\r\n|\r|\n|[\x0b\x85\u2028\u2029])"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def rewrite(source: Path, target: Path, plan: Plan, page: Page) -> None:
    """`source` with the plan's timecodes at `target`. Raises UnwritableTargetError where one is lost."""
    from otio_redfiles.retime.rewrite import by_line, line_texts

    data = source.read_bytes()
    mark, encoding = _encoding(source, data)
    ends = _ENDS if end_of(decode(source, data)) is NEWLINE else _ANY_ENDS[encoding in _WIDE]
    parts = ends.split(data[len(mark) :].decode(encoding, "surrogatepass"))
    texts = line_texts(page)
    for line, changes in by_line(plan.edits).items():
        place = 2 * (line - 1)
        parts[place] = edited_line(parts[place], texts[line], changes, source)
    target.write_bytes(mark + "".join(parts).encode(encoding, "surrogatepass"))


def _encoding(source: Path, data: bytes) -> tuple[bytes, str]:
    """The byte order mark, and the encoding in which to edit."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return mark, encoding if encoding in _WIDE else "latin-1"
    if b"\0" in data:
        text = decode(source, data)
        for encoding in _WIDE:
            if data.decode(encoding, "replace") == text:
                return b"", encoding
    return b"", "latin-1"


def edited_line(raw: str, text: str, changes: list[Change], source: Path) -> str:
    """`raw` with new timecodes: the nth "10.00.06" of the line as read is the nth of the line as stored."""
    for change in reversed(changes):
        for old in _spellings(change.old):
            at = _nth(raw, old, _count(text, change.old, change.column))
            if at is not None:
                new = str(change.new) if old == change.old else _respelled(change, old)
                raw = raw[:at] + new + raw[at + len(old) :]
                break
        else:
            raise UnwritableTargetError(
                f"{source}:{change.line}: {change.old} was not found again; nothing was written"
            )
    return raw


def _spellings(old: str) -> list[str]:
    """A timecode as characters, and as bytes of the encodings that have its typographic primes."""
    spellings = [old]
    for encoding in ("utf-8", "cp1252", "mac-roman"):
        try:
            spellings.append(old.encode(encoding).decode("latin-1"))
        except UnicodeEncodeError:
            continue
    return list(dict.fromkeys(spellings))


def _respelled(change: Change, old: str) -> str:
    """The new timecode with the signs of the stored spelling."""
    signs = re.split(r"\d+", old)
    numbers = re.findall(r"\d+", str(change.new))
    return signs[0] + "".join(number + sign for number, sign in zip(numbers, signs[1:], strict=True))


def _count(text: str, old: str, column: int) -> int:
    """How many times `old` begins before `column`."""
    return sum(1 for at in _starts(text, old) if at < column)


def _nth(text: str, old: str, number: int) -> int | None:
    return next((at for place, at in enumerate(_starts(text, old)) if place == number), None)


def _starts(text: str, old: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(old)})", text)]
