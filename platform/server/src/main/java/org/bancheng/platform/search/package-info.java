/** Finding cases by text, within a county and across granted counties, without personal data. */
@NullMarked
package org.bancheng.platform.search;

import org.jspecify.annotations.NullMarked;
