"""Plain text: bytes to characters to numbered lines.

Encoding: by byte order mark, else UTF-8, else UTF-16 where the NULs say so, else Windows-1252 (or Mac Roman
where that is plainly the better reading). A UTF-8 text with a few stray Windows-1252 bytes, as pasting makes
them, is read as both. What Windows-1252 makes no words of (Cyrillic, Greek, Polish, Japanese, as sheets save them
there) is read as charset-normalizer finds it.

Lines end with LF, CR LF or CR, as in every editor; so a line's number is the one an editor shows. Form feeds,
vertical tabs and Unicode's line separators do not end a line there, and do not here, unless a text has more of
them than of line ends: then a program wrote it that ends its lines so. Control characters
that XML cannot carry become blanks. Everything else stays as it is, trailing blanks too: they are evidence.
"""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read.files import refuse, stranger
from otio_redfiles.read.pages import clean, make_page

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE = 1 << 16
SHIFTED = b"\x1b$"
"""Japanese in seven bits (ISO-2022-JP) shifts to two bytes a letter with this."""
SIGNS = frozenset("“”‘’–—…•£")
"""Signs of Windows-1252 that any number of may stand in a text of our letters."""
ABROAD = ("cp1251", "koi8_r", "mac_cyrillic", "cp866", "cp1253", "cp1255", "cp1256", "cp932", "euc_jp", "gb18030", "big5", "euc_kr")
"""Encodings of sheets and lists saved without Unicode, in other letters than ours."""
TURKISH, NOT_TURKISH = re.compile("[þýðÞÝÐ]"), re.compile("[áíóúæÁÍÓÚÆ]")
CZECH, CARONS = re.compile("[øìèùòïØÌÈ]"), re.compile("[šžýŠŽÝ]")
HUNGARIAN, UMLAUTS, PORTUGUESE = re.compile("[õûÕÛ]"), re.compile("[öüÖÜ]"), re.compile("[ãçêôÃÇÊÔ]")
"""The letters that a language's own become in Windows-1252, and those that no text in it has, or that it has besides."""
FEW_SIGNS = 2
DASHED = re.compile("(?<=[a-z])[–—](?=[a-z])")
MOSTLY, FEW_LETTERS = 0.4, 30
"""So many signs beyond ASCII, of these and all letters, are no Western language's; a line of capitals may have them."""
NEWLINE = re.compile(r"\r\n|\n|\r")
SEPARATOR = re.compile("[\x0b\x85\u2028\u2029]")
ANY_END = re.compile(f"{NEWLINE.pattern}|{SEPARATOR.pattern}")
BINARY = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1e\x7f\ufffe\uffff]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Signs of a wrong single-byte reading: a capital or symbol in a word, a vowel for a contraction's mark.
ODD = re.compile(
    "(?<=[a-z])[À-ÖØ-ÞŠŒŽŸ](?=[a-z]|\\b)"
    "|(?<=[a-z])[†‡‰¢£¥§¶•¤¦¨¬±¾¼½¹²³º∞≤≥∂∑∏π∫Ω√≈∆◊ˆ˜¯˘˙˚¸˝˛ˇ](?=[a-z])"
    "|(?<=[A-Z])Õ(?=(?:S|T|RE|LL|VE|D|M)\\b)"
    "|[\x81\x8d\x8f\x90\x9d]"
)


def read_text(path: Path, data: bytes) -> Page:
    """The page of a plain text. Raises UnreadableScriptError for binaries, EmptyScriptError for blanks."""
    return page_of(decode(path, data), path)


def page_of(text: str, source: Path | str) -> Page:
    """The page of characters already decoded: one row of one cell for every line that is not blank."""
    lines = enumerate(lines_of(text), 1)
    return make_page(Path(source), (Row(number, (Cell(number, line),)) for number, line in lines))


def lines_of(text: str) -> list[str]:
    """The physical lines, blank ones included, without their ends and without control characters."""
    return [clean(line.lstrip("\f")) for line in end_of(text).split(text)]


def end_of(text: str) -> re.Pattern[str]:
    """What ends the lines of this text."""
    separators = len(SEPARATOR.findall(text))
    return ANY_END if separators > 1 and separators > len(NEWLINE.findall(text)) else NEWLINE


def decode(path: Path, data: bytes) -> str:
    """The characters of a text file. Raises UnreadableScriptError where the bytes are no text."""
    if strange := stranger(data):
        raise refuse(path, f"is {strange}, not a script")
    text = _decoded(data)
    if text is None or _is_binary(text):
        raise refuse(path, "is binary, not a script; save the script as .docx, .xlsx, .csv, .txt or .pdf")
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide_encoding(data) if b"\x00" in data[:SAMPLE] else None
    if wide:
        return data.decode(wide, "replace")
    data = data.rstrip(b"\x00")  # padding to a disk block
    if SHIFTED in data:
        return data.decode("iso2022_jp", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_bytes(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the reading in which ASCII, blanks at least, plainly occurs."""
    sample = data[:SAMPLE]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 4 * 4].decode(encoding, "replace")
        plain = sum(1 for char in text if " " <= char <= "~" or char in "\t\r\n")
        if text and plain >= 0.1 * len(text) and not _is_binary(text) and "�" not in text[:-1]:
            return encoding
    return None


def _single_bytes(data: bytes) -> str:
    """What is not UTF-8: UTF-8 with stray bytes, or one byte a letter; the more frequent kind decides."""
    whole = len(MULTIBYTE.findall(data))
    mixed = data.decode("utf-8", "redfiles-cp1252")
    stray = sum(1 for byte in MULTIBYTE.sub(b"", data) if byte > 0x7F)
    if whole > stray:
        return mixed
    windows = data.decode("cp1252", "redfiles-cp1252")
    if abroad := _from_abroad(data, windows):
        return abroad
    mac = data.decode("mac-roman")
    return mac if _plainly_better(mac, windows) else _eastern(data, windows)


def _from_abroad(data: bytes, windows: str) -> str | None:
    """A text in other letters than ours; None where Windows-1252 makes words of it, or no encoding does."""
    strange = sum(char > "\x7f" and char not in SIGNS for char in windows)
    letters = strange + sum(char.isalpha() and char <= "\x7f" for char in windows)
    if letters < FEW_LETTERS or strange <= MOSTLY * letters:
        return None
    found = from_bytes(data[:SAMPLE], cp_isolation=[*ABROAD]).best()
    return data.decode(found.encoding, "replace") if found else None


def _eastern(data: bytes, windows: str) -> str:
    """A text in our letters: as Windows-1252 has it, or as Turkish or a Central European encoding does, where its letters say so.

    ISO 8859-2 has no letters where Windows-1250 has its most frequent ones (s, z and t with their signs)."""
    if TURKISH.findall(windows)[FEW_SIGNS:] and not NOT_TURKISH.search(windows):
        return data.decode("cp1254", "replace")
    central = data.decode("cp1250" if any(0x80 <= byte <= 0x9F for byte in data) else "iso8859_2", "replace")
    czech = CZECH.findall(windows)[FEW_SIGNS:] and CARONS.findall(windows)[FEW_SIGNS - 1 :]
    hungarian = HUNGARIAN.findall(windows)[FEW_SIGNS:] and UMLAUTS.search(windows) and not PORTUGUESE.search(windows)
    return central if czech or hungarian or oddness(windows) > oddness(central) else windows


def _plainly_better(mac: str, windows: str) -> bool:
    """Old Mac texts show themselves in cp1252 by capitals inside words: "donÕt", "Ònever againÓ"; Spanish ones by dashes."""
    signs = oddness(windows)
    return signs >= 2 + 4 * oddness(mac) or (signs > oddness(mac) == 0 and len(DASHED.findall(windows)) >= 2)


def oddness(text: str) -> int:
    """How many characters stand where no language puts them."""
    return len(ODD.findall(text))


def _windows_byte(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: a byte that fits nowhere is Windows-1252, or Latin-1 where that has none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1"), error.start + 1


def _is_binary(text: str) -> bool:
    """More than one control character in a hundred: compressed and compiled data have ten."""
    return len(BINARY.findall(text)) * 100 > len(text)


codecs.register_error("redfiles-cp1252", _windows_byte)
