"""The engine built on Whoosh, with verified files for its index."""
