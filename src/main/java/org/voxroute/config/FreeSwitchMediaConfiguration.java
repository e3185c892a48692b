/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.audio.Line;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;
import org.voxroute.voice.LineSource;
import org.voxroute.voice.freeswitch.EndedLines;
import org.voxroute.voice.freeswitch.MediaAddresses;
import org.voxroute.voice.freeswitch.ParkedCalls;
import org.voxroute.voice.session.VoiceSessions;

/** Audio of FreeSWITCH's calls: what the routes {@code audio-freeswitch} and {@code voice-freeswitch} name. */
@Configuration(proxyBeanMethods = false)
class FreeSwitchMediaConfiguration {

    @Bean
    SwitchPorts switchPorts(FreeSwitchMediaProperties properties) {
        return properties.ports();
    }

    @Bean(destroyMethod = "close")
    EndedLines endedLines(CamelContext context) {
        return new EndedLines(context);
    }

    @Bean
    UnicastLines unicastLines(FreeSwitchMediaProperties properties, SwitchPorts ports, EndedLines ended) {
        return new UnicastLines(properties.limits(), ports, ended);
    }

    /** The decoder and encoder of the route, one for each socket. */
    @Bean
    ChannelHandlerFactory unicastSocket(UnicastLines lines) {
        return new DefaultChannelHandlerFactory() {
            @Override
            public ChannelHandler newChannelHandler() {
                return lines.newSocket();
            }
        };
    }

    @Bean
    LineSource unicastLineSource(UnicastLines lines) {
        return new LineSource() {
            @Override
            public String transport() {
                return ParkedCalls.TRANSPORT;
            }

            @Override
            public @Nullable Line line(Message message) {
                return lines.of(message.getHeader("CamelNettyRemoteAddress"));
            }
        };
    }

    @Bean
    ParkedCalls parkedCalls(
            VoiceSessions sessions,
            UnicastLines lines,
            SwitchPorts ports,
            MediaAddresses addresses,
            FreeSwitchMediaProperties properties,
            ObjectMapper json,
            CallProperties calls) {
        return new ParkedCalls(sessions, lines, ports, addresses, json, properties.people(), calls.tenant());
    }

    @Bean
    FreeSwitchMediaMeters freeSwitchMediaMeters(UnicastLines lines, SwitchPorts ports) {
        return new FreeSwitchMediaMeters(lines, ports);
    }

    @Bean
    MediaAddresses mediaAddresses(FreeSwitchMediaProperties properties, EslNodes nodes) {
        return new MediaAddresses() {
            @Override
            public InetAddress hub() {
                return properties.hub();
            }

            @Override
            public InetAddress node(String name) {
                String set = properties.switchAddress();
                return FreeSwitchMediaProperties.resolve(
                        set.isBlank() ? nodes.node(name).host() : set);
            }
        };
    }
}
