"""What pages call lines that stand in a script and are never spoken: annotations, notes, sources, legends, checks.

    ANNOTATION: Interview transcript p. 14        Quelle: Stadtarchiv, Band 3        [NOTE TO MIX: keep the siren]

A new word is a new entry here. What these lines say may hold times and names of anything; none is the programme's.
"""

import re
from functools import lru_cache

_WHOSE = (
    r"(?:(?:fact|script|shot[ -]?list|transcri(?:pt(?:ion)?|ber)|library|desk|agency|legal|production|clearance|rights|research(?:er)?|translat(?:or|ion)|editor(?:ial)?|director|producer|writer|archive"
    r"|picture|sound|mix|dub|edit|music|context|style|pronunciation)['’]?s?\s+)?"
)
_NOTES = (
    rf"annotations?|annot\.|{_WHOSE}notes?|foot[ -]?notes?|n\.\s?b\.?|nb|sources?|references?|refs?\.?|citations?|legends?|fact[ -]?check(?:s|ed|ing)?"
    r"|(?:legal|rights|script)\s+checks?|legal|compliance|clearances?|verification|verified|to[ -]?do|tbc"
    r"|anmerkung(?:en)?|anm\.|hinweise?|quellen?(?:angaben?|nachweise?)?|belege?|fakten-?check|legende"
    r"|remarques?|r[ée]f[ée]rences?|l[ée]gende|v[ée]rification|notas?|fuentes?|anotaci[óo]n(?:es)?|leyenda|verificaci[óo]n"
    r"|not[ae]|font[ei]|legenda|verifica|opmerking(?:en)?|bron(?:nen)?|kild(?:e|er)|k[äa]ll(?:a|or)|anm[äa]rkning(?:ar)?|merknad(?:er)?|huom(?:autus|io)?"
)
LABEL = re.compile(
    rf"[(\[*]*\s*(?P<word>{_NOTES})(?:\s+(?:to|for|re|für|pour|para)\s+[^:\t]{{1,30}})?\s*(?:(?:no\.?\s*)?#?\d{{1,3}}[a-z]?|[(\[][^()\[\]]{{1,24}}[)\]])?\s*"
    r"(?::(?!\d)|[–—](?=\s)|-(?=\s))\s*",
    re.IGNORECASE,
)
OVERLAY = re.compile(
    r"[(\[]?\s*(?:(?:name[ -]?)?supers?(?!\s*(?:8|16)\b)|superimposed|lower[ -]?thirds?|l/3(?:rd)?s?|chyrons?|capgens?|c\.g\.|cg|(?:name[ -]?)?straps?"
    r"|on[ -]?screen[ -](?:graphics?|text|titles?)|bauchbinden?|einblendung(?:en)?|bandeaux?|incrustations?|sottopancia|r[óo]tulos?|sobreimpresi[óo]n)"
    r"\s*(?:#?\d{1,3}|\([^()]*\))?\s*(?::(?!\d)|[–—]\s)\s*\S",
    re.IGNORECASE,
)
"""Text over the picture, by names that no speaker has."""
GRAPHIC = re.compile(r"[(\[]?\s*(?:GFX|GRAPHICS?|FULL[ -]?SCREEN|FS GFX)\s*(?:#?\d{1,3})?\s*:\s*\S")
"""A graphic: what it shows, or what is written on it."""
DETAILS = frozenset(
    """source sources reference references ref refs clearance clearances verified legend quelle quellen fuente fuentes fonte fonti référence références
    kilde kilder källa källor bron bronnen legende légende leyenda legenda""".split()
)
"""Words that lists head an item's details with, too."""
OWN_NOISES = frozenset(
    """laughs laughing laugh chuckles chuckling giggles giggling sighs sighing coughs coughing sniffs snorts sobs sobbing weeps weeping cries crying
    gasps groans whistles hums humming sings singing whispers whispering yawns exhales inhales throat pause pauses beat silence
    lacht seufzt hustet weint rit soupire pleure tousse ríe suspira llora tose ride sospira piange pausa stilte skrattar ler griner""".split()
)
"""What a voice does between its words, and that it does nothing."""
OF_RECORDING = frozenset(
    """tape tapes recording recorder recorded transcript transcriber transcribed interview interviewer inaudible unintelligible indistinct crosstalk
    unusable unuseable distorted overmodulated microphone mic audio interruption interrupted break resumes resumed paused stopped aufnahme unterbrechung bandwechsel bande enregistrement
    cinta grabación nastro registrazione""".split()
)
"""What transcribers note about the recording, not what is on it: [Recording paused], [Side A ends], [Talk off microphone]."""
_HARM = r"(?:drop-?outs?|(?:tape|head|signal|time-?code|sync|line|colou?r|recording|playback)\s+(?:faults?|errors?|damage|hits?|clogs?|breaks?|creases?|wear|loss))"
_NOISE = r"(?:wind|hum|noise|buzz|hiss|crackle|interference|rumble|pops?|clicks?|radio|handling(?:\s+noise)?)"
_STOCK = r"(?:tape|roll|reel|card|battery|mag(?:azine)?|film|disk|cassette)"
NOTHING_SHOWN = re.compile(
    rf"(?:(?:tape|film|head|academy|countdown|clock|run-?up|blank|black|white|clear|spacing)\s+)?(?:leader|spacing|clock|slates?|clapper(?:-?board)?|countdown|run-?up|line-?up)"
    rf"|(?:n/?g|no\s+good)\b\s*[-–—:,].{{1,60}}|blank(?:\s+(?:tape|film|stock))?|black|colou?r\s+bars|bars|(?:line-?up\s+)?tone|no\s+(?:picture|vision|signal|recording|image)|unrecorded|not\s+recorded"
    rf"|(?:(?:bad|heavy|slight|severe|brief|minor|big|two|several)\s+)?{_HARM}(?:\s+(?:till?|until|to|for|through)\s+[\d\s:.;,a-z]+)?"
    rf"|{_STOCK}\s+(?:out|runs?\s+out|ran\s+out|ends?|changed?|stop(?:s|ped)?)|end\s+of\s+(?:day|{_STOCK}|side|session|interview|log)(?:\s+(?:\d{{1,3}}|[a-z]|one|two|three))?"
    rf"|(?:(?:a\s+)?(?:plane|aircraft|jet|helicopter|lorry|truck|siren|train|traffic|phone|mobile)\s+(?:over(?:head)?|passing|passes|rings?))\s*[,;:–—-]\s*(?:we\s+)?(?:stop|cut|hold|wait|pause|go\s+again|again|n/?g|re-?take)\w*"
    rf"|{_NOISE}\s+on\s+(?:the\s+)?(?:mics?|microphones?|sound|track|audio|lens|line)(?:\s*[,;–—-]\s*[\w\s.]{{1,24}})?", re.IGNORECASE)
"""What a log notes where nothing is shown: how tapes and rolls begin, faults of the recording."""
RECORDING_STOPS = re.compile(
    r"\b(?:recording|taping|filming|tape|camera|recorder|interview|transmission|audio|mic(?:rophone)?)\s+(?:(?:is|was|has|been|being|briefly|then)\s+){0,2}"
    r"(?:stop(?:s|ped)?|paus(?:es|ed)|resum(?:es|ed)|interrupt(?:s|ed)|cuts?(?:\s+out)?|(?:switched|turned)?\s?(?:off|on\s+again)|restart(?:s|ed)|suspended|breaks?(?:\s+off)?|chang(?:es|ed)|lost)\b"
    r"|\b(?:stop|pause|break|interruption|gap)\s+(?:in|of)\s+(?:the\s+)?(?:recording|taping|filming|tape|interview)\b"
    r"|\b(?:aufnahme|aufzeichnung|band|kamera|ton|interview|gespräch)\s+(?:wird\s+|kurz\s+){0,2}(?:unterbrochen|gestoppt|angehalten|abgebrochen|läuft\s+wieder|aus)\b"
    r"|\b(?:enregistrement|caméra|bande|tournage|entretien)\s+(?:interrompue?|arrêtée?|coupée?|suspendue?|repris|reprend)\b", re.IGNORECASE)
"""What a log notes in brackets where nothing is recorded: phone rings, recording stopped."""
OF_PAGE = re.compile(
    r"(?:(?:was|is|did\s+you\s+find)\s+(?:this|the)\s+(?:page|transcript|video|article|film|clip|episode)(?:\s+\w+){0,3}\?(?:\s+(?:yes|no)\b){0,2}"
    r"|(?:advertisement|sponsored(?:\s+content)?|anzeige|werbung|publicité|publicidad|pubblicità|advertentie)"
    r"|(?:rate|share|print|download|copy|report|hide|show|close|embed|cite)\s+(?:(?:this|the|full|an?|error|problem|with|in)\s+){0,4}(?:page|transcript|video|article|film|clip|episode|subtitles|captions)"
    r"|back\s+to\s+(?:the\s+)?top(?:\s+of\s+(?:the\s+)?page)?|(?:related|more|other)\s+(?:videos|films|clips|episodes|articles|shots|footage)(?:\s+(?:from|in|on|by|about|like)\s+(?:this|the\s+same)\s+\w+)?|(?:request|order|license|preview)\s+(?:this|the)\s+(?:clip|film|footage|shot|master|tape)|(?:you\s+(?:may|might)\s+also|more)\s+like\s+this|you\s+(?:may|might)\s+also\s+like|up\s+next|share|sign\s+in|log\s+in|subscribe|read\s+more"
    r"|(?:add|save)\s+to\s+(?:my\s+|the\s+)?(?:list|bin|clip\s?bin|cart|basket|light\s?box|project|watch-?list|favou?rites|playlist|library)|watch\s+(?:now|next|later|again|trailer)|all\s+rights\s+reserved)\W*", re.IGNORECASE)
"""What players of films and web pages print below a script, about themselves."""
_NUMBERED_BY = r"(?:film|media|item|clip|story|tape|roll|can(?:ister)?|accession|archive|catalogue|catalog|negative|master|reel|record|asset|file|shelf)"
_OF_FILM = (
    rf"tags|key[ -]?words?|index\s+terms?|subjects?(?:\s+(?:headings?|terms?))?|categor(?:y|ies)|data|{_NUMBERED_BY}\s*(?:ids?|nos?\.?|numbers?|refs?\.?|marks?)|urn|media\s+urn"
    r"|canisters?|copyright(?:\s+(?:holder|owner))?|rights(?:\s+holder)?|restrictions?|licen[cs](?:e|ing)|held(?:\s+(?:at|by|as))?|holdings?|viewing\s+(?:copy|print)|stock|gauge"
    r"|contacts?|enquiries|bookings?|schlag(?:worte?|wörter)|stichworte?|signatur|bestand|rechte(?:inhaber)?|sperrvermerk|kontakt|mots[ -]cl[ée]s?|descripteurs?|cote|droits"
    r"|palabras\s+clave|etiquetas|signatura|derechos|parole\s+chiave|segnatura|diritti|palavras[ -]chave|direitos|trefwoorden|rechten|emneord|nøkkelord|ämnesord|nyckelord"
)
OF_FILM = re.compile(
    rf"(?:{_OF_FILM})\s*[:=](?!\d)\s*\S|(?:for\s+)?(?:more|further|additional)\s+(?:information|details|footage|material)\b|for\s+(?:an?\s+)?(?:tapes?|cop(?:y|ies)|cassettes?|dubs?|high[ -]resolution|broadcast)\b[^.!?]{{0,40}}\b(?:please|contact|write|call|apply)\b"
    r"|please\s+(?:contact|write|call|ring|phone|e-?mail|apply|credit)\b|(?:please\s+)?contact\s+(?:the|us)\b"
    r"|(?:©|\(c\)|copyright)\s*(?:19|20)\d\d\b|all\s+rights\s+reserved|weitere\s+informationen|pour\s+plus\s+d['’]informations|para\s+m[áa]s\s+informaci[óo]n", re.IGNORECASE)
"""What catalogues and suppliers print below a list about the film as a whole: how it is found, kept, licensed."""
NEAR = 90
"""A label stands in the first letters of a line, if at all."""
ALONE = re.compile(rf"\W*(?:{_NOTES})\W*\Z", re.IGNORECASE)


@lru_cache(maxsize=16384)
def aside_label(text: str) -> re.Match[str] | None:
    """The label of a line that is never spoken, with the sign behind it; None for other lines."""
    return LABEL.match(text.lstrip()[:NEAR])


def is_aside(text: str) -> bool:
    """Does a line call itself an aside in capitals, so that one is enough to tell?"""
    found = aside_label(text)
    return found is not None and found["word"].isupper() and ":" in found.group()


def is_remark(text: str) -> bool:
    """The same, and no word that also heads a page's or an item's own details (SOURCE: an agency's list)."""
    found = aside_label(text)
    return found is not None and is_aside(text) and found["word"].lower().strip(".") not in DETAILS


@lru_cache(maxsize=4096)
def is_of_film(text: str) -> bool:
    """Does a line begin as catalogues' notes on the film as a whole do (Tags: boats, Film ID: 12)?"""
    return OF_FILM.match(text.strip()[:NEAR]) is not None


def is_of_page(text: str) -> bool:
    """Is this a line that a web page prints below its script: Was this transcript helpful?"""
    return OF_PAGE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def shows_nothing(text: str) -> bool:
    """Is this the start of a roll (Slate., Bars), or a fault of the recording (wind on mic, unusable), and no picture?"""
    return len(text) <= NEAR and bool(NOTHING_SHOWN.fullmatch(text.strip(" .[](){}")))


def names_aside(text: str) -> bool:
    """Is this nothing but the word for such a line, as the "character" of a sheet's row?"""
    return bool(ALONE.match(text))


@lru_cache(maxsize=16384)
def is_overlay(text: str) -> bool:
    """Does a line begin as text over the picture does (LOWER THIRD: name)?"""
    return bool(OVERLAY.match(text[:NEAR]))


def is_graphic(text: str) -> bool:
    """Is this a graphic by its label?"""
    return bool(GRAPHIC.match(text))


def is_own_noise(bracket: str) -> bool:
    """Do a few words in brackets say what a voice does between its words: [laughs], (clears his throat), [long pause]?"""
    words = re.findall(r"[^\W\d_]+", bracket.lower())
    return 0 < len(words) <= 4 and not OWN_NOISES.isdisjoint(words)


def is_of_recording(text: str) -> bool:
    """Do a few words say something about the recording itself: Tape change, Interview resumes?"""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) <= 6 and not OF_RECORDING.isdisjoint(words)


def stops_recording(text: str) -> bool:
    """Do some words say that the recording stops, or goes on: phone rings, recording stopped?"""
    return len(text.split()) <= 8 and RECORDING_STOPS.search(text) is not None
