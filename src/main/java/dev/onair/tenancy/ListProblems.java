package dev.onair.tenancy;

import dev.onair.engine.Failure;
import dev.onair.engine.Failures;
import dev.onair.engine.Standing;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How an account stands of which a list could not be walked. Pure. */
public final class ListProblems {
    private ListProblems() {}

    /** The one to tell of: what time hardly mends comes first. */
    public static Optional<Failure> first(Stream<Optional<Failure>> problems) {
        return problems.flatMap(problem -> own(problem).stream())
                .min(Comparator.comparing(problem -> !(problem instanceof Failure.Excessive)));
    }

    /** Without what is the account's own trouble, and is told by it as long as it lasts: credentials that are refused. */
    public static Optional<Failure> own(Optional<Failure> problem) {
        return problem.filter(why -> !(why instanceof Failure.AuthRefused));
    }

    /** Those of a list whose other failures are told by the resources that need it. */
    public static Optional<Failure> excessive(Optional<Failure> problem) {
        return problem.filter(Failure.Excessive.class::isInstance);
    }

    /**
     * What the account says.
     *
     * @param isVerified whether there is an older truth that this must not hide
     * @param failures how many walks have failed in a row
     */
    public static Standing standing(Failure problem, boolean isVerified, int failures) {
        if (problem instanceof Failure.Excessive(var message)) {
            return new Standing.Held(Failures.ANSWER_TOO_LARGE, message);
        }
        return isVerified
                ? new Standing.Unavailable("VendorUnavailable", problem.message(), failures)
                : new Standing.Begun("VendorUnavailable", problem.message());
    }
}
