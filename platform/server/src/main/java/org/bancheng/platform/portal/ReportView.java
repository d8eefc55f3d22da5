package org.bancheng.platform.portal;

import java.util.List;

/**
 * The form by which a reporter brings a matter himself.
 *
 * @param channel that it is for
 * @param ways all channels that he may use himself
 */
record ReportView(String channel, List<Way> ways, List<FieldView> fields, List<ErrorLine> errors) {

    record Way(String label, String href, boolean chosen) {}
}
