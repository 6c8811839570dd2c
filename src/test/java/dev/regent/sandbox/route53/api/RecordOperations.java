package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ChangeInfo;
import dev.regent.sandbox.route53.DomainName;
import dev.regent.sandbox.route53.RecordOrder;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Route53State;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Record sets over the wire: changed in batches, listed in Route 53's order. */
final class RecordOperations {
    private final Route53State state;
    private final InstantSource clock;

    RecordOperations(Route53State state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("ChangeResourceRecordSets", "/hostedzone/([^/]+)/rrset/?", this::change),
                Operation.get("ListResourceRecordSets", "/hostedzone/([^/]+)/rrset/?", this::list));
    }

    private ApiResponse change(Operation.Call call) {
        XmlRequest body = call.body("ChangeResourceRecordSetsRequest");
        ChangeInfo change = state.change(call.id(), ChangeBatchXml.read(body), call.accessKeyId());
        return ApiResponse.ok(
                Xml.of("ChangeResourceRecordSetsResponse", ZoneOperations.toXml(change, clock.instant())));
    }

    private ApiResponse list(Operation.Call call) {
        int size = call.request().pageSize(RecordOrder.LARGEST_PAGE);
        RecordOrder.Page page = RecordOrder.page(state.zones().find(call.id()), start(call.request()), size);
        Stream<Xml> next = page.next().stream()
                .flatMap(record -> Stream.of(
                                Stream.of(
                                        Xml.text("NextRecordName", DomainName.escape(record.name())),
                                        Xml.text("NextRecordType", record.type())),
                                Xml.optional("NextRecordIdentifier", record.setIdentifier()))
                        .flatMap(elements -> elements));
        return ApiResponse.ok(Xml.of(
                "ListResourceRecordSetsResponse",
                Page.elements(
                        Xml.list("ResourceRecordSets", page.records().stream(), RecordOperations::toXml),
                        Stream.empty(),
                        page.next().isPresent(),
                        next,
                        size)));
    }

    private static RecordOrder.Start start(ApiRequest request) {
        String name = request.query("name");
        String type = request.query("type");
        String identifier = request.query("identifier");
        if (name.isEmpty() && !type.isEmpty()) {
            throw XmlRequest.invalid("Invalid parameter : type cannot be specified without name");
        }
        if (type.isEmpty() && !identifier.isEmpty()) {
            throw XmlRequest.invalid("Invalid parameter : identifier cannot be specified without name and type");
        }
        return name.isEmpty()
                ? RecordOrder.Start.OF_ZONE
                : new RecordOrder.Start(DomainName.normalize(name), type, identifier);
    }

    private static Xml toXml(RecordSet record) {
        Stream<Xml> head =
                Stream.of(Xml.text("Name", DomainName.escape(record.name())), Xml.text("Type", record.type()));
        Stream<Xml> routing = Stream.concat(
                Xml.optional("SetIdentifier", record.setIdentifier()), Xml.optional("Weight", record.weight()));
        Stream<Xml> content = Stream.of(
                Xml.text("TTL", record.ttl()),
                Xml.list(
                        "ResourceRecords",
                        record.values().stream(),
                        value -> Xml.of("ResourceRecord", Xml.text("Value", value))));
        Stream<Xml> tail = Xml.optional("HealthCheckId", record.healthCheckId());
        return Xml.of(
                "ResourceRecordSet",
                Stream.of(head, routing, content, tail)
                        .flatMap(elements -> elements)
                        .toList());
    }
}
