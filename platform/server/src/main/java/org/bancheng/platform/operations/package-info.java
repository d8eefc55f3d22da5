/** Running the installation: onboarding, import, health and the operator's interface. */
@NullMarked
package org.bancheng.platform.operations;

import org.jspecify.annotations.NullMarked;
