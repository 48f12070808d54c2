"""The records shared by all parts of the program. This package imports nothing else of it.

Offsets are Python string offsets (code points) into ``Article.text``, half open: a span covers
``text[start:end]``. Dates are calendar days without a time zone. Records are frozen, compare by
value, and hold no reference to a file, a database or a widget.
"""

from idlib_tui.model.annotations import (
    Annotations,
    AttachedBy,
    Category,
    Counting,
    Event,
    Figure,
    Mention,
    MentionKind,
    Quote,
    QuoteKind,
    Relation,
    ResolvedBy,
    Span,
    Stance,
    Timex,
    TimexType,
)
from idlib_tui.model.article import (
    Article,
    Differences,
    Problem,
    Published,
    PublishedFrom,
    Repair,
    RepairKind,
)
from idlib_tui.model.corrections import (
    DifferentActors,
    EntryDate,
    OtherActor,
    Quoted,
    QuoteSpeaker,
    SameActor,
)
from idlib_tui.model.grades import (
    Account,
    Credibility,
    FactStatus,
    Reliability,
)
from idlib_tui.model.results import (
    ActorSummary,
    Entry,
    FigureGroup,
    FigureReport,
    MergeSuggestion,
    Place,
    Position,
    Precision,
    Report,
    SeriesPoint,
    Statement,
)
from idlib_tui.model.steps import (
    Annotated,
    Failure,
    Step,
)
from idlib_tui.model.story import (
    FileFacts,
    Story,
    StoryActor,
)

__all__ = [
    "Account",
    "ActorSummary",
    "Annotated",
    "Annotations",
    "Article",
    "AttachedBy",
    "Category",
    "Counting",
    "Credibility",
    "Differences",
    "DifferentActors",
    "Entry",
    "EntryDate",
    "Event",
    "FactStatus",
    "Failure",
    "Figure",
    "FigureGroup",
    "FigureReport",
    "FileFacts",
    "Mention",
    "MentionKind",
    "MergeSuggestion",
    "OtherActor",
    "Place",
    "Position",
    "Precision",
    "Problem",
    "Published",
    "PublishedFrom",
    "Quote",
    "QuoteKind",
    "QuoteSpeaker",
    "Quoted",
    "Relation",
    "Reliability",
    "Repair",
    "RepairKind",
    "Report",
    "ResolvedBy",
    "SameActor",
    "SeriesPoint",
    "Span",
    "Stance",
    "Statement",
    "Step",
    "Story",
    "StoryActor",
    "Timex",
    "TimexType",
]
