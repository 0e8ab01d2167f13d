"""What templates may not do: speak, turn around or hide. They set words, and write none."""

import html
import re
import unicodedata
from collections.abc import Iterator

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CLASS = re.compile(r"\{% block name %\}[a-z]*\{% endblock %\}")
_TAG = re.compile(r"<[^<>]*>")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_KEY = re.compile(r"[\"'] ?[a-z]*[\w.-]*[\"']", re.ASCII)
_CALL = re.compile(r"\w\([^()]*\)")
_WORD = re.compile(r"\w")
_FILLED = "\1"
_TEXT = re.compile(r"[^\x00\n]*\w[^\x00\n]*")
_SAYS = re.compile(
    r"\s(?:title|alt|label|placeholder|srcdoc|summary|aria-(?:label|description|valuetext"
    r"|roledescription))\s*=\s*(?:\"[^\"]*\w|'[^']*\w|[^\s\"'>])",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"<(?:bdo|ol|template|noscript|del|s|strike|font|marquee)\b|<!--|\s(?:style|dir|inert)\b"
    r"|\shidden\b[^>]*>(?!</)|(?<!<svg)(?<!<svg class=\"defs\")(?<!<svg class=\"g\")\saria-hidden",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&#?\w+;")


def words_in_template(template: str) -> tuple[tuple[int, str], ...]:
    """Return (line, words) of what a template of a page says, turns around or hides by itself."""
    found = {at: words for part in (_typed, _quoted, _turned) for at, words in part(template)}
    return tuple(
        (template.count("\n", 0, at) + 1, " ".join(found[at].split())) for at in sorted(found)
    )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def _bare(template: str) -> str:
    """Return a template with nothing where it is filled in or chosen, letter for letter."""
    return _JINJA.sub(_blank, _CLASS.sub(_blank, template))


def _typed(template: str) -> Iterator[tuple[int, str]]:
    """Yield words between tags, and in what is read out or shown of a tag."""
    bare = _bare(template)
    apart = _TAG.sub(_blank, bare)
    for match in _TEXT.finditer(_ENTITY.sub(_blank, apart)):
        yield match.start(), match[0].replace("\0", "")
    for tag in _TAG.finditer(bare):
        if _SAYS.search(tag[0]):
            yield tag.start(), template[tag.start() : tag.end()]


def _quoted(template: str) -> Iterator[tuple[int, str]]:
    """Yield words in quotation marks that would be written: keys and classes are one word each.

    Between tags only a macro may be given one.
    """
    apart = _TAG.sub(_blank, _JINJA.sub(lambda match: _FILLED * len(match[0]), template))
    for match in _JINJA.finditer(template):
        between = match[0].startswith("{{") and apart[match.start()] == _FILLED
        given = _without_calls(match[0]) if between else ""
        strings = filter(_WORD.search, _STRING.findall(match[0]))
        said = (one for one in strings if one in given or not _KEY.fullmatch(one))
        if not match[0].startswith("{#") and any(said):
            yield match.start(), match[0]


def _without_calls(code: str) -> str:
    """Return code without what its macros are given."""
    while code != (code := _CALL.sub("", code)):
        pass
    return code


def _turned(template: str) -> Iterator[tuple[int, str]]:
    """Yield what hides text, turns its letters around, or counts it."""
    bare = _bare(template)
    for match in _HIDES.finditer(bare):
        yield match.start(), template[match.start() : match.end()]
    for match in _ENTITY.finditer(bare):
        if any(unicodedata.category(one) in {"Cf", "Cc"} for one in html.unescape(match[0])):
            yield match.start(), match[0]
