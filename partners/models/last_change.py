"""When what is told of an organisation last changed; asked by those who fetch only what is new."""

from django.db import models


class LastChange(models.Model):
    """The time of the last change to what everybody may see of an organisation, people who agreed included.

    Triggers write it (migration ``public_changes``), whoever changes something: form, admin, import or SQL. Changes to
    what is hidden leave no trace here. There is no foreign key, so the time stays when the organisation is removed.
    ``face`` is a digest of what the search entry does not hold.
    """

    organisation_id = models.BigIntegerField(primary_key=True)
    changed_at = models.DateTimeField()
    face = models.TextField(default="")

    class Meta:
        verbose_name = "last change"
        verbose_name_plural = "last changes"

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.changed_at:%Y-%m-%d}"
