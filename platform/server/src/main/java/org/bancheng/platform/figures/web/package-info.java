@NullMarked
package org.bancheng.platform.figures.web;

import org.jspecify.annotations.NullMarked;
