package org.bancheng.platform.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tenant's role and its {@code search_path} before the first statement of every
 * transaction on a pooled connection, also of the second and later ones on a connection that is
 * held. The role ends with the transaction, so nothing is left for the pool to forget; the path
 * alone opens nothing, and stays, since the driver prepares all statements anew when it changes.
 */
final class TenantConnection implements InvocationHandler {
    /** What {@link RoundTrip} finds behind a tenant's connection. */
    interface Entrance {
        /**
         * Prepares statements of one text, those that enter the tenant before them where the
         * transaction has not entered yet.
         */
        Prepared prepare(String sql) throws SQLException;
    }

    /**
     * @param filled how many parameters are there already
     * @param answered how many statements come before the caller's
     * @param entered to be told once it has been executed
     */
    record Prepared(PreparedStatement statement, int filled, int answered, Runnable entered) {}

    private static final Set<String> MAKES_STATEMENT =
            Set.of("createStatement", "prepareStatement", "prepareCall");

    /** PostgreSQL lets the login role become any tenant, so it would obey. */
    private static final Pattern LEAVES_THE_TENANT =
            Pattern.compile(
                    "(?i)(?:^|;)\\s*(?:discard\\s|(?:set|reset)\\s+(?:local\\s+|session\\s+)?(?:role|authorization|search_path|all)\\b)"
                            + "|\\bset_config\\s*\\(\\s*'(?:role|session_authorization|search_path)'");

    /** Both in one statement that the server keeps prepared. */
    private static final String ENTER =
            "select set_config('role', ?, true), set_config('search_path', ?, false)";

    /** Statements that were looked at and stay: the code has a few hundred of them. */
    private static final Set<String> STAYS = ConcurrentHashMap.newKeySet();

    private static final int MOST_REMEMBERED = 2_000;

    private final Connection pooled;
    private final Tenant tenant;
    private boolean inside;

    private TenantConnection(Connection pooled, Tenant tenant) {
        this.pooled = pooled;
        this.tenant = tenant;
    }

    static Connection of(Connection pooled, Tenant tenant) {
        return proxy(Connection.class, new TenantConnection(pooled, tenant));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (name.equals("unwrap") && arguments != null && arguments[0] == Entrance.class) {
            return (Entrance) this::prepare;
        }
        if (name.equals("setAutoCommit")
                && arguments != null
                && Boolean.TRUE.equals(arguments[0])) {
            throw new SQLFeatureNotSupportedException(
                    "a tenant's statement runs in a transaction, which ends its role");
        }
        if (name.equals("setSchema") || name.equals("setCatalog")) {
            throw new SQLFeatureNotSupportedException("the bound tenant decides the schema");
        }
        if (MAKES_STATEMENT.contains(name)) {
            refuseToLeave(arguments);
        }
        if (name.equals("commit") || name.equals("rollback")) {
            inside = false; // also where it fails, and a savepoint may be older than the entrance
        }
        Object result = call(pooled, method, arguments);
        if (result instanceof Statement statement && MAKES_STATEMENT.contains(name)) {
            return guarded(statement, (Connection) self);
        }
        return result;
    }

    private Statement guarded(Statement statement, Connection self) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return self;
                    }
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("addBatch")) {
                        refuseToLeave(arguments);
                        enter();
                    }
                    return call(statement, method, arguments);
                };
        return switch (statement) {
            case CallableStatement _ -> proxy(CallableStatement.class, handler);
            case PreparedStatement _ -> proxy(PreparedStatement.class, handler);
            default -> proxy(Statement.class, handler);
        };
    }

    private static void refuseToLeave(Object @Nullable [] arguments)
            throws SQLFeatureNotSupportedException {
        if (arguments == null
                || arguments.length == 0
                || !(arguments[0] instanceof String sql)
                || STAYS.contains(sql)) {
            return;
        }
        if (LEAVES_THE_TENANT.matcher(sql).find()) {
            throw new SQLFeatureNotSupportedException("the bound tenant decides role and schema");
        }
        if (STAYS.size() < MOST_REMEMBERED) {
            STAYS.add(sql);
        }
    }

    private void enter() throws SQLException {
        if (!inside) {
            try (PreparedStatement statement = pooled.prepareStatement(ENTER)) {
                fill(statement);
                statement.execute();
            }
            inside = true;
        }
    }

    private Prepared prepare(String sql) throws SQLException {
        refuseToLeave(new Object[] {sql});
        if (inside) {
            return new Prepared(pooled.prepareStatement(sql), 0, 0, () -> {});
        }
        PreparedStatement statement = pooled.prepareStatement(ENTER + ";\n" + sql);
        fill(statement);
        return new Prepared(statement, 2, 1, () -> inside = true);
    }

    private void fill(PreparedStatement statement) throws SQLException {
        statement.setString(1, tenant.role());
        statement.setString(2, quoted(tenant.schema()));
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        TenantConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
