/** Who holds what: units, persons and the posts they hold. */
@NullMarked
package org.bancheng.platform.organisation;

import org.jspecify.annotations.NullMarked;
