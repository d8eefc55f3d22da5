package org.bancheng.engine.lifecycle;

/** On which subjects a post may act. */
public enum PostScope {
    COUNTY,
    /** Assignments of the holder's unit; cases it took in or works on. */
    OWN_UNIT,
    /** Cases of the post's channels, and their assignments. */
    OWN_CHANNEL,
    /** On none: whoever holds it sees no case. */
    NONE
}
