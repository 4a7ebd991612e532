package org.convzoo.configs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a key that is left out, written as it would be in YAML. On a sealed interface, the type that is meant
 * where none is given: the same as that of the interface's default where it is a component.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@interface Default {
    String value();
}
