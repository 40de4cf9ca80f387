"""How far a command is: a bar on a terminal, plain lines elsewhere."""

from typing import Any, Final

WIDTH: Final = 30


class ProgressLine:
    """Writes to ``output`` (a command's ``stdout``); on a terminal one line is drawn again and again."""

    def __init__(self, output: Any) -> None:
        self.output = output
        self.on_terminal = bool(output.isatty())
        self.drawn = False
        self.last = ""

    def show(self, done: int, total: int, what: str) -> None:
        """Say that ``done`` of ``total`` units are done; ``what`` names the present one."""
        if not self.on_terminal:
            if what != self.last:
                self.output.write(f"[{done}/{total}] {what}")
            self.last = what
            return
        filled = WIDTH * done // total if total else 0
        bar = "█" * filled + "░" * (WIDTH - filled)
        self.output.write(f"\r\x1b[2K{bar} {done}/{total} {what[:60]}", ending="")
        self.output.flush()
        self.drawn = True

    def end(self) -> None:
        """Leave the line of the bar."""
        if self.drawn:
            self.output.write("")
        self.drawn = False
