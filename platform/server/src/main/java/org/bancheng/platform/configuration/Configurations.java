package org.bancheng.platform.configuration;

import java.lang.ref.SoftReference;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published configurations of the bound county. A version never changes once it is published,
 * so compiled versions are kept in memory; which version is in force is asked anew every two
 * seconds, so that replicas agree.
 */
@Service
public class Configurations {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final TypeReference<TreeMap<String, TreeMap<String, String>>> FILES =
            new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<TenantId, Seen> inForce = new ConcurrentHashMap<>();

    /** Let go of where memory is short: a province has hundreds, and uses few at a time. */
    private final Map<Key, SoftReference<TenantConfiguration>> compiled = new ConcurrentHashMap<>();

    Configurations(
            JdbcClient db, JsonMapper json, Clock businessClock, ApplicationEventPublisher events) {
        this.events = events;
        this.db = db;
        this.json = json;
        this.clock = businessClock;
    }

    private record Key(TenantId tenant, int version) {}

    private record Seen(int version, int calendarVersion, long atNanos) {
        static final Seen NOTHING = new Seen(0, 0, 0);

        static Seen now(int version, int calendarVersion) {
            return new Seen(version, calendarVersion, System.nanoTime());
        }

        boolean isFresh() {
            return System.nanoTime() - atNanos < FRESH_NANOS;
        }

        /** One read before a publication may be told of after it. */
        Seen or(Seen later) {
            return isFresh() && version > later.version() ? this : later;
        }
    }

    /**
     * @throws NothingPublished before the first publication
     */
    @Transactional(readOnly = true)
    public PublishedConfiguration current() {
        Seen seen = recent();
        return new PublishedConfiguration(
                seen.version(), seen.calendarVersion(), version(seen.version()));
    }

    /** The version in force; 0 before the first publication. */
    @Transactional(readOnly = true)
    public int currentVersion() {
        return look().version();
    }

    private Seen look() {
        Seen seen =
                db.sql(
                                "select version, coalesce(calendar_version, version) from config_version"
                                        + " order by version desc limit 1")
                        .query((row, n) -> Seen.now(row.getInt(1), row.getInt(2)))
                        .optional()
                        .orElse(Seen.NOTHING);
        inForce.merge(BoundTenant.get().id(), seen, Seen::or);
        return seen;
    }

    /**
     * @throws NothingPublished when there is no such version
     */
    @Transactional(readOnly = true)
    public TenantConfiguration version(int version) {
        Key key = new Key(BoundTenant.get().id(), version);
        SoftReference<TenantConfiguration> held = compiled.get(key);
        TenantConfiguration known = held == null ? null : held.get();
        return known == null ? compile(key) : known;
    }

    /** Once, however many ask at the same time. */
    private TenantConfiguration compile(Key key) {
        AtomicReference<@Nullable TenantConfiguration> made = new AtomicReference<>();
        compiled.compute(
                key,
                (_, held) -> {
                    TenantConfiguration known = held == null ? null : held.get();
                    made.set(known == null ? checked(files(key.version())) : known);
                    return known == null ? new SoftReference<>(made.get()) : held;
                });
        return Objects.requireNonNull(made.get());
    }

    /**
     * @throws NothingPublished when there is no such version
     */
    @Transactional(readOnly = true)
    public ConfigurationFiles files(int version) {
        return db.sql("select files from config_version where version = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(this::read)
                .orElseThrow(() -> new NothingPublished(BoundTenant.get().id().value(), version));
    }

    /**
     * Puts a folder in force as the next version. Two publications at once: the second fails on the
     * version's key.
     *
     * @param by who publishes, as it shall stand in the list of versions
     * @param reason why; null where nobody said
     * @return the new version
     * @throws ConfigurationInvalid when the folder has a single problem; nothing is published then
     */
    @Transactional
    public int publish(ConfigurationFiles files, String by, @Nullable String reason) {
        WorkingCalendar calendar = checked(files).calendar();
        Seen former = look();
        int version = former.version() + 1;
        boolean sameDays =
                former.version() > 0 && version(former.version()).calendar().agreesWith(calendar);
        int calendarVersion = sameDays ? former.calendarVersion() : version;
        db.sql(
                        """
                        insert into config_version
                        (tenant, version, calendar_version, posts_changed, published_at, published_by, reason, digest, files)
                        values (:tenant, :version, :calendar, :posts, :at, :by, :reason, :digest, :files::jsonb)
                        """)
                .param("tenant", BoundTenant.get().id().value())
                .param("version", version)
                .param("calendar", calendarVersion)
                .param(
                        "posts",
                        former.version() > 0 && changesPosts(files(former.version()), files))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .param("digest", files.digest())
                .param("files", write(files))
                .update();
        whenCommitted(BoundTenant.get().id(), version, calendarVersion);
        if (!sameDays) {
            events.publishEvent(new CalendarPublished(BoundTenant.get().id(), version));
        }
        // a county that was removed and came back begins its versions anew
        compiled.remove(new Key(BoundTenant.get().id(), version));
        return version;
    }

    private static boolean changesPosts(ConfigurationFiles was, ConfigurationFiles is) {
        return !Appointment.changes(was.folder(), was.defaults(), is.folder(), is.defaults())
                .isEmpty();
    }

    /**
     * @param reason why it was published; null where nobody said
     * @param postsChanged whether somebody gained or lost a post by it, or may something else
     */
    public record Version(
            int version,
            Instant publishedAt,
            String publishedBy,
            @Nullable String reason,
            String digest,
            boolean postsChanged) {}

    /** All that were ever in force, the latest first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        return db.sql(
                        "select version, published_at, published_by, reason, digest, posts_changed from config_version"
                                + " order by version desc")
                .query(Version.class)
                .list();
    }

    /** Whether some version of the folder has a file exactly so. */
    @Transactional(readOnly = true)
    public boolean wasPublished(String path, byte[] content) {
        return db.sql(
                        "select exists (select 1 from config_version where files -> 'folder' ->> :path = :content)")
                .param("path", path)
                .param("content", Base64.getEncoder().encodeToString(content))
                .query(Boolean.class)
                .single();
    }

    private Seen recent() {
        Seen seen = inForce.get(BoundTenant.get().id());
        return seen != null && seen.isFresh() ? seen : look();
    }

    /** From the commit on, and not before, this server goes by the new version. */
    private void whenCommitted(TenantId tenant, int version, int calendarVersion) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        inForce.put(tenant, Seen.now(version, calendarVersion));
                    }
                });
    }

    private static TenantConfiguration checked(ConfigurationFiles files) {
        CheckResult result = ConfigurationFolder.check(files.folder(), files.defaults());
        TenantConfiguration configuration = result.configuration();
        if (configuration == null) {
            throw new ConfigurationInvalid(result.problems());
        }
        return configuration;
    }

    private String write(ConfigurationFiles files) {
        return json.writeValueAsString(
                Map.of("folder", encode(files.folder()), "defaults", encode(files.defaults())));
    }

    private ConfigurationFiles read(String stored) {
        Map<String, TreeMap<String, String>> parts = json.readValue(stored, FILES);
        return new ConfigurationFiles(
                decode(parts.getOrDefault("folder", new TreeMap<>())),
                decode(parts.getOrDefault("defaults", new TreeMap<>())));
    }

    private static Map<String, String> encode(Map<String, byte[]> files) {
        Map<String, String> encoded = new TreeMap<>();
        files.forEach(
                (path, content) -> encoded.put(path, Base64.getEncoder().encodeToString(content)));
        return encoded;
    }

    private static Map<String, byte[]> decode(Map<String, String> files) {
        Map<String, byte[]> decoded = new TreeMap<>();
        files.forEach((path, content) -> decoded.put(path, Base64.getDecoder().decode(content)));
        return decoded;
    }
}
