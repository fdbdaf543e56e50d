package io.muster.sample.bending.persistence;

/** An edge that anybody can reach. */
public class Row {}
