"""Who is answered what: the due days of an organisation. Its own people choose them; nobody else learns of them."""

from checklists.domain.event_lists import SLUG
from checklists.domain.loading import load_templates
from checklists.models import TemplateVersion
from tests.access.identities import EMPLOYER, MSO, World
from tests.access.matrix import Row, form, only


def prepare(_world: World) -> None:
    """Have the list whose days are chosen."""
    if not TemplateVersion.objects.filter(template__slug=SLUG).exists():
        load_templates()


ROWS: list[Row] = [
    *form(
        "checklists:due_days",
        only(EMPLOYER, 200),
        only(EMPLOYER, 302),
        lambda world: {"slug": world.employer.slug},
        case="employer",
    ),
    *form("checklists:due_days", only(MSO, 200), only(MSO, 302), lambda world: {"slug": world.mso.slug}, case="MSO"),
]
