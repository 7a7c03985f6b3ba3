-- Reports of private threads: one of the two shows owners what was written last.

CREATE TABLE thread_report (
  id BIGINT NOT NULL PRIMARY KEY,
  -- One of the two.
  reporter BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  thread BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  -- The last message that they saw: no later one is shown.
  up_to BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  -- spam, harassment, threat, fraud, other.
  reason TEXT NOT NULL,
  -- What they add, sealed under their key.
  words TEXT,
  -- Empty: it waits.
  settled_ms BIGINT,
  settled_by BIGINT REFERENCES account (id) ON DELETE SET NULL
);
-- Of the same thread one waits at a time.
CREATE UNIQUE INDEX thread_report_waits ON thread_report (reporter, thread) WHERE settled_ms IS NULL;
CREATE INDEX thread_report_of ON thread_report (reporter);
CREATE INDEX thread_report_thread ON thread_report (thread);
CREATE INDEX thread_report_waiting ON thread_report (at_ms, id) WHERE settled_ms IS NULL;
CREATE INDEX thread_report_settled ON thread_report (settled_ms) WHERE settled_ms IS NOT NULL;
CREATE INDEX thread_report_settled_by ON thread_report (settled_by) WHERE settled_by IS NOT NULL;
