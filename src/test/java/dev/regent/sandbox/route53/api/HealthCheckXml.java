package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheckFields;
import dev.regent.sandbox.route53.HealthCheckRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Health checks as they are written on the wire. */
final class HealthCheckXml {
    private HealthCheckXml() {}

    static HealthCheckFields read(XmlRequest fields) {
        fields.child("AlarmIdentifier")
                .or(() -> fields.child("RoutingControlArn"))
                .ifPresent(unknown -> {
                    throw XmlRequest.invalid("This twin of Route 53 has no health checks with " + unknown.name());
                });
        return new HealthCheckFields(
                null,
                fields.textOf("IPAddress"),
                fields.numberOf("Port"),
                fields.textOf("FullyQualifiedDomainName"),
                fields.textOf("ResourcePath"),
                fields.textOf("SearchString"),
                fields.numberOf("RequestInterval"),
                fields.numberOf("FailureThreshold"),
                fields.flagOf("Inverted"),
                fields.flagOf("Disabled"),
                fields.flagOf("MeasureLatency"),
                fields.flagOf("EnableSNI"),
                fields.numberOf("HealthThreshold"),
                fields.textsOf("ChildHealthChecks"),
                fields.textsOf("Regions"));
    }

    static HealthCheck.Type readType(XmlRequest config) {
        String name = config.required("Type").text();
        return Arrays.stream(HealthCheck.Type.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> XmlRequest.invalid("This twin of Route 53 has no health checks of type " + name));
    }

    static Set<HealthCheckRules.Reset> readResets(XmlRequest update) {
        return update.child("ResetElements").stream()
                .flatMap(list -> list.children().stream())
                .map(XmlRequest::text)
                .map(HealthCheckXml::readReset)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HealthCheckRules.Reset readReset(String name) {
        return Arrays.stream(HealthCheckRules.Reset.values())
                .filter(reset -> reset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> XmlRequest.invalid("Invalid XML ; '" + name + "' cannot be reset"));
    }

    static Xml toXml(HealthCheck check) {
        return Xml.of(
                "HealthCheck",
                Xml.text("Id", check.id()),
                Xml.text("CallerReference", check.callerReference()),
                toXml(check.config()),
                Xml.text("HealthCheckVersion", check.version()));
    }

    private static Xml toXml(HealthCheck.Config config) {
        List<Stream<Xml>> parts = new ArrayList<>();
        boolean calculated = config.type() == HealthCheck.Type.CALCULATED;
        if (!calculated) {
            parts.add(Xml.optional("IPAddress", config.address()));
            parts.add(Stream.of(Xml.text("Port", config.port())));
        }
        parts.add(Stream.of(Xml.text("Type", config.type())));
        parts.add(calculated ? Stream.empty() : endpoint(config));
        parts.add(Stream.of(Xml.text("Inverted", config.inverted()), Xml.text("Disabled", config.disabled())));
        parts.add(calculated ? children(config) : Stream.of(Xml.text("EnableSNI", config.enableSni())));
        parts.add(calculated ? Stream.empty() : regions(config));
        return Xml.of("HealthCheckConfig", parts.stream().flatMap(part -> part).toList());
    }

    private static Stream<Xml> endpoint(HealthCheck.Config config) {
        String path = config.path().isEmpty() ? null : config.path();
        return Stream.of(
                        Xml.optional("ResourcePath", path),
                        Xml.optional("FullyQualifiedDomainName", config.domainName()),
                        Xml.optional("SearchString", config.searchString()),
                        Stream.of(
                                Xml.text("RequestInterval", config.interval().toSeconds()),
                                Xml.text("FailureThreshold", config.failureThreshold()),
                                Xml.text("MeasureLatency", config.measureLatency())))
                .flatMap(part -> part);
    }

    private static Stream<Xml> children(HealthCheck.Config config) {
        return Stream.of(
                Xml.text("HealthThreshold", config.healthThreshold()),
                Xml.list("ChildHealthChecks", config.children().stream(), id -> Xml.text("ChildHealthCheck", id)));
    }

    /** Route 53 names no regions where nobody has chosen any. */
    private static Stream<Xml> regions(HealthCheck.Config config) {
        return config.checkerRegions().equals(HealthCheckRules.CHECKER_REGIONS)
                ? Stream.empty()
                : Stream.of(Xml.list(
                        "Regions",
                        new TreeSet<>(config.checkerRegions()).stream(),
                        region -> Xml.text("Region", region)));
    }
}
