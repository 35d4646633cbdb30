"""Plain text: every encoding and newline comes back line for line."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import EmptyScriptError, UnreadableScriptError
from otio_redfiles.read import read_page
from otio_redfiles.read.text import decode, oddness, page_of

NEWLINES = ("\n", "\r\n", "\r")
PLAIN = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\ufeff"), max_size=40
)


def lines_in(page):
    return [(row.line, row.cells[0].text) for row in page.rows]


def written(tmp_path, data, name="script.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def expected(lines):
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("text")


@settings(deadline=None, max_examples=60)
@given(
    lines=st.lists(PLAIN, min_size=1, max_size=12),
    newline=st.sampled_from(NEWLINES),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_unicode_text_comes_back_line_for_line(folder, lines, newline, encoding):
    lines = [*lines, "10.00.02 NARRATOR"]
    path = written(folder, newline.join(lines).encode(encoding))
    assert lines_in(read_page(path)) == expected(lines)


CP1252_WORDS = st.from_regex(
    re.compile(r"[A-Za-z]{1,8}[éèüñçß]?|“[a-z]{2,6}”|[a-z]{2,5}’s|[a-z]+…|–|£5"), fullmatch=True
)


@settings(deadline=None, max_examples=60)
@given(
    lines=st.lists(st.lists(CP1252_WORDS, max_size=8).map(" ".join), max_size=10),
    newline=st.sampled_from(NEWLINES),
)
@example(lines=["aa’s – – “aaaa” aa… –", "aa’s “aaaa” – – – – – £5"], newline="\n")
def test_windows_text_comes_back_line_for_line(folder, lines, newline):
    lines = [*lines, "café – the old “quay”"]
    path = written(folder, newline.join(lines).encode("cp1252"))
    assert lines_in(read_page(path)) == expected(lines)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["10.00.02\r\nNARRATOR\r\nSaid “no”", "10.00.02 ДИКТОР\nПусто в порту было."]
)
def test_wide_text_without_a_mark(tmp_path, encoding, text):
    page = read_page(written(tmp_path, text.encode(encoding)))
    assert [row.cells[0].text for row in page.rows] == re.split(r"\r?\n", text)


def test_mac_roman_where_it_is_plainly_meant(tmp_path):
    text = "He didn’t say.\rShe wouldn’t ask.\r“Never”, they’d say…"
    page = read_page(written(tmp_path, text.encode("mac-roman")))
    assert [row.cells[0].text for row in page.rows] == text.split("\r")


def test_mac_roman_capitals(tmp_path):
    text = "THE HARBOUR’S BOATS DON’T COME BACK.\rWE’RE TOLD IT’S THE FOG."
    assert read_page(written(tmp_path, text.encode("mac-roman"))).rows[0].cells[0].text == text.split("\r")[0]


@pytest.mark.parametrize("text", ["JOSÉ Ñ, CANCIÓN", "Ólafur Þór", "NÃO PÕE", "déjà vu – l’été", "Đ"])
def test_european_names_are_not_taken_for_mac_roman(text):
    assert oddness(text) == 0


def test_stray_windows_bytes_in_a_utf8_text(tmp_path):
    data = "“Ещё” — “café”".encode() + b" and a pasted \x93word\x94"
    assert read_page(written(tmp_path, data)).rows[0].cells[0].text == "“Ещё” — “café” and a pasted “word”"


def test_blanks_stay_and_blank_lines_count():
    page = page_of("  Lunar lander \t\n\n \t \n10.00.06   ", "x")
    assert lines_in(page) == [(1, "  Lunar lander \t"), (4, "10.00.06   ")]
    assert all(row.table is None and len(row.cells) == 1 for row in page.rows)


def test_form_feeds_and_separators_end_no_line():
    page = page_of("one\n\fPage two\x0bmore\nthree\u2028four", "x")
    assert lines_in(page) == [(1, "one"), (2, "Page two more"), (3, "three\u2028four")]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b", "\x85"])
def test_separators_end_lines_where_nearly_nothing_else_does(sign):
    assert lines_in(page_of(f"one{sign}{sign}two{sign}three\nfour", "x")) == [(1, "one"), (3, "two"), (4, "three"), (5, "four")]
    assert len(page_of(f"one{sign}two", "x").rows) == 1


def test_control_characters_become_blanks_and_nothing_else_is_lost():
    text = "A\x07B\x1fC\x85D\u200bE\ufffdF" + "x" * 500
    (row,) = page_of(text, "x").rows
    assert row.cells[0].text == "A B C D\u200bE\ufffdF" + "x" * 500


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_every_printable_character_is_on_the_page(text):
    def kept(string):
        return [
            c
            for c in string
            if not c.isspace() and not re.match("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", c)
        ]

    try:
        page = page_of(text, "x")
    except EmptyScriptError:
        assert not kept(text)
    else:
        assert kept(text) == kept("".join(row.cells[0].text for row in page.rows))


@pytest.mark.parametrize("data", [b"", b"\x00" * 4096, b"\n\n", b" \t \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_text_is_refused_in_one_line(tmp_path, data):
    path = written(tmp_path, data)
    with pytest.raises(EmptyScriptError, match="is empty") as caught:
        read_page(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 10,
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe0 picture",
        b"\x00\x00\x00\x18ftypmp42" + bytes(50),
        b"\x7fELF\x02\x01\x01" + bytes(40),
    ],
)
def test_a_binary_is_refused(tmp_path, data):
    with pytest.raises(UnreadableScriptError, match="not a script"):
        decode(tmp_path / "film.txt", data)


ABROAD = {
    "cp1251": "ДИКТОР,Сто девять лет один маяк вёл корабли домой.\n10:00:09,Лампа погасла в худшую ночь века.\n",
    "koi8-r": "ДИКТОР,Сто девять лет один маяк вёл корабли домой.\n10:00:09,Лампа погасла в худшую ночь века.\n",
    "cp1253": "ΑΦΗΓΗΤΗΣ,Εκατόν εννέα χρόνια ένα φως έφερνε τα πλοία στο λιμάνι.\n10:00:09,Τη χειρότερη νύχτα έσβησε.\n",
    "cp1250": "LEKTOR,Przez sto dziewięć lat jedno światło prowadziło statki.\n10:00:09,Wejście do portu, zmierzch. Źle się działo, część łodzi zginęła.\n",
    "iso8859-2": "LEKTOR,Przez sto dziewięć lat jedno światło prowadziło statki.\n10:00:09,Wejście do portu, zmierzch. Źle się działo, część łodzi zginęła.\n",
    "cp932": "ナレーター,百九年の間、一つの灯が船を導いた。\n10:00:09,そして、最も暗い夜に消えた。\n",
    "euc-jp": "ナレーター,百九年の間、一つの灯が船を導いた。\n10:00:09,そして、最も暗い夜に消えた。\n",
    "iso2022-jp": "ナレーター,百九年の間、一つの灯が船を導いた。\n10:00:09,そして、最も暗い夜に消えた。\n",
}


@pytest.mark.parametrize("encoding", ABROAD)
def test_what_windows_1252_makes_no_words_of_is_found(tmp_path, encoding):
    text = ABROAD[encoding]
    page = read_page(written(tmp_path, text.encode(encoding)))
    assert [row.cells[0].text for row in page.rows] == text.splitlines()


LATIN = {
    "es": ("El niño en la montaña. La canción de María. Él también vivió aquí, según decían los vecinos. Mañana será otro día, señor.", "cp1252 mac-roman"),
    "pt": ("A manhã começou com o pão e o café. João não sabia que as estações já tinham fechado. São três horas até à praia.", "cp1252 mac-roman"),
    "de": ("Die Fähre fährt nicht mehr. Größe zählt für die Männer im Müllerhaus, sagt er.", "cp1252 mac-roman"),
    "fr": ("L'été dernier, la mer a pris la maison. Où va-t-elle après ça, dit François. Le goût du sûr, la forêt.", "cp1252 mac-roman"),
    "it": ("Così è, perché può. La città è già là, più in giù.", "cp1252"),
    "da": ("Båden løb ud ved aften. Han sagde at lyset gik ud på den værste nat. Ære være ham på Ærø. Øen er øde.", "cp1252"),
    "is": ("Þetta var þá. Ég veit það ekki, sagði hún og fór út á sjó. Æ, sagði ég.", "cp1252"),
    "cs": ("Řeka teče pod mostem. Komentář: Vítr přišel z moře a loď se nevrátila. Příští den ještě čekali.", "cp1250 iso8859-2"),
    "hu": ("A hőség megérkezett. Az őr az üzenetet őrizte, a fűtőház üres volt.", "cp1250 iso8859-2"),
    "tr": ("Şehir uyanıyor. Işık denizden geldi, gemiler döndü. Bugün kimse bilmiyor, dışarı çıktı.", "cp1254"),
    "pl": ("Wejście do portu, zmierzch. Źle się działo, część łodzi zginęła.", "cp1250 iso8859-2"),
}


@pytest.mark.parametrize("language, encoding", [(name, one) for name, (_, encodings) in LATIN.items() for one in encodings.split()])
def test_the_letters_of_a_language_say_its_encoding(tmp_path, language, encoding):
    text = LATIN[language][0]
    assert read_page(written(tmp_path, text.encode(encoding))).rows[0].cells[0].text == text


@pytest.mark.parametrize("text", ["Zürich, größe, Äpfel; l’été où ça arrive – naïve façade. Ærø, Ålesund", "ÉTÉ À ÉVRY, ÊTRE", "Così è, perché può"])
def test_western_texts_rich_in_accents_stay_western(tmp_path, text):
    assert read_page(written(tmp_path, text.encode("cp1252"))).rows[0].cells[0].text == text
