package org.bancheng.platform.cases.web;

import java.util.List;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.configuration.Configurations;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The county's channels, each with the form that a matter is filed with. */
@RestController
@RequestMapping(
        path = "/{tenant}/api/v1/public/channels",
        produces = MediaType.APPLICATION_JSON_VALUE)
class Channels {
    private final Configurations configurations;

    Channels(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * @param open taken by the reporter himself, without a post
     */
    record ChannelOut(
            String id, String label, boolean online, boolean open, List<CaseJson.FieldOut> form) {}

    @GetMapping
    List<ChannelOut> list() {
        TenantConfiguration configuration = configurations.current().configuration();
        return configuration.channels().stream()
                .map(
                        channel ->
                                new ChannelOut(
                                        channel.id(),
                                        channel.label().zhCn(),
                                        channel.online(),
                                        channel.open(),
                                        configuration
                                                .lifecycle("case")
                                                .openingForm(channel.id())
                                                .fields()
                                                .stream()
                                                .map(CaseJson.FieldOut::of)
                                                .toList()))
                .toList();
    }
}
