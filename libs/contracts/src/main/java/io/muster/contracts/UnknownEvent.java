package io.muster.contracts;

/**
 * An event of a type this version does not know. It is counted, acknowledged and shown on timelines by its type; it never
 * changes the state of an incident.
 *
 * @param type the CloudEvents type as received
 */
public record UnknownEvent(EventContext context, String type) implements LifecycleEvent {}
