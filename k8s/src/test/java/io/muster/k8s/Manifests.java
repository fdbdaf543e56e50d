package io.muster.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.muster.testkit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kubernetes objects in files, or as kustomize renders them. */
record Manifests(List<JsonNode> objects) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    static Path file(String path) {
        return Repository.root().resolve(path);
    }

    static Manifests read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean canRender() {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectErrorStream(true)
                    .start();
            kubectl.getInputStream().readAllBytes();
            return kubectl.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What {@code kubectl apply -k} would apply. */
    static Manifests render(String folder) {
        try {
            Path problems = Files.createTempFile("kustomize", ".txt");
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", file(folder).toString())
                    .redirectError(problems.toFile())
                    .start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError(folder + ": " + Files.readString(problems));
            }
            return parse(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    List<String> names(String kind) {
        return all(kind).map(Manifests::name).sorted().toList();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** Deployments that an autoscaler scales and that carry {@code replicas} all the same: each apply would undo it. */
    List<String> scaledWithReplicas() {
        List<String> scaled = all("ScaledObject")
                .map(object ->
                        object.path("spec").path("scaleTargetRef").path("name").asText())
                .toList();
        return all("Deployment")
                .filter(deployment -> deployment.path("spec").has("replicas"))
                .map(Manifests::name)
                .filter(scaled::contains)
                .toList();
    }

    /** How many replicas there are is the autoscaler's affair; the generator cannot be told to leave the number out. */
    Manifests withoutReplicas() {
        return new Manifests(objects.stream()
                .map(JsonNode::<JsonNode>deepCopy)
                .peek(object -> {
                    if (object.path("spec") instanceof ObjectNode spec) {
                        spec.remove("replicas");
                    }
                })
                .toList());
    }

    /** The same objects always as the same text: the generator does not keep an order of its own. */
    String canonical() {
        return objects.stream()
                .sorted(Comparator.comparing(object -> object.path("kind").asText() + "/" + name(object)))
                .map(Manifests::canonical)
                .map(Manifests::text)
                .collect(Collectors.joining());
    }

    private static String text(JsonNode object) {
        try {
            return YAML.writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> sorted = new TreeMap<>();
                object.properties().forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
                yield YAML.createObjectNode().setAll(sorted);
            }
            case ArrayNode array -> {
                List<JsonNode> items = new ArrayList<>();
                array.forEach(item -> items.add(canonical(item)));
                if (items.stream().allMatch(JsonNode::isObject)) {
                    items.sort(Comparator.comparing(item -> item.path("name").asText() + item.toString()));
                }
                yield YAML.createArrayNode().addAll(items);
            }
            default -> node;
        };
    }
}
