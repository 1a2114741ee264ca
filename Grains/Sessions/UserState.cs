namespace OrleansNotify.Sessions;

/// <summary>The stored form of a user's sign-in. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.UserState")]
internal sealed record UserState
{
    /// <summary>The newest code; null: none was asked for.</summary>
    [Id(0)] public StoredCode? Code { get; init; }

    // Id 1 and the name Guesses are those of guesses that silos of the version before have counted here.

    /// <summary>Codes that were asked for before it and may still be used, newest first.</summary>
    [Id(2)] public StoredCode[] Others { get; init; } = [];

    public IEnumerable<StoredCode> Codes => Code is null ? Others : Others.Prepend(Code);

    public static UserState Of(IReadOnlyList<StoredCode> codes) => new() { Code = codes.Count > 0 ? codes[0] : null, Others = [.. codes.Skip(1)] };

    public UserState With(StoredCode code) => Of([.. Codes.Select(before => before.ChallengeId == code.ChallengeId ? code : before)]);
}
