package io.muster.resolution.mitigation;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.web.SecretBox;
import io.muster.web.StandardWebhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The company agrees beforehand what other systems may be asked to do (R7). */
@ApplicationScoped
public class KeepCatalogue {

    private static final int SHORTEST_SECRET_BYTES = 16;

    /** An action as somebody wrote it. @param secret {@code whsec_} and base64; null keeps the one that is stored */
    public record Draft(
            String key,
            String title,
            MitigationAction.Kind kind,
            String url,
            String secret,
            List<String> services,
            boolean requiresApproval) {}

    private final UnitOfWork unitOfWork;
    private final MitigationActions actions;
    private final SecretBox secrets;

    KeepCatalogue(UnitOfWork unitOfWork, MitigationActions actions, SecretBox secrets) {
        this.unitOfWork = unitOfWork;
        this.actions = actions;
        this.secrets = secrets;
    }

    /**
     * Fails with 422: {@code mitigation-secret-missing} when a new action has none, {@code mitigation-secret-unusable}
     * or {@code mitigation-url-unusable}.
     */
    public Uni<MitigationAction> put(Draft draft) {
        var url = url(draft.url());
        var sealed = Optional.ofNullable(draft.secret()).map(this::seal);
        return unitOfWork.run(() -> actions.find(draft.key())
                .map(before -> new MitigationAction(
                        draft.key(),
                        draft.title(),
                        draft.kind(),
                        url,
                        sealed.or(() -> before.map(MitigationAction::sealedSecret))
                                .orElseThrow(() -> new Refusal(
                                        MitigationProblem.SECRET_MISSING, "The action is new and has no secret.")),
                        draft.services(),
                        draft.requiresApproval()))
                .call(actions::put));
    }

    /** Fails with {@code mitigation-action-unknown} (404). */
    public Uni<MitigationAction> get(String key) {
        return unitOfWork.run(() -> actions.find(key).map(found -> found.orElseThrow(() -> unknown(key))));
    }

    /** See {@link MitigationActions#after}. */
    public Uni<List<MitigationAction>> after(String key, int count) {
        return unitOfWork.run(() -> actions.after(key, count));
    }

    static Refusal unknown(String key) {
        return new Refusal(MitigationProblem.ACTION_UNKNOWN, "The catalogue has no action %s.".formatted(key));
    }

    private String seal(String secret) {
        if (!isUsable(secret)) {
            throw new Refusal(
                    MitigationProblem.SECRET_UNUSABLE,
                    "It starts with %s, followed by the base64 of at least %d bytes."
                            .formatted(StandardWebhooks.SECRET_PREFIX, SHORTEST_SECRET_BYTES));
        }
        return secrets.seal(secret);
    }

    private static boolean isUsable(String secret) {
        if (!secret.startsWith(StandardWebhooks.SECRET_PREFIX)) {
            return false;
        }
        try {
            var base64 = secret.substring(StandardWebhooks.SECRET_PREFIX.length());
            return Base64.getDecoder().decode(base64).length >= SHORTEST_SECRET_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // refused below
        }
        throw new Refusal(MitigationProblem.URL_UNUSABLE, "It is %s.".formatted(text));
    }
}
