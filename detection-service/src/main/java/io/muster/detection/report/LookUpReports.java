package io.muster.detection.report;

import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Looks up what people report. */
@ApplicationScoped
public class LookUpReports {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    ReportGroups groups;

    /** See {@link ReportGroups#list}. */
    public Uni<List<ReportGroup>> newest(UUID before, boolean restrictedToo, int rows) {
        return unitOfWork.run(() -> groups.list(before, restrictedToo, rows));
    }
}
