package org.bancheng.platform.cases;

/** A file as it was sent. */
public record Upload(String name, byte[] content) {}
