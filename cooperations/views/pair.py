"""Which two organisations a page is about: the one in the address, and the one the user acts for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from cooperations.enums.side import Side
from partners.enums import Role
from partners.models import Organisation
from partners.models.acting import acting_for

# In the address: for which of their organisations somebody with several acts.
AS = "als"


@dataclass(frozen=True)
class Pair:
    """An employer and an MSO, on which side the user stands, and for whom else they could act here."""

    employer: Organisation
    mso: Organisation
    side: Side
    others: tuple[tuple[str, str], ...] = ()

    @property
    def own(self) -> Organisation:
        """Return the organisation the user acts for."""
        return self.employer if self.side == Side.EMPLOYER else self.mso

    @property
    def counterpart(self) -> Organisation:
        """Return the other one."""
        return self.mso if self.side == Side.EMPLOYER else self.employer

    @property
    def query(self) -> str:
        """Return what addresses of this pair need beyond the slug, "" for users with one organisation."""
        return f"?{urlencode({AS: self.own.slug})}" if self.others else ""

    def url(self, name: str, *args: object) -> str:
        """Return the address of another page about this pair."""
        return reverse(f"cooperations:{name}", args=[self.counterpart.slug, *args]) + self.query


def counterpart_or_404(request: HttpRequest, slug: str) -> Organisation:
    """Return the organisation in the address, as far as the user sees it."""
    return get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)


def pair_or_404(request: HttpRequest, slug: str, *sides: Side) -> Pair:
    """Return the pair of the organisation in the address and one the user acts for, on one of ``sides`` (either).

    Somebody who acts for several chooses by the address; the first one counts otherwise. Two queries.
    """
    pair = find_pair(request, counterpart_or_404(request, slug), *(sides or (Side.EMPLOYER, Side.MSO)))
    if pair is None:
        raise Http404
    return pair


def find_pair(request: HttpRequest, counterpart: Organisation, *sides: Side) -> Pair | None:
    """Return the pair as above, None when the user acts for nobody who fits. One query."""
    fitting = []
    for each in acting_for(request.user):
        if each.organisation_id == counterpart.pk:
            continue
        if Side.EMPLOYER in sides and Role.EMPLOYER in each.organisation_roles and counterpart.plays(Role.MSO):
            fitting.append((each, Side.EMPLOYER))
        elif Side.MSO in sides and Role.MSO in each.organisation_roles and counterpart.plays(Role.EMPLOYER):
            fitting.append((each, Side.MSO))
    wanted = request.GET.get(AS)
    chosen = next((each for each in fitting if each[0].organisation_slug == wanted), fitting[0] if fitting else None)
    if chosen is None or (wanted and chosen[0].organisation_slug != wanted):
        return None
    acting, side = chosen
    own = Organisation.objects.get(pk=acting.organisation_id)
    employer, mso = (own, counterpart) if side == Side.EMPLOYER else (counterpart, own)
    others = tuple((each.organisation_slug, each.organisation_name) for each, _side in fitting)
    return Pair(employer, mso, side, others if len(others) > 1 else ())
