package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ChangeInfo;
import dev.regent.sandbox.route53.DomainName;
import dev.regent.sandbox.route53.HostedZones;
import dev.regent.sandbox.route53.Quotas;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.sandbox.route53.Zone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hosted zones over the wire: made, found, listed, commented on, deleted. */
final class ZoneOperations {
    private static final int LARGEST_PAGE = 100;
    private static final Comparator<Zone> BY_NAME = Comparator.comparing(
                    (Zone zone) -> DomainName.reversed(zone.name()))
            .thenComparing(Zone::id);

    private final HostedZones zones;
    private final InstantSource clock;
    private final List<String> nameServers;
    private final Quotas quotas;

    ZoneOperations(HostedZones zones, InstantSource clock, Route53Settings settings) {
        this.zones = zones;
        this.clock = clock;
        this.nameServers = settings.nameServers();
        this.quotas = settings.quotas();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("CreateHostedZone", "/hostedzone", this::create),
                Operation.get("ListHostedZones", "/hostedzone", this::list),
                Operation.get("ListHostedZonesByName", "/hostedzonesbyname", this::listByName),
                Operation.get("GetHostedZoneCount", "/hostedzonecount", this::count),
                Operation.get("GetHostedZone", "/hostedzone/([^/]+)", this::find),
                Operation.post("UpdateHostedZoneComment", "/hostedzone/([^/]+)", this::comment),
                Operation.delete("DeleteHostedZone", "/hostedzone/([^/]+)", this::delete),
                Operation.get("GetDNSSEC", "/hostedzone/([^/]+)/dnssec", this::dnssec),
                Operation.get("GetHostedZoneLimit", "/hostedzonelimit/([^/]+)/MAX_RRSETS_BY_ZONE", this::limit),
                Operation.get("GetChange", "/change/([^/]+)", this::change));
    }

    private ApiResponse create(Operation.Call call) {
        XmlRequest body = call.body("CreateHostedZoneRequest");
        refusePrivate(body);
        String comment = body.child("HostedZoneConfig")
                .flatMap(config -> config.child("Comment"))
                .map(XmlRequest::text)
                .orElse("");
        HostedZones.Changed made = zones.create(
                body.required("Name").text(), body.required("CallerReference").text(), comment, clock.instant());
        return ApiResponse.created(
                "https://route53.amazonaws.com/2013-04-01/hostedzone/"
                        + made.zone().id(),
                Xml.of(
                        "CreateHostedZoneResponse",
                        toXml(made.zone()),
                        toXml(made.change(), clock.instant()),
                        delegationSet()));
    }

    private static void refusePrivate(XmlRequest body) {
        boolean isPrivate = body.child("VPC").isPresent()
                || body.child("DelegationSetId").isPresent()
                || body.child("HostedZoneConfig")
                        .map(config -> config.flagOf("PrivateZone"))
                        .orElse(false);
        if (isPrivate) {
            throw XmlRequest.invalid(
                    "This twin of Route 53 has public hosted zones only: no VPC, PrivateZone or DelegationSetId");
        }
    }

    private ApiResponse find(Operation.Call call) {
        return ApiResponse.ok(Xml.of("GetHostedZoneResponse", toXml(zones.find(call.id())), delegationSet()));
    }

    private ApiResponse comment(Operation.Call call) {
        String comment = Optional.ofNullable(
                        call.body("UpdateHostedZoneCommentRequest").textOf("Comment"))
                .orElse("");
        return ApiResponse.ok(Xml.of("UpdateHostedZoneCommentResponse", toXml(zones.comment(call.id(), comment))));
    }

    private ApiResponse delete(Operation.Call call) {
        Instant now = clock.instant();
        return ApiResponse.ok(Xml.of("DeleteHostedZoneResponse", toXml(zones.delete(call.id(), now), now)));
    }

    private ApiResponse count(Operation.Call call) {
        return ApiResponse.ok(Xml.of(
                "GetHostedZoneCountResponse",
                Xml.text("HostedZoneCount", zones.all().size())));
    }

    private ApiResponse list(Operation.Call call) {
        int size = call.request().pageSize(LARGEST_PAGE);
        String marker = call.request().query("marker");
        List<Zone> rest = zones.all().values().stream()
                .filter(zone -> zone.id().compareTo(marker) >= 0)
                .toList();
        Stream<Xml> next = rest.stream().skip(size).limit(1).map(zone -> Xml.text("NextMarker", zone.id()));
        return ApiResponse.ok(Xml.of(
                "ListHostedZonesResponse",
                Page.elements(
                        Xml.list("HostedZones", rest.stream().limit(size), ZoneOperations::toXml),
                        marker.isEmpty() ? Stream.empty() : Stream.of(Xml.text("Marker", marker)),
                        rest.size() > size,
                        next,
                        size)));
    }

    private ApiResponse listByName(Operation.Call call) {
        int size = call.request().pageSize(LARGEST_PAGE);
        String name = call.request().query("dnsname");
        String id = call.request().query("hostedzoneid");
        Zone start = new Zone(id, name.isEmpty() ? "" : DomainName.normalize(name), "", "", List.of());
        List<Zone> rest = zones.all().values().stream()
                .sorted(BY_NAME)
                .filter(zone -> name.isEmpty() || BY_NAME.compare(zone, start) >= 0)
                .toList();
        Stream<Xml> next = rest.stream()
                .skip(size)
                .limit(1)
                .flatMap(zone ->
                        Stream.of(Xml.text("NextDNSName", zone.name()), Xml.text("NextHostedZoneId", zone.id())));
        return ApiResponse.ok(Xml.of(
                "ListHostedZonesByNameResponse",
                Page.elements(
                        Xml.list("HostedZones", rest.stream().limit(size), ZoneOperations::toXml),
                        name.isEmpty() ? Stream.empty() : Stream.of(Xml.text("DNSName", name)),
                        rest.size() > size,
                        next,
                        size)));
    }

    /** Terraform asks before it deletes a zone; the twin never signs. */
    private ApiResponse dnssec(Operation.Call call) {
        zones.find(call.id());
        return ApiResponse.ok(Xml.of(
                "GetDNSSECResponse",
                Xml.of("Status", Xml.text("ServeSignature", "NOT_SIGNING")),
                Xml.of("KeySigningKeys")));
    }

    private ApiResponse limit(Operation.Call call) {
        Zone zone = zones.find(call.id());
        return ApiResponse.ok(Xml.of(
                "GetHostedZoneLimitResponse",
                Xml.of("Limit", Xml.text("Type", "MAX_RRSETS_BY_ZONE"), Xml.text("Value", quotas.recordSetsPerZone())),
                Xml.text("Count", zone.records().size())));
    }

    private ApiResponse change(Operation.Call call) {
        return ApiResponse.ok(Xml.of("GetChangeResponse", toXml(zones.findChange(call.id()), clock.instant())));
    }

    private Xml delegationSet() {
        return Xml.of(
                "DelegationSet",
                Xml.list("NameServers", nameServers.stream(), server -> Xml.text("NameServer", server)));
    }

    private static Xml toXml(Zone zone) {
        Stream<Xml> comment = zone.comment().isEmpty() ? Stream.empty() : Xml.optional("Comment", zone.comment());
        return Xml.of(
                "HostedZone",
                Xml.text("Id", "/hostedzone/" + zone.id()),
                Xml.text("Name", DomainName.escape(zone.name())),
                Xml.text("CallerReference", zone.callerReference()),
                Xml.of(
                        "Config",
                        Stream.concat(comment, Stream.of(Xml.text("PrivateZone", false)))
                                .toList()),
                Xml.text("ResourceRecordSetCount", zone.records().size()));
    }

    static Xml toXml(ChangeInfo change, Instant now) {
        Stream<Xml> comment = change.comment().isEmpty() ? Stream.empty() : Xml.optional("Comment", change.comment());
        return Xml.of(
                "ChangeInfo",
                Stream.concat(
                                Stream.of(
                                        Xml.text("Id", "/change/" + change.id()),
                                        Xml.text("Status", change.status(now)),
                                        Xml.text("SubmittedAt", change.submitted())),
                                comment)
                        .toList());
    }
}
