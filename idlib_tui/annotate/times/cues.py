"""Words around an expression that indicate past or future."""

from __future__ import annotations

import re

from idlib_tui.annotate.times.lexicon import word_list

_WINDOW = 45
"""Characters within which a cue of the future counts; farther ones belong to another clause."""

_STRONG = re.compile(
    r"\b(?:will|won['’]t|shall|scheduled|expected|due|set (?:to|for)|going to|(?:is|are) to"
    r"|expects|anticipates|(?:hopes|plans|aims|intends|wants) to)\b"
    r"|['’] ?ll\b",
    re.IGNORECASE,
)
_FORETOLD = re.compile(
    r"\b(?:said|told|announced|agreed|confirmed|promised|vowed|pledged)\b.*\bwould\b(?!\shave\b)"
)
_LIMIT = re.compile(
    r"\b(?:until|till|by)\s(?:(?:the|next|end|of|early|late)\s|mid-?){0,5}\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till)\s(?:(?:the|next|end|of|early|late)\s|mid-?){0,5}\Z", re.IGNORECASE
)
_EARLIER = re.compile(r"\bbefore\s(?:the\s|next\s){0,2}\Z", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince\s(?:(?:the|last|early|late|start|end|of|beginning)\s|mid-?){0,5}\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:from|than|against|versus|over|on|as|compared (?:with|to))\b[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_SET_APART = re.compile(
    r"\b(?:as opposed to|compared (?:with|to)|from an? (?:high|low|peak|record|average)"
    r"|than (?:in|on|at)|unlike|since|versus|(?:peak|high|low) of)\b[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"An?\s(?:[\w-]+\s){1,4}\w{2,30}ed\s(?:in|on)\s\Z")
_MODAL = re.compile(
    # Not "May", which is a month.
    r"\b(?:[Cc]ould|may|[Mm]ight|[Cc]an|[Mm]ust|[Ss]hould)\s"
    r"(?!not\shave\b|have\b)(?:[\w-]+\s){1,6}\Z"
)
_AHEAD_OF = re.compile(r"\b(?:ahead of|in time for)\s(?:the\s|next\s)?\Z", re.IGNORECASE)
_FUTURATE = re.compile(
    rf"\b(?:{'|'.join(sorted(word_list('timetable verbs')))})"
    r"(?:\s(?:out|off|up|place|effect|hold|into|force|its|their|his|her|a|the|in|at|to|for)\b)?"
    r"(?:\s[\w-]+){0,2}\s(?:on\s)?\Z"
)
_INTENDED = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(word_list('intentions')))})\s(?:[\w’'-]+\s){{0,3}}|(?P<be>was|were)\s)"
    r"to\s(?!have\b|the\b|an?\b)(?P<act>[\w’'-]+\s(?:[\w’'-]+\s){0,7})\Z"
)
_DATELINE = re.compile(r"\s{0,2}\([^()\n]{2,40}\)\s{0,2}[–—-]")
_OPENING = re.compile(r"\s*(?:[Oo]n|[Bb]y|[Ii]n|[Uu]ntil|[Ff]rom)?\s*")
_OPENS = re.compile(r"\s*(?:On|By|Late|Early)(?:\s(?:the|early|late|end|of))*\s*")
_AUXILIARIES = {"was", "were", "had"}
_HAPPENED = re.compile(
    rf"(?<!\bbe\s)\b(?P<verb>{'|'.join(sorted(word_list('irregular past') - _AUXILIARIES))}"
    r"|\w{2,30}ed)\s(?:[\w-]+\s){0,2}on\s\Z"
)
_PAST = re.compile(rf"\b(?:{'|'.join(sorted(word_list('irregular past')))}|\w{{2,30}}ed)\b")


def future(text: str, start: int, end: int) -> bool:
    """Whether a strong cue of the future ("will", "due", "is to") is in the same clause."""
    before = _clause_before(text, start)
    if _STRONG.search(before) or _is_foretold(before):
        return True
    after = _clause_after(text, end)
    if _OPENING.fullmatch(before):
        cue = _STRONG.search(after)
        return cue is not None and not _PAST.search(after[: cue.start()])
    return not _PAST.search(before) and bool(_STRONG.search(after.split(",")[0]))


def _is_foretold(before: str) -> bool:
    """Match "said it would fly on", but not "said it would regret what happened on"."""
    foretold = _FORETOLD.search(before)
    return foretold is not None and not _PAST.search(before[foretold.end() :])


def intended(text: str, start: int) -> bool:
    """Whether it is the day of an intention: "hoped to meet on Monday", "was asked to leave by"."""
    found = _INTENDED.search(_clause_before(text, start))
    return found is not None and not _PAST.search(found["act"])


def arranged(text: str, start: int) -> bool:
    """Whether it is the day of an arrangement in the past: "was to meet on Monday"."""
    found = _INTENDED.search(_clause_before(text, start))
    return found is not None and found["be"] is not None


def limit(text: str, start: int) -> bool:
    """Whether the expression is a limit: "until Sunday", "by March"."""
    return bool(_LIMIT.search(text, max(0, start - _WINDOW), start))


def before(text: str, start: int) -> bool:
    """Whether the expression follows "before"."""
    return bool(_EARLIER.search(text, max(0, start - _WINDOW), start))


def until(text: str, start: int) -> bool:
    """Whether the expression follows "until"."""
    return bool(_UNTIL.search(text, max(0, start - _WINDOW), start))


def since(text: str, start: int) -> bool:
    """Whether the expression follows "since"."""
    return bool(_SINCE.search(text, max(0, start - _WINDOW), start))


def compared(text: str, start: int) -> bool:
    """Whether something is compared with the expression: "up from a year earlier"."""
    return bool(_COMPARED.search(text, max(0, start - _WINDOW), start))


def possible(text: str, start: int) -> bool:
    """Whether a modal without "have" governs the expression: "could be held in March"."""
    return bool(_MODAL.search(_clause_before(text, start)))


def set_apart(text: str, start: int) -> bool:
    """Whether a date is only part of a comparison: "from a high in summer 2007"."""
    return bool(_SET_APART.search(_clause_before(text, start)))


def participle(before: str) -> bool:
    """Whether a participle with a date opens a sentence: "A report published in 2005 shows …"."""
    return bool(_PARTICIPLE.match(before))


def timetabled(text: str, start: int) -> bool:
    """Whether a present form refers to the future: "opens on Friday", "ahead of Sunday"."""
    before = _clause_before(text, start)
    return bool(_AHEAD_OF.search(before) or (_FUTURATE.search(before) and not _PAST.search(before)))


def happened(text: str, start: int) -> bool:
    """Whether a verb in the past governs a day: "took effect on", not "was set for a vote on"."""
    found = _HAPPENED.search(_clause_before(text, start))
    return found is not None and found["verb"] not in word_list("arranging")


def dateline(text: str, end: int) -> bool:
    """Whether the expression is the date of a dateline: "PERTH, June 23 (Agency) -"."""
    return bool(_DATELINE.match(text, end))


def past_verb(text: str, start: int, end: int) -> bool:
    """Whether a verb in the past is before it in the same sentence, or after it if it opens one."""
    before = _clause_before(text, start)
    if _PAST.search(before) or _PAST.match(text, end + 1):
        return True
    after = _clause_after(text, end)
    opens = bool(_OPENS.fullmatch(before))
    return opens and bool(_PAST.search(after)) and not _STRONG.search(after)


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - _WINDOW) : start]
    return re.split(r"[.!?]\s|\n", window)[-1]


def _clause_after(text: str, end: int) -> str:
    return re.split(r"[.!?]\s|\n", text[end : end + _WINDOW])[0]
