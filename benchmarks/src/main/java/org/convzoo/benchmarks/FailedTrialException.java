package org.convzoo.benchmarks;

/** A contestant's process found nothing; the others go on. */
final class FailedTrialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedTrialException(String reason) {
        super(reason);
    }
}
