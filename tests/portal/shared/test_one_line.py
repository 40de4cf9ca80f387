"""Texts for one line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.shared.one_line import file_name, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Erika  Muster", "Erika Muster"),
        ("Erika\r\nBcc: all@example.org", "Erika Bcc: all@example.org"),
        ("a\u2028b\u2029c\x85d\x0be\0f", "a b c d e f"),
        ("abc\u202egpj.exe", "abc gpj.exe"),
        ("=?utf-8?q?a=0Ab?=", "= ?utf-8?q?a=0Ab?="),
        ("جمعية السلام", "جمعية السلام"),
        ("Ma\u0308rz", "März"),
    ],
)
def test_one_line(text, line):
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Satzung 2026.pdf", "Satzung 2026.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\erika\\plan.pdf", "plan.pdf"),
        (".htaccess", "htaccess"),
        ('a"b;c\r\n.pdf', "a_b_c .pdf"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("???", ""),
        ("x" * 200 + ".pdf", "x" * 96 + ".pdf"),
        ("a." + "x" * 200, "a." + "x" * 98),
    ],
)
def test_file_name(text, name):
    assert file_name(text) == name


@given(st.text())
def test_nothing_breaks_a_line(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Zl", "Zp", "Cs"}


@given(st.text())
def test_no_name_leads_to_another_folder(text):
    name = file_name(text)
    assert len(name) <= 100
    assert not set(name) & set('/\\":;\r\n\0')
    assert not name.startswith(".")
