"""Text over the picture: what pages call it, and the lines that hold it.

Words met in scripts and glossaries of several languages; matched without case."""

import re
from functools import lru_cache

# What pages call text that stands over the picture, a line of its own in the picture's cell or beside it.
CAPTIONS = r"""astons?|captions?|capgens?|cap|c\.?g\.?|chyrons?|lower[ -]?thirds?|l/3rds?|l/?3|(?:name[ -]?)?supers?|superimposed?|supered
    |(?:name[ -]?)?straps?|strap[ -]?lines?|(?:main|episode|programme|series|opening|film|show|end|section|chapter|inter)[ -]?titles?
    |titles?(?:[ -](?:cards?|captions?))?|sub[ -]?titles?|(?:end|text|title|caption)[ -]?cards?|cards?|names?[ -]?captions?|locators?
    |(?:on[ -]?screen|burnt?[ -]in|super(?:imposed)?|graphic)[ -]?(?:text|titles?|captions?|graphics?)|text(?:[ -]on[ -]screen)?|ost|forced[ -]narrative|fn
    |bauchbinden?|bb|(?:namens|text|titel|schrift)[ -]?(?:inserts?|tafeln?|einblendung(?:en)?)|einblendung(?:en)?|(?:haupt|unter|zwischen)?titel
    |synth[ée]s?|bandeaux?|incrustations?|incrust\.?|cartons?|(?:sous-?|inter-?)?titres?|texte[ ][àa][ ]l['’][ée]cran
    |r[óo]tulos?|cartelas?|sobreimpresi[óo]n|t[íi]tulos?|fald[óo]n|texto[ ]en[ ]pantalla|subt[íi]tulos?
    |sottopancia|titol[oi]|didascali[ae]|cartell[oi]|sovrimpression[ei]|titelkaart|naamtitel"""
_GROUND = r"black|white|gr[ae]y|colou?r|picture|pix|vision|image|scene|shot|footage|film|freeze(?:[ -]frame)?|map|logo|above|schwarz(?:bild)?|weiß|bild|noir|blanc|negro|nero"
"""What text stands over: Super over black: KETTLE"""
CAPTIONED = re.compile(rf"[(\[]?\s*(?!super[ -]?(?:8|16)\s*[:=]\s*(?-i:[a-zß-ÿ]|[^\W_]+\s+[a-zß-ÿ]))(?:{CAPTIONS}|(?:appears[ ])?on[ -]?screen|[àa][ ]l['’][ée]cran|en[ ]pantalla|a[ ]schermo)(?:\s+(?:over|on|against|auf|über|sur|sobre|su)\s+(?:{_GROUND}))?\s*(?:(?:no\.?\s*)?\d{{1,3}}[a-z]?|\([^()]*\))?\s*[:=]", re.I | re.X)
"""Super 8: boys on a wall - is film."""
QUOTED_CAPTION = re.compile(rf"(?:{CAPTIONS})(?:\s+(?:reads?|says))?\s*[:–-]?\s+[\"“‘'](?![\s'])[^\"“”]{{0,160}}[\"”’'][.,;]?\s*\Z", re.I | re.X)
"""A word for text over the picture, and the words in quotes: Intertitle 'At noon'."""
_BOXED = re.compile(rf"\s*(?:\[\s?(?:{CAPTIONS}|on[ -]?screen)\s?\]|\(\s?(?:{CAPTIONS}|on[ -]?screen)\s?\))\s*[:–-]?\s*(?=[^\s:–-])", re.I | re.X)
"""The word for it in brackets, what it reads behind them: [Title] KETTLE"""
# In capitals these need no colon: ASTON JO LIND / baker.
_BARE_CAPTION = re.compile(r"[(\[]?(?:ASTON|CAPTION|LOWER[ -]THIRD|L/3|CHYRON|BAUCHBINDE|R[ÓO]TULO|SYNTH[ÉE])S?\s+[-–—]?\s*(?=[\w\"“„«‘'])")
_ONLY_CAPTION = re.compile(rf"(?:{CAPTIONS})\s*\Z", re.I | re.X)
_RUN_IN_CAPTION = re.compile(
    r"(?<=[\w.,;!?)\]\"”])\s{1,80}(?=[(\[]?\s?(?:ASTON|CAPTION|LOWER[ -]THIRD|L/3|CHYRON|SUPER|STRAP|TITLE(?:\ CARD)?|BAUCHBINDE|TITEL|R[ÓO]TULO|SYNTH[ÉE]"
    r"|ON[ -]SCREEN\ TEXT)S?\s*:|(?:Text|TEXT|Words|WORDS)\ (?:on|ON)[ -](?:screen|SCREEN)\s*:)"
)


@lru_cache(maxsize=16384)
def is_caption(text: str) -> bool:
    """Does this line begin as text over the picture does (ASTON: name, Bauchbinde: name)?"""
    bare = text.lstrip()
    return bool(CAPTIONED.match(bare) or _BARE_CAPTION.match(bare) or (len(bare) > 4 and bare.isupper() and names_caption(bare)))


def is_boxed(text: str) -> bool:
    """Does a line begin with a word for text over the picture in brackets, the text behind them?"""
    return _BOXED.match(text) is not None


def bare_end(text: str) -> int:
    """Where the word for text over the picture ends that leads a line in capitals with no colon (ASTON Jo Lind); 0 without one."""
    found = _BARE_CAPTION.match(text)
    return found.end() if found else 0


def names_caption(text: str) -> bool:
    """Is this nothing but a word for text over the picture, as a heading, or as the "character" of a sheet?"""
    return bool(_ONLY_CAPTION.match(text.strip(" :[]().")))


def caption_at(text: str) -> int | None:
    """Where a caption begins that runs on behind a description on its line; None where none does."""
    found = None if is_caption(text) else _RUN_IN_CAPTION.search(text)
    return found.end() if found else None
