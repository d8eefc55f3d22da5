/** The doors of the documents for programs. */
@NullMarked
package org.bancheng.platform.documents.web;

import org.jspecify.annotations.NullMarked;
