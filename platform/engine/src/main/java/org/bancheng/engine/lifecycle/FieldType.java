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
    /** A guide's name or a web address. */
    REFERENCE,
    /** The number of a case that whoever gives it may see. */
    CASE,
    /** The number of a register's entry that whoever gives it may see. */
    ENTRY,
    /** Ids of files that the shell has stored before. */
    ATTACHMENT,
    /** A table of the county's figures that the shell has counted: nobody gives it. */
    FIGURES;

    /** Whether somebody writes what he likes. */
    public boolean isFreeText() {
        return this == TEXT || this == LONG_TEXT || this == REFERENCE;
    }
}
