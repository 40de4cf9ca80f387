"""What must happen after a commit, as rows."""

from .job import Job
from .message import Message

__all__ = ["Job", "Message"]
