package org.bancheng.platform.figures.web;

/** The days asked for are no days, or in the wrong order. */
final class BadSpan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String parameter;
    final String why;

    BadSpan(String parameter, String why) {
        super(parameter);
        this.parameter = parameter;
        this.why = why;
    }
}
