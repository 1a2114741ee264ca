namespace OrleansNotify.Sessions;

/// <summary>Which user a token is. Key: lower-case hexadecimal SHA-256 of the token.</summary>
[Alias("OrleansNotify.Sessions.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Null when the token is unknown, expired or revoked. Counts as use: it moves the idle expiry.</summary>
    Task<Session?> Resolve();

    /// <summary>Ends the session; gateways close its sockets. False when there was nothing to end.</summary>
    Task<bool> Revoke();
}
