"""Who and where of a claim: cues for each candidate of the article, with weights learned from annotated articles."""
