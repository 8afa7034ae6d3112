package org.mailmax.administration;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What two versions of some settings have not in common, as text.
record Differences(String before, String after) {

    static Differences of(Record before, Record after) {
        List<String> old = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        collect("", before, after, old, changed);
        return new Differences(String.join(", ", old), String.join(", ", changed));
    }

    private static void collect(String prefix, Record before, Record after, List<String> old, List<String> changed) {
        for (RecordComponent part : before.getClass().getRecordComponents()) {
            String name = prefix + part.getName();
            Object one = value(part, before);
            Object other = value(part, after);
            if (one instanceof Record inner && other instanceof Record outer && inner.getClass() == outer.getClass()) {
                collect(name + ".", inner, outer, old, changed);
            } else if (!Objects.equals(one, other)) {
                old.add(name + "=" + one);
                changed.add(name + "=" + other);
            }
        }
    }

    private static Object value(RecordComponent part, Record owner) {
        try {
            return part.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part.toString(), e);
        }
    }
}
