package org.bancheng.platform.portal;

import java.util.List;

/** All that the platform told a person, the latest first. */
record NoticesView(List<DeskView.Message> messages, Pager pager) {}
