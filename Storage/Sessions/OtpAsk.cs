namespace OrleansNotify.Sessions;

public sealed record OtpAsk(DateTimeOffset At, bool WasUsed);
