/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletRegistrationBean;
import org.springframework.boot.autoconfigure.websocket.servlet.TomcatWebSocketServletWebServerCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.servlet.DispatcherServlet;

/** Tomcat with Spring's dispatcher as in the hub, and a Camel context beside it, without the rest of the hub. */
final class WebServer implements AutoCloseable {

    private final AnnotationConfigServletWebServerApplicationContext spring;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private WebServer(AnnotationConfigServletWebServerApplicationContext spring) {
        this.spring = spring;
        camel.disableJMX();
        camel.getRegistry().bind("websocketPaths", paths());
        camel.getShutdownStrategy().setTimeout(5);
        camel.start();
    }

    static WebServer started() {
        return new WebServer(new AnnotationConfigServletWebServerApplicationContext(Beans.class));
    }

    /** A server whose Camel context runs these routes. */
    static WebServer with(RouteBuilder routes) throws Exception {
        WebServer server = started();
        server.camel.addRoutes(routes);
        return server;
    }

    DefaultCamelContext camel() {
        return camel;
    }

    WebsocketPaths paths() {
        return spring.getBean(WebsocketPaths.class);
    }

    int port() {
        return spring.getWebServer().getPort();
    }

    URI ws(String pathAndQuery) {
        return URI.create("ws://127.0.0.1:" + port() + pathAndQuery);
    }

    void send(String uri, Object body, Map<String, Object> headers) {
        try (var template = camel.createProducerTemplate()) {
            template.sendBodyAndHeaders(uri, body, headers);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a client gets that does not ask for an upgrade. */
    HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        camel.stop();
        spring.close();
    }

    /** Trusts the query parameter {@code user}, written as name or name@tenant: the real hub has Spring Security here. */
    private static final class TrustingFilter extends GenericFilterBean {
        @Override
        public void doFilter(
                jakarta.servlet.ServletRequest request,
                jakarta.servlet.ServletResponse response,
                jakarta.servlet.FilterChain chain)
                throws java.io.IOException, jakarta.servlet.ServletException {
            String user = request.getParameter("user");
            chain.doFilter(user == null ? request : as(user, (HttpServletRequest) request), response);
        }

        private static HttpServletRequest as(String user, HttpServletRequest request) {
            return new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                    return () -> user;
                }
            };
        }
    }

    static class Beans {

        @Bean
        TomcatServletWebServerFactory tomcat() {
            var factory = new TomcatServletWebServerFactory(0);
            factory.setAddress(java.net.InetAddress.getLoopbackAddress());
            new TomcatWebSocketServletWebServerCustomizer().customize(factory);
            return factory;
        }

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        DispatcherServletRegistrationBean dispatcher(DispatcherServlet servlet) {
            return new DispatcherServletRegistrationBean(servlet, "/");
        }

        @Bean
        FilterRegistrationBean<TrustingFilter> users() {
            return new FilterRegistrationBean<>(new TrustingFilter());
        }

        @Bean
        WebsocketPaths websocketPaths() {
            return new WebsocketPaths(principal -> {
                String[] user =
                        principal == null ? new String[0] : principal.getName().split("@");
                return user.length < 2 ? Map.of() : Map.of("tenant_id", Integer.parseInt(user[1]));
            });
        }

        @Bean
        WebsocketHandlerMapping websocketHandlerMapping(WebsocketPaths paths) {
            return new WebsocketHandlerMapping(paths);
        }
    }
}
