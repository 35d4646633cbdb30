"""The words that header rows (and users) call columns by, in the languages scripts are made in.

English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian and Polish houses; transcription tools and sheets of streaming services. A new
word is a new entry in a table here, nothing else.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_TC = r"(?:time\s?-?codes?|t\.?c\.?r?|times?|zeit|code\s+temporel|c[oó]digo\s+de\s+tiempos?|tidkod|tidskode?|tidkode|timekode|tid|kod\s+czasowy|czas|tempo)"
_START = r"(?:in|start|begin\w*|from|on|von|ab|anfang|ein|einstieg|d[ée]but|entr[ée]e|inicio|entrada|inizio|desde|in[íi]cio|ind|inn|start|p[oó]cz[aą]tek|od|first)"
_END = r"(?:out|end|stop|finish|to|till|until|ende|aus|ausstieg|bis|schluss|fin|fine|sortie|salida|uscita|hasta|einde|fim|sa[íi]da|ut|ud|slutt?|koniec)"
_PROG = r"(?:prog\w*|rec(?:ord)?|master|seq(?:uence)?|timeline|edit|dest(?:ination)?|tx|cumulative|running)"
_TAPE = r"(?:src|source|orig(?:inal)?|tape|clip|rushes|media|file|cam(?:era)?|raw|card|quelle?n?|rohmaterial|band|kassette|rush(?:es)?|brut|fuente|sorgente)"
"""What a list calls the programme, and where its material comes from: each may have timecodes of its own."""
_WITH_SOUND = r"(?:\s*(?:[/&+,]|and|und|et|y|e)\s*(?:s?f/?x|sounds?|effects?|atmo\w*|ton|t[öo]ne|ger[äa]usche?|effekte?|bruitages?|effets?|sons?|efectos?|sonido|effetti|suoni))"
_MUSIC = r"(?:music|musikk?|musique|m[úu]sica|muziek|muzyka|trilha(?:\s+sonora)?)"
_GREY = r"(?:[bsn]\s?[/&+]?\s?[wnb])"
_TINTED = r"(?:colou?r|col\.?|farbe?|couleur|color)"
_KEPT = (
    r"(?:(?:archive|source|tape|clip|footage|library|film|roll|quellen?|archiv|band)[\s_-]*)?ref(?:erence|erenz)?s?\.?"
    rf"|(?:source|src|tape|clip|roll|archive|quell|band|cassette|orig(?:inal)?)[\s_-]*{_TC}(?:[\s_-]*(?:in|out))?"
    r"|(?:rights?[\s-]*|copyright\s*)?(?:holder|owner)s?|supplier|vendor|provider|archive\s+house|clear(?:ed\??|ance)|costs?|prices?|amount|fees?"
    rf"|{_TINTED}|{_GREY}(?:\s*[-/,&]?\s*{_TINTED})?|{_TINTED}\s*[-/,&]?\s*{_GREY}"
    r"|quellen?|lieferant|lizenz(?:geber)?|rechteinhaber|kosten|preis|ayants?[\s-]droits?|droits|co[ûu]ts?|prix|tarif"
    r"|proveedor|derechos|costes?|costos?|precio|diritti|costo|prezzo|rechten|prijs"
)
"""What logs of archive note of a clip, and what it costs."""

# Roles, and the words that header rows (and users) call them by.
ROLES: tuple[tuple[str, str], ...] = (
    (
        "notes",  # what material costs: no lengths, whatever the numbers look like
        r"(?:.*\b)?(?:costs?|prices?|fees?|rates?|tariffs?|amounts?|budgets?|charges?|kosten|preise?|honorare?|tarife?|prix|co[uû]ts?|tarifs?|precios?|costes?"
        r"|costi?|prezzi?|gbp|eur|usd)\b(?!\s*code).*|.*[£$€].*",
    ),
    (
        "out",
        r"cum(?:ul(?:ative)?)?\.?(?:\s*(?:times?|totals?|lengths?|dur(?:ation)?\.?))?|(?:running|elapsed)\s*(?:times?|totals?)?|"
        rf"(?:(?:{_TC}|{_PROG}|hora|heure)\s*[-:/_.]?\s*)?\(?{_END}\)?(?:[\s_-]*(?:{_TC}|point))?(?:\s*\(.*\))?",
    ),
    (
        "duration",
        r"(?:.*\b)?(?:duration|dur\.?|durée|dauer|length|laufzeit|runtime|trt|item(?:['’]?s)?\s+time|time\s+(?:of|per|for)\s+(?:the\s+|each\s+)?item|secs?|seconds"
        r"|len\.?|l[äa]ngen?|laenge|sek\.?|sekunden|longueur|duraci[óo]n|durata|lengte|duur|dura[çc][ãa]o|l[äa]ngd|lengde|l[æa]ngde|varighe[dt]|czas\s+trwania|d[łl]ugo[śs][ćc])(?:\s*\(.*\))?",
    ),
    (
        "number",
        r"(?:(?:shot|scene|cue|title|item|event|row|line|dialogue|sub(?:title)?|page|seq\w*|clip|segment|take"
        r"|lfd\.?|einstellungs?|bild|szenen?|plan|sc[èe]ne|toma|escena|titel|#)[\s_-]*)?"
        r"(?:no\.?|nr\.?|number|num\.?|#|№|id|index|n°|n[º.]|nummer|num[ée]ro|n[úu]mero|numero|numer|lp\.?)"
        r"|shot|scene|reel|sc\.?|cut|page|event|ev\.?|evt\.?|row|szene|sc[èe]ne|escena|einst\.?|pos\.?",
    ),
    (
        "timecode",
        rf"(?:{_PROG}[\s_]*[-:/_.]?\s*)?(?:{_START}[\s_]*[-:/_.]?\s*)?"
        rf"(?:{_TC}|timings?|time\s*stamps?|clock|zeit\w*|temps|tiempos?|minutage|heure|hora|tijd(?:code)?|tempo"
        r"|positions?|starts?|in(?:\s*(?:point|tc|cue))?|cue\s+in|from|begin|von)"
        rf"(?:[\s_]*[-:/_.]?\s*\(?(?:{_START}|point)\)?)?(?:\s*\(.*\))?"
        r"|anfang|beginn|einstieg|d[ée]but|inicio|entrada|inizio|desde|anfangszeit|startzeit|in[íi]cio|pocz[aą]tek|minutaggio|minutagem",
    ),
    (
        "speaker",
        r"(?:speaker|character|role|voice|talent|char\.?|contributor|interviewee|cast|person|actor)s?"
        r"(?:'s)?(?:[\s_-]*(?:names?|labels?|ids?|tags?))?|names?|who|source"
        r"|sprecher(?:[/:*_]?in(?:nen)?)?|person(?:en)?|figur(?:en)?|rollen?|wer|stimmen?"
        r"|personnages?|locuteurs?|locutrice|intervenante?s?|orateurs?|voix|qui|noms?"
        r"|personajes?|hablantes?|locutor(?:a|es)?|interlocutor\w*|voz|voces|nombres?|qui[ée]n"
        r"|personaggi?o?|parlante|voce|chi|nome|spreker|personage|personagem|personagens|quem|talare|taler|rolle|medverkande|posta[ćc]|m[óo]wi"
        r"|(?:from|who|speakers?|characters?|von|de)\s*(?:[>→»]|[-=]>|\bto\b)\s*(?:to|whom|who|addressee|listener|spoken\s+to|an|à|speakers?|characters?)?"
        r"|speakers?\s*/\s*(?:characters?|names?|voices?|roles?|sources?|contributors?|sprecher)",
    ),
    (
        "narration",
        r"narrations?|narrators?|commentary|comm\.?|kommentar(?:text)?|commentaire|v/?o|voice[\s-]?overs?|script"
        r"|narr\.?|vo\s+text|guide\s+track|sprechertext|off[\s-]*(?:text|kommentar|sprecher)|texte\s+off|voix[\s-]off"
        r"|(?:voz\s+en\s+)?off|narraci[óo]n|locuci[óo]n|narrazione|commento|locu[çc][ãa]o|narra[çc][ãa]o|speakertext|speak(?:er)?tekst|kommentarer|lektor|narracja",
    ),
    (
        "titles",
        r"(?:on[\s-]?screen|burnt?[\s-]in)\s+(?:text|titles?|graphics?|captions?)|texts?\s+on\s+screen|lower[\s-]?thirds?|l/3s?|titles"
        r"|(?:graphics?|gfx)(?:\s*/\s*(?:titles?|text|captions?|astons?))?|astons?|supers?|straps?|chyrons?|ost|forced\s+narratives?"
        r"|captions?\s*/\s*(?:graphics?|titles?|astons?|supers?)|titles?\s*/\s*(?:graphics?|captions?|astons?|supers?)"
        r"|bauchbinden?|inserts?|einblendung(?:en)?|schrift(?:en)?|(?:text|titel|namens)inserts?|synth[ée]s?|bandeaux?|incrustations?"
        r"|r[óo]tulos?|cartelas?|texto\s+en\s+pantalla|texte\s+[àa]\s+l['’][ée]cran|sottopancia|didascalie|grafica|gr[áa]ficos?|infographie",
    ),
    (
        "picture",
        r"pictures?|visions?|visuals?|vídeo|video|imagen|imágenes|immagine|immagini|footage|shots?\s*descriptions?|images?|bild|pix|action"
        r"|scene\s*descriptions?|descriptions?|shots?|on\s*screen(?:\s+action)?|clips?|archive|content"
        r"|picture\s*/.*|vision\s*/.*|visual\s+description|inhalt|continuity|shotlist"
        r"|bild(?:inhalt|beschreibung|ebene)|bild\s*/.*|motiv|beschreibung|plans?|visuel|vid[ée]o|image\s*/.*"
        r"|descriptif|description\s+(?:de\s+l['’]image|des\s+plans?|of\s+.*)|descripci[óo]n(?:\s+de\s+(?:la\s+)?\w+)?|descrizione(?:\s+\w+){0,2}|beeld|imagem|imagens|descri[çc][ãa]o(?:\s+d[aeo]s?\s+\w+)?|billede[rn]?|bilde[rt]?|bildbeskrivning|obraz|opis(?:\s+\w+)?|uj[ęe]cie|video\s*/.*",
    ),
    (
        "music",
        rf"{_MUSIC}(?:\s*cues?)?|songs?",
    ),
    (
        "sound",
        r"sounds?|audio|words?|dialogues?|dialogs?|texts?|speech|spoken(?:\s+words?)?|transcripts?"
        r"|transcriptions?|ton|son|sonido|suono|texto|subtitles?|captions?|lines?|sync|interviews?|dialogue\s*/.*"
        r"|sound\s*/.*|audio\s*/.*|lyrics|title\s+text|original(?:\s*(?:text|dialog(?:ue)?|version|language|transcript))?|(?:[^\W\d_]+\s+)?(?:translation|subtitles|transcript)"
        r"|(?:dialogue?|spoken|speech|transcript)\s+(?:text|lines?)|utterances?|spoken\s+text|said"
        r"|o[\s-]?t[oö]ne?|wortlaut|gesprochen\w*|dialoge|transkript\w*|untertitel|[üu]bersetzung|ton\s*/.*"
        r"|textes?|paroles?|sous-titres?|traduction|son\s*/.*|testo|dialoghi|dialogo|di[áa]logos?"
        r"|transcripci[óo]n|subt[íi]tulos?|traducci[óo]n|palabras|tekst|geluid|ondertitels?|[áa]udio|som|fala|falas|depoimentos?|lyd|ljud|tal|repli(?:k|kk)(?:er)?|dialogi?|d[źz]wi[ęe]k|parlato|s[åa]gt",
    ),
    (
        "effects",
        rf"s?f/?x|effects?|m\s?[&+]\s?e|atmos?|gram(?:s)?|effekte|ger[äa]usche?|bruitages?|effets|efectos|{_MUSIC}{_WITH_SOUND}"
        rf"|s?f/?x\s*[/&+]\s*{_MUSIC}",
    ),
    (
        "notes",
        rf"{_TAPE}\s*[-:/_.]?\s*(?:{_TC}\s*[-:/_.]?\s*)?(?:{_START}|{_END}|{_TC}|time\s*codes?)(?:\s*[-:/_.]?\s*(?:{_TC}|point))?"
        r"|notes?|comments?|remarks?|annotations?|bemerkung\w*|info|status|rights|source\s+tape|tape"
        r"|location|date|clip\s*name|file\w*|licen[cs]e|copyright"
        r"|(?:translat\w+|director\w*|production|editor\w*|edit|speaker|context)['’]?s?\s+(?:notes?|comments?)"
        r"|annotation\s+\w+|context|language|anmerkung\w*|hinweise?|notiz(?:en)?|sprache|rechte"
        r"|remarques?|observations?|langue|notas?|observaci\w+|comentarios?|idioma|commenti|osservazioni|opmerking\w*|obs\.?|observa[çc][õo]es|anm[äa]rkning(?:ar)?|bem[æa]rkning(?:er)?|merknad(?:er)?|uwagi"
        rf"|confidence|konfidenz|{_KEPT}",
    ),
)
HEADER = [(role, re.compile(rf"\W*(?:{words})\W*\Z", re.IGNORECASE)) for role, words in ROLES]
LONGEST = 40
"""Letters: no column has a longer name."""
ASIDE = re.compile(r"\s\([^()]*\)\s*\Z")
FRAMES = re.compile(r"\b(?:frames?|frs?|frm|fotogrammi?|fotogramas?)\.?\W*\Z", re.IGNORECASE)
"""How the name of a column ends that counts frames: its numbers are no seconds."""
BLANKS = re.compile(r"[^\S\n]+")
BETWEEN = re.compile(r"\s*(?:\n|[/|&+,–—]|\s-\s|\b(?:and|und|et|y)\b)\s*", re.IGNORECASE)
"""What parts the names of two columns that stand in one."""


@lru_cache(maxsize=4096)
def role_named(text: str) -> str:
    """The role that a header word names; "" for other words."""
    bare = " ".join(ASIDE.sub("", text).split()) or " ".join(text.split())
    if not bare or len(bare) > LONGEST:
        return ""
    if FRAMES.search(text):
        return "notes"
    found = next((role for role, pattern in HEADER if pattern.match(bare)), "")
    both = set(roles_in(text)) if not found else set()
    if both == {"timecode", "out"}:
        return "timecode"
    return "sound" if both in ({"speaker", "sound"}, {"narration", "sound"}) else found or (both.pop() if len(both) == 1 else "")


def roles_in(text: str) -> tuple[str, ...]:
    """The roles that a head names which stands over two things at once (Timecode / Picture); () for others."""
    text = ASIDE.sub("", BLANKS.sub(" ", text))
    parts = [part for part in BETWEEN.split(text.strip()) if part]
    if len(parts) != 2 or len(text) > LONGEST:
        return ()
    roles = tuple(next((role for role, pattern in HEADER if pattern.match(part)), "") for part in parts)
    return roles if all(roles) else ()


def name_seen_and_heard(texts: Iterable[str]) -> bool:
    """Do lines name columns, a line each, one for what is seen and one for what is heard?"""
    roles = {role_named(text.strip()) for text in texts}
    return "picture" in roles and bool(roles & {"sound", "narration", "speaker"})


def are_heads(texts: Sequence[str]) -> bool:
    """Are these the names of columns: two or more, each a name, not all of one kind?"""
    roles = [role_named(text) or "".join(roles_in(text)) for text in texts]
    return len(roles) > 1 and all(roles) and len(set(roles)) > 1


ITEM = re.compile(
    r"\W*(?:(?:item|story|segment|slug|programme)(?:['’]?s)?(?:\s*[-/]?\s*(?:titles?|names?|slugs?|descriptions?))?|titles?|slug|headline|beitrag|sujet|thema|titel)\W*\Z",
    re.IGNORECASE,
)
"""What running orders call the column in which an item has its name."""
TOTAL = re.compile(r"\W*(?:cum(?:ulative|\.)?|running|total|elapsed|end(?:ing|s)?|back)(?:\s*(?:times?|totals?|lengths?|dur(?:ation)?\.?|t\.?))?\W*\Z", re.IGNORECASE)

CAPTIONS = re.compile(r"\W*captions?\W*\Z", re.IGNORECASE)


def order_role(name: str) -> str:
    """The role that a running order's header word names: the running total is where an item ends, captions are seen beside
    pictures and sounds; "" for other words."""
    if CAPTIONS.match(name):
        return "titles"
    return "notes" if ITEM.match(name) else "out" if TOTAL.match(name) else role_named(name)
