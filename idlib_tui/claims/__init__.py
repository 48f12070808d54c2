"""What the articles claim: who says so, how many independent of each other, and who denies it."""
