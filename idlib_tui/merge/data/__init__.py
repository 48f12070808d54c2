"""Word lists and tables of general English, one subject a file, for people to read and extend."""
