package org.bancheng.platform.cases;

/** The county's procedure has no such register. */
public class NoSuchRegister extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchRegister(String type) {
        super(type);
    }
}
