package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.convzoo.configs.UserException;

/** What a person is told. */
public final class Failures {

    private Failures() {}

    /** The one line that a failing action tells the person who asked for it. */
    public static String message(ThrowingCallable action) {
        UserException failure = catchThrowableOfType(UserException.class, action);
        assertThat(failure)
                .as("the action should have failed with a UserException")
                .isNotNull();
        assertThat(failure.getMessage()).as("messages are one line").doesNotContain("\n");
        return failure.getMessage();
    }
}
