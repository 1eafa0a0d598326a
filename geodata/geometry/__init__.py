"""Lines, corridors and arrows between places, drawn on a local plane."""
