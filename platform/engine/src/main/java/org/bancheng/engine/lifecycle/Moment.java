package org.bancheng.engine.lifecycle;

/** What a clock does by itself. */
public enum Moment {
    WARN,
    BREACH
}
