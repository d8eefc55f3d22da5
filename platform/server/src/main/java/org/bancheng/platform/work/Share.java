package org.bancheng.platform.work;

/** The queue of one tenant and one kind: what is served in turn. */
record Share(String tenant, String kind) {}
