# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY .mvn .mvn
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q dependency:go-offline -DexcludeReactor=true || true
COPY src src
COPY freeswitch freeswitch
COPY freeswitch-templates freeswitch-templates
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -DskipTests \
 && java -Djarmode=tools -jar target/voxroute-*.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 voxroute \
 && useradd --system --uid 10001 --gid voxroute --home-dir /app --shell /usr/sbin/nologin voxroute \
 && mkdir -p /app/var /conf && chown -R voxroute:voxroute /app /conf
# The local voice: PocketSphinx hears and flite speaks; without them Sphinx4 and FreeTTS do.
RUN apt-get update && apt-get install -y --no-install-recommends libpocketsphinx3 libsphinxbase3 libflite1 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build --chown=root:root /layers/dependencies/ ./
COPY --from=build --chown=root:root /layers/spring-boot-loader/ ./
COPY --from=build --chown=root:root /layers/snapshot-dependencies/ ./
COPY --from=build --chown=root:root /layers/application/ ./
COPY --chown=root:root routes routes
COPY --chown=root:root kamelets kamelets
COPY --chown=root:root freeswitch freeswitch
COPY --chown=root:root freeswitch-templates freeswitch-templates
USER voxroute
VOLUME /app/var
EXPOSE 8080 8090
# Asterisk's AudioSocket, from outside the container; who may begin a call is VOXROUTE_VOICE_PEERS.
ENV AUDIOSOCKET_LISTEN=0.0.0.0
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
# The image has no curl; bash speaks enough HTTP to ask.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
