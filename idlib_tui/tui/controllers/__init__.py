"""What the main screen does, one subject a class: opening, searching, reading, collecting, asking.

A controller holds the state of its subject and passes the widgets what to show. It is a plain
object: messages arrive at the screen, which hands them on.
"""
