package org.bancheng.engine.lifecycle;

/** A person's post in a unit: handler here, lead there. */
public record Holding(String post, String unit) {}
