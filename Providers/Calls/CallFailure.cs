namespace OrleansNotify.Channels;

/// <summary>What a call without an answer came to.</summary>
internal static class CallFailure
{
    public static ProviderOutcome BadSettings { get; } = new()
    {
        Kind = OutcomeKind.RefusedAccount,
        Scope = OutcomeScope.Account,
        Code = "bad_settings",
        Detail = "The settings make no request.",
    };

    /// <param name="failure">What the call ended with.</param>
    /// <param name="unreachable">What else must wait when no connection is made.</param>
    /// <param name="isCancelled">Whether the caller's time was over.</param>
    public static ProviderOutcome OutcomeOf(Exception failure, OutcomeScope unreachable, bool isCancelled) => failure switch
    {
        AddressRefusedException => new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Scope = unreachable, Code = ProviderHttp.AddressNotAllowed, Detail = failure.Message },
        NotWrittenException => new ProviderOutcome
        {
            Kind = OutcomeKind.Later,
            Scope = unreachable,
            Code = isCancelled ? ProviderHttp.TimedOut : ProviderHttp.ConnectFailed,
            Detail = isCancelled ? "No connection was made in time." : "No connection was made.",
        },
        _ => new ProviderOutcome
        {
            Kind = OutcomeKind.Unknown,
            Code = isCancelled ? ProviderHttp.TimedOut : ProviderHttp.ConnectionLost,
            Detail = isCancelled ? "The request was written, and no answer came in time." : "The connection broke after the request was written.",
        },
    };
}
