-- Whose these are, so that a session or an account goes without a look at everybody's.
CREATE INDEX notice_seen_session ON notice_seen (session);
CREATE INDEX mail_code_account ON mail_code (account);
CREATE INDEX struck_account ON struck (account);
CREATE INDEX appeal_account ON appeal (account);
