package org.bancheng.platform.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads what a session keeps. What an older version wrote and this one cannot read counts as
 * absent: the person signs in again instead of meeting an error.
 */
class SessionBytes implements Converter<byte[], @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionBytes.class);
    private static final ObjectInputFilter ONLY_OURS =
            ObjectInputFilter.Config.createFilter(
                    "java.**;org.springframework.security.**;org.bancheng.**;!*;maxdepth=50;maxbytes=1000000");

    @Override
    public @Nullable Object convert(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ONLY_OURS);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            LOG.warn("A session's attribute cannot be read and is left out: {}", e.toString());
            return null;
        }
    }
}
