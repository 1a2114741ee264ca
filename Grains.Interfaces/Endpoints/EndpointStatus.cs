namespace OrleansNotify.Endpoints;

[GenerateSerializer, Alias("OrleansNotify.Endpoints.EndpointStatus")]
public enum EndpointStatus
{
    Done = 0,

    /// <summary>There is no such endpoint, or it was deleted.</summary>
    NotFound = 1,

    /// <summary>The owner has as many endpoints as it may have.</summary>
    LimitReached = 2,

    /// <summary>It was changed since the version that the command names.</summary>
    VersionConflict = 3,

    /// <summary>The server's platform cannot sign with ed25519.</summary>
    SchemeUnsupported = 4,

    /// <summary>The headers are too long together, or one without a value has none that was stored.</summary>
    HeadersInvalid = 5,
}
