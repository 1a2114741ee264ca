namespace OrleansNotify.Sessions;

/// <summary>The stored form of a user's sign-in. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.UserState")]
internal sealed record UserState
{
    /// <summary>The newest code; null: none was asked for.</summary>
    [Id(0)] public StoredCode? Code { get; init; }

    /// <summary>When guesses were taken since the last success, oldest first. Few, as none is taken beyond the limit.</summary>
    [Id(1)] public DateTimeOffset[] Guesses { get; init; } = [];
}
