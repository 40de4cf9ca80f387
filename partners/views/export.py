"""The results of a search as a file. Excel first, because every version of it shows umlauts in it right."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partners.domain.exports.about import about_file
from partners.domain.exports.columns import COLUMNS
from partners.domain.exports.rows import Found, find_public, public_rows
from partners.domain.facets import all_labels
from partners.domain.saved_searches.meaning import address_of, describe_query
from partners.filters import DirectoryFilter
from partners.renderers.csv_table import write_csv
from partners.renderers.xlsx_table import Heading, Sheets, write_xlsx

from .saved_searches import normal_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@login_not_required
@require_safe
def search_xlsx(request: HttpRequest) -> HttpResponseBase:
    """Hand out the results as an Excel workbook."""
    if request.method == "HEAD":
        return HttpResponse(content_type=XLSX)
    labels = all_labels()
    filters = DirectoryFilter(request.GET, labels)
    found = find_public(filters.question())
    query = normal_form(filters)
    file = write_xlsx(
        [Heading(str(column.label), column.width) for column in COLUMNS],
        public_rows(found.ids, translation.get_language() or "de"),
        Sheets(
            _("Organisations"),
            _("About this file"),
            about_file(found, describe_query(query, labels), address_of(query)),
        ),
    )
    return FileResponse(file, as_attachment=True, filename=_filename("xlsx"), content_type=XLSX)


@login_not_required
@require_safe
def search_csv(request: HttpRequest) -> HttpResponseBase:
    """Hand out the results as a text file, chunk by chunk."""
    found = _found(request)
    chunks = public_rows(found.ids, translation.get_language() or "de")
    content: Any = write_csv([str(column.label) for column in COLUMNS], chunks)
    headers = {"Content-Disposition": f'attachment; filename="{_filename("csv")}"'}
    return StreamingHttpResponse(content, content_type=CSV, headers=headers)


def _found(request: HttpRequest) -> Found:
    return find_public(DirectoryFilter(request.GET, all_labels()).question())


def _filename(suffix: str) -> str:
    return f"brueckenbauer-{timezone.localdate().isoformat()}.{suffix}"
