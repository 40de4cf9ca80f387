"""Typing errors: the words that occur in published entries, and which of them a mistyped word is nearest to."""

from django.db import connection, transaction

LIKELY = 20
SHORTEST = 3

REFRESH = """
INSERT INTO partners_searchterm (word, entries)
SELECT word, ndoc FROM ts_stat($stat$
    SELECT to_tsvector('public.de_plain', public.partners_as_words(concat_ws(' ', name, short_name, words, text)))
    FROM partners_searchentry WHERE state = 'published'
$stat$) WHERE length(word) BETWEEN 3 AND 40 AND word !~ '^[0-9]+$'
"""


def refresh_terms() -> int:
    """Collect the words of all published entries anew; return how many. Run daily and after imports."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM partners_searchterm")
        cursor.execute(REFRESH)
        return int(cursor.rowcount)


def nearest_term(word: str) -> str | None:
    """Return the known word that ``word`` is most likely meant to be, or None. One query.

    Trigrams choose 20, the number of typing errors between them decides; one error is allowed for three letters.
    Of equally near words the more frequent one is taken.
    """
    if len(word) < SHORTEST:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, entries, partners_name_key(%s) FROM partners_searchterm"
            " ORDER BY word <-> partners_name_key(%s) LIMIT %s",
            [word, word, LIKELY],
        )
        rows = cursor.fetchall()
    rated = [(typing_errors(folded, known), -entries, known) for known, entries, folded in rows]
    allowed = max(1, len(word) // 3)
    return next((known for errors, _entries, known in sorted(rated) if errors <= allowed), None)


def typing_errors(one: str, other: str) -> int:
    """Return how many letters must be added, dropped, changed or swapped with their neighbour (optimal alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
