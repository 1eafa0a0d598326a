"""How colours look to readers who see no green or no red, and how far apart two of them then are."""

from __future__ import annotations

import numpy as np

from components.palette import channels

Matrix = np.ndarray

VISION: dict[str, Matrix] = {
    "full": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
"""Linear RGB as each kind of vision sees it (Machado, Oliveira, Fernandes, IEEE TVCG 15/6, 2009, severity 1)."""
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> Matrix:
    """Return ``#rrggbb`` as linear sRGB (0 to 1)."""
    values = np.array(channels(colour)) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(colour: str, vision: str = "full") -> Matrix:
    """Return a colour in CIELAB (D65) as a kind of :data:`VISION` sees it.

    >>> [round(float(value)) for value in lab("#ffffff")]
    [100, 0, 0]
    """
    seen = np.clip(VISION[vision] @ linear(colour), 0, 1)
    ratios = TO_XYZ @ seen / WHITE
    f = np.where(ratios > (6 / 29) ** 3, np.cbrt(ratios), ratios / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one: str, other: str, vision: str = "full") -> float:
    """Return how far apart two colours look (CIE 1976); 2.3 is just noticeable, 10 plain at a glance.

    >>> difference("#b8141f", "#b8141f"), difference("#000000", "#ffffff", "deuteranopia") > 99
    (0.0, True)
    """
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))
