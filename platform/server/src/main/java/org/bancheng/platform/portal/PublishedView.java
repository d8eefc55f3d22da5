package org.bancheng.platform.portal;

import java.util.List;

/** What the county shows to everybody, a page of it. */
record PublishedView(List<PieceView> pieces, Pager pager) {}
