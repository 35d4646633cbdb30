"""What somebody is called before a colon where it is no name by its form.

    1ST WOMAN: · Second man: · 3 MEN: · MAN #1: · THE MAYOR, 1987: · Der Pfarrer: · van der Meer: · al-Rashid: · 田中：

A colon is what tells these from pictures and sentences: asked of nothing else.
"""

import re
import unicodedata

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons

SURE, LIKELY, NOBODY = 0.9, 0.75, 0.0
"""How sure the form makes us that this is somebody: the second wants a page that has more names before colons."""
MOST = 5
"""Words."""
LONGEST = 24
"""Letters of a name in writing that has no capitals and, some of it, no blanks."""
COUNT = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|e|er|re|[èe]re|[èe]me|[ºª°])|first|second|third|fourth|fifth|two|three|four|five|several|both|another"
    r"|erste[rs]?|zweite[rs]?|dritte[rs]?|premi(?:er|[èe]re)|deuxi[èe]me|troisi[èe]me|primer[ao]?|segund[ao]|tercer[ao]?"
    r"|prim[ao]|second[ao]|terz[ao]|eerste|tweede|derde|första|andra|første|annen",
    re.IGNORECASE,
)
MANY = frozenset("men women people children kids".split())
NUMBER_BEHIND = re.compile(r"\s*(?:#|№|n[ro]?[.°º]|no)\s*\d{1,2}\Z", re.IGNORECASE)
ARTICLES = frozenset("the der die das le la les el los las il lo gli o os de het".split())
SMALL_FIRST = re.compile(rf"(?!(?:y|e)\Z)(?:{persons.PARTICLE}|'t|’t|d['’]|af|av|zu|zur|zum|vom|dal|dalla|degli|dei|dello|ap|abu|ben|san|ter)\Z")
SMALL_GLUED = re.compile(r"(?:al|el|ad|ar|as|at|an|ash|ed|es|d|l|dell|ben|bin|ibn)[-'’][^\W\d_]")
LEADING = re.compile(r"(?P<lead>[^\W_][^:：.;!?\"“”„«\n]{0,40}?)\s*[:：](?!\d)\s*\S")
SAID_ABROAD = re.compile(r"(?:[说說道问問答云曰]|言った|言う|言います|答える|は|が|قال|قالت|يقول|تقول|أضاف|אמר|אמרה|אומר|אומרת|했다|말했다)\Z")
"""How a sentence ends that leads a quotation, in writing without capitals."""


def odds_of(name: str) -> float:
    """How likely it is that what stands before a colon is who speaks: SURE, LIKELY or NOBODY."""
    bare = persons.bare_name(name)
    words = bare.split()
    if not 1 <= len(words) <= MOST:
        return NOBODY
    if _has_no_case(bare):
        return LIKELY if len(bare) <= LONGEST and SAID_ABROAD.search(bare) is None else NOBODY
    if _is_counted(bare, words) or (words[0].lower() in ARTICLES and _is_voice(words[1:])):
        return SURE if bare == bare.upper() else LIKELY
    return LIKELY if _is_titled(words) or _begins_small(words) or _is_described(words) else NOBODY


def may_name(text: str) -> bool:
    """Do a few words and a colon lead these, that are no sentence's by their wording?"""
    found = LEADING.match(text)
    words = found["lead"].split() if found else []
    return 1 <= len(words) <= MOST and not any(word.lower() in vocabulary.FUNCTION_WORDS for word in words)


def _is_counted(bare: str, words: list[str]) -> bool:
    """1ST WOMAN, Erste Frau, 3 MEN, 1. FRAU; MAN #1, Speaker No. 2. Numbers of a list (12. Woman) count nobody."""
    behind = NUMBER_BEHIND.search(bare)
    if behind is not None:
        return _is_voice(bare[: behind.start()].split())
    if words[0].isdigit():
        return _is_voice(words[1:]) and (words[-1].lower() in MANY or words[-1].lower().endswith("s"))
    dotted = words[0][:-1].isdigit() and words[0].endswith(".") and words[-1].lower() in persons.HEARD_ABROAD
    return dotted or (COUNT.fullmatch(words[0]) is not None and _is_voice(words[1:]))


def _is_voice(words: list[str]) -> bool:
    """Do these words end in who is heard, or what a person is: WOMAN, young men, Ship's cook?"""
    last = words[-1].lower() if words else ""
    heard = persons.HEARD | persons.HEARD_ABROAD
    return bool(last) and _are_a_name(words) and any(word in heard or persons.is_role(word) for word in (last, last.removesuffix("s")))


def _are_a_name(words: list[str]) -> bool:
    return not any(word.lower() in vocabulary.FUNCTION_WORDS or word.lower() in vocabulary.PICTURE_WORDS for word in words)


def _is_titled(words: list[str]) -> bool:
    """THE DUKE: an article and up to three words in capitals, whatever they are."""
    rest = words[1:]
    return words[0] == "THE" and 1 <= len(rest) <= 3 and all(map(str.isupper, rest)) and _are_a_name(rest) and rest[-1] not in ("END", "ENDS")


def _begins_small(words: list[str]) -> bool:
    """van der Meer, de Souza, al-Rashid: a name whose first word has no capital."""
    if len(words) == 1 or not SMALL_FIRST.match(words[0]):
        return SMALL_GLUED.match(words[0]) is not None and any(map(str.isupper, words[0])) and all(word[:1].isupper() for word in words[1:])
    capitals = [word[:1].isupper() for word in words]
    return capitals[-1] and all(capital or SMALL_FIRST.match(word) for word, capital in zip(words, capitals, strict=True))


def _is_described(words: list[str]) -> bool:
    """Old woman, Village doctor: a capital, and at last what the person is, no more than four words."""
    return 1 < len(words) < MOST and words[0][:1].isupper() and words[0][1:].islower() and words[-1].islower() and _is_voice(words)


def _has_no_case(text: str) -> bool:
    """Is this written in letters that have no capitals, and no signs but those of names?"""
    letters = [char for char in text if char.isalpha()]
    plain = all(unicodedata.category(char)[0] in "LMNZ" or char in "'’·・-–.()" for char in text)
    return bool(letters) and plain and not any(char.islower() or char.isupper() for char in letters)
