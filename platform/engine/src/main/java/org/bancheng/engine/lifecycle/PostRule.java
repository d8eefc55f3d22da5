package org.bancheng.engine.lifecycle;

import java.util.Set;
import org.bancheng.engine.label.Label;

/**
 * What the lifecycle has to know of a post.
 *
 * @param channels of an own-channel post; empty otherwise
 */
public record PostRule(String id, Label label, PostScope scope, Set<String> channels) {}
