/** The pages people see, in their county's brand. */
@NullMarked
package org.bancheng.platform.portal;

import org.jspecify.annotations.NullMarked;
