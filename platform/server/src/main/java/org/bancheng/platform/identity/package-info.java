/** Who is acting: realms, sign-in, tokens, and the actor behind each request. */
@NullMarked
package org.bancheng.platform.identity;

import org.jspecify.annotations.NullMarked;
