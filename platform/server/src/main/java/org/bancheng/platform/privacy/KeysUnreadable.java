package org.bancheng.platform.privacy;

/** Something sealed does not open: the master key is another, or the value was moved or altered. */
public class KeysUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreadable(String what, Throwable cause) {
        super(what + " cannot be opened", cause);
    }
}
