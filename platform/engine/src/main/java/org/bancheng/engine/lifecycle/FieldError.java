package org.bancheng.engine.lifecycle;

import org.bancheng.engine.label.Label;

/**
 * @param code required, unknown-field, type, choice, length, range, unknown-unit, unknown-category
 */
public record FieldError(String field, String code, Label message) {}
