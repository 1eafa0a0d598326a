"""The networks of a spaCy pipeline, run with its own weights and with less work around them."""
