// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Makes facts up from the components of their records: ordinary values, extremes and hostile text. The same seed gives
 * the same facts. What a record's constructor refuses is tried again.
 */
final class Examples {

    private static final int TRIES = 200;

    private static final List<String> TEXTS = List.of("", "plain", "127.0.0.1", "::1", "host.example", "RSA", "TLSv1.2",
            "0300000b06d00000123400", "1.3.6.1.5.5.7.3.1", "CN=host.example", "2026-11-23", "null", "a b\tc",
            "line\r\nbreak", "nul\u0000", "\u001b[31mred\u001b]0;title\u0007", "\u202egnp.exe\u2066",
            "\ud83d\ude00\u0301", "<script>alert(1)</script>", "{place} $1 \\1 %s %n", "=cmd|' /C calc'!A0",
            "../../etc/passwd", "x".repeat(100_000));
    private static final List<Instant> INSTANTS = List.of(Cases.BEGAN, Cases.BEGAN.minusSeconds(1),
            Cases.BEGAN.plusSeconds(1), Cases.BEGAN.minus(Duration.ofDays(400)), Cases.BEGAN.plus(Duration.ofDays(400)),
            Instant.EPOCH, Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"), Instant.MIN,
            Instant.MAX);
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 3L, 5L, 8L, 443L, 2048L, 3389L, -1L, 0xC000018CL,
            (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Double> FRACTIONS = List.of(0.0, 0.5, 1.0, 12.345, 60.0, 2820.0, -21600.0, 1e300,
            Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    private final Random random;

    Examples(long seed) {
        this.random = new Random(seed);
    }

    <F extends Record & Fact> F of(FactType<F> type) {
        return type.record().cast(record(type.record()));
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (int i = 0; i < TRIES; i++) {
                try {
                    return constructor.newInstance(Arrays.stream(components)
                            .map(component -> value(component.getGenericType())).toArray());
                } catch (InvocationTargetException e) {
                    // The record refuses these values, so no fact can hold them.
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName() + " cannot be made", e);
        }
        throw new AssertionError(type.getName() + " refuses every example; give some with given(...)");
    }

    private Object value(Type type) {
        return switch (type) {
            case ParameterizedType generic -> container((Class<?>) generic.getRawType(),
                    generic.getActualTypeArguments());
            case Class<?> plain -> plain(plain);
            default -> throw new AssertionError("a fact cannot hold a " + type);
        };
    }

    private Object container(Class<?> type, Type[] of) {
        if (type == Optional.class) {
            return oneIn(3) ? Optional.empty() : Optional.of(value(of[0]));
        }
        List<Object> some = Stream.generate(() -> value(of[0])).limit(random.nextInt(4)).toList();
        if (type == List.class) {
            return some;
        }
        if (type == Set.class) {
            return new LinkedHashSet<>(some);
        }
        if (type == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            some.forEach(key -> map.put(key, value(of[1])));
            return map;
        }
        throw new AssertionError("a fact cannot hold a " + type.getName());
    }

    private Object plain(Class<?> type) {
        if (type.isEnum()) {
            return any(Arrays.asList(type.getEnumConstants()));
        }
        if (type.isRecord()) {
            return record(type);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> any(TEXTS);
            case "java.time.Instant" -> any(INSTANTS);
            case "java.time.Duration" -> Duration.ofMillis(any(NUMBERS));
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "int", "java.lang.Integer" -> any(NUMBERS).intValue();
            case "long", "java.lang.Long" -> any(NUMBERS);
            case "double", "java.lang.Double" -> any(FRACTIONS);
            default -> throw new AssertionError("a fact cannot hold a " + type.getName());
        };
    }
}
