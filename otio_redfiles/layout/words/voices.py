"""Who speaks in the sound of a labelled line, and whom its captions name.

    COMMENTARY. It takes ...     O-Ton Gerda Lind (off): Wir ...     HORST ADLER. My ...     SYNC - INGA BERG: Yes ...
    MUSIC in     Atmo Hafen     (a door shuts)     PER AUNE / Deckhand
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import called, cues, page_labels, persons, speakers, wording
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.model import CueKind, Delivery

SYNC = re.compile(
    r"(?P<word>o-?ton|ot|syncs?|sot|itw|i/v|interview|sound[ -]?bite|bite|grab|actuality|clip)\b"
    r"\s*(?:\d[\d./-]*)?\s*(?:(?:of|with|by|von|mit|de|avec)\b)?\s*(?P<mark>\([^()]{1,40}\))?\s*(?:[:.–—-]\s*)?",
    re.IGNORECASE,
)
# What may part a name from its words: a colon; a full stop or a dash, behind names in upper case or of the trade.
COLON = re.compile(r"(?P<name>[^\W_][^:\"“”„«?!\n]{0,58}?)\s*:(?!\d)\s*")
STOP = re.compile(r"(?P<name>[^\W\d_][^.:\"“”„«?!\n]{1,40}?(?:\([^()]*\))?)\s*(?:\.|\s[–—-])\s+(?=\S)")
UPPER = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}(?:\s*\([^()]*\))?)\s+"
    r"(?=[\"“„«]?(?:[A-ZÀ-Þ][a-zà-ÿ’']|[AI]\s+[a-z]))"
)
MOST_POSTED = 9
"""Words of a full name with what its bearer is."""
LONGEST = 80
"""No name is longer, what its bearer is included."""
CAPTION_END = re.compile(r"\s*[/,|(;\n\t]|\s+[-–—]\s+|\s{2,}|\s*:\s")
# Persons and verbs of sentences in German and French, whose wording `wording.spoken` does not know.
FOREIGN = frozenset(
    """ich wir uns mich mir ihr sie er es du man ist sind war waren hat haben hatte wird kann muss habe bin nicht
    je j'ai nous vous il elle ils elles on était c'est c'était est sont avait ont a pas qu'il qu'on""".split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, how, and where the words begin; None where none stand on the line. `speaker` "" is nobody named."""

    speaker: str
    delivery: Delivery | None
    continued: bool
    words: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the page prints more than once before words, in upper case. `stops`: a full stop or a dash stands
    between names and words, again and again; `alone` are full names that lines are, or say with what their bearers are."""

    names: frozenset[str] = frozenset()
    stops: bool = False
    alone: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        return name.upper() in self.names


def known_names(texts: Iterable[str]) -> Known:
    """The names that sounds of the page begin with, or that stand alone above words, again and again."""
    texts = [*texts]
    seen: Counter[str] = Counter()
    stops = 0
    for text in texts:
        for pattern in (COLON, STOP, UPPER):
            if (found := pattern.match(text)) and persons.is_name(name := vocabulary.heading_of(found["name"]).speaker):
                seen[name.upper()] += 1
                stops += pattern is STOP and (_is_trade(name) or (name.isupper() and " " in name))
                break
    return Known(frozenset(name for name, count in seen.items() if count > 1 and not sound_cue(name)), stops > 1, _alone(texts))


def _alone(texts: Sequence[str]) -> frozenset[str]:
    """The full names, in upper case, that lines above others are, or say with what their bearers are: Ada Lorne, pilot."""
    seen = Counter(name.upper() for text, below in pairwise(texts) if not below[:1].islower() and (name := _full_name(text)))
    return frozenset(seen) if seen and max(seen.values()) > 1 else frozenset()


def _full_name(text: str) -> str:
    """The full name that a line is, or that it says with what its bearer is; "" for others."""
    voice = name_line(text) if len(text.split()) <= MOST_POSTED and sound_cue(text) is None else None
    name = voice.speaker if voice is not None else persons.posted(text, MOST_POSTED)
    return name if " " in name else ""


def voice_of(text: str, known: Known = Known(), first: bool = True) -> Voice | None:
    """The speaker that these words of a sound begin with. `first`: they stand right behind its label."""
    if (found := SYNC.match(text)) is not None and found.end() < len(text):
        return _synced(text, found, known, first) or _voice(text, known, first)
    return _voice(text, known, first)


def _synced(text: str, found: re.Match[str], known: Known, first: bool) -> Voice | None:
    """Behind a word that announces recorded speech stands a name, or the words themselves."""
    at = found.end()
    rest = text[at:]
    sign = text[:at].rstrip()[-1:] in ":.-–—"
    if found["mark"] and sign:
        return replace(marked(found["mark"]), words=at)
    inner = _voice(rest, known, True) or name_line(rest)
    if inner is not None and (inner.speaker[:1].isupper() or inner.delivery):
        words = None if inner.words is None else at + inner.words
        return Voice(inner.speaker, inner.delivery or Delivery.SYNC, inner.continued, words)
    return Voice("", Delivery.SYNC, False, at) if sign and first else None


def marked(mark: str) -> Voice:
    """What a bracket behind a word for recorded speech says: whose it is, or how it is heard."""
    heading = vocabulary.heading_of(mark.strip(" ()"))
    over = vocabulary.heading_of(mark).delivery or heading.delivery
    name = heading.speaker if persons.is_name(heading.speaker) else ""
    return Voice("" if name.lower() == "off" else name, over or Delivery.SYNC, heading.continued, 0)


def _voice(text: str, known: Known, first: bool) -> Voice | None:
    for pattern, is_one in ((COLON, _before_colon), (STOP, _before_stop), (UPPER, _before_words)):
        found = pattern.match(text)
        if not found:
            continue
        heading = vocabulary.heading_of(found["name"])
        name = persons.person_in(heading.speaker) if "," in heading.speaker else heading.speaker
        words = speakers.behind_tongue(text, found.end()) if text[found.end() :].strip() else None
        told = heading.delivery is not None and (pattern is COLON or name.isupper())
        if name and not sound_cue(name) and (is_one(name, known, first) or (told and persons.is_name(name))):
            return Voice(name, heading.delivery, heading.continued, words)
        if not name and heading.delivery is Delivery.VOICE_OVER and pattern is COLON:
            return Voice(NARRATOR, Delivery.NARRATION, heading.continued, words)
    return None


def shown(text: str, picture: str) -> Voice | None:
    """The speaker before a dash or a full stop whom the picture beside the words names: Beale – The roof needs ..."""
    found = STOP.match(text)
    name = found["name"].strip() if found else ""
    if not found or not persons.is_name(name) or sound_cue(name) or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", picture):
        return None
    return Voice(name, None, False, found.end())


def name_line(text: str) -> Voice | None:
    """A line that is a name and nothing else, marks aside."""
    if len(text) > LONGEST:
        return None
    heading = vocabulary.heading_of(text)
    if not persons.is_name(heading.speaker) or (wording.is_finished(text) and not heading.continued):
        return None
    return Voice(persons.bare_name(heading.speaker), heading.delivery, heading.continued, None)


def heading_line(text: str, known: Known) -> Voice | None:
    """A line that is a speaker's heading as a whole: in upper case, of the trade, known, or marked."""
    bite = speakers.label_of(text)
    if bite is not None and bite.bite and bite.words is None:
        return Voice(bite.speaker, bite.delivery, bite.continued, None)
    if known.alone and (name := _full_name(text)).upper() in known.alone:
        return Voice(name, vocabulary.heading_of(text).delivery, False, None)
    voice = name_line(text) if sound_cue(text) is None else None
    if voice is None or not (_is_trade(voice.speaker) or voice.speaker in known or voice.speaker.isupper() or voice.delivery):
        return None
    return voice


def _is_trade(name: str) -> bool:
    return vocabulary.is_narrator(name) or name.lower() in vocabulary.READERS


def _before_colon(name: str, known: Known, first: bool) -> bool:
    if page_labels.names_page(name) or not (persons.is_name(name) or called.odds_of(name)):
        return False
    return first or _is_trade(name) or name in known or name.isupper()


def _before_stop(name: str, known: Known, first: bool) -> bool:
    if _is_trade(name) or name in known:
        return True
    return first and name.isupper() and (known.stops or len(name.split()) > 1) and persons.is_name(name)


def _before_words(name: str, known: Known, first: bool) -> bool:
    return first and persons.is_name(name) and (name in known or (_is_trade(name) and name.isupper()) or len(name.split()) > 1)


# --------------------------------------------------------------------------- what nobody says


def sound_cue(text: str) -> CueKind | None:
    """The kind of cue that a sound is by its first words or its brackets; None for what may be said."""
    bare = text.strip()
    if bare[:1] in "[(" and bare[-1:] in "])":
        return cues.cue_of(bare) or _first_word(bare[1:]) or CueKind.SOUND
    return _first_word(bare) or cues.cue_of(bare)


def _first_word(text: str) -> CueKind | None:
    kind = next((kind for kind, words in vocabulary.CUE_WORDS if words.match(text)), None)
    sentence = wording.is_finished(text) and len(text.split()) > 8
    return None if kind is None or (sentence and is_said(text)) else kind


def is_said(text: str) -> bool:
    """Do these words of a sound without a speaker read as speech, in English, German or French?"""
    lower = [word.lower() for word in wording.WORD.findall(text)]
    foreign = min(2, sum(word in FOREIGN for word in lower))
    return wording.spoken(text) + 0.8 * foreign > 0 and (wording.is_finished(text) or len(lower) > 5)


def captioned(text: str) -> str:
    """The name that a caption gives: PER AUNE / Deckhand, Ada Lind (mayor), "Jo Holt, rigger"; "" where it gives none."""
    bare = text.strip()[:LONGEST].strip('"“”„')
    end = CAPTION_END.search(bare)
    name = (bare[: end.start()] if end else bare).strip(' "“”„.')
    words = name.split()
    named = 1 <= len(words) <= 5 and persons.is_name(name) and cues.cue_of(name) is None
    return name if named and (len(words) > 1 or name.isupper()) else ""
