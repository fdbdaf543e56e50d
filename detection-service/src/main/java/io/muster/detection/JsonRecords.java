package io.muster.detection;

import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.intake.AlertmanagerV2.CodeAndMessage;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Domain records that are written as JSON outside of REST signatures, for native images: the domain names no framework. */
@RegisterForReflection(
        targets = {
            AlertSignal.class,
            ReportSignal.class,
            ChangeSignal.class,
            RemarkSignal.class,
            RemarkKind.class,
            PingSignal.class,
            CatalogueService.class,
            Rule.class,
            Rule.Match.class,
            Outcome.class,
            CodeAndMessage.class
        })
final class JsonRecords {

    private JsonRecords() {}
}
