"""Importing these registers every verb."""

import hub.core.handlers.exceptions
import hub.core.handlers.master
import hub.core.handlers.order_ends
import hub.core.handlers.orders
import hub.core.handlers.people
import hub.core.handlers.production
import hub.core.handlers.reversal
import hub.core.handlers.stock
import hub.core.handlers.stock_office
import hub.core.handlers.talk
import hub.core.handlers.timers
import hub.core.handlers.workstation  # noqa: F401
