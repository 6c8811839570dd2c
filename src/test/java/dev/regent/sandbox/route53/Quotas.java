package dev.regent.sandbox.route53;

/**
 * How much an account may have and a request may ask for.
 *
 * <p>Source: "Quotas" in the Amazon Route 53 Developer Guide (DNSLimitations). In a change batch, the values of an
 * UPSERT count twice.
 *
 * @param hostedZones        per account
 * @param healthChecks       per account
 * @param childHealthChecks  of one CALCULATED check
 * @param recordSetsPerZone  in one hosted zone
 * @param recordSetsPerGroup weighted ones of one name and type
 * @param valuesPerRecordSet ResourceRecord elements of one record set
 * @param valuesPerBatch     ResourceRecord elements in one request
 * @param charactersPerBatch characters of all Value elements in one request
 */
public record Quotas(
        int hostedZones,
        int healthChecks,
        int childHealthChecks,
        int recordSetsPerZone,
        int recordSetsPerGroup,
        int valuesPerRecordSet,
        int valuesPerBatch,
        int charactersPerBatch) {
    public static final Quotas DEFAULT = new Quotas(500, 200, 255, 10_000, 100, 400, 1_000, 32_000);

    public Quotas withHealthChecks(int most) {
        return new Quotas(
                hostedZones,
                most,
                childHealthChecks,
                recordSetsPerZone,
                recordSetsPerGroup,
                valuesPerRecordSet,
                valuesPerBatch,
                charactersPerBatch);
    }

    public Quotas withHostedZones(int most) {
        return new Quotas(
                most,
                healthChecks,
                childHealthChecks,
                recordSetsPerZone,
                recordSetsPerGroup,
                valuesPerRecordSet,
                valuesPerBatch,
                charactersPerBatch);
    }
}
