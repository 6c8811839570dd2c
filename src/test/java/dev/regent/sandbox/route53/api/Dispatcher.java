package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RequestRefused;
import dev.regent.sandbox.route53.Throttle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * From a request to its answer: who signed it, which action, may it pass, what is the answer.
 *
 * <p>A request without a valid signature costs nothing and changes nothing.
 */
final class Dispatcher {
    private final List<Operation> operations;
    private final SignatureV4 signature;
    private final Throttle throttle;
    private final Behaviour behaviour;
    private final InstantSource clock;
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    Dispatcher(
            List<Operation> operations,
            SignatureV4 signature,
            Throttle throttle,
            Behaviour behaviour,
            InstantSource clock) {
        this.operations = List.copyOf(operations);
        this.signature = signature;
        this.throttle = throttle;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /** How many requests an access key has signed so far. */
    long requestsOf(String accessKeyId) {
        LongAdder asked = requests.get(accessKeyId);
        return asked == null ? 0 : asked.sum();
    }

    ApiResponse answer(ApiRequest request, String requestId) {
        try {
            Instant now = clock.instant();
            String accessKeyId = signature.verify(request, now);
            requests.computeIfAbsent(accessKeyId, unseen -> new LongAdder()).increment();
            for (Operation operation : operations) {
                Optional<List<String>> path = operation.match(request);
                if (path.isPresent()) {
                    return answer(operation, new Operation.Call(request, path.get(), accessKeyId), now);
                }
            }
            throw new RequestRefused(
                    ErrorCode.NOT_IMPLEMENTED,
                    "This twin of Route 53 does not implement " + request.method() + " "
                            + request.uri().getPath());
        } catch (RequestRefused e) {
            return ApiResponse.refused(e.refusal(), requestId);
        }
    }

    private ApiResponse answer(Operation operation, Operation.Call call, Instant now) {
        boolean admitted = switch (behaviour.throttling()) {
            case OFF -> true;
            case ON -> throttle.admits(operation.action(), now);
            case EVERYTHING -> false;
        };
        if (!admitted) {
            throw new RequestRefused(ErrorCode.THROTTLING, "Rate exceeded");
        }
        ApiResponse answer = operation.answer().to(call);
        if (operation.action().equals("ChangeResourceRecordSets") && behaviour.takesLateError()) {
            throw new RequestRefused(
                    ErrorCode.INTERNAL_FAILURE,
                    "The request processing has failed because of an unknown error, exception or failure.");
        }
        return answer;
    }
}
