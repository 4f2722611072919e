"""What `verify` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken. `no` is the inbox number of the first command that shows it; 0 when none can be named."""

    rule: str
    no: int
    text: str

    def __str__(self) -> str:
        where = f" at command {self.no}" if self.no else ""
        return f"{self.rule}{where}: {self.text}"

    @property
    def explained(self) -> str:
        """Where it is said what the rule means and what to do."""
        return f"docs/laws.md#{self.rule.lower()}"

    def order(self) -> tuple[bool, int, int]:
        """What broke first comes first; what can't be placed comes last."""
        return not self.no, self.no, int(self.rule[1:])
