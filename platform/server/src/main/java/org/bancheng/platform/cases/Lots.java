package org.bancheng.platform.cases;

import java.security.SecureRandom;
import org.bancheng.engine.lifecycle.Facts;

/** Draws the lot of a decision: what a sample takes is not to be foreseen by those it checks. */
final class Lots {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Lots() {}

    /** From 1 to 100, each as likely as the other. */
    static int draw() {
        return 1 + RANDOM.nextInt(Facts.LAST_LOT);
    }
}
