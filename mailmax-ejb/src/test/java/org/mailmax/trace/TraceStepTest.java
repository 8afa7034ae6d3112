package org.mailmax.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.trace.TraceStep.Kind;

class TraceStepTest {

    private static final EmailAddress ANN = EmailAddress.of("ann@here.test");

    @Test
    void aStepIsReadAsItWasWritten() {
        TraceStep step = TraceStep.of(Kind.DEFERRED, ANN, "mx.elsewhere.test [192.0.2.1]", "451 later");
        assertThat(TraceStep.read(step.line())).contains(step);
        TraceStep all = TraceStep.ofAll(Kind.RECEIVED, "SMTP", "192.0.2.1", "", "TLS", "");
        assertThat(TraceStep.read(all.line())).contains(all);
        assertThat(all.detail(4)).isEmpty();
        assertThat(all.detail(5)).isEmpty();
    }

    @Test
    void whatAnotherHostSaysCannotForgeASecondStep() {
        TraceStep step =
                TraceStep.of(Kind.FAILED, ANN, "mx", "550 no\nSTORED\tann@here.test\tINBOX\r\n\u001b[31m\u202e");
        assertThat(step.line()).doesNotContain("\n", "\r", "\u001b", "\u202e");
        assertThat(TraceStep.read(step.line()).orElseThrow().kind()).isEqualTo(Kind.FAILED);
        assertThat(TraceStep.read(step.line()).orElseThrow().details()).hasSize(2);
    }

    @Test
    void whatIsTooLongIsCut() {
        TraceStep step = TraceStep.ofAll(Kind.REFUSED, "x".repeat(100_000));
        assertThat(step.detail(0)).hasSize(TraceStep.MAX_DETAIL + 1).endsWith("…");
        assertThat(TraceStep.read(step.line()).orElseThrow().detail(0)).hasSizeLessThanOrEqualTo(502);
    }

    @Test
    void aLineOfAnotherVersionIsLeftOut() {
        assertThat(TraceStep.read("TELEPORTED\tann@here.test\tMars")).isEmpty();
        assertThat(TraceStep.read("")).isEmpty();
        assertThat(TraceStep.read("STORED")).isEmpty();
    }

    @Test
    void anythingThatIsWrittenIsRead() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 20_000; round++) {
            List<String> details = Stream.generate(() -> anything(random))
                    .limit(random.nextInt(5))
                    .toList();
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            TraceStep step = new TraceStep(kind, random.nextBoolean() ? Optional.of(ANN) : Optional.empty(), details);
            assertThat(TraceStep.read(step.line())).as("seed %d", seed).contains(step);
        }
    }

    private static String anything(RandomGenerator random) {
        return random.ints(random.nextInt(30), 0, 0x2100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
