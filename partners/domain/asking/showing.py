"""What the page behind the link shows of an organisation: what everybody may see, for mails are handed on."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.utils.translation import gettext

from partners.domain.portrait import Portrait, portray, with_card_parts
from partners.models import ContactPerson, Organisation, OrganisationTranslation, ReachabilityWindow

from .answers import Question

SHOWN_FIELDS = ("description", "target_groups", "languages", "website", "street")


@dataclass(frozen=True)
class Shown:
    """One question with what it is about: public fields, languages of the description, contact persons with times.

    ``hidden_contacts`` is how many more there are whom only the organisation itself or a smaller circle sees.
    """

    question: Question
    portrait: Portrait
    description_languages: list[str]
    contacts: list[ContactPerson]
    hidden_contacts: int


def show(questions: Sequence[Question]) -> list[Shown]:
    """Return what is shown for each question. Six queries, however many there are."""
    ids = [each.organisation.pk for each in questions]
    nobody = AnonymousUser()
    organisations = with_card_parts(Organisation.objects.filter(pk__in=ids))
    portraits = {each.organisation.pk: each for each in portray(nobody, organisations, SHOWN_FIELDS)}
    contacts: dict[int, list[ContactPerson]] = defaultdict(list)
    windows = Prefetch("windows", ReachabilityWindow.objects.order_by("weekday", "start"))
    for each in ContactPerson.objects.visible_to(nobody).filter(organisation__in=ids).prefetch_related(windows):
        contacts[each.organisation_id].append(each)
    total = Counter(ContactPerson.objects.filter(organisation__in=ids).values_list("organisation", flat=True))
    languages: dict[int, list[str]] = defaultdict(list)
    for row in OrganisationTranslation.objects.filter(organisation__in=ids).order_by("language"):
        languages[row.organisation_id].append(row.language)
    return [
        Shown(
            each,
            portraits[pk],
            _labels(portraits[pk], languages[pk]),
            contacts[pk],
            total[pk] - len(contacts[pk]),
        )
        for each, pk in zip(questions, ids, strict=True)
    ]


def _labels(portrait: Portrait, translated: list[str]) -> list[str]:
    """Return in which languages the description can be read, German first; nothing if it is not public."""
    if "description" not in portrait.values:
        return []
    names = dict(settings.LANGUAGES)
    return [gettext(str(names[code])) for code in ["de", *(code for code in translated if code != "de")]]
