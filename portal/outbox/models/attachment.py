"""Files that go out with a mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .message import Message


class MessageAttachment(models.Model):
    """A file that is sent with a message: of the storage, where it belongs to whoever asked for the mail, or small."""

    message = models.ForeignKey(
        Message, verbose_name=_("message"), on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.CharField(_("file name"), max_length=100)
    content_type = models.CharField(_("type of the content"), max_length=100)
    file = models.FileField(_("file"), max_length=200, blank=True)
    content = models.BinaryField(default=b"", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment of a message")
        verbose_name_plural = _("attachments of messages")
        constraints = [
            models.CheckConstraint(
                name="attachment_somewhere",
                condition=models.Q(file="", content__gt=b"") | ~models.Q(file="") & models.Q(content=b""),
            )
        ]

    def __str__(self) -> str:
        return self.name
