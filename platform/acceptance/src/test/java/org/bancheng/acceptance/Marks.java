package org.bancheng.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Persons that exist nowhere else, each told apart and all recognised by what they have in common.
 * Names have characters outside the basic plane, and letters that no encoding changes.
 */
final class Marks {
    private final AtomicInteger next = new AtomicInteger();
    private final String letters;
    private final String phones;
    private final String identities;

    private Marks(String letters, String phones, String identities) {
        this.letters = letters;
        this.phones = phones;
        this.identities = identities;
    }

    /**
     * New with every run, since servers kept between runs keep their logs.
     *
     * @param kind two letters; marks of two kinds are never taken for one another
     * @param phones how this kind's telephone numbers begin, three digits
     */
    static Marks fresh(String kind, String phones) {
        int random = ThreadLocalRandom.current().nextInt(1000, 9999);
        String letters =
                kind
                        + HexFormat.of().toHexDigits((short) random)
                        + HexFormat.of().toHexDigits((byte) (random % 251));
        return new Marks(letters, phones + random, "430321" + (random + 10000) + phones);
    }

    String name() {
        return "曾𠮷䶮㙍" + letters + next.incrementAndGet();
    }

    String phone() {
        return phones + "%04d".formatted(next.incrementAndGet());
    }

    String identity() {
        return identities + "%04d".formatted(next.incrementAndGet());
    }

    String email() {
        return letters + next.incrementAndGet() + "@example.cn";
    }

    String address() {
        return "㙍龙路" + letters + next.incrementAndGet() + "号";
    }

    /** For a field of this name. */
    String of(String field) {
        if (field.contains("phone")) {
            return phone();
        }
        if (field.contains("identity")) {
            return identity();
        }
        if (field.contains("mail")) {
            return email();
        }
        return field.contains("address") ? address() : name();
    }

    /**
     * Finds any of them, in clear, in upper or lower case, or as the bytes that PostgreSQL prints.
     */
    Pattern pattern() {
        return Pattern.compile(
                Stream.of(letters, phones, identities)
                        .flatMap(
                                mark ->
                                        Stream.of(
                                                mark,
                                                HexFormat.of()
                                                        .formatHex(
                                                                mark.getBytes(
                                                                        StandardCharsets.UTF_8))))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    /** As {@link #pattern}, for PostgreSQL's {@code ~*}. */
    String regex() {
        return pattern().pattern();
    }

    List<String> inCommon() {
        return List.of(letters, phones, identities);
    }
}
