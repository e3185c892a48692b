/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.voxroute.admin.SqlFile;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.spi.AgentProfile;

/**
 * The voice agents of all tenants as calls want them: those that are active. Each is remembered for two seconds, so that a thousand calls
 * a second are one question to the database; and if the database can't be asked, for as long as it can't. Thread-safe; blocks.
 */
public final class StoredVoiceAgents implements VoiceAgents {

    /** Who talks on calls that name nobody. */
    public static final String STANDARD = "reception";

    private static final Logger LOG = LoggerFactory.getLogger(StoredVoiceAgents.class);
    private static final String ONE = SqlFile.read("voice-agents.sql") + "and v.name = :name and v.is_active";
    private static final int SECONDS_AT_MOST = 2;
    private static final int REMEMBERED = 1_000;
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final NamedParameterJdbcTemplate jdbc;
    private final int tenant;
    private final String provider;
    private final LongSupplier nanos;
    private final Map<Key, Remembered> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(int tenant, String name) {}

    private record Remembered(Optional<AgentProfile> profile, long since) {}

    /**
     * @param tenant of calls that name nobody
     * @param provider of voice agents that name none
     */
    public StoredVoiceAgents(DataSource database, int tenant, String provider, LongSupplier nanos) {
        jdbc = new NamedParameterJdbcTemplate(database);
        jdbc.getJdbcTemplate().setQueryTimeout(SECONDS_AT_MOST);
        this.tenant = tenant;
        this.provider = provider;
        this.nanos = nanos;
    }

    /** @throws DataAccessException if the database can't be asked, and the voice agent was never heard of */
    @Override
    public Optional<AgentProfile> find(int tenant, String name) {
        var key = new Key(tenant, name);
        Remembered before = remembered(key);
        long now = nanos.getAsLong();
        if (before != null && now - before.since() < FRESH) {
            return before.profile();
        }
        Optional<AgentProfile> found;
        try {
            found = ask(key);
        } catch (DataAccessException e) {
            if (before == null) {
                throw e;
            }
            LOG.debug("The voice agent {} is taken as it was: {}", name, e.getMessage());
            // Not asked again for each call meanwhile: those would wait for the same answer.
            found = before.profile();
        }
        remember(key, new Remembered(found, now));
        return found;
    }

    /** The tenant's own {@link #STANDARD}; if there is none, or nobody can say, one of the configured provider. */
    @Override
    public AgentProfile standard() {
        try {
            return find(tenant, STANDARD).orElseGet(this::builtIn);
        } catch (DataAccessException e) {
            LOG.warn(
                    "The voice agent {} can't be looked up, its provider talks as it is: {}", STANDARD, e.getMessage());
            return builtIn();
        }
    }

    private AgentProfile builtIn() {
        return AgentProfile.of(STANDARD, tenant, provider);
    }

    private Optional<AgentProfile> ask(Key key) {
        List<Stored> rows = jdbc.query(ONE, Map.of("tenant", key.tenant(), "name", key.name()), Stored::of);
        return rows.stream().findFirst().map(stored -> stored.profile(key.tenant(), provider));
    }

    private @Nullable Remembered remembered(Key key) {
        synchronized (known) {
            return known.get(key);
        }
    }

    private void remember(Key key, Remembered found) {
        synchronized (known) {
            known.put(key, found);
        }
    }
}
