/**
 * What happened to a case: events chained by hash, written in the transaction that changes the
 * case.
 */
@NullMarked
package org.bancheng.platform.history;

import org.jspecify.annotations.NullMarked;
