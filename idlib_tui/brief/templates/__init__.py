"""The layouts that the program brings along; see ``idlib_tui.brief.layouts``."""
