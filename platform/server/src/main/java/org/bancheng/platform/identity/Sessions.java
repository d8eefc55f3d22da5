package org.bancheng.platform.identity;

import java.util.Objects;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The browser sessions of a county, as a whole. */
@Service
public class Sessions {
    private final JdbcClient platform;

    Sessions(@Qualifier("platform") JdbcClient platform) {
        this.platform = platform;
    }

    /** Ends all of them: of staff and of reporters alike. */
    public void end(TenantId tenant) {
        // written as sessions write it, so that the database can find it without reading sessions
        byte[] area = Objects.requireNonNull(new SerializingConverter().convert(tenant.value()));
        platform.sql(
                        """
                        delete from spring_session where primary_id in (
                          select session_primary_id from spring_session_attributes
                          where attribute_name = :name and attribute_bytes = :area)
                        """)
                .param("name", AreaSessions.AREA)
                .param("area", area)
                .update();
    }
}
