package org.bancheng.engine.history;

/**
 * A record in its place in the chain.
 *
 * @param previous hash of the case's record before; {@link Digest#ORIGIN} for the first
 * @param hash SM3 over {@code previous} and the record's canonical bytes
 */
public record ChainedRecord(HistoryRecord event, Digest previous, Digest hash) {}
