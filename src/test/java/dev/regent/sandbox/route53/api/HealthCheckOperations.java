package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheckRules;
import dev.regent.sandbox.route53.HealthChecks;
import dev.regent.sandbox.route53.Quotas;
import dev.regent.sandbox.route53.Route53Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Health checks over the wire, and what the data plane says of them. */
final class HealthCheckOperations {
    private static final int LARGEST_PAGE = 100;

    private final HealthChecks checks;
    private final Supplier<ControlPlane.DataPlane> dataPlane;
    private final List<String> checkerRanges;
    private final Quotas quotas;

    HealthCheckOperations(HealthChecks checks, Supplier<ControlPlane.DataPlane> dataPlane, Route53Settings settings) {
        this.checks = checks;
        this.dataPlane = dataPlane;
        this.checkerRanges = settings.checkerRanges();
        this.quotas = settings.quotas();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("CreateHealthCheck", "/healthcheck", this::create),
                Operation.get("ListHealthChecks", "/healthcheck", this::list),
                Operation.get("GetHealthCheckCount", "/healthcheckcount", this::count),
                Operation.get("GetHealthCheck", "/healthcheck/([^/]+)", this::find),
                Operation.post("UpdateHealthCheck", "/healthcheck/([^/]+)", this::update),
                Operation.delete("DeleteHealthCheck", "/healthcheck/([^/]+)", this::delete),
                Operation.get("GetHealthCheckStatus", "/healthcheck/([^/]+)/status", this::status),
                Operation.get("GetAccountLimit", "/accountlimit/MAX_HEALTH_CHECKS_BY_OWNER", this::limit),
                Operation.get("GetCheckerIpRanges", "/checkeripranges", this::ranges));
    }

    private ApiResponse create(Operation.Call call) {
        XmlRequest body = call.body("CreateHealthCheckRequest");
        XmlRequest config = body.required("HealthCheckConfig");
        HealthCheck made = checks.create(
                body.required("CallerReference").text(),
                HealthCheckRules.created(HealthCheckXml.readType(config), HealthCheckXml.read(config)));
        return ApiResponse.created(
                "https://route53.amazonaws.com/2013-04-01/healthcheck/" + made.id(),
                Xml.of("CreateHealthCheckResponse", HealthCheckXml.toXml(made)));
    }

    private ApiResponse find(Operation.Call call) {
        return ApiResponse.ok(Xml.of("GetHealthCheckResponse", HealthCheckXml.toXml(checks.find(call.id()))));
    }

    private ApiResponse update(Operation.Call call) {
        XmlRequest body = call.body("UpdateHealthCheckRequest");
        Long version = body.child("HealthCheckVersion").map(XmlRequest::number).orElse(null);
        HealthCheck updated =
                checks.update(call.id(), version, HealthCheckXml.read(body), HealthCheckXml.readResets(body));
        return ApiResponse.ok(Xml.of("UpdateHealthCheckResponse", HealthCheckXml.toXml(updated)));
    }

    private ApiResponse delete(Operation.Call call) {
        checks.delete(call.id());
        return ApiResponse.ok(Xml.of("DeleteHealthCheckResponse"));
    }

    private ApiResponse list(Operation.Call call) {
        int size = call.request().pageSize(LARGEST_PAGE);
        String marker = call.request().query("marker");
        List<HealthCheck> rest = checks.all().values().stream()
                .filter(check -> check.id().compareTo(marker) >= 0)
                .toList();
        Stream<Xml> next = rest.stream().skip(size).limit(1).map(check -> Xml.text("NextMarker", check.id()));
        return ApiResponse.ok(Xml.of(
                "ListHealthChecksResponse",
                Page.elements(
                        Xml.list("HealthChecks", rest.stream().limit(size), HealthCheckXml::toXml),
                        marker.isEmpty() ? Stream.empty() : Stream.of(Xml.text("Marker", marker)),
                        rest.size() > size,
                        next,
                        size)));
    }

    private ApiResponse count(Operation.Call call) {
        return ApiResponse.ok(Xml.of(
                "GetHealthCheckCountResponse",
                Xml.text("HealthCheckCount", checks.all().size())));
    }

    private ApiResponse limit(Operation.Call call) {
        return ApiResponse.ok(Xml.of(
                "GetAccountLimitResponse",
                Xml.of(
                        "Limit",
                        Xml.text("Type", "MAX_HEALTH_CHECKS_BY_OWNER"),
                        Xml.text("Value", quotas.healthChecks())),
                Xml.text("Count", checks.all().size())));
    }

    private ApiResponse status(Operation.Call call) {
        HealthCheck check = checks.find(call.id());
        if (check.config().type() == HealthCheck.Type.CALCULATED) {
            throw XmlRequest.invalid("Invalid parameter : GetHealthCheckStatus is not for calculated health checks");
        }
        return ApiResponse.ok(Xml.of(
                "GetHealthCheckStatusResponse",
                Xml.list(
                        "HealthCheckObservations",
                        dataPlane.get().observations(check.id()).stream(),
                        HealthCheckOperations::toXml)));
    }

    private static Xml toXml(ControlPlane.CheckerObservation seen) {
        return Xml.of(
                "HealthCheckObservation",
                Xml.text("Region", seen.region()),
                Xml.text("IPAddress", seen.address()),
                Xml.of("StatusReport", Xml.text("Status", seen.status()), Xml.text("CheckedTime", seen.checked())));
    }

    private ApiResponse ranges(Operation.Call call) {
        return ApiResponse.ok(Xml.of(
                "GetCheckerIpRangesResponse",
                Xml.list("CheckerIpRanges", checkerRanges.stream(), range -> Xml.text("member", range))));
    }

    /** Before there is a data plane nobody has looked at anything. */
    static ControlPlane.DataPlane nobodyLooked() {
        return new ControlPlane.DataPlane() {
            @Override
            public List<ControlPlane.CheckerObservation> observations(String healthCheckId) {
                return List.of();
            }

            @Override
            public Optional<Boolean> healthy(String healthCheckId) {
                return Optional.empty();
            }
        };
    }
}
