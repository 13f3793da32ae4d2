package io.footfall.offers.campaign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.footfall.model.WrongOptionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A campaign as a person writes it, in YAML:
 *
 * <pre>{@code
 * id: autumn-2026
 * fromName: Tidewell
 * from: offers@shop.example
 * bounceTo: bounces@shop.example       # optional
 * language: en                         # of who reads none of the others
 * subject:
 *   en: "{{ firstName | default('Hello') }}, ten percent off until {{ validUntil }}"
 * template: offer                      # offer.en.html and offer.en.txt beside this file, or ours
 * validDays: 14
 * codePrefix: AUTUMN
 * shop: https://shop.example
 * productUrl: https://shop.example/p/{id}
 * }</pre>
 *
 * Every field but {@code bounceTo} is needed, and no other is taken; what is wrong is said by the
 * field's name.
 */
public final class CampaignFile {

  private record Fields(
      String id,
      String fromName,
      String from,
      @Nullable String bounceTo,
      String language,
      Map<String, String> subject,
      String template,
      Integer validDays,
      String codePrefix,
      URI shop,
      String productUrl) {}

  private static final ObjectMapper YAML =
      YAMLMapper.builder(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private CampaignFile() {}

  /**
   * Reads the file, and the templates that it names.
   *
   * @throws IllegalArgumentException naming the file and the field that is wrong
   */
  public static Campaign read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new WrongOptionException("--campaign " + file + " can't be read: " + e.getMessage(), e);
    }
    return parse(text, file.toString(), file.toAbsolutePath().getParent());
  }

  /** The campaign of demos: its file stands beside this class and is an example to copy. */
  public static Campaign example() {
    return parse(resource("example-campaign.yaml"), "example-campaign.yaml", null);
  }

  private static Campaign parse(String text, String name, @Nullable Path folder) {
    try {
      Fields fields = YAML.readValue(text, Fields.class);
      if (fields == null) {
        throw new IllegalArgumentException("id is missing: the file is empty");
      }
      return campaignOf(fields, folder);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "In " + name + ": " + pathOf(e) + " is no field of a campaign", e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "In " + name + ": " + pathOf(e) + " can't be taken: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "In " + name + ", line " + lineOf(e) + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In " + name + ": " + e.getMessage(), e);
    }
  }

  private static Campaign campaignOf(Fields fields, @Nullable Path folder) {
    Map<String, Campaign.Letter> letters = new TreeMap<>();
    String template = needed(fields.template(), "template");
    needed(fields.subject(), "subject")
        .forEach(
            (language, subject) ->
                letters.put(
                    language,
                    new Campaign.Letter(
                        needed(subject, "subject." + language),
                        template(folder, template + "." + language + ".html"),
                        template(folder, template + "." + language + ".txt"))));
    return new Campaign(
        needed(fields.id(), "id"),
        needed(fields.fromName(), "fromName"),
        needed(fields.from(), "from"),
        fields.bounceTo(),
        needed(fields.language(), "language"),
        letters,
        needed(fields.validDays(), "validDays"),
        needed(fields.codePrefix(), "codePrefix"),
        needed(fields.shop(), "shop"),
        needed(fields.productUrl(), "productUrl"));
  }

  private static <T> T needed(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  private static String template(@Nullable Path folder, String name) {
    if (folder != null && Files.exists(folder.resolve(name))) {
      try {
        return Files.readString(folder.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException("template " + folder.resolve(name) + " can't be read", e);
      }
    }
    if (CampaignFile.class.getResource(name) == null) {
      throw new IllegalArgumentException(
          "template names " + name + ", which is neither beside the file nor one of ours");
    }
    return resource(name);
  }

  private static String resource(String name) {
    try (InputStream stream = CampaignFile.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read from the class path", e);
    }
  }

  private static String pathOf(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "the file" : path;
  }

  private static String lineOf(JsonProcessingException e) {
    return e.getLocation() == null ? "?" : Integer.toString(e.getLocation().getLineNr());
  }
}
