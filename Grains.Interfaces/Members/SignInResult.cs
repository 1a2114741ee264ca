namespace OrleansNotify.Members;

/// <param name="Session">Set when it is done.</param>
/// <param name="RetryAfter">Set when it is locked.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.SignInResult")]
public sealed record SignInResult(
    [property: Id(0)] SignInStatus Status,
    [property: Id(1)] MemberSession? Session = null,
    [property: Id(2)] TimeSpan? RetryAfter = null)
{
    public static readonly SignInResult Refused = new(SignInStatus.Refused);

    public static SignInResult Of(MemberSession session) => new(SignInStatus.Done, session);

    public static SignInResult Locked(TimeSpan retryAfter) => new(SignInStatus.Locked, null, retryAfter);
}
