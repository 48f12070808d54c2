"""Word lists of the figure annotator; the format is told in ``lexicon``."""
