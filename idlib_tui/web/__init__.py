"""The reader in a browser: a server for whoever has its key, one reader a visitor.

``textual-serve`` runs the reader and carries its screen; what is here decides who may come in. It
is imported by the command ``serve`` only, and needs the extra ``serve``.
"""
