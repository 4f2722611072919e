"""Screen → acts."""

from terminal.core.operator.acts import (
    common,
    dispatch,
    form,
    gate,
    idle,
    keytest,
    listing,
    manual,
    material,
    quantity,
    reading,
    reasons,
    running,
    store,
)
from terminal.core.operator.workplace import ACTS, Acts

ACTS.update(
    {
        "idle": Acts(idle.scan, idle.key, common.foreign),
        "keytest": Acts(common.unreached, keytest.key, keytest.judge),
        "dispatch": Acts(dispatch.scan, dispatch.key, common.foreign),
        "running": Acts(running.scan, running.key, common.foreign),
        "quantity": Acts(quantity.scan, quantity.key, common.foreign),
        "material": Acts(material.scan, material.key, material.foreign),
        "reasons": Acts(reasons.scan, reasons.key, common.foreign),
        "manual": Acts(manual.scan, manual.key, manual.foreign),
        "reading": Acts(running.scan, reading.key, common.foreign),
        "listing": Acts(common.unreached, listing.key, common.foreign),
        "store": Acts(store.scan, store.key, store.foreign),
        "gate": Acts(gate.scan, gate.key, common.foreign),
        "form": Acts(form.scan, form.key, form.foreign),
    }
)
