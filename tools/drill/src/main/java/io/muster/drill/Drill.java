package io.muster.drill;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Plays a scenario against a running suite: the outside world and the people, and nothing that a service must do by
 * itself. Exit status 0 only when every stage happened; 1 with one line that says which did not; 2 for an unknown name.
 */
public final class Drill {

    private static final Map<String, Function<Suite, Scenario>> SCENARIOS =
            new TreeMap<>(Map.of("checkout-outage", CheckoutOutage::new, "payment-stop", PaymentStop::new));

    private Drill() {}

    /** @param arguments the scenario's name; {@code checkout-outage} when there is none */
    public static void main(String[] arguments) {
        String name = arguments.length == 0 ? "checkout-outage" : arguments[0];
        Function<Suite, Scenario> scenario = SCENARIOS.get(name);
        if (scenario == null) {
            System.err.println("muster: no drill is called " + name + "; there are: " + SCENARIOS.keySet());
            System.exit(2);
        }
        System.exit(play(name, scenario.apply(new Suite(System.getenv()))));
    }

    private static int play(String name, Scenario scenario) {
        Story story = new Story(System.out);
        story.tell("Drill " + name);
        try (scenario) {
            scenario.play(story);
        } catch (DrillFailure | Suite.Unreachable e) {
            System.out.flush();
            System.err.println("muster: drill " + name + " failed: " + e.getMessage());
            return 1;
        }
        if (!story.hasSeen(scenario.stages())) {
            System.err.println("muster: drill " + name + " ended before each of its stages happened");
            return 1;
        }
        return 0;
    }
}
