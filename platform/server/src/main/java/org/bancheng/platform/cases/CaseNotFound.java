package org.bancheng.platform.cases;

/** There is no such case here, or it is not for this actor to see: the two are not told apart. */
public class CaseNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CaseNotFound(String what) {
        super("no case " + what);
    }
}
