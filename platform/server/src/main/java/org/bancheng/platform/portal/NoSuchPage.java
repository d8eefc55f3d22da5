package org.bancheng.platform.portal;

/** The address leads nowhere, or nowhere for this reader. */
class NoSuchPage extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
