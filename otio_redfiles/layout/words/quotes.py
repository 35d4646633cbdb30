"""Whose quoted words are, where a page quotes its interviews and nobody is named before them.

    Renata Holt, baker      "We start at two."          the person seen beside them
    Renata at the oven      "By six it is over."        by her first name alone
    Jon Marsh has the keys. / "All eleven of them."     the person told of right before

Commentary is not quoted there: both kinds are counted before anything is decided.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import bites, persons, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record

LEAST = 2
"""So many quoted words, and so many others, show the habit."""
MANY, LONG = 4, 10
"""Or one quote alone, if it has so many words, among so many others."""
WHOLE = re.compile(r"\s*[\"“„«].*[\"”“»]\W*\Z", re.DOTALL)
INTERVIEWED = re.compile(
    r"(?:Interview(?:\s{1,8}(?:with|of))?|Intv?w?|Itw|I/?V|Sync)\.?\s{0,8}[,:–—-]?\s{1,8}(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})"
    r"(?=\s*\Z|\s*[,;(–-]|\s+(?:cont|again|on|at|in|by|to|with|beside|behind|near|outside|inside)\w*\b)"
)
"""Interview Ada, at the oven; Interview with Ada Lorne on the stairs."""
TO_CAMERA = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]+)\s+(?:to|on|into)\s+(?:the\s+)?(?:camera|cam)\b")
"""A forename alone, of somebody who speaks into the camera."""
LED_BY_TONGUE = re.compile(r"[(\[](?P<tongue>[^()\[\]]{2,24})[)\]]\s*\S")
OWN = wording.FIRST_PERSON - {"you", "your", "you're", "you’re", "you've", "you’ve"}
"""How somebody tells of himself."""
MOST_POST = 8
"""Words of what he does and where he is."""
SHOT_OF = re.compile(rf"{wording.WORDED_SIZE.pattern}\s+(?:of|on)\s+", re.IGNORECASE)
OPENS, CLOSES = re.compile(r"[“„«]"), re.compile(r"[”»]")
SIGNS = re.compile(r"[\"“”„«»]")
ROLE_FIRST = re.compile(r"[^\W\d_]+(?:\s+[a-z]+)?\s+(?=[A-ZÀ-Þ])")
TOLD = re.compile(r"(?:(?P<before>[\w’']+)\s+)?(?P<name>[A-ZÀ-Þ][a-zß-ÿ’'-]+(?:\s+(?:van|von|de|der|den|di|la|le))*\s+[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ])")
NO_FORENAMES = frozenset(
    """today tonight yesterday tomorrow now once later here there then only even still also everyone nobody somebody something nothing
    cape lake mount port bay saint sea north south east west new old great upper lower fort isle point castle""".split()
)
NO_SURNAMES = frozenset(
    """harbour harbor bay sea lake river island islands street road square bridge hill mountain mountains valley castle university museum
    station airport park hall church cathedral war ocean coast county point beach""".split()
)
PLACED = frozenset("in at from to of near off on through towards into around across over under outside inside the".split())


@dataclass(frozen=True, slots=True)
class Quotes:
    """`tell`: quotes set interviews apart from commentary on this page; `persons` are whom it names in full."""

    tell: bool = False
    persons: tuple[str, ...] = ()


def quotes_of(records: Sequence[Record]) -> Quotes:
    """The page's habit, from words that no label stands before in their record."""
    words = [text for record in records for text in _unlabelled(record.entries)]
    quoted = [text for text in words if WHOLE.match(text)]
    bare = sum(not wording.QUOTED.match(text) for text in words)
    tell = min(len(quoted), bare) >= LEAST or (bare >= MANY and any(len(text.split()) >= LONG and len(SIGNS.findall(text)) == 2 for text in quoted))
    return Quotes(tell, tuple(dict.fromkeys(_persons(records))) if tell else ())


def _unlabelled(entries: Sequence[Entry]) -> Iterable[str]:
    """The words, line after line as they follow each other, that no label of their record leads."""
    runs = groupby(takewhile(lambda entry: entry.kind is not Kind.LABEL, entries), lambda entry: entry.kind)
    return (" ".join(entry.text for entry in run) for kind, run in runs if kind is Kind.WORDS)


def _persons(records: Sequence[Record]) -> Iterable[str]:
    for entry in (entry for record in records for entry in record.entries):
        if entry.kind is Kind.LABEL and entry.label is not None and " " in entry.label.speaker:
            yield entry.label.speaker
        elif entry.kind is Kind.PICTURE and (name := bites.bite_speaker(entry.text) or _presented(entry.text)):
            yield name


def is_quoted(text: str) -> bool:
    """Do words begin with a quote that is nobody's word for one thing (“Tiny” was her name)?"""
    if not wording.QUOTED.match(text):
        return False
    return bool(WHOLE.match(text)) or is_open(text)


def is_open(text: str) -> bool:
    """Does a quote that begins here not end here?"""
    straight = text.count('"') % 2 == 1
    return straight or len(OPENS.findall(text)) > len(CLOSES.findall(text))


def closes(text: str) -> bool:
    """Does a quote that began before end here?"""
    return text.count('"') % 2 == 1 or len(CLOSES.findall(text)) > len(OPENS.findall(text))


def speaker_of(quotes: Quotes, shown: str, told: str) -> str:
    """Who says quoted words beside the picture `shown`, right behind the commentary `told`; "" where neither says."""
    if shown:
        return _presented(shown) or _known(shown, quotes.persons)
    known, named = _known(told, quotes.persons), _told(told)
    namesake = known and named and known.split()[-1].upper() == named.split()[-1].upper()
    return named if namesake else known or named


def heard(shown: str) -> str:
    """Who speaks beside a picture that presents a person and his tongue: Ada Lorne, baker (in German)."""
    found = speakers.TONGUE.search(shown)
    return _presented(shown[: found.start()]) if found else ""


def beside(shown: str, text: str) -> str:
    """Who says words that are one quote, beside a picture that presents a person: Interview Ada, at the oven."""
    return _presented(shown) if WHOLE.match(text) else ""


def in_tongue(shown: str, text: str) -> str:
    """Who speaks beside a picture that presents a person, where the words say in which tongue: (in German) It rained."""
    found = LED_BY_TONGUE.match(text)
    return _presented(shown) if found and speakers.LANGUAGE.fullmatch(found["tongue"]) else ""


def in_person(shown: str, text: str) -> str:
    """Who says words in the first person, beside a picture that is nothing but his full name and what he does or where he
    is: Ada Lorne, flight dynamics; Dr Ada Lorne."""
    words = {word.lower() for word in wording.WORD.findall(text)}
    if OWN.isdisjoint(words):
        return ""
    found = persons.PLAIN_NAME.match(shown)
    name = found.group().strip() if found else ""
    behind = shown[len(name) :].strip()
    bare = speakers.TITLED.sub("", name)
    named = " " in bare and persons.is_name(name) and vocabulary.labelled_cue(shown) is None
    apart = behind[:1] == "," and not wording.is_sized(shown) and len(behind.split()) <= MOST_POST
    return name if named and ((not behind and bare != name) or (apart and (bare != name or behind[1:].strip()[:1].islower()))) else ""


def _presented(text: str) -> str:
    """The person whom a picture presents: a name and what he is, or a full name behind a shot's size."""
    bare = _without_size(text)
    if asked := INTERVIEWED.match(text) or INTERVIEWED.match(bare):
        return asked["name"] if persons.is_name(asked["name"]) else ""
    sized = bare != text.strip()
    found = persons.PLAIN_NAME.match(bare)
    name = found.group() if found else ""
    after = bare[len(name) :].strip()
    whole = " " in name or (sized and after[:1] == "(")
    if whole and persons.is_name(name) and (_is_post(after) or (sized and not after)):
        return name
    ahead = ROLE_FIRST.match(bare)
    if ahead and persons.is_role(ahead.group().strip()):
        seen = TO_CAMERA.match(bare, ahead.end())
        return _whole_name(bare[ahead.end() :]) or (seen["name"] if seen else "")
    return ""


def _without_size(text: str) -> str:
    """A description behind the size of its shot: MS Ada (baker), Medium shot of Ada (baker)."""
    size, _, rest = text.partition(" ")
    worded = SHOT_OF.match(text)
    return text[worded.end() :].strip() if worded else rest.strip() if vocabulary.is_in_vision(size.rstrip(":,")) else text.strip()


def _is_post(text: str) -> bool:
    """Does `, deputy harbour master, Agency` say what somebody is?"""
    first = re.split(r"[,;()]|\s(?:at|of|for|from|in)\s", text[1:].strip())[0].strip() if text[:1] in ",(–-" else ""
    return bool(first) and persons.is_role(first)


def _whole_name(text: str) -> str:
    found = persons.PLAIN_NAME.match(text)
    return found.group() if found and " " in found.group() and persons.is_name(found.group()) else ""


def _known(text: str, persons: Sequence[str]) -> str:
    """The only one of the page's persons whose forename or surname stands in a text."""
    words = {word.strip(".,;:()’'\"“”").upper().removesuffix("'S").removesuffix("’S") for word in text.split() if word[:1].isupper()}
    found = [name for name in persons if words & {name.split()[0].upper(), name.split()[-1].upper()}]
    return found[0] if len({name.upper() for name in found}) == 1 else ""


def _told(text: str) -> str:
    """The only person named in full in commentary."""
    names = {found["name"] for found in TOLD.finditer(text) if _is_person(found["name"], found["before"] or "")}
    return names.pop() if len(names) == 1 else ""


def _is_person(name: str, before: str) -> bool:
    first, *_, last = name.lower().split()
    small = vocabulary.FUNCTION_WORDS | wording.OPENERS | NO_FORENAMES
    return first not in small and last not in NO_SURNAMES and before.lower() not in PLACED and persons.is_name(name)
