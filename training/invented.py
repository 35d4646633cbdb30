"""Pages in layouts that nobody has seen yet: the words of sheets, set anew by rules drawn by chance.

A page is drawn in three steps: what is seen and said (from sheets, in their order), the habits of its bureau (how times,
descriptions, names and words are written, in which order, on how many lines), and the lines themselves, each a row of inks, so
that the code of every character is known. Real pages slip; so do these.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.read.text import page_of
from otio_redfiles.second.tokens import Line, lines_of
from training.content import Beat, Content, beats_of
from training.habits import ASIDES, BETWEEN, CLOCKS, TITLES, Habits, habits
from training.press import Press, aside, code_of, hung, placed, shot, shots_of, timed
from training.said import QUOTES, Said, is_narrator, said, speech, timed_as
from training.typeface import RULES, Ink, Row, codes_of, columns, nothing, text_of, wrapped


def in_blocks(press: Press, beats: Sequence[Beat]) -> None:
    """Beat by beat: its shots, then its words (or the other way round)."""
    h, dice = press.habits, press.dice
    first = dice.random() < 0.85
    other = h.place if dice.random() < 0.7 else dice.choice(("lead", "above", "trail"))

    def words(beat: Beat) -> list[Row]:
        own = h.speech_time == "own" or (h.speech_time == "shared" and not beat.shots)
        return speech(press, beat, other, own) if beat.words else []

    for beat in beats:
        press.go([*shots_of(press, beat, h.place), *words(beat)] if first else [*words(beat), *shots_of(press, beat, h.place)])
        press.apart()
        aside(press)


def under_times(press: Press, beats: Sequence[Beat]) -> None:
    """A time on a line of its own or before the first line, and everything of the beat below, shots before or behind words."""
    h, dice = press.habits, press.dice
    first, alone = dice.random() < 0.5, dice.random() < 0.6
    for beat in beats:
        time = timed_as(press, beat, "lead")
        shots = [row for words in beat.shots for row in wrapped(sum(shot(press, words), ()), h.width)]
        words = speech(press, beat, "lead", False) if beat.words else []
        rows = [*shots, *words] if first else [*words, *shots]
        led = [(*time, *nothing(" "), *rows[0]), *rows[1:]] if rows and not alone else [time, *rows]
        press.go(led if time else rows)
        press.apart()
        aside(press)


def in_lists(press: Press, beats: Sequence[Beat]) -> None:
    """All shots first, then all words, under headings of their own."""
    h, dice = press.habits, press.dice
    titles = dice.choice((("SHOTLIST", "SCRIPT"), ("Shots", "Commentary"), ("PICTURES:", "TEXT:"), ("SHOTLIST:", "STORYLINE:"), ("", "")))
    press.rows += [nothing(titles[0])]
    begun = press.now
    for beat in beats:
        press.go(shots_of(press, beat, h.place))
    press.rows += [(), nothing(titles[1])]
    press.now = begun
    for beat in beats:
        if beat.words:
            press.go(speech(press, beat, h.place, h.speech_time == "own"))
            press.apart()


def numbered_bites(press: Press, beats: Sequence[Beat]) -> None:
    """An agency's list: soundbites are shots among the others, their words behind them."""
    h = press.habits
    for beat in beats:
        press.go(shots_of(press, beat, h.place))
        if beat.words:
            press.go(speech(press, beat, h.place, False) if is_narrator(beat.speaker) else _bite(press, beat))
            aside(press)


def _bite(press: Press, beat: Beat) -> list[Row]:
    h, dice = press.habits, press.dice
    title = dice.choice(("", f", {dice.choice(TITLES)}"))
    mark, body = shot(press, f"{h.bite.strip(':')} {beat.speaker}{title}")
    words = Ink(f'"{beat.words.strip(QUOTES)}"', "W", press.new())
    time = timed_as(press, beat, h.place)
    return placed(press, mark, time, (*body, *nothing(dice.choice((": ", " ", ", saying: ", " – "))), words), h.place)


def between_words(press: Press, beats: Sequence[Beat]) -> None:
    """Running words, the shots in brackets between or behind them."""
    frame, ends = press.dice.choice((("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"))), press.dice.random() < 0.5
    for beat in beats:
        brackets = [_bracketed(press, words, frame, ends) for words in beat.shots]
        if beat.words:
            told = said(press, beat)
            press.go(Said(told.head, _among(press.dice, told.body, sum(brackets, ())), told.same).rows(press.habits.width))
            press.apart()
        else:
            press.go([row for bracket in brackets for row in wrapped(bracket, press.habits.width)])


def _bracketed(press: Press, words: str, frame: tuple[str, str], ends: bool) -> Row:
    """A shot in brackets, its time before it or at the end."""
    time = timed(press, "t" if ends else "T", press.dice.randrange(2, 12)) if press.dice.random() < 0.9 else ()
    ink, blank = (Ink(words, "S", press.new()),), nothing(" ") * bool(time)
    return (*nothing(frame[0]), *((*ink, *blank, *time) if ends else (*time, *blank, *ink)), *nothing(frame[1] + " "))


def _among(dice: random.Random, body: Row, shots: Row) -> Row:
    """Words with shots before, behind or among them."""
    at = dice.choice(("front", "front", "middle", "end"))
    words, text = body[0], body[0].text
    if at == "middle" and " " in text:
        cut = text.index(" ", dice.randrange(text.rindex(" ") + 1)) + 1
        return (replace(words, text=text[:cut]), *shots, replace(words, text=text[cut:]), *body[1:])
    return (*shots, *body) if at == "front" else (*body, *nothing(" "), *shots)


ORDERS = ("tps", "pts", "tsp", "ps", "sp", "stp", "tpns", "ntps", "tpls", "ptns", "spt", "tnsp", "tp", "tns", "pns")
"""Columns from left to right: time, picture, sound, name, length."""
HEADS = {
    "t": ("TIMECODE", "TC", "Time", "Time code"),
    "p": ("PICTURE", "Video", "VISION", "Footage", "Image"),
    "s": ("SOUND", "AUDIO", "Voiceover", "Commentary", "Text"),
    "n": ("SPEAKER", "Name", "Who"),
    "l": ("DUR", "Length", "Dur."),
}


def side_by_side(press: Press, beats: Sequence[Beat]) -> None:
    """Columns: their cells wrapped, and their lines joined by a blank, set under each other, or one cell behind the other."""
    dice, order = press.dice, press.dice.choice(ORDERS)
    way = dice.choice(("blank", "blank", "blank", "set", "set", "cells", "cells", "two", "glued", *RULES))
    width = {"t": 40, "p": dice.choice((16, 22, 28, 36)), "s": dice.choice((28, 36, 44, 60)), "n": 14, "l": 6}
    width = dict.fromkeys(width, dice.choice((60, 400))) if way in ("cells", "bar", "slash", "tab") else width
    press.habits = _bare(press.habits, dice, "n" in order)
    heads = [dice.choice(HEADS[column]) for column in order] if dice.random() < 0.6 else []
    press.rows += [nothing(head) for head in heads] if way == "cells" else [nothing(" ".join(heads))]
    for beat in beats:
        for cells in _cells(press, beat, order, width):
            press.rows += columns(cells, [width[column] for column in order], way, dice)
        press.rows += [()] * press.habits.blank[1]
        if way != "set":
            aside(press)


def _bare(habits: Habits, dice: random.Random, named: bool) -> Habits:
    """The habits of columns: what their place says needs no label, and seldom a frame or a range."""
    frame, ranged = (habits.frame if dice.random() < 0.15 else ("", "")), (habits.ranged if dice.random() < 0.5 else "")
    name = habits.name if named or dice.random() < 0.5 else "alone"
    return replace(habits, frame=frame, ranged=ranged, name=name, shown="", heard="", number="")


def _cells(press: Press, beat: Beat, order: str, width: dict[str, int]) -> Iterator[list[list[Row]]]:
    """The rows of a beat: each a cell for every column, each cell its lines."""
    shots = beat.shots if "p" in order else ()
    rows = ([(one,) for one in shots] or [()]) if press.dice.random() < 0.5 else [shots]
    late = "t" in order and order.index("t") > max(order.find(column) for column in "ps")
    for n, some in enumerate(rows):
        time = timed(press, "t" if late else "T", 3 + len(beat.words) // 20) if "t" in order else ()
        seen = [row for words in some for row in wrapped(shot(press, words)[1], width["p"])]
        name, words = _heard(press, beat, "n" in order, width["s"]) if beat.words and n == 0 and "s" in order else ([], [])
        long = nothing(f":{press.dice.randrange(3, 30):02}")
        each = {"t": [time] if time else [], "p": seen, "s": words, "n": name, "l": [long]}
        yield [each[column] for column in order]


def _heard(press: Press, beat: Beat, named: bool, width: int) -> tuple[list[Row], list[Row]]:
    """The cells of who says it, where that is a column, and of what is said."""
    if not named:
        return [], said(press, beat).rows(width)
    who = press.habits.narrator or "NARRATOR" if is_narrator(beat.speaker) else beat.speaker
    return [(Ink(who, "N", press.new()),)], wrapped((Ink(beat.words, "W", press.new()),), width)


def run_in(press: Press, beats: Sequence[Beat]) -> None:
    """One paragraph: descriptions one behind the other, each behind or before its time, words among them."""
    h, dice = press.habits, press.dice
    row: list[Ink] = []
    for beat in beats:
        if row and dice.random() < 0.15:
            press.go(wrapped(tuple(row), 90 if dice.random() < 0.5 else h.width))
            row = []
        for words in beat.shots:
            row += (*_run(press, words), *nothing(" "))
        if beat.words and dice.random() < 0.4:
            told = said(press, beat)
            row += (*told.head, *nothing(" "), *told.body, *nothing(" "))
    press.go(wrapped(tuple(row), 90))


def _run(press: Press, words: str) -> Row:
    """A shot with its time, a sentence of a paragraph."""
    h, dice = press.habits, press.dice
    mark, body = shot(press, words if words[-1] in ".!?" else words + ".")
    time = timed(press, code_of(h.place), dice.randrange(2, 40)) if dice.random() < 0.8 else ()
    return (*mark, *body, *nothing(" "), *time) if h.place == "trail" else (*time, *nothing(h.gap) * bool(time), *mark, *body)


def titles(press: Press, beats: Sequence[Beat]) -> None:
    """Words only, each with its number, in and out, and who says it."""
    h, dice = press.habits, press.dice
    name, width = dice.choice((h.name, "colon", "alone")), dice.choice((32, 38, 42))
    press.habits = replace(h, clock=h.clock or CLOCKS[0][1], ranged=h.ranged or dice.choice(BETWEEN), width=width, name=name, heard="")
    number, above = dice.choice(("{}", "{}", "{}.", "")), dice.random() < 0.5
    for beat in beats:
        for words in _sentences(beat.words):
            press.count += 1
            time = timed(press, "T", 1 + len(words) // 15)
            rows, count = said(press, replace(beat, words=words)).rows(width) or [()], nothing(number.format(press.count))
            led = hung([(*count, *nothing("  ") * bool(count), *time, *nothing("  "), *rows[0]), *rows[1:]], h.hung)
            press.go([*([count] if count else []), time, *rows] if above else led)
            press.apart()
            aside(press)


def _sentences(words: str) -> list[str]:
    found = (part.strip() for part in words.replace("? ", "?|").replace(". ", ".|").split("|"))
    return [part for part in found if part]


ARCHETYPES = ((4, in_blocks), (3, under_times), (1, in_lists), (1.5, numbered_bites), (1.5, between_words), (4, side_by_side), (0.7, run_in), (0.7, titles))


STARTS = (0, 0, 0, 3, 3600, 36000, 36000, 36600, 7200)
"""Where a page's clock begins, in seconds."""


def invented(dice: random.Random, contents: Sequence[Content]) -> tuple[str, tuple[Line, ...], str]:
    """A page: its text, its lines, and the codes of their tokens."""
    weights, kinds = zip(*ARCHETYPES, strict=True)
    asides = [line for content in dice.choices(contents, k=3) for line in content.between]
    press = Press(dice, habits(dice), dice.choice(STARTS), asides or ASIDES)
    press.rows += [nothing(line) for line in dice.choice(contents).above[: dice.randrange(7)]]
    dice.choices(kinds, weights)[0](press, beats_of(dice, contents))
    press.rows += [nothing(line) for line in dice.choice(contents).below[: dice.randrange(4)]]
    text = text_of(press.rows)
    if not text.strip():
        return invented(dice, contents)
    lines = lines_of(page_of(text, "page"))
    return text, lines, codes_of(press.rows, lines)
