package org.bancheng.platform.portal;

import java.util.List;

/** The form by which a reporter opens his case again. */
record FollowView(List<FieldView> fields, List<ErrorLine> errors) {}
