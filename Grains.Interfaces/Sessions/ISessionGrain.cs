using Orleans.CodeGeneration;

namespace OrleansNotify.Sessions;

/// <summary>Which user a token is. Key: lower-case hexadecimal SHA-256 of the token.</summary>
[Alias("OrleansNotify.Sessions.ISessionGrain"), Version(1)]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Null when the token is unknown, expired or revoked. Counts as use: it moves the idle expiry.</summary>
    Task<Session?> Resolve();

    /// <summary>Ends the session; gateways close its sockets. False when there was nothing to end.</summary>
    Task<bool> Revoke();

    /// <summary>A ticket for one connection within the next 30 seconds; null when the session is not live. A silo that ends takes its tickets with it.</summary>
    Task<LiveTicket?> IssueTicket();

    /// <summary>Whether this is a ticket of this session that was not used yet; from then on it is used.</summary>
    Task<bool> TakeTicket(string ticket);
}
