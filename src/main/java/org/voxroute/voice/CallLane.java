/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.Opening;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;

/** The call lane: finds out as who a voice agent talks on each call that begins, sends one exchange to {@code direct:provider-<name>}, and looks whether there is an agent then. On threads of its own. */
final class CallLane implements Opening, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallLane.class);
    private static final String TRANSFER = "direct:voice-transfer";
    private static final int THREADS = 16;
    private static final int WAITING = 2_000;

    private final CamelContext context;
    private final Supplier<VoiceAgents> agents;
    private final ExecutorService threads;
    private final ProducerTemplate template;

    /** @param agents who may talk; asked when the first call begins */
    CallLane(CamelContext context, Supplier<VoiceAgents> agents) {
        this.context = context;
        this.agents = agents;
        var profile = new ThreadPoolProfile("AddressedCall");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(WAITING);
        profile.setAllowCoreThreadTimeOut(true);
        // The caller is an event loop, which must go on exchanging the frames of other calls.
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        threads = context.getExecutorServiceManager().newThreadPool(this, "AddressedCall", profile);
        template = context.createProducerTemplate();
        template.start();
    }

    @Override
    public void begin(VoiceSession session) {
        run(session, () -> open(session));
    }

    /** Runs something for a call, soon; if it can't, the call has no voice agent. */
    void run(VoiceSession session, Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            session.fail(new ProviderError("Too many calls begin at once", true, "", e));
        }
    }

    private void open(VoiceSession session) {
        try {
            AgentProfile profile = profile(session.plan());
            session.talksAs(profile);
            open(session, profile);
        } catch (RuntimeException e) {
            session.fail(new ProviderError("Who talks can't be found out: " + e.getMessage(), true, "", e));
        } catch (ProviderError e) {
            session.fail(e);
        }
    }

    private AgentProfile profile(CallPlan plan) throws ProviderError {
        String name = plan.voiceAgent();
        if (name == null) {
            return agents.get().standard();
        }
        return agents.get()
                .find(plan.tenant(), name)
                .orElseThrow(() -> new ProviderError(
                        "Tenant " + plan.tenant() + " has no voice agent " + name, false, "see /api/voice-agents"));
    }

    private void open(VoiceSession session, AgentProfile profile) {
        String route = ProviderRoutes.uri(profile.provider());
        try {
            Exchange answer = template.send(route, exchange -> describe(session, profile, exchange.getMessage()));
            if (!session.hasAgent()) {
                session.fail(problem(route, cause(answer)));
            }
        } catch (RuntimeException e) {
            session.fail(problem(route, e));
        }
    }

    private static void describe(VoiceSession session, AgentProfile profile, Message message) {
        message.setHeader(VoiceConstants.CALL, session.id().toString());
        message.setHeader(VoiceConstants.TRANSPORT, session.transport());
        message.setHeader(VoiceConstants.PROVIDER, profile.provider());
        message.setHeader(VoiceConstants.AGENT, profile.name());
        message.setHeader(VoiceConstants.TENANT, session.plan().tenant());
    }

    @Override
    public void transfer(VoiceSession session) {
        run(session, () -> {
            try {
                transfer(session, null);
            } catch (CallUnreachableException e) {
                LOG.warn("The voice agent wanted a person to go on, and the call ends: {}", e.getMessage());
                session.hangUp("Nobody can take the call over");
            }
        });
    }

    /**
     * Has the call's switch hand the caller over. Waits until that is done.
     *
     * @param target as the switch names it; null for whoever takes such calls
     */
    void transfer(VoiceSession session, @Nullable String target) throws CallUnreachableException {
        if (!session.plan().hasSwitch()) {
            throw new CallUnreachableException("Call " + session.id() + " can't be transferred: over "
                    + session.transport() + " it came without a switch that could do it");
        }
        Exchange answer = template.send(TRANSFER, exchange -> {
            Message message = exchange.getMessage();
            describe(session, session.profile(), message);
            message.setHeader(VoiceConstants.TARGET, target);
        });
        Throwable cause = cause(answer);
        if (cause instanceof DirectConsumerNotAvailableException) {
            throw new CallUnreachableException(
                    "Call " + session.id() + " can't be transferred: no route begins with " + TRANSFER, cause);
        }
        if (cause != null) {
            throw new CallUnreachableException(
                    "Call " + session.id() + " was not transferred: " + cause.getMessage(), cause);
        }
    }

    private static @Nullable Throwable cause(Exchange answer) {
        return answer.getException() != null
                ? answer.getException()
                : answer.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    private static ProviderError problem(String route, @Nullable Throwable cause) {
        if (cause instanceof ProviderError error) {
            return error;
        }
        if (cause instanceof DirectConsumerNotAvailableException) {
            return new ProviderError("No route begins with " + route, false, "see routes/provider-*.camel.yaml", cause);
        }
        return cause == null
                ? new ProviderError("The route " + route + " opened none", false, "it has to end in voice:open")
                : new ProviderError(route + ": " + cause.getMessage(), true, "", cause);
    }

    @Override
    public void close() {
        template.stop();
        context.getExecutorServiceManager().shutdownGraceful(threads);
    }
}
