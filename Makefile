# One target a task; `make` alone lists them. Nothing here needs more than a JDK 25, Maven and, where it says so, a cluster.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The JDK: JAVA_HOME if it is a 25, else the javac on the path, else the usual places.
JDK := $(shell for home in "$$JAVA_HOME" \
    "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac || echo /)")")")" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* "$$HOME"/.sdkman/candidates/java/* "$$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do \
  if [ -x "$$home/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$$home/release" 2>/dev/null; then echo "$$home"; break; fi; \
done)
export JAVA_HOME := $(JDK)
# Maven 3 itself is warned about by a newer JDK; that is no news about Onair. The rest: a minute's work is not worth a second
# compiler, which takes 22 of the 55 CPU seconds of a first look at the format.
export MAVEN_OPTS ?= --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

# Warnings and errors only: -q would hide the warnings that fail the build.
MVN := mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
JAR := target/quarkus-app/quarkus-run.jar
# Classes as they were loaded and linked once (JEP 483): `make aot` makes it, and what is older than the jar is left alone.
AOT := target/onair.aot
APP = $(JDK)/bin/java @deploy/jvm.options $$([ $(AOT) -nt $(JAR) ] && echo -XX:AOTCache=$(AOT)) -jar $(JAR)
SOURCES := pom.xml $(shell find src/main crds examples -type f 2>/dev/null)
comma := ,
# What `golden` rewrites and `check` finds changed.
GENERATED := crds docs/kinds docs/figures src/test/resources
# What a run of the tests leaves behind.
RAN := target/*-reports target/test-logs target/e2e-logs
ARGS ?=
# The benchmarks' own process: API server and vendors; the operator is a process of its own, with its own flags. What they use of
# libraries is what the operator ships.
APP_LIBS := target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*
# Single steps need no packaged operator, and need JMH, which that does not have.
MICRO := $(findstring --micro,$(ARGS))
BENCH_LIBS = $(if $(MICRO),$$(cat target/bench.classpath),$(APP_LIBS))
BENCH_JVM := -Dsun.net.httpserver.nodelay=true -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r task what; do \
		printf '  make %-12s %s\n' "$$task" "$$what"; done

.PHONY: build
build: $(JAR) ## compile and package into target/quarkus-app

.PHONY: aot
aot: $(AOT) ## train the AOT cache with the demo (half a minute): demo, run and simulators then start in less than half the time

.PHONY: test
test: | jdk ## everything that needs no cluster: format, warnings, unit and integration tests, CRDs, no secret in their logs
	@rm -rf $(RAN)
	@$(call maven,verify -Djacoco.skip=true)
	@.ci/planted-secrets target/test-logs target/surefire-reports target/failsafe-reports
	@$(call counted,surefire failsafe)

.PHONY: it
it: | jdk ## integration tests only: against the simulators and the embedded API server
	@rm -rf $(RAN)
	@$(call maven,verify -Dskip.unit=true -Djacoco.skip=true)
	@.ci/planted-secrets target/test-logs target/failsafe-reports
	@$(call counted,failsafe)

.PHONY: e2e
e2e: | jdk cluster ## end-to-end tests on the cluster of KUBECONFIG
	@rm -rf $(RAN)
	@$(call maven,-Pe2e verify)
	@.ci/planted-secrets target/test-logs target/e2e-logs target/failsafe-reports
	@$(call counted,failsafe)

.PHONY: check
check: | jdk ## all that guards main: test, and that generated files are what the code says; coverage
	@rm -rf $(RAN) && mkdir -p target
	@$(call checksums) > target/generated.before
	@$(call maven,verify -Dgolden.write=true)
	@.ci/planted-secrets target/test-logs target/surefire-reports target/failsafe-reports
	@$(call counted,surefire failsafe)
	@$(call checksums) | diff target/generated.before - >&2 \
		|| { echo "make check: the generated files above were out of date and have been rewritten; review and commit them" >&2; exit 1; }
	@awk -F, 'NR > 1 { missed += $$4; covered += $$5 } END { if (covered) printf "instructions covered: %.1f %% (target/site/jacoco/index.html)\n", 100 * covered / (missed + covered) }' \
		target/site/jacoco/jacoco.csv

.PHONY: demo
demo: $(JAR) ## watch Onair work, without a cluster or an account (ARGS=--once: and end; ARGS=--cluster: on KUBECONFIG)
	@$(APP) demo $(ARGS)

.PHONY: simulators
simulators: $(JAR) ## the vendors' clouds as local servers (ARGS="--cdnetworks-port 18081 --huawei-port 18082")
	@$(APP) simulators $(ARGS)

.PHONY: run
run: $(JAR) | cluster ## the operator, here, on the cluster of KUBECONFIG
	@$(APP) operator $(ARGS)

.PHONY: crds
crds: | jdk ## rewrite crds/, and the tables of removed fields in docs/kinds, from the resource classes
	@$(call maven,test -Dtest='CrdsTest$(comma)WhenRemovedTest' -Dgolden.write=true -Djacoco.skip=true)

.PHONY: golden
golden: | jdk ## rewrite every file that tests compare with; review the difference like code
	@$(call maven,test -Dgolden.write=true -Djacoco.skip=true)

.PHONY: bench
bench: $(if $(MICRO),,$(JAR) $(AOT)) | jdk ## what Onair costs, against the simulators, in one table (ARGS=--quick: small sizes; --micro: single steps; --help says more)
	@{ $(call maven,test-compile $(if $(MICRO),dependency:build-classpath -Dmdep.outputFile=target/bench.classpath) -Djacoco.skip=true); } >&2
	@$(JDK)/bin/java $(BENCH_JVM) -cp "target/test-classes:target/classes:$(BENCH_LIBS)" dev.onair.bench.Bench $(ARGS)

.PHONY: charts
charts: $(JAR) | jdk ## draw what a bench has measured: docs/figures/bench.json as SVG beside it (ARGS="--rows=target/bench.json --out=target": another one)
	@{ $(call maven,test-compile -Djacoco.skip=true); } >&2
	@$(JDK)/bin/java $(BENCH_JVM) -cp "target/test-classes:target/classes:$(BENCH_LIBS)" dev.onair.bench.charts.Charts $(ARGS)

.PHONY: clients
clients: | jdk ## public clients, as they are, against the simulators (brings their packages into target/clients)
	@src/test/clients/install.sh
	@$(call maven,verify -Dskip.unit=true -Djacoco.skip=true -Dit.test=PublicClientsIT)

.PHONY: soak
soak: | jdk ## the scenarios of all kinds under every temperament, and hours of rewritten answers; by hand (ARGS=-Dseeds=50: more of them)
	@$(call maven,-Psoak verify $(ARGS))
	@cat target/soak-*.md

.PHONY: fmt
fmt: | jdk ## format the sources
	@$(MVN) spotless:apply

.PHONY: clean
clean: ## remove what was built
	@rm -rf target

# Maven's output goes to stderr, so that stdout is the program's alone.
$(JAR): $(SOURCES) | jdk
	@$(MVN) package -Dmaven.test.skip=true -Djacoco.skip=true >&2
	@touch $@

# A cache that could not be made is no reason to fail: everything starts without it.
$(AOT): $(JAR)
	@$(JDK)/bin/java @deploy/jvm.options -XX:AOTCacheOutput=$@ -jar $(JAR) demo --once > target/aot.log 2>&1 \
		|| { rm -f $@; echo "make aot: the training failed, see target/aot.log; everything runs without the cache" >&2; }

.PHONY: jdk
jdk:
	@[ -n "$(JDK)" ] || { echo "make: no JDK 25 found: install one (such as Eclipse Temurin 25) or point JAVA_HOME at it" >&2; exit 1; }
	@command -v mvn > /dev/null || { echo "make: no mvn found: install Apache Maven 3.8.7 or newer" >&2; exit 1; }

.PHONY: cluster
cluster:
	@[ -n "$$KUBECONFIG" ] || { echo "make: KUBECONFIG is not set: export it to the cluster to work on" >&2; exit 1; }
	@kubectl get --raw /readyz --request-timeout=10s > /dev/null 2>&1 \
		|| { echo "make: the cluster of KUBECONFIG=$$KUBECONFIG does not answer: kubectl get --raw /readyz" >&2; exit 1; }

# Maven without its help about itself. When it fails, the last lines say which tests did.
define maven
set -o pipefail; $(MVN) $(1) 2>&1 | sed -u -e '/\[Help 1\] http/d' -e '/Re-run Maven using/d' -e '/To see the full stack trace/d' \
	-e '/For more information about the errors/d' -e '/^\[ERROR\] *$$/d' -e 's/ -> \[Help 1\]$$//' \
	|| { .ci/failed-tests target/surefire-reports target/failsafe-reports >&2; exit 1; }
endef

# How many tests ran, from the reports of the plugins named.
define counted
cat $(foreach plugin,$(1),target/$(plugin)-reports/*.txt) 2>/dev/null | awk -F'[:,]' '/^Tests run/ { run += $$2; skipped += $$8 } \
	END { printf "%d tests passed, %d skipped\n", run - skipped, skipped }'
endef

define checksums
find $(GENERATED) -type f | LC_ALL=C sort | xargs cksum
endef
