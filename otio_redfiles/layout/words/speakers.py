"""Speaker labels as pages print them: alone on a line, before a colon, after "soundbite", with role and
language.

    NARRATOR · VAAL V/O · Mira OSTROV Harbour Master (EN) · IN sound bite Dr. Ada Lorne Varnsund ·
    SOUNDBITE (English) Ada Lorne, mayor: "..." · V/O 11.2 · Reporter: ...

What comes out is the bare name, the delivery and where the words begin, if they stand on the same line.
"""

import re
from dataclasses import replace
from functools import lru_cache

from otio_redfiles import noises, vocabulary
from otio_redfiles.layout.words import bites, called, interviewed, page_labels, persons, told_behind, wording
from otio_redfiles.layout.words.label import Label
from otio_redfiles.model import Delivery

BARE_VOICE_OVER = re.compile(r"[(\[]?(?:V\.?\s?/?\s?O\.?|voice[\s-]?over)[)\]]?(?:\s*[(\[]?cont\S*)?\s*:?", re.IGNORECASE)
ON_FILM = re.compile(r"(?:SOF|SOUND[\s-]ON[\s-]FILM|Sound[\s-]on[\s-]film)(?:\s*[(\[][^()\[\]]{1,30}[)\]])?\s*:?")
FROM_FILM = re.compile(r"(?:SOF|SOUND[\s-]ON[\s-]FILM)\s*[-–—]\s*(?P<who>[^\W\d_][\w.'’/-]*(?:\s[\w.'’/-]+){0,3})")
"""Whose words an old film is run in for: SOF - newsreel."""
TITLED = re.compile(rf"(?:(?:{persons.TITLE}|Frau|Herr|Madame|Brig\.?|Adm\.?|Insp\.?)\s+)+", re.IGNORECASE)
WHOSE = re.compile(r"['’]S?\s|\A(?:HIS|HER|THEIR)\s")
INNER_STOP = re.compile(r"[^\W\d_]{4,}[.!?]\s+\S")
TURN = re.compile(r"\s*>{2,3}\s*(?=\S)")
"""Chevrons before who speaks next: >> TOM: Now."""
GLUED_BITE = re.compile(r"(?:IV|I/V|ITV|ITW|SOT|SYNC|BITE)(?=[A-ZÀ-Þ][a-zà-ÿ]+\s+[A-ZÀ-Þ])")
"""What announces recorded speech, glued to a name: IVAda Lorne, baker."""
OPEN_BITE = re.compile(r"[(\[]\s*(?=(?i:sound[\s-]?bites?|bite|sync|sot|interview|actuality|clip|i/?v)\b[^()\[\]]{2,120}[(\[][^()\[\]]{2,40}[)\]][^()\[\]\w]*\Z)")
"""The bracket round a bite that nothing closes behind the tongue in a bracket of its own: (Soundbite - Ada Lorne, mayor (English)"""
BRACKET_FIRST = re.compile(r"\s*[(\[](?P<inside>[^()\[\]\d]{2,24})[)\]]\s*(?=[^\W\d_])")
"""What stands in brackets before who speaks: (EN) Ada Lorne: Now."""
LONGEST = bites.LONGEST
"""A label stands in the first characters of a line, if at all."""
BEFORE_QUOTE = re.compile(
    rf"(?P<name>{persons.PLAIN_NAME.pattern})(?:,[^\"“”:]{{1,60}})?\s*(?P<mark>\(?\b(?i:int|i/?v|v\.?/?o|sync|sot|itv"
    rf"|interview|says|said)\b\.?\)?)?"
    r"\s*[:,–-]?\s*(?=[\"“])"
)
TRACK = re.compile(r"(?:T-\d{1,2}|TRACK\s+\d{1,2}|NARR?(?:ATION)?\s*#?\d{1,2}|VO\s*#?\d{1,2})\s*[:.)]\s*")
TONGUE = re.compile(
    r"\s*[(\[](?:in\s+)?(?:[A-Z]{2}|english|french|german|russian|spanish|italian|dutch|arabic|chinese"
    r"|[a-z]+ish|[a-z]+ian|[a-z]+ese)[)\]]\s*\Z",
    re.IGNORECASE,
)
# What people are: by how such words end, and by the common ones that end otherwise.
BRACKETED = re.compile(
    r"(?P<mark>(?:V\.?/?O\.?|OOV|LVO|voice[ -]?over|voice|comm(?:entary)?|narr(?:ation|ator)?|SYNC|I/?V|in vision|O-?ton|SOT|interview|int|bite|clip"
    r"|actuality|grab|off|speech|talk|statement))\s*[(\[](?P<name>[^()\[\]]{2,40})[)\]]\s*:(?!\d)\s*",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"(?P<mark>dialog(?:ue)?|speech|voice[ -]?over|v/?o|narration|interview|sync|off)\s*[;:]\s*(?P<name>[^\W\d_][^:;\"“”\n]{0,40}?)\s*[:;–—-]\s*(?=[\"“„«])",
    re.IGNORECASE,
)
HEARD_FROM = re.compile(r"(?i:audio|sound)\s*:\s*(?P<who>[A-ZÀ-Þ][\w.'’/() -]{0,40}?)\s+[–—-]\s+(?=[\"“‘]?[A-ZÀ-Þ])")
LANGUAGE = re.compile(
    r"(?:in\s+[a-z]{3,12}(?:ish|ese)|(?:in\s+)?(?:english|french|german|russian|spanish|italian|dutch|arabic|chinese|mandarin|japanese|korean|portuguese|polish|czech"
    r"|pashto|dari|persian|swahili|somali|amharic|tigrinya|hausa|yoruba|igbo|zulu|xhosa|wolof|bambara|lingala|kinyarwanda"
    r"|afrikaans|tagalog|filipino|thai|malay|indonesian|bengali|tamil|punjabi|nepali|sinhala|khmer|lao|cantonese|mongolian|tibetan|kurdish|armenian"
    r"|georgian|kazakh|uzbek|albanian|bulgarian|slovak|sloven(?:e|ian)|lithuanian|latvian|estonian|icelandic|catalan|basque|(?:haitian )?creole|quechua"
    r"|danish|swedish|norwegian|finnish|greek|turkish|hebrew|hindi|urdu|farsi|ukrainian|hungarian|romanian|serbian|croatian|welsh|irish"
    r"|gaelic|[A-Z]{2}|translated|translation|subtitled|subtitles|archive|english\s+translation|cont.{0,6}))\Z",
    re.IGNORECASE,
)
SPELLED = re.compile(r"voice[ -]?over", re.IGNORECASE)
"""What is read and not quoted, under no name: Voice over: The house is three hundred years old."""
NARRATED = re.compile(r"(?P<name>NARRATOR|NARRATION|NARR|COMMENTARY|COMM)\.?\s+(?![A-ZÀ-Þ .'’-]{1,30}:)(?=[\"“‘]?(?:[A-ZÀ-Þ]|\d))")
QUOTED_VOICE = re.compile(
    r"[(\[]?(?P<mark>V\.?\s?/?\s?O\.?|OOV|OFF|SYNC|O-?TON|VOIX[ -]OFF|VOZ[ -]OFF|(?i:voice[ -]?over|narrat(?:ion|or)|comment(?:ary|ator)|kommentar|commentaire))[)\]]?"
    r"\s*(?:[-–—;]\s*)?(?=[\"“„«][^\W_])")
"""How somebody is heard, before quoted words and with no name: V/O "It rained.\""""
OPEN_VOICE = re.compile(r"(?P<mark>V\.?\s?/\s?O\.?|V\.O\.|VO|OOV)\s+(?=[A-ZÀ-Þ][\w'’]*,?\s+[^\W\d_A-ZÀ-Þ][\w'’]*\s+\S)")
"""The same before a sentence: V/O On a clear night ..."""
LONG, MOST_OFFICE = 6, 6
"""Words in capitals that are no picture behind the commentary's name, though no stop ends them; words of what a person is, at most."""
GOING_ON = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}?)\s+[(\[]?(?:cont(?:inue[sd]|['’]?d)?)(?!\w)[.…]*[)\]]?[:.…]*\s+(?=\S)")
"""NARRATOR cont... before words on its line."""
CONTINUES = re.compile(
    r"[(\[]\s*cont(?:inue[sd]|inuing|in|['’]?d)?\s*[.…]*\s*[)\]]\s*[:.…]*\s*(?=[^\s(\[])", re.IGNORECASE
)
FIRST_TONGUE = re.compile(rf"[(\[](?:{LANGUAGE.pattern.removesuffix(chr(92) + 'Z')})[)\]]\s*(?=[^\W\d_])", re.IGNORECASE)
LAST_TONGUE = re.compile(rf"(?<=[\"”»])[.,]?\s+[(\[](?!\w{{2}}[)\]]|(?i:cont|arch))(?:[Ii]n\s+[A-ZÀ-Þ][^\W\d_]{{2,20}}|(?i:{LANGUAGE.pattern.removesuffix(chr(92) + 'Z')}))[)\]]\s*\Z")
"""The same behind quoted words: "..." (in French)"""
BEHIND_COLON = re.compile(r"[(\[](?P<tongue>(?:[Ii]n\s+)?(?!(?i:cont|transl|subt|arch))[^()\[\]\s]{3,20})[)\]]\s*(?=[“\"‘«]?[^\W\d_])")
"""NAME: (in French) words"""
IN_TONGUE = re.compile(r"[Ii]n\s+[A-ZÀ-Þ][^\W\d_]{2,}")
COUNT = re.compile(r"[(\[](?:(?:no|nr)\.?\s*|#)?\d{1,3}[)\]]\s*(?=[\"“‘«]?[^\W_]|\Z)", re.IGNORECASE)
"""The number of a block of commentary: NARRATION: (2) So it went."""
COUNTED = re.compile(
    r"(?:NARRATION|NARRATOR|COMMENTARY|VOICE[ -]?OVER)\s*(?:#|NO\.?\s*|NR\.?\s*)\s*\d{1,3}\s*(?:[(\[][^()\[\]]{2,40}[)\]])?\s*(?P<on>[(\[]?(?i:cont(?:inue[sd]|['’]?d)?)\.?[)\]]?)?:?"
)
VOICE_OF = re.compile(r"VOICE OF (?P<name>[^\W\d_a-z][^a-z:()\[\]]{1,40}?)\s*(?:[(\[][^()\[\]]{2,40}[)\]])?:?")
THEN = re.compile(r"\s(?:then|dann|puis)\s")
"""Wind, then V/O: what stands before the voice is no part of its name."""
ARTICLED = re.compile(
    r"(?P<name>(?i:an?|the|another|one|eine?|une?|una?|en|et)\s+(?P<who>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3}))\s{0,3}(?:[(\[][^()\[\]]{2,40}[)\]])?\s{0,3}[:,]\s{0,3}(?=[\"“„«])"
)
"""Somebody of whom only is known what he is, before quoted words."""
QUOTED_WHOLE = re.compile(r"[\"“„«][^\"“”„«»]*(?:[\"”»][.,;]?\s*)?\Z")
"""Words that are one quote, behind a name and what its bearer is: Ada Lorne, her daughter, pilot: “It sang.”"""
SHOWN = re.compile(r"(?:.*\s)?(?:footage|shots?|photo(?:graph)?s?|stills|montage|aerials|animation|close-?ups?|cutaways?)\Z", re.IGNORECASE)
"""What is seen, by its last word: STOCK FOOTAGE: flood of 1948."""
UNCASED = "[\u05d0-\u05ea\u0620-\u064a\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3「『]"
"""Letters that have no capitals: a colon often stands before them without a blank."""
COLON = re.compile(
    r"(?P<name>[^\W_][^:：\"“”?!\t]{0,58}?(?:\s[(\[][Ii]n\s[A-ZÀ-Þ][^\W\d_]{2,14}[)\]])?)\s*"
    rf"(?::(?!\d)(?=\s|[\"“”‘(]|\Z|[A-Z]|{UNCASED})|：)\s*"
)


def label_of(text: str) -> Label | None:
    """The speaker label this line is or begins with; None where its form is none."""
    if tongue := leading_tongue(text):
        label = _label_of(text[tongue:][:LONGEST]) or _passer_by(text[tongue:], True)
        return replace(label, words=label.words + tongue, sure=max(label.sure, 0.9)) if label is not None and label.words else None
    turned = TURN.match(text) or GLUED_BITE.match(text) or OPEN_BITE.match(text)
    label = _label_of(text[turned.end() if turned else 0 :][:LONGEST])
    return replace(label, words=label.words + turned.end()) if turned and label is not None and label.words else label


def leading_tongue(text: str) -> int:
    """Where the label begins behind the language that is printed before it; 0 where none is."""
    found = BRACKET_FIRST.match(text)
    inside = found["inside"].strip() if found else ""
    spoken = bool(found) and bool(LANGUAGE.fullmatch(inside)) and not inside.islower()
    trade = wording.SHOT_SIZE.match(inside) or vocabulary.heading_of(inside).delivery or vocabulary.cue_kind(inside)
    return found.end() if found and spoken and not trade else 0


@lru_cache(maxsize=8192)
def _label_of(text: str) -> Label | None:
    label = _read(text)
    if label is None or not label.words:
        return label
    blocks = label.delivery in (Delivery.NARRATION, Delivery.VOICE_OVER) and text[: label.words].rstrip().endswith(":")
    if blocks and (counted := COUNT.match(text, label.words)):
        return replace(label, words=counted.end() if counted.end() < len(text) else None)
    return told_behind.how(text, replace(label, words=behind_tongue(text, label.words)))


def behind_tongue(text: str, words: int) -> int:
    """Where the words begin behind a name's colon and the tongue they are said in, in brackets, whatever it is called."""
    found = BEHIND_COLON.match(text, words)
    named = found is not None and (LANGUAGE.fullmatch(found["tongue"]) or IN_TONGUE.fullmatch(found["tongue"]))
    return found.end() if found and named and text[:words].rstrip().endswith(":") else words


def _read(text: str) -> Label | None:
    return (
        _continued(text)
        or _track(text)
        or _cue_label(text)
        or _counted(text)
        or _bracketed(text)
        or _narrated(text)
        or _heard(text)
        or _marked(text)
        or _in_the_sound(text)
        or bites.bite_of(text)
        or _tongued(text)
        or _colon(text)
        or _passer_by(text)
        or _nobody_known(text)
        or _before_quote(text)
        or _alone(text)
    )


def _track(text: str) -> Label | None:
    """T-1: a narration track, as US packages number them."""
    found = TRACK.match(text)
    if not found:
        return None
    return Label(
        "NARRATOR", Delivery.NARRATION, False, found.end() if text[found.end() :].strip() else None, 0.95
    )


def _continued(text: str) -> Label | None:
    """(cont) before words: whoever spoke goes on, or who is named."""
    found = CONTINUES.match(text)
    if found:
        return Label("", None, True, found.end(), 0.95)
    found = GOING_ON.match(text)
    if found is None or not vocabulary.looks_like_heading(found["name"]):
        return None
    heading = vocabulary.heading_of(found["name"])
    return Label(heading.speaker, heading.delivery, True, found.end(), 0.95)


def _cue_label(text: str) -> Label | None:
    """V/O 11.2: a delivery and a cue number, no name. V/O alone is what a page calls its commentary, SOF whoever is heard
    on old film."""
    heading = vocabulary.heading_of(text)
    if ON_FILM.fullmatch(text.strip()):
        return Label("", Delivery.SYNC)
    if (film := FROM_FILM.fullmatch(text.strip())) and not noises.is_noise(film["who"]):
        return Label(film["who"], Delivery.SYNC)
    if BARE_VOICE_OVER.fullmatch(text.strip()):
        return Label("NARRATOR", Delivery.NARRATION, heading.continued, None, 0.95)
    if (
        heading.delivery is Delivery.VOICE_OVER
        and len(text) < 24
        and (not heading.speaker or persons.CUE_NUMBER.match(heading.speaker))
    ):
        return Label("", Delivery.VOICE_OVER, heading.continued, None, 0.95)
    return None


def _heard(text: str) -> Label | None:
    """How quoted words, or a sentence, are heard, if nothing else says whose they are; the commentary's are the narrator's."""
    found = QUOTED_VOICE.match(text) or OPEN_VOICE.match(text)
    if not found:
        return None
    if vocabulary.is_narrator(found["mark"]):
        return Label("NARRATOR", Delivery.NARRATION, False, found.end(), 0.9)
    return Label("", vocabulary.heading_of(f"X {found['mark']}").delivery or Delivery.SYNC, False, found.end(), 0.9)


def _counted(text: str) -> Label | None:
    """NARRATION #2 (over black), VOICE OF ADA LORNE (letter, 1881): a block of what is read, alone on its line."""
    if found := COUNTED.fullmatch(text.strip()):
        return Label("NARRATOR", Delivery.NARRATION, bool(found["on"]), None, 0.95)
    found = VOICE_OF.fullmatch(text.strip())
    return Label(found["name"], Delivery.VOICE_OVER, False, None, 0.9) if found and persons.is_name(found["name"]) else None


def _bracketed(text: str) -> Label | None:
    """V/O (Ada): words, SYNC (Dr Holt): words. The mark says how, the bracket who."""
    found = BRACKETED.match(text)
    if not found or LANGUAGE.fullmatch(found["name"]) or not persons.is_name(found["name"]):
        return None
    heading = vocabulary.heading_of(found["mark"])
    if heading.continued or vocabulary.heading_of(f"({found['name']})").delivery is not None:
        return None
    delivery = heading.delivery or (None if heading.speaker else Delivery.SYNC)
    if vocabulary.is_narrator(found["mark"]):
        delivery = Delivery.VOICE_OVER if vocabulary.VOICE_OVER.fullmatch(found["mark"]) else Delivery.NARRATION
    words = found.end() if text[found.end() :].strip() else None
    return Label(persons.bare_name(found["name"]), delivery or Delivery.SYNC, False, words, 0.95)


def _narrated(text: str) -> Label | None:
    """NARRATOR Of every ten floats, four are old: the commentary's name, nothing between it and a sentence."""
    found = NARRATED.match(text)
    rest = text[found.end() :] if found else ""
    if not found or len(rest.split()) < 3 or vocabulary.looks_like_heading(rest):
        return None
    return Label(found["name"], Delivery.NARRATION, False, found.end(), 0.9) if not wording.is_upper(rest) or wording.is_finished(rest) or len(rest.split()) >= LONG else None


def _marked(text: str) -> Label | None:
    """DIALOGUE; ROSA - "words": how it is heard, who says it, and quoted words."""
    found = MARKED.match(text)
    if not found or not persons.is_name(found["name"]):
        return None
    over = vocabulary.VOICE_OVER.fullmatch(found["mark"]) or vocabulary.is_narrator(found["mark"])
    return Label(persons.bare_name(found["name"]), Delivery.VOICE_OVER if over else Delivery.SYNC, False, found.end(), 0.95)


def _in_the_sound(text: str) -> Label | None:
    """Audio: Farid V/O – I was nine. What is heard, who says it, a dash and the words."""
    found = HEARD_FROM.match(text)
    heading = vocabulary.heading_of(found["who"]) if found else None
    if found is None or heading is None or not persons.is_name(heading.speaker) or noises.is_noise(heading.speaker):
        return None
    return Label(heading.speaker, heading.delivery, heading.continued, found.end(), 0.9)


def _tongued(text: str) -> Label | None:
    """(EN) Ana Lois, volunteer: words. (ES) Man in the street: words - who speaks, behind the language he speaks."""
    tongue = FIRST_TONGUE.match(text)
    found = COLON.match(text, tongue.end()) if tongue and vocabulary.heading_of(f"X {tongue.group()}").delivery is None else None
    if not found or not text[found.end() :].strip() or wording.is_sized(text[1:]):
        return None
    name = persons.bare_name(vocabulary.heading_of(found["name"]).speaker)
    said = len(name.split()) <= 5 and name[:1].isupper()
    return Label(name, Delivery.SYNC, False, found.end(), 0.9) if said else None


def _colon(text: str) -> Label | None:
    found = COLON.match(text)
    if not found or page_labels.is_page_label(found["name"].strip(), text[found.end() :]) or page_labels.PAGE_PHRASES.match(found["name"].strip()) or THEN.search(found["name"]):
        return None
    heading = vocabulary.heading_of(found["name"])
    name = persons.addresser(heading.speaker)
    if SHOWN.match(name):
        return None
    if who := interviewed.who(found["name"], text[found.end() :]):
        return Label(who, Delivery.SYNC, heading.continued, found.end(), 0.9)
    delivery = Delivery.NARRATION if vocabulary.is_narrator(name) else heading.delivery
    heading = heading._replace(delivery=delivery)
    words = found.end() if text[found.end() :].strip() else None
    if SPELLED.fullmatch(found["name"].strip()) and words and not wording.QUOTED.match(text[words:]):
        return Label("NARRATOR", Delivery.NARRATION, heading.continued, words, 0.95)
    if heading.delivery is not None and (not name or persons.CUE_NUMBER.match(name)):
        return Label("", heading.delivery, heading.continued, words)
    odds = 1.0 if persons.is_name(name) or persons.is_unseen(name) else called.odds_of(name)
    if not odds:
        return None
    posted = " " in persons.bare_name(name) and "," in name and QUOTED_WHOLE.match(text, found.end()) is not None
    known = posted or heading.delivery is not None or wording.is_upper(name) or name.lower() in persons.VOICES or persons.is_unseen(name)
    return Label(persons.bare_name(name), heading.delivery, heading.continued, words, min(odds, 0.9 if known else 0.75))


def is_page_label(text: str) -> bool:
    """Does a line begin with a label of the page's own (Condition: splices weak)?"""
    found = COLON.match(text[:LONGEST])
    return found is not None and page_labels.names_page(found["name"].strip())


def _passer_by(text: str, told: bool = False) -> Label | None:
    """Man in the street: Nobody asked me. Such a voice has words that read as said, unless their language was `told`."""
    found = COLON.match(text)
    words = text[found.end() :].strip() if found else ""
    if not found or not words or not persons.PASSER_BY.fullmatch(found["name"]):
        return None
    said = told or (wording.is_finished(words) and wording.spoken(words) > 0)
    return Label(found["name"].strip(), None, False, found.end(), 0.9 if told else 0.75) if said else None


def _nobody_known(text: str) -> Label | None:
    """A miner (in English): "It shakes." What he is, behind an article, whom nobody names before his quoted words."""
    found = ARTICLED.match(text)
    known = found is not None and (persons.is_role(found["who"]) or not persons.UNNAMED.isdisjoint(found["who"].lower().split()))
    return Label(found["name"], None, False, found.end(), 0.9) if known and found else None


def _before_quote(text: str) -> Label | None:
    """Tom Barrow int. "I came here as a boy": a full name, or a name marked as interviewed, before quoted
    words."""
    found = BEFORE_QUOTE.match(text)
    if not found or not (found["mark"] or " " in found["name"]) or not persons.is_name(found["name"]):
        return None
    if any(word in page_labels.PAGE_LABELS for word in re.split(r"[\s-]+", found["name"].lower())):
        return None
    over = vocabulary.VOICE_OVER.fullmatch((found["mark"] or "").strip("()")) is not None
    return Label(found["name"].strip(), Delivery.VOICE_OVER if over else Delivery.SYNC, False, found.end(), 0.8)


def _alone(text: str) -> Label | None:
    if vocabulary.cue_kind(text) is not None or INNER_STOP.search(TITLED.sub("", text)) or text.rstrip()[-1:] in ";,":
        return None
    heading = vocabulary.heading_of(text)
    if vocabulary.is_narrator(heading.speaker) or vocabulary.looks_like_heading(text):
        return Label(heading.speaker, heading.delivery, heading.continued)
    if heading.delivery is not None and persons.is_name(heading.speaker) and len(text) < 60:
        return Label(persons.bare_name(heading.speaker), heading.delivery, heading.continued, None, 0.9)
    if len(text.split()) > 16 or (wording.is_finished(text) and not heading.continued):
        return None
    if vocabulary.CONTINUED.search(text) and persons.is_name(heading.speaker):
        return Label(persons.bare_name(heading.speaker), None, True, None, 0.9)
    return _with_role(text) or _role_first(text) or _described(text)


def _role_first(text: str) -> Label | None:
    """THE MINISTER'S WIDOW, EDA KOLL: what a person is, and then the full name, all in capitals. Unless it says whose, the name
    must be known to the page: places are set so too."""
    role, _, name = text.partition(", ")
    bare = name.strip()
    if not wording.is_upper(text) or wording.is_fresh(text) or wording.WORDED_SIZE.match(text) or " " not in bare or len(role.split()) > MOST_OFFICE or not persons.is_role(role.split()[-1]):
        return None
    heading = vocabulary.heading_of(bare)
    sure = 0.86 if WHOSE.search(role) else 0.8
    return Label(heading.speaker, heading.delivery, heading.continued, None, sure) if vocabulary.looks_like_heading(bare) else None


def _with_role(text: str) -> Label | None:
    """NAME, trainer: a name in capitals and what the person is. Places and pictures are set so too (HARBOUR
    WALL, evening), so what follows the name must be a person's; a lone surname must be known to the page."""
    found = persons.ROLE.match(text)
    if not found or not vocabulary.looks_like_heading(found["name"]) or wording.is_upper(found["role"]):
        return None
    role = re.split(r"\s(?:of|at|for|in|from|with)\s|,\s", found["role"])[0]
    if not persons.PERSON.search(role) or persons.NO_PERSON.search(role):
        return None
    heading = vocabulary.heading_of(found["name"])
    sure = 0.87 if " " in heading.speaker else 0.8
    return Label(heading.speaker, heading.delivery, heading.continued, None, sure)


def with_any_role(text: str) -> Label | None:
    """ADA LORNE, Backstroke: in vision, a full name in capitals is a person's whatever stands behind it; without a comma
    (ADA LORNE Ship's Cook) what stands behind it must be what a person is."""
    found = persons.ROLE.match(text) or persons.ROLE_BEHIND.match(text)
    if not found or " " not in found["name"] or not vocabulary.looks_like_heading(found["name"]) or not found["role"][:1].isupper():
        return None
    apart = found.re is persons.ROLE or persons.is_role(found["role"])
    return Label(found["name"], None) if apart and len(found["role"].split()) <= MOST_OFFICE and not wording.is_upper(found["role"]) else None


def _described(text: str) -> Label | None:
    """First SURNAME Organisation Role (EN)."""
    if (
        wording.is_upper(text)
        or wording.SHOT_SIZE.match(text)
        or text.split()[0].lower() in vocabulary.PICTURE_WORDS
        or bites.announces_bite(text)
    ):
        return None
    tongue = TONGUE.search(text)
    surname = persons.SURNAME_UPPER.match(text)
    if len(text.split()) >= 4 and wording.is_upper(text.split(None, 1)[1]):
        return None
    if surname and not wording.is_upper(surname.group().split()[0]) and (tongue or len(text.split()) <= 14):
        return Label(surname.group().strip(), None, False, None, 0.85)
    if tongue and persons.PLAIN_NAME.match(text):
        return Label(persons.person_in(text), None, False, None, 0.85)
    return None
