package io.keystream.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules of the structure that no module boundary can guard. */
@Tag("jvm")
final class ArchitectureTest {

  private static JavaClasses product;

  @BeforeAll
  static void read_the_product() {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/io/keystream/testkit/"))
            .importPackages("io.keystream");
    assertThat(product).hasSizeGreaterThan(200);
  }

  @Test
  void frameworks_stay_in_the_package_named_after_them() {
    only("org.axonframework..", "io.keystream.commands.axon..");
    only("io.helidon..", "..http..");
    only("picocli..", "io.keystream.cli..");
    only("com.nimbusds..", "io.keystream.jwt..");
    only("kafka..", "io.keystream.embedded..");
    only("org.apache.kafka.streams..", "..streams..", "io.keystream.schemas..");
  }

  @Test
  void native_code_is_called_from_the_token_and_its_provisioning_only() {
    only("java.lang.foreign..", "io.keystream.worker.token.pkcs11..", "io.keystream.embedded..");
  }

  @Test
  void cryptography_outside_the_token_stays_in_the_packages_made_for_it() {
    only("java.security.cert..", "io.keystream.credentials..", "io.keystream.http..");
    only(
        "org.bouncycastle..",
        "io.keystream.credentials..",
        "io.keystream.sealing.hpke..",
        "io.keystream.worker.token..");
  }

  @Test
  void the_wall_clock_is_read_in_main_only() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(product);
  }

  @Test
  void randomness_comes_in_through_the_constructor() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callConstructor(SecureRandom.class)
        .check(product);
  }

  @Test
  void the_domain_knows_nothing_but_itself() {
    noClasses()
        .that()
        .resideInAPackage("io.keystream.domain..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.keystream..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAPackage("io.keystream.domain.."))))
        .check(product);
  }

  @Test
  void every_package_is_null_marked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .and()
        .resideOutsideOfPackage("io.keystream.schemas.wire..")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(product);
  }

  private static void only(String library, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(product);
  }
}
