"""The command line: standard output is data, standard error is narration.

One file a command under ``commands``; ``registry`` lists them, ``main`` runs one. Nothing here
imports the terminal interface unless the reader is asked for.
"""
