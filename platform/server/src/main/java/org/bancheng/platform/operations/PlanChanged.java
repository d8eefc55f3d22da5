package org.bancheng.platform.operations;

/** What applying would do now is not what the operator was shown. */
class PlanChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Plan now;

    PlanChanged(Plan now) {
        super("the plan is " + now.hash() + " now");
        this.now = now;
    }

    Plan now() {
        return now;
    }
}
