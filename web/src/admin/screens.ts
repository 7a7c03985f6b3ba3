/** What the first page does without: the screens that only owners see. */
export { BulkInvite } from "../entry/bulk-invite";
export { Tree } from "../entry/tree";
export { SetUp } from "../look/set-up";
export { ReviewQueue } from "../proofs/queue";
export { ReportScreen } from "../report/report";
export { AdmissionScreen } from "./admission";
export { CriteriaScreen } from "./criteria";
export { DecisionScreen } from "./decision";
export { Decisions } from "./decisions";
export { ThreadReports } from "./thread-reports";
export { Waitlist } from "./waitlist";
