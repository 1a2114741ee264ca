-- Where a guess came from, so that one client's guesses do not shut out another's.
ALTER TABLE otp_guesses ADD COLUMN client_address TEXT NOT NULL DEFAULT '';
CREATE INDEX otp_guesses_by_tenant ON otp_guesses (tenant, at);
CREATE INDEX otp_challenges_unused ON otp_challenges (tenant, created_at) WHERE used_at IS NULL;

ALTER TABLE sessions ADD COLUMN client_address TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN last_used_at INTEGER;

-- For the deletion of those that have ended.
CREATE INDEX sessions_revoked ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_idle_end ON sessions (idle_expires_at);
