"""Looks into what the doctor found."""

from typing import Any

from hub.doctor.finding import Finding, Level


def finding_about(findings: list[Finding], level: Level, subject: str) -> Finding:
    """The one finding of a level about a subject."""
    fitting = [finding for finding in findings if finding.level is level and finding.subject == subject]
    assert len(fitting) == 1, findings
    assert fitting[0].do or level is Level.OK
    return fitting[0]


def worst(findings: Any) -> set[Level]:
    """The levels that occur."""
    return {finding.level for finding in findings}
