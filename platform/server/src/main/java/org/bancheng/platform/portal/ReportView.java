package org.bancheng.platform.portal;

import java.util.List;

/** The form by which a reporter brings a matter himself. */
record ReportView(List<FieldView> fields, List<ErrorLine> errors) {}
