"""Quotation marks as other languages set them: „so“, »so«, ”so”. Read as “these”, each as long as what is printed.

    O-Ton Ada Lorne      „Es hält. Seit hundert Jahren.“        the sign that closes here opens elsewhere
    Ada Lorne            »Det holder.«  ”Se kestää.”

A page is one of those if it prints both signs of a kind in their places; « so » and “so” are read as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ENDS = r"(?<=[\w.!?…,;)\]’'])"


@dataclass(frozen=True, slots=True)
class Signs:
    """The sign that opens and the one that closes, each where it stands."""

    opens: re.Pattern[str]
    closes: re.Pattern[str]

    @property
    def printed(self) -> tuple[str, str]:
        """Both as a page prints them."""
        return self.opens.pattern[-1], self.closes.pattern[-1]


def _signs(opens: str, closes: str) -> Signs:
    return Signs(re.compile(rf"(?=.[\w…\"'‘’(]){opens}"), re.compile(rf"{_ENDS}(?!.\w){closes}"))


LOW, POINTED, RAISED = _signs("„", "“"), _signs(r"(?<!\S)»", "«"), _signs(r"(?<!\S)”", "”")


def habit_of(texts: Sequence[str]) -> Signs | None:
    """How a page sets quotations, where that is not as “here”."""
    page = "\n".join(texts)
    kinds = (LOW, POINTED) if "“" in page and "„" not in page else (LOW, POINTED, RAISED)
    return next((kind for kind in kinds if kind.opens.search(page) and kind.closes.search(page)), None)


def found(text: str, signs: Signs) -> Iterator[tuple[int, int, str]]:
    """Where such a sign stands in a text, and as what it is read."""
    opened = ((*sign.span(), "“") for sign in signs.opens.finditer(text))
    closed = ((*sign.span(), "”") for sign in signs.closes.finditer(text))
    yield from (one for one in (*opened, *closed) if text[one[0]] != one[2])


def printed(name: str, signs: Signs | None) -> str:
    """A name as its page prints it."""
    return name.translate(dict(zip(map(ord, "“”"), signs.printed, strict=True))) if signs else name
