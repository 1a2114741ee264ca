namespace OrleansNotify.Client.Endpoints;

/// <summary>What an endpoint is to be; what is null has the server's default, or stays.</summary>
public sealed record EndpointSettings
{
    public Uri? Url { get; init; }

    /// <summary>Such as <c>order.*</c>; none: all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>Sent with each delivery.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Seconds for one attempt.</summary>
    public double? Timeout { get; init; }

    /// <summary>Attempts per second; 0: no limit.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Seconds before each retry.</summary>
    public IReadOnlyList<double>? RetrySchedule { get; init; }

    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
