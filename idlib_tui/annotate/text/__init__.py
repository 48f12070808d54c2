"""Text processing shared by all annotators: paragraphs, sentences, tokens and word lists."""
