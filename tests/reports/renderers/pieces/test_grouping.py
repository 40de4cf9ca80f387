from itertools import accumulate, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.renderers.pieces.grouping import LARGEST, Sized, group, pages_of
from reports.renderers.pieces.heights import LINE

heights = st.lists(st.floats(min_value=1, max_value=1_200), min_size=1, max_size=40)
# On a busy machine the numbers come slowly.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts_of(numbers):
    return [Sized(f"beitrag-{index}", number) for index, number in enumerate(numbers)]


def sizes_of(numbers):
    """The pages of each group."""
    texts = {text.key: text for text in texts_of(numbers)}
    return [pages_of([texts[key] for key in keys]) for keys in group(texts_of(numbers))]


@patient
@given(heights)
def test_every_text_stands_in_one_group_in_order(numbers):
    texts = texts_of(numbers)

    assert [key for keys in group(texts) for key in keys] == [text.key for text in texts]


@patient
@given(heights)
def test_groups_are_small_unless_one_text_is_long(numbers):
    for keys, pages in zip(group(texts_of(numbers)), sizes_of(numbers), strict=True):
        assert pages <= LARGEST or len(keys) == 1


@patient
@given(heights, st.data())
def test_no_other_division_takes_fewer_pages_by_more_than_its_groups_are_larger(numbers, data):
    texts = texts_of(numbers)
    ends = data.draw(st.sets(st.integers(min_value=1, max_value=len(texts))))
    others = [texts[start:end] for start, end in pairwise(sorted(ends | {0, len(texts)}))]
    pages = [pages_of(each) for each in others]

    if all(size <= LARGEST or len(each) == 1 for size, each in zip(pages, others, strict=True)):
        assert cost(sizes_of(numbers)) <= cost(pages) + 1e-9


def cost(sizes):
    """Pages, and a little for each page that a change sets again."""
    return sum(size + size**2 / 20 for size in sizes)


@patient
@given(heights, st.data())
def test_a_few_words_more_leave_the_boundaries(numbers, data):
    index = data.draw(st.integers(min_value=0, max_value=len(numbers) - 1))
    longer = list(numbers)
    longer[index] = max(round(numbers[index] / LINE), 1) * LINE

    assert group(texts_of(longer)) == group(texts_of(numbers))


@patient
@given(heights, st.data())
def test_behind_a_boundary_nothing_depends_on_what_stands_before(numbers, data):
    groups = group(texts_of(numbers))
    after = data.draw(st.sampled_from([*accumulate(len(keys) for keys in groups)]))

    assert group(texts_of(numbers)[after:]) == groups[len(groups) - len(group(texts_of(numbers)[after:])) :]


@pytest.mark.parametrize("seed", range(4))
def test_one_line_more_changes_hardly_a_group(seed):
    numbers = [20 + 97 * (index + 5 * seed) % 230 for index in range(27)]
    before = set(group(texts_of(numbers)))
    changed = []
    for index in range(len(numbers)):
        longer = [number + LINE * (place == index) for place, number in enumerate(numbers)]
        changed.append(len(set(group(texts_of(longer))) - before))

    assert sum(changed) / len(changed) < 1
    assert len(before) > 5
