package io.muster.triage.notes.rest;

import jakarta.validation.constraints.NotNull;

record TickRequest(@NotNull Boolean done) {}
