"""Which cue a run of words is, by its form: titles, stings, ends, sections, transitions."""

import re

from otio_redfiles import aside_words, captions, noises, vocabulary
from otio_redfiles.layout.words import wording
from otio_redfiles.model import CueKind

LONGEST = 240
TITLE = re.compile(
    r"(?:[\w'’&/-]+\s+){0,4}?(?:sub)?(?:titles?|captions?|astons?|straps?)"
    r"(?:\s+(?:over|up|in|on)(?:\s+(?:an?\s+)?(?:black|white|picture|screen|action|shot|card)(?:\s+(?:card|screen))?)?(?=\s*:))?\s*(?:[:_]|\Z|sequence\b"
    r"|cards?\b)|(?:[\w'’&/-]+\s+){0,2}?(?:inter-?|sub-?)?(?:titles?|captions?)\s+(?:reads?|says)\s*[:–-]?\s*[\"“‘']|on[- ]screen\s+text\b|(?:appears\s+)?on[- ]?screen\s*:\s*\S|text\s+on[- ]screen\b"
    r"|(?:series|main|opening|end|episode|programme)\s+titles?\b|(?:sub)?title_*/|sub-?title\s+(?=(?-i:[A-ZÀ-Þ\"“‘]))"
    r"|(?:show|series|main|program(?:me)?|episode)\s+open(?:er|ing)?\s*\Z",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"(?:chapter|part|act|section|segment|block|reel|tape|roll|episode|scene|sequence|script|story|teil|kapitel|abschnitt|akt|folge|partie|chapitre|acte"
    r"|[ée]pisode|epis[óo]dio|episodio|parte|cap[íi]tulo|capitolo|puntata|deel|hoofdstuk|aflevering|del|avsnitt|afsnit|część|rozdział|osa)(?:\s+(?:no|nr|number)\b\.?\s?:?)?\s+(?:\d+|[ivx]+|one"
    r"|two|three|four|five|six|eins|zwei|drei|vier|fünf|un|deux|trois|quatre|uno|dos|tres|due|tre|een|twee|drie)\b(?!\s*[a-zà-ÿ])"
    r"|[IVX]{1,5}\.\s+[A-Z]|(?:start\s+of\s+|(?:clean\s+|additional\s+)?(?:shot[\s-]?list\s+(?:of\s+|for\s+)?)?)?[A-D][- ]roll\b(?:\s+(?:follows|begins|starts?|shot[\s-]?list))?\s*\Z",
    re.IGNORECASE,
)
TRANSITION = re.compile(
    r"(?:(?:auf|ab|schwarz)blende|fade|cut|dis(?:solve|\.)?|mix|wipe|(?:jump|smash|match)\s+cut)(?:\s+(?:in|out|up|down|to|from"
    r"|through|black|white|titles?|and|&|sound|vision|s|v|grams))*[.:]?\Z"
    r"|(?-i:FADE|DISSOLVE|MIX|WIPE)(?:\s+(?:down|out))?\s+(?:at|after|before)(?:\s+[\w'’-]+){1,5}[.:]?\Z",
    re.IGNORECASE,
)
INSTRUCTED = re.compile(r"(?P<cue>[A-Z][A-Z ]{2,24}[.:])\s+(?=\S)")
STING = re.compile(
    r"(?:[\w'’&/-]+\s+){0,3}(?:sting(?:er)?|ident|(?<!can )(?<!tin )(?<!bottle )(?<!letter )opener|(?:show|series|main|title|(?-i:[A-Z]{2,})(?:\s+TV)?)\s+closer|generic|bumper|jingle|countdown\s+clock)\.?\Z"
    r"|(?:(?-i:[A-Z])[\w'’&-]*\s+){0,3}(?:(?:opening|intro|title|closing)\s+(?:sequence|animation)|(?:agency|programme|program|series|show|channel|network|station)\s+opening)\.?\Z",
    re.IGNORECASE,
)
LIST = re.compile(r"\s*[,/+&]\s*|\s+and\s+")
ON_FILM = re.compile(r"(?:SOF|SOUND[ -]ON[ -]FILM)\s*[:,–—-]?\s+")
"""What is heard on a film that is run in: SOF whistle."""
BESIDE = re.compile(r"\s*\([^()]{1,60}\)\s*\Z")
"""What is said of it behind that: (in Danish, no subtitles)"""
PLACES = frozenset("int ext int/ext i/e interior exterior".split())
"""How pictures begin that name a noise last: Ext jetty, traffic noise."""
UNSAID = -1.0
"""Odds of a sentence that is no next paragraph of what is said above it."""
BEARING = re.compile(r"(?!(?:opening|closing|end|main|fade|mix|cut|black|white|blue|logo|titles?|captions?|credits?|cards?|text|graphics?|roll)\b)[^\W\d_].*\b(?:with|without|mit|ohne|avec|sans|con|sin|med|uten|met)\s+(?:[\w'’-]+\s+){0,3}(?:sub-?)?(?:titles?|captions?)\W*\Z", re.IGNORECASE)
"""A picture that bears text, no text: The same with German captions."""
ALWAYS_THERE = (CueKind.CREDITS, CueKind.END, CueKind.TITLE)
END = re.compile(
    r"(?:fin|ende|fine|slut|koniec|schluss|einde|slutt)(?:\s+(?:de|du|des|der|von|van|av)\s+[^\W\d_]+)?\s*[.!]?\Z|"
    r"(?:the\s+)?ends?(?:\s+of)?(?:\s+(?:the\s+)?(?:program(?:me)?|part\s+\w+|film|show|(?:tape|reel|side)(?:\s+\w+)?"
    r"|scene|sequence|take|interview|transcript|subtitles|a-?roll|b-?roll))?\s*[.!]?\Z|-*\s*ends?\s*-*[.!]?\Z"
    r"|(?-i:[A-Z])[\w'’-]{1,20}(?:\s[\w'’-]{1,20}){0,3}\s#?\d{1,4}[A-Za-z]?\s+(?:ends|runs\s+out)\s*[.!]?\Z"
    r"|(?:scene|sequence|take|interview|tape|reel|transcript)\s+ends(?:\s+(?:at\s+)?\d{1,2}(?:[:.]\d{2}){1,3})?\s*[.!]?\Z|(?-i:SOC|STANDARD\s+OUT(?:[ -]?CUE)?)\Z",
    re.IGNORECASE,
)
MUSIC = re.compile(
    r"(?:[\w'’-]+\s+){0,3}music\b[\w\s,'’-]*\b(?:under|mixed|in|out|up|over|fades?|begins?|starts?"
    r"|ends?|background|throughout)\b",
    re.IGNORECASE,
)

BARE_SOUND = re.compile(r"(?:natural|international|ambient|location|direct)\s+sounds?(?:\s+(?:only|up|full|throughout))?\.?\Z", re.IGNORECASE)
"""The sound that a picture was shot with, and nothing else."""
GOES_ON_LATER = re.compile(r"[(\[]?(?:to\s+be\s+continued|continued\s+(?:on|overleaf)|wird\s+fortgesetzt|fortsetzung\s+folgt|à\s+suivre|continuar[áa])\b.{0,60}\Z", re.IGNORECASE)


def cue_of(text: str) -> CueKind | None:
    """The kind of cue by its form: what the vocabulary says, titles, stings, ends. Long lines are no cues."""
    if aside_words.is_remark(text):
        return CueKind.OTHER
    if len(text) > LONGEST:
        return None
    if END.match(text):
        return CueKind.END
    if TRANSITION.match(text):
        return CueKind.OTHER
    if SECTION.match(text) and len(text.split()) <= 10:
        return CueKind.HEADER
    if BARE_SOUND.match(text) or GOES_ON_LATER.match(text):
        return CueKind.SOUND if BARE_SOUND.match(text) else CueKind.OTHER
    if STING.match(text.strip("[]() ")):
        return CueKind.MUSIC if re.search(r"\bmusic", text, re.IGNORECASE) else CueKind.TITLE
    if TITLE.match(text) and len(text.split()) <= 24 and not wording.SHOT_SIZE.match(text) and not BEARING.match(text):
        return CueKind.TITLE
    if len(text.split()) <= 24 and (aside_words.is_overlay(text) or captions.is_boxed(text)):
        return CueKind.TITLE
    if (kind := vocabulary.cue_kind(text)) is not None:
        return kind
    if MUSIC.match(text) and len(text.split()) <= 8:
        return CueKind.MUSIC
    if film := ON_FILM.match(text):
        heard = BESIDE.sub("", text[film.end() :])
        noise, played = noises.is_noise(heard), vocabulary.cue_kind(re.split(r",\s*\d", heard)[0])
        music = played is CueKind.MUSIC or (noises.is_band(heard) and not noise)
        return CueKind.MUSIC if music else CueKind.SOUND if noise else None
    return _listed(text) or (vocabulary.parting(text) if wording.is_upper(text) else None)


def _listed(text: str) -> CueKind | None:
    """The kind of a list of what a programme has in every edition: Logo, headlines. Weather, end credits."""
    parts = LIST.split(text.strip(" .")) if len(text.split()) <= 6 else []
    if not 2 <= len(parts) <= 4 or not any(part.lower() in vocabulary.PROGRAMME_PARTS for part in parts):
        return None
    kinds = [CueKind.TITLE if part.lower() == "logo" else cue_of(part) for part in parts if part.lower() not in vocabulary.PROGRAMME_PARTS]
    return next((kind for kind in ALWAYS_THERE if kind in kinds), None) if all(kinds) else None


def is_said_next(text: str) -> bool:
    """May a line right below what is said be the next paragraph of that: a whole sentence, no cue and nothing seen?"""
    whole = wording.is_finished(text) and len(text.split()) > 3 and not (vocabulary.is_bracketed(text) or wording.is_upper(text))
    return whole and wording.spoken(text) > UNSAID and not wording.is_fresh(text) and cue_of(text) is None and vocabulary.parting(text) is None


def is_instruction(text: str) -> bool:
    """FADE OUT, CUT TO BLACK: what the cutter does."""
    return bool(TRANSITION.match(text)) and wording.is_upper(text)


def is_only_heard(text: str) -> bool:
    """Does every sentence of these words only name a noise (Wind. A gate creaking.), no shot's size, on a page that names who speaks?"""
    parts = [part for part in re.split(r"[.,;]\s*", text) if part.strip()]
    if wording.is_sized(text) or any(part.split()[0].lower() in PLACES | wording.AGAIN for part in parts):
        return False
    return len(text) <= LONGEST and text.rstrip().endswith(".") and bool(parts) and all(noises.is_noise(part) for part in parts)


def leading_instruction(text: str) -> int:
    """Where a description begins behind what the cutter does first: FADE IN. L.S. Marsh; 0 without."""
    found = INSTRUCTED.match(text)
    return found.end() if found and is_instruction(found["cue"]) else 0


def is_seen_to_change(text: str) -> bool:
    """Fade to black, in mixed case: a picture described, where it stands as one; FADE OUT is an instruction."""
    return bool(TRANSITION.match(text)) and not wording.is_upper(text)
