"""Checking a draft: every quotation, date, figure and sentence against the articles."""

from idlib_tui.check.checking import check_draft
from idlib_tui.check.findings import Difference, Finding, Place, Report, Subject, Verdict

__all__ = ["Difference", "Finding", "Place", "Report", "Subject", "Verdict", "check_draft"]
