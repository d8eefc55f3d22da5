@NullMarked
package org.bancheng.devstack;

import org.jspecify.annotations.NullMarked;
