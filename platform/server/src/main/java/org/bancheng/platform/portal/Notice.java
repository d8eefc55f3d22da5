package org.bancheng.platform.portal;

/**
 * What a page says on top after something was done.
 *
 * @param tone green, yellow, red or act
 */
record Notice(String tone, String text) {}
