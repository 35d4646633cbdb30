"""The master as a production secretary would type it: a Word page of three columns set with tabs, and what
is left of it.

`tabbed` is that page, `flattened` the same page after a converter lost its columns: every tab became a line
break, a paragraph end a blank line, and where a full line of sound stood before a row with a picture the
break between them vanished, as measured on a real one. `truth` is what
stands on the page.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

PICTURE_COLUMN = 26  # characters that fit beside the timecode
SOUND_COLUMN = 47  # in units of a lower-case letter: capitals are wider (see `width`)
UNFINISHED = re.compile(r"[^.?!”\s]\s*\Z")


@dataclass
class Entry:
    """One line of the master: its kind and its fields. `printed` and `meant` are its timecode, None without
    one."""

    kind: str
    printed: str | None = None
    meant: str | None = None
    fields: tuple[str, ...] = ()
    words: str = ""
    line: int = 0  # of the flattened page, filled in while it is typed


@dataclass
class TypedRow:
    """One line of the Word page: three cells, and the entry whose first word stands in it."""

    picture: str = ""
    timecode: str = ""
    sound: str = ""
    begins: list[Entry] = field(default_factory=list)
    after_heading: bool = False


def read_master(path: Path) -> list[Entry]:
    """The entries of the master; `words` are attached to the entry that they begin at."""
    entries: list[Entry] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if not kind or kind == "#":
            continue
        if kind == "words":
            entries[-1].words = rest.strip()
        elif kind in ("head", "cont"):
            entries.append(Entry(kind, fields=(rest.strip(),)))
        else:
            stamp, *fields = (part.strip() for part in rest.split(" | "))
            printed, _, meant = stamp.strip().partition(">")
            known = printed != "-"
            entries.append(
                Entry(kind, printed if known else None, (meant or printed) if known else None, tuple(fields))
            )
    return entries


# --------------------------------------------------------------------------- typing


def type_rows(entries: list[Entry]) -> list[TypedRow]:
    """The lines of the page, picture pieces beside the sound that runs on."""
    return [
        row
        for group in _groups(entries)
        for row in (_row_of_its_own(group[0]) if group[0].kind in ("cue", "cont") else _beside(group))
    ]


def _groups(entries: list[Entry]) -> list[list[Entry]]:
    """What stands side by side: a picture and the heading or in-point that follows it, if no words come
    between."""
    groups: list[list[Entry]] = []
    for entry in entries:
        before = groups[-1] if groups else []
        if (
            entry.kind in ("head", "in")
            and len(before) == 1
            and before[0].kind == "shot"
            and not before[0].words
        ):
            before.append(entry)
        else:
            groups.append([entry])
    return groups


def _row_of_its_own(entry: Entry) -> list[TypedRow]:
    if entry.kind == "cont":
        return [TypedRow(sound=entry.fields[0], after_heading=True)]
    picture, sound = _two_cells(entry)
    return [TypedRow(picture, entry.printed or "", sound, [entry])]


def _two_cells(cue: Entry) -> tuple[str, str]:
    picture, _, sound = f"{cue.fields[1]} ".partition("/ ")
    return picture.strip(), sound.strip()


def _beside(group: list[Entry]) -> list[TypedRow]:
    """A shot's wrapped pieces beside an in-point, a heading and the words; any of them may be missing."""
    shot = group[0] if group[0].kind == "shot" else None
    speech = group[-1] if group[-1].kind in ("in", "head") else None
    pieces = wrap(shot.fields[0], PICTURE_COLUMN, len) if shot else []
    sound = _sound_rows(shot, speech)
    rows = []
    for at in range(max(len(pieces), len(sound))):
        row = sound[at] if at < len(sound) else TypedRow()
        row.picture = pieces[at] if at < len(pieces) else ""
        if shot and at == 0:
            row.timecode = shot.printed or ""
            row.begins.insert(0, shot)
        rows.append(row)
    return rows


def _sound_rows(shot: Entry | None, speech: Entry | None) -> list[TypedRow]:
    words = (speech or shot).words
    lines = [TypedRow(sound=line) for line in fill(words)]
    if speech is None:
        return lines
    heading = speech.fields[0] if speech.fields else ""
    if heading:
        lines = [TypedRow(sound=heading), *lines]
        lines[1].after_heading = True
    lines[0].begins.append(speech)
    if speech.kind == "in":
        lines[0].timecode = speech.printed or ""
        lines = [TypedRow(), *lines] if shot else lines
    return lines


def wrap(text: str, limit: float, measure) -> list[str]:
    """The lines of `text`; a line that was broken keeps the space it was broken at, as Word's do."""
    lines, line = [], ""
    for word in re.findall(r"\S+\s*", text):
        if line and measure((line + word).rstrip()) > limit:
            lines.append(line)
            line = ""
        line += word
    return [*lines, line] if line else lines


def fill(words: str) -> list[str]:
    """The lines of a speech. One that stops in mid-sentence is broken by hand where the picture changes:
    about evenly."""
    lines = wrap(words, SOUND_COLUMN, width)
    if not UNFINISHED.search(words):
        return lines
    narrower = [wrap(words, SOUND_COLUMN - step, width) for step in range(1, 16)]
    return [again for again in [lines, *narrower] if len(again) == len(lines)][-1]


def width(text: str) -> float:
    """The width of a line in a proportional typeface, in lower-case letters."""
    return sum(1.35 if c.isupper() else 0.6 if c in "ilt.,;:!'’“”" else 1.5 if c in "mw" else 1 for c in text)


# --------------------------------------------------------------------------- the two pages


def tabbed(rows: list[TypedRow]) -> str:
    """The page with its tabs kept."""
    return "".join(_tabs(row) + "\n" for row in rows)


def flattened(rows: list[TypedRow]) -> str:
    """The page as a converter leaves it. Fills in the line of every entry."""
    text = ""
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        typed = _tabs(row).replace("\t", "\n")
        lead = len(typed) - len(typed.lstrip("\n"))
        for entry in row.begins:
            entry.line = text.count("\n") + 1 + lead + _lines_before(entry, row)
        text += typed.rstrip(" ") + " " if _is_glued(row, following) else typed + "\n\n"
    return text


def _tabs(row: TypedRow) -> str:
    """A row with the tabs that bring each cell to its column: the wider the picture, the fewer."""
    if not row.picture:
        if row.timecode:
            return "\t" * 4 + row.timecode + ("\t" + row.sound if row.sound else "")
        return "\t" * (6 if row.after_heading else 4) + row.sound
    wide = len(row.picture)
    tabs = 4 if wide <= 6 else 3 if wide <= 13 else 2 if wide <= 21 else 1
    if row.timecode:
        return row.picture + "\t" * tabs + row.timecode + ("\t" + row.sound if row.sound else "")
    return row.picture + ("\t" * (tabs + 2) + row.sound if row.sound else "")


def _lines_before(entry: Entry, row: TypedRow) -> int:
    """How many line breaks stand in the flattened row before the entry's first word."""
    in_sound = entry.kind in ("in", "head") or not row.picture
    before = _tabs(row).lstrip("\t").partition(row.sound)[0] if in_sound and row.sound else ""
    return before.count("\t")


def _is_glued(row: TypedRow, following: TypedRow | None) -> bool:
    """Did the break after a full line of sound vanish? Only in mid-sentence, and before a row with a
    picture."""
    if not (following and following.picture and row.sound and UNFINISHED.search(row.sound)):
        return False
    full = 0.95 if not following.timecode else 0.6 if following.picture == "MS" else 0.7
    return width(row.sound.rstrip()) > SOUND_COLUMN * full


def word_table(entries: list[Entry], path: Path) -> None:
    """The same script typed into a Word table of three columns, a row for each picture, in-point or cue."""
    from docx import Document

    from otio_redfiles.write.package import settle

    document = Document()
    document.add_heading("HARBOUR LIGHTS", 1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("Picture", "Timecode", "Sound"), strict=True):
        cell.text = name
    for group in _groups(entries):
        for cell, text in zip(table.add_row().cells, _table_cells(group), strict=True):
            cell.text = text
    document.core_properties.author = ""
    document.save(str(path))
    settle(path)


def _table_cells(group: list[Entry]) -> tuple[str, str, str]:
    """Picture, timecodes and sound of a row, a paragraph each for what stands below one another."""
    first = group[0]
    if first.kind == "cue":
        picture, sound = _two_cells(first)
        return picture, first.printed or "", sound
    speech = next((entry for entry in group if entry.kind in ("in", "head", "cont")), None)
    times = [entry.printed for entry in group if entry.printed]
    heading = [*speech.fields[:1]] if speech else []
    return (
        first.fields[0] if first.kind == "shot" else "",
        "\n".join(times),
        "\n".join([*heading, *(e.words for e in group if e.words)]),
    )


# --------------------------------------------------------------------------- the truth


def truth(entries: list[Entry]) -> dict:
    """What stands on the flattened page, in the words of `redfiles parse --json`."""
    shots = [
        {
            "line": e.line,
            "printed": e.printed,
            "corrected": e.meant if e.meant != e.printed else None,
            "description": " ".join(e.fields[0].split()),
        }
        for e in entries
        if e.kind == "shot"
    ]
    cues = [
        {
            "line": e.line,
            "printed": e.printed,
            "kind": e.fields[0],
            "text": " ".join(filter(None, _two_cells(e))),
        }
        for e in entries
        if e.kind == "cue"
    ]
    return {"shots": shots, "speeches": _speeches(entries), "cues": cues}


def _speeches(entries: list[Entry]) -> list[dict]:
    speeches: list[dict] = []
    shot = None
    for entry in entries:
        if entry.kind == "shot":
            shot = entry
            if entry.words:
                _say_on(speeches[-1], entry)
        elif entry.kind in ("in", "head"):
            heading = entry.fields[0] if entry.fields else ""
            printed = entry.printed if entry.kind == "in" else shot.printed
            meant = entry.meant if entry.kind == "in" else shot.meant
            speeches.append(_new_speech(entry, heading, printed, meant, speeches))
            _say_on(speeches[-1], entry)
        elif entry.kind == "cue" and entry.words:
            _say_on(speeches[-1], entry)
    for speech in speeches:
        speech["text"] = " ".join(segment["text"] for segment in speech["segments"])
    return speeches


def _new_speech(entry: Entry, heading: str, printed: str, meant: str, before: list[dict]) -> dict:
    speaker = heading.removesuffix(" V/O") or before[-1]["speaker"]
    delivery = "narration" if speaker == "NARRATOR" else "voice-over" if heading.endswith("V/O") else "sync"
    return {
        "line": entry.line,
        "printed": printed,
        "corrected": meant if meant != printed else None,
        "speaker": speaker,
        "delivery": delivery if heading else before[-1]["delivery"],
        "heading": heading,
        "segments": [],
    }


def _say_on(speech: dict, entry: Entry) -> None:
    """Words at a timecode begin a segment; without one they go on."""
    words = " ".join(entry.words.split())
    stamp = entry.printed if entry.kind == "shot" else None
    if speech["segments"] and stamp is None and words:
        speech["segments"][-1]["text"] += " " + words
    elif words:
        speech["segments"].append({"printed": stamp, "text": words})
