"""The same text set by Typst, the fastest typesetter with tagged PDFs. Only to compare with."""

import re

_SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]{}])")
_HEAD = """#set document(title: "Broschüre")
#set page(paper: "a4", numbering: "1")
#set text(lang: "de", size: 9.5pt, hyphenate: true)
#set par(justify: false)
#outline()
"""


def typst_source(edition):
    """The texts of an edition with the same headings, in two columns."""
    parts = [_HEAD]
    for chapter in edition.chapters:
        parts += [f"#pagebreak()\n= {_plain(chapter.title)}", _text(chapter.introduction), "#columns(2)["]
        for item in chapter.contributions:
            parts += [f"== {_plain(item.partner)}", _text(item.text)]
        for article in chapter.guest_articles:
            parts += [f"== {_plain(article.title)}", _text(article.text)]
        parts.append("]")
    return "\n\n".join(parts)


def _text(text):
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line):
    if heading := re.match(r"#+ (.*)", line):
        return f"=== {_plain(heading[1])}"
    if entry := re.match(r"(\s*)- (.*)", line):
        return f"{entry[1]}- {_plain(entry[2])}"
    return _plain(line)


def _plain(text):
    return _SPECIAL.sub(r"\\\1", text).replace("//", r"\/\/")
