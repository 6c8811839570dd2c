package dev.regent.config;

import dev.regent.config.Written.Mapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What {@code services.yaml} says.
 *
 * @param sections as written, for checks across files
 * @param sheets   of the services that are all right
 * @param route53  where Route 53's API is reached instead of at AWS
 */
record ServicesFile(List<Section> sections, List<ServiceSheet> sheets, Optional<URI> route53) {
    private static final Form<URI> ROUTE53 =
            Form.url("the URL of Route 53's API, such as https://route53.amazonaws.com");

    static ServicesFile read(Optional<Mapping> written, Problems problems) {
        if (written.isEmpty()) {
            return new ServicesFile(List.of(), List.of(), Optional.empty());
        }
        Section file = new Section(written.get(), "", problems);
        List<Section> sections = file.sections("services", "a list of one or more services");
        List<ServiceSheet> sheets = sections.stream()
                .flatMap(section -> ServiceSheet.read(section).stream())
                .toList();
        Optional<URI> route53 = file.section("route53").optional("endpoint", ROUTE53);
        file.unknownFields();
        return new ServicesFile(sections, sheets, route53);
    }
}
