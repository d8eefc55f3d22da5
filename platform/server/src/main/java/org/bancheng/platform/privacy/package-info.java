/** Who the reporter is: sealing, blind indexing, masking and revealing of personal data. */
@NullMarked
package org.bancheng.platform.privacy;

import org.jspecify.annotations.NullMarked;
