from hypothesis import given
from hypothesis import strategies as st

from cooperations.domain.certificates.numbering import ALPHABET, new_code, read_code

CODES = st.text(ALPHABET, min_size=16, max_size=16)


def test_codes_differ():
    assert len({new_code() for _ in range(1_000)}) == 1_000


@given(CODES)
def test_a_code_is_read_as_it_is_printed(code):
    assert read_code(" ".join(code[start : start + 4] for start in range(0, 16, 4))) == code
    assert read_code("-".join(code[start : start + 4] for start in range(0, 16, 4)).lower()) == code


@given(CODES, st.data())
def test_mistaken_letters_do_not_matter(code, data):
    typed = "".join(data.draw(st.sampled_from({"0": "0Oo", "1": "1IiLl"}.get(sign, sign))) for sign in code)
    assert read_code(typed) == code


@given(st.text(max_size=40))
def test_anything_typed_gives_a_code_or_nothing(typed):
    assert read_code(typed) == "" or len(read_code(typed)) == 16
