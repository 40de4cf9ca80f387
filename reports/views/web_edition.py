"""The brochure on the web, for everybody; what is not published yet, for the ministry and each partner's own page."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from reports.domain.printed_pictures import read_picture
from reports.domain.published_editions import build_of, newest_brochure
from reports.domain.web_editions import ShownEdition, find_preview, find_public
from reports.renderers.web.pages import STYLE_SHEETS, Frame, page_html, search_html
from reports.renderers.web.search import search
from reports.renderers.web.site import SEARCH, WebPage

from .build import send_pdf

# A correction is to be seen at once; whoever asks again with the tag of what is kept gets a short answer.
CACHED_FOR = "public, no-cache"
NOT_PUBLISHED = "Vorschau: Diese Ausgabe ist noch nicht veröffentlicht."
OLDER = "Diese Ausgabe wurde berichtigt."


@dataclass(frozen=True)
class ServedAddresses:
    """Addresses at the portal: below the year, or below the number of an edition."""

    base: str

    def page(self, path: str) -> str:
        """Give the address of a page."""
        return f"{self.base}{path}"

    def picture(self, name: str) -> str:
        """Give the address of a picture."""
        return f"{self.base}bilder/{name}"

    @property
    def style_sheets(self) -> tuple[str, ...]:
        """Give the addresses of the style sheets."""
        return tuple(static(f"reports/web/{name}") for name in STYLE_SHEETS)


@login_not_required
@require_safe
def newest(_request: HttpRequest) -> HttpResponse:
    """Lead to the newest published brochure."""
    edition = newest_brochure()
    if edition is None:
        raise Http404
    return redirect("brochure:page", edition.period.year)


@login_not_required
@require_safe
def page(request: HttpRequest, year: int, number: int | None = None, path: str = "") -> HttpResponse:
    """Show a page of an edition: its start, a part, a chapter, a partner."""
    path = f"{path}/" if path else ""
    query = request.GET.get("q", "").strip() if path == SEARCH else ""
    public = find_public(year, number)
    if public is None:
        return _preview(request, year, number, path, query)
    tag = f'"{public.version[:32]}"'
    kept = get_conditional_response(request, etag=tag, response=None)
    if kept is not None and kept.status_code == HTTPStatus.NOT_MODIFIED:
        kept["Cache-Control"] = CACHED_FOR
        return kept
    response = _answer(request, public.read(), number, path, query)
    response["ETag"] = tag
    response["Cache-Control"] = CACHED_FOR
    return response


@login_not_required
@require_safe
def pdf(_request: HttpRequest, year: int, number: int | None = None) -> FileResponse:
    """Send the PDF of a published edition."""
    public = find_public(year, number)
    if public is None:
        raise Http404
    return send_pdf(build_of(public.edition))


@login_not_required
@require_safe
def picture(request: HttpRequest, year: int, name: str, number: int | None = None) -> HttpResponse:
    """Send a picture of an edition; its name is the hash of its bytes."""
    public = find_public(year, number)
    if public is not None:
        shown: ShownEdition | None = public.read()
    else:
        shown = find_preview(year, number or 0, "", request.user)
    if shown is None or f'"{name}"' not in shown.site.edition.to_json():
        raise Http404
    try:
        content = read_picture(name)
    except FileNotFoundError:
        raise Http404 from None
    response = HttpResponse(content, content_type="image/png" if name.endswith(".png") else "image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=31536000, immutable" if shown.is_public else "private, no-store"
    return response


def _preview(request: HttpRequest, year: int, number: int | None, path: str, query: str) -> HttpResponse:
    shown = find_preview(year, number, path, request.user) if number is not None else None
    if shown is None:
        raise Http404
    response = _answer(request, shown, number, path, query)
    response["Cache-Control"] = "private, no-store"
    return response


def _answer(request: HttpRequest, shown: ShownEdition, number: int | None, path: str, query: str) -> HttpResponse:
    addresses = ServedAddresses(base_of(shown.edition.period.year, number))
    frame = _frame(request, shown, addresses, path)
    if path == SEARCH:
        html = search_html(shown.site, query, search(shown.site.edition, query), addresses, frame)
    else:
        found: WebPage | None = shown.site.pages.get(path)
        if found is None:
            raise Http404
        html = page_html(shown.site, found, addresses, frame)
    response = HttpResponse(html)
    response["Content-Language"] = shown.site.edition.language
    return response


def base_of(year: int, number: int | None = None) -> str:
    """Return where an edition begins."""
    # By name: the second of two bare numbers would be taken for the path of a page.
    return reverse("brochure:page", kwargs={"year": year} if number is None else {"year": year, "number": number})


def _frame(request: HttpRequest, shown: ShownEdition, addresses: ServedAddresses, path: str) -> Frame:
    edition = shown.edition
    year = edition.period.year
    own = base_of(year) if shown.is_current else base_of(year, edition.number)
    notice = "" if shown.is_public else NOT_PUBLISHED
    if shown.is_public and not shown.is_current:
        notice = OLDER
    arguments: list[Any] = [year] if shown.is_current else [year, edition.number]
    return Frame(
        canonical=request.build_absolute_uri(f"{own}{path}") if shown.is_public else "",
        pdf=reverse("brochure:pdf", args=arguments) if shown.is_public else "",
        search=addresses.page(SEARCH),
        home=reverse("start"),
        notice=notice,
        current=base_of(year) if notice == OLDER else "",
        editions=tuple((each, base_of(year, each)) for each in shown.numbers if each != edition.number),
    )
