namespace OrleansNotify.Channels;

/// <summary>A mail that waits for its next attempt.</summary>
[GenerateSerializer, Alias("OrleansNotify.Channels.QueuedMail")]
internal sealed record QueuedMail
{
    [Id(0)] public string Id { get; init; } = "";

    /// <summary>The mail as JSON, sealed: it holds a sign-in code, which is nowhere at rest in plain form.</summary>
    [Id(1)] public byte[] Sealed { get; init; } = [];

    [Id(2)] public int Attempts { get; init; }

    [Id(3)] public DateTimeOffset NextAttemptAt { get; init; }

    [Id(4)] public DateTimeOffset ExpiresAt { get; init; }
}
