"""HTML out of Python calls. Whatever is not markup is escaped: names and words come from strangers' files."""

import html
import re
from collections.abc import Iterable
from typing import Any

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EMPTY = {"meta", "br", "hr", "rect", "line", "path", "polygon", "col"}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def el(name: str, /, *children: Any, **attributes: Any) -> Markup:
    """An element. `class_` is class, `data_at` is data-at; attributes that are None or False are left out."""
    given = "".join(
        f' {_attribute(key)}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _EMPTY and not children:
        return Markup(f"<{name}{given}{'/' if name not in ('meta', 'br', 'hr', 'col') else ''}>")
    return Markup(f"<{name}{given}>{_inner(children)}</{name}>")


def joined(parts: Iterable[Any]) -> Markup:
    """Children side by side."""
    return Markup(_inner(parts))


def _inner(children: Iterable[Any]) -> str:
    return "".join(_child(child) for child in children)


def _child(child: Any) -> str:
    if child is None or child is False:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, (str, int, float)):
        return _escaped(str(child))
    return _inner(child)


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _escaped(text: str) -> str:
    return html.escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
