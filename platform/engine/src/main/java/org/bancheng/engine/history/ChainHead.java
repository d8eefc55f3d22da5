package org.bancheng.engine.history;

/** The last link of a case's chain. */
public record ChainHead(String caseId, long seq, Digest hash) {}
