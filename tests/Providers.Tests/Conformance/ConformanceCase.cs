using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>How one provider is led to its fake, and what its service says no with.</summary>
internal sealed record ConformanceCase
{
    /// <summary>Settings of an account, for a service at an address.</summary>
    public required Func<Uri, Dictionary<string, string>> Settings { get; init; }

    /// <summary>A right message, for a service at an address.</summary>
    public required Func<Uri, OutgoingMessage> Message { get; init; }

    /// <summary>Members of a rule that refuses, beside its fault.</summary>
    public required string RefusedRecipient { get; init; }

    public required string RefusedMessage { get; init; }

    public required string RefusedAccount { get; init; }

    /// <summary>False: nothing in a positive answer is needed, so one cannot be garbage.</summary>
    public bool ReadsAnswers { get; init; } = true;

    /// <summary>False: the service has no way to say until when.</summary>
    public bool HasRetryAfter { get; init; } = true;

    /// <summary>What a 5xx means: whether the message was taken is not said.</summary>
    public OutcomeKind ServerError { get; init; } = OutcomeKind.Unknown;

    /// <summary>Where the provider's service is played.</summary>
    public Func<FakeProviders, Uri> AddressOf { get; init; } = fakes => fakes.Address;

    /// <summary>Where nothing is played.</summary>
    public Uri NoAddress { get; init; } = new("http://127.0.0.1:1");
}
