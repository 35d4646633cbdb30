"""What the words of one title of a subtitle file are: who says what, what is heard, what else is typed there.

    >> GRANT: Down to the foundry.     - DOOR BANGS - Out!     the fish market. APPLAUSE     <i>words</i>     //a remark

Signs that only set type are no words. Where voices answer each other in one title each is a speech if one is named.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import aside_words, captions, noises, vocabulary
from otio_redfiles.layout.spotting.subtitle_heads import BEHIND, Title
from otio_redfiles.layout.words import cues, persons, spans, speakers, verbatim, wording
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

VOICED = re.compile(r"\s*<v(?:\.[\w.]+)?\s+(?P<name>[^<>]{1,40})>\s*")
"""Who speaks, as subtitles of web pages say it."""
WHERE_READ = re.compile(r"\s*[(\[]\s*(?:on|in)\s+(?:(?:a|the)\s+)?[a-z]{3,}(?:\s[a-z]{3,})?\s*[)\]]\s+(?=[A-ZÀ-Þ]{2})")
"""Where a text in the picture stands, before it: [on truck] SALINES DU MIDI."""
READ = re.compile(r"\s*[(\[](?P<name>NARR(?:ATOR|ATION)?|COMM(?:ENTARY|ENTATOR)?|Narrat(?:or|ion)|Commentary|Commentator|Sprecher(?:in)?|Narrateur|Narratrice|Narrador)\.?[)\]]\s*:?\s+(?=\S)")
"""The commentary's name in brackets before its words."""
MARKUP = re.compile(r"<(?!v[\s.])/?[a-z][^<>]{0,60}>|\[/?(?:br|[ibu])\]|\{\\?[^{}]{0,40}\}|(?:(?:^|(?<=\s))(?:align|position|line|size|vertical):\S+\s*){1,6}\Z|\^[A-Za-z]\b|\^[IBUC](?=[A-ZÀ-Þ])")
REMARK = re.compile(r"\s*(?://|\$[A-Za-z]\w*\s*=)")
TAGGED = re.compile(r"\s*[<\[]\s*/?\s*(?P<what>[^<>\[\]]{2,40})[>\]]\s*\Z")
CLOSED = re.compile(r"(?:sub-?)?titles\s*\Z|captions\s*\Z", re.IGNORECASE)
CLOSES = re.compile(r"(?:the\s+)?(?:end|fin|ende)\b", re.IGNORECASE)
CHEVRONS = re.compile(r"\s*>{2,3}\s*")
DASH = re.compile(r"\s*[-–—]\s*(?=\S)")
# Capitals in a page of mixed case that are no name: what is heard, behind a sentence, or before the words in dashes.
HEARD_BEHIND = re.compile(r"(?<=[.?!…,\"”♪#])\s+(?P<it>[A-ZÀ-Þ][A-ZÀ-Þ'’,-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ'’,-]*){0,5})\s*\Z")
HEARD_BEFORE = re.compile(r"\s*(?:[-–—]\s*)?(?P<it>[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’,-]*(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ'’,-]*){0,5})(?:\s+[-–—]\s*|\s+(?=[A-ZÀ-Þ][a-zà-ÿ’']))")
ASIDE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
UNHEARD = re.compile(r"[(\[]\s*(?:in-?audible|un-?intelligible|unint|indistinct|unclear|\?|…|\.\.\.)", re.IGNORECASE)
SUNG = re.compile(r"#{1,2}\s+\S|#.*\S\s?#\s*\Z", re.DOTALL)
"""Sung: between hashes, or begun behind one (# The bell is down)."""
ROLE = r"(?:text|script|words|voice|narration|narrator|camera|photography|photos?|sound|music|edit(?:ing|or)?|film|production|producer|direct(?:ion|or)|research|translation)"
CREDITED = re.compile(
    rf"{ROLE}(?:\s*(?:,|&|/|\+|\band\b)\s*{ROLE}){{1,5}}\s*:\s*\S|"
    r"(?:(?:sub-?titles|sub-?titled|sub-?titling|captions|captioned|captioning|transcribed|transcription|translated|translation|untertitel(?:ung)?|sous-?titr(?:es|age)"
    r"|subt[íi]tulos|sottotitoli|ondertitel(?:s|ing)|undertekster|undertexter|untertitelt)\s*(?:and\s+\w+\s+)?(?:by|von|de|par|por|di|door|af|av|:|©)\s*\S"
    r"|(?:©|\(c\)|copyright)\s*\S)", re.IGNORECASE)
"""Who made the titles, as the last of them says; or who did several things for the film: Text and voice: Ada Lorne."""
OWNED = re.compile(r"\s*(?:©|\(c\)|copyright\b)\s*\S", re.IGNORECASE)
"""Whose the film is, on a line of its own below words."""
TRANSLATED = re.compile(r"(?:TRANSLATION|INTERPRETER|TRANSLATOR):(?:\s+[^\s]+){4}")
"""A voice that translates what is said, no credit."""
PRESENTED = re.compile(
    r"(?:[A-ZÀ-Þ&][\w.&'’-]*\s+){1,5}(?:[A-ZÀ-Þ&][\w.&'’-]*)\s+(?:(?i:presents?|pr[ée]sente(?:nt)?|presentan?|präsentier(?:t|en)|apresentam?))|"
    r"(?i:a|an|un|une|ein|eine|una|en)\s+(?:[\w'’-]+\s+)?(?i:film|documentary|documentaire|documental|documentario|dokumentarfilm)\s+(?i:by|de|von|di|av|af)(?:\s+[A-ZÀ-Þ][\w.'’-]*){1,5}")
"""How a film opens: Lantern Films presents; a film by Ada Lorne"""
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)[)\]\s]*\Z")
"""What ends text over the picture in brackets, and no sound: [Port Ellis, March 2014]"""
DIGIT = re.compile(r"\d")
"""Nor has a sound a figure: [Platform 4, no stopping]"""
# In capitals the word needs no brackets: SIGN ON DOOR: keep out.
SIGN = re.compile(
    r"(?-i:(?:[A-Z]+ ){0,2}(?:INSERT|SIGN|NOTICE|PLACARD|BANNER|HEADLINE|TELEGRAM|LETTER|POSTER|CARD)S?(?: (?:ON|IN|AT|OVER|ABOVE) [A-Z' ]{1,30})?\s?:)\s*\S|"
    r"[(\[<]\s*(?:(?:street|shop|road|door|on|burnt?)[ -]?)?(?:signs?|captions?|titles?|texts?|on[ -]?screen(?: text)?|supers?|inserts?|graphics?|headlines?|notices?|banners?"
    r"|placards?|letters?|schild|tafel|insert|pancarte|carton|cartel|cartello)\s*[)\]>]\s*:?\s*\S", re.IGNORECASE)
"""What can be read in the picture, by a word in brackets before it."""
UNSEEN = re.compile(r"\s*[(\[](?P<name>[^\W\d_][^()\[\],:]{1,30}?)(?:,\s*|\s+)(?:off(?:[ -](?:screen|camera))?|v\.?/?o\.?|o\.?s\.?v?\.?|oov|hors[ -]champ|fuera de campo)[)\]]\s*(?=\S)", re.IGNORECASE)
"""Who speaks out of vision, in brackets before the words, where titles name nobody else: (Jeanne, off) He did."""
ONWARD = re.compile(r"(?:(?:up|watch|read|coming)\s+)?(?:next|related|more)(?:\s+(?:up|video|film|episode|story|talk|lecture)s?)?\s*:\s*\S", re.IGNORECASE)
"""What a page of the web leads on to: Next: The last eel catcher"""
CLOCKED = re.compile(r"[A-ZÀ-Þ]+ [A-ZÀ-Þ' ]{2,30}:\s?\d{1,2}[.:h]\d\d\Z")
"""A notice in the picture: LAST BUS: 19.15"""
SILENT = re.compile(r"\W*(?:no\s+(?:dialogue|speech|words|commentary|sync|(?:sub-?)?titles?)|mute|silent|silence)\W*\Z", re.IGNORECASE)
BROKEN = re.compile(r"[>\s-]*\d*(?:[:;]\d*)+[.,]?\d*\s*\Z")
"""What is left of a time that was cut off."""
SIGNS = "@#;%"
"""What lines begin with that a subtitling program does not show; on a page that begins with one."""
BOXED = re.compile(r"[(\[](?P<name>[^()\[\]\n]{2,40})[)\]]\s{0,4}:?\s{0,4}(?=\S)")
MOSTLY = 0.6
LEAST_HEADS, MOST_OF_SECTION = 3, 10
SHORTEST = 4
"""Letters of one word in capitals that can be a sound (OK and BBC are none)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page sets its titles: `mixed` case, so that capitals are no speech; `named` that it prints who speaks;
    `chevrons` that `>>` parts voices; `remarks` that `//` begins a remark and `$` a command; `verbatim` that short brackets are of the words; `heads` are
    names in capitals that stand alone above a title's words; `heard` that capitals say what is heard, not what can be read;
    `sign` is what lines of remarks begin with, the page's first line among them; `boxed` are names in brackets before words."""

    mixed: bool = True
    named: bool = False
    chevrons: bool = False
    remarks: bool = False
    verbatim: bool = False
    heads: frozenset[str] = frozenset()
    heard: bool = False
    sign: str = ""
    boxed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of one voice. `fresh` says that a sign parts it from the voice before it."""

    pieces: tuple[Piece, ...]
    label: Label | None = None
    heading: tuple[Piece, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """What is not said: a sound, a caption, a remark."""

    kind: CueKind
    pieces: tuple[Piece, ...]


Part = Voice | Noted


def manner_of(titles: Sequence[Title]) -> Manner:
    """The habits of a page, counted over its titles."""
    return replace(_set(titles), heard=any(_names_noise(piece.text) for title in titles for piece in title.lines))


def _names_noise(text: str) -> bool:
    """Do capitals say what is heard, on a line of their own or beside words?"""
    alone = wording.is_upper(text) and noises.is_noise(text.strip(" -–—."))
    return alone or HEARD_BEHIND.search(text) is not None or HEARD_BEFORE.match(text) is not None


def _set(titles: Sequence[Title]) -> Manner:
    """How the titles of a page are set."""
    texts = [piece.text for title in titles for piece in title.lines]
    said = [piece.text for title in titles for piece in title.lines[_has_head(title) :] if not ASIDE.fullmatch(piece.text.strip())]
    upper = sum(wording.is_upper(text) for text in said)
    chevrons = any(CHEVRONS.match(text) for text in texts)
    mixed = upper <= 0.4 * len(said)
    heads = _heads(titles) if mixed else frozenset()
    labels = [label for text in texts if (label := label_of(text)) is not None]
    boxed = _boxed(titles)
    named = bool(labels or heads or boxed) or any(title.head for title in titles)
    return Manner(mixed, named, chevrons, any(REMARK.match(text) for text in texts), heads=heads, boxed=boxed)


def _boxed(titles: Sequence[Title]) -> frozenset[str]:
    """The names in capitals and brackets that most titles begin with, some of them again and again: (ADA LORNE) We crossed."""
    firsts = (BOXED.match(title.lines[0].text) for title in titles if title.lines)
    names = Counter(found["name"] for found in firsts if found and vocabulary.looks_like_heading(found["name"]) and not noises.is_noise(found["name"]))
    return frozenset(names) if names.total() >= MOSTLY * len(titles) and max(names.values(), default=0) > 1 else frozenset()


def _named_in_brackets(text: str, manner: Manner) -> Label | None:
    """Who a bracket before the words says speaks, on a page that names speakers so."""
    found = BOXED.match(text)
    if not found or found["name"] not in manner.boxed:
        return None
    heading = vocabulary.heading_of(found["name"])
    return Label(heading.speaker, heading.delivery, heading.continued, found.end(), 0.9)


def _heads(titles: Sequence[Title]) -> frozenset[str]:
    """The names in capitals that several titles print alone above words that are not in capitals; where some come again, or one
    says how it is spoken (v.o.), the others too."""
    heads = [vocabulary.heading_of(title.lines[0].text) for title in titles if _has_head(title)]
    names = Counter(head.speaker for head in heads)
    often = frozenset(name for name, count in names.items() if count > 1)
    told = often or any(head.delivery is not None for head in heads)
    return frozenset(names) if told and names.total() >= LEAST_HEADS and not any(map(noises.is_noise, names)) else often


def _has_head(title: Title) -> bool:
    """Does a name in capitals stand alone above a title's words, which are not in capitals?"""
    return len(title.lines) > 1 and not wording.is_upper(title.lines[1].text) and _is_head(title.lines[0].text)


def _is_head(text: str) -> bool:
    name = vocabulary.heading_of(text).speaker
    return wording.is_upper(name) and persons.is_name(name.removeprefix("THE ")) and not captions.names_caption(text)


def label_of(text: str) -> Label | None:
    """Who a line says speaks, its signs taken off; None where it does not say."""
    bare = _bare_start(text)
    if captions.is_caption(text) or ONWARD.match(text) or cues.SECTION.match(text[bare:]):
        return None
    if voiced := VOICED.match(text):
        heading = vocabulary.heading_of(voiced["name"])
        return Label(heading.speaker or voiced["name"], heading.delivery, False, voiced.end(), 0.95)
    if read := READ.match(text, bare):
        return Label(read["name"], Delivery.NARRATION, False, read.end(), 0.95)
    label = speakers.label_of(text[bare:])
    colon = label is not None and not label.bite and ":" in text[bare : bare + (label.words or len(text))]
    if label is None or not colon or label.sure < 0.75 or (label.words is None and not text.rstrip().endswith(":")):
        return None
    return replace(label, words=None if label.words is None else label.words + bare)


def _bare_start(text: str) -> int:
    """Where the words of a line begin behind its dash or chevrons."""
    found = CHEVRONS.match(text) or DASH.match(text)
    return found.end() if found else 0


def parts_of(title: Title, manner: Manner) -> tuple[Part, ...]:
    """What the title's lines are, in reading order."""
    if title.head is not None:
        name = speakers.label_of(persons.addresser(title.head.text.strip())) or speakers.label_of(title.head.text) or Label(persons.bare_name(title.head.text.rstrip(": ")), None, False, None, 0.9)
        return _joined((Voice((), name, (title.head,), True), *parts_of(replace(title, head=None), manner)))
    lines = [part for piece in title.lines for part in _typed(piece, manner)]
    words = [part for part in lines if isinstance(part, Piece)]
    whole = spans.joined(words)
    if words and (noted := _whole(whole, tuple(words), manner)):
        return (*noted, *(part for part in lines if isinstance(part, Noted)))
    if len(words) > 1 and (headed := _headed(words, manner)):
        return (*headed, *(part for part in lines if isinstance(part, Noted)))
    answered = sum(DASH.match(piece.text) is not None for piece in words) >= 2 and any(label_of(piece.text) for piece in words)
    return _joined(part for one in lines for part in ((one,) if isinstance(one, Noted) else _line(one, manner, answered)))


def _headed(words: Sequence[Piece], manner: Manner) -> tuple[Part, ...]:
    """What a title is whose first line says so: credits, text in the picture (CARTON; NIGHT FERRY above Part 2: Ice), or who speaks the
    others; () for other titles."""
    first, *rest = words
    if vocabulary.cue_kind(first.text) is CueKind.CREDITS:
        return (Noted(CueKind.CREDITS, tuple(words)),)
    if wording.is_upper(first.text) and (captions.names_caption(first.text) or all(cues.SECTION.match(line.text) for line in rest)):
        return (Noted(CueKind.TITLE, tuple(words)),)
    heading = vocabulary.heading_of(first.text)
    if heading.speaker not in manner.heads or not _is_head(first.text):
        return ()
    return (Voice(tuple(rest), Label(heading.speaker, heading.delivery, False, None, 0.9), (first,), True),)


def _typed(piece: Piece, manner: Manner) -> Iterator[Piece | Noted]:
    """A line without the signs that set type; a remark, and a tag that stands alone, are none of the title's words."""
    tag = TAGGED.match(piece.text) if piece.text.lstrip()[:1] == "<" else None
    if tag and (" " in tag["what"].strip() or CLOSED.match(tag["what"])):
        yield Noted(CueKind.END if CLOSES.match(tag["what"]) else CueKind.OTHER, (piece,))
    elif aside_words.is_of_page(piece.text):
        yield Noted(CueKind.OTHER, (piece,))
    elif OWNED.match(piece.text):
        yield Noted(CueKind.CREDITS, (piece,))
    elif (manner.remarks and REMARK.match(piece.text)) or begins_with(piece.text, manner.sign):
        yield Noted(CueKind.OTHER, (piece,))
    else:
        yield from (part for part in spans.cut_at(piece, MARKUP) if re.search(r"[^\W_]|[♪?!…]", part.text) and not BROKEN.match(part.text))


def sign_of(rows: Sequence[Piece]) -> str:
    """What lines of remarks begin with on a page whose first line is one; empty where that is none."""
    first = rows[0].text.strip() if rows else ""
    return first[:1] if first[:1] in SIGNS and len(first) > 1 and first[1] not in SIGNS else ""


def begins_with(text: str, sign: str) -> bool:
    """Does a line begin with the sign of the page's remarks?"""
    return bool(sign) and text.lstrip().startswith(sign)


def is_noted(text: str) -> bool:
    """Is a title by its form a sound, a caption or a remark, and nothing that anybody says?"""
    return bool(_whole(text, (), Manner()))


def _whole(text: str, pieces: tuple[Piece, ...], manner: Manner) -> tuple[Part, ...]:
    """The title as a whole where it is no speech; () where it is."""
    if SILENT.match(text):
        return (Noted(CueKind.OTHER, pieces),)
    if vocabulary.is_bracketed(text) and not _is_whispered(text):
        kind = CueKind.TITLE if captions.is_caption(text.strip("[]() ")) else cues.cue_of(text) or cues.cue_of(text.strip("[]() ")) or (CueKind.MUSIC if noises.is_played(text) else None)
        read = YEAR.search(text) or (DIGIT.search(text) and not noises.names_any(text))
        return (Noted(kind or (CueKind.TITLE if read else CueKind.SOUND), pieces),)
    if text.startswith("♪") or SUNG.match(text):
        return (Noted(CueKind.MUSIC, pieces),)
    if SIGN.match(text) or CLOCKED.match(text) or _is_section(text) or WHERE_READ.match(text) or PRESENTED.fullmatch(text.strip()) or _is_read(text, manner):
        return (Noted(CueKind.TITLE, pieces),)
    if CREDITED.match(text) and not (TRANSLATED.match(text) and wording.is_finished(text)):
        return (Noted(CueKind.CREDITS, pieces),)
    if ONWARD.match(text):
        return (Noted(CueKind.OTHER, pieces),)
    kind = vocabulary.labelled_cue(text) or (CueKind.END if cues.END.match(text) else vocabulary.parting(BEHIND.sub("", text)))
    if kind is None and manner.mixed and label_of(text) is None and wording.is_upper(text) and _is_noise(text):
        kind = CueKind.SOUND if not re.search(r"\d|:|\s/\s|[\"“«]", text) else CueKind.TITLE
    return (Noted(kind, pieces),) if kind else ()


def _is_section(text: str) -> bool:
    """Does a title read in the picture which part of the programme this is: Part 2: Ice?"""
    return cues.SECTION.match(text) is not None and len(text.split()) <= MOST_OF_SECTION and not wording.is_finished(text)


def _is_read(text: str, manner: Manner) -> bool:
    """Are these capitals among small letters text in the picture: no cue by their form, on a page whose capitals say nothing that is heard?"""
    if not manner.mixed or manner.heard or not wording.is_upper(text) or not _is_noise(text) or label_of(text) is not None:
        return False
    return not (CREDITED.match(text) or cues.END.match(text) or vocabulary.labelled_cue(text) or vocabulary.parting(text))


def _is_whispered(text: str) -> bool:
    """Do brackets hold what somebody says: a sentence with an I or a you?"""
    inner = text.strip(" ()[]")
    return wording.is_finished(inner) and not wording.FIRST_PERSON.isdisjoint(inner.lower().rstrip(".!?…").split())


def _is_noise(text: str) -> bool:
    """Are these capitals long enough to be more than an OK?"""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > 1 or len("".join(words)) >= SHORTEST


def _line(piece: Piece, manner: Manner, answered: bool) -> Iterator[Part]:
    """One line of words: its label, its sounds, its asides, its words."""
    text = piece.text
    if (vocabulary.is_bracketed(text) and not _is_whispered(text)) or captions.is_caption(text):
        yield Noted(CueKind.OTHER if vocabulary.is_bracketed(text) else CueKind.TITLE, (piece,))
        return
    label = label_of(text) or _unseen(text) or _named_in_brackets(text, manner)
    chevrons = CHEVRONS.match(text) if manner.chevrons else None
    fresh = label is not None or chevrons is not None or (answered and DASH.match(text) is not None)
    start = _bare_start(text) if fresh else 0
    at = start if label is None else len(text) if label.words is None else label.words
    heading = spans.part(piece, start, at) if label is not None else None
    rest = spans.part(piece, at)
    first, *others = [*said(rest, manner)] if rest else [Voice(())]
    if isinstance(first, Noted):
        label = _heard_only(label, first)
        yield first
        first, others = (others[0], others[1:]) if others and isinstance(others[0], Voice) else (Voice(()), others)
    assert isinstance(first, Voice)
    yield replace(first, label=label, heading=(heading,) if heading else (), fresh=fresh)
    yield from others


def _unseen(text: str) -> Label | None:
    """Who a bracket before the words says speaks, out of vision."""
    found = UNSEEN.match(text)
    return Label(found["name"], Delivery.VOICE_OVER, False, found.end(), 0.9) if found and persons.is_name(found["name"]) else None


def _heard_only(label: Label | None, note: Noted) -> Label | None:
    """A label whose note says that nobody is seen: VISITOR: [off camera] How long?"""
    unseen = label is not None and label.delivery is None and vocabulary.VOICE_OVER.fullmatch(note.pieces[0].text.strip())
    return replace(label, delivery=Delivery.VOICE_OVER) if label is not None and unseen else label


def said(piece: Piece, manner: Manner) -> Iterator[Part]:
    """The words of a line, what is heard and what is noted among them apart."""
    before = HEARD_BEFORE.match(piece.text) if manner.mixed else None
    if before and _is_noise(before["it"]) and (spans.part(piece, before.end())):
        if noise := spans.part(piece, *before.span("it")):
            yield Noted(CueKind.SOUND, (noise,))
        piece = spans.part(piece, before.end()) or piece
    behind = HEARD_BEHIND.search(piece.text) if manner.mixed else None
    end = behind.start("it") if behind and _is_noise(behind["it"]) else None
    at = 0
    for aside in ASIDE.finditer(piece.text, 0, len(piece.text) if end is None else end):
        if UNHEARD.match(aside.group()) or _is_whispered(aside.group()) or _is_of_words(aside.group(), manner):
            continue
        if words := spans.part(piece, at, aside.start()):
            yield Voice((words,))
        if noted := spans.part(piece, *aside.span()):
            yield Noted(_heard(noted.text), (noted,))
        at = aside.end()
    if words := spans.part(piece, at, end):
        yield Voice((words,))
    if end is not None and (noise := spans.part(piece, end)):
        yield Noted(CueKind.SOUND, (noise,))


def _is_of_words(aside: str, manner: Manner) -> bool:
    """Does a bracket amid words stay with them: (laughs), or any short one of a transcriber's?"""
    return verbatim.is_kept(aside) and (manner.verbatim or aside_words.is_own_noise(aside))


def _heard(aside: str) -> CueKind:
    """What a bracket among words is: a sound where it names one; (slowly) is a direction."""
    inner = aside[1:-1].strip()
    return CueKind.MUSIC if noises.is_played(inner) else CueKind.SOUND if noises.is_noise(inner) else CueKind.OTHER


def _joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a title; words that no sign parts from those before them are one voice with them."""
    found: list[Noted | list[Voice]] = []
    voice: list[Voice] = []
    for part in parts:
        if isinstance(part, Noted):
            found.append(part)
        elif voice and not part.fresh:
            voice.append(part)
        elif part.pieces or part.heading or part.fresh:
            voice = [part]
            found.append(voice)
    return tuple(one if isinstance(one, Noted) else _one_voice(one) for one in found)


def _one_voice(parts: Sequence[Voice]) -> Voice:
    """Words of one voice, as its first part names it."""
    return replace(parts[0], pieces=tuple(piece for part in parts for piece in part.pieces))
