namespace OrleansNotify.Sessions;

/// <summary>A guess of a code, counted as failed until <see cref="ISessionStore.Start"/>.</summary>
/// <param name="ClientAddress">Whose guess it is: the client that asked for the code, or the one that guesses without a challenge.</param>
public sealed record OtpGuess(string Tenant, string User, string ClientAddress, DateTimeOffset At)
{
    /// <summary>How far back guesses that failed in a row are counted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
}
