/** The search as machines reach it. */
@NullMarked
package org.bancheng.platform.search.web;

import org.jspecify.annotations.NullMarked;
