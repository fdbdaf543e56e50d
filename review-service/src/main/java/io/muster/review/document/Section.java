package io.muster.review.document;

import java.util.Arrays;
import java.util.Optional;

/**
 * The written parts of a review (R98–R104), in the order of the document. Those that follow from the stream are drafted;
 * people write the others, and may put better words in place of a draft.
 */
public enum Section {
    SUMMARY("summary", "Summary"),
    IMPACT("impact", "Customer impact"),
    BUSINESS_IMPACT("businessImpact", "Business impact"),
    CAMPAIGNS("campaigns", "Campaigns running at the time"),
    SERVICE_LEVELS("serviceLevels", "Service levels breached"),
    DETECTION("detection", "Detection"),
    ROOT_CAUSE("rootCause", "Root cause"),
    CONTRIBUTING_FACTORS("contributingFactors", "Contributing factors"),
    MITIGATION("mitigation", "Mitigation and resolution"),
    VERIFICATION("verification", "Verification"),
    COMMUNICATIONS("communications", "Communications"),
    WHAT_WORKED("whatWorked", "What worked"),
    WHAT_DID_NOT("whatDidNot", "What did not"),
    WHERE_WE_WERE_LUCKY("whereWeWereLucky", "Where we were lucky"),
    PREVENTION("prevention", "What prevents or softens it next time"),
    CUSTOMER_CLEANUP("customerCleanup", "Customer cleanup"),
    OPEN_QUESTIONS("openQuestions", "Open questions");

    private final String key;
    private final String title;

    Section(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** As in JSON: {@code rootCause}. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public static Optional<Section> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key.equals(key))
                .findFirst();
    }
}
