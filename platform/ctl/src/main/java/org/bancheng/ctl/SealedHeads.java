package org.bancheng.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bancheng.engine.history.DailySeal;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.SignedSeal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A county's sealed days as the server laid them outside the database, one file a day. */
record SealedHeads(List<SignedSeal> seals) {
    private static final String SUFFIX = ".json";

    /**
     * Where a history and its seals part.
     *
     * @param kind as the server calls it
     */
    record Break(String kind, LocalDate day) {}

    static SealedHeads of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<SignedSeal> seals =
                    files.filter(file -> file.toString().endsWith(SUFFIX))
                            .map(SealedHeads::read)
                            .sorted(Comparator.comparing(signed -> signed.seal().day()))
                            .toList();
            if (seals.isEmpty()) {
                throw new Trouble(ExitCode.VALIDATION, Texts.of("history.no-seals", folder));
            }
            return new SealedHeads(seals);
        } catch (IOException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("history.unreadable", folder, e), e);
        }
    }

    private static SignedSeal read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), SignedSeal.class);
        } catch (IOException | JacksonException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("history.unreadable", file, e), e);
        }
    }

    /**
     * Checks the chain of the seals, their signatures where a key is given, and an exported history
     * against the last of them that is older: what was not sealed when it was exported is left out.
     */
    List<Break> breaks(Path export, @Nullable Path keyFile) {
        List<Break> found = new ArrayList<>();
        PublicKey key = keyFile == null ? null : key(keyFile);
        Digest previous = Digest.ORIGIN;
        for (SignedSeal signed : seals) {
            DailySeal seal = signed.seal();
            if (key != null && !signed.isSignedBy(key)) {
                found.add(new Break("NOT_SIGNED", seal.day()));
            }
            if (!seal.previous().equals(previous)) {
                found.add(new Break("CUT", seal.day()));
            }
            previous = seal.digest();
        }
        Instant made = HistoryFile.exportedAt(export).orElse(Instant.MAX);
        DailySeal last =
                seals.stream()
                        .map(SignedSeal::seal)
                        .filter(seal -> !end(seal).isAfter(made))
                        .reduce((_, later) -> later)
                        .orElseThrow(
                                () ->
                                        new Trouble(
                                                ExitCode.VALIDATION,
                                                Texts.of("history.no-seals", export)));
        var heads =
                HistoryFile.read(
                        export, records -> HistoryChain.headsAsOf(last.day(), records).values());
        if (!last.covers(heads)) {
            found.add(new Break("HISTORY_CHANGED", last.day()));
        }
        return found;
    }

    private static Instant end(DailySeal seal) {
        return seal.day().plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private static PublicKey key(Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("history.unreadable", file, e), e);
        }
    }
}
