package org.bancheng.platform.cases;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bound tenant's cases as documents for the search index, read from the database. */
public interface CaseDocuments {

    /** In no order; an id without a document belongs to a case that exists no more. */
    List<CaseDocument> of(Collection<UUID> ids);

    /** The next cases by id: the way through all of them, in steps that can be resumed. */
    List<CaseDocument> after(@Nullable UUID last, int limit);

    long count();
}
