"""What the parse tells: heads, clauses, and word forms."""
