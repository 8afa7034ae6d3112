package org.mailmax.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mailmax.administration.TokenScope;

/// What a method of a resource does and which scope it needs. [TokenFilter] obeys it, [OpenApiDocument] tells it: a
/// method without it is closed.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Operation {

    String value();

    TokenScope scope();

    /// The members of the body, such as `name:string`; a question mark behind the name means it may be left out.
    String[] body() default {};

    /// What is answered; nothing when it is `void`.
    Class<?> answer() default void.class;

    /// True for a list of it.
    boolean many() default false;
}
