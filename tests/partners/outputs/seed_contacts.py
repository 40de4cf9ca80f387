"""Markers in what an employer and an MSO write to each other, to themselves, and about each other."""

from cooperations.models import Block, ContactEntry, ContactRequest, MisuseReport, PrivateNote, TalkGuide
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.partners.outputs.markers import Marker, word

BOTH = EMPLOYER | MSO
GO_BETWEEN = frozenset({Identity.INTERMEDIARY})
BOARD = frozenset({Identity.MSO_BOARD})


def mark_contacts(world: World) -> list[Marker]:
    """Write markers into the rows that ``tests/access/rows_contact.py`` prepares.

    The request that is open stands behind links that everybody may follow, so it has none.
    """
    extra = world.extra
    markers = []

    def mark(name, rows, seen_by, *columns):
        values = {column: word(f"contact {name} {column}", seen_by) for column in columns}
        rows.update(**{column: marker.value for column, marker in values.items()})
        markers.extend(values.values())

    def request(name):
        return ContactRequest.objects.filter(pk=extra[name].pk)

    mark("declined", request("declined"), BOTH, "subject", "aim", "text", "decline_text", "no_phone_reason")
    mark("silent", request("silent"), BOTH, "subject", "aim", "text")
    mark("mediated", request("mediated"), MSO | GO_BETWEEN, "subject", "aim", "text")
    mark("silenced", request("silenced"), EMPLOYER, "subject", "aim", "text")
    mark("entry", ContactEntry.objects.filter(pk=extra["entry"].pk), BOTH, "text", "next_step")
    mark("employer_note", PrivateNote.objects.filter(pk=extra["employer_note"].pk), EMPLOYER, "text")
    mark("mso_note", PrivateNote.objects.filter(pk=extra["mso_note"].pk), MSO, "text")
    mark("block", Block.objects.filter(pk=extra["block"].pk), BOARD, "note")
    mark("report", MisuseReport.objects.filter(pk=extra["report"].pk), GO_BETWEEN, "text")
    mark("guide", TalkGuide.objects.filter(pk=extra["guide"].pk), EMPLOYER, "recommended_by", "aim", "own_words")
    return markers
