package org.bancheng.benchmark;

final class TenantFigures {
    private TenantFigures() {}

    static void take(Report report) {
        report.part("Tenants");
    }
}
