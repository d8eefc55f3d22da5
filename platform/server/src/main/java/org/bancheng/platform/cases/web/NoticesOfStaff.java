package org.bancheng.platform.cases.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.cases.Inbox;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the platform told a person of cases and of entries of registers. */
@RestController
@RequestMapping(path = "/{tenant}/api/v1/notices", produces = MediaType.APPLICATION_JSON_VALUE)
class NoticesOfStaff {
    private final CurrentActor current;
    private final Inbox inbox;
    private final Configurations configurations;

    NoticesOfStaff(CurrentActor current, Inbox inbox, Configurations configurations) {
        this.current = current;
        this.inbox = inbox;
        this.configurations = configurations;
    }

    /**
     * @param notice its key in the county's notices.yaml
     * @param title in Chinese; the key where the county knows it no more
     * @param at the last time
     * @param times how often the same was told
     */
    record NoticeOut(
            String number,
            String subject,
            String notice,
            String title,
            OffsetDateTime at,
            int times) {}

    record NoticesOut(List<NoticeOut> notices, long total, int page, int size) {}

    @GetMapping
    NoticesOut list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Inbox.Page found = inbox.of(current.requireActor(), page, size);
        TenantConfiguration configuration = configurations.current().configuration();
        return new NoticesOut(
                found.items().stream().map(item -> of(item, configuration)).toList(),
                found.total(),
                found.page(),
                found.size());
    }

    private static NoticeOut of(Inbox.Item item, TenantConfiguration configuration) {
        TenantConfiguration.Notice known = configuration.notices().get(item.template());
        return new NoticeOut(
                item.number(),
                item.subject(),
                item.template(),
                known == null ? item.template() : known.title().zhCn(),
                CaseJson.local(item.sentAt()),
                item.times());
    }
}
