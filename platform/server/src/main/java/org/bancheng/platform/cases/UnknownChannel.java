package org.bancheng.platform.cases;

/** The county has no such channel. */
public class UnknownChannel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownChannel(String channel) {
        super("no channel " + channel);
    }
}
