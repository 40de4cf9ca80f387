"""Any agreement, for tests with hypothesis: few names and numbers, so that they often meet."""

from datetime import date

from hypothesis import strategies as st

from cooperations.domain.agreement.content import TEXTS, Contact, Content, Task, in_order
from portal.shared.texts import check_line, check_text

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn", "Cc", "Mn", "Me"))


def _kept(text, check):
    return check(text, max_length=3_000).text if not check(text, max_length=3_000).problems else ""


TEXT = st.one_of(
    st.sampled_from(["", "A", "B", "Titel\n  X", "Wer macht was bis wann", "1. A", "    Wer: B"]),
    st.text(st.one_of(LETTERS, st.just("\n")), max_size=30).map(lambda text: _kept(text, check_text)),
)
LINE = st.one_of(
    st.sampled_from(["A", "B", "A (B)", "Wer: B"]),
    st.text(LETTERS, min_size=1, max_size=15).map(lambda text: _kept(text, check_line)),
).filter(bool)
OWNERS = st.sampled_from(["", "employer", "mso", "party:1", "party:2"])
DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 4)))
UIDS = ["t1", "t2", "t3"]


def by_uid(entries):
    """Return one entry per uid."""
    return tuple({each.uid: each for each in entries}.values())


TASKS = st.lists(st.builds(Task, st.sampled_from(UIDS), LINE, OWNERS, DAYS), max_size=3).map(by_uid)
CONTACTS = st.lists(
    st.builds(
        Contact, st.sampled_from(UIDS), st.sampled_from(["party:1", "party:2"]), LINE, st.one_of(st.just(""), LINE)
    ),
    max_size=3,
).map(by_uid)
CONTENTS = st.builds(
    Content,
    **dict.fromkeys(TEXTS, TEXT),
    tasks=TASKS,
    contacts=CONTACTS,
    languages=st.sets(st.sampled_from(["de", "tr", "ar"])).map(lambda codes: tuple(sorted(codes))),
).map(in_order)
