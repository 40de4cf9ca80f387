"""Joining what two people made of one draft loses nothing of either."""

from dataclasses import replace

from hypothesis import given, settings

from cooperations.domain.agreement.content import Content, Task, from_json, to_json
from cooperations.domain.agreement.joining import join
from cooperations.domain.agreement.paths import changed_paths, value_at, with_value
from tests.cooperations.domain.contents import CONTENTS

many = settings(max_examples=150, deadline=None)


@many
@given(CONTENTS)
def test_what_is_stored_comes_back(content):
    assert from_json(to_json(content)) == content


@many
@given(CONTENTS, CONTENTS)
def test_who_changes_alone_gets_all_of_it(base, mine):
    assert join(base, base, mine).content == mine
    assert join(base, mine, base).content == mine
    assert join(base, mine, mine) == join(base, mine, base)


@many
@given(CONTENTS, CONTENTS, CONTENTS)
def test_each_change_of_both_is_in_it_or_is_asked_back(base, theirs, mine):
    joined = join(base, theirs, mine)
    for side in (theirs, mine):
        for path in changed_paths(base, side):
            is_asked_back = any(path == clash or path.startswith(f"{clash}.") for clash in joined.clashes)
            parts = [clash for clash in joined.clashes if clash.startswith(f"{path}.")]
            assert is_asked_back or parts or value_at(joined.content, path) == value_at(side, path)


@many
@given(CONTENTS, CONTENTS, CONTENTS)
def test_a_clash_shows_both_and_each_can_be_had(base, theirs, mine):
    joined = join(base, theirs, mine)
    for path in joined.clashes:
        assert value_at(joined.content, path) == value_at(theirs, path)
        assert value_at(joined.preferring_mine, path) == value_at(mine, path)
    chosen = joined.preferring_mine
    for path in joined.clashes:
        chosen = with_value(chosen, path, value_at(theirs, path))
    assert chosen == joined.content


@many
@given(CONTENTS, CONTENTS, CONTENTS)
def test_it_does_not_matter_who_came_first(base, one, other):
    forwards, backwards = join(base, one, other), join(base, other, one)
    assert set(forwards.clashes) == set(backwards.clashes)
    assert forwards.preferring_mine == backwards.content


@many
@given(CONTENTS, CONTENTS)
def test_nothing_changed_means_no_path(one, other):
    assert (changed_paths(one, other) == []) == (one == other)


def test_a_task_removed_here_and_changed_there_is_asked_back():
    base = Content(tasks=(Task("t1", "Singen"),))
    theirs = Content(tasks=(Task("t1", "Singen", "mso"),))
    joined = join(base, theirs, replace(base, tasks=()))
    assert joined.clashes == ("tasks.t1",)
    assert joined.preferring_mine.tasks == ()
    assert joined.content == theirs
