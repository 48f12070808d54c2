"""Word lists and tables of general English, one subject per file, to be read and extended."""
