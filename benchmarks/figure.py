"""One measured figure: a ratio or a count taken in one run, with its aim."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, its value and unit, and the aim as ``"<= 1.3"`` or ``">= 0.9"``."""

    name: str
    value: float
    unit: str
    aim: str

    def met(self) -> bool:
        """Tell whether the aim is met.

        >>> Figure("reading against the pipeline alone", 1.2, "ratio", "<= 1.3").met()
        True
        """
        sign, bound = self.aim.split()
        return self.value <= float(bound) if sign == "<=" else self.value >= float(bound)

    def as_data(self) -> dict[str, object]:
        """Return the figure as plain data, its value to four digits, with whether its aim is met."""
        return {**asdict(self), "value": float(f"{self.value:.4g}"), "met": self.met()}
