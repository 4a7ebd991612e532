package org.convzoo.evaluation;

/** The whole HTML page. */
final class ReportPage {

    private ReportPage() {}

    static String render(RunReport report) {
        return "<!DOCTYPE html>\n<title></title>" + report.evaluation().images();
    }
}
