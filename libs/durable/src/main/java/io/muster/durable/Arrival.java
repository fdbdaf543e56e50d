package io.muster.durable;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a batch: where it came from, and what was read from it. */
public record Arrival<T>(ConsumerRecord<String, byte[]> record, Received received, T content) {}
