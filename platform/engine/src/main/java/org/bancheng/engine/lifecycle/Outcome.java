package org.bancheng.engine.lifecycle;

/** The answer to a command. A refusal is an answer, never an exception. */
public sealed interface Outcome permits Decision, Refusal {}
