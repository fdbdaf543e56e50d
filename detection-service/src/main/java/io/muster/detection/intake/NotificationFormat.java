package io.muster.detection.intake;

/** How formats answer whose senders look at the status only: 200, problems, and 503 for what shall come again. */
interface NotificationFormat extends IntakeFormat {

    @Override
    default Answer tooLarge(int most) {
        return Answer.problem(IntakeProblem.TOO_LARGE, "the body is larger than " + most + " bytes");
    }

    @Override
    default Answer unavailable() {
        return Answer.problem(IntakeProblem.INTAKE_UNAVAILABLE, "the alerts cannot be stored now; send them again");
    }

    /** @param detail names nothing of the body */
    static Answer invalid(String detail) {
        return Answer.problem(IntakeProblem.INVALID_NOTIFICATION, detail);
    }

    static Answer unsigned(String header) {
        return Answer.problem(
                IntakeProblem.SIGNATURE_REQUIRED, "the header " + header + " does not fit the body and the secret");
    }
}
