/** What is measured, beside what it is measured against; docs/benchmarks.md says how to read it. */
@NullMarked
package org.bancheng.benchmark;

import org.jspecify.annotations.NullMarked;
