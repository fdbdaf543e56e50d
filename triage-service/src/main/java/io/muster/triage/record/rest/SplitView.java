package io.muster.triage.record.rest;

import java.util.UUID;

/** @param newIncident the id under which the new incident is known in a moment */
record SplitView(UUID newIncident) {}
