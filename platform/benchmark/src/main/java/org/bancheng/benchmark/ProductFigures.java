package org.bancheng.benchmark;

final class ProductFigures {
    private ProductFigures() {}

    static void take(Report report) {
        report.part("Product");
    }
}
