package org.bancheng.platform.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bancheng.engine.history.SignedSeal;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The seals once more, out of the database's reach: {@code
 * <data-folder>/heads/<tenant>/<day>.json}.
 */
@Component
public class SealCopies {
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final JsonMapper json;

    SealCopies(InstallationSettings installation, JsonMapper json) {
        this.folder = installation.dataFolder().resolve("heads");
        this.json = json;
    }

    /**
     * Keeps the copies of a county that was removed, where another of the same name does not find
     * them: beside the living ones in {@code _removed}.
     */
    public void setAside(TenantId tenant) {
        Path living = folder.resolve(tenant.value());
        if (!Files.exists(living)) {
            return;
        }
        try {
            Path removed = Files.createDirectories(folder.resolve("_removed"));
            Files.move(living, removed.resolve(tenant + "-" + UUID.randomUUID()));
        } catch (IOException e) {
            throw new UncheckedIOException("the seals of " + tenant + " cannot be set aside", e);
        }
    }

    void write(SignedSeal signed) {
        LocalDate day = signed.seal().day();
        try {
            Path tenant = Files.createDirectories(folder.resolve(signed.seal().tenant()));
            Path draft = Files.createTempFile(tenant, "seal", ".draft");
            Files.writeString(draft, json.writeValueAsString(signed));
            Files.move(
                    draft,
                    tenant.resolve(day + SUFFIX),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the seal of " + day + " cannot be copied", e);
        }
    }

    Optional<SignedSeal> of(TenantId tenant, LocalDate day) {
        Path file = folder.resolve(tenant.value()).resolve(day + SUFFIX);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Those this server or one with the same data folder has written, by day. */
    List<SignedSeal> of(TenantId tenant) {
        Path living = folder.resolve(tenant.value());
        if (!Files.exists(living)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(living)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the seals of " + tenant + " cannot be read", e);
        }
    }

    private SignedSeal read(Path file) {
        try {
            return json.readValue(Files.readString(file), SignedSeal.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
