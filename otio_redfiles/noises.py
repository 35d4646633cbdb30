"""What is heard and is no word: noises, what people do that is heard, instruments and how they sound.

Words met in the sound columns of scripts in several languages; matched without case."""

import re
from functools import lru_cache

# What is heard and is no word: a line of the sound column that names one, and says nothing, is a sound.
NOISES = frozenset(
    """applause cheering cheers clapping laughter laughing crying sobbing shouting shouts screaming screams whistling
    barking footsteps gunfire gunshot gunshots explosion explosions bang bangs birdsong chatter murmur murmurs murmuring hum
    humming clatter clanking creak creaking rumble rumbling roar roaring knocking ringing beeping hiss silence ticking
    chanting breathing sighs heartbeat noise noises hammering rustling splashing rattle rattling creaking crackle crackling buzz buzzing
    dripping thud thuds crash whirring crunching clicking squeaking tolling howling
    applaus jubel gelächter lachen schreie rufe schritte schüsse glockenläuten motorengeräusch vogelgezwitscher gemurmel
    atmos atmo tannoy ambiance ambience stille geräusche rauschen applaudissements rires cris bruit bruits murmures
    aplausos risas gritos ruido ruidos silencio murmullos applausi risate grida rumore rumori silenzio""".split()
)
# What the sound column says where nothing is heard; below a picture it is said of that.
MUTE = re.compile(
    r"[(\[]?(?:muted?|silent|(?:without|no)\s+(?:sound|audio|commentary|narration|narrator|voice-?\s?over|v/?o|dialogue|speech)"
    r"|stumm|(?:ohne|kein)\s+(?:ton|o-ton|kommentar|sprecher|off-text)|muet(?:te)?|(?:sans|pas\s+de)\s+(?:son|commentaire|voix(?:\s+off)?)"
    r"|(?:sin|sem)\s+(?:sonido|som|locución|locução|comentario|comentário)|muto|senza\s+(?:audio|commento)|zonder\s+(?:geluid|commentaar))[)\]]?\.?\Z", re.I)
# Things that make a noise: first or last of a few words (Distant bells).
_NOISY = frozenset(
    """thunder rain wind bells bell siren sirens horn hooter engine engines traffic birds gulls whistle whistles splash
    static waves singing donner regen schuss glocken sirene sirenen motor motoren wellen hupe tonnerre cloches sirène sirènes
    moteur pasos trueno truenos campanas sirena passi tuono campane""".split()
)
# What only sentences have: persons, and verbs with them.
_SENTENCE_WORDS = frozenset(
    """i he she it we you they me my your our is are was were be been am do does did have has had will would shall should can
    could may might must not no that this there ich du er sie wir ihr ist sind war waren hat haben nicht je tu il elle nous vous
    est sont était ont ne yo tú él ella nosotros es son era han""".split()
)


@lru_cache(maxsize=16384)
def is_noise(text: str) -> bool:
    """Does this line name what is heard (Cheering, one voice shouting), and is no sentence?"""
    words = re.findall(r"[^\W\d_]+", text.lower())
    noisy = 0 < len(words) <= 4 and not _NOISY.isdisjoint((words[0], words[-1]))
    named = len(words) <= 8 and (noisy or not NOISES.isdisjoint(words))
    return named and text.rstrip()[-1:] not in ".!?…,\"”’'" and _SENTENCE_WORDS.isdisjoint(words)


_COUNT = re.compile(r"(?:[^\W\d_][\w'’-]*:?\s+){0,3}\d{1,2}(?:[\s.,…]+\d{1,2}){0,12}\s?(?:\.{2,3}|…)\Z")


def counts_down(text: str) -> bool:
    """Does a line say that somebody counts, or strokes are counted (Countdown 10, 9, 8...; Ship's bell 4...), and nothing else?"""
    words = {*re.findall(r"[^\W\d_]+", text.lower())}
    heard = not words.isdisjoint(NOISES | _NOISY | {"countdown", "count"})
    return _COUNT.match(text) is not None and heard and _SENTENCE_WORDS.isdisjoint(words)


_REACTION = re.compile(
    r"[(\[]\s*(?:(?:all|both|everyone|everybody|they|the|some|crowd|audience|group|men|women|kids|children|others|alle|tous|todos|tutti)\s+){0,2}"
    r"(?:laugh|cheer|applaud|clap|gasp|groan|sigh|giggle|chuckle|scream|cough|weep|sob|cry|whistle|chant|lachen|applaudieren|rient|r[íi]en|ridono)"
    r"(?:s|es|ing|ter)?(?:\s+and\s+\w+|\s+(?:again|loudly|softly|off|together))?\s*[)\]]\Z", re.I)


@lru_cache(maxsize=4096)
def names_reaction(text: str) -> bool:
    """Does a bracket say what people do that is heard and no word, and nothing else: [ALL LAUGH], (crowd cheering)?"""
    return bool(_REACTION.match(text.strip()))


_SOUNDED = frozenset(
    """music song songs sound sounds voice voices heard rings ring calls calling barks howls roars hums sings chants plays playing creaks squeaks rattles hisses
    rustles splashes tolls chimes chirps chirping strikes striking knocks ticks beeps blows blowing clangs bangs musik ton stimmen musique sons voix
    música sonido voces musica suono voci""".split()
)
"""What is heard, or makes itself heard, beside noises."""


def names_any(text: str) -> bool:
    """Does any of these words name what is heard, be it a noise, an instrument or that something sounds?"""
    words = {*re.findall(r"[^\W\d_]+", text.lower())}
    return not words.isdisjoint(NOISES | _NOISY | _SOUNDED | _INSTRUMENTS)


_INSTRUMENTS = frozenset(
    """guitar guitars piano strings drums drum fiddle violin violins cello harp flute banjo accordion organ orchestra choir synth synths
    percussion trumpet saxophone sax clarinet harmonica mandolin bagpipes didgeridoo bass brass ukulele whistle
    gitarre klavier streicher geige orgel akkordeon schlagzeug guitare violon piano orgue accordéon tambours guitarra violín acordeón""".split()
)
_PLAYED = frozenset(
    """slow slowly soft softly gentle solo lone single sad upbeat acoustic electric quiet quietly dramatic tense light low pulsing strummed plucked
    picked muted sparse bluesy jazzy mournful plaintive lively jaunty fast ambient distorted slide twanging faint rising swelling and with
    in out up under over fades fading plays playing continues begins starts stops ends theme leise langsame langsam sanfte douce lent lente suave""".split()
)


@lru_cache(maxsize=16384)
def is_played(text: str) -> bool:
    """Does a bracket name an instrument and how it sounds (slow guitar, piano under), and nobody with it?"""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return 1 < len(words) <= 5 and not _INSTRUMENTS.isdisjoint(words) and all(word in _PLAYED or word in _INSTRUMENTS for word in words)


_PLAYERS = frozenset("band bands chorus anthem hymn march fanfare waltz kapelle blaskapelle chor hymne marsch fanfare choeur chœur banda himno marcha coro inno".split())
_OF_MUSIC = frozenset("children s boys girls men women male female local a the of military brass dance jazz pipe marching army town village school church national".split())


def is_band(text: str) -> bool:
    """Do a few words name who plays or sings, or what, as behind the sign for a film's own sound: SOF Band, SOF military band?"""
    words = re.findall(r"[^\W\d_]+", text.lower())
    players = _PLAYERS | _INSTRUMENTS
    return 0 < len(words) <= 4 and words[-1] in players and all(word in players | _OF_MUSIC | _PLAYED for word in words)
