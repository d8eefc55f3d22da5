/** A county's folder: its schemas, its checks, and the typed view of it. */
@NullMarked
package org.bancheng.engine.configuration;

import org.jspecify.annotations.NullMarked;
