package org.bancheng.platform.search;

import java.util.List;

/** Elasticsearch's own users: one for each tenant, and one for the search across counties. */
sealed interface SearchUsers permits FileUsers, InterfaceUsers {

    /** Makes the user and its role of the same name, or brings them up to date. */
    void put(Access access);

    /** Nothing happens when there is no such user. */
    void remove(String name);

    /**
     * @param name of the user and of its role
     */
    record Access(String name, List<String> indices, List<String> privileges) {}
}
