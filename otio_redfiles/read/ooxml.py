"""Office Open XML packages, opened with care: parts of bounded size, XML without entities.

A .docx or .xlsx is a zip of XML parts (ECMA-376 part 2). A hostile one declares ten gigabytes in forty
kilobytes, a million entries, or nested entities; all are refused before they cost memory or time.
"""

import io
import posixpath
import re
import struct
import zipfile
from pathlib import Path

from lxml import etree

from otio_redfiles.errors import UnreadableScriptError
from otio_redfiles.read.files import MB, refuse

PART_LIMIT = 64 * MB
"""One XML part, inflated: about sixty hours of script, if Word wrote it."""
TOTAL_LIMIT = 256 * MB
"""All XML parts together, inflated."""
RATIO_LIMIT = 400
"""XML shrinks to a tenth or a fiftieth; deflate cannot do better than 1 : 1032, and only on nothing."""
RATIO_MATTERS = 4 * MB
TAG_LIMIT = 4_000_000
"""Tags in a part read as a whole: a tree of so many takes some 600 MB. Word writes one in 25 bytes."""
ENTRY_LIMIT = 10_000
DIRECTORY_LIMIT = 4 * MB

END_RECORD = b"PK\x05\x06"  # its directory size: 4 bytes at 12
END_RECORD_64 = b"PK\x06\x06"  # its directory size: 8 bytes at 40
END_SEARCH = (1 << 16) + 1024

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OPEN = b"http://schemas.openxmlformats.org"
STRICT = (  # ISO strict namespaces and the transitional ones that everybody writes
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", OPEN + b"/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument", OPEN + b"/officeDocument/2006"),
)
DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def open_package(path: Path, data: bytes) -> zipfile.ZipFile:
    """The zip, its directory checked. Raises UnreadableScriptError for broken, protected and hostile ones."""
    if any(size > DIRECTORY_LIMIT for size in _directory_sizes(data[-END_SEARCH:])):
        raise refuse(path, "holds far too many entries for a document; it was not opened")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise broken(path) from error
    _check_entries(path, package.infolist())
    return package


def broken(path: Path) -> UnreadableScriptError:
    """The error for a package that ends early or does not fit together."""
    return refuse(path, "is broken or cut short; open it in the program that wrote it and save it again")


def part(path: Path, package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part, or None where there is none of that name. Raises UnreadableScriptError."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    try:
        with package.open(info) as stream:
            data = stream.read(PART_LIMIT + 1)
    except Exception as error:  # a damaged directory leads zipfile and zlib to errors of a dozen kinds
        raise broken(path) from error
    if len(data) > PART_LIMIT:
        raise _bomb(path, name)
    return data


def xml_part(path: Path, package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of an XML part, in the transitional namespaces, or None where there is no such part."""
    data = part(path, package, name)
    return None if data is None else parse(path, name, data)


def parse(path: Path, name: str, data: bytes) -> etree._Element:
    """The root element. No DTD, no entities, no network, no tree deeper than libxml2's 256 levels."""
    check_no_dtd(path, name, data)
    check_tags(path, name, data)
    for strict, transitional in STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(path) from error
    return root


def check_no_dtd(path: Path, name: str, data: bytes) -> None:
    """Raises for a part with a document type: the format has none, an attack with entities needs one."""
    if DOCTYPE.search(data):
        raise refuse(path, f"declares XML entities in {name}, which no such document does; it was not read")


def check_tags(path: Path, name: str, data: bytes) -> None:
    """Raises for a part whose tree would not fit into a usual machine's memory."""
    if data.count(b"<") > TAG_LIMIT:
        raise _bomb(path, name)


def related(path: Path, package: zipfile.ZipFile, source: str) -> list[tuple[str, str]]:
    """(kind, part name) of everything the part `source` ("" is the package) refers to inside the package."""
    folder, base = posixpath.split(source)
    root = xml_part(path, package, posixpath.join(folder, "_rels", f"{base}.rels"))
    found = []
    for link in () if root is None else root.iter(RELS):
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            found.append((link.get("Type", "").rpartition("/")[2], target))
    return found


def _directory_sizes(tail: bytes) -> list[int]:
    """What every end-of-directory record in the tail claims as the directory's size."""
    plain = [_number(tail[hit.start() + 12 :][:4]) for hit in re.finditer(re.escape(END_RECORD), tail)]
    large = [_number(tail[hit.start() + 40 :][:8]) for hit in re.finditer(re.escape(END_RECORD_64), tail)]
    return [size for size in plain if size != 0xFFFFFFFF] + large


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRY_LIMIT:
        raise refuse(path, "holds far too many entries for a document; it was not opened")
    text = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    for entry in text:
        if entry.flag_bits & 1:
            raise refuse(path, "is protected by a password; save a copy without one")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(path)
        if entry.file_size > PART_LIMIT or _is_ratio_absurd(entry):
            raise _bomb(path, entry.filename)
    if sum(entry.file_size for entry in text) > TOTAL_LIMIT:
        raise _bomb(path, "all parts together")


def _is_ratio_absurd(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_MATTERS and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)


def _bomb(path: Path, name: str) -> UnreadableScriptError:
    plain = "".join(c if c.isprintable() else "?" for c in name[:60])
    return refuse(path, f"would unpack to far more than any script holds ({plain}); it was not unpacked")
