package org.bancheng.platform.cases;

import java.util.UUID;

/**
 * A matter taken in.
 *
 * @param secret sixteen digits that open the case to the reporter; told once and kept nowhere
 */
public record Filed(UUID id, String number, String secret) {}
