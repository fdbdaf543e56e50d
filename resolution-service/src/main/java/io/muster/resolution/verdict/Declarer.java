package io.muster.resolution.verdict;

/**
 * Who declares.
 *
 * @param permitted whether the person has the permission commander in general
 */
public record Declarer(String person, boolean permitted) {}
