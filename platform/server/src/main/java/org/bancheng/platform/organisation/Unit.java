package org.bancheng.platform.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A body that cases are assigned to, or whose people take, judge or watch them.
 *
 * @param kind as in the county's units.yaml: bureau, township …
 * @param active whether the county still lists it; cases of old keep pointing at one that is not
 */
public record Unit(String id, String name, String kind, @Nullable String parent, boolean active) {}
