@NullMarked
package org.bancheng.engine.configuration;

import org.jspecify.annotations.NullMarked;
