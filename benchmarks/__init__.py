"""Measuring: how fast and how well, each figure taken in one run."""
