/** The cases' interface for machines. */
@NullMarked
package org.bancheng.platform.cases.web;

import org.jspecify.annotations.NullMarked;
