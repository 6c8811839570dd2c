package dev.regent.sandbox.control;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.Site;
import dev.regent.world.Region;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Tells people what is where, and what to try. */
public final class Guide {
    private final Sandbox sandbox;

    public Guide(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    String control() {
        return "http://localhost:" + sandbox.options().ports().control();
    }

    /** Endpoints and how to ask them. */
    public String whatIsWhere() {
        return String.join(
                "\n",
                "control page    " + control() + "   (as JSON: " + control() + "/state)",
                "Route 53 API    " + sandbox.route53().endpoint() + "   zone "
                        + sandbox.zone().id() + " " + sandbox.files().zoneName(),
                "name servers    " + nameServers(),
                places(),
                "logs            " + sandbox.options().workspace().resolve("logs"),
                "orders' token   " + sandbox.tokenFile(),
                "",
                "ask DNS         " + dig(),
                "ask Route 53    " + aws(),
                "                aws --endpoint-url " + sandbox.route53().endpoint()
                        + " route53 list-resource-record-sets --hosted-zone-id "
                        + sandbox.zone().id());
    }

    private String nameServers() {
        return sandbox.route53().nameServers().stream()
                .map(server -> server.getAddress().getHostAddress() + ":" + server.getPort())
                .collect(Collectors.joining(" "));
    }

    private String places() {
        return sandbox.sites().stream().map(this::place).collect(Collectors.joining("\n"));
    }

    private String place(Site site) {
        List<RegentProcess> regents = sandbox.regents().of(site.region());
        String status =
                regents.stream().map(regent -> regent.endpoint() + "/v1/status").collect(Collectors.joining(" "));
        return "%-15s gateway %s   S3 %s/%s   %s"
                .formatted(
                        site.region(),
                        site.gateway().endpoint(),
                        site.s3Endpoint(),
                        site.board(),
                        regents.isEmpty() ? "no regent" : "regent " + status);
    }

    private String dig() {
        InetSocketAddress server = sandbox.route53().nameServers().getFirst();
        return "dig @%s -p %d %s A +noall +answer"
                .formatted(server.getAddress().getHostAddress(), server.getPort(), sandbox.dnsName());
    }

    private static String aws() {
        return "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=us-east-1"
                .formatted(Key.BREAK_GLASS.id(), Key.BREAK_GLASS.secret());
    }

    /** Commands to copy. */
    public String threeThingsToTry() {
        Region home = sandbox.order().getFirst();
        return String.join(
                "\n",
                "1. Kill the home's gateway and see its traffic move; then heal it.",
                fault("POST", "gateway-dies", home),
                fault("DELETE", "gateway-dies", home),
                "2. Break inference where Route 53's own check sees nothing wrong.",
                fault("POST", "inference-fails", home),
                fault("DELETE", "inference-fails", home),
                order(home));
    }

    private String fault(String method, String fault, Region region) {
        return "     curl -X %s '%s/faults/%s?region=%s'".formatted(method, control(), fault, region);
    }

    private String order(Region home) {
        List<RegentProcess> regents = sandbox.regents().of(home);
        if (regents.isEmpty()) {
            return "3. Look at everything at once.\n     curl " + control() + "/state";
        }
        return String.join(
                "\n",
                "3. Ask for a failover, as on-call would. (POST " + control() + "/reset puts everything back.)",
                "     curl -X POST %s/v1/services/%s/failover \\"
                        .formatted(regents.getFirst().endpoint(), sandbox.service()),
                "       -H \"Authorization: Bearer $(cat " + sandbox.tokenFile() + ")\" \\",
                "       -H 'Content-Type: application/json' -d '{\"from\":\"%s\",\"reason\":\"a drill\"}'"
                        .formatted(home));
    }
}
