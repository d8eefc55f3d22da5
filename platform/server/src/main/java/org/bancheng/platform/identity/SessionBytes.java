package org.bancheng.platform.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.bancheng.platform.privacy.InstallationSealing;
import org.bancheng.platform.privacy.KeysUnreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * What a session keeps, sealed: tokens to sign in with, a case's secret until its reporter has put
 * the receipt away, the words he typed. What this server cannot read, since an older version wrote
 * it or under another key, counts as absent: the person signs in again instead of meeting an error.
 */
class SessionBytes implements Converter<byte[], @Nullable Object> {
    private static final String PLACE = "spring_session_attributes";
    private static final Logger LOG = LoggerFactory.getLogger(SessionBytes.class);
    private static final ObjectInputFilter ONLY_OURS =
            ObjectInputFilter.Config.createFilter(
                    "java.**;org.springframework.security.**;org.bancheng.**;!*;maxdepth=50;maxbytes=1000000");

    private final InstallationSealing sealing;
    private final SerializingConverter writer = new SerializingConverter();

    SessionBytes(InstallationSealing sealing) {
        this.sealing = sealing;
    }

    byte[] write(Object value) {
        return sealing.seal(PLACE, writer.convert(value));
    }

    @Override
    public @Nullable Object convert(byte[] kept) {
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(sealing.openBytes(PLACE, kept)))) {
            in.setObjectInputFilter(ONLY_OURS);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | KeysUnreadable e) {
            LOG.warn("A session's attribute cannot be read and is left out: {}", e.toString());
            return null;
        }
    }
}
