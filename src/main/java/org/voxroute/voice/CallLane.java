/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.session.Opening;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.spi.ProviderError;

/** The call lane: sends one exchange to {@code direct:provider-<name>} for each call that begins, on threads of its own, and looks whether there is a voice agent then. */
final class CallLane implements Opening, AutoCloseable {

    private static final int THREADS = 16;
    private static final int WAITING = 2_000;

    private final CamelContext context;
    private final ExecutorService threads;
    private final ProducerTemplate template;

    CallLane(CamelContext context) {
        this.context = context;
        var profile = new ThreadPoolProfile("VoiceCalls");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(WAITING);
        profile.setAllowCoreThreadTimeOut(true);
        // The caller is an event loop, which must go on exchanging the frames of other calls.
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        threads = context.getExecutorServiceManager().newThreadPool(this, "VoiceCalls", profile);
        template = context.createProducerTemplate();
        template.start();
    }

    @Override
    public void begin(VoiceSession session) {
        try {
            threads.execute(() -> open(session));
        } catch (RejectedExecutionException e) {
            session.fail(new ProviderError("Too many calls begin at once", true, ""));
        }
    }

    private void open(VoiceSession session) {
        String route = "direct:provider-" + session.provider();
        try {
            Exchange answer = template.send(route, exchange -> {
                exchange.getMessage()
                        .setHeader(VoiceConstants.CALL, session.id().toString());
                exchange.getMessage().setHeader(VoiceConstants.TRANSPORT, session.transport());
                exchange.getMessage().setHeader(VoiceConstants.PROVIDER, session.provider());
            });
            if (!session.hasAgent()) {
                session.fail(problem(route, cause(answer)));
            }
        } catch (RuntimeException e) {
            session.fail(problem(route, e));
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
