"""People in a text: names, titles and roles, gender, and a table of people per article."""

from idlib_tui.annotate.people.names import Name, find_names
from idlib_tui.annotate.people.table import PeopleTable, Person, build_table

__all__ = ["Name", "PeopleTable", "Person", "build_table", "find_names"]
