/** The sign-in pages' texts. */
@NullMarked
package org.bancheng.keycloaktheme;

import org.jspecify.annotations.NullMarked;
