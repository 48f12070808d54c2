"""Metadata in the text of an article: headers, title, dateline, credits."""
