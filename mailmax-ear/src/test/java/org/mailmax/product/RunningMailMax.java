package org.mailmax.product;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The test class uses the one MailMax that all such classes of a run share; constructors and methods may ask for it as
/// a parameter of type [MailMax]. A test that stops or breaks the server starts one of its own instead.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedMailMax.class)
public @interface RunningMailMax {}
