from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.renderers.pieces.grouping import LARGEST, SMALLEST, STEP, Sized, group

lengths = st.lists(st.integers(min_value=1, max_value=14_000), min_size=1, max_size=40)
# On a busy machine the numbers come slowly.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts_of(numbers):
    return [Sized(f"beitrag-{index}", number) for index, number in enumerate(numbers)]


@patient
@given(lengths)
def test_every_text_stands_in_one_group_in_order(numbers):
    texts = texts_of(numbers)

    assert [key for keys in group(texts) for key in keys] == [text.key for text in texts]


@patient
@given(lengths)
def test_groups_keep_their_bounds_unless_neighbours_are_too_long(numbers):
    steps = {text.key: text.steps for text in texts_of(numbers)}
    groups = group(texts_of(numbers))

    for keys, following in pairwise(groups):
        filled = sum(steps[key] for key in keys)
        assert filled <= LARGEST or len(keys) == 1
        assert filled >= SMALLEST or filled + steps[following[0]] > LARGEST


@patient
@given(lengths, st.data())
def test_a_few_words_more_leave_the_boundaries(numbers, data):
    index = data.draw(st.integers(min_value=0, max_value=len(numbers) - 1))
    longer = list(numbers)
    longer[index] = numbers[index] // STEP * STEP + STEP - 1

    assert group(texts_of(longer)) == group(texts_of(numbers))


def test_after_a_much_longer_text_the_boundaries_meet_the_old_ones_again():
    numbers = [900 + 377 * index % 4_000 for index in range(200)]
    longer = [12_000 if index == 3 else number for index, number in enumerate(numbers)]

    before, after = group(texts_of(numbers)), group(texts_of(longer))

    assert len(set(before) ^ set(after)) <= 20
    assert before[-10:] == after[-10:]
