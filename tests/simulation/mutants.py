"""Deliberate bugs of the protocol, each as the `Parts` of a plant that has it. The product has no such switches."""

from typing import Final

from tests.simulation.mutant_hubs import (
    ApplyingOutOfOrder,
    CommittingPerLine,
    IgnoringEpochs,
    LosingOneKind,
    NotDeduplicating,
    PublishingBeforeCommit,
    SilentAboutPoison,
    TakingConflictsForDuplicates,
    TellingBeforeCommit,
    ValueOffByOne,
    WithoutApplied,
)
from tests.simulation.mutant_terminals import (
    BelievingPuback,
    NotAskingOlderEpochs,
    ReopeningOneTooFew,
    ReusingNumbers,
    TakingOlderDocuments,
    TakingOthersAcks,
)
from tests.simulation.run import Parts, Run

MUTANTS: Final[dict[str, Parts]] = {
    "ack before commit": Parts(hub=TellingBeforeCommit),
    "done on PUBACK": Parts(terminal=BelievingPuback),
    "no dedupe": Parts(hub=NotDeduplicating),
    "apply out of order": Parts(hub=ApplyingOutOfOrder),
    "ignore epoch": Parts(hub=IgnoringEpochs),
    "reuse a sequence after a crash": Parts(terminal=ReusingNumbers),
    "drop poison silently": Parts(hub=SilentAboutPoison),
    "commit per line": Parts(hub=CommittingPerLine),
    "accept an ack meant for another epoch": Parts(terminal=TakingOthersAcks),
    "publish before commit": Parts(hub=PublishingBeforeCommit),
    "an id conflict answered as a duplicate": Parts(hub=TakingConflictsForDuplicates),
    "a document without its applied": Parts(hub=WithoutApplied),
    "a replica that takes an older rev": Parts(terminal=TakingOlderDocuments),
    "older epochs not asked after a restore": Parts(terminal=NotAskingOlderEpochs),
    "reopen_after off by one": Parts(terminal=ReopeningOneTooFew),
    "one row kind not written by flush": Parts(hub=LosingOneKind),
    "a value one micro-unit off": Parts(hub=ValueOffByOne),
}
"""What the bug is → a plant that has it."""
TROUBLES: Final[dict[str, tuple[str, ...]]] = {
    "ack before commit": ("hub-crash", "hub-disk-full", "hub-database-busy"),
    "reuse a sequence after a crash": ("terminal-crash",),
    "commit per line": ("hub-crash",),
    "publish before commit": ("hub-crash",),
    "older epochs not asked after a restore": ("disk-then-hub-restored",),
    "reopen_after off by one": ("hub-restored",),
}
"""What has to go wrong for a bug to show, where that is rare among everything that may: what the quick test plays."""


def finding(bug: str, seed: int, kinds: tuple[str, ...] = ()) -> str:
    """The first thing that a seed finds wrong with a bug, `""` when it finds nothing. What the product raises counts."""
    try:
        outcome = Run(seed, MUTANTS[bug], kinds=kinds, hasty=True).play()
    except Exception as error:  # a mutant may fail in any way
        return f"{type(error).__name__}: {error}"
    return "" if outcome.clean else outcome.problems[0]
