namespace OrleansNotify.Sessions;

public sealed record OtpAsk(DateTimeOffset At, bool WasUsed)
{
    /// <summary>Name of the state in which a user's grain keeps the code that was asked for.</summary>
    public const string StateName = "user";
}
