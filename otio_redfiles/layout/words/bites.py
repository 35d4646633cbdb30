"""Lines that announce recorded speech: SOUNDBITE (English) Ada Lorne, mayor; IN sound bite Dr. Ada Lorne; Interview: Ada Lorne."""

import re

from otio_redfiles.layout.words import persons, wording
from otio_redfiles.layout.words.label import Label
from otio_redfiles.model import Delivery

BITE = re.compile(
    r"(?:IN\s+)?(?:inset\s+|insert\s+|audio\s+|video\s+)?"
    r"(?:[(\[]sound[\s-]?bites?[)\]](?!\w)|up-?sound(?=\s*:?\s*[(\[])|sound[\s-]?bites?|SOT|bite|clip|grab|sync|it[wv]|i/?v|actuality|statement|interview(?:\s+\d{1,2}(?=\s*:\s))?|entretien|o-?ton"
    r"|talking\s+head|quote|PTC|piece\s+to\s+camera)(?!\w)"
    r"(?P<joint>\s+(?:(?:of|with|by|from|to|de|avec|mit|von|med|con)\b|d['’](?=[^\W\d_]))"
    r"|\s*[:–—-])?\s*(?P<tongue>[(\[][^()\[\]]{0,48}[)\]])?\s*(?:(?:of|with|by|from)\b)?\s*[:,–—-]?\s*",
    re.IGNORECASE,
)
SURE_BITE = re.compile(r"(?i:.*bite|o-?ton)|SOT|ACTUALITY")
OFFICE = re.compile(r"\s(?:of|at|for|in|from|with|and|to|on)\s", re.IGNORECASE)
"""What stands between what a person is and where."""
OFFICES = persons.UNNAMED | frozenset("former ex deputy vice chief senior junior acting assistant associate retired national regional trainee volunteer".split())
"""How it begins that says what a person is, whatever the next field looks like: FORMER DRIVER, TOM BAKER, SAYING."""
NOBODY = frozenset(
    """one two three four five six seven eight nine ten first second third last continued cont continues ends end starts begins wild
    mute only out in off on over under again here below follows transcript log notes room""".split()
)
"""What stands behind the name of a bite and names nobody: BITE TWO: INTERVIEW ENDS"""
SAYING = re.compile(r"[\s,]*\b(?:saying|speaking|singing|reading)\b.{0,60}\Z", re.IGNORECASE)
SAYING_LAST = re.compile(r"\b(?:saying|speaking|singing)\Z", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{1,48}[)\]]")
"""A language, or that the name is not given."""
REPORTED = re.compile(
    r"(?:(?:also|then)\s+)?(?:says|talks|speaks|tells|explains|describes|discusses|recalls|remembers|argues|warns|denies|asks|calls\s+for|insists|stresses|welcomes)"
    r"\b(?!\s*[,:])", re.IGNORECASE)
"""How the contents of a bite begin where nobody's words are given: Says that the vote comes in June."""
OF_TONGUES = re.compile(r"\b(?:translat\w*|subtitl\w*|dubb\w*|voice[\s-]?over|language|speak(?:s|ing)|(?-i:[A-Z][a-z]+(?:ish|ian|ese)|French|German|Dutch))\b", re.IGNORECASE)
"""Notes on a bite's sound, not on what is seen over it: (in Norwegian, English translation over)"""
AGAIN = re.compile(
    r"(?:the\s+)?same(?:\s+(?:speaker|person|man|woman|interview(?:ee)?|again|as\s+(?:above|before)))?|(?:as|see)\s+(?:above|before|previous(?:ly)?)|ditto|dto|idem|again|more"
    r"|cont(?:inue[sd]|inuing|['’]?d)?|resumes|(?:wie|siehe)\s+(?:oben|zuvor|vorher)|(?:der|die)selbe|comme\s+(?:ci-dessus|avant|plus\s+haut)|l[ea]\s+m[êe]me|suite"
    r"|come\s+sopra|lo\s+stesso|como\s+(?:arriba|acima)|(?:el\s+mismo|la\s+misma)|(?:als|zie)\s+boven|dezelfde|som\s+ovan",
    re.IGNORECASE,
)
"""What stands where the name of a bite would, if whoever spoke before speaks again: Clip - as above, Soundbite (same)"""
WORDS = re.compile(r":\s*|\s+(?=[“\"])")
"""What parts the words of a bite from whose they are."""
NOTED = re.compile(r"\A\d{1,2}(?!\w)|[(\[](?:in\s+)?[A-Z][^()\[\]]{1,24}[)\]]?\Z")
"""The number of a bite before that, its language behind."""
SIGNS = " \t.,:;–—-[](){}"
LONGEST = 240
"""A label stands in the first characters of a line, if at all."""


def bite_of(text: str) -> Label | None:
    """The label of recorded speech that a line is or begins with: whose it is, and where the words begin. A language before
    quoted words says that somebody speaks, whoever it is: UPSOUND: (French) "Stop!\""""
    found = BITE.match(text)
    if not found or found.end() == len(text) or is_again(text):
        return None
    rest = text[found.end() :]
    if (said := WORDS.search(text, found.end(), LONGEST)) and is_again(text[: said.start()]):
        return Label("", Delivery.SYNC, False, said.end(), 0.9, True)
    if not _announces(found, text):
        return None
    if found["tongue"] and wording.QUOTED.match(rest):
        return Label("", Delivery.SYNC, False, found.end(), 0.9, True)
    nobody = _unnamed(found, text)
    if not rest[:1].isupper() and not rest[:1].isdigit() and not nobody:
        return None
    colon = WORDS.search(rest)
    words = found.end() + colon.end() if colon and rest[colon.end() :].strip() else None
    who = rest[: colon.start()] if colon else rest
    name = nobody or _behind_post(_behind_office(_saying(who)), who)
    return Label(name, Delivery.SYNC, False, words, 0.9, True) if name else None


def said_by(text: str) -> str:
    """Who speaks where a picture ends so: BUYER, TOM HARGREAVE, SAYING (ENGLISH)."""
    bare = IN_BRACKETS.sub("", text).strip(" :")
    return _saying(bare) if SAYING_LAST.search(bare) else ""


def _saying(text: str) -> str:
    """Who speaks by the words of an announced bite. Before SAYING agencies print what a person is first: BUYER, TOM
    HARGREAVE, SAYING."""
    found = SAYING.search(text)
    if not found:
        return persons.person_in(text)
    fields = [field.strip() for field in text[: found.start()].split(",") if field.strip()]
    office = len(fields) > 1 and fields[0].split()[0].lower() in OFFICES
    if len(fields) > 1 and says_what(fields[0]) and (office or not persons.is_role(fields[-1])) and persons.is_name(fields[-1]) and " " in fields[-1]:
        return fields[-1]
    words = fields[0].split() if fields else []
    after = next((at for at in range(len(words) - 2, 0, -1) if persons.is_role(" ".join(words[:at])) and not persons.is_role(words[-1])), 0)
    return persons.person_in(" ".join(words[after:])) or persons.person_in(text[: found.start()])


def _behind_office(name: str) -> str:
    """The full name behind what somebody is, all in capitals: MATCH DIRECTOR BO HENNING."""
    words = name.split()
    ahead = " ".join(words[:-2])
    return " ".join(words[-2:]) if name.isupper() and len(words) > 2 and persons.is_role(ahead) and not persons.is_role(name) else name


def _behind_post(name: str, text: str) -> str:
    """The full name that ends what a post was taken for one in, with whose that is: North Coast Union Director Ada Lorne."""
    *before, role, first, last = ("", "", "", *re.split(r"[,;(\[:]", text, maxsplit=1)[0].split())
    own, ahead = f"{first} {last}", " ".join(filter(None, (*before, role)))
    posted = any(before) and persons.is_role(role) and ahead.startswith(name) and all(word[:1].isupper() for word in ahead.split())
    named = persons.PLAIN_NAME.fullmatch(own) is not None and not (persons.is_role(first) or persons.is_role(last))
    return own if posted and named else name


def says_what(text: str) -> bool:
    """Does a field say what a person is (MINISTER FOR FISHERIES), rather than who?"""
    return persons.is_role(OFFICE.split(text.split(",")[0])[0])


def _announces(found: re.Match[str], text: str) -> bool:
    """Does the label mean recorded speech by a person: "of", a language, a colon, or a full name right after
    it?"""
    if found["joint"] or found["tongue"] or SURE_BITE.match(found.group()):
        return True
    name = persons.PLAIN_NAME.match(text[found.end() :])
    if name and wording.is_upper(name.group()) and name.group().lower() not in NOBODY and text[found.end() + name.end() :][:1] in ("", ":"):
        return True
    return bool(
        name and " " in name.group() and text[found.end() + name.end() :][:1] in ("", ",", ":", " ", "(")
    )


def is_again(text: str) -> bool:
    """Does a picture announce more of whose bite was heard before, without his name: Inset clip - as above?"""
    bare = text[:LONGEST].strip(SIGNS)
    found = BITE.match(bare)
    rest = NOTED.sub("", bare[found.end() :]).strip(SIGNS) or (found["tongue"] or "").strip(SIGNS) if found else ""
    return AGAIN.fullmatch(rest) is not None


def announces_bite(text: str) -> bool:
    """Does a line say that recorded speech follows, whoever speaks (SOUNDBITE by a fisherman), not only its name (Interview room)?"""
    found = BITE.match(text[:LONGEST])
    if found is None or found.end() >= len(text):
        return False
    return bool(found["joint"] or found["tongue"]) if "bite" in found.group().lower() else bool(found["tongue"]) and tells_tongue(found["tongue"])


def announces_nobody(text: str) -> bool:
    """Does a line say that recorded speech follows, in which language, and leave whose to the next one: SOUNDBITE (English)?"""
    found = BITE.fullmatch(" ".join(text.split())) if len(text) <= LONGEST else None
    return found is not None and found["tongue"] is not None


def tells_tongue(text: str) -> bool:
    """Does a note in brackets say in which tongue somebody speaks, or how he is translated?"""
    return OF_TONGUES.search(text) is not None


def _unnamed(bite: re.Match[str], text: str) -> str:
    """Who speaks by what he is, where a line surely announces recorded speech (INTERVIEW 1: the old ferryman, at home); "" else."""
    surely = announces_bite(text) or bite.group().rstrip().endswith(":")
    return persons.unnamed_in(text[bite.end() :]) if surely else ""


def bite_speaker(text: str) -> str:
    """Whose recorded speech a picture description announces ("Soundbite: Tom Peel, diver"); "" if
    nobody's."""
    bare = text[:LONGEST].strip(" \t[](){}")
    found = BITE.match(bare)
    if not found or not _announces(found, bare) or is_again(bare):
        return ""
    rest = bare[found.end() :]
    if not rest[:1].isupper():
        return _unnamed(found, bare)
    name = persons.person_in(rest)
    return name if len(name.split()) > 1 or wording.is_upper(name) or rest.strip() == name else ""
