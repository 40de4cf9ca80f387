import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.renderers.richtext import render_text


def visible(text):
    """What a reader sees of a text after rendering, without white space."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", render_text(text))).split())


@pytest.mark.parametrize(
    "text",
    [
        "Kolleg*innen und Musiker*innen der Übungsleiter*innen-C",
        "*innen* und * allein",
        "Mitarbeiter_innen, __so__ und ____",
        "_ allein_ und _so und so _",
        "snake_case_name, ^_^ und ^_^",
        "#BRAversity und #IchDuWirNRW",
        "# 1 in NRW",
        "## zwei",
        "##### fünf",
        "1:1 Beratung",
        "➔ Ausbau",
        "a < b & c > d <b>fett</b> &amp; &lt;",
        "`code` ~~weg~~ ![bild](x) \\*",
        "* Angaben ohne Gewähr",
        "+ 49",
        ">5 Jahre",
        "---",
        "===",
        "2021. Ein Jahr",
        "1) eins",
        "01. eins",
        "-",
        "12.",
        "Umsatz** und Gewinn**",
        "** mit Abstand **",
        "Kolleg**innen",
        "[Text](javascript:alert(1))",
        "[Text](data:text/html,x)",
        "[Text]: /weg",
    ],
)
def test_what_is_no_markup_stands_as_typed(text):
    assert visible(text) == "".join(text.split())
    assert set(re.findall(r"<(\w+)", render_text(text))) <= {"p", "br"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eins\nzwei\n\ndrei", "<p>eins<br>\nzwei</p>\n<p>drei</p>\n"),
        ("### Titel\nText", "<h3>Titel</h3>\n<p>Text</p>\n"),
        ("### C# und D ###", "<h3>C# und D ###</h3>\n"),
        ("#### Unter", "<h4>Unter</h4>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"),
        ("Text\n- a", "<p>Text</p>\n<ul>\n<li>a</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("3. a\n4. b\n7. c", '<ol start="3">\n<li>a</li>\n<li>b</li>\n<li value="7">c</li>\n</ol>\n'),
        ("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n"),
        ("**Leiter*innen** gesucht", "<p><strong>Leiter*innen</strong> gesucht</p>\n"),
        ("_Kolleg_innen_, (_so_)", "<p><em>Kolleg_innen</em>, (<em>so</em>)</p>\n"),
        ("**a _b_** _**c** d_", "<p><strong>a <em>b</em></strong> <em><strong>c</strong> d</em></p>\n"),
        ("### _a_", "<h3><em>a</em></h3>\n"),
        (
            "[Zum **Weg**](https://example.org/a)",
            '<p><a href="https://example.org/a" rel="noopener noreferrer">Zum **Weg**</a></p>\n',
        ),
        (
            "[Post](mailto:post@example.org)",
            '<p><a href="mailto:post@example.org" rel="noopener noreferrer">Post</a></p>\n',
        ),
        (
            "www.example.org/weg.",
            '<p><a href="https://www.example.org/weg" rel="noopener noreferrer">www.example<wbr>.org/weg</a>.</p>\n',
        ),
        ("", ""),
        ("   \n\n ", ""),
    ],
)
def test_markup_comes_out_as_html(text, expected):
    assert render_text(text) == expected


def test_sub_headings_begin_at_the_level_asked_for():
    assert render_text("### a\n#### b", heading_level=5) == "<h5>a</h5>\n<h6>b</h6>\n"
    assert render_text("### a\n#### b", heading_level=6) == "<h6>a</h6>\n<h6>b</h6>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>*{display:none}</style>",
        '<img src="https://evil.example/x.png" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '[x](https://example.org/"onmouseover="alert(1))',
        "[x](https://example.org/<script>)",
        'https://example.org/"><script>alert(1)</script>',
        "<svg><title><style><img src=x onerror=alert(1)></style></title></svg>",
        "<!-- --><iframe src=//evil.example>",
    ],
)
def test_hostile_text_is_shown_and_does_nothing(text):
    rendered = render_text(text)

    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "a", "wbr"}
    assert set(re.findall(r"<a ([^>]*)>", rendered)) <= {
        'href="https://example.org/" rel="noopener noreferrer"',
        'href="https://evil.example/x.png" rel="noopener noreferrer"',
    }
    assert visible(text) == "".join(text.split())


def test_the_last_gate_cleans_what_the_parser_lets_through(monkeypatch):
    monkeypatch.setattr(
        "markdown_it.renderer.RendererHTML.render",
        lambda *_: '<p onclick="x()" style="a">a<img src=x><script>x</script><a href="javascript:x">b</a></p>',
    )

    # Past the memory of rendered texts, which would keep what is made up here.
    assert render_text.__wrapped__("a") == '<p>a<a rel="noopener noreferrer">b</a></p>'


def test_control_and_bidi_characters_are_gone():
    assert render_text("a\x00\u202eb\x07") == "<p>ab</p>\n"


@given(
    st.text(alphabet="ab*_#`~<&[]()!|\\:'\" é➔", max_size=120).filter(
        lambda text: not re.search(r"\*\*|(?<!\w)_.*_", text)
    )
)
def test_a_line_without_markup_is_shown_character_for_character(text):
    line = "x" + text

    assert visible(line) == "".join(line.split())


@given(st.lists(st.text(alphabet="abé >-#.1*", max_size=30), max_size=12))
def test_no_letter_is_lost_however_markup_is_nested(lines):
    text = "\n".join(lines)

    assert re.sub(r"[^abé]", "", visible(text)) == re.sub(r"[^abé]", "", text)


@given(st.text())
def test_no_text_fails(text):
    render_text(text)


@pytest.mark.parametrize(
    "line",
    [
        "a", "a\n", "- a\n", "> ", "[", "[a](", "**a ", "*", "_a ", "_a_", "(_a",
        "x_", "www.a.de ", "https://a.de/" + ")" * 50, "- ", "### a\n",
        "> a\n- b\n", "1. ", "> - a\nb\n", "       - a\n", "&", "<", "a\u0301",
    ],
)  # fmt: skip
def test_a_long_text_takes_time_in_proportion(line):
    def seconds(length):
        text = (line * length)[:length]
        started = time.process_time()
        render_text(text)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(200_000) < 60 * seconds(20_000) + 0.5
