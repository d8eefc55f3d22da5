package org.bancheng.platform.portal;

import org.jspecify.annotations.Nullable;

/**
 * A page that could not be shown.
 *
 * @param title what happened
 * @param help how to go on
 * @param desk whether it was a page of staff, who are led back to theirs
 * @param incident a short id to tell the administrator; null where there is nothing to look up
 */
record ErrorView(int status, String title, String help, boolean desk, @Nullable String incident) {}
