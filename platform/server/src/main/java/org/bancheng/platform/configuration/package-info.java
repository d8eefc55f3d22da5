/** How a county works: its checked, published and versioned configuration. */
@NullMarked
package org.bancheng.platform.configuration;

import org.jspecify.annotations.NullMarked;
