namespace OrleansNotify.Channels;

/// <summary>What a callback says, once it is verified.</summary>
public sealed record CallbackReading
{
    /// <summary>False: the signature is missing or wrong; nothing of it counts, and the answer is 401.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Why it is not verified, or could not be read; for the log.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<ProviderEvent> Events { get; init; } = [];

    /// <summary>What to answer with 200, for providers that want a text back.</summary>
    public string? Answer { get; init; }

    /// <summary>To be fetched through the outbound guard: SNS' confirmation of a subscription.</summary>
    public Uri? Confirm { get; init; }

    public static CallbackReading Refused(string problem) => new() { IsVerified = false, Problem = problem };
}
