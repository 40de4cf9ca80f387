"""Reports and editions: their pages and files, those on the way too."""

from collections.abc import Iterator

from django.urls import reverse

from tests.partners.outputs.registry import Answer, Reader, output
from tests.partners.outputs.seed_reports import FIRST_YEAR, REPORTS

OF_A_REPORT = ("report", "report_findings", "report_review", "report_word", "attachments", "progress")
OF_AN_AREA = ("contribution", "contribution_versions")


@output("reports and editions")
def reports(reader: Reader) -> Iterator[Answer]:
    for number, state in enumerate(REPORTS):
        report, year = reader.world.extra[f"marked_{state}_report"], FIRST_YEAR + number
        for name in OF_A_REPORT:
            yield reader.get(reverse(f"reports:{name}", args=[report.pk]))
        for name in OF_AN_AREA:
            yield reader.get(reverse(f"reports:{name}", args=[report.pk, 1]))
        for name in ("period", "period_findings", "edition", "edition_texts", "edition_release"):
            yield reader.get(reverse(f"reports:{name}", args=[year]))
        yield reader.get(f"/broschuere/{year}/ausgabe-1/")
        yield reader.get(f"/broschuere/{year}/ausgabe-1/partner/{reader.world.partner.slug}/")
    for url in (reverse("reports:overview"), reverse("network:members"), reverse("start"), reverse("state:overview")):
        yield reader.get(url)
    yield reader.get(reverse("network:member", args=[reader.world.partner.slug]))
