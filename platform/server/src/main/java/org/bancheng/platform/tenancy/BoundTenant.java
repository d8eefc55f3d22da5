package org.bancheng.platform.tenancy;

import java.util.Optional;
import org.slf4j.MDC;

/**
 * The tenant of the running block. There is no default: code that needs a tenant and finds none
 * bound fails.
 *
 * <p>A binding cannot be changed or cleared from inside; it ends with its block and is not
 * inherited by other threads unless they are forked structurally. Every log line of the block names
 * the tenant.
 */
public final class BoundTenant {
    private static final ScopedValue<Tenant> BOUND = ScopedValue.newInstance();
    private static final String LOGGED_AS = "tenant";

    private BoundTenant() {}

    /**
     * @throws NoTenantBound when no tenant is bound
     */
    public static Tenant get() {
        return find().orElseThrow(NoTenantBound::new);
    }

    public static Optional<Tenant> find() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    public static void run(Tenant tenant, Runnable block) {
        call(
                tenant,
                () -> {
                    block.run();
                    return tenant;
                });
    }

    /**
     * Runs the block with the tenant bound.
     *
     * @throws IllegalStateException when another tenant is bound already: a block never changes
     *     county
     */
    public static <R, X extends Throwable> R call(Tenant tenant, ScopedValue.CallableOp<R, X> block)
            throws X {
        find().filter(bound -> !bound.id().equals(tenant.id()))
                .ifPresent(
                        bound -> {
                            throw new IllegalStateException(
                                    "bound to " + bound.id() + ", refused to bind " + tenant.id());
                        });
        String outer = MDC.get(LOGGED_AS);
        MDC.put(LOGGED_AS, tenant.id().value());
        try {
            return ScopedValue.where(BOUND, tenant).call(block);
        } finally {
            if (outer == null) {
                MDC.remove(LOGGED_AS);
            } else {
                MDC.put(LOGGED_AS, outer);
            }
        }
    }
}
