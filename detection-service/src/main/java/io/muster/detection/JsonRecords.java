package io.muster.detection;

import io.muster.detection.catalogue.CatalogueService;
import io.muster.detection.intake.AlertmanagerV2.CodeAndMessage;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.Step;
import io.muster.detection.journey.SyntheticJourney;
import io.muster.detection.measure.ConditionFigures;
import io.muster.detection.measure.MeasurePull;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.signal.FactSignal.CanarySignal;
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
            CanarySignal.class,
            CatalogueService.class,
            AlertMapping.class,
            Rule.class,
            Rule.Match.class,
            Outcome.class,
            CodeAndMessage.class,
            ConditionFigures.class,
            MeasurePull.class,
            SyntheticJourney.class,
            Step.class,
            Step.Expectation.class,
            Step.Extraction.class,
            StepRun.class
        },
        // JSONPath makes its functions by name
        classNames = {
            "com.jayway.jsonpath.internal.function.json.Append",
            "com.jayway.jsonpath.internal.function.json.KeySetFunction",
            "com.jayway.jsonpath.internal.function.numeric.Average",
            "com.jayway.jsonpath.internal.function.numeric.Max",
            "com.jayway.jsonpath.internal.function.numeric.Min",
            "com.jayway.jsonpath.internal.function.numeric.StandardDeviation",
            "com.jayway.jsonpath.internal.function.numeric.Sum",
            "com.jayway.jsonpath.internal.function.sequence.First",
            "com.jayway.jsonpath.internal.function.sequence.Index",
            "com.jayway.jsonpath.internal.function.sequence.Last",
            "com.jayway.jsonpath.internal.function.text.Concatenate",
            "com.jayway.jsonpath.internal.function.text.Length"
        })
final class JsonRecords {

    private JsonRecords() {}
}
