/** The server: a modular monolith, one package per module, each with one sentence of purpose. */
@NullMarked
package org.bancheng.platform;

import org.jspecify.annotations.NullMarked;
