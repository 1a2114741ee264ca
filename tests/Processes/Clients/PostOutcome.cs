namespace OrleansNotify.Clients;

internal enum PostOutcome
{
    /// <summary>2xx: must never be lost.</summary>
    Accepted,

    /// <summary>A broken connection, a timeout or 5xx: may be there, but once at most.</summary>
    Unknown,

    /// <summary>Nobody listened: it is not there.</summary>
    NotSent,
}
