"""What lines of a studio's camera script are, by their form: shots with their cameras, inserts, directions, sounds.

    12. 3 B                      shot, camera, where it stands       CUT TO TELECINE 2:     what is played in
    4.  CAM 2  MCU HOST          the same, and what it sees          /Q RUTH/  (3 next)     to the crew

Times on such a page are the studio's day and how long films run: none is the programme's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import captions, notation, vocabulary
from otio_redfiles.layout.words import cues, speakers, wording
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind

MACHINE = r"(?:TELECINE|T/?K|TJ|VTR?|FILM|SLIDE|SCANNER|CAPTION\s+SCANNER|O\.?B\.?)(?:[\s-]INSERT)?"
CAMERA = rf"(?:(?i:cam(?:era)?)\.?\s*\d{{1,2}}\s?[A-Z]?|\d{{1,2}}\s?[A-Z]|\d{{1,2}}|{MACHINE}\s*\d{{0,2}}\s?[A-Z]?)"
CHANGE = r"(?:CUT|MIX|DIS(?:SOLVE)?|FADE(?:\s+(?:UP|IN|DOWN|OUT))?|F/[UIO]|WIPE|S/I|SUPER)(?:\s+(?:TO|INTO))?(?:\s+THROUGH\s+BLACK)?"
SHOT = re.compile(rf"(?:(?i:shot)\s+)?(?P<it>\d{{1,3}})[a-z]?(?:\s?[.):])?\s+(?P<camera>(?:{CHANGE}\s+(?=(?i:cam)|{MACHINE}|CAP))?(?:{CAMERA}|CAP(?:TION)?\b(?!\s+[A-Z])))(?![\w/-])[.:]?(?:\s+(?P<seen>\S)|\s*\Z)")
"""A shot's number and its camera, perhaps how one goes over to it; what it sees may stand behind them."""
NUMBER, ALONE = re.compile(r"(?P<it>\d{1,3})[a-z]?[.):]"), re.compile(rf"(?!\d{{1,3}}\Z){CAMERA}[.:]?")
"""A shot's number, and its camera, alone on their lines."""
INSERT = re.compile(rf"(?:(?P<how>{CHANGE})\s+)?(?P<machine>{MACHINE}(?:\s*\d{{1,2}}\s?[A-Z]?)?)(?:\s*[:.–-](?!\s*\d)|\s+(?=[A-Z(])|\s*\Z)")
"""What is played into the studio, and how one goes over to it."""
HEADED = re.compile(r"\s{0,40}:?\s{0,40}\((?:8|16|35)\s?mm\b[^()]{0,30}\)(?:\s*(?i:dur|length|runs)\b[^\n]{0,24}|\s*S\.?O\.?F\.?)?\s*\Z")
"""What film is played in, where that is all a line says: TELECINE 1 (35mm. SOF 0'47"); its pictures stand below."""
SCENE = re.compile(r"(?:(?:sc(?:ene)?\.?\s*)?\d{1,3}[A-Z]?[.:)]?\s+)?(?:INT|EXT|I/E|STUDIO)\b[.:/\s]")
CREW = re.compile(
    r"/[^/]{2,40}/|[(\[](?:[A-Z]\d{1,2}|\d{1,2}[A-Z]?\s+next|[A-Z0-9 ]{1,12}\s+TO\s+[A-Z0-9]{1,4})[)\]]|(?i:on|at|to)\s+cue\b.*|\*+|(?i:Q|cue)\s+[A-Z][\w. /&]{1,24}|"
    rf"[(\[]?(?:(?:ON\s+CUE\s*[:,]?\s*)?(?:RUN|ROLL|START|STOP|END\s+OF)\s+{MACHINE}|HOLD\s+FOR\s+[A-Z]{{3,12}})\s*\d{{0,2}}[.:]?[)\]]?")
"""Directions to booms, cameras and floor: (B1), (4 next), (2 TO D), /Q RUTH/, on cue."""
SILENT = re.compile(r"[(\[]?(?:MUTE|S\.?O\.?[FT]\.?|SOUND\s+ON\s+(?:FILM|VT|TAPE)|SEPMAG|COMOPT|(?:STUDIO\s+)?SILENT)\b[.:]?[)\]]?(?:\s*/.*)?\Z")
RUN_IN = re.compile(r"S\.?O\.?[FT]\.?\s*[:–-]\s*(?=[a-zß-ÿ])[^.!?]{2,60}\Z")
"""What is heard on the film that is run in: SOF: oars, river"""
MOVES = r"(?:Track|Pan|Tilt|Zoom|Crab|Crane|Ped|Pull|Push|Tighten|Loosen|Ease|Hold|Follow|Widen|Develop|Reframe|Elevate|Depress|Z/[IO])"
MOVE = re.compile(
    rf"(?:(?:Slow(?:ly)?|Fast|Quick|Then)\s+)?{MOVES}"
    r"\s+(?:in|out|back|up|down|left|right|[LR]|with|on|off|to|as|past|round|over|shot|focus|him|her|them|it|slowly|fast)\b"
)
"""What a camera does amid a speech."""
SIZE = re.compile(rf"(?=(?:[A-Z]\.?){{2,4}}[\s/])(?:{wording.SHOT_SIZE.pattern})", wording.SHOT_SIZE.flags)
"""A shot's size in capitals, which begins no sentence."""
CAPITAL_MOVE = re.compile(rf"(?i:{MOVES})\s+(?:[A-Z.'’&/-]+\s+){{0,3}}?(?:IN|OUT|BACK|UP|DOWN|LEFT|RIGHT|[LR]|WITH|ON|OFF|TO|AS|PAST|ROUND|OVER|FOR)\b")
"""The same in a description in capitals, where it is nobody's name: HOLD ADA TO DOOR"""
LENGTH = re.compile(r"(?:length|dur(?:ation)?|runs|running(?:\s+time)?)\b\.?\s*[:.–-]?\s*\d{1,3}\s?(?:['’′\"”″.:]|min|sec)[^\n]{0,16}\Z", re.IGNORECASE)
"""How long a film runs, on a line of its own."""
NAME = re.compile(r"(?<=\s)(?:(?:MR|MRS|MISS|MS|DR|SIR|LADY|LORD|PROF)\.?\s)?[A-Z][A-Z.'’-]+:\s+(?=\S)")
"""A name inside a line, behind what is seen."""
CHANGED = re.compile(rf"{CHANGE}\s+(?=CAP)")
LAID_OVER = re.compile(r"(?:S/I|SUPER(?:IMPOSE)?|INLAY)\s+SLIDE\s*\d{0,2}\s*[:–-]\s*\S|(?:S/I\s+)?(?:CAPTION\s+)?ROLLER\s*:\s*\S")
TAKEN_OFF = re.compile(r"(?:(?:FADE|TAKE|CUT)(?:\s+O(?:UT|FF))?|LOSE|OUT)\s+(?:SLIDE|CAP(?:TION)?S?|SUPER|INLAY)\s*\d{0,2}[.:]?\Z")
"""A slide over the picture, and that it goes: SUPER SLIDE: THE OLD FORGE; FADE SLIDE"""
OPENS = re.compile(rf"{CHANGE}(?:\s+(?:{MACHINE}\s*\d{{0,2}}\b|(?i:cam)|SOUND|VISION|BLACK)[^\n]{{0,60}})?[.:]?\Z|{MACHINE}\s*\d{{1,2}}[A-Z]?(?![\w/.-])")
"""How a programme begins: FADE UP; TELECINE 1: (35mm)"""
COLUMNS = re.compile(r"(?:SHOTS?|NO\.?)?\s*CAM(?:ERA)?S?\.?\s+(?:VISION|PICTURE|VIDEO)\b.{0,24}", re.IGNORECASE)
CUE_WORDS = re.compile(r"(?:IN|OUT|In|Out|IQ|OQ|(?i:(?:in|out|first|last)[ -]?(?:words|cue)))\s*[:.]\s*(?:[\"“‘'.…]|\S[^\n]*[\"”]\Z)")
"""The first and last words of an insert."""
DATED = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|19\d\d|20\d\d|recording|transmission|tx)\b", re.IGNORECASE)
SOUND_CHANGED = re.compile(r"(?:F/[UDIO]|FADE(?:\s+(?:UP|DOWN|IN|OUT))?|CUT|LOSE|SNEAK(?:\s+IN)?|BRING\s+UP|HOLD|CREEP(?:\s+IN)?|X[ -]?FADE(?:\s+TO)?)\s+(?=(?:GRAMS|F/?X|SFX|MUSIC|DISC|TAPE|ATMOS)\b)")
"""What is done with a sound: F/U GRAMS: "Theme\""""
PRONOUNS = wording.FIRST_PERSON | wording.THIRD_PERSON | frozenset("it its it's this that that's these those there there's here here's they you your what who why how nobody everybody somebody not and but so yet or nor no yes".split())
LEAST = 3
PLAINLY = 1.5
"""Odds of words that are said, whatever the page's pictures look like."""


def goes_on_said(text: str, stopped: bool) -> bool:
    """Is a line below a shot that has its picture plainly said, by whoever spoke before the cut: a sentence worded as speech is or,
    where pictures are not `stopped`, one that begins as only speech does?"""
    whole = text[:1].isupper() and wording.is_finished(text) and len(text.split()) > 2 and not wording.is_upper(text)
    if not whole or wording.is_sized(text) or MOVE.search(text) or heard_of(text) is not None or INSERT.match(text):
        return False
    odds, first = wording.spoken(text), re.split(r"[^\w'’]", text.lower(), maxsplit=1)[0].replace("’", "'")
    return odds > PLAINLY or (not stopped and odds > -1.0 and first in PRONOUNS)


def are_stopped(texts: Sequence[str]) -> bool:
    """Do the pictures behind shots' cameras often end on a stop?"""
    seen = [text for text in texts if (found := shot_of(text)) and found["seen"] and not NAME.search(text)]
    return sum(text.endswith(".") for text in seen) > 0.3 * len(seen) or len(seen) < LEAST


def is_camera_script(texts: Sequence[str]) -> bool:
    """Do shots with their cameras count up, and do people speak between them?"""
    numbers = [int(found["it"]) for text in texts if (found := shot_of(text))]
    rising = sum(0 < two - one <= 2 for one, two in pairwise(numbers))
    voices = sum(voice_of(text) is not None or is_name(text) or NAME.search(text) is not None for text in texts)
    return len(numbers) >= LEAST and rising >= 0.8 * (len(numbers) - 1) and voices >= 2


def split_shots(texts: Sequence[str]) -> frozenset[int]:
    """The lines that hold nothing but a shot's number, its camera alone on the line below, counting up on the page."""
    found = [(at, int(number["it"])) for at, text in enumerate(texts) if at + 1 < len(texts) and (number := NUMBER.fullmatch(text)) and ALONE.fullmatch(texts[at + 1])]
    rising = sum(0 < two - one <= 2 for (_, one), (_, two) in pairwise(found))
    return frozenset(at for at, _ in found) if len(found) >= LEAST and rising >= 0.8 * (len(found) - 1) else frozenset()


def rejoined(texts: Sequence[str]) -> list[str]:
    """The lines, a shot's number that stands alone put before its camera on the line below."""
    split = split_shots(texts)
    return ["" if at in split else f"{texts[at - 1]} {text}" if at - 1 in split else text for at, text in enumerate(texts)]


def shot_of(text: str) -> re.Match[str] | None:
    """The number and the camera that a shot begins with, if what stands behind them begins as a picture does."""
    found = SHOT.match(text)
    if not found or not found["seen"]:
        return found
    led = text[: found.start("seen")]
    changed = re.match(rf"{CHANGE}\s+", text[len(led) :])
    return found if wording.SHOT_SIZE.match(text[len(led) + (changed.end() if changed else 0) :]) or re.search(rf"{MACHINE}|CAP|(?i:cam)", led) else None


def opens_at(texts: Sequence[str]) -> int:
    """The first shot with a number and its camera, where several are, or what opens the page above it: a change, a film; else 0."""
    shots = [at for at, text in enumerate(texts) if shot_of(text)]
    at = shots[0] if len(shots) >= LEAST else 0
    return next((above for above in range(1, at) if OPENS.match(texts[above])), at)


def is_only_played(text: str) -> bool:
    """Does a line only say that film is played in, and not what that shows: MIX TO T/K 1, TELECINE 2: SOF"""
    found = INSERT.match(text)
    return found is not None and (not text[found.end() :].strip() or SILENT.match(text, found.end()) is not None)


def is_named(camera: str) -> bool:
    """Is a camera called one (CAM 2, T/K 1), no mere code (3 B)?"""
    return re.match(rf"{CHANGE}\s|CAP|{MACHINE}|(?i:cam)", camera) is not None


def names_cameras(texts: Sequence[str]) -> bool:
    """Does a line name the columns, one of them the cameras', or do mere codes stand where shots have their cameras?"""
    cameras = [found["camera"] for text in texts if (found := shot_of(text)) and found["seen"]]
    coded = sum(not is_named(camera) for camera in cameras)
    return any(COLUMNS.fullmatch(text) for text in texts) or coded > max(2, 0.5 * len(cameras))


def prints_no_times(texts: Sequence[str], style: str) -> bool:
    """Is this a camera script whose few times stand above its shots, as the studio's day does, or in brackets, as lengths do?"""
    texts = rejoined(texts)
    first = next((at for at, text in enumerate(texts) if shot_of(text)), 0)
    timed = [(text, mark) for text in texts[first:] for mark in notation.find_stamps(text, style)]
    return all(_is_boxed(text, mark.start) for text, mark in timed) and is_camera_script(texts)


def _is_boxed(text: str, at: int) -> bool:
    """Does a time stand in brackets?"""
    return text.count("(", 0, at) > text.count(")", 0, at)


def is_name(text: str) -> bool:
    """Is a line nothing but who speaks the words below it, in capitals?"""
    label = speakers.label_of(text) if wording.is_upper(text) and len(text.split()) <= 4 else None
    return label is not None and label.words is None and heard_of(text) is None and not (INSERT.match(text) or SHOT.match(text) or CAPITAL_MOVE.match(text))


def voice_of(text: str) -> Label | None:
    """Who speaks the words behind a name on this line; None where nobody is named, or a sound is."""
    label = speakers.label_of(text)
    named = label is not None and label.words is not None and wording.is_upper(label.speaker if label.continued else text[: label.words].partition(":")[0])
    return label if named and heard_of(text) is None and not INSERT.match(text) else None


def heard_of(text: str) -> CueKind | None:
    """The kind of cue of a line that says what is heard, shown over the picture, or what the cutter does."""
    if SILENT.match(text) or RUN_IN.match(text):
        return CueKind.SOUND
    if (kind := laid_over(text)) is not None:
        return kind
    changed = CHANGED.match(text)
    if captions.is_caption(text[changed.end() :] if changed else text):
        return CueKind.TITLE
    if CUE_WORDS.match(text):
        return CueKind.OTHER
    sound = SOUND_CHANGED.match(text)
    bare = text[sound.end() :] if sound else text
    return cues.cue_of(text) or cues.cue_of(bare) or vocabulary.labelled_cue(bare)


def laid_over(text: str) -> CueKind | None:
    """The kind of cue of a line that lays a slide over the picture, or takes it off."""
    return CueKind.TITLE if LAID_OVER.match(text) else CueKind.OTHER if TAKEN_OFF.match(text) else None
