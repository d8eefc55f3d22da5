/** The product driven through the doors people use, county by county, clause by clause. */
@NullMarked
package org.bancheng.acceptance;

import org.jspecify.annotations.NullMarked;
