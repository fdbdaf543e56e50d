package io.muster.sample.bending.rest;

import io.muster.sample.bending.persistence.Row;

/** An edge that knows another edge. */
record RowView(Row row) {}
