"""Which cue a whole picture cell plainly is: END CREDITS, Part two, Caption: 1961; and what is a picture of one.

What stands in a picture column is a picture, unless the cell as a whole is a cue. "Music stand" and "Credits roll on
an old set" begin as cues do, and go on with a word that no cue has: they are seen.
"""

import re

from otio_redfiles import aside_words, vocabulary
from otio_redfiles.layout.words import cues, wording
from otio_redfiles.model import CueKind

# Words that a cue of the picture column is made of; with any other word in it, the cell describes something.
WORDS = frozenset(
    """library stock incidental background title titles subtitle subtitles card cards caption captions aston astons strap straps
    sequence super generic text screen music theme song songs anthem hymn sting stings jingle jingles ident idents logo logos bumper bumpers countdown clock slate
    credit credits roll rolls crawl board boards endboard endcard opener openers ends end part parts act acts chapter section segment block scene episode reel
    tape programme program series film show main opening closing pre final full production company channel network agency station animation intro break
    pause short long slight brief very cont continued continue continues start starts begin begins fade fades stop stops swell
    swells cue in out up down under over on off to from at of the and a no black white item tail list package video
    titel vorspann abspann teil ende schluss anfang musik ein aus auf ab générique partie fin début musique titre titres titoli
    testa coda parte fine sigla musica música título títulos créditos cabecera finales finali de la du des der di del bloque bloc primera
    segunda tercera prima seconda terza première deuxième troisième erster zweiter dritter la le los las finaux nachspann vorschau""".split()
)
NUMBER = re.compile(r"\d+\w?|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eins|zwei|drei|vier|first|second|third|last")
NAMED = re.compile(r"\s*[:_/–—(\[\"“„«‘]|\s+-\s")
"""What parts the words of a cue from the name behind them (Titles: THE TIDE)."""
HOUSE = re.compile(r"(?:[A-Z][A-Z&.]{1,6}\s+){1,2}(?i:(?:opening|closing|intro|end)\s+)?(?i:sting(?:er)?|ident|bumper|jingle)\.?\Z")
"""What a house shows of itself: WDA sting."""
STARTED = re.compile(r".*\b(?:starts?|begins?|ends?|in|out|up|under|fades?|stops?|continues?|over|ein|aus|auf|ab)\W*\Z", re.IGNORECASE)
"""What music does in a cue, whatever music it is (Brass band music starts)."""
NOTE = re.compile(
    r"(?:n\.?\s?b\.?|(?:legal|production|editor[’']?s?|director[’']?s?|clearance|rights)\s+notes?|notes?|to\s?do|tbc|hinweis|anm(?:erkung|\.)|achtung"
    r"|nota|remarque|attention|opmerking)\s*[:!]", re.IGNORECASE)
"""How a remark to those who work on the programme begins."""
SENTENCE = re.compile(r"(?P<first>[^.;,]+)[.;,]\s+\S")
"""An end, and what is said of it: End of tape. Colour bars."""
BRACKETS = " \t[](){}"


def cue_of(text: str) -> CueKind | None:
    """The cue that a picture cell is as a whole; None for a description. Fades and sounds are seen there."""
    if (kind := vocabulary.parting(text)) is not None:
        return kind
    if NOTE.match(text.lstrip(BRACKETS)) or aside_words.is_aside(text):
        return CueKind.OTHER
    kind = cues.cue_of(text)
    if kind in (None, CueKind.SOUND, CueKind.OTHER):
        return None
    if kind is CueKind.END and (whole := SENTENCE.match(text)):
        return cue_of(whole["first"])
    return kind if kind is CueKind.PAUSE or _is_plain(text.strip(BRACKETS), kind) else None


def _is_plain(text: str, kind: CueKind) -> bool:
    """Is there nothing but the words of a cue, but for a name where cues have one: in capitals, behind a colon?"""
    name = NAMED.search(text)
    words = re.findall(r"[^\W_][\w'’]*", text[: name.start()] if name else text)
    first = next((at for at, word in enumerate(words) if not _is_cue_word(word)), None)
    if first is None or len(words) == 1 or HOUSE.match(text) or (name and kind is CueKind.TITLE):
        return True
    if kind is CueKind.MUSIC and STARTED.match(text):
        return True
    if kind is CueKind.TITLE and first:  # Series titles The Salt Roads
        return all(word[:1].isupper() for word in words[first:])
    return kind in (CueKind.TITLE, CueKind.HEADER) and wording.is_upper(text)


def _is_cue_word(word: str) -> bool:
    return word.lower() in WORDS or NUMBER.fullmatch(word.lower()) is not None
