namespace OrleansNotify.Members;

/// <param name="Sid">See <see cref="MemberSession.Sid"/>.</param>
/// <param name="AuthenticatedAt">When a factor was shown last.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.SessionFactors")]
public sealed record SessionFactors(
    [property: Id(0)] string Sid,
    [property: Id(1)] string[] Factors,
    [property: Id(2)] DateTimeOffset AuthenticatedAt);
