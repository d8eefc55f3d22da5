package org.bancheng.acceptance;

/** What somebody finds when he signs in, as the page says it. */
final class Desk {
    private final Product product;
    private final String tenant;

    Desk(Product product, String tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    String of(String username) {
        return new Visitor(product.base())
                .signsInAt("/" + tenant + "/staff", username)
                .body()
                .replaceAll("\\s+", " ");
    }
}
