"""Claims in languages without a parser: words, clauses and roles read off the order of words and their endings."""
