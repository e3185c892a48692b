/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.netty.channel.ChannelHandler;
import java.util.List;
import java.util.function.Supplier;
import javax.management.JMException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.media.LineCounts;
import org.voxroute.media.NettyLines;
import org.voxroute.media.audiosocket.AudioSocketDecoder;
import org.voxroute.media.audiosocket.AudioSocketEncoder;
import org.voxroute.media.audiosocket.AudioSocketSide;
import org.voxroute.provider.echo.EchoProvider;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.VoiceProvider;

/** Calls that talk: the sessions, the providers, and what the routes {@code audio-*} name of the transports. */
@Configuration(proxyBeanMethods = false)
class VoiceConfiguration {

    /** Connections beyond the calls, so that those who are refused can be told. */
    private static final int SPARE_CONNECTIONS = 100;

    @Bean(destroyMethod = "close")
    VoiceSessions voiceSessions(VoiceProperties properties, CallProperties calls) {
        return VoiceSessions.open(properties.settings(calls.tenant()));
    }

    /** Before its routes stop, so that they tell of the calls' ends. */
    @Bean
    LifecycleStrategy callsEndBeforeRoutes(VoiceSessions sessions) {
        return new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                sessions.stop();
            }
        };
    }

    @Bean
    VoiceProvider echoProvider() {
        return new EchoProvider();
    }

    @Bean
    NettyLines audioSocketLines(VoiceProperties properties) {
        return new NettyLines("audiosocket", NettyLines.Limits.of(properties.capacity() + SPARE_CONNECTIONS));
    }

    @Bean
    ChannelHandlerFactory audioSocketDecoder() {
        return each(() -> new AudioSocketDecoder(AudioSocketSide.ASTERISK));
    }

    @Bean
    ChannelHandlerFactory audioSocketLine(NettyLines audioSocketLines) {
        return each(audioSocketLines::newLine);
    }

    @Bean
    ChannelHandler audioSocketEncoder() {
        return new AudioSocketEncoder(AudioSocketSide.SERVER);
    }

    @Bean
    FrameRate frameRate(VoiceSessions sessions) {
        return new FrameRate(sessions.counters()::heardFrames, System::nanoTime);
    }

    @Bean
    VoiceMeters voiceMeters(VoiceSessions sessions, FrameRate frameRate) {
        return new VoiceMeters(sessions, frameRate);
    }

    @Bean
    LineMeters lineMeters(List<LineCounts> transports) {
        return new LineMeters(transports);
    }

    @Bean(destroyMethod = "close")
    JmxRegistration voiceCallsInJmx(VoiceSessions sessions, FrameRate frameRate) throws JMException {
        return new JmxRegistration(new VoiceCallsView(sessions, frameRate), VoiceCallsView.NAME);
    }

    /** A handler for each connection. */
    private static ChannelHandlerFactory each(Supplier<ChannelHandler> handler) {
        return new DefaultChannelHandlerFactory() {
            @Override
            public ChannelHandler newChannelHandler() {
                return handler.get();
            }
        };
    }
}
