# convzoo with the natives of the platform that builds it. README.md says how it is run.
#
#   docker build -t convzoo .
#
# Other images with a JDK to build with, or a JRE 17 or newer to run on, may be named; they need the GNU C library.
ARG JDK_IMAGE=eclipse-temurin:17-jdk-jammy
ARG JRE_IMAGE=eclipse-temurin:17-jre-jammy

FROM ${JDK_IMAGE} AS build
WORKDIR /build
# The POMs alone: what they ask for is downloaded once, and again only when one of them has changed.
COPY mvnw pom.xml ./
COPY .mvn/ .mvn/
COPY configs/pom.xml configs/
COPY engine/pom.xml engine/
COPY zoo/pom.xml zoo/
COPY data/pom.xml data/
COPY evaluation/pom.xml evaluation/
COPY training/pom.xml training/
COPY transfer/pom.xml transfer/
COPY notebooks-java/pom.xml notebooks-java/
COPY cli/pom.xml cli/
COPY benchmarks/pom.xml benchmarks/
RUN ./mvnw -q -B -ntp -pl cli -am package -Dmaven.test.skip=true && rm -rf */target
COPY . .
# Offline: all that is needed is there. Times of files are fixed, so that a layer of the same files is the same layer.
RUN ./mvnw -q -B -ntp -o -pl cli -am package -Dmaven.test.skip=true \
    && mkdir -p /image/libraries /image/convzoo/lib /image/configs \
    && cp -r cli/target/bin LICENSE README.md CHANGELOG.md /image/convzoo/ \
    && cp cli/target/lib/*.jar /image/libraries/ \
    && mv /image/libraries/convzoo*.jar /image/convzoo/lib/ \
    && cp configs/*.yaml configs/schema.json /image/configs/ \
    && find /image -exec touch -h -d 2026-11-20T00:00:00Z {} +

FROM ${JRE_IMAGE}
LABEL org.opencontainers.image.title="convzoo" \
      org.opencontainers.image.description="A model zoo and training toolkit for convolutional networks on Deeplearning4j" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.url="https://convzoo.org"
# Whoever the container runs as may write where it works: docker run --user takes another than this one.
RUN groupadd --gid 10001 convzoo \
    && useradd --uid 10001 --gid convzoo --create-home convzoo \
    && mkdir -p /data /work/runs \
    && chmod 1777 /data /work /work/runs
# The libraries, nearly all of the image, lie in a layer of their own below what changes with every version.
COPY --from=build /image/libraries/ /opt/convzoo/lib/
COPY --from=build /image/convzoo/ /opt/convzoo/
COPY --from=build /image/configs/ /work/configs/
# Natives are unpacked when they are first needed: on a volume they stay for the next container.
ENV PATH="/opt/convzoo/bin:${PATH}" \
    CONVZOO_DATA=/data \
    CONVZOO_NATIVES=/data/natives
USER convzoo
WORKDIR /work
VOLUME ["/data", "/work/runs"]
ENTRYPOINT ["convzoo"]
CMD ["--help"]
