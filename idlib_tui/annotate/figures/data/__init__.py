"""Word lists of the figure annotator; ``lexicon`` describes their format."""
