/**
 * PostgreSQL, Elasticsearch and Keycloak as supervised child processes, from their Maven Central
 * archives: for the run command and, where there is no Docker, for the tests.
 */
@NullMarked
package org.bancheng.devstack;

import org.jspecify.annotations.NullMarked;
