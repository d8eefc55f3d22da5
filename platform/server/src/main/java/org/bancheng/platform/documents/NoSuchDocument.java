package org.bancheng.platform.documents;

/** The county has no such document, or not for this case as it is now. */
public class NoSuchDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchDocument(String document) {
        super("no document " + document);
    }
}
