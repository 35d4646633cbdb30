"""Pages that quote people and nobody else: what is said below a label of sound without a name or quotes is the commentary.

    Sound: Ada Lorne: "We crossed it on foot."
    Sound: The lake froze in a night.
"""

from collections.abc import Sequence

from otio_redfiles.layout.labels.paragraphs import Paragraph
from otio_redfiles.layout.words import spans, voices, wording
from otio_redfiles.layout.words.voices import Known
from otio_redfiles.vocabulary import is_narrator

LEAST = 2


def narrates(body: Sequence[Paragraph], known: Known) -> bool:
    """Are all words of those who are named quoted, twice at least, and those of nobody never, nor the narrator named?"""
    said = [_told(one, known) for one in body if one.role == "sound" and one.texts]
    named = [quoted for name, quoted in said if name]
    bare = [quoted for name, quoted in said if not name]
    narrated = any(is_narrator(name) for name, _ in said) or any(one.role == "narration" for one in body)
    return min(len(named), len(bare)) >= LEAST and all(named) and not any(bare) and not narrated


def _told(one: Paragraph, known: Known) -> tuple[str, bool]:
    """Who is named before the words of a sound, and whether they are quoted."""
    first = one.texts[0].piece.text
    voice = voices.voice_of(first, known) or (voices.heading_line(first, known) if len(one.texts) > 1 else None)
    if voice is None:
        return "", wording.QUOTED.match(first) is not None
    words = first[voice.words :] if voice.words else spans.joined(text.piece for text in one.texts[1:])
    return voice.speaker, wording.QUOTED.match(words.strip()) is not None
