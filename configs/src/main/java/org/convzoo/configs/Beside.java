package org.convzoo.configs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keys that other tools have within what this interface stands for, but that stand beside it here. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Beside {
    String[] value();
}
