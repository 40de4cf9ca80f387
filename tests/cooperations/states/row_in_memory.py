"""A row in memory that behaves towards ``apply_move`` as PostgreSQL does: locks, transactions, history."""

from contextlib import contextmanager
from types import SimpleNamespace


class RowInMemory:
    """One row and its history. ``cut_in`` is what somebody else does as soon as the row was read.

    Who finds the row locked waits until the transaction ends; who finds it free goes on with what was read before.
    """

    def __init__(self, state, **values):
        self.values = {"state": state, **values}
        self.lines = []
        self.cut_in = None
        self.is_locked = False
        self.copy = type("Copy", (SimpleNamespace,), {"_default_manager": self, "save": self._save_of})
        self.history = SimpleNamespace(_default_manager=SimpleNamespace(create=self._write))

    @property
    def state(self):
        return self.values["state"]

    def stale(self, **values):
        """A copy as a page that was loaded some time ago holds it."""
        return self.copy(pk=1, **{**self.values, **values})

    def select_for_update(self, *, of):
        assert of == ("self",)
        self.is_locked = True
        return self

    def get(self, *, pk):
        found = self.copy(pk=pk, **self.values)
        if not self.is_locked:
            self.let_in()
        return found

    def let_in(self):
        """Let somebody else do what they want to, once."""
        other, self.cut_in = self.cut_in, None
        if other:
            other()

    @staticmethod
    def _save_of(copy, *, update_fields):
        row = type(copy)._default_manager
        row.values |= {name: getattr(copy, name) for name in update_fields}

    def _write(self, *, source, target, **_said):
        self.lines.append((str(source), str(target)))

    @contextmanager
    def atomic(self):
        """Stand in for ``transaction.atomic``: all or nothing, and whoever waited goes on afterwards."""
        before = dict(self.values), list(self.lines)
        try:
            yield
        except Exception:
            self.values, self.lines = before
            raise
        finally:
            self.is_locked = False
            self.let_in()
