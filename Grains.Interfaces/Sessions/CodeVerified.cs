namespace OrleansNotify.Sessions;

/// <param name="Token">The session's token, shown this once; null when the code was not right.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Sessions.CodeVerified")]
public sealed record CodeVerified(
    [property: Id(0)] string? Token,
    [property: Id(1)] DateTimeOffset ExpiresAt)
{
    public static readonly CodeVerified Refused = new(null, default);
}
