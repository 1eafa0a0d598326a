"""Whether a place name means the location or the power that sits there."""
