"""What must happen after a commit, as rows."""

from .attachment import MessageAttachment
from .bounce import Bounce
from .job import Job
from .message import Message

__all__ = ["Bounce", "Job", "Message", "MessageAttachment"]
