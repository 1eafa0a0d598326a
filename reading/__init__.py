"""Reading: from the words of an article to sentences, mentions and claims. No coordinate is known here."""
