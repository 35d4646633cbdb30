"""What any document of a production may print above, below and between what it is about: how long the whole film is, when the
paper was printed, where the script ends, and what the people who make it note to each other.

    Total running time approx 12:40        [Check rights with the archive before lock - JB]        Printed 12.03.2014 15:22

A new word is a new entry here. Numbers in these lines are no times of the programme.
"""

import re
from functools import lru_cache

LONGEST = 160
"""Letters of such a line, at most."""
_ABOUT = r"(?:approx(?:imately|\.)?|about|circa|ca?\.?|est(?:imated|\.)?|around|roughly|etwa|ungefähr|environ|env\.?|aprox\.?|alrededor\s+de|circa|ongeveer|cirka|ca|[~≈±])"
_WHOLE = rf"(?:total|overall|full|whole|complete|final|current|target|tx|broadcast|approximate|estimated|maximum|max\.?|programme|program|prog|film|show|episode|script|{_ABOUT})"
_LENGTH = (
    r"(?:running[ -]?times?|run[ -]?time|trt|t\.r\.t\.?|duration|length|(?:gesamt)?(?:laufzeit|länge|dauer)|slot|timing|gesamtzeit|gesamtdauer|sendelänge|sendedauer|filmlänge"
    r"|durée(?:\s+(?:totale|globale|estimée))?|minutage(?:\s+total)?|durata(?:\s+totale)?|duraci[óo]n(?:\s+total)?|dura[çc][ãa]o(?:\s+total)?|(?:totale\s+)?(?:speel)?duur"
    r"|looptijd|total(?:\s+time|zeit)?|spilletid|spelltid|speltid|varighed|varighet|längd|kesto)"
)
_PART = r"(?:\s+(?:(?:of|for|von|de)\s+)?(?:(?:the|this|der|des|la|du)\s+)?(?:[ab][ -]?rolls?|programme|program|film|show|episode|video|clip|clean\s+feed|version|cut|beitrags?|sendung|sujet|reportage))"
_VALUE = r"\d{1,3}(?:(?:\s?[:.,;'’′h]\s?\d{1,2}){1,3}(?:['\"’”′″]{1,2})?|['’′\"”″]{1,2})?"
_UNIT = r"(?:\s*(?:h(?:ou)?rs?|h|std\.?|stunden|heures?|mins?|minutes?|minuten|m|secs?|seconds?|sekunden|s|tc)\b\.?(?:\s*(?:and|und|et|,)?\s*\d{1,2}\s*(?:mins?|minutes?|minuten|m|secs?|seconds?|sekunden|s)\b\.?)?)?"
TOTAL = re.compile(
    rf"[\W_]{{0,4}}(?P<label>(?:{_WHOLE}\s+){{0,4}}{_LENGTH}{_PART}?)(?:\s*\([^()]{{1,20}}\))?\s*(?:[:=–—-]|[.…]{{2,60}}|is|of|von|de)?\s*(?:{_ABOUT}\s*)?{_VALUE}{_UNIT}"
    rf"(?:\s*\([^()\d]{{1,30}}\)|\s+(?:{_ABOUT}|tbc|incl(?:uding|\.)?\s+[^\d]{{1,30}}|inkl\.?\s+[^\d]{{1,30}}|excl(?:uding|\.)?\s+[^\d]{{1,30}}|without\s+[^\d]{{1,30}}))?\W{{0,3}}",
    re.IGNORECASE,
)
"""How long the film is."""
PLAIN = re.compile(r"duration|length|dauer|länge|durée|minutage|durata|duraci[óo]n|dura[çc][ãa]o|duur|varighed|varighet|längd|kesto")
"""The same, of the film or of an item in it."""
_DATE_IN_WORDS = r"(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,10}\.?,?\s+\d{4}|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
_DATE = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|{_DATE_IN_WORDS})"
_HOUR = r"(?:[,;\s/–—-]{0,4}(?:at|um|à|kl\.?|om)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*(?:[ap]\.?m\.?|uhr|hrs?|h|gmt|cet|utc)\b\.?)?)?"
_FROM = r"(?:[,;\s]{0,3}(?:from|between|von|zwischen|de|entre)(?=\s+\d))?"
_UNTIL = rf"(?:\s*(?:[-–—/]|to|till?|until|and|bis|und|à|et)(?=\s*\d){_HOUR})?"
_MADE = (
    r"(?:(?:last\s+)?(?:re-?)?(?:printed|print(?:\s+date|out)?|saved|exported|generated|created|modified|updated|edited|revised|typed|issued|downloaded)|(?:version|draft|rev(?:ision)?\.?|issue|fassung|v\.?)(?:\s*\d{1,3}(?:\.\d{1,3})?[a-z]?)?|as\s+of|date\s+printed"
    r"|(?:aus)?gedruckt|ausdruck|erstellt|exportiert|gespeichert|geändert|stand|druckdatum|imprimé[es]?|édité|enregistré|exporté|mis\s+à\s+jour|version|impreso|guardado|exportado|stampato|salvato"
    r"|afgedrukt|geprint|opgeslagen|utskrive[nt]|udskrevet|utskrift|tulostettu)"
)
_BY = r"(?:(?:transcribed|transcription|typed|transcript|translated|translation|compiled|prepared|script(?:ed)?|logged|checked|spotted)\s*(?:by\s*:?|[:–-])|(?:transkribiert|übersetzt|erstellt|abgetippt)\s+von|(?:transcrit|traduit|établi)\s+par)\s+(?-i:[A-ZÀ-Þ])[^\d:]{1,60}(?:\s*,?\s*[\d./-]{6,10})?"
_FILE = r"(?:[A-Z]:)?[^\s\d_][^\n\t*?\"<>|]{0,80}\.(?:docx?|rtf|txt|pdf|xlsx?|odt|pages|wpd|fdx|csv)"
PRINTED = re.compile(rf"\W{{0,4}}(?:(?:(?:this|the)\s+)?(?:(?:document|script|file|page|transcript|copy|list)\s+)?(?:was\s+)?{_MADE}(?!\w)(?:\s*[:,–—-]|\s+(?:on|am|vom|le|el|il|op|den|the|from|by\s+\w{{1,20}}(?:\s+[^\W\d_]\w{{0,20}})?))*\s*{_DATE}{_HOUR}(?:\s*,?\s*(?:by|von|par)\s+[^\d]{{1,30}})?|{_BY}|{_FILE}(?:\s+{_DATE}{_HOUR})?)\W{{0,4}}", re.IGNORECASE)
"""When the paper was printed or the file saved, and what the file is called."""
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/)(?:(?:19|20)\d{2}|\d{2})(?!\d)(?![,\s]{0,3}\d{1,2}(?P=sign))"
DATED = re.compile(rf"(?:[^\d\n]{{0,60}}|\D{{0,20}}\b\d{{1,3}}\b\D{{1,4}})(?:{_DAY}|{_DATE_IN_WORDS})(?=\s*[,;/–—-]?\s*(?:at|from|um|von|à|de|kl\.?)?\s*\d){_FROM}{_HOUR}{_UNTIL}\W{{0,4}}", re.IGNORECASE)
"""A date and an hour of the day, or from when to when: when something was broadcast, recorded, made."""
_PAPER = (
    r"(?:(?:the|this|post[ -]?production|dialogue|commentary|narration|camera|shooting|as[ -]broadcast)\s+){0,3}(?:script|transcript(?:ion)?|document|text|list|shot[ -]?list|spotting\s+list|log|page|dialogue|commentary|narration"
    r"|programme|program|film|show|episode|item|recording|interview|tape|reel|story|package|report|file|translation|extract|excerpt|part|act|side|roll|section)"
)
ENDS = re.compile(
    rf"[#*]{{3,9}}|\W{{0,6}}(?:(?:the\s+)?ends?(?:\s+of\s+(?:{_PAPER}|(?:audio\s+)?(?:stop|tour|guide|lesson|module|unit|chapter))(?:\s+(?:\d{{1,3}}|[ivx]{{1,4}}|one|two|three|four|five|six|seven|eight|nine|ten))?)?|(?:{_PAPER}\s+)ends?|e\.?o\.?f\.?|finis"
    r"|ende(?:\s+(?:des|der|vom)\s+(?:skripts?|drehbuchs?|textes|films?|dokuments?|protokolls?|liste|sendung|beitrags?|transkripts?))?|ende\s+(?:teil|folge|akt|rolle|band)\s+\d{1,3}|schluss|(?:skript|film|text)ende"
    r"|fin(?:\s+(?:du|de\s+la|de\s+l['’]|del?)\s?(?:script|texte|film|document|guion|gui[óo]n|documento|liste|transcription|émission|reportage|programme))?"
    r"|fine(?:\s+(?:del|della)\s+(?:copione|testo|film|documento))?|einde(?:\s+(?:van\s+het\s+)?(?:script|document|programma))?|slut|slutt)\W{0,6}",
    re.IGNORECASE,
)
"""That nothing comes any more."""
_ACTS = (
    r"(?:(?:double[ -]?|re-?)?check(?:ed|ing)?|confirm(?:ed)?|verify|clear|replace|shorten|lengthen|trim|tighten|fix|find|add|update|await(?:ing)?|clarify|provide|supply|send|speak\s+to|talk\s+to|discuss|do(?:n['’]t|\s+not)\s+use|use\s+only|only\s+use|hold\s+until|too\s+long|wrong|is\s+this|are\s+(?:these|we)|who\s+is|waiting\s+(?:for|on)|pending|needs?|query|ask|chase|obtain|get|n\.?b\.?"
    r"|re-?(?:record|voice|write|word|phrase|do)|translate|licen[cs]e|swap|remove|delete|insert|reminder|remember|please|to\s+(?:be\s+)?(?:check|confirm|verif|clear|replac|do)\w*|tb[cda]|do\s+we|can\s+we|should\s+we|make\s+sure|still\s+to|not\s+yet"
    r"|prüfen|bitte|klären|achtung|vérifier|à\s+vérifier|confirmer|remplacer|raccourcir|demander|trouver|obtenir|en\s+attente|comprobar|confirmar|verificar|pedir|sustituir|pendiente|verificare|controllare|confermare|sostituire"
    r"|controleren|navragen|bevestigen|kontrollera|kontroller|sjekk|tjek|kolla)"
)
_THINGS = (
    r"(?:rights?|licen[cs]es?|licensing|clearances?|cleared|archives?|legal|lawyers?|lock(?:ed|ing)?|picture[ -]lock|mix|dub|grade|grading|online|edit(?:or|orial|ors)?|producers?|directors?|commissioners?|broadcasters?|channel|script|wording"
    r"|spellings?|pronunciations?|translations?|translator|captions?|credits?|facts?|fact-check|figures?|quotes?|dates?|sources?|release\s+forms?|contributors?|rushes|budget|delivery|rough\s+cut|final\s+cut|fine\s+cut|edit\s+suite|vo|v/o|voice-?over|names?|graphics|gfx|vfx|artwork|alternatives?|timings?|statistics|numbers|figures?|\w{0,20}rechte"
    r"|rechte|freigabe|archiv|lizenz|abnahme|schnitt|redaktion|mischung|sprecher|quelle|namen|droits|autorisations?|juridique|mixage|montage|rédaction|derechos|archivo|montaje|diritti|archivio|montaggio|rechten|archief|rättigheter|rettigheter|rettigheder)"
)
_LAST = r"(?:needed|required|missing|open|pending|unclear|unconfirmed|unresolved|prüfen|klären|checken|nachfragen|bestätigen|ergänzen|ersetzen|kürzen|nachreichen|offen|folgt|fehlt|fehlen|ungeklärt|pending|outstanding|tb[cda]|to\s+be\s+(?:cleared|checked|confirmed|agreed)|not\s+(?:yet\s+)?cleared|à\s+(?:vérifier|confirmer|négocier)|por\s+confirmar|da\s+verificare)"
_UNDONE = (
    r"(?:(?:(?:is|are|has|have|needs?|must|should)\s+)?(?:to\s+)?be\s+(?:cut|shortened|trimmed|replaced|checked|cleared|agreed|licensed|verified|translated|dropped|lost|re-?(?:recorded|voiced|written|worded|done|edited|cut))"
    r"|cut\s+(?:for\s+(?:time|length)|if\s+(?:over|too|we))|(?:cut|lose|drop)\s+(?:this|here)|if\s+(?:over\s+length|time\s+allows))\b"
)
_SIGNED = r"(?:(?:\s*[-–—/,]|[.?!])\s*[A-Z]{2,3}\d?(?:\s+\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)?)"
_LAWYERS = r"(?:\w{0,20}rechte|\w{1,20}[ -]rights|fact[ -]?checks?|sources?|credits?|rights?|licen[cs]es?|clearances?|legal|facts?|spellings?|pronunciations?|translations?|wording|release\s+forms?|rechte|freigabe|lizenz|namen|droits|derechos|diritti|rechten)"
ACTS = re.compile(rf"[?!*\s]{{0,4}}(?:(?-i:[A-Z]{{2,12}})\s*[:–—-]\s*)?{_ACTS}(?!\w)", re.IGNORECASE)
THINGS = re.compile(rf"\b{_THINGS}\b", re.IGNORECASE)
OPEN = re.compile(rf"\b{_LAWYERS}\b.{{0,80}}\b{_LAST}{_SIGNED}?\W{{0,3}}\Z", re.IGNORECASE)
UNDONE = re.compile(rf"(?:[\w/'’-]+\s+){{0,3}}?{_UNDONE}|(?:{_THINGS}|sound|graphics|research|post|(?-i:[A-Z]{{2,3}}))\s+to\s+(?:check|confirm|clear|verify|advise|approve|supply|provide|see|view|sign\s+off|come)\b", re.IGNORECASE)
PROHIBITED = re.compile(r"(?:please\s+)?(?:do(?:n['’]t|\s+not)\s+use|use\s+only|only\s+use|hold\s+until)\b", re.IGNORECASE)
SIGNED = re.compile(rf"{_SIGNED}\s*\Z")
BRACKETS = {"[": "]", "(": ")", "{": "}", "<": ">", "*": "*"}

_MAKERS = r"(?:(?:english|german|french|spanish|italian|dutch)\s+)?(?:(?:closed\s+)?captions?|captioning|captioned|sub-?titl(?:es?|ed|ing)|transcri(?:pts?|ption|bed)|translat(?:ion|ed)|untertitel|transkript(?:ion)?|sous-titres?|transcription|sub-?títulos|sottotitoli)"
PUBLISHED = re.compile(
    rf"(?:{_MAKERS}\s+(?:by|von|par|por|di|made\s+by|provided\s+by)\s*:?\s+(?-i:[A-ZÀ-Þ])[^?!]{{1,100}}"
    r"|(?:related|see\s+also|read\s+(?:next|more)|more\s+like\s+this|next\s+(?:episode|video|up)|up\s+next|mehr\s+zum\s+thema|à\s+lire\s+aussi)\s*[:|]\s*[^?!\"“]{1,100}"
    r"|(?:\d{1,5}|no)\s+(?:comments?|replies|views|likes)(?:\s*[|·•,].{0,60})?|download(?:\s+\w+){0,2}\s+(?:as|in)\s+\.?[a-z]{3,4}\b.{0,60})", re.IGNORECASE)
"""What a publisher prints below a script: who wrote down or titled what is said, and what to look at next."""


def is_published(text: str) -> bool:
    """Does a line only say who made the transcript or the titles, or what else the page leads to?"""
    return len(text) <= LONGEST and PUBLISHED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=16384)
def total_label(text: str) -> str:
    """What a line calls the length of the whole film that it says, and nothing else; "" for other lines."""
    found = TOTAL.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return " ".join(found["label"].lower().split()) if found else ""


def speaks_of_whole(text: str) -> bool:
    """Does such a line call it more than a length, which an item of the film may have too?"""
    return PLAIN.fullmatch(total_label(text)) is None


@lru_cache(maxsize=4096)
def is_printed(text: str) -> bool:
    """Does a line say when the paper was printed or saved, and nothing else?"""
    return len(text) <= LONGEST and PRINTED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_dated(text: str) -> bool:
    """Does a line end with a date and an hour of that day?"""
    return len(text) <= LONGEST and DATED.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_end(text: str) -> bool:
    """Does a line only say that the script or the film ends?"""
    return len(text) <= LONGEST and ENDS.fullmatch(text.strip()) is not None


def opens_note(text: str) -> bool:
    """Does a line open a bracket that a note of the production may stand in?"""
    return text[:1] in BRACKETS


@lru_cache(maxsize=4096)
def is_note(text: str) -> bool:
    """Is this a bracket, and what stands in it something that has still to be done about the film: [Check rights - JB]?"""
    if len(text) > 2 * LONGEST or not opens_note(text) or text[-1] != BRACKETS[text[0]]:
        return False
    words = text.strip(" ()[]{}<>*")
    asked = ACTS.match(words)
    if asked and (SIGNED.search(words) or THINGS.search(words, asked.end()) or PROHIBITED.match(words)):
        return True
    return UNDONE.match(words) is not None or OPEN.search(words) is not None
