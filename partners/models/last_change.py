"""When what is told of an organisation last changed; asked by those who fetch only what is new."""

from django.db import models


class LastChange(models.Model):
    """The time of the last change to an organisation or to anything that belongs to it.

    Triggers write it (migration ``last_change``), whoever changes something: form, admin, import or SQL. There is no
    foreign key, so the time stays when the organisation is removed.
    """

    organisation_id = models.BigIntegerField(primary_key=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "last change"
        verbose_name_plural = "last changes"

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.changed_at:%Y-%m-%d}"
