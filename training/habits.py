"""How one page is written: its clock, its brackets, labels and names, where its times stand; drawn by chance."""

import random
from collections.abc import Callable
from dataclasses import dataclass

Clock = Callable[[int, int], str]
CLOCKS: tuple[tuple[float, Clock], ...] = (
    (6, lambda s, f: f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}"),
    (5, lambda s, f: f"{s // 3600:02}.{s // 60 % 60:02}.{s % 60:02}"),
    (5, lambda s, f: f"{s // 60 % 60:02}:{s % 60:02}"),
    (3, lambda s, f: f"{s // 60 % 60:02}.{s % 60:02}"),
    (2, lambda s, f: f"{s // 60 % 60}:{s % 60:02}"),
    (1, lambda s, f: f"{s // 60 % 60}.{s % 60:02}"),
    (3, lambda s, f: f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}:{f:02}"),
    (1, lambda s, f: f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02};{f:02}"),
    (1, lambda s, f: f"{s // 3600}:{s // 60 % 60:02}:{s % 60:02}"),
    (1, lambda s, f: f"{s // 60 % 60}'{s % 60:02}\""),
    (1, lambda s, f: f"{s // 60 % 60}’{s % 60:02}"),
    (0.5, lambda s, f: f"{s // 60 % 60:02}′{s % 60:02}″"),
)
SETTINGS = (("", ""), ("", ""), ("", ""), ("", ""), ("[", "]"), ("(", ")"), ("TC ", ""), ("TCR ", ""), ("TC: ", ""), ("@ ", ""), ("", ":"), ("", " -"), ("", " –"), ("", "."), ("at ", ""), ("In: ", ""), ("<", ">"), ("*", "*"), ("", " |"))  # fmt: skip
BETWEEN = (" - ", "-", " – ", "–", " to ", " till ", " > ", " --> ", " / ", "/", " — ", "  ", " - OUT ")
LENGTHS: tuple[Callable[[int], str], ...] = (
    lambda n: f"({n // 60}:{n % 60:02})",
    lambda n: f"{n // 60:02}:{n % 60:02}",
    lambda n: f'{n}"',
    lambda n: f"{n}s",
    lambda n: f"({n} sec)",
    lambda n: f":{n:02}",
    lambda n: f"[{n}]",
    lambda n: f"{n // 60}.{n % 60:02}",
    lambda n: f"0:{n:02}",
)
FRAMES = (("", ""), ("", ""), ("", ""), ("", ""), ("[", "]"), ("(", ")"), ("- ", ""), ("• ", ""), ("* ", ""), ("", "."), ("— ", ""), ("_", "_"), ("<", ">"), ("{", "}"), ("++ ", " ++"), ("// ", ""), ("> ", ""), ("/", "/"))  # fmt: skip
SHOWN = ("VIDEO:", "PICTURE:", "PIX:", "VISION:", "Video", "VIS:", "Picture:", "V:", "Images:", "SHOT:", "IMAGE", "BILD:", "Visual:", "PICTURES", "(Vision)", "Shot -", "IMAGE :")  # fmt: skip
HEARD = ("AUDIO:", "SOUND:", "Audio", "A:", "SPEECH:", "TEXT:", "SND:", "SON :", "TON:", "Sound:", "TRACK:", "Dialogue:")  # fmt: skip
NARRATED = ("NARRATOR", "NARRATION", "COMMENTARY", "COMM", "NARR", "VO", "V/O", "Narrator", "VOICE OVER", "Commentary", "Voiceover", "V.O.", "TEXT", "SPRECHER", "COMMENTATOR")  # fmt: skip
BITES = ("SOUNDBITE", "SOUNDBITE (English)", "SOT", "SOT:", "SOUNDBITE:", "INTERVIEW", "Interview", "I/V", "IV", "SYNC", "CLIP:", "GRAB", "BITE", "Int.", "UPSOUND", "ACT:", "IN VISION", "ITV")  # fmt: skip
BEHIND = (" (V/O)", " V/O", " (VO)", " VO", " (OOV)", " SYNC", " (in vision)", " (off)", ", director", ", engineer", " (IV)", " cont'd", " (translated)")  # fmt: skip
ASIDES = ("MUSIC", "Music up", "(PAUSE)", "SFX: wind", "[MUSIC]", "FX doors", "NATSOT", "MUSIC IN", "Music fades", "UPSOT", "♪", "(music)", "ATMOS", "END OF PART ONE", "PART TWO", "Break", "Title music", "(laughs)", "***", "---", "Page 3", "4", "- 5 -")  # fmt: skip


TITLES = ("Director", "Chief Engineer", "President, Lake Agency", "resident", "head of the museum", "Minister of Fisheries", "MAYOR", "HEAD OF MISSION")  # fmt: skip
HEADINGS: dict[str, tuple] = {
    "colon": ("", (": ", ": ", ":", " : ")),
    "alone": ("", ("",), False),
    "dash": ("", (" – ", " - ", " — ")),
    "bracket": ("[", ("] ",)),
    "label": ("{bite} ", (": ", ": ", " "), True, False, 0.5),
    "bite": ("{bite} ", (":", ""), False, False, 0.5),
    "comma": ("", (": ", ""), False, False, 1.0),
    "behind": (" (", (")",), True, True, 0.4),
    "signed": (" – ", ("",), True, True, 0.4),
    "run": ("", (" ",)),
    "slash": ("", (" / ",)),
    "stop": ("", (". ",)),
}
"""How names are set: what stands before one, what may stand behind it; do the words go on there? Does it stand behind them? How often has
it a title?"""


@dataclass(frozen=True, slots=True)
class Habits:
    """How one page is written; all of it drawn at its beginning."""

    clock: Clock | None
    clocked: tuple[str, str]
    ranged: str
    long: Callable[[int], str] | None
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


def habits(dice: random.Random) -> Habits:
    """Habits drawn by chance."""
    weights, clocks = zip(*CLOCKS, strict=True)
    often = dice.choice
    return Habits(
        clock=dice.choices(clocks, weights)[0] if dice.random() < 0.88 else None,
        clocked=often(SETTINGS),
        ranged=often(BETWEEN) if dice.random() < 0.3 else "",
        long=often(LENGTHS) if dice.random() < 0.2 else None,
        place=often(("lead", "lead", "lead", "trail", "above", "above", "below", "middle")),
        speech_time=often(("shared", "shared", "own", "own", "none")),
        frame=often(FRAMES),
        number=often(("", "", "", "", "{}. ", "{} ", "({}) ", "Shot {} ", "#{} ", "{}) ", "{}: ", "Shot {}: ", "{}\t")),
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
