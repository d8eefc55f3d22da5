package org.bancheng.devstack;

/** Where the three servers answer. */
public record Servers(Database database, SearchNode search, IdentityServer identity) {}
