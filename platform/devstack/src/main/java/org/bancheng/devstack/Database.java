package org.bancheng.devstack;

/** A PostgreSQL server and its superuser. */
public record Database(String host, int port, String user, String password) {
    /** JDBC address of one database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return url("postgres") + " as " + user;
    }
}
