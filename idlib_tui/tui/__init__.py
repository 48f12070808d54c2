"""The reader in the terminal: app, screens, widgets and the commands that drive them.

State flows down (the screen passes widgets what to show), messages flow up (a widget posts what
happened or what is asked for, and only the screen wires one widget to another). Slow work runs in
thread workers that never touch a widget.
"""
