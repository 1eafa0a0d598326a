"""What a sentence claims: who does, wants or refuses what, where and when."""
