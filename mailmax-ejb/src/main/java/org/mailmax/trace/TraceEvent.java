package org.mailmax.trace;

import java.time.Instant;
import java.util.List;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.operation.Counter;
import org.mailmax.trace.TraceStep.Kind;

/// Something to be recorded of a message. Hand it to [Trace#record].
public sealed interface TraceEvent {

    /// The name of the message.
    String traceId();

    Instant at();

    /// We have taken the message over.
    ///
    /// @param recipients as the envelope named them
    /// @param messageId of its header; empty when it has none
    /// @param steps how it came, which way it takes, where it was put
    record Accepted(
            String traceId,
            Instant at,
            ReversePath sender,
            List<EmailAddress> recipients,
            String messageId,
            long octets,
            List<TraceStep> steps)
            implements TraceEvent {

        /// As what it is counted: from another host, or from a user or ourselves.
        Counter origin() {
            boolean fromOutside = steps.stream()
                    .anyMatch(step -> step.kind() == Kind.RECEIVED
                            && step.detail(TraceStep.LOGIN).isEmpty());
            return fromOutside ? Counter.RECEIVED : Counter.SUBMITTED;
        }
    }

    /// We did not take it: a sender, a recipient or the whole message was refused.
    ///
    /// @param recipients those refused; nobody when the sender was
    /// @param steps how it came, and what the client was told
    record Refused(String traceId, Instant at, ReversePath sender, List<EmailAddress> recipients, List<TraceStep> steps)
            implements TraceEvent {}

    /// It was offered to another host.
    ///
    /// @param host its name and address, or what was looked up; empty when no host was reached
    /// @param answer what the host said, or why it could not be asked
    record Attempted(String traceId, Instant at, EmailAddress recipient, Result result, String host, String answer)
            implements TraceEvent {

        /// What came of it.
        public enum Result {
            DELIVERED(Kind.DELIVERED, Counter.DELIVERED),
            DEFERRED(Kind.DEFERRED, Counter.DEFERRED),
            FAILED(Kind.FAILED, Counter.FAILED);

            private final Kind kind;
            private final Counter counter;

            Result(Kind kind, Counter counter) {
                this.kind = kind;
                this.counter = counter;
            }

            Counter counter() {
                return counter;
            }
        }

        TraceStep step() {
            return TraceStep.of(result.kind, recipient, host, answer);
        }
    }

    /// Its sender was told that a recipient does not get it.
    ///
    /// @param report the trace id of the report
    record Bounced(String traceId, Instant at, EmailAddress recipient, String report) implements TraceEvent {

        TraceStep step() {
            return TraceStep.of(Kind.BOUNCED, recipient, report);
        }
    }

    /// Somebody has decided about it in the queue.
    ///
    /// @param actor the name of the administrator
    record Handled(String traceId, Instant at, EmailAddress recipient, Decision decision, String actor)
            implements TraceEvent {

        /// What was decided.
        public enum Decision {
            HOLD(Kind.HELD),
            RELEASE(Kind.RELEASED),
            RETRY(Kind.RETRIED),
            GIVE_UP(Kind.GIVEN_UP);

            private final Kind kind;

            Decision(Kind kind) {
                this.kind = kind;
            }
        }

        TraceStep step() {
            return TraceStep.of(decision.kind, recipient, actor);
        }
    }
}
