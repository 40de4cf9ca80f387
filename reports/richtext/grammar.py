"""The grammar of the portal's text format: a closed part of Markdown.

Everything that is not named here stands in the text character for character. Partners write
`Kolleg*innen`, `Mitarbeiter_innen`, `#Kampagne` and `1:1`; none of that may be eaten.
"""

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reports.richtext.addresses import breakable_parts, split_addresses

# A private character, which cleaning removes from every input: put before what looks like
# markup but is none. It is taken out of the result again.
GUARD: Final = "\ue000"

# In the meta of a token: how many characters of the source it stands for without showing them.
SOURCE_LENGTH: Final = "source_length"

_MAX_INDENT: Final = 8
_MAX_MARKERS: Final = 3
_HEADING: Final = re.compile(r"(#{3,4}) +(?=\S)")
_MARKER: Final = re.compile(r"- +(?=\S)|[1-9]\d?\. +(?=\S)|>(?: |$)")
_LOOKS_LIKE_MARKER: Final = re.compile(r"#|>|[-+*]|\d{1,9}[.)]")
_TYPED_BULLET: Final = re.compile(r"[•▪◦‣·] +(?=\S)")

_STRONG: Final = re.compile(r"\*\*(?=[^\s*])((?:[^*\n]|(?<=\w)\*(?=\w))+?)(?<=\S)\*\*(?![\w*])")
_EMPHASIS: Final = re.compile(r"_(?=[^\s_])((?:[^_\n]|(?<=\w)_(?=\w))+?)(?<=[^\s_])_(?![\w^/@=&])")
_BEFORE_EMPHASIS: Final = frozenset(" \n\u00a0([{„“”\"'‚‘’»«›‹–—-*" + GUARD)
_LONGEST_ADDRESS: Final = 2_000
_ADDRESS_BEGINS: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_LINK: Final = re.compile(
    r"\[([^\[\]\n]{1,500})\]"
    r"\((https?://[^\s()<>\"]{1,2000}|mailto:[^\s()<>\"?]{3,320})\)",
    re.IGNORECASE,
)


@cache
def text_parser() -> MarkdownIt:
    """The parser: paragraphs, lists, quotations, sub-headings, strong, emphasis, links; nothing else."""
    parser = MarkdownIt("zero", {"breaks": True, "maxNesting": 100})
    parser.enable(["blockquote", "list", "heading", "newline"])
    parser.inline.ruler.push("strong_between_words", _strong)
    parser.inline.ruler.push("emphasis_around_words", _emphasis)
    parser.inline.ruler.push("web_link", _link)
    parser.core.ruler.push("web_addresses", _web_addresses)
    parser.core.ruler.push("list_numbers", _list_numbers)
    return parser


def read_tokens(text: str) -> list[Token]:
    """The tokens of a cleaned text. No input raises an error, whatever its length or alphabet."""
    return text_parser().parse(guard_lines(text))


def token_html(tokens: list[Token]) -> str:
    """HTML of `tokens`; what was typed in it is escaped."""
    parser = text_parser()
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html.replace(GUARD, "")


def guard_lines(text: str) -> str:
    """Mark every line start that only looks like markup, so that it stays as it is.

    Indentation and nesting are capped: beyond the cap the parser would drop text. A line of nothing but
    white space, of whatever kind, becomes empty. Lines stay where they are.
    """
    return "\n".join(_guard_line(line) for line in text.split("\n"))


def _guard_line(line: str) -> str:
    rest = line.lstrip(" ")
    prefix = " " * min(len(line) - len(rest), _MAX_INDENT)
    for _ in range(_MAX_MARKERS):
        rest = _TYPED_BULLET.sub("- ", rest, count=1) if _TYPED_BULLET.match(rest) else rest
        marker = _MARKER.match(rest)
        if marker is None:
            break
        prefix += marker[0].rstrip() + " "
        rest = rest[marker.end() :].lstrip(" ")
    if not rest.strip():
        return prefix
    if _HEADING.match(rest):
        return f"{prefix}{rest}{GUARD}"
    if _LOOKS_LIKE_MARKER.match(rest):
        return f"{prefix}{GUARD}{rest}"
    return prefix + rest


def _strong(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser calls it so
    """`**text**`, only around whole words: a star inside a word is a letter of that word."""
    start = state.pos
    if state.src[start] != "*":
        return False
    begins_emphasis = not state.pending and state.tokens[-1:] and state.tokens[-1].type == "em_open"
    if start and _is_word(state.src[start - 1]) and not begins_emphasis:
        return False
    match = _STRONG.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        _push_around(state, match, "strong")
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser calls it so
    """`_text_`, only around whole words and never inside a web address."""
    start = state.pos
    if state.src[start] != "_" or (start and state.src[start - 1] not in _BEFORE_EMPHASIS):
        return False
    match = _EMPHASIS.match(state.src, start, state.posMax)
    if match is None or _is_in_address(state.src, start):
        return False
    if not silent:
        _push_around(state, match, "em")
    state.pos = match.end()
    return True


def _push_around(state: StateInline, match: re.Match[str], tag: str) -> None:
    """Put tokens around what is inside; each says how many characters of the source it stands for."""
    end, marker = state.posMax, match.start(1) - match.start()
    state.push(f"{tag}_open", tag, 1).meta = {SOURCE_LENGTH: marker}
    state.pos, state.posMax = match.start(1), match.end(1)
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1).meta = {SOURCE_LENGTH: marker}
    state.posMax = end


def _is_in_address(source: str, position: int) -> bool:
    word = source[max(0, position - _LONGEST_ADDRESS) : position].rsplit(maxsplit=1)[-1:]
    return bool(word) and not source[position - 1].isspace() and bool(_ADDRESS_BEGINS.search(word[0]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "_*"


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser calls it so
    """`[text](address)` to the web or a mailbox; any other target stays literal."""
    if state.src[state.pos] != "[":
        return False
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs, opening.meta = {"href": match[2]}, {SOURCE_LENGTH: 1}
        state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1).meta = {SOURCE_LENGTH: match.end() - match.end(1)}
    state.pos = match.end()
    return True


def _web_addresses(state: StateCore) -> None:
    """Turn bare addresses into links that may break at sensible places."""
    for block in state.tokens:
        if block.type != "inline" or "." not in block.content:
            continue
        children: list[Token] = []
        inside_link = False
        for token in block.children or []:
            inside_link = (inside_link or token.type == "link_open") and (token.type != "link_close")
            if token.type == "text" and not inside_link:
                children.extend(_linked(token))
            else:
                children.append(token)
        block.children = children


def _linked(token: Token) -> list[Token]:
    tokens: list[Token] = []
    for piece in split_addresses(token.content):
        if not piece.href:
            tokens.append(Token("text", "", 0, content=piece.text))
            continue
        tokens.append(Token("link_open", "a", 1, attrs={"href": piece.href}))
        for number, part in enumerate(breakable_parts(piece.text)):
            if number:
                tokens.append(Token("wbr", "wbr", 0))
            tokens.append(Token("text", "", 0, content=part))
        tokens.append(Token("link_close", "a", -1))
    return tokens


def _list_numbers(state: StateCore) -> None:
    """Number the items as the author did, also where the author skipped a number."""
    expected: list[int] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            expected.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            expected.append(0)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            expected.pop()
        elif token.type == "list_item_open" and token.info:
            number = int(token.info)
            if number != expected[-1]:
                token.attrs = {"value": number}
            expected[-1] = number + 1
