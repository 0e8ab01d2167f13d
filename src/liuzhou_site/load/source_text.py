"""The text of a source as it lies on the disk: plain, Markdown, HTML, a Word document, a PDF."""

import re
import zipfile
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from liuzhou_site.errors import BuildFailed, Place, problem
from liuzhou_site.load.pdf import pdf_text
from liuzhou_site.load.texts import LARGEST, read_text

_BODY = "word/document.xml"
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul w:p w:br".split()
)
_UNREAD = frozenset("head script style template w:instrtext w:deltext".split())


def read_source(path: str) -> str:
    """Return a source's text, each paragraph a line of its own.

    Raises BuildFailed: it is missing, too large, not UTF-8, or no document that can be read.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".pdf":
        return _printed(path)
    if suffix == ".docx":
        return _written(_document(path))
    text = read_text(Path(), path)
    if suffix in {".html", ".htm"}:
        return _written(text)
    return _from_markdown(text) if suffix in {".md", ".markdown"} else text


def _printed(path: str) -> str:
    if not Path(path).exists():
        raise BuildFailed([problem("missing-file", Place(path), found=path)])
    text = pdf_text(path)
    if not text:
        code = "unreadable-source" if text is None else "pdf-source"
        raise BuildFailed([problem(code, Place(path), found=Path(path).stem)])
    return text


def _document(path: str) -> str:
    try:
        with zipfile.ZipFile(path) as packed:
            body = packed.getinfo(_BODY)
            if body.file_size > LARGEST:
                told = {"found": body.file_size, "most": LARGEST}
                raise BuildFailed([problem("too-large", Place(path), **told)])
            return packed.read(body).decode("utf-8")
    except FileNotFoundError:
        raise BuildFailed([problem("missing-file", Place(path), found=path)]) from None
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        raise BuildFailed([problem("unreadable-source", Place(path))]) from None


class _Blocks(HTMLParser):
    """Gathers what is read of a page, a line a block; XML of Word is read alike."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, _attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a line with a block."""
        self.unread += tag in _UNREAD
        self.parts += ["\n"] * (tag in _BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        """End its line."""
        self.unread = max(0, self.unread - (tag in _UNREAD))
        self.parts += ["\n"] * (tag in _BLOCKS)

    def handle_data(self, data: str) -> None:
        """Keep words; where a line of the file ends no paragraph does."""
        if not self.unread:
            self.parts.append(re.sub(r"\s+", " ", data))


def _written(markup: str) -> str:
    blocks = _Blocks()
    blocks.feed(markup)
    blocks.close()
    return "".join(blocks.parts)


_MARK = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+|\|)")
_INLINE = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)


def _from_markdown(text: str) -> str:
    """Return what Markdown says: a paragraph's lines as the first of them, without its marks."""
    lines: list[str] = []
    first = -1  # the line that the paragraph began on
    for line in text.split("\n"):
        marked = _MARK.match(line)
        if first >= 0 and line.strip() and not marked:
            lines[first] += f" {line.strip()}"
            lines.append("")
            continue
        first = len(lines) if line.strip() else -1
        lines.append(line[marked.end() :] if marked else line)
    plain = "\n".join(lines)
    for pattern, words in _INLINE:
        plain = pattern.sub(words, plain)
    return plain
