"""The trade's words, as tables: who speaks and how, what is a cue, what is a picture.

The words come from broadcasters' glossaries and delivery specifications (BBC, tech-ops, Netflix, captioning
bureaus); a new word is a new entry in a table here, nothing else. Matching never changes what is delivered.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from otio_redfiles.model import CueKind, Delivery

_VOICES_OFF = frozenset(("voix off", "voce fuori campo", "voz en off", "voz off", "voce off"))
"""What a mark beside a name, and the commentary where nobody is named, are called alike."""
# Names a page gives to the commentary; matched whole, without case.
NARRATORS = frozenset(
    """narr narrator narration comm commentary commentator nar narr. comm. anncr anncr. annc annc. presenter(v/o) text voiceover voice-over
    sprecher sprecherin kommentar commentaire narrateur narratrice narrador
    narradora locutor locutora erzähler erzählerin off-sprecher off-sprecherin off-kommentar kommentator kommentatorin
    récitant récitante narratore narratrice verteller vertelster commentaarstem off-text offtext komm komm. commentateur
    commentatrice kertoja forteller fortæller berättare speak lektor lektorka speaker-off narrador-off vypravěč narração narrasjon
    диктор рассказчик оповідач лектор закадровий αφηγητής anlatıcı narrátor pripovedovalec 旁白 解说 解說 ナレーション ナレーター 내레이션 내레이터 المعلق المعلّق الراوي التعليق קריין קריינית מספר""".split()
) | {"voix off", "voce narrante", "voce fuori campo", "voz en off", "voz off", "voce off"}
# Voices that read what others said or wrote: heard, never seen.
READERS = frozenset(
    """zitator zitatorin reader overvoice over-voice übersetzer übersetzerin dolmetscher dolmetscherin lecteur lectrice
    interprète lector lettore lettrice mvo fvo""".split()
)

# Marks beside a name that say how the words reach the viewer.
VOICE_OVER = re.compile(r"(?<!\w)[(\[]?(?:V\.?\s?/\s?O\.?|V\.O\.?|VO|O\.?[O/]\.?V\.?|LVO|O\.?S\.?V?\.?|O\.?\s?/\s?S\.?(?:\s?/\s?V\.?)?|voice[ -]?over|off[ -]?screen|out[ -]of[ -]vision|voix[ -]off|(?:voz )?en off|voce fuori campo|(?<=[(\[])(?:(?:im[ -]+)?off(?:[ -]camera)?|wild(?:[ -]?track)?|w/t|(?:audio|sound)[ -]only|unseen|hors[ -]champ|fuera de campo)(?=[)\]]))[)\]]?(?!\w)", re.I)
IN_VISION = re.compile(r"(?<!\w)[(\[]?(?:SYNC|I/?V|IN VISION|ON CAMERA|IM BILD|(?<=[(\[])(?:i\.?\s?B\.?|im on|on|in|à l['’]image|en cámara)(?=[)\]])|O\.?C\.?|O\.?\s?/\s?C\.?|SOT|SOF|PTC)[)\]]?(?!\w)", re.I)
CONTINUED = re.compile(r"(?<!\w)[(\[]?cont(?:inues|inued|in|'d|’d|d)?(?!\w)[)\]]?[.…]*[)\]]?"
                       r"|\((?:forts(?:etzung|\.)?|weiter|suite|segue|sigue)\)", re.I)
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’.\-]*)\Z")

# First words of a picture description, and the picture column's own abbreviations (script-formats: E, G, X, ...).
PICTURE_WORDS = frozenset(
    """archive archival still stills photo photos photograph ms cu gv gvs ws ls mcu mls mws els xls vls bcu vcu ecu xcu mid
    wide close aerial aerials av pov ots montage collage graphic graphics gfx map maps animation anim rostrum footage film
    library lib newsreel underlay int ext interior exterior pan tilt track zoom various shot shots b/w black-and-white
    day night dawn dusk sunset sunrise drawing drawings caption super aston strap subtitle titles recon reconstruction
    timelapse time-lapse super8 b-roll overlay overlays headline headlines m/s c/u l/s m2s 2-shot two-shot cutaway cutaways insert close-up close-ups closeup detail details""".split()
)
# A whole cell that is one of these is the interviewee in vision.
IN_VISION_SHOTS = frozenset("ms mcu cu ms. m/s c/u bcu mid mls ws 2-shot 2s m2s".split())
# How pictures begin in other languages, where they are typed one a line: sizes in capitals, and whole words.
SIZES_ABROAD = re.compile(
    r"(?:T?GP|P[GMREALPTD]|PPP|PDV|ITW|P(?:RT|RP|ML|MC)|HT|HN|CLL?|CM|FI|MPP)(?=[\s.:]\s*\w)|(?i:banc-titre|(?:contre-)?plongée|travelling|panoramique"
    r"|(?:très )?gros plan|plan (?:large|moyen|général|serré|rapproché|américain|d['’]ensemble)|(?:halb)?totale|totaal|halbnah(?:e)?|nahaufnahme|gro(?:ß|ss)aufnahme|luftaufnahmen?"
    r"|schwenk|standbild|plano (?:general|medio|corto|detalle|americano)|primer(?:ísimo)? (?:primer )?plano|primo piano|campo (?:lungo|medio)|piano americano|luftbilder?|halvnær|nærbilde"
    r"|närbild|helbild)\b")

# What a shot is, from its first words: the word, and the type we name.
SHOT_TYPES = {
    "archive": "archive", "archival": "archive", "library": "archive", "newsreel": "archive", "b/w": "archive",
    "footage": "archive", "still": "still", "stills": "still", "photo": "still", "photos": "still",
    "photograph": "still", "rostrum": "still", "drawing": "still", "drawings": "still", "graphic": "graphic",
    "graphics": "graphic", "gfx": "graphic", "map": "graphic", "maps": "graphic", "animation": "graphic",
    "anim": "graphic", "ms": "interview", "mcu": "interview", "m/s": "interview", "aerial": "aerial",
    "aerials": "aerial", "av": "aerial", "cu": "close-up", "bcu": "close-up", "ecu": "close-up", "c/u": "close-up",
    "gv": "general view", "gvs": "general view", "gv’s": "general view", "gv's": "general view", "ws": "wide",
    "ls": "wide", "l/s": "wide", "wide": "wide", "montage": "montage", "int": "interior", "ext": "exterior",
}

# What a line calls itself by its first word, on pages that label their lines; English, German, French, and the words that
# neighbours use for picture and sound. A column's own names (see `column_words`) come after these.
LINE_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((role, re.compile(rf"(?:{words})\Z", re.I)) for role, words in (
    ("title", r"astons?|(?:name[ -]?)?(?:super|strap)s?|lower[ -]?thirds?|l/?3(?:rds?)?|captions?|chyrons?|cg|inserts?|bauchbinden?|bb"
              r"|einblendung|schrift(?:insert)?|titel|synthés?|bandeau|cartons?|intertitres?|titres?|sous-titres?|(?:on[- ]?screen )?titles?|name key"),
    ("sync", r"syncs?|synch|o-?ton|ot|sot|it[wv]|i/?v|interview|sound[ -]?bite|bite|grab|actuality|clip|statement"
             r"|ptc|piece to camera|stand-?up|aufsager|plateau"),
    ("link", r"links?|moderation|mod|anmoderation|lancement"),
    ("effects", r"sfx|f/?x|atmos?|atmo?sphere|ambien(?:[ct]e|t)|ambiance|geräusche?|bruits?|bruitages?|nat(?:ural)? ?sound|nats?(?:ot)?|it"),
    ("music", r"music|musik|musique|música|musica|gram|score"),
    ("picture", r"pictures?|pix|pics?|visions?|vis|visuals?|video|vid|images?|img|bild|bilder|bildinhalt|plans?|beeld|bilde|billede|obraz|kuva"
                r"|imagen|imágenes|imagem|immagin[ei]|shots?|action|camera|framing|(?:camera |shot )?(?:angle|movement|size|type)"),
    ("sound", r"sound|snd|audio|aud|ton|son|bande[ -]son|geluid|lyd|ljud|dźwięk|ääni|sonido|suono|som"),
    ("narration", r"v/?o|off|voice[ -]?over|voix[ -]off|texte|text|sprechertext|kommentartext"),
))
# What the sound of a line is when it begins so, whatever it says of it.
CUE_WORDS: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (CueKind.END, re.compile(r"(?:(?:(?:part|reel|roll|tape|film|teil|bobine)\s+)(?:\w+\s+)?ends?|ende?s?\s+(?:(?:of|von)\s+)?(?:part|reel|roll|tape"
                             r"|teil|rolle|film)|fin\s+de(?:\s+la)?\s+(?:partie|bobine))\b", re.I)),
    (CueKind.MUSIC, re.compile(r"(?:music|musik|musique|música|musica|score|theme|song|lied|chanson|jingle|gram)\b", re.I)),
    (CueKind.SOUND, re.compile(r"(?:sfx|f/?x|m&e|atmos?|atmosphere|ambien(?:[ct]e|t)|ambiance|geräusche?|bruits?|bruitages?|nat(?:ural)? ?sound"
                               r"|natsot|nats|silence|stille|it-ton|son (?:direct|seul|d.ambiance))\b", re.I)),
)

PROGRAMME_PARTS = frozenset(
    """headlines headline weather sport sports teaser tease trailer trail preview menu contents greeting hello goodbye sign-off
    sponsor advert adverts break recap presenter wetter sport schlagzeilen vorschau begrüßung météo titres sommaire générique""".split()
)
"""What a programme has in every edition; beside its titles and credits it is no picture: Logo, headlines."""

_LEFT_OUT = r"OMIT(?:TED)?|DELETED|NOT\s+USED|UNUSED|ENTFÄLLT|GESTRICHEN|SUPPRIMÉE?|OMITID[AO]|OMESS[AO]|VERVALT|UTGÅR"
"""What stands in the row of something that was taken out, its number kept."""

LEFT_OUT = re.compile(
    rf"(?:(?i:scenes?|shots?|cues?|lines?|loops?|titles?|items?|no\.?)\s+(?:\d{{1,4}}[A-Za-z]?(?:\s*[-–—&,]\s*\d{{1,4}}[A-Za-z]?)?\s+)?)?"
    rf"(?:[-–—* ]*(?:{_LEFT_OUT})|[(\[]\s*(?i:{_LEFT_OUT}|out|taken\s+out|cut|removed|no\s+shot|raus|fällt\s+weg|coup[ée]e?|weg)\s*[)\]])[-–—*. ]*\Z"
)
"""Nothing but that, with what was taken out."""

HEARD_OFF = re.compile(r"[(\[]\s*[^\W\d_]+(?:\s+[\w'’-]+){1,5}\s+off[\s-]?(?:camera|screen|mic|microphone|stage|set)\b[^()\[\]]{0,80}[)\]]\Z", re.I)
"""What is heard and not seen, in brackets: (Phone rings off camera. She ignores it.)"""

_PAUSE, _HELD = r"(?:pauses?|pausa|paus|pauze|silence|silencio|silenzio|stille|beat)", (
    r"(?::\d{2}|\d{1,2}:\d{2}|\d{1,2}(?:[.,]\d)?\s?(?:[\"”″]|''|’’|(?:s|secs?|seconds?|sek(?:unden?)?|sekunder?|secondes?|seg(?:undos?)?|secondi|seconden)\b\.?))"
)
HELD = re.compile(
    rf"[(\[<]\s{{0,8}}(?:{_PAUSE}\s{{0,8}}(?:(?:of|for|de|di|von|van)\s{{1,8}})?[:,(–—-]?\s{{0,8}}{_HELD}[)]?(?:\s{{0,8}}[-–—:,;][^()\[\]<>]{{0,60}})?|{_HELD}\s{{0,8}}{_PAUSE}\b[^()\[\]<>]{{0,60}})[)\]>]\Z", re.I)
"""A pause and how long it is held, in either order: [PAUSE – 5 sec, visitor looks], (3 Sekunden Pause), <pause 1s>"""
# A line that matches is a cue of that kind; the first that fits wins. `whole` patterns must fill the line.
CUE_PATTERNS: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (CueKind.PAUSE, HELD),
    (CueKind.PAUSE, re.compile(r"[(\[]?\s*(?:very\s+)?(?:short|long|slight|brief)?\s*pause\s*[)\]]?\s*\Z", re.I)),
    (CueKind.PAUSE, re.compile(r"[(\[]\s*(?:a\s+)?(?:long\s+|short\s+)?(?:beat|pausa)\s*[)\]]\Z", re.I)),
    (CueKind.PAUSE, re.compile(r"[(\[]\s*(?:\d{0,2}:\d{2}|\d{1,2}\s?(?:s|secs?\.?|seconds?))\s+(?:pause|silence|beat)\b[^()\[\]]{0,60}[)\]]\Z", re.I)),
    (CueKind.PAUSE, re.compile(r"[(\[]?\s*(?:pause\s*[:,–—-]?\s*\d{1,2}\s*(?:[\"”″]|''|’’|s(?:ecs?|econds?)?\.?)|\d{1,2}\s*(?:[\"”″]|''|s(?:ecs?|econds?)?\.?)\s*pause)\s*[)\]]?\Z", re.I)),
    (CueKind.PAUSE, re.compile(r"[(\[]\s*(?:(?:short|long)\s+)?pause\b\s*[-–—:,;][^()\[\]]{1,60}[)\]]\Z", re.I)),
    (CueKind.PAUSE, re.compile(r"(?:(?:SHORT|LONG)\s+)?PAUSE(?:\s*[-–—:,]\s*|\s+(?=(?:for|to|while|until|till|as|over|on|under)\b))[a-z][^()\[\]\n]{1,60}\Z")),
    (CueKind.CREDITS, re.compile(r"(?:end|closing|opening|main)?\s*credits?\b.{0,24}\Z|credit roll\Z", re.I)),
    (CueKind.CREDITS, re.compile(r"(?:ab|nach|end)(?:spann|titel)\b.{0,24}\Z|g[ée]n[ée]rique\s+(?:de\s+)?fin\b.{0,24}\Z|t[íi]tulos\s+finales\b.{0,24}\Z|(?:cr[ée]ditos|crediti)(?:\s+(?:finales|finais|finali))?\Z|titoli\s+di\s+coda\b.{0,24}\Z|aftiteling\Z", re.I)),
    (CueKind.TITLE, re.compile(r"(?:vorspann|anfangstitel|titelsequenz|g[ée]n[ée]rique(?:\s+(?:de\s+)?d[ée]but)?|cabecera|titoli\s+di\s+testa|leader)\b.{0,24}\Z", re.I)),
    (CueKind.CREDITS, re.compile(r"(?:rollers?|crawl|cards?)\s*[:,–—-]\s*(?:end\s+)?credits?\b.{0,24}\Z", re.I)),
    (CueKind.CREDITS, re.compile(r"(?:[\w'’&-]+\s+){0,2}(?:end[\s-]?|(?:closing|production)\s+)(?:logo|board|card|ident|caption)(?:[’']?s)?\s*\Z", re.I)),
    (CueKind.END, re.compile(r"[-–—*~ ]*(?:the\s+)?end(?:s)?(?:\s+of)?(?:\s+(?:the\s+)?(?:programme|program|part|film|show|tape|reel|roll|card|clip|excerpt|extract|interview|session|document|recording|footage|video|item|story|log|list|package|script|report)\b.{0,12})?[-–—*~.\s]*\Z", re.I)),
    (CueKind.END, re.compile(r"(?:programme|program|film|show|episode|part\s+\w+|reel\s+\w+)\s+ends\.?\Z", re.I)),
    (CueKind.END, re.compile(r"end\s+of\s+(?:the\s+)?(?:programme|program|film|show|tape|reel|roll|recording|footage|video|item|list|package|transcript|[ab]-?roll)(?:[.;,]|\s[-–—])\s.{0,60}\Z", re.I)),
    (CueKind.MUSIC, re.compile(
        r"(?:[\w'&]+\s+){0,3}(?:music|música|\w*musikk?|musique|musica|muziek|muzyka|musiikki|song|tune|theme|folk\s?song|anthem|hymn|sting|jingle)"
        r"(?:\s+(?:starts?|begins?|ends?|in|out|up|under|fades?|stops?|continues?|tails?|sneaks?|bumps?|dips?|ducks?|swells?|resumes?|full|over|cue|aus|ein|weg|hoch|ende|setzt|endet|unter|fin|début|entra|sale|sube|\(\w+\)))*[.…]*\Z", re.I)),
    (CueKind.MUSIC, re.compile(r"[(\[]?(?:music|música|musikk?|musique|musica|muziek|muzyka|musiikki)\b.{0,40}\Z|♪.*\Z|songs?\s*[,:]\s*\S.{0,50}\Z", re.I)),
    (CueKind.TITLE, re.compile(r"(?:series|main|opening|end|programme|episode|film)\s+titles?\b.{0,40}\Z", re.I)),
    (CueKind.TITLE, re.compile(r"titles?\s*[,:]\s*\S.{0,50}\Z", re.I)),
    (CueKind.MUSIC, re.compile(r"(?:end|closing|title|opening)\s+music\b.{0,30}\Z", re.I)),
    (CueKind.TITLE, re.compile(r"titles?(?:\s+(?:sequence|card|music|over|up))?\s*\Z", re.I)),
    (CueKind.TITLE, re.compile(r"titles?\s+(?:over|on)\s+(?:black|white|picture|screen)\s*\Z", re.I)),
    (CueKind.SOUND, re.compile(r"[(\[]\s*(?:over\s+)?[^()\[\]]*\b(?:sfx|fx|atmos|m&e|whistl|applau|laugh|sings?|singing|"
                               r"sound|noise|shout|cheer|explo|bang|gunfire|crowd|bells?|natsot|upsot|nats|silence|geräusch|bruitage|rumore|ruido)[^()\[\]]*[)\]]\Z", re.I)),
    (CueKind.SOUND, HEARD_OFF),
    (CueKind.SOUND, re.compile(r"(?:AUDIO|SOUNDS?)\s+(?:FROM|OF|IN|ON)\s+[A-ZÀ-Þ\d][A-ZÀ-Þ\d'’,& -]{1,40}\Z")),
    (CueKind.SOUND, re.compile(r"(?:(?:Long|Total|Complete)\s+silence|Silence|SILENCE)\Z")),
    (CueKind.SOUND, re.compile(r"(?:sfx|fx|atmos?|m&e|natsot|upsot|upsound|nats(?=\s*:|\s+(?:up|full|hot|of)\b)|natural sounds?(?=\s*:)|nat sound|buzz track|room ?tone|(?:sync )?wild ?(?:tracks?|sounds?)|grams)\b(?!\s*:?\s*[(\[][^()\[\]]{2,30}[)\]](?:[^\"“:]{0,40}:)?\s*[\"“]).{0,40}\Z|(?:[\w'’]+\s+){1,3}s?fx\Z", re.I)),
    (CueKind.SOUND, re.compile(
        r"[(\[]?(?:sons? (?:d['’]ambiance|seule?s?|directs?|in)|ambian[cs]es?(?: (?:seule?s?|sonores?))?|(?:ambien(?:te|ce)|atmos?) (?:solo|only|sola|sound)|(?:nur|only) atmos?"
        r"|(?:atmo|ton) (?:frei|steht|hoch)|sonido ambiente|sonido directo|suono (?:ambiente|d['’]ambiente)|bruits? d['’]ambiance)[.…]?[)\]]?\Z", re.I)),
    (CueKind.OTHER, LEFT_OUT),
    (CueKind.OTHER, re.compile(r"(?:smpte\s+|ebu\s+)?(?:colou?r\s+)?bars(?:\s*(?:&|\+|/|and)\s*(?:tone|line-?up|clock|slate))*[.\s]*\Z", re.I)),
)

# How a programme is divided, as lines between its rows say it: ENDE TEIL 1, Fin bloque 2, Zweiter Teil, --- Werbung ---.
_SECTIONS = r"(?:part|act|segment|block|reel|tape|card|roll|teil|akt|rolle|abschnitt|partie|acte|bobine|bob\.?|bloc|bloque|parte|acto|rollo|blocco|atto|rullo|deel|blok|akte|bloco|ato|del|cz[ęe][śs][ćc](?:i)?)"
_WHICH = (r"(?:\d{1,2}(?:\.|st|nd|rd|th|[eèª°º]|er|re)?|[ivx]{1,4}|one|two|three|four|five|six|eins|zwei|drei|vier|uno|due|tre|dos|tres|un|deux|trois"
          r"|first|second|third|fourth|last|erste[rsn]?|zweite[rsn]?|dritte[rsn]?|letzte[rsn]?|premi(?:er|ère)|deuxième|troisième|derni(?:er|ère)"
          r"|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|second[ao]|terz[ao]|eerste|tweede|derde)")
_SECTION = rf"(?:{_SECTIONS}\s*{_WHICH}|{_WHICH}\s*{_SECTIONS}|{_SECTIONS}|teaser?|cold[ -]open(?:ing)?)"
_OF = r"(?:\s+(?:of|the|von|vom|des|der|de|du|la|del|della|van|het|dem|l|do|da|på|av|af))*"
_WHOLE = (r"(?:(?:excerpt|extract|extrait|auszug|ausschnitt|fragment|extracto|fragmento|estratto|trecho|utdrag|uddrag|episode|épisode|episodio|episódio|folge"
          r"|programm?e?|émission|sendung|programa|film|documentary|documentaire|document|documental|documentario|transcript(?:ion)?|interview|recording|tape|reel|roll|card|script|excerpt|extract)(?:e?s)?)")
"""What ends as a whole, where a section ends as one of several."""
_BLACK = r"(?:black|noir|schwarz|nero|negro|preto|zwart|svart|sort)"
_FADED = re.compile(
    rf"(?:(?:slow\s+|long\s+|quick\s+)?(?:fades?|cuts?|dissolves?|mix|fondu|(?:ab|schwarz)blende|fundido|dissolvenza)"
    rf"(?:\s+(?:to|out|down|into|from|au|en|a|al|in|ins|zu|auf|the|picture|{_BLACK}))*|{_BLACK})\s*[-–—/.:;,&]+\s*", re.I)
"""The fade that a page types before the end of a part: FADE TO BLACK - END OF PART ONE."""
_BLACK_PICTURE = re.compile(
    rf"{_BLACK}(?:s|z?e[nrs]?|out|bild|film|blende|phase|scherm|beeld|bilde?|skærm)?|ner[aio]|negr[ao]s?|noire?s?|pret[ao]s?|czar\w+|czerń|čern\w+|ч[её]рн\w+|затемнени\w+|μαύρ\w+|siyah|musta|fekete"
    r"|黒(?:み|味|画面)?|黑(?:场|場|屏|幕)?|암전", re.I)
_BESIDE_BLACK = frozenset(
    """fade fades fading cut cuts dip dips dissolve dissolves mix go goes screen picture frame image video slug filler leader spacing hold
    pause short long slow slowly quick full total complete completely pure plain the a an to into out down in on and for sec secs second
    seconds s f fr frame frames fondu au à en écran image plan coupe l le abblende blende bild auf ins zu zum nach kurz lang langsam sek
    sekunden dissolvenza stacco schermo al fundido corte pantalla funde cierra plano tela ecrã ecran imagem para fusão beeld scherm naar
    overgang bild ruta toning till billede skærm ton til i på tona экран поле в уход""".split())
PARTINGS: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (CueKind.END, re.compile(rf"(?:end(?:e|s)?|fin|fine|final|einde|fim|slutt?|koniec){_OF}(?:[\s:]+|\s+(?:d?ell|[dl])['’])(?:{_SECTION}|{_WHOLE}(?:\s+{_WHICH})?)\Z|{_SECTION}[\s:–-]+(?:ende?s?|fin|fine|einde)\Z", re.I)),
    (CueKind.HEADER, re.compile(rf"(?:(?:start|begin(?:n|ning)?|anfang|début|inicio|inizio|begin){_OF}[\s:]+)?(?:{_SECTIONS}\s*{_WHICH}|{_WHICH}\s*{_SECTIONS})\Z", re.I)),
    (CueKind.OTHER, re.compile(
        rf"(?:(?:commercial|advert(?:s|isement|ising)?|ad|station|centre|center|end\s+of\s+part)\s*breaks?|werb(?:ung|eblock|epause|eunterbrechung|einsel)"
        rf"|(?:(?:corte|pausa|bloque|tanda|espacio|intermedio)\s+)?(?:de\s+|para\s+(?:la\s+)?)?(?:publicidad|publicitari[ao]|anuncios)"
        rf"|(?:coupure|pause|écran|page|spots?)\s+(?:de\s+)?pub(?:licité|licitaires?)?|publicité"
        rf"|(?:pausa|interruzione|stacco|break)\s+pubblicitari[ao]|pubblicità|reclame(?:blok)?|(?:intervalo|bloco)(?:\s+comercial)|intervalo|comerciais"
        rf"|reklam(?:paus|avbrott|block)?|reklame(?:pause|blok|brudd)?|reklama|przerwa(?:\s+reklamowa)?)(?:\s*(?:no\.?|nr\.?)?\s*#?\s*{_WHICH})?\Z"
        r"|break\s*(?:no\.?\s*)?#?\s*\d{1,2}\Z", re.I)),
)
_ITS_LENGTH = re.compile(
    rf"[\s,;/|–—-]*(?:(?:{_SECTIONS}|teaser?|show)\s+(?:{_WHICH}\s+)?)?(?:trt|r/?t|dur(?:ation|ée)?|running\s+time|length|laufzeit|dauer|länge|durata|duración)\.?\s*[:=]?"
    r"\s*\d[\d:.;,'’\"″′]{1,14}\s*(?:min|mins|sec|secs|s)?\.?\Z", re.I)
"""How long a part was, behind its end or on a line of its own (ACT TRT 11:49;00)."""
RULED_OFF = re.compile(r"(?P<rule>[-–—=*_~#+<>])(?:\s?(?P=rule)){1,}.*[^\W_].*(?:[-–—=*_~#+<>]\s?){2}\Z")
"""Words between drawn lines: --- BREAK ---."""

# What stands before a colon or dash, and what follows it then is: "SUPER: Ada Lorne, baker".
CUE_LABELS: tuple[tuple[CueKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})(?:\s+(?:in|out|up|under|over|cue|#?\d+))?\s*(?::|[-–—]\s)", re.I))
    for kind, words in (
        (CueKind.MUSIC, r"(?:title\s+|theme\s+)?(?:music|musikk?|musique|musica|música|muziek|muzyka|musiikki|song|theme|sting|jingle)"),
        (CueKind.SOUND, r"sfx|s/fx|fx|f/x|atmos?|(?:nat(?:ural)?\s+)?sounds?(?:\s+effects?)?|natsot|upsot|nats?|m\s?[&+]\s?e"
                        r"|(?:sons?\s+d['’])?ambian[cs]es?|ambien(?:[ct]e|t)|bruitages?|bruits?|geräusche?|effects?|effekt(?:e|er)?|effets?|effett[oi]|efectos?|efeitos?"
                        r"|rumor[ei]|ruidos?|ruídos?|suon[oi]|sonidos?|geluid(?:en|seffect)?|ljud|lyd|odg[łl]osy?"),
        (CueKind.TITLE, r"(?:on[- ]?screen\s+)?(?:text|graphic\s+text)|(?:super(?!\s*(?:8|16)\b)|caption|cap|title|subtitle|aston|strap|chyron|name\s?super)s?"
                        r"|titre|insert\s+title|bauchbinde|untertitel|lower[- ]thirds?|l/3|cg|card|inter-?title"),
        (CueKind.CREDITS, r"(?:end\s+|opening\s+|closing\s+)?credits?(?:\s+roll)?"),
    )
)

FUNCTION_WORDS = frozenset(
    """a an the and or but nor so yet for of in on at to from by with into onto over under up down off out about as than then
    that which who whom whose what when where why how if because while though although until since i he she it we you they
    me him her us them my his its our your their this these those there here is are was were be been being am do does did
    have has had will would shall should can could may might must not no yes all any some one""".split()
)
# Words that want a noun or an adjective after them, never another function word.
DETERMINERS = frozenset("a an the my your his her its our their every each no this that these those".split())
# A description or sentence that stops on one of these is not finished.
_NO_LAST_WORD = """a an the and or of in on at to from by with into onto over under through towards across between behind before after
    during near his her its their our my your this that these those & + as for around along against
    inside outside up round beside below above without within
    first second third various several more other another"""
# Verbs that want an object: a picture does not end on "Captain inspects". Forms that are nouns too are left out.
_WANT_AN_OBJECT = """inspect watch meet address hold show carry visit examine greet put take make build pull push lift load check
    bring give receive present follow join lead handle fit install attach adjust unveil announce welcome approach enter
    board operate repair assemble demonstrate discuss study award deliver"""


def _third_person(verb: str) -> str:
    if verb.endswith(("ch", "sh", "ss", "x")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"


def _participle(verb: str) -> str:
    if verb in ("put", "fit"):
        return verb + verb[-1] + "ing"
    return verb[:-1] + "ing" if verb.endswith("e") else verb + "ing"


_NOUNS_TOO = frozenset(
    "shows visits puts takes makes builds building pushes lifts loads checks meeting greeting leads handles boards repairs studies awards "
    "presents approaches gives fitting following".split()
)
DANGLING = (frozenset(_NO_LAST_WORD.split()) | {
    form(verb) for verb in _WANT_AN_OBJECT.split() for form in (_third_person, _participle)
}) - _NOUNS_TOO


class Heading(NamedTuple):
    """A speaker heading taken apart. `delivery` is None where the heading does not say."""

    speaker: str
    delivery: Delivery | None
    continued: bool


@lru_cache(maxsize=16384)
def heading_of(text: str) -> Heading:
    """The speaker, delivery and "cont." of a heading such as `VAAL V/O`, `NARRATOR cont...` or `KATZ (IN GERMAN)`.

    The speaker is spelled as printed; the marks, the brackets and a closing colon are taken off.
    """
    bare = BRACKETED.sub(lambda b: b.group() if _marks(b.group()) else " ", text)
    delivery = Delivery.VOICE_OVER if VOICE_OVER.search(bare) else Delivery.SYNC if IN_VISION.search(bare) else None
    continued = bool(CONTINUED.search(bare))
    name = _unmarked(BRACKETED.sub(" ", bare)) or _unmarked(bare) or _voice_off(bare)
    if is_narrator(name):
        delivery = Delivery.NARRATION
    elif name.lower() in READERS:
        delivery = delivery or Delivery.VOICE_OVER
    return Heading(name, delivery, continued)


def _unmarked(text: str) -> str:
    for mark in (VOICE_OVER, IN_VISION, CONTINUED):
        text = mark.sub(" ", text)
    return " ".join(text.split()).strip(" :-–—.,;/…")


def _voice_off(text: str) -> str:
    """The commentary's name where a heading is nothing but that: VOIX OFF."""
    name = " ".join(CONTINUED.sub(" ", text).split()).strip(" :-–—.,;/…")
    return name if name.lower() in _VOICES_OFF else ""


def _marks(bracket: str) -> bool:
    return any(mark.search(bracket) for mark in (VOICE_OVER, IN_VISION, CONTINUED))


def is_narrator(name: str) -> bool:
    """Is this one of the names pages give to the commentary?"""
    return name.strip(" :.").lower() in NARRATORS


@lru_cache(maxsize=16384)
def looks_like_heading(text: str) -> bool:
    """Could this line be a speaker heading by its form: one to four upper-case name words, marks aside?"""
    heading = heading_of(text)
    words = heading.speaker.split()
    if not 1 <= len(words) <= 4 or len(text) > 60:
        return False
    if any(not NAME_WORD.match(w) and w not in ("&",) for w in words) or words[0].lower() in FUNCTION_WORDS:
        return False
    if words[-1].lower() in FUNCTION_WORDS or heading.speaker != heading.speaker.upper():
        return False
    if any(w.upper().endswith(("'S", "’S")) for w in words):
        return False
    seen = heading.speaker.lower() in IN_VISION_SHOTS or words[0].lower() in PICTURE_WORDS
    if seen and heading.delivery is not Delivery.VOICE_OVER:
        return False
    return text.rstrip()[-1:] not in "!?,\"”" and not _full_stop(text, heading)


@lru_cache(maxsize=16384)
def names_speaker(text: str) -> bool:
    """Could this line be a speaker heading by its form: words in capitals, or any name with a colon behind it?"""
    if looks_like_heading(text):
        return True
    bare = text.rstrip()
    words = heading_of(bare[:-1]).speaker.split() if bare.endswith(":") and len(bare) <= 60 else []
    return 1 <= len(words) <= 4 and all(NAME_WORD.match(word) and word[0].isupper() for word in words) and not (
        words[0].lower() in PICTURE_WORDS or words[0].lower() in FUNCTION_WORDS)


def _full_stop(text: str, heading: Heading) -> bool:
    return text.rstrip().endswith(".") and not heading.continued and heading.delivery is not Delivery.VOICE_OVER


@lru_cache(maxsize=16384)
def line_label(words: str) -> str:
    """What a line calls itself by these words: "picture", "sound", "sync", "title" ...; "" for other words."""
    return next((role for role, pattern in LINE_LABELS if pattern.match(words)), "")


@lru_cache(maxsize=16384)
def cue_kind(text: str) -> CueKind | None:
    """The kind of cue this line is by its form, None when its form is not a cue's."""
    bare = text.strip()
    for kind, pattern in CUE_PATTERNS:
        if pattern.match(bare):
            return kind
    return None


@lru_cache(maxsize=16384)
def parting(text: str) -> CueKind | None:
    """What a line is that only says how the programme is divided, or stands between drawn lines; None for others."""
    bare = text.strip(" \t-–—=*_~#+<>[]().:")
    bare = _FADED.sub("", bare, count=1) if _FADED.match(bare) else bare
    if len(bare) < 80 and (length := _ITS_LENGTH.search(bare)):
        return parting(bare[: length.start()]) if length.start() else CueKind.HEADER
    found = next((kind for kind, pattern in PARTINGS if pattern.match(bare)), None) if len(bare) < 60 else None
    return found or (CueKind.OTHER if len(text) < 120 and RULED_OFF.match(text.strip()) else None)


@lru_cache(maxsize=16384)
def fades_to_credits(text: str) -> bool:
    """Fade to black. Credits: does a fade lead to the credits on its line?"""
    faded = _FADED.match(text) if len(text) < 80 else None
    return faded is not None and cue_kind(text[faded.end() :]) is CueKind.CREDITS


@lru_cache(maxsize=16384)
def is_black_picture(description: str) -> bool:
    """Black, Fade to black, BLACK SCREEN (3 sec), Schwarzblende: is this picture none? A black dog is one."""
    words = re.findall(r"[^\W\d_]+", description) if len(description) < 60 else []
    black = [word for word in words if _BLACK_PICTURE.fullmatch(word)]
    return bool(black) and all(word in black or word.lower() in _BESIDE_BLACK for word in words)


@lru_cache(maxsize=16384)
def labelled_cue(text: str) -> CueKind | None:
    """The kind of cue that a label before a colon or dash announces (`SUPER: Ada Lorne, baker`); None without one."""
    return next((kind for kind, label in CUE_LABELS if label.match(text.strip())), None)


@lru_cache(maxsize=16384)
def is_bracketed(text: str) -> bool:
    """Is the whole line one bracket: a direction rather than words or a picture?"""
    return bool(re.match(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*\Z", text))


@lru_cache(maxsize=16384)
def shot_type(description: str) -> str:
    """The type of a shot by its first words: archive, still, interview, graphic ...; "" where they do not say."""
    words = re.findall(r"[\w/’'&-]+", description.lower())[:2]
    for word in words:
        if word in SHOT_TYPES:
            return SHOT_TYPES[word]
    return ""


@lru_cache(maxsize=16384)
def is_in_vision(description: str) -> bool:
    """Is this picture the interviewee in vision (a bare `MS` or its like)?"""
    return description.strip().lower() in IN_VISION_SHOTS
