/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceProvider;

/** {@code voice:}. Calls belong to the sessions, which outlive the routes; component and providers find each other in the registry. */
@Component("voice")
public class VoiceComponent extends DefaultComponent {

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The calls that talk; found in the registry if not set")
    private @Nullable VoiceSessions sessions;

    private @Nullable CallLane callLane;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var options = new VoiceOptions();
        options.setOperation(VoiceOperation.of(remaining));
        options.setOptions(PropertiesHelper.extractProperties(parameters, "option."));
        var endpoint = new VoiceEndpoint(uri, this, options);
        setProperties(endpoint, parameters);
        options.check();
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        callLane = new CallLane(getCamelContext(), this::agents);
    }

    @Override
    protected void doStop() throws Exception {
        if (callLane != null) {
            callLane.close();
            callLane = null;
        }
        super.doStop();
    }

    CallLane callLane() {
        CallLane lane = callLane;
        if (lane == null) {
            throw new IllegalStateException("The component isn't started");
        }
        return lane;
    }

    /** The calls; looked for when they are first needed, so that routes can be loaded where there are none. */
    VoiceSessions requireSessions() {
        VoiceSessions found = sessions;
        if (found == null) {
            found = getCamelContext().getRegistry().findSingleByType(VoiceSessions.class);
            sessions = found;
        }
        if (found == null) {
            throw new IllegalStateException("There are no calls to talk on (bean of type VoiceSessions)");
        }
        return found;
    }

    /** Where the lines of a transport are found: a bean says, or they are those of its connections. */
    LineSource lines(String transport) {
        return getCamelContext().getRegistry().findByType(LineSource.class).stream()
                .filter(source -> source.transport().equals(transport))
                .findFirst()
                .orElseGet(() -> new ConnectionLines(transport));
    }

    private VoiceAgents agents() {
        VoiceAgents found = getCamelContext().getRegistry().findSingleByType(VoiceAgents.class);
        if (found == null) {
            throw new IllegalStateException("There are no voice agents (bean of type VoiceAgents)");
        }
        return found;
    }

    /**
     * A new line that comes by other ways than {@code voice:converse}: its first message binds it to a call.
     *
     * @param transport as events and meters name it
     */
    public LineListener meet(Line line, String transport) {
        return requireSessions().meet(line, transport, callLane());
    }

    Optional<VoiceProvider> findProvider(String name) {
        return getCamelContext().getRegistry().findByType(VoiceProvider.class).stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    VoiceProvider provider(String name) throws ProviderError {
        return findProvider(name)
                .orElseThrow(() -> new ProviderError(
                        "There is no provider " + name,
                        false,
                        "there are "
                                + getCamelContext().getRegistry().findByType(VoiceProvider.class).stream()
                                        .map(VoiceProvider::name)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    public @Nullable VoiceSessions getSessions() {
        return sessions;
    }

    public void setSessions(@Nullable VoiceSessions sessions) {
        this.sessions = sessions;
    }
}
