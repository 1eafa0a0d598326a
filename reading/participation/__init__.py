"""Who and where of a claim, weighed over the whole article: cues for each candidate, with weights learned from articles."""
