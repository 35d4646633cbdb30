"""Names of people as pages print them: the parts of a name, titles, roles, and voices that have no name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import wording

PERSON = re.compile(
    r"(?:[^\W\d_]{2,}(?:er|ers|or|ors|ist|ists|ian|ians|man|men|woman|women|keeper|eur|ess|yst|smith|hand|mate|wright|grapher"
    r"|in-law|expert)|mother|father|widow|son|daughter|wife|husband|uncle|aunt|niece|nephew|cousin|friend|twin"
    r"|mp|mayor|nurse|priest|monk|nun|vet|surgeon|judge|guide|chef|cook|pilot|king|queen|student|pupil|resident"
    r"|president|head|chief|boss|veteran|native|survivor|witness|guard|captain|bride|groom|apprentice|clerk|secretary|attorney|envoy|(?:spokes|chair|sales)person)\Z",
    re.IGNORECASE,
)
NO_PERSON = re.compile(
    r"(?:interior|exterior|winter|summer|water|(?<!d)river|corner|centre|center|cover|paper|letter|number|tower|door|floor|mirror"
    r"|motor|poster|counter|later|over|after|(?<!fo)under|other|flower|former|harbour|weather|border|folder|ladder|shutter"
    r"|shoulder|chapter|quarter|order|matter|dinner|supper|layer|power|error|factor|sector|colour|color|outer|inner|closer|wider|tighter)s?\Z",
    re.IGNORECASE,
)
NAMESAKES, PAIR = ("Will", "May"), 2
"""Forenames that are words of sentences, too; a surname stands behind them."""
# The asker or an unnamed voice, as transcripts name them.
VOICES = frozenset(
    """question q answer a reporter interviewer interviewee man woman boy girl speaker host presenter
    journalist anchor moderator child voice crowd all both male female caller audience""".split()
)
ASKERS = frozenset("question answer reporter interviewer interviewee journalist moderator host presenter".split())
"""Those of them that no picture is called by."""
HEARD = VOICES | frozenset(
    """announcer commentator narrator newsreader actor singer voices men women boys girls reader operator officer soldier worker
    farmer driver pilot teacher sprecher sprecherin stimme reporterin ansager voix présentateur locuteur voz locutor""".split()
)
"""Who is heard, by the last word of a name."""
HEARD_ABROAD = frozenset(
    """mann männer frau frauen junge jungen mädchen kind kinder alter alte bauer pfarrer bürgermeister homme hommes femme femmes garçon garçons
    fille filles enfant enfants vieux vieille maire curé hombre hombres mujer mujeres niño niños niña niñas alcalde alcaldesa cura uomo uomini
    donna donne ragazzo ragazza bambino bambina sindaco homem mulher menino menina vrouw vrouwen jongen meisje burgemeester kvinna pojke
    flicka kvinde dreng pige kvinne gutt jente mężczyzna kobieta people kids women children""".split()
)
"""The same in other languages, and many of them; asked where a number or an article stands before."""
UNNAMED = VOICES | frozenset("vox vox-pop local unidentified unnamed unknown young old elderly eyewitness passer-by resident villager protester".split())
"""How agencies begin to say who speaks where they do not know his name."""
NOBODY_NAMED = re.compile(r"(?:an?\s+)?(?P<who>(?:the\s+)?[a-zà-ÿ][\w'’-]*(?:\s+[a-zà-ÿ][\w'’-]*){0,3})\s*(?=[,:;(\[]|\Z)")
"""Who speaks where nobody knows his name, up to a sign: unknown fisherman, an old woman."""
PASSER_BY = re.compile(
    r"(?:an?\s+)?(?:(?:old|young|elderly|unknown)\s+)?(?:man|men|woman|women|boy|girl|child|children|voice|passer-by|passerby|shopper|driver|visitor)"
    r"\s+(?:in|at|on|with|from|of|behind|by)\s+[\w' ’-]{2,40}",
    re.IGNORECASE,
)
"""Voices known by where they were met: Man in the street, Girl with a dog."""
RECORDED = frozenset("archive archival newsreel radio tannoy loudspeaker telephone phone archiv wochenschau lautsprecher".split())
CUE_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*[a-z]?\.?\Z", re.IGNORECASE)
TITLE = (
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Captain|Capt|Col|Colonel|General|Gen|Major"
    r"|Sgt|Rev|Sergeant|Corporal|Lieutenant|Lt|Commander|Cmdr|Commodore|Admiral|Brigadier"
    r"|Father|Sister|President|Minister|Senator)\.?"
)
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|la|le|el|al|bin|ibn|ten|ter|y|e|dos|du|St\.?)"
CAPITAL = "[A-ZÀ-ÞŠŽČĆŁ]"
FORENAME = rf"{CAPITAL}[\w'’.\-]*"
SMALL_WORDS = wording.FIRST_PERSON | wording.THIRD_PERSON | wording.PAST
NO_PRONOUN = rf"(?!(?:{'|'.join(sorted(map(str.capitalize, wording.FIRST_PERSON | wording.THIRD_PERSON)))})\s)"
NO_SMALL_WORD = rf"(?!(?:{'|'.join(sorted(map(str.upper, SMALL_WORDS)))})(?!\w))"
"""What is stressed is no surname, nor is who did it a forename: They PROMISED to come. Imagine THAT, a whole year."""
SURNAME_UPPER = re.compile(
    rf"{NO_PRONOUN}(?:{TITLE}\s+)*(?:{FORENAME}\s+){{1,3}}?(?:{PARTICLE}\s+)*"
    rf"{NO_SMALL_WORD}{CAPITAL}[{CAPITAL[1:-1]}'’\-]{{2,}}(?:[\s-]+[{CAPITAL[1:-1]}'’\-]{{4,}})?(?![\w])",
)
INITIALS = re.compile(
    rf"(?P<name>(?:{TITLE}\s+)*{CAPITAL}[^\W\d_A-Z][\w'’.\-]*(?:\s+{PARTICLE})*\s+{CAPITAL}[^\W\d_A-Z][\w'’.\-]*)\s+"
    r"(?!SCH|S[CPT]R)[B-DF-HJ-NP-TV-XZ]{3}[A-Z]{0,2}(?!\w)"
)
"""A full name and the initials of where its bearer works, which no one can pronounce: Dr. Ada Lorne DLR Berlin."""
PLAIN_NAME = re.compile(rf"(?:{TITLE}\s+)*{FORENAME}(?:\s+(?:{PARTICLE}\s+)*{FORENAME})?")
RANKED = re.compile(rf"(?:Chief|First|Second|Third)\s+Officer\s+{FORENAME}\s+(?:{PARTICLE}\s+){{0,3}}{FORENAME}(?=\s*(?:,|\Z))")
"""A rank at sea that begins as an office does: Chief Officer Ada Lorne, coastguard."""
LONG_NAME = re.compile(rf"(?:{TITLE}\s+)*{FORENAME}(?:\s+(?:{PARTICLE}\s+)*{FORENAME}){{2,4}}")
OFFICES = frozenset(
    """mayor mayoress inspector superintendent commissioner constable sheriff governor ambassador councillor
    chief deputy director engineer coach bishop archbishop""".split()
)
"""What agencies print before a full name, without a sign: Mayor Ada Lorne Holt. No name begins with these."""
MATERIAL = frozenset("footage aerials montage animation animations graphics photographs photos pictures images shots cutaways timelapse slides clips".split())
"""What names of pictures end with, before a colon as in a line: STOCK FOOTAGE, HOME PICTURES. No surnames."""
ROLE_FIELD = re.compile(r",\s+(?P<it>[^\W\d_][^,;:.(\[]{1,80})")
ROLE = re.compile(
    r"(?P<name>[^\W_a-z][^\W_a-z]+[^,;:a-z]{0,40}?)(?:,|\s[–—-])\s+(?P<role>[^\W\d_][^.!?;:\"“”\[\]]{1,80})\Z"
)
ROLE_BEHIND = re.compile(r"(?P<name>[^\W_a-z][^\W\d_a-z'’-]+(?:\s[^\W_a-z][^\W\d_a-z'’-]+){1,2})\s+(?P<role>[^\W\d_][^.!?,;:\"“”\[\]]{1,50})\Z")
"""ADA LORNE Ship's Cook"""
ADDRESSED = re.compile(r"(?P<who>[^\Wa-z_][^a-z:]*?)\s+(?:(?:TO|to|-+>|→|>)\s+[^\Wa-z_][^a-z:]*|to\s+(?:(?:him|her|it|them)sel(?:f|ves)|camera|audience|all|everyone|crowd))\Z")
"""NARRATOR TO ALL, OLGA -> LEVIN: spotting lists print to whom somebody speaks."""


def is_role(text: str) -> bool:
    """Does this say what a person is (harbour master's deputy, FISHERMAN), by its last word?"""
    return bool(PERSON.search(text)) and not NO_PERSON.search(text)


def addresser(name: str) -> str:
    """Who speaks, without to whom."""
    found = ADDRESSED.match(name)
    return found["who"].strip() if found else name


def bare_name(name: str) -> str:
    """A name without role: what stands before a comma."""
    return re.split(r",|\s[–—-]\s", name)[0].strip()


def _is_forename(words: Sequence[str]) -> bool:
    """Is the first of two words a forename that is also a word of sentences, both with a capital: Will Lorne?"""
    first, last = words if len(words) == PAIR else ("", "")
    return first in NAMESAKES and last[:1].isupper() and last[1:].islower() and last.lower() not in vocabulary.FUNCTION_WORDS


def is_name(name: str) -> bool:
    """One to five words, each a name's: capitals, particles, a number (MAN 2)."""
    bare = bare_name(name)
    words = bare.split()
    if bare.lower() in VOICES or vocabulary.is_narrator(bare):
        return True
    if (
        not 1 <= len(words) <= 5
        or (words[0].lower() in vocabulary.FUNCTION_WORDS and not _is_forename(words))
        or words[0].lower().rstrip(".") in vocabulary.PICTURE_WORDS
        or (len(words) > 1 and words[-1].lower() in MATERIAL)
    ):
        return False
    good = [
        word[:1].isupper() or re.fullmatch(PARTICLE, word) or word.isdigit() or word == "&" for word in words
    ]
    return bool(words[0][:1].isupper()) and all(good) and not CUE_NUMBER.match(bare)


def posted(text: str, longest: int) -> str:
    """The full name of a line of so many words at most that holds nothing else but, behind a comma, what its bearer is, whatever that
    may be: Ida Moll, night ferry; "" for other lines."""
    name, comma, post = text.partition(",")
    bare = not any(map(str.isdigit, text)) and not wording.QUOTED.match(text) and " " in name and bool(comma and post.strip())
    whole = bare and len(text.split()) <= longest and not wording.is_finished(text)
    return name if whole and PLAIN_NAME.fullmatch(name) is not None and is_name(name) else ""


def is_heard(name: str) -> bool:
    """A name, or one that begins as pictures do but ends in who is heard: NEWSREEL VOICE, ARCHIVE ANNOUNCER."""
    words = name.split()
    if not words or is_name(name):
        return bool(words)
    return 1 < len(words) <= 4 and all(map(str.isupper, words)) and words[-1].lower() in HEARD


def is_unseen(name: str) -> bool:
    """Is this a voice of a recording or a loudspeaker (NEWSREEL VOICE, RADIO ANNOUNCER), which is never in vision?"""
    words = name.lower().split()
    return len(words) > 1 and words[0] in RECORDED and words[-1] in HEARD


def unnamed_in(text: str) -> str:
    """Who speaks, by what he is, in lower case: "unknown fisherman (in Norwegian)", "a local resident"; "" where it is nobody."""
    found = NOBODY_NAMED.match(text)
    words = found["who"].split() if found else []
    bare = words[words[:1] == ["the"] :]
    return " ".join(words) if bare and (bare[0] in UNNAMED or is_role(bare[-1])) else ""


@lru_cache(maxsize=8192)
def person_in(text: str) -> str:
    """The name in "Mira OSTROV Harbour Master (EN)", "Dr. Ada Lorne Varnsund", "Ned Holt, rigger"."""
    whole = text.strip(' \t:.-–—[]()"“”')
    if ranked := RANKED.match(whole):
        return ranked.group()
    bare = _behind_offices(whole)
    if employed := INITIALS.match(bare):
        return employed["name"]
    surname = SURNAME_UPPER.match(bare)
    if surname and not wording.is_upper(surname.group().split()[0]):
        return surname.group().strip()
    head = _before_slash(re.split(r",|\(|\[|;|\s[–—-]\s", bare)[0].strip())
    if wording.is_upper(head) and len(head.split()) <= 4:
        return head
    if LONG_NAME.fullmatch(head) and (_is_titled(head, bare) or _is_three_names(head, bare)):
        return head
    plain, words = PLAIN_NAME.match(head), head.split()
    if words and len(words) <= 4 and words[0].lower() in UNNAMED and all(word.islower() for word in words[1:]):
        return _name_behind(bare[len(head) :]) or head
    return plain.group().strip() if plain else ""


def _behind_offices(text: str) -> str:
    """A name without the offices before it, if two words of a name follow them in small letters with capitals."""
    words = text.split(None, len(OFFICES))
    at = next((at for at, word in enumerate(words) if word.lower() not in OFFICES), 0)
    forename, *behind = (*words[at : at + 2], "")
    named = forename.istitle() and forename[-1].isalpha() and behind[0][:1].isupper() and not is_role(behind[0].rstrip(",:"))
    return text[text.index(forename, sum(map(len, words[:at]))) :] if at and named else text


def _is_three_names(head: str, bare: str) -> bool:
    """Are these three names that a comma ends, none of them what somebody is?"""
    words = head.split()
    return len(words) == 3 and bare[len(head) : len(head) + 1] == "," and not any(map(is_role, words))


def _is_titled(head: str, bare: str) -> bool:
    """Do a comma and what somebody is follow a name: Ada Lorne Holt, secretary of the league?"""
    role = ROLE_FIELD.match(bare, len(head))
    return role is not None and is_role(re.split(r"\s(?:of|for|at|in|from|to|and|with)\s", role["it"])[0])


def _before_slash(text: str) -> str:
    """The full name before a slash and a role, as American newsrooms set them: BUD HARLAN/GROWER"""
    name = text.split("/")[0].strip()
    return name if len(name.split()) > 1 else text


def _name_behind(rest: str) -> str:
    """The full name that follows who speaks, where it is known after all: Vox pop, Ida Brand, shepherd."""
    field = rest.lstrip(", ").split(",")[0].strip()
    found = PLAIN_NAME.fullmatch(field) if rest[:1] == "," else None
    return field if found and " " in field and not is_role(field) else ""
