package org.bancheng.platform.portal;

/**
 * A case that may be the same matter.
 *
 * @param why what they have in common
 */
record Likely(
        String number, String href, String subject, String state, String receivedAt, String why) {}
