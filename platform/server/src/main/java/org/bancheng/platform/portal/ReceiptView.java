package org.bancheng.platform.portal;

/**
 * What the reporter takes home.
 *
 * @param secret sixteen digits in groups of four
 * @param address where to follow the case
 */
record ReceiptView(String number, String secret, String subject, String at, String address) {

    static String grouped(String secret) {
        return secret.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
}
