package org.bancheng.engine.lifecycle;

/** What a form's field holds. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    /** 7 to 15 digits, with +, spaces, hyphens, brackets and an extension as people write them. */
    PHONE,
    BOOLEAN,
    INTEGER,
    DATE,
    UNIT,
    CATEGORY,
    CHOICE,
    /** 1 (worst) to 5 (best). */
    RATING,
    /** The id of another record or a web address. */
    REFERENCE,
    /** Ids of files that the shell has stored before. */
    ATTACHMENT,
    /** A table of the county's figures that the shell has counted: nobody gives it. */
    FIGURES
}
