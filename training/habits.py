"""How one page is written: its clock, its brackets, labels and names, where its times stand; drawn by chance."""

import random
from dataclasses import dataclass
from typing import NamedTuple

CLOCKS = (
    (6, "{h:02}:{m:02}:{s:02}"),
    (5, "{h:02}.{m:02}.{s:02}"),
    (5, "{m:02}:{s:02}"),
    (3, "{m:02}.{s:02}"),
    (2, "{m}:{s:02}"),
    (1, "{m}.{s:02}"),
    (3, "{h:02}:{m:02}:{s:02}:{f:02}"),
    (1, "{h:02}:{m:02}:{s:02};{f:02}"),
    (1, "{h}:{m:02}:{s:02}"),
    (1, "{m}'{s:02}\""),
    (1, "{m}’{s:02}"),
    (0.5, "{m:02}′{s:02}″"),
)
"""How often a notation is drawn, and the notation: hours, minutes, seconds, frames."""
SETTINGS = (("", ""), ("", ""), ("", ""), ("", ""), ("[", "]"), ("(", ")"), ("TC ", ""), ("TCR ", ""), ("TC: ", ""), ("@ ", ""), ("", ":"), ("", " -"), ("", " –"), ("", "."), ("at ", ""), ("In: ", ""), ("<", ">"), ("*", "*"), ("", " |"))  # fmt: skip
BETWEEN = (" - ", "-", " – ", "–", " to ", " till ", " > ", " --> ", " / ", "/", " — ", "  ", " - OUT ")
LENGTHS = ("({m}:{s:02})", "{m:02}:{s:02}", '{s}"', "{s}s", "({s} sec)", ":{s:02}", "[{s}]", "{m}.{s:02}", "0:{s:02}")
FRAMES = (("", ""), ("", ""), ("", ""), ("", ""), ("[", "]"), ("(", ")"), ("- ", ""), ("• ", ""), ("* ", ""), ("", "."), ("— ", ""), ("_", "_"), ("<", ">"), ("{", "}"), ("++ ", " ++"), ("// ", ""), ("> ", ""), ("/", "/"))  # fmt: skip
SHOWN = ("VIDEO:", "PICTURE:", "PIX:", "VISION:", "Video", "VIS:", "Picture:", "V:", "Images:", "SHOT:", "IMAGE", "BILD:", "Visual:", "PICTURES", "(Vision)", "Shot -", "IMAGE :")  # fmt: skip
HEARD = ("AUDIO:", "SOUND:", "Audio", "A:", "SPEECH:", "TEXT:", "SND:", "SON :", "TON:", "Sound:", "TRACK:", "Dialogue:")  # fmt: skip
NARRATED = ("NARRATOR", "NARRATION", "COMMENTARY", "COMM", "NARR", "VO", "V/O", "Narrator", "VOICE OVER", "Commentary", "Voiceover", "V.O.", "TEXT", "SPRECHER", "COMMENTATOR")  # fmt: skip
BITES = ("SOUNDBITE", "SOUNDBITE (English)", "SOT", "SOT:", "SOUNDBITE:", "INTERVIEW", "Interview", "I/V", "IV", "SYNC", "CLIP:", "GRAB", "BITE", "Int.", "UPSOUND", "ACT:", "IN VISION", "ITV")  # fmt: skip
BEHIND = (" (V/O)", " V/O", " (VO)", " VO", " (OOV)", " SYNC", " (in vision)", " (off)", ", director", ", engineer", " (IV)", " cont'd", " (translated)")  # fmt: skip
ASIDES = ("MUSIC", "Music up", "(PAUSE)", "SFX: wind", "[MUSIC]", "FX doors", "NATSOT", "MUSIC IN", "Music fades", "UPSOT", "♪", "(music)", "ATMOS", "END OF PART ONE", "PART TWO", "Break", "Title music", "(laughs)", "***", "---", "Page 3", "4", "- 5 -", "Clip 3:", "SCENE 4", "CHAPTER 2", "REEL 2", "[12]", "ITEM 3")  # fmt: skip
TITLES = ("Director", "Chief Engineer", "President, Lake Agency", "resident", "head of the museum", "Minister of Fisheries", "MAYOR", "HEAD OF MISSION")  # fmt: skip


class Heading(NamedTuple):
    """How a name is set: what stands before it, what may stand behind it, whether the words go on there, and whether it stands behind them."""

    before: str
    ends: tuple[str, ...]
    same: bool = True
    behind: bool = False
    titled: float = 0.0


HEADINGS: dict[str, Heading] = {
    "colon": Heading("", (": ", ": ", ":", " : ")),
    "alone": Heading("", ("",), False),
    "dash": Heading("", (" – ", " - ", " — ")),
    "bracket": Heading("[", ("] ",)),
    "label": Heading("{bite} ", (": ", ": ", " "), True, False, 0.5),
    "bite": Heading("{bite} ", (":", ""), False, False, 0.5),
    "comma": Heading("", (": ", ""), False, False, 1.0),
    "behind": Heading(" (", (")",), True, True, 0.4),
    "signed": Heading(" – ", ("",), True, True, 0.4),
    "run": Heading("", (" ",)),
    "slash": Heading("", (" / ",)),
    "stop": Heading("", (". ",)),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """How one page is written; all of it drawn at its beginning."""

    clock: str
    clocked: tuple[str, str]
    ranged: str
    long: str
    place: str
    speech_time: str
    frame: tuple[str, str]
    number: str
    shown: str
    heard: str
    name: str
    narrator: str
    quotes: tuple[str, str]
    bite: str
    width: int
    blank: tuple[int, int]
    capitals: str
    slips: float
    aside: float
    gap: str
    hung: int


def written(notation: str, seconds: int, frames: int = 0) -> str:
    """A time, or a length, in a notation."""
    return notation.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=frames)


def habits(dice: random.Random) -> Habits:
    """Habits drawn by chance."""
    weights, clocks = zip(*CLOCKS, strict=True)
    often = dice.choice
    return Habits(
        clock=dice.choices(clocks, weights)[0] if dice.random() < 0.88 else "",
        clocked=often(SETTINGS),
        ranged=often(BETWEEN) if dice.random() < 0.3 else "",
        long=often(LENGTHS) if dice.random() < 0.2 else "",
        place=often(("lead", "lead", "lead", "trail", "above", "above", "below", "middle")),
        speech_time=often(("shared", "shared", "own", "own", "none")),
        frame=often(FRAMES),
        number=often(("", "", "", "", "{}. ", "{} ", "({}) ", "Shot {} ", "#{} ", "{}) ", "{}: ", "Shot {}: ", "{}\t", "CAM {} ", "{}. CAM 2 ", "({}) CAM 1: ")),
        shown=often(SHOWN) if dice.random() < 0.18 else "",
        heard=often(HEARD) if dice.random() < 0.12 else "",
        name=often(("colon", "colon", "colon", "alone", "alone", "alone", "dash", "bracket", "label", "bite", "comma", "behind", "signed", "run", "slash", "stop")),
        narrator=often((*NARRATED, "", "", "")),
        quotes=often((("", ""), ("", ""), ("", ""), ('"', '"'), ("“", "”"), ("'", "'"))),
        bite=often(BITES),
        width=often((40, 52, 60, 72, 90, 400, 400, 400)),
        blank=often(((0, 0), (0, 0), (0, 1), (0, 1), (1, 1), (1, 2))),
        capitals=often(("", "", "", "narrator", "shots", "names")),
        slips=often((0.0, 0.02, 0.05)),
        aside=often((0.0, 0.03, 0.1, 0.2)),
        gap=often((" ", " ", " ", " ", " ", " ", "  ", "   ", "")),
        hung=often((0, 0, 0, 0, 4, 12)),
    )
