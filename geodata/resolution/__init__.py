"""From a mention to a place, in the context of its article."""
