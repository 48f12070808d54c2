"""A text as all annotators see it: paragraphs, sentences, words; and the word lists they share."""
