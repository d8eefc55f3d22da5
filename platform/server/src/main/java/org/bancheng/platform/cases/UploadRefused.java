package org.bancheng.platform.cases;

/** A file that is not taken in; the reason says which limit it breaks and what is taken. */
public class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String file;

    public UploadRefused(Reason reason, String file) {
        super(reason + ": " + file);
        this.reason = reason;
        this.file = file;
    }

    public Reason reason() {
        return reason;
    }

    /** Its name, made harmless. */
    public String file() {
        return file;
    }

    public enum Reason {
        EMPTY,
        TOO_LARGE,
        TOO_MANY,
        TYPE_NOT_TAKEN,
        NOT_ASKED_FOR
    }
}
