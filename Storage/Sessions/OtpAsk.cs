namespace OrleansNotify.Sessions;

public sealed record OtpAsk(DateTimeOffset At, bool WasUsed, string ClientAddress)
{
    /// <summary>Name of the state in which a user's grain keeps the codes that were asked for.</summary>
    public const string StateName = "user";
}
