namespace OrleansNotify.Endpoints;

/// <summary>What a verifier found. For the log of the source's owner: a caller learns no more than that it failed.</summary>
public enum SignatureCheck
{
    Valid = 0,

    /// <summary>One of the three headers is missing or empty, or the id has a dot.</summary>
    MissingHeader = 1,

    /// <summary>The timestamp is not a whole number of seconds.</summary>
    BadTimestamp = 2,

    /// <summary>The timestamp is more than 300 s away, before or after.</summary>
    Stale = 3,

    /// <summary>There is no key, or one that cannot be read.</summary>
    BadKey = 4,

    NoMatch = 5,
}
