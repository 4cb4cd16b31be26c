package io.keystream.domain.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads who wrote something else than a policy. */
final class PolicyTextErrorsTest {

  private static final String WORDS =
      "; a path takes capabilities, allowed_parameters, denied_parameters, required_parameters,"
          + " hours, networks, applications, required_context, max_distinct_keys";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "capability = []|21|unknown word 'capability'" + WORDS,
        "min_wrapping_ttl = \"1s\"|21|'min_wrapping_ttl' is a word of Vault that is not supported"
            + WORDS,
        "approvals = 2|21|'approvals' is reserved and means nothing yet" + WORDS,
        "capabilities = [] capabilities = []|39|'capabilities' is there twice; a path takes it once",
        "hours = \"Mon\"|29|'hours' takes a list [ ... ], not a text",
        "hours = [5]|30|'hours' takes texts in quotes, not a number or truth value",
        "hours = []|21|hours names at least one; leave it out to mean any",
        "hours = [\"Mon\"]|30|hours are days from-until zone, such as Mon-Fri 08:00-18:00"
            + " Europe/Berlin: 'Mon'",
        "networks = [\"x\"]|33|a network is an address/bits, such as 10.0.0.0/8 or 2001:db8::/32:"
            + " 'x'",
        "networks = [\"10.0.0.1/8\"]|33|10.0.0.1 has bits beyond its prefix of 8",
        "applications = [\"*x\"]|21|an application is a name, with '*' only at its end: '*x'",
        "required_context = []|40|'required_context' takes { name = [ ... ] }, not a list",
        "required_context = { a = [[]] }|47|'a' takes texts, numbers or truth values, not a list",
        "required_context = { a = [], a = [] }|50|'a' is there twice",
        "allowed_parameters = { A = [] a = [] }|21|parameter 'a' is named twice; names do not"
            + " distinguish case",
        "allowed_parameters = { \"*\" = [1] }|21|the parameter '*' takes [] and no values",
        "max_distinct_keys = \"many\"|41|a budget is keys/window with s, m or h, such as 200/1h:"
            + " 'many'",
        "max_distinct_keys = \"0/1h\"|41|a budget is of 1 to 100000 keys: 0",
        "max_distinct_keys = 5|41|'max_distinct_keys' takes texts in quotes, not a number or truth"
            + " value",
        "hours = [\"Mon\" \"Tue\"]|36|expected ',' or ']' in a list, found '\"'",
        "hours|26|expected '=', '{' or a label behind 'hours', found '}'",
        "hours = <<EOF|29|texts stand in quotes; there are no heredocs",
        "hours = yes|29|'yes' is not a value; texts stand in quotes, besides them numbers, true,"
            + " false",
        "hours = ]|29|expected a value, found ']'",
        "= 1|21|expected a word, found '='",
        "hours = [\"\\x\"]|31|unknown escape; those of JSON are \\\" \\\\ \\/ \\b \\f \\n \\r \\t"
            + " \\uXXXX",
        "hours = [\"\\u12g4\"]|35|\\u takes four hexadecimal digits"
      })
  void a_path_that_is_wrong_is_pointed_at(String wrong, int column, String why) {
    refused("path \"a\" {\n" + " ".repeat(20) + wrong + "}", 2, column, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name = \"x\"|1|unknown word 'name'; a policy takes path \"...\" { ... }",
        "path \"a\" {}|6|a path has at least one capability; to forbid it, write [\"deny\"]",
        "path \"a\" { capabilities = [] }|6|a path has at least one capability; to forbid it,"
            + " write [\"deny\"]",
        "path \"a\" { capabilities = [\"write\"] }|28|unknown capability 'write'; there are create,"
            + " read, update, patch, delete, list, sudo, deny",
        "path \"a*b\" { }|6|'*' stands only at the end of a path: 'a*b'",
        "path \"a\" { capabilities = [\"deny\"] max_distinct_keys = \"5/1h\" }|6|max_distinct_keys"
            + " means nothing beside deny",
        "path \"a\" \"b\" { }|10|unknown word 'b'" + WORDS,
        "path = \"a\"|8|'path' takes a block { ... }, not a text",
        "path { a = 1 }|12|'a' takes a block { ... }, not a number or truth value",
        "path \"a\" {|11|expected a word, found the end of the text",
        "path \"a|6|this text has no '\"' at its end",
        "/* path|1|this comment has no '*/' at its end",
        "/ path|1|expected a word, found '/'",
        "path \"a\" { a { a { a { a { a { a { a { a {|35|blocks and lists lie at most 8 deep in"
            + " each other",
        "{\"path\": null}|10|'null' is not a value; texts stand in quotes, besides them numbers,"
            + " true, false",
        "{\"path\": {}} x|14|expected the end of the text, found 'x'",
        "{\"path\" {}}|9|expected ':' behind a name, found '{'",
        "{\"path\": {},}|13|expected '\"' before a text, found '}'",
        "{\"path\": 012}|10|'012' is not a value; texts stand in quotes, besides them numbers,"
            + " true, false",
        "{\"path\": [[]]}|11|'path' takes a block { ... }, not a list",
        "[]|1|expected a word, found '['"
      })
  void a_text_that_is_no_policy_is_pointed_at(String text, int column, String why) {
    assertThatExceptionOfType(PolicyTextException.class)
        .isThrownBy(() -> PolicyText.parse(PolicyTextTest.NAME, text))
        .withMessage("line 1, column " + column + ": " + why);
  }

  @Test
  void a_text_has_64_kib_at_most() {
    assertThat(PolicyText.parse(PolicyTextTest.NAME, "#".repeat(65_536)).rules()).isEmpty();
    refused("#".repeat(65_537), 1, 1, "a policy has at most 65,536 bytes in UTF-8");
    refused("#" + "ü".repeat(32_768), 1, 1, "a policy has at most 65,536 bytes in UTF-8");
  }

  @Test
  void a_policy_has_a_thousand_paths_at_most() {
    var path = "path \"a\" { capabilities = [\"read\"] }\n";
    assertThat(PolicyText.parse(PolicyTextTest.NAME, path.repeat(1000)).rules()).hasSize(1000);
    refused(path.repeat(1001), 1001, 6, "a policy has at most 1,000 paths");
  }

  @Test
  void a_list_has_a_hundred_and_twenty_eight_values_at_most() {
    refused(
        "path \"a\" { applications = [" + "\"x\",".repeat(129) + "] }",
        1,
        12,
        "'applications' takes at most 128 values, has 129");
  }

  @Test
  void a_block_has_a_hundred_and_twenty_eight_names_at_most() {
    var names =
        IntStream.rangeClosed(100, 228)
            .mapToObj(number -> "n" + number + " = []")
            .collect(Collectors.joining(" "));
    refused(
        "path \"a\" { allowed_parameters = { " + names + " } }",
        1,
        35 + 128 * 10,
        "'allowed_parameters' takes at most 128 names");
  }

  @Test
  void a_text_in_quotes_has_a_thousand_and_twenty_four_characters_at_most() {
    refused("path \"" + "a".repeat(1025) + "\" {}", 1, 6, "a text has at most 1,024 characters");
    refused(
        "path \"" + "a".repeat(513) + "\" {}",
        1,
        6,
        "a path must have 1 to 512 characters, has 513");
  }

  @Test
  void what_is_quoted_of_a_text_shows_in_print() {
    refused("path \"a\" { \"x\\n\\u202ey\" = 1 }", 1, 12, "unknown word 'x??y'" + WORDS);
  }

  private static void refused(String text, int line, int column, String why) {
    assertThatExceptionOfType(PolicyTextException.class)
        .isThrownBy(() -> PolicyText.parse(PolicyTextTest.NAME, text))
        .withMessage("line " + line + ", column " + column + ": " + why)
        .satisfies(wrong -> {
          assertThat(wrong.line()).isEqualTo(line);
          assertThat(wrong.column()).isEqualTo(column);
        });
  }
}
