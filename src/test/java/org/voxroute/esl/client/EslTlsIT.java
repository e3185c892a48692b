/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.FakeSwitch;

class EslTlsIT {

    private static final char[] SECRET = "only-for-this-test".toCharArray();

    @TempDir
    private Path folder;

    private KeyStore keys;
    private FakeSwitch fs;

    @BeforeEach
    void makeACertificate() throws Exception {
        Path file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "fs",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(SECRET))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, SECRET);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, SECRET);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(managers.getKeyManagers(), null, null);
        fs = FakeSwitch.listening(server.getServerSocketFactory());
    }

    @AfterEach
    void close() {
        fs.close();
    }

    private EslNodeConfig config(String host, SslContext trust) {
        return EslNodeConfig.of("pbx1", host, fs.port(), FakeSwitch.PASSWORD)
                .withTiming(Patience.QUICK)
                .withTls(trust);
    }

    private SslContext trusting() throws Exception {
        return SslContextBuilder.forClient()
                .trustManager((X509Certificate) keys.getCertificate("fs"))
                .build();
    }

    @Test
    void speaksTlsWithAPeerThatItTrusts() throws Exception {
        try (var nodes = EslNodes.open(List.of(config("localhost", trusting())))) {
            fs.welcomesNode().takesSubscription();
            Patience.awaitConnected(nodes.only());
        }
    }

    @Test
    void refusesACertificateThatItDoesNotTrust() throws Exception {
        try (var nodes = EslNodes.open(
                List.of(config("localhost", SslContextBuilder.forClient().build())))) {
            fs.accepts().hearsTheEndOfAHandshake();
            awaitTlsProblem(nodes.only());
        }
    }

    @Test
    void refusesACertificateOfAnotherName() throws Exception {
        try (var nodes = EslNodes.open(List.of(config("127.0.0.1", trusting())))) {
            fs.accepts().hearsTheEndOfAHandshake();
            awaitTlsProblem(nodes.only());
        }
    }

    private static void awaitTlsProblem(EslNode node) {
        await().atMost(Patience.LONG)
                .untilAsserted(() -> assertThat(node.status().events().problem()
                                + node.status().commands().problem())
                        .contains("TLS failed"));
    }
}
