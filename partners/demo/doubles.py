"""Second entries of a few associations, as another list would spell them, so that there is something to merge."""

from partners.domain.duplicates.suspects import update_suspects
from partners.models import MsoProfile, Organisation

DOUBLES = 3
FEWEST = 30


def store_doubles() -> int:
    """Store second entries of the first associations after the one the demo's users act for; return how many.

    A small demo gets none.
    """
    associations = Organisation.objects.filter(provenance=Organisation.Provenance.DEMO, mso_profile__isnull=False)
    originals = [*associations.exclude(municipality=None).order_by("pk")[1 : FEWEST + 1]]
    if len(originals) < FEWEST:
        return 0
    doubles = []
    for original in originals[:DOUBLES]:
        double = Organisation.objects.create(
            name=original.name.removesuffix(" e. V.").replace("ü", "ue").replace("ö", "oe").replace("-", " "),
            slug=f"{original.slug}-liste",
            roles=original.roles,
            municipality=original.municipality,
            district=original.district,
            latitude=original.latitude,
            longitude=original.longitude,
            founded=original.founded,
            street=original.street.replace("straße", "str."),
            postal_code=original.postal_code,
            provenance=Organisation.Provenance.IMPORTED,
        )
        MsoProfile.objects.create(organisation=double, languages=["de", "fr"])
        doubles.append(double.pk)
    update_suspects(doubles)
    return len(doubles)
