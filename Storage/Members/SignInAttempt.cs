namespace OrleansNotify.Members;

/// <param name="User">Empty: no member was named. Nothing is kept of other addresses.</param>
/// <param name="IsKnown">The member has signed in from this network before.</param>
public sealed record SignInAttempt(string Id, string Tenant, string User, string Network, bool IsKnown, DateTimeOffset At);
