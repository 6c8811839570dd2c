package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.Route53State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tags of hosted zones and health checks over the wire. */
final class TagOperations {
    private static final String RESOURCE = "/tags/(hostedzone|healthcheck)";

    private final Route53State state;

    TagOperations(Route53State state) {
        this.state = state;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("ChangeTagsForResource", RESOURCE + "/([^/]+)", this::change),
                Operation.get("ListTagsForResource", RESOURCE + "/([^/]+)", this::list),
                Operation.post("ListTagsForResources", RESOURCE, this::listMany));
    }

    private ApiResponse change(Operation.Call call) {
        XmlRequest body = call.body("ChangeTagsForResourceRequest");
        Map<String, String> add = new TreeMap<>();
        body.child("AddTags").stream()
                .flatMap(tags -> tags.children().stream())
                .forEach(tag -> add.put(
                        tag.required("Key").text(),
                        Optional.ofNullable(tag.textOf("Value")).orElse("")));
        List<String> remove = Optional.ofNullable(body.textsOf("RemoveTagKeys")).orElse(List.of());
        state.tags().change(existing(call.path().get(0), call.path().get(1)), add, remove);
        return ApiResponse.ok(Xml.of("ChangeTagsForResourceResponse"));
    }

    private ApiResponse list(Operation.Call call) {
        return ApiResponse.ok(Xml.of(
                "ListTagsForResourceResponse",
                tagSet(call.path().get(0), call.path().get(1))));
    }

    private ApiResponse listMany(Operation.Call call) {
        List<String> ids = Optional.ofNullable(
                        call.body("ListTagsForResourcesRequest").textsOf("ResourceIds"))
                .orElse(List.of());
        return ApiResponse.ok(Xml.of(
                "ListTagsForResourcesResponse",
                Xml.list("ResourceTagSets", ids.stream(), id -> tagSet(call.id(), id))));
    }

    private Xml tagSet(String type, String id) {
        Stream<Map.Entry<String, String>> tags = new TreeMap<>(state.tags().of(existing(type, id))).entrySet().stream();
        return Xml.of(
                "ResourceTagSet",
                Xml.text("ResourceType", type),
                Xml.text("ResourceId", id),
                Xml.list(
                        "Tags",
                        tags,
                        tag -> Xml.of("Tag", Xml.text("Key", tag.getKey()), Xml.text("Value", tag.getValue()))));
    }

    private String existing(String type, String id) {
        if (type.equals("hostedzone")) {
            state.zones().find(id);
        } else {
            state.checks().find(id);
        }
        return type + "/" + id;
    }
}
