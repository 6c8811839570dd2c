package dev.regent.simulation.regent;

import dev.regent.loop.Probes;
import dev.regent.simulation.cloud.GatewayModel;
import dev.regent.simulation.cloud.Rhythm;
import dev.regent.simulation.network.Node;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at every region's gateway once a second; a look that gets no answer is one that saw no answer. */
final class GatewayLooks implements Probes {
    /** Of a look's requests; the look itself ends a little later. */
    private static final Duration DEADLINE = Duration.ofMillis(900);

    private static final Duration GIVEN_UP = Duration.ofMillis(960);

    private final Setting setting;
    private final Duration deadline;
    private final Map<Subject, Look<ProbeResult>> looks = new LinkedHashMap<>();

    GatewayLooks(Setting setting) {
        this.setting = setting;
        Duration interval = setting.cloud().platform().rhythm().probes();
        this.deadline = Rhythm.deadline(DEADLINE, interval);
        for (Region region : setting.cloud().regions()) {
            Look<ProbeResult> look = new Look<>(
                    "gateway " + region,
                    interval,
                    Rhythm.deadline(GIVEN_UP, interval),
                    outcome -> look(region, outcome),
                    setting.process(),
                    setting.clock());
            String service = setting.cloud().platform().service().name();
            looks.put(new Subject(service, region), look.start(setting.dice().upTo(interval)));
        }
    }

    private void look(Region region, Look.Outcome<ProbeResult> outcome) {
        Heard heard = new Heard();
        GatewayModel gateway = setting.cloud().gateway(region);
        if (!gateway.isLookable(setting.self())) {
            outcome.failed("this regent could not begin in time to connect");
            return;
        }
        setting.call(Node.gateway(region), () -> answer(gateway, setting.self()), answer -> {
            heard.answer = answer;
            if (!answer.isIncomplete()) {
                outcome.saw(answer.result());
            }
        });
        setting.process().after(deadline, () -> outcome.saw(heard.answer.result()));
    }

    /** What was heard until the deadline. */
    private static final class Heard {
        private Answer answer = new Answer(new NoAnswer("no answer within 900 ms"), true);
    }

    /**
     * What came back.
     *
     * @param isIncomplete whether something is still waited for
     */
    private record Answer(ProbeResult result, boolean isIncomplete) {}

    private static Answer answer(GatewayModel gateway, Region observer) {
        return switch (gateway.behaviour(observer)) {
            case SERVES ->
                new Answer(
                        gateway.errs()
                                ? new AnswersWrong("inference answered 500 Internal Server Error", false)
                                : new Serves(),
                        false);
            case SHEDS ->
                new Answer(
                        gateway.answers() ? new Serves() : new Saturated("inference answered 429 Too Many Requests"),
                        false);
            case CHOKES ->
                gateway.answers()
                        ? new Answer(new Serves(), false)
                        : new Answer(new AnswersWrong("inference got no answer within 900 ms", true), true);
            case INFERENCE_FAILS ->
                new Answer(new AnswersWrong("inference answered 500 Internal Server Error", false), false);
            case INFERENCE_HANGS -> new Answer(new AnswersWrong("inference got no answer within 900 ms", true), true);
            case LIVENESS_FAILS ->
                new Answer(new AnswersWrong("liveness answered 503 Service Unavailable", false), false);
            case HANGS -> new Answer(new NoAnswer("connected, and not a byte within 900 ms"), true);
            case REFUSES -> new Answer(new NoAnswer("connection refused"), false);
        };
    }

    @Override
    public Map<Subject, Reading<ProbeResult>> latest() {
        Map<Subject, Reading<ProbeResult>> readings = new LinkedHashMap<>();
        looks.forEach((subject, look) -> readings.put(subject, look.latest()));
        return readings;
    }
}
