"""How the machine is run: many short runs from seeds of their own."""

from typing import Any, Final, cast

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.machine import Machine

STEPS: Final = 30
CHUNK: Final = 10
"""After its tenth example hypothesis mostly varies those it had; a run from another seed reaches more that is new."""


def run(examples: int, number: int = 0, *, shrink: bool = True) -> None:
    """So many examples; raises with the first history that breaks a law. The number says which: the same are the same."""
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    how = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        derandomize=False,
    )

    def machine() -> Machine:
        return Machine()

    run_state_machine_as_test(cast("Any", seed(number)(machine)), settings=how)


def run_many(examples: int, first: int = 0, *, shrink: bool = True) -> None:
    """The same, from as many seeds as it takes."""
    for number, done in enumerate(range(0, examples, CHUNK), first):
        run(min(CHUNK, examples - done), number, shrink=shrink)
