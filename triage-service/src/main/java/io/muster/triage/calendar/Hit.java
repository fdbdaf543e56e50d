package io.muster.triage.calendar;

import io.muster.contracts.Journey;
import java.util.List;

/**
 * What an incident hits, as far as the calendar cares; an empty list narrows nothing.
 *
 * @param sellers keys of the sellers
 */
public record Hit(List<Journey> journeys, List<String> where, List<String> sellers) {}
